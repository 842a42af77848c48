"""What a command writes to be printed or shown: one PDF, or a picture of each page."""

from argparse import Namespace
from dataclasses import dataclass
from pathlib import Path

from app.cli.output import how_many, show
from app.imaging import page_count, pages_png
from forms.refusal import Refusal

PICTURE_DPI = 150
"""Enough for a code of 25 mm to be read back from the picture."""


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
    lines = [f"{how_many(written.pages, 'page')} in {', '.join(map(str, written.files))}"]
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
    out.write_bytes(pdf)
    return Written(page_count(pdf), (out,))


def _write_pictures(pdf: bytes, out: Path) -> Written:
    files = []
    for number, picture in enumerate(pages_png(pdf, dpi=PICTURE_DPI), start=1):
        files.append(out if number == 1 else out.with_name(f"{out.stem}-{number}{out.suffix}"))
        files[-1].write_bytes(picture)
    return Written(len(files), tuple(files))
