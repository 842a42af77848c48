"""Reading codes from what people hand us, and refusing what is broken or far too large."""

import io
import struct
import zlib

import pytest
from PIL import Image, ImageFilter

from app import imaging, printing
from app.imaging import limits
from forms.refusal import Refusal
from tests.print import samples

CARD = "001140000017|123456789|Nguyễn Thị Ệ|12041940|Nữ|Thôn Đoài, Xã Đoài Phương, Hà Nội|01052021"


def _square(text: str) -> Image.Image:
    from qrcode.main import QRCode

    code = QRCode(border=4, box_size=6)
    code.add_data(text.encode())
    code.make(fit=True)
    return code.make_image().get_image().convert("L")


def _bytes(picture: Image.Image, kind: str = "PNG", **options: int) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def test_a_citizen_card_is_read_from_png_and_from_a_poor_photograph() -> None:
    square = _square(CARD)
    assert imaging.read_codes(_bytes(square)) == [CARD]
    photo = Image.new("L", (900, 700), 140)
    photo.paste(square.rotate(17, expand=True, fillcolor=230), (150, 60))
    photo = photo.filter(ImageFilter.GaussianBlur(1.2))
    assert imaging.read_codes(_bytes(photo.convert("RGB"), "JPEG", quality=60)) == [CARD]


def test_several_codes_come_from_the_top_down_and_each_once() -> None:
    first, second = _square("một"), _square("hai")
    sheet = Image.new("L", (600, 900), 255)
    sheet.paste(second, (20, 620))
    sheet.paste(first, (20, 20))
    sheet.paste(first, (330, 320))
    assert imaging.read_codes(_bytes(sheet)) == ["một", "hai"]


def test_a_code_on_a_transparent_ground_is_read() -> None:
    square = _square("một")
    picture = Image.new("RGBA", square.size, (0, 0, 0, 0))
    picture.paste((0, 0, 0, 255), mask=square.point(lambda value: 255 - value))
    assert imaging.read_codes(_bytes(picture)) == ["một"]


def test_pdf_pages_are_read_in_their_order() -> None:
    assert imaging.read_codes(printing.guidance(samples.pension())) == [samples.PORTAL, samples.TRACKING]


def test_a_picture_without_a_code_says_so() -> None:
    with pytest.raises(Refusal) as refused:
        imaging.read_codes(_bytes(Image.new("L", (300, 300), 255)))
    assert refused.value.code == "no-code-found"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"hello",
        b"GIF89a" + bytes(40),
        b"%PDF-1.4\nnothing",
        b"\x89PNG\r\n\x1a\n" + bytes(30),
        b"\xff\xd8\xff\xe0" + bytes(30),
    ],
)
def test_what_is_no_picture_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(Refusal) as refused:
        imaging.read_codes(data)
    assert refused.value.code == "unreadable-image"


def test_a_picture_cut_off_in_the_middle_is_refused() -> None:
    for kind in ("PNG", "JPEG"):
        whole = _bytes(_square(CARD), kind)
        for share in (0.2, 0.5, 0.9):
            with pytest.raises(Refusal) as refused:
                imaging.read_codes(whole[: int(len(whole) * share)])
            assert refused.value.code in {"unreadable-image", "no-code-found"}


def test_a_decompression_bomb_is_refused_before_it_is_unpacked() -> None:
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n"
    for kind, body in ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(60_001))), (b"IEND", b"")):
        bomb += struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    with pytest.raises(Refusal) as refused:
        imaging.read_codes(bomb)
    assert refused.value.code == "too-large"


def test_too_many_bytes_and_too_many_pages_are_refused() -> None:
    with pytest.raises(Refusal) as refused:
        imaging.read_codes(bytes(limits.MOST_BYTES + 1))
    assert refused.value.code == "too-large"
    one = printing.ToPrint(samples.consent_slip())
    with pytest.raises(Refusal) as refused:
        imaging.read_codes(printing.together([one] * (limits.MOST_PAGES + 1)))
    assert refused.value.facts["what"] == "pages"


def test_pages_are_rendered_at_the_wanted_size() -> None:
    pages = imaging.pages_png(printing.guidance(samples.pension()), dpi=72)
    assert len(pages) == 2
    for page in pages:
        with Image.open(io.BytesIO(page)) as picture:
            assert picture.format == "PNG"
            assert picture.size == (596, 842)


def test_rendering_refuses_senseless_sizes_and_broken_files() -> None:
    pdf = printing.slip(samples.consent_slip())
    for dpi in (0, 5000):
        with pytest.raises(Refusal) as refused:
            imaging.pages_png(pdf, dpi=dpi)
        assert refused.value.code == "bad-value"
    with pytest.raises(Refusal) as refused:
        imaging.pages_png(pdf[:500])
    assert refused.value.code == "unreadable-image"


def test_pages_are_counted_even_in_a_long_batch() -> None:
    one = printing.ToPrint(samples.consent_slip())
    assert imaging.page_count(printing.together([one])) == 1
    assert imaging.page_count(printing.together([one] * 60)) == 60
    with pytest.raises(Refusal):
        imaging.page_count(b"nothing")


def test_what_a_screen_shows_is_what_a_picture_file_holds() -> None:
    pdf = printing.guidance(samples.pension())
    shown, kept = imaging.pages_shown(pdf, dpi=40), imaging.pages_png(pdf, dpi=40)
    for page, png in zip(shown, kept, strict=True):
        picture = Image.frombuffer("RGB", (page.width, page.height), page.bgr, "raw", "BGR", page.stride, 1)
        assert picture.tobytes() == Image.open(io.BytesIO(png)).convert("RGB").tobytes()
