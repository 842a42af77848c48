"""Two-dimensional codes read from pictures and PDFs that people hand us."""

import pypdfium2
import zxingcpp
from PIL import Image

from app.imaging import limits, rendering
from app.imaging.unpacking import eight_bits, unpacked
from forms.refusal import Refusal

_DPI = (200, 300)
"""A PDF's page is tried at the first; at the second where nothing was found."""


def read_codes(data: bytes) -> list[str]:
    """See :func:`app.imaging.read_codes`."""
    limits.check_bytes(data)
    texts = _from_pdf(data) if data[:1024].lstrip().startswith(b"%PDF-") else decoded(picture_of(data))
    if not texts:
        raise Refusal(
            "no-code-found",
            "No code was found in this picture; hold the paper flat, in good light, with the whole code in sight.",
        )
    return list(dict.fromkeys(texts))


def _from_pdf(data: bytes) -> list[str]:
    with rendering.opened(data) as document:
        return [text for number in range(len(document)) for text in _from_page(document, number)]


def _from_page(document: pypdfium2.PdfDocument, number: int) -> list[str]:
    """The codes of a page, drawn finer only while none was found."""
    drawn = (decoded(rendering.rendered(document, number, dpi, grey=True)) for dpi in _DPI)
    return next((found for found in drawn if found), [])


def picture_of(data: bytes) -> Image.Image:
    """The picture in grey; its size is looked at before its pixels are unpacked."""
    with unpacked(data, wanted="neither PNG nor JPEG nor PDF") as picture:
        return eight_bits(picture).convert("L") if picture.mode != "RGBA" else _on_white(picture)


def _on_white(picture: Image.Image) -> Image.Image:
    ground = Image.new("L", picture.size, 255)
    ground.paste(picture.convert("L"), mask=picture.getchannel("A"))
    return ground


def decoded(picture: Image.Image) -> list[str]:
    """Texts in the picture, from the top down and from the left."""
    found = zxingcpp.read_barcodes(
        picture, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode), text_mode=zxingcpp.TextMode.Plain
    )
    found.sort(key=lambda code: (code.position.top_left.y, code.position.top_left.x))
    return [code.text for code in found if code.valid]
