"""The fonts hold every letter that Vietnamese and its neighbours' names are written in."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import printing
from app.printing import fonts, lettering
from app.printing.fonts import Face
from app.printing.lettering import Style
from forms.refusal import Refusal

VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")


def vietnamese() -> list[str]:
    """Every letter of Vietnamese, small and capital, in NFC."""
    letters = [unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES] + ["đ"]
    letters += [chr(number) for number in range(ord("a"), ord("z") + 1)]
    return sorted({form for letter in letters for form in (letter, letter.upper())})


@pytest.mark.parametrize("face", list(Face))
def test_every_vietnamese_letter_is_in_each_font(face: Face) -> None:
    assert len(vietnamese()) == 2 * (26 + 1 + 6 + 12 * 5)
    fonts.check_letters(["".join(vietnamese()) + "–—…“”‘’·•₫°²½%/&#@()[]{}<>=+*!?:;,.-_'\"0123456789"], [face])


def test_names_of_the_highlands_are_in_the_fonts() -> None:
    printing.check_letters(["Niê Kđăm Y Ŏn ƀuôn Ê̆", "Rơ Châm H'Mŭih", "Sùng A Páo", "Y Blơk Êban", "čư Mgar"])


def test_a_missing_letter_is_named_by_its_code_point_only() -> None:
    with pytest.raises(Refusal) as refused:
        printing.check_letters(["Thạch Thị ខ្មែរ"])
    assert refused.value.code == "letter-not-in-font"
    assert refused.value.facts["letters"].startswith("U+1781")
    assert "Thạch" not in str(refused.value)


def test_control_characters_are_refused_and_line_ends_are_not() -> None:
    printing.check_letters(["một\nhai\tba\r\n"])
    with pytest.raises(Refusal):
        printing.check_letters(["một\x07"])


STYLE = Style(Face.SANS, 14, 20)


@given(st.text(alphabet="aÊệ/?.-_ \n", max_size=120), st.floats(30, 300), st.floats(1, 300))
def test_wrapping_keeps_every_letter_and_every_line_fits(text: str, width: float, first: float) -> None:
    lines = lettering.wrap(text, STYLE, width, min(first, width))
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(STYLE.width(line) <= width + 0.01 for line in lines)
    assert STYLE.width(lines[0]) <= min(first, width) + 0.01


def test_a_short_last_word_is_never_alone() -> None:
    words = "Xã niêm yết danh sách người được hưởng, có họ tên và thôn."
    for width in range(120, 420, 7):
        lines = lettering.wrap(words, STYLE, width)
        assert lines[-1].count(" ") >= 1


def test_the_rest_of_a_broken_secret_is_not_one_letter() -> None:
    secret = "ZBVSUHPZERVSDFOV"
    lines = lettering.wrap(secret, STYLE, STYLE.width(secret[:-1]) + 0.1)
    assert lines == ["ZBVSUHPZ", "ERVSDFOV"]


def test_only_what_is_measured_is_held_by_the_letter() -> None:
    known = fonts.widths(Face.SERIF_ITALIC)
    italic = Style(Face.SERIF_ITALIC, 10, 14)
    assert italic.width("Ệ\u0300ខ") == italic.width("Ệ") > 0
    assert 0 < len(known) < 1000
