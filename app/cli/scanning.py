"""The command that reads a code; a vault is asked only about a check code, with a passphrase, if there is one."""

from argparse import Namespace
from pathlib import Path

from app.cli.output import show
from app.services.read_code import ReadCode, read_picture, read_text
from forms import codes
from forms.refusal import Refusal

_LARGEST = 50 * 1024 * 1024
_SUFFIXES = (".png", ".jpg", ".jpeg", ".pdf")


def scan(arguments: Namespace) -> int:
    """``{kind, fields, warnings}``; a picture with several codes has the others under ``others``."""
    file = _file(arguments.what)
    found = _read(arguments, arguments.what, file)
    first, others = found[0], found[1:]
    value: dict[str, object] = {"kind": first.kind, "fields": first.fields, "warnings": first.warnings}
    if others:
        value["others"] = others
    lines = [line for code in (first, *others) for line in _lines(code)]
    show(value, lines, as_json=arguments.json)
    return 0


def _read(arguments: Namespace, text: str, file: Path | None) -> list[ReadCode]:
    if file is not None:
        content = _content(file)
        found = read_picture(content)
    else:
        content, found = b"", [read_text(text)]
    if not any(code.kind == "check-code" for code in found):
        return found
    from app.cli.opening import has_passphrase, has_vault, opened  # noqa: PLC0415 - heavy, and most codes need none

    if not has_passphrase(arguments) or not has_vault(arguments):
        return found
    with opened(arguments, read_only=True) as desk:
        return read_picture(content, desk) if content else [read_text(text, desk)]


def _file(text: str) -> Path | None:
    """The file that the argument names, when it is not itself the text of a code."""
    if codes.kind_of(text) != "unknown":
        return None
    file = Path(text)
    try:
        exists = file.is_file()
    except (OSError, ValueError):  # far too long for a name: it is a text
        return None
    if not exists and file.suffix.lower() in _SUFFIXES:
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
    fields = [f"  {name}: {value}" for name, value in code.fields.items() if value not in (None, "")]
    return [code.kind, *fields, *(f"  ! {warning}" for warning in code.warnings)]
