"""The command that reads codes; a vault is asked about a check code, or where a dossier's code is to be carried."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from app.cli.output import show
from app.imaging import read_codes
from app.services.read_code import ReadCode, read_texts
from forms import codes
from forms.refusal import NotNow, Refusal

_LARGEST = 50 * 1024 * 1024
PICTURES = (".png", ".jpg", ".jpeg", ".pdf")


def scan(arguments: Namespace) -> int:
    """``{kind, fields, warnings}``; where there are several codes the others stand under ``others``."""
    texts = [text for what in arguments.what for text in codes_in(what)]
    found = _read(arguments, texts)
    if arguments.carry:
        found = [_carried(arguments, one) if one.kind == "dossier" else one for one in found]
    first, others = found[0], found[1:]
    value: dict[str, object] = {"kind": first.kind, "fields": first.fields, "warnings": first.warnings}
    if others:
        value["others"] = others
    lines = [line for code in (first, *others) for line in _lines(code)]
    show(value, lines, as_json=arguments.json)
    return 0


def codes_in(what: str) -> list[str]:
    """The texts of an argument: of the picture or PDF that it names, else the argument itself."""
    file = _file(what)
    if file is None:
        return [what]
    return read_codes(_content(file))


def _read(arguments: Namespace, texts: Sequence[str]) -> list[ReadCode]:
    if not any(codes.kind_of(text) == "check-code" for text in texts):
        return read_texts(texts)
    from app.cli.opening import has_passphrase, has_vault, opened  # noqa: PLC0415 - brings the vault

    if not has_passphrase(arguments) or not has_vault(arguments):
        return read_texts(texts)
    with opened(arguments, read_only=True) as desk:
        return read_texts(texts, desk)


def _carried(arguments: Namespace, code: ReadCode) -> ReadCode:
    """The dossier's code, stored for the next sync; a symbol that is missing is asked for before anything is kept."""
    from app.cli.opening import opened  # noqa: PLC0415 - brings the vault
    from app.services import carry_paper  # noqa: PLC0415 - works in the vault

    if code.fields["missing"]:
        raise NotNow(
            "parts-missing",
            f"Symbol {code.fields['missing']} of this dossier is still to be scanned; give all of them together.",
            missing=str(code.fields["missing"]),
        )
    with opened(arguments) as desk:
        is_new = carry_paper.keep(desk, code.fields["symbols"])
    return ReadCode(code.kind, {**code.fields, "carried": "kept" if is_new else "known"}, code.warnings)


def _file(text: str) -> Path | None:
    """The file that the argument names, when it is not itself the text of a code."""
    if codes.kind_of(text) != "unknown":
        return None
    file = Path(text)
    try:
        exists = file.is_file()
    except (OSError, ValueError):  # far too long for a name: it is a text
        return None
    if not exists and file.suffix.lower() in PICTURES:
        raise Refusal("no-file", f"There is no file {file}.", file=text)
    return file if exists else None


def _content(file: Path) -> bytes:
    try:
        if file.stat().st_size > _LARGEST:
            raise Refusal("too-large", f"{file} is larger than {_LARGEST // 1024 // 1024} MB.", file=str(file))
        return file.read_bytes()
    except OSError as why:
        raise Refusal("no-file", f"{file} cannot be read: {why.strerror}.", file=str(file)) from why


def _lines(code: ReadCode) -> list[str]:
    shown = {name: value for name, value in code.fields.items() if name != "symbols"}
    fields = [f"  {name}: {value}" for name, value in shown.items() if value not in (None, "")]
    return [code.kind, *fields, *(f"  ! {warning}" for warning in code.warnings)]
