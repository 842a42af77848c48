"""The author's commands for packs: keys and signers, checking, signing, taking apart; never imported at start.

Nothing here opens a vault; secret halves of keys are read from files that their keepers hold.
"""

import json
import os
import shutil
import sys
import tempfile
from argparse import Namespace
from pathlib import Path

from app.cli.output import how_many, show
from app.cli.pack_files import LETTERS, described, pack_in, pack_lines, root_of, write_file
from app.services.desk import SYSTEM_CLOCK
from app.services.sign_pack import sign_folder
from app.services.usable_pack import check_usable
from forms.authoring import Finding, check_pack, check_packs
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
from forms.pack_file import signers_list
from forms.refusal import Refusal


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
        sys.stderr.write(f"{place} has {how_many(len(findings), 'thing')} to mend.\n")
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
    told = f"List {made.number} with {how_many(len(keys), 'signer')} is in {arguments.out}."
    show(value, [told], as_json=arguments.json)
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
        sys.stderr.write(f"{folder} has {how_many(len(findings), 'thing')} to mend; no pack was made.\n")
        return 1
    content, made = sign_folder(
        folder,
        arguments.key,
        catalogue=Catalogue.load(over=(folder,)),
        root=root_of(arguments, confirmed=False),
        today=local_today(SYSTEM_CLOCK.now()),
        signers=arguments.signers,
        name=arguments.name,
        title=arguments.title,
        version=arguments.version,
    )
    write_file(arguments.out, content)
    value = described(made) | {"ok": True, "findings": [], "file": str(arguments.out)}
    show(
        value,
        [f"{made.label.title} {made.label.version} is in {arguments.out}.", *pack_lines(made)],
        as_json=arguments.json,
    )
    return 0


def unpack(arguments: Namespace) -> int:
    """``{file}``: a procedure or form as a workbook, or a signed pack as a folder."""
    source = Path(arguments.what)
    if source.is_file():
        pack = pack_in(arguments, source)
        if arguments.out.exists():
            raise Refusal(
                "bad-output", f"{arguments.out} is there already; give a new folder.", file=str(arguments.out)
            )
        for path, content in sorted(pack.files.items()):
            write_file(arguments.out.joinpath(*path.split("/")), content)
        label = {"name": pack.label.name, "title": pack.label.title, "version": pack.label.version}
        told = json.dumps({**label, "changes": list(pack.label.changes)}, ensure_ascii=False, indent=1)
        write_file(arguments.out / "pack.json", told.encode())
        held = f"{arguments.out} holds {how_many(len(pack.files), 'file')}."
        show({"file": str(arguments.out)}, [held], as_json=arguments.json)
        return 0
    from app.cli.workbooks import unpack as unpack_workbook  # noqa: PLC0415 - writes workbooks, heavy

    return unpack_workbook(arguments)


def template(arguments: Namespace) -> int:
    """``{file}``: an empty workbook with hints and one invented example."""
    from app.cli.workbooks import template as write_template  # noqa: PLC0415 - writes workbooks, heavy

    return write_template(arguments)


def _check_file(arguments: Namespace, file: Path) -> int:
    pack = pack_in(arguments, file)
    with laid_out(pack.files) as folder:
        check_usable(pack.files, Catalogue.load(over=(folder,)))
    show(
        described(pack) | {"ok": True, "findings": []},
        ["The pack is sound.", *pack_lines(pack)],
        as_json=arguments.json,
    )
    return 0


def _findings(folder: Path) -> list[Finding]:
    if (folder / "card.json").is_file():
        return check_pack(folder)
    if next(folder.glob("local/*.json"), None) is not None:
        return check_folder(folder)
    if next(folder.glob("*/card.json"), None) is None:
        raise Refusal("no-file", f"{folder} is no pack and holds none: there is no card.json.", file=str(folder))
    return check_packs(folder)


def _write_secret(file: Path, text: str) -> None:
    """A new file that nobody else may read; one that is there is never written over."""
    try:
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as target:
            target.write(text)
    except OSError as error:
        raise Refusal("bad-output", f"{file} cannot be written: {error.strerror}.", file=str(file)) from error
