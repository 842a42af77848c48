"""The command that prints: one PDF, or a picture of each page."""

from argparse import Namespace
from dataclasses import dataclass
from pathlib import Path

from app.cli.folders import folder
from app.cli.output import show
from app.cli.words import a_route
from app.printing import together
from app.services.desk import open_shelf
from app.services.print_sheets import SheetKind, Way, of_procedure, sheet
from forms.certified_copies import CopyLine, read_lines
from forms.refusal import Refusal

PICTURE_DPI = 150
"""Enough for a code of 25 mm to be read back from the picture."""


def print_sheet(arguments: Namespace) -> int:
    """``{pages, file, files}``."""
    if arguments.kind == "late":
        from app.cli.following import print_late  # noqa: PLC0415 - seldom wanted

        return print_late(arguments)
    if arguments.kind not in set(SheetKind):
        from app.cli.other_papers import print_other  # noqa: PLC0415 - a sheet needs none of that

        return print_other(arguments)
    kind = SheetKind(arguments.kind)
    if arguments.dossier and (arguments.route or arguments.case):
        raise Refusal("unknown-route", "A dossier has its own route and case; leave --route and --case out.")
    if bool(arguments.procedure) == bool(arguments.dossier):
        raise Refusal("nothing-to-print", "Say which dossier or procedure to print: --dossier ID or --procedure CODE.")
    if arguments.procedure:
        shelf = open_shelf(data=folder(arguments))
        way, copies = Way(arguments.large, arguments.a5), _copies(arguments)
        route, case = a_route(arguments.route), " ".join(arguments.case) or None
        papers = (
            of_procedure(shelf, kind, code, route, way, case=case, copies=copies, practice=shelf.practice)
            for code in arguments.procedure
        )
        pdf = together(papers, practice=shelf.practice)
    else:
        from app.cli.opening import opened  # noqa: PLC0415 - a procedure's sheet needs no vault

        with opened(arguments, read_only=True) as desk:
            pdf = sheet(desk, kind, arguments.dossier, large=arguments.large, folded=arguments.a5)
    return show_written(arguments, write_sheet(pdf, arguments.out))


def _copies(arguments: Namespace) -> tuple[CopyLine, ...]:
    if arguments.copies is None:
        return ()
    from app.cli.answers_file import read_json  # noqa: PLC0415 - most papers have no table

    return read_lines(read_json(arguments.copies))


@dataclass(frozen=True)
class Written:
    """What was written: the pages, and each file in their order, one for all of them or one for each."""

    pages: int
    files: tuple[Path, ...]

    def as_json(self) -> dict[str, object]:
        """``{pages, file, files}``; ``file`` is the first, as the caller named it."""
        return {"pages": self.pages, "file": str(self.files[0]), "files": [str(file) for file in self.files]}


def show_written(arguments: Namespace, written: Written) -> int:
    """Tell what was written."""
    lines = [f"{written.pages} pages in {', '.join(map(str, written.files))}"]
    show(written, lines, as_json=arguments.json)
    return 0


def write_sheet(pdf: bytes, out: Path) -> Written:
    """Write the PDF, or its pages as OUT.png, OUT-2.png, ….

    Raises:
        Refusal: ``bad-output`` for another ending or a place that cannot be written.
    """
    check_output(out)
    try:
        return _write_pictures(pdf, out) if out.suffix.lower() == ".png" else _write_pdf(pdf, out)
    except OSError as why:
        raise Refusal("bad-output", f"{out} cannot be written: {why.strerror}.", file=str(out)) from why


def check_output(out: Path) -> None:
    """Refuse an impossible place (``bad-output``) before any work is done for it."""
    if out.suffix.lower() not in (".pdf", ".png"):
        raise Refusal("bad-output", f"{out} must end with .pdf or .png.", file=str(out))
    if not out.absolute().parent.is_dir():
        raise Refusal("bad-output", f"There is no folder {out.absolute().parent}.", file=str(out))


def _write_pdf(pdf: bytes, out: Path) -> Written:
    from app.imaging import page_count  # noqa: PLC0415 - as below

    out.write_bytes(pdf)
    return Written(page_count(pdf), (out,))


def _write_pictures(pdf: bytes, out: Path) -> Written:
    from app.imaging import pages_png  # noqa: PLC0415 - most papers stay PDF

    files = []
    for number, picture in enumerate(pages_png(pdf, dpi=PICTURE_DPI), start=1):
        files.append(out if number == 1 else out.with_name(f"{out.stem}-{number}{out.suffix}"))
        files[-1].write_bytes(picture)
    return Written(len(files), tuple(files))
