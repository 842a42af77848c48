"""Several of our PDFs in one, for a village session's batch."""

import hashlib
import io
import re
from collections.abc import Sequence

import pypdfium2

from app.pdfium import PDFIUM
from forms.refusal import Refusal

_IDENTIFIERS = re.compile(rb"/ID\[<([0-9A-F]{32})><[0-9A-F]{32}>\]")


def several(pdfs: Sequence[bytes]) -> bytes:
    """See :func:`app.printing.several`."""
    if not pdfs:
        raise Refusal("nothing-to-print", "There is nothing to print; choose at least one sheet.")
    if len(pdfs) == 1:
        return pdfs[0]
    out = io.BytesIO()
    with PDFIUM, pypdfium2.PdfDocument(pdfs[0]) as whole:
        for content in pdfs[1:]:
            with pypdfium2.PdfDocument(content) as part:
                whole.import_pages(part)
        whole.save(out)
    return _settled(out.getvalue())


def _settled(pdf: bytes) -> bytes:
    """Give the file's second identifier, which pdfium draws by lot, a value that depends on the content alone."""
    start = pdf.rindex(b"trailer")
    digest = hashlib.sha256(pdf[:start]).hexdigest()[:32].upper().encode()
    return pdf[:start] + _IDENTIFIERS.sub(rb"/ID[<\1><" + digest + rb">]", pdf[start:])
