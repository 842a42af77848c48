import unicodedata
from datetime import UTC, datetime

import pytest

from forms.authoring.excel_damage import Kind, mended
from forms.authoring.old_fonts import unicode_of
from forms.catalogue import Catalogue

CODES = tuple(one.code for one in Catalogue.load().all())


@pytest.mark.parametrize(
    ("value", "kind", "text", "damage"),
    [
        (2.0002, "code", "2.000200", (True, True)),
        ("2.0002", "code", "2.000200", (True, True)),
        ("2,000200", "code", "2.000200", (True, True)),
        ("2.000200", "code", "2.000200", (False, True)),
        (1.004873, "code", "1.004873", (True, True)),
        ("9.999999", "code", "9.999999", (False, True)),
        (9.99, "code", "9.990000", (True, False)),
        (2, "code", "2", (True, False)),
        (datetime(2026, 2, 1, tzinfo=UTC), "code", "", (True, False)),
        (4, "commune", "00004", (True, True)),
        ("9955", "commune", "09955", (True, True)),
        ("09955", "commune", "09955", (False, True)),
        (912345678, "phone", "0912345678", (True, True)),
        ("0912 345 678", "phone", "0912345678", (False, True)),
        ("18001096", "phone", "18001096", (False, True)),
        (datetime(2026, 11, 21, tzinfo=UTC), "day", "2026-11-21", (False, True)),
        (46347, "day", "2026-11-21", (True, True)),
        ("21/11/2026", "day", "2026-11-21", (False, True)),
        ("31/02/2026", "day", "31/02/2026", (False, True)),
        (7, "day", "7", (True, False)),
        (datetime(2026, 3, 2, tzinfo=UTC), "text", "02/03/2026", (True, False)),
        (15, "text", "15", (True, True)),
        (15, "number", "15", (False, True)),
        (2.0, "count", "2", (False, True)),
        (1.23456789012346e19, "digits", "1.23456789012346e+19", (True, False)),
        (123456, "digits", "123456", (True, False)),
        (None, "text", "", (False, True)),
        (True, "text", "có", (False, True)),
    ],
)
def test_what_a_table_program_did_is_recognised(
    value: object, kind: Kind, text: str, damage: tuple[bool, bool]
) -> None:
    found = mended(value, kind, CODES)
    assert (found.text, (bool(found.wrong), found.sure)) == (text, damage)


def test_decomposed_letters_are_composed() -> None:
    found = mended(unicodedata.normalize("NFD", "Đăng ký kết hôn"), "text")
    assert (found.text, found.sure) == ("Đăng ký kết hôn", True)
    assert "dấu rời" in found.wrong


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("§¨ng ký kÕt h«n", "Đăng ký kết hôn"),
        ("GiÊy x¸c nhËn t×nh tr¹ng h«n nh©n", "Giấy xác nhận tình trạng hôn nhân"),
        ("hé nghÌo", "hộ nghèo"),
        ("Trî cÊp h\u00adu trÝ x· héi", "Trợ cấp hưu trí xã hội"),
        ("Ñaêng kyù keát hoân", "Đăng ký kết hôn"),
        ("Giaáy xaùc nhaän tình traïng hoân nhaân", "Giấy xác nhận tình trạng hôn nhân"),
        ("ngöôøi höôûng trôï caáp", "người hưởng trợ cấp"),
    ],
)
def test_letters_of_old_fonts_are_read(typed: str, meant: str) -> None:
    assert unicode_of(typed) == meant
    assert mended(typed, "text").text == meant


@pytest.mark.parametrize(
    "text",
    ["hoá đơn", "toà án", "thuý", "khoá", "café", "© 2025 Bộ Tư pháp", "§ 5 khoản 2", "25 °C", "Müller", "cô Loan, có"],
)
def test_todays_letters_are_left_alone(text: str) -> None:
    assert unicode_of(text) is None


def test_no_text_of_the_shipped_cards_is_taken_for_an_old_font() -> None:
    for procedure in Catalogue.load().all():
        for text in (procedure.name, procedure.title, *procedure.words, *(fact.text for fact in procedure.who)):
            assert mended(text, "text").wrong == ""
