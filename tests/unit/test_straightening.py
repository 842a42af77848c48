"""A photographed paper becomes a page: corners found, straight, even, small, and honest about its dots."""

import io
from functools import cache

import pytest
from PIL import Image, ImageChops, ImageDraw

from app import imaging
from app.imaging import page_count
from app.imaging.corners import find, in_order
from app.imaging.page_values import WHOLE, Corners, Look, PaperSize, Wish, dots_per_inch
from app.imaging.straightening import opened as upright_of
from app.imaging.straightening import preview, straighten
from forms.refusal import Refusal

CORNERS: Corners = ((0.15, 0.1), (0.9, 0.14), (0.85, 0.92), (0.1, 0.87))
SIZE = (900, 1200)


def jpeg(picture: Image.Image, **how: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=92, **how)
    return out.getvalue()


def drawn(corners: Corners = CORNERS, size: tuple[int, int] = SIZE) -> Image.Image:
    """A white sheet with a black bar along its upper edge, on a dark table."""
    picture = Image.new("RGB", size, (60, 50, 45))
    draw = ImageDraw.Draw(picture)
    at = [(x * size[0], y * size[1]) for x, y in corners]
    draw.polygon(at, fill=(235, 232, 225))
    (left, top), (right, _) = at[0], at[1]
    draw.line((left + 60, top + 60, right - 60, top + 100), fill=(20, 20, 40), width=24)
    return picture


@cache
def photo() -> bytes:
    return jpeg(drawn())


def test_the_sheets_corners_are_found_within_two_hundredths() -> None:
    for found, real in zip(find(drawn()), CORNERS, strict=True):
        assert found == pytest.approx(real, abs=0.02)


@pytest.mark.parametrize("shade", [(255, 255, 255), (10, 10, 10), (128, 120, 110)])
def test_a_picture_without_a_sheet_is_left_whole(shade: tuple[int, int, int]) -> None:
    assert find(Image.new("RGB", SIZE, shade)) == WHOLE


def test_a_cup_on_the_table_is_no_sheet() -> None:
    picture = Image.new("RGB", SIZE, (60, 50, 45))
    ImageDraw.Draw(picture).ellipse((100, 100, 300, 300), fill="white")
    assert find(picture) == WHOLE


def test_corners_are_ordered_however_they_were_dragged() -> None:
    a, b, c, d = CORNERS
    assert in_order((c, a, d, b)) == CORNERS


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content)).convert("L")


def test_the_page_holds_the_sheet_alone_and_the_table_no_more() -> None:
    page = opened(straighten(photo(), Wish(CORNERS)).jpeg)
    edge = [page.getpixel((x, y)) for x in (8, page.width - 9) for y in (8, page.height - 9)]
    assert min(edge) > 200  # type: ignore[type-var, operator]
    assert page.width < page.height


def test_a_shadow_over_half_of_the_paper_goes_and_the_ink_stays() -> None:
    sheet = Image.new("L", (900, 1200), 230)
    ImageDraw.Draw(sheet).line((100, 300, 800, 300), fill=40, width=8)
    shadow = Image.linear_gradient("L").resize(sheet.size).point(lambda level: 90 + level * 165 // 255)
    shaded = jpeg(ImageChops.multiply(sheet, shadow).convert("RGB"))
    page = opened(straighten(shaded, Wish(look=Look.GREY)).jpeg)
    ground = [page.getpixel((450, y)) for y in (60, 600, 1140)]
    assert max(ground) - min(ground) < 25  # type: ignore[type-var, operator]
    ink = page.getpixel((450, 300))
    assert isinstance(ink, int | float)
    assert ink < 90


def test_black_and_white_has_hardly_anything_between() -> None:
    counts = opened(straighten(photo(), Wish(CORNERS, look=Look.BLACK_WHITE)).jpeg).histogram()
    assert sum(counts[64:192]) < 0.03 * sum(counts)


def test_a_quarter_turn_changes_width_and_height() -> None:
    upright, turned = straighten(photo(), Wish()), straighten(photo(), Wish(turn=1))
    assert (turned.width, turned.height) == (upright.height, upright.width)


def test_a_turn_to_the_right_brings_the_upper_edge_to_the_right() -> None:
    page = opened(straighten(photo(), Wish(CORNERS, turn=1)).jpeg)
    darkest = min(range(page.width), key=lambda x: sum(page.crop((x, 0, x + 1, page.height)).tobytes()))
    assert darkest > 0.8 * page.width


def test_how_the_camera_was_held_counts_and_what_it_noted_goes() -> None:
    noted = Image.Exif()
    noted[0x0112] = 6  # held sideways
    noted[0x010F] = "Máy của bà Ệ"
    page = straighten(jpeg(drawn(), exif=noted), Wish())
    assert page.width > page.height
    assert not Image.open(io.BytesIO(page.jpeg)).getexif()


def test_dots_per_inch_are_those_of_the_paper_and_of_its_poorer_side() -> None:
    assert dots_per_inch(1240, 1754, PaperSize.A4) == 150
    assert dots_per_inch(1754, 1240, PaperSize.A4) == 150
    assert dots_per_inch(1240, 1000, PaperSize.A4) < 150


def test_few_pixels_are_never_called_readable() -> None:
    small = straighten(photo(), Wish())
    assert small.dpi < 150
    assert not small.is_readable
    assert straighten(photo(), Wish(size=PaperSize.CARD)).is_readable


def test_nothing_is_made_larger_than_it_was_photographed() -> None:
    assert straighten(photo(), Wish()).width == SIZE[0]


def noisy(side: tuple[int, int]) -> bytes:
    return jpeg(Image.effect_noise(side, 90).convert("RGB"))


def test_a_page_is_made_to_fit_without_losing_what_makes_it_readable() -> None:
    data = noisy((1860, 2630))
    free, fitted = straighten(data, most_bytes=10**9), straighten(data, most_bytes=1_400_000)
    assert len(free.jpeg) > 1_400_000 >= len(fitted.jpeg)
    assert fitted.is_readable


def test_what_cannot_fit_tells_so_by_its_length_instead_of_becoming_unreadable() -> None:
    page = straighten(noisy((1860, 2630)), most_bytes=1000)
    assert len(page.jpeg) > 1000
    assert page.is_readable


def test_the_preview_is_small_and_knows_the_corners() -> None:
    made = preview(jpeg(drawn(size=(2400, 3200))))
    assert max(opened(made.jpeg).size) <= 1100
    assert made.corners[0] == pytest.approx(CORNERS[0], abs=0.02)


def test_corners_on_one_line_are_refused() -> None:
    line: Corners = ((0.1, 0.1), (0.2, 0.2), (0.3, 0.3), (0.4, 0.4))
    with pytest.raises(Refusal) as refused:
        straighten(photo(), Wish(line))
    assert refused.value.code == "unreadable-image"


def test_the_child_makes_the_same_page_and_preview() -> None:
    wish = Wish(CORNERS, turn=1, look=Look.BLACK_WHITE)
    assert imaging.straighten(photo(), wish) == straighten(photo(), wish)
    assert imaging.preview(photo()) == preview(photo())


def test_what_is_no_picture_is_refused_by_the_child() -> None:
    with pytest.raises(Refusal) as refused:
        imaging.straighten(b"not a picture", Wish())
    assert refused.value.code == "unreadable-image"


def test_pages_become_one_pdf_each_as_large_as_its_paper() -> None:
    one = straighten(photo(), Wish(CORNERS))
    pdf = imaging.one_pdf([(one, PaperSize.A4), (one, PaperSize.A5)])
    assert page_count(pdf) == 2
    large, small = (Image.open(io.BytesIO(page)).size for page in imaging.pages_png(pdf, dpi=72))
    assert max(large) <= 843
    assert max(small) <= 596
    assert len(pdf) < 2 * len(one.jpeg) + 5000


def test_no_page_is_no_pdf() -> None:
    with pytest.raises(Refusal) as refused:
        imaging.one_pdf([])
    assert refused.value.code == "nothing-to-print"


def test_a_scan_of_sixteen_bits_keeps_its_ink() -> None:
    rows = [bytes(byte for x in range(300) for byte in (0, 60 if 100 < x < 130 else 240)) for _ in range(400)]
    out = io.BytesIO()
    Image.frombytes("I;16", (300, 400), b"".join(rows)).save(out, "PNG")
    upright = upright_of(out.getvalue())
    assert upright.getpixel((115, 200)) == (60, 60, 60)
    assert upright.getpixel((200, 200)) == (240, 240, 240)


def test_a_telephones_heic_is_refused_with_the_way_out() -> None:
    with pytest.raises(Refusal) as refused:
        upright_of(b"\x00\x00\x00\x18ftypheic" + bytes(64))
    assert refused.value.code == "heic-picture"
