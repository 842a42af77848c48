"""What a pack, a folder or a workbook says before it counts: shown, and compared with what is in force."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from app import printing
from app.cli.folders import folder as data_of
from app.cli.knowledge import card_lines
from app.cli.output import show
from app.cli.pack_files import pack_in
from app.cli.written import check_output, write_sheet
from app.services.desk import SYSTEM_CLOCK, Shelf, open_shelf
from app.storage import pack_store
from forms.authoring.outline import lines as outline_lines
from forms.authoring.outline import outline
from forms.authoring.pack_folder import laid_out
from forms.catalogue import Catalogue
from forms.dates import local_today
from forms.declaration import resolve
from forms.pack_changes import between
from forms.places import Places
from forms.refusal import Refusal


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
    show({"lines": found.lines, "changes": found.all}, found.lines, as_json=arguments.json)
    return 0


@contextmanager
def _over(arguments: Namespace, what: Path) -> Iterator[tuple[Catalogue, tuple[str, ...], tuple[str, ...]]]:
    """A pack, a folder or a workbook over what is in force, with the procedures and communes that it speaks of."""
    over = pack_store.folders(data_of(arguments))
    if what.suffix.lower() == ".xlsx":
        from app.cli.workbooks import as_folder  # noqa: PLC0415 - reads workbooks, heavy

        with as_folder(what) as folder:
            yield _named(folder, (folder, *over))
    elif what.is_file():
        with laid_out(pack_in(arguments, what).files) as folder:
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
    procedure = catalogue.get(code)
    pages = outline(catalogue.form(code).xml) if procedure.has_form else ()
    told = [*card_lines(procedure, local_today(SYSTEM_CLOCK.now())), *outline_lines(pages)]
    return {"code": code, "card": procedure.card(), "questions": pages, "lines": told}


def _papers(catalogue: Catalogue, codes: tuple[str, ...], out: Path) -> list[str]:
    """The official form, blank, or the guidance sheet of a procedure without one; one file a procedure."""
    from app.services.print_sheets import SheetKind, sheet_of_procedure  # noqa: PLC0415 - brings the vault's services

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
