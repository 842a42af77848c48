"""The command that prints: one PDF, or a picture of each page."""

from argparse import Namespace
from pathlib import Path

from app.cli.output import show
from app.services.desk import open_shelf
from app.services.print_sheets import SheetKind, sheet, sheet_of_procedure
from forms.refusal import Refusal

PICTURE_DPI = 150
"""Enough for a code of 25 mm to be read back from the picture."""


def print_sheet(arguments: Namespace) -> int:
    """``{pages, file}``."""
    kind = SheetKind(arguments.kind)
    if arguments.procedure is not None:
        pdf = sheet_of_procedure(open_shelf(), kind, arguments.procedure, large=arguments.large)
    else:
        from app.cli.opening import opened  # noqa: PLC0415 - a procedure's sheet needs no vault

        with opened(arguments, read_only=True) as desk:
            pdf = sheet(desk, kind, arguments.dossier, large=arguments.large)
    pages = write_sheet(pdf, arguments.out)
    show({"pages": pages, "file": str(arguments.out)}, [f"{pages} pages in {arguments.out}"], as_json=arguments.json)
    return 0


def write_sheet(pdf: bytes, out: Path) -> int:
    """Write the PDF, or its pages as OUT.png, OUT-2.png, …; returns the number of pages.

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


def _write_pdf(pdf: bytes, out: Path) -> int:
    from app.imaging import page_count  # noqa: PLC0415 - as below

    out.write_bytes(pdf)
    return page_count(pdf)


def _write_pictures(pdf: bytes, out: Path) -> int:
    from app.imaging import pages_png  # noqa: PLC0415 - most papers stay PDF

    pictures = pages_png(pdf, dpi=PICTURE_DPI)
    for number, picture in enumerate(pictures, start=1):
        name = out if number == 1 else out.with_name(f"{out.stem}-{number}{out.suffix}")
        name.write_bytes(picture)
    return len(pictures)
