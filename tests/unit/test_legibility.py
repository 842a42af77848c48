"""What an officer cannot read is named before it is sent; what can be read is left in peace."""

import io

import pytest
from PIL import Image, ImageFilter

from app import imaging
from app.imaging.legibility import looked_over
from app.services.desk import open_shelf
from app.services.print_sheets import SheetKind, sheet_of_procedure
from forms.refusal import Refusal

PAPER = sheet_of_procedure(open_shelf(), SheetKind.GUIDANCE, "1.000894")


def png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


@pytest.fixture(scope="module")
def page() -> Image.Image:
    return Image.open(io.BytesIO(imaging.pages_png(PAPER, dpi=150)[0])).convert("L")


def test_a_sharp_page_has_no_fault(page: Image.Image) -> None:
    assert looked_over(png(page)) == ["1"]


def test_faults_are_named(page: Image.Image) -> None:
    assert looked_over(png(page.resize((400, 560)))) == ["1", "small"]
    assert looked_over(png(page.filter(ImageFilter.GaussianBlur(4)))) == ["1", "blurred"]
    assert "dark" in looked_over(png(page.point([level // 6 for level in range(256)])))
    assert looked_over(png(Image.new("L", (1200, 1700), 250))) == ["1", "empty"]


def test_pages_of_a_document_are_counted_by_the_child() -> None:
    assert imaging.look_over(PAPER) == (imaging.page_count(PAPER), ())


def test_what_is_no_picture_is_refused() -> None:
    with pytest.raises(Refusal) as refusal:
        imaging.look_over(b"\x89PNG\r\n\x1a\nbroken")
    assert refusal.value.code == "unreadable-image"
