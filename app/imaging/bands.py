"""A page for a printer that takes no PDF: grey pixels, band by band, so that no page stands whole in memory."""

from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2

from app.imaging import limits
from app.pdfium import PDFIUM
from forms.refusal import Refusal

LEAST_DPI, MOST_DPI = 72, 600
MOST_BYTES = 16 * 2**20
"""Of one band with its copy; a whole A4 page at 1,200 dpi would take 140 MB in grey."""

_WHITE = (255, 255, 255, 255)
_FLAGS = pypdfium2.raw.FPDF_PRINTING | pypdfium2.raw.FPDF_ANNOT


@dataclass(frozen=True)
class Band:
    """Some rows of a page.

    Attributes:
        top: the first row's place on the page, from 0.
        width, height: in pixels.
        grey: ``width * height`` bytes from the upper left, 0 is black.
    """

    top: int
    width: int
    height: int
    grey: bytes


def bands(pdf: bytes, page: int, dpi: int) -> Iterator[Band]:
    """Render one page in bands for the printer's own pixels.

    Args:
        pdf: one of our papers.
        page: its number, from 0.
        dpi: of the printer, 72 to 600; our codes have modules of whole dots at 300 and 600.

    Returns:
        Bands from the top down that together are the page; each takes at most 16 MiB while it is made.

    Raises:
        Refusal: ``bad-value`` for another resolution or a page that is not there, ``unreadable-image``, ``too-large``.
    """
    if not LEAST_DPI <= dpi <= MOST_DPI:
        raise Refusal(
            "bad-value", f"A page is printed at {LEAST_DPI} to {MOST_DPI} dots an inch, not {dpi}.", dpi=str(dpi)
        )
    limits.check_bytes(pdf)
    return _bands(pdf, page, dpi)


def _bands(pdf: bytes, number: int, dpi: int) -> Iterator[Band]:
    """Pdfium is held for one band at a time: between two of them the caller may do what it likes."""
    with PDFIUM:
        document = _document(pdf)
    try:
        with PDFIUM:
            page = _page(document, number)
            wide, high = (round(side * dpi / 72) for side in page.get_size())
        rows = max(MOST_BYTES // 2 // _stride(wide), 1)
        for top in range(0, high, rows):
            with PDFIUM:
                band = _band(page, (wide, high), top, min(rows, high - top))
            yield band
    finally:
        with PDFIUM:
            document.close()


def _document(pdf: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        raise limits.unreadable("the PDF is damaged or locked with a password") from error


def _page(document: pypdfium2.PdfDocument, number: int) -> pypdfium2.PdfPage:
    if not 0 <= number < len(document):
        raise Refusal("bad-value", f"This paper has {len(document)} pages; there is no page {number + 1}.")
    return document[number]


def _stride(wide: int) -> int:
    """Bytes of a row in pdfium's bitmap: rows begin at multiples of four."""
    return -(-wide // 4) * 4


def _band(page: pypdfium2.PdfPage, size: tuple[int, int], top: int, rows: int) -> Band:
    """Draw the whole page moved up by ``top`` rows into a bitmap of some rows: its dots are those of the whole page."""
    wide, high = size
    bitmap = pypdfium2.PdfBitmap.new_native(wide, rows, pypdfium2.raw.FPDFBitmap_Gray)
    try:
        bitmap.fill_rect(_WHITE, 0, 0, wide, rows)
        pypdfium2.raw.FPDF_RenderPageBitmap(bitmap.raw, page.raw, 0, -top, wide, high, 0, _FLAGS)
        seen = memoryview(bitmap.buffer).cast("B")
        stride = bitmap.stride
        lines = (seen[row * stride : row * stride + wide] for row in range(rows))
        grey = bytes(seen) if stride == wide else b"".join(lines)
        seen.release()
    finally:
        bitmap.close()
    return Band(top, wide, rows, grey)
