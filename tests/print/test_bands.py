"""Pages for printers that take no PDF: bands that together are the page, small, with codes of whole dots."""

import pytest
import zxingcpp
from PIL import Image

from app import printing
from app.imaging.bands import MOST_BYTES, bands
from forms.refusal import Refusal
from tests.print import samples

A4 = {300: (2480, 3508), 600: (4960, 7016)}


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return printing.guidance(samples.pension())


@pytest.mark.parametrize("dpi", [300, 600])
def test_bands_are_small_and_follow_one_another(pdf: bytes, dpi: int) -> None:
    top = 0
    for band in bands(pdf, 0, dpi):
        assert band.top == top
        assert len(band.grey) == band.width * band.height
        assert 2 * len(band.grey) <= MOST_BYTES
        assert band.width == A4[dpi][0]
        top += band.height
    assert top == A4[dpi][1]


def test_bands_together_are_the_page_and_its_codes_have_whole_dots() -> None:
    pdf = printing.guidance(samples.pension(codes=samples.CODES))
    pages = [list(bands(pdf, number, 600)) for number in range(2)]
    pictures = [Image.frombytes("L", A4[600], b"".join(band.grey for band in page)) for page in pages]
    found = [(picture, code) for picture in pictures for code in zxingcpp.read_barcodes(picture)]
    assert {code.text for _picture, code in found} == {box.payload for box in samples.CODES}
    for picture, code in found:
        place = code.position
        corners = (place.top_left.x - 8, place.top_left.y - 8, place.bottom_right.x + 8, place.bottom_right.y + 8)
        shades = set(picture.crop(corners).tobytes())
        assert {0, 255} <= shades <= {0, 1, 254, 255}  # the edge of a dot may be off by a rounding, never grey


@pytest.mark.parametrize(("page", "dpi"), [(0, 601), (0, 20), (9, 300), (-1, 300)])
def test_what_cannot_be_printed_is_refused(pdf: bytes, page: int, dpi: int) -> None:
    with pytest.raises(Refusal) as refused:
        list(bands(pdf, page, dpi))
    assert refused.value.code == "bad-value"


def test_what_is_no_paper_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        list(bands(b"%PDF-1.7 nothing", 0, 300))
    assert refused.value.code == "unreadable-image"


def test_between_two_bands_other_papers_may_be_looked_at(pdf: bytes) -> None:
    first = bands(pdf, 0, 600)
    next(first)
    assert next(bands(pdf, 1, 100)).top == 0
    assert next(first).top > 0
