"""Names of all our people on paper: marks where they belong, text that comes out as it went in, and what a PDF says."""

import unicodedata

import pytest

from app import imaging, printing
from app.printing import fonts, shaping
from app.printing.fonts import Face
from forms.declaration import Declaration, Field
from forms.refusal import Refusal
from tests.print import reading, samples

NAMES = (
    "Niê Kđăm Y Ŏn ƀuôn Ê̆",
    "H’Ƀlŭk Ê̆ban",
    "Čư̆ Jŭt",
    "Rơ Châm H'Yŭ",
    "Đinh Bơ̆h",
    "A Plŏng",
    "Giàng Thị Xêx",
    "Nguyễn Thị Ệ",
)
FACES = tuple(Face)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_read_out_of_the_paper_as_it_was_written(name: str) -> None:
    written = unicodedata.normalize("NFC", name)
    assert written in reading.text(printing.declaration(Declaration("Tờ khai", (), (Field("Họ và tên:", name),))))
    assert written in reading.text(printing.guidance(samples.pension(for_whom=name)))


def test_the_same_name_in_other_letters_of_unicode_is_the_same_paper() -> None:
    composed, apart = (unicodedata.normalize(form, NAMES[0]) for form in ("NFC", "NFD"))
    assert printing.guidance(samples.pension(for_whom=composed)) == printing.guidance(samples.pension(for_whom=apart))


@pytest.mark.parametrize("face", FACES)
def test_a_second_mark_stands_clear_of_the_first(face: Face) -> None:
    (run,) = shaping.runs("Ê̆", face, fonts.widths(face))
    (letter, x, y), (mark, _across, above) = run.parts
    assert (letter, x, y, mark) == ("Ê", 0.0, 0.0, "\u0306")
    assert above > 150  # thousandths of the size: the breve alone stands where the circumflex is


@pytest.mark.parametrize("face", FACES)
def test_a_line_is_as_wide_with_marks_as_without(face: Face) -> None:
    assert fonts.width("Ê̆ban", face, 12) == pytest.approx(fonts.width("Êban", face, 12))
    runs = shaping.runs("Y Ê̆ban Ê̆", face, fonts.widths(face))
    assert [run.said for run in runs] == ["Y ", "Ê̆", "ban ", "Ê̆"]
    assert runs[2].parts[0][1] == pytest.approx(fonts.width("Y Ê", face, 1000))


@pytest.mark.parametrize("name", ["សុខ", "ᨀ", "李"])
def test_a_letter_that_no_font_has_stops_the_printing(name: str) -> None:
    for draw in (
        lambda: printing.guidance(samples.pension(for_whom=name)),
        lambda: printing.declaration(Declaration("Tờ khai", (), (Field("Họ và tên:", name),))),
    ):
        with pytest.raises(Refusal) as refused:
            draw()
        assert refused.value.code == "letter-not-in-font"
        assert name not in str(refused.value)


def test_a_paper_names_its_language_title_and_first_page() -> None:
    pdf = printing.guidance(samples.pension())
    assert b"/Lang (vi-VN)" in pdf
    assert reading.title(pdf).startswith("Phiếu hướng dẫn: ")
    assert reading.bookmarks(pdf) == [f"{reading.title(pdf)} · {samples.pension().our_code}"]
    assert imaging.page_count(pdf) >= 1
