"""The pack commands that read or write workbooks: a procedure's own, and a province's sheet with a row per commune."""

import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from app.cli.folders import folder as data_of
from app.cli.output import how_many, show
from app.cli.pack_files import write_file
from app.cli.packs import build_folder
from app.services.desk import open_shelf
from app.storage import pack_store
from forms.authoring import workbook
from forms.authoring.pack_folder import laid_out, read_key
from forms.authoring.province_sheet import (
    is_province,
    province_of,
    province_template,
    read_province,
    repair_sheet,
)
from forms.authoring.workbook_read import Problem, read_file
from forms.authoring.workbook_template import template as workbook_template
from forms.authoring.workbook_write import parts_of, write
from forms.catalogue import PACKS
from forms.places import Places
from forms.refusal import Refusal


def check(arguments: Namespace) -> int:
    """``{ok, findings: [{sheet, cell, message, repair}], repaired}``; ``--repair`` saves a mended copy beside it."""
    file: Path = arguments.folder
    catalogue = open_shelf(data=data_of(arguments)).catalogue
    content = read_file(file)
    if is_province(content):
        return _check_province(arguments, file)
    problems = workbook.build(content, catalogue).problems
    return _told(arguments, file, problems, lambda target: workbook.repair(content, target, catalogue))


def _check_province(arguments: Namespace, file: Path) -> int:
    province = province_of(file)
    if not province:
        raise Refusal("bad-workbook", f"{file.name} has no row with the code of a commune.", file=file.name)
    problems = read_province(file, province).problems
    return _told(arguments, file, problems, lambda target: repair_sheet(file, target))


def build(arguments: Namespace) -> int:
    """A workbook becomes a pack's folder; a province's sheet becomes a signed pack (``{ok, findings, file, …}``)."""
    if arguments.province is not None:
        return _build_province(arguments)
    if arguments.folder is None:
        raise Refusal("nothing-to-build", "Say what to build: a folder, a workbook, or --province SHEET.")
    made = workbook.build(read_file(arguments.folder), open_shelf(data=data_of(arguments)).catalogue)
    if made.problems or not made.folder:
        return _told(arguments, arguments.folder, made.problems, None)
    for name, content in made.files.items():
        write_file(arguments.out.joinpath(*made.folder.split("/"), name), content)
    value = {"ok": True, "findings": [], "file": str(arguments.out), "folder": made.folder, "files": sorted(made.files)}
    show(value, [f"{made.folder} is in {arguments.out}: {', '.join(sorted(made.files))}."], as_json=arguments.json)
    return 0


def unpack(arguments: Namespace) -> int:
    """``{file}``: a procedure's (or shared form's) workbook."""
    write(_parts_of(arguments), arguments.out)
    show({"file": str(arguments.out)}, [f"{arguments.what} is in {arguments.out}."], as_json=arguments.json)
    return 0


def template(arguments: Namespace) -> int:
    """``{file}``: an empty workbook of a procedure, or a sheet with a row per commune."""
    check_name(arguments.out)
    (province_template if arguments.province else workbook_template)(arguments.out)
    show({"file": str(arguments.out)}, [f"An empty workbook is in {arguments.out}."], as_json=arguments.json)
    return 0


def check_name(out: Path) -> None:
    """A workbook is an .xlsx, and what is there is not written over (``bad-output``)."""
    if out.suffix.lower() != ".xlsx":
        raise Refusal("bad-output", f"{out} is no name of a workbook: it ends with .xlsx.", file=str(out))
    if out.exists():
        raise Refusal("bad-output", f"{out} is there already; give a new name.", file=str(out))


@contextmanager
def as_folder(file: Path) -> Iterator[Path]:
    """A workbook as a folder of packs that goes away again (``bad-workbook`` with its first problem)."""
    made = workbook.build(read_file(file))
    if made.problems:
        raise Refusal("bad-workbook", f"{file.name} is to be mended first: {made.problems[0]}", file=file.name)
    with laid_out({f"{made.folder}/{path}": content for path, content in made.files.items()}) as folder:
        yield folder


def _build_province(arguments: Namespace) -> int:
    if arguments.key is None:
        raise Refusal("no-key", "Local data is signed by its commune or province: give the key with --key FILE.")
    signer = read_key(arguments.key).key
    places = Places.load()
    province = signer.unit if signer.level == "province" else places.commune(signer.unit).province
    found = read_province(arguments.province, province)
    if found.problems:
        return _told(arguments, arguments.province, found.problems, None)
    arguments.name = arguments.name or f"so-lieu-{signer.unit}"
    label = places.province(province).full_name if signer.level == "province" else places.label(signer.unit)
    arguments.title = arguments.title or f"Số liệu của {label}"
    with laid_out(found.files) as folder:
        return build_folder(arguments, folder)


def _told(arguments: Namespace, file: Path, problems: Sequence[Problem], mend: Callable[[Path], int] | None) -> int:
    """Say what is to be mended, in Vietnamese with sheet and cell; mend a copy where that was asked for."""
    wants = bool(getattr(arguments, "repair", False)) and mend is not None
    target = file.with_name(f"{file.stem}-da-sua{file.suffix}")
    count = mend(target) if wants and mend is not None and problems else 0
    mended = [f"Đã sửa {count} ô, lưu ở {target}. Xem lại rồi kiểm tra tệp đó."] if count else []
    value = {
        "ok": not problems,
        "findings": problems,
        "repaired": {"file": str(target), "cells": count} if count else None,
    }
    show(value, [*map(str, problems), *mended] or ["The workbook is sound."], as_json=arguments.json)
    if problems:
        sys.stderr.write(f"{file} has {how_many(len(problems), 'thing')} to mend.\n")
    return 1 if problems else 0


def _parts_of(arguments: Namespace) -> dict[str, Path]:
    """The files of a procedure or of a shared form, installed or shipped."""
    for root in (*pack_store.folders(data_of(arguments)), PACKS):
        if (root / "_forms" / arguments.what / "form.md").is_file():
            return parts_of(root / "_forms" / str(arguments.what))
    catalogue = open_shelf(data=data_of(arguments)).catalogue
    return catalogue.parts(catalogue.get(arguments.what).code)
