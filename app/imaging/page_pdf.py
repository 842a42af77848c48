"""Pages that were photographed as one PDF in memory."""

import io
from collections.abc import Sequence

import pypdfium2

from app.imaging import limits
from app.imaging.page_values import INCHES, PaperSize, Straightened
from app.pdfium import PDFIUM
from forms.refusal import Refusal

_POINTS = 72


def one_pdf(pages: Sequence[tuple[Straightened, PaperSize]]) -> bytes:
    """See :func:`app.imaging.one_pdf`."""
    if not pages:
        raise Refusal("nothing-to-print", "There is no page yet; add a picture first.")
    limits.check_pages(len(pages))
    out = io.BytesIO()
    with PDFIUM, pypdfium2.PdfDocument.new() as whole:
        for page, size in pages:
            _add(whole, page, size)
        whole.save(out)
    return out.getvalue()


def _add(whole: pypdfium2.PdfDocument, page: Straightened, size: PaperSize) -> None:
    wide, high = _points(page, size)
    sheet = whole.new_page(wide, high)
    image = pypdfium2.PdfImage.new(whole)
    image.load_jpeg(io.BytesIO(page.jpeg), inline=True)
    image.set_matrix(pypdfium2.PdfMatrix().scale(wide, high))
    sheet.insert_obj(image)
    sheet.gen_content()
    sheet.close()


def _points(page: Straightened, size: PaperSize) -> tuple[float, float]:
    """The sheet as large as the paper itself, in the proportion of the page."""
    short, long = INCHES[size]
    share = min(short / min(page.width, page.height), long / max(page.width, page.height))
    return page.width * share * _POINTS, page.height * share * _POINTS
