"""The commands for packs: check, sign, take apart, show, compare, install; authoring is never imported at start.

Nothing here opens a vault; secret halves of keys are read from files that their keepers hold.
"""

import json
import os
import shutil
import sys
import tempfile
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from app.cli.folders import folder as data_of
from app.cli.output import show
from app.services import install_packs
from app.services.desk import SYSTEM_CLOCK, Shelf, open_shelf
from app.services.sign_pack import sign_folder
from app.storage import pack_store
from forms.authoring import Finding, check_pack, check_packs
from forms.authoring.outline import lines as outline_lines
from forms.authoring.outline import outline
from forms.authoring.pack_folder import (
    check_folder,
    laid_out,
    new_key,
    read_key,
    read_public,
    signers_file,
)
from forms.catalogue import PACKS, Catalogue
from forms.dates import local_today
from forms.pack_changes import Changes, between
from forms.pack_file import LOCAL, Pack, signers_list
from forms.refusal import Refusal
from forms.trust import TrustedKey

LETTERS = 12
"""Letters of a key's id that a keeper compares, as for the keys of payment accounts."""


def check(arguments: Namespace) -> int:
    """``{ok, findings: [{place, message, sheet}]}``; 1 when something is to be mended.

    What is looked at is one pack's folder (it has a ``card.json``), a folder of packs, a workbook, or a signed file;
    without any, the packs shipped with the program.
    """
    place: Path = arguments.folder or PACKS
    if place.suffix.lower() == ".xlsx":
        from app.cli.workbooks import check as check_workbook  # noqa: PLC0415 - reads workbooks, heavy

        return check_workbook(arguments)
    if place.is_file():
        return _check_file(arguments, place)
    findings = _findings(place)
    words = [str(finding) for finding in findings] or ["The packs are sound."]
    show({"ok": not findings, "findings": findings}, words, as_json=arguments.json)
    if findings:
        sys.stderr.write(f"{place} has {len(findings)} things to mend.\n")
    return 1 if findings else 0


def key(arguments: Namespace) -> int:
    """``{file, public, letters}``: a new signer's key with its secret half in a file that only its owner reads."""
    today = local_today(SYSTEM_CLOCK.now())
    first, last = arguments.first_day or today, arguments.last_day or today.replace(day=1, year=today.year + 2)
    made = new_key(arguments.name, arguments.level, arguments.unit or "", first, last)
    _write_secret(arguments.out, json.dumps(made.as_json(secret=True), ensure_ascii=False, indent=1))
    public = arguments.out.with_suffix(".public.json")
    write_file(public, json.dumps(made.as_json(secret=False), ensure_ascii=False, indent=1).encode())
    letters = made.key.id[:LETTERS]
    words = [f"The key is in {arguments.out}: keep it off every network.", f"Its public half is in {public}: {letters}"]
    show({"file": str(arguments.out), "public": str(public), "letters": letters}, words, as_json=arguments.json)
    return 0


def signers(arguments: Namespace) -> int:
    """``{file, number, signers}``: the dated list of who may sign, signed with the root key."""
    root = read_key(arguments.root)
    keys = [read_public(file) for file in arguments.keys]
    made = signers_list(keys, arguments.number, local_today(SYSTEM_CLOCK.now()), root.secret)
    write_file(arguments.out, json.dumps(signers_file(made), ensure_ascii=False, indent=1).encode())
    value = {"file": str(arguments.out), "number": made.number, "signers": [one.name for one in made.keys]}
    show(value, [f"List {made.number} with {len(keys)} signers is in {arguments.out}."], as_json=arguments.json)
    return 0


def build(arguments: Namespace) -> int:
    """``{ok, findings, file, name, version, signed_by, files, sha256}``; 1 with findings, and nothing written."""
    if arguments.province is not None or arguments.folder is None or arguments.folder.suffix.lower() == ".xlsx":
        from app.cli.workbooks import build as build_sheets  # noqa: PLC0415 - reads workbooks, heavy

        return build_sheets(arguments)
    if (arguments.folder / "card.json").is_file():
        with tempfile.TemporaryDirectory(prefix="hosolang-pack-") as name:
            shutil.copytree(arguments.folder, Path(name) / arguments.folder.resolve().name)
            arguments.name = arguments.name or f"thu-tuc-{arguments.folder.resolve().name.replace('.', '-')}"
            return build_folder(arguments, Path(name))
    return build_folder(arguments, arguments.folder)


def build_folder(arguments: Namespace, folder: Path) -> int:
    """Sign a folder (see :func:`build`)."""
    if arguments.key is None:
        raise Refusal("no-key", "A pack is signed: give the signer's key with --key FILE.")
    findings = check_folder(folder)
    if findings:
        show({"ok": False, "findings": findings}, map(str, findings), as_json=arguments.json)
        sys.stderr.write(f"{folder} has {len(findings)} things to mend; no pack was made.\n")
        return 1
    content, made = sign_folder(
        folder,
        arguments.key,
        catalogue=Catalogue.load(over=(folder,)),
        root=_root_of(arguments, confirmed=False),
        today=local_today(SYSTEM_CLOCK.now()),
        signers=arguments.signers,
        name=arguments.name,
        title=arguments.title,
        version=arguments.version,
    )
    write_file(arguments.out, content)
    value = _described(made) | {"ok": True, "findings": [], "file": str(arguments.out)}
    show(
        value,
        [f"{made.label.title} {made.label.version} is in {arguments.out}.", *_lines(made)],
        as_json=arguments.json,
    )
    return 0


def unpack(arguments: Namespace) -> int:
    """``{file}``: a procedure or form as a workbook, or a signed pack as a folder."""
    source = Path(arguments.what)
    if source.is_file():
        pack = _pack(arguments, source)
        if arguments.out.exists():
            raise Refusal(
                "bad-output", f"{arguments.out} is there already; give a new folder.", file=str(arguments.out)
            )
        for path, content in sorted(pack.files.items()):
            write_file(arguments.out.joinpath(*path.split("/")), content)
        label = {"name": pack.label.name, "title": pack.label.title, "version": pack.label.version}
        told = json.dumps({**label, "changes": list(pack.label.changes)}, ensure_ascii=False, indent=1)
        write_file(arguments.out / "pack.json", told.encode())
        show({"file": str(arguments.out)}, [f"{len(pack.files)} files are in {arguments.out}."], as_json=arguments.json)
        return 0
    from app.cli.workbooks import unpack as unpack_workbook  # noqa: PLC0415 - writes workbooks, heavy

    return unpack_workbook(arguments)


def template(arguments: Namespace) -> int:
    """``{file}``: an empty workbook with hints and one invented example."""
    from app.cli.workbooks import template as write_template  # noqa: PLC0415 - writes workbooks, heavy

    return write_template(arguments)


def preview(arguments: Namespace) -> int:
    """``{cards: [{code, card, questions}], local, files}``: card and questions; with ``-o`` the blank paper as well."""
    with _previewed(arguments) as (catalogue, codes, communes):
        shown = [_preview_of(catalogue, code) for code in codes]
        local = [catalogue.local(commune) for commune in communes]
        files = _papers(catalogue, codes, arguments.out) if arguments.out is not None else []
    value = {"cards": shown, "local": [one.as_json() for one in local if one], "files": files}
    words = [line for one in shown for line in one["lines"]] + [f"{one.unit}: {one.office}" for one in local if one]
    show(value, [*words, *files], as_json=arguments.json)
    return 0


def diff(arguments: Namespace) -> int:
    """``{lines, changes: [{code, what, text}]}``: what changes from B (what is in force) to A, in Vietnamese."""
    with _over(arguments, arguments.a) as (after, codes, communes):
        if arguments.b is None:
            found = between(open_shelf(data=data_of(arguments)).catalogue, after, codes, communes)
        else:
            with _over(arguments, arguments.b) as (before, old_codes, old_communes):
                found = between(before, after, sorted({*codes, *old_codes}), sorted({*communes, *old_communes}))
    _show_changes(arguments, found)
    return 0


def install(arguments: Namespace) -> int:
    """``{changed, name, version, signed_by, codes, lines}``."""
    root = _root_of(arguments, confirmed=True)
    done = install_packs.install(data_of(arguments), install_packs.read_file(arguments.file), SYSTEM_CLOCK, root)
    first = (
        f"{done.name} {done.version} ({done.signed_by}) is installed." if done.changed else "It was installed already."
    )
    show(done, [first, *done.lines], as_json=arguments.json)
    return 0


def listed(arguments: Namespace) -> int:
    """``[{identity, name, title, version, made_on, signed_by, key, sha256, installed_at, folder}]``, newest first."""
    found = pack_store.installed(data_of(arguments))
    words = [
        f"{one.identity}: {one.title} {one.version}, {one.signed_by}, {one.installed_at[:10]}"
        + ("" if one.folder else " (put aside)")
        for one in found
    ]
    show(found, words or ["Only what came with the program."], as_json=arguments.json)
    return 0


def put_aside(arguments: Namespace) -> int:
    """``{identity}``: a pack counts no more, and what lay below it counts again; the same file brings it back."""
    from app.cli.opening import opened as opened_vault  # noqa: PLC0415 - the other pack commands open no vault
    from app.services import tend_packs  # noqa: PLC0415 - as above

    with opened_vault(arguments) as desk:
        tend_packs.put_aside(desk, arguments.identity)
    words = [f"{arguments.identity} is put aside; it counts no more from the next opening on."]
    show({"identity": arguments.identity}, words, as_json=arguments.json)
    return 0


# -- what the commands share -----------------------------------------------------------------------------------------


def _check_file(arguments: Namespace, file: Path) -> int:
    pack = _pack(arguments, file)
    with laid_out(pack.files) as folder:
        install_packs.check_usable(pack.files, Catalogue.load(over=(folder,)))
    show(_described(pack) | {"ok": True, "findings": []}, ["The pack is sound.", *_lines(pack)], as_json=arguments.json)
    return 0


def _findings(folder: Path) -> list[Finding]:
    if (folder / "card.json").is_file():
        return check_pack(folder)
    if next(folder.glob("local/*.json"), None) is not None:
        return check_folder(folder)
    if next(folder.glob("*/card.json"), None) is None:
        raise Refusal("no-file", f"{folder} is no pack and holds none: there is no card.json.", file=str(folder))
    return check_packs(folder)


def _pack(arguments: Namespace, file: Path) -> Pack:
    root = _root_of(arguments, confirmed=True)
    return install_packs.read_pack(data_of(arguments), install_packs.read_file(file), SYSTEM_CLOCK, root)


def _root_of(arguments: Namespace, *, confirmed: bool) -> TrustedKey:
    """The program's own root, or another one whose letters were typed as its keeper reads them out."""
    if arguments.root is None:
        return install_packs.shipped_root()
    found = read_public(arguments.root)
    if confirmed and arguments.confirm.strip().lower() != found.id[:LETTERS]:
        raise Refusal(
            "not-confirmed",
            f"This root's letters are {found.id[:LETTERS]}: let its keeper read theirs out, then give them with "
            "--confirm. Nothing was changed.",
            letters=found.id[:LETTERS],
        )
    return found


@contextmanager
def _over(arguments: Namespace, what: Path) -> Iterator[tuple[Catalogue, tuple[str, ...], tuple[str, ...]]]:
    """A pack, a folder or a workbook over what is in force, with the procedures and communes that it speaks of."""
    over = pack_store.folders(data_of(arguments))
    if what.suffix.lower() == ".xlsx":
        from app.cli.workbooks import as_folder  # noqa: PLC0415 - reads workbooks, heavy

        with as_folder(what) as folder:
            yield _named(folder, (folder, *over))
    elif what.is_file():
        with laid_out(_pack(arguments, what).files) as folder:
            yield _named(folder, (folder, *over))
    elif (what / "card.json").is_file():
        yield Catalogue.load(over=(what.parent, *over)), (what.name,), ()
    elif what.is_dir():
        yield _named(what, (what, *over))
    else:
        raise Refusal("no-file", f"{what} is no pack, folder or workbook.", file=str(what))


@contextmanager
def _previewed(arguments: Namespace) -> Iterator[tuple[Catalogue, tuple[str, ...], tuple[str, ...]]]:
    what = Path(arguments.what)
    if what.exists():
        with _over(arguments, what) as found:
            yield found
        return
    catalogue = open_shelf(data=data_of(arguments)).catalogue
    yield catalogue, (catalogue.get(arguments.what).code,), ()


def _named(folder: Path, over: tuple[Path, ...]) -> tuple[Catalogue, tuple[str, ...], tuple[str, ...]]:
    codes = tuple(sorted(path.parent.name for path in folder.glob("*/card.json")))
    communes = tuple(sorted(path.stem for path in folder.glob("local/*.json")))
    return Catalogue.load(over=over), codes, communes


def _preview_of(catalogue: Catalogue, code: str) -> dict[str, Any]:
    from app.cli.knowledge import card_lines  # noqa: PLC0415 - a sibling command's words

    procedure = catalogue.get(code)
    pages = outline(catalogue.form(code).xml) if procedure.has_form else ()
    told = [*card_lines(procedure, local_today(SYSTEM_CLOCK.now())), *outline_lines(pages)]
    return {"code": code, "card": procedure.card(), "questions": pages, "lines": told}


def _papers(catalogue: Catalogue, codes: tuple[str, ...], out: Path) -> list[str]:
    """The official form, blank, or the guidance sheet of a procedure without one; one file a procedure."""
    from app import printing  # noqa: PLC0415 - most of these commands draw nothing
    from app.cli.printing import check_output, write_sheet  # noqa: PLC0415 - as above
    from app.services.print_sheets import SheetKind, sheet_of_procedure  # noqa: PLC0415 - as above
    from forms.declaration import resolve  # noqa: PLC0415 - as above
    from forms.places import Places  # noqa: PLC0415 - as above

    shelf, written = Shelf(catalogue=catalogue, clock=SYSTEM_CLOCK), []
    for code in codes:
        target = out if len(codes) == 1 else out.with_name(f"{out.stem}-{code}{out.suffix}")
        check_output(target)
        if catalogue.has_declaration(code):
            pdf = printing.declaration(resolve(catalogue.declaration_layout(code), None, places=Places.load()))
        else:
            pdf = sheet_of_procedure(shelf, SheetKind.GUIDANCE, code)
        written += [str(file) for file in write_sheet(pdf, target).files]
    return written


def _described(pack: Pack) -> dict[str, Any]:
    return {
        "name": pack.label.name,
        "title": pack.label.title,
        "version": pack.label.version,
        "made_on": pack.label.made_on,
        "signed_by": pack.signer.name,
        "files": sorted(pack.files),
        "sha256": pack.sha256,
    }


def _lines(pack: Pack) -> list[str]:
    communes = sum(bool(LOCAL.fullmatch(path)) for path in pack.files)
    cards = sum(path.endswith("/card.json") for path in pack.files)
    return [f"Signed by {pack.signer.name}; {cards} cards, {communes} communes, {len(pack.files)} files."]


def _show_changes(arguments: Namespace, found: Changes) -> None:
    show({"lines": found.lines, "changes": found.all}, found.lines, as_json=arguments.json)


def write_file(file: Path, content: bytes) -> None:
    """Write a file and the folders above it; Refusal ``bad-output``."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    except OSError as error:
        raise Refusal("bad-output", f"{file} cannot be written: {error.strerror}.", file=str(file)) from error


def _write_secret(file: Path, text: str) -> None:
    """A new file that nobody else may read; one that is there is never written over."""
    try:
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as target:
            target.write(text)
    except OSError as error:
        raise Refusal("bad-output", f"{file} cannot be written: {error.strerror}.", file=str(file)) from error
