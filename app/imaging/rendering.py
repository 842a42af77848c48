"""PDF pages as pictures, for previews, for ``-o OUT.png``, and as the first step of reading a code from a PDF."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from math import ceil
from typing import TYPE_CHECKING

import pypdfium2

from app.imaging import limits
from app.imaging.page_values import Pixels
from app.pdfium import PDFIUM
from forms.onlooker import NOBODY, OnLooker
from forms.refusal import Refusal

if TYPE_CHECKING:
    from PIL.Image import Image

LEAST_DPI, MOST_DPI = 20, 600


def pages_png(pdf: bytes, *, dpi: int = 100) -> list[bytes]:
    """See :func:`app.imaging.pages_png`."""
    _check_dpi(dpi)
    with opened(pdf) as document:
        return [_png(rendered(document, number, dpi)) for number in range(len(document))]


def pages_shown(pdf: bytes, *, dpi: int, looker: OnLooker = NOBODY) -> list[Pixels]:
    """See :func:`app.imaging.pages_shown`."""
    _check_dpi(dpi)
    shown = []
    with opened(pdf) as document:
        for number in range(len(document)):
            looker.at("pages", number, len(document))
            shown.append(_pixels(document, number, dpi))
    return shown


def page_count(pdf: bytes) -> int:
    """See :func:`app.imaging.page_count`."""
    with _held(pdf) as document:
        return len(document)


def page_sizes(pdf: bytes) -> list[tuple[float, float]]:
    """See :func:`app.imaging.page_sizes`."""
    with _held(pdf) as document:
        return [document.get_page_size(number) for number in range(len(document))]


@contextmanager
def opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """A PDF within all our limits."""
    with _held(pdf) as document:
        limits.check_pages(len(document))
        yield document


@contextmanager
def _held(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """A PDF of not too many bytes, held alone: pdfium knows one thread at a time."""
    limits.check_bytes(pdf)
    with PDFIUM:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError as error:
            raise limits.unreadable("the PDF is damaged or locked with a password") from error
        with document:
            yield document


def rendered(document: pypdfium2.PdfDocument, number: int, dpi: int, *, grey: bool = False) -> Image:
    """One page as a picture of its own memory."""
    with _bitmap(document, number, dpi, grey=grey) as bitmap:
        picture: Image = bitmap.to_pil().copy()
        return picture


@contextmanager
def _bitmap(
    document: pypdfium2.PdfDocument, number: int, dpi: int, *, grey: bool = False
) -> Iterator[pypdfium2.PdfBitmap]:
    """One page in pdfium's own memory, which goes when it was used; without transparency."""
    try:
        page = document[number]
    except pypdfium2.PdfiumError as error:
        raise limits.unreadable(f"page {number + 1} of the PDF is damaged") from error
    scale = dpi / 72
    width, height = page.get_size()
    limits.check_pixels(ceil(width * scale), ceil(height * scale))
    bitmap = page.render(scale=scale, grayscale=grey)
    try:
        yield bitmap
    finally:
        bitmap.close()
        page.close()


def _pixels(document: pypdfium2.PdfDocument, number: int, dpi: int) -> Pixels:
    with _bitmap(document, number, dpi) as bitmap:
        return Pixels(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))


def _png(picture: Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=3)
    return out.getvalue()


def _check_dpi(dpi: int) -> None:
    if not LEAST_DPI <= dpi <= MOST_DPI:
        raise Refusal(
            "bad-value", f"A page is rendered at {LEAST_DPI} to {MOST_DPI} dots per inch, not {dpi}.", dpi=str(dpi)
        )
