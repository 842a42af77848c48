import json
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.dates import PartialDate
from forms.identity import Card, looks_like_card, number_warnings, read_card
from forms.refusal import Refusal

OLD_CARD = "001140009876|012345678|Nguyễn Thị Ệ|12041940|Nữ|Tổ 5, Ngọc Lâm, Long Biên, Hà Nội|10052021"
NEW_CARD = "001201001234||Trần Văn Đô|03092001|Nam|Thôn 3, Xã Thạch Thất, Hà Nội|15082025||||"


def test_reads_the_seven_fields() -> None:
    card = read_card(OLD_CARD)
    assert card == Card(
        "001140009876",
        "012345678",
        "Nguyễn Thị Ệ",
        PartialDate(1940, 4, 12),
        "female",
        "Tổ 5, Ngọc Lâm, Long Biên, Hà Nội",
        date(2021, 5, 10),
        ("address_is_pre_2025",),
    )


def test_reads_the_eleven_fields_and_their_empty_tail() -> None:
    card = read_card(NEW_CARD)
    assert (card.name, card.sex, card.old_number, card.warnings) == ("Trần Văn Đô", "male", "", ())


def test_json_has_the_names_of_the_command_line() -> None:
    fields = read_card(OLD_CARD).as_json()
    assert list(fields) == ["number", "old_number", "name", "born", "sex", "address", "issued"]
    assert fields["born"] == "1940-04-12"
    assert fields["issued"] == "2021-05-10"
    assert json.loads(json.dumps(fields)) == fields


@pytest.mark.parametrize(
    "damaged",
    [
        OLD_CARD + "\r\n",
        OLD_CARD + "\x00",
        "\ufeff" + OLD_CARD,
        unicodedata.normalize("NFD", OLD_CARD),
        OLD_CARD.translate({ord(str(digit)): chr(ord("０") + digit) for digit in range(10)}),
        OLD_CARD.replace("|", "|||"),
        OLD_CARD.replace("|", "｜"),
        OLD_CARD.replace("Hà Nội|", "Hà Nội, Hà Nội|"),
        OLD_CARD + "||||",
    ],
)
def test_mends_the_faults_seen_in_practice(damaged: str) -> None:
    assert read_card(damaged) == read_card(OLD_CARD)


@pytest.mark.parametrize("missing", [OLD_CARD.replace("|012345678|", "|"), OLD_CARD.replace("|012345678|", "|||")])
def test_the_old_number_may_be_missing_with_its_bar_or_not(missing: str) -> None:
    card = read_card(missing)
    assert (card.old_number, card.name) == ("", "Nguyễn Thị Ệ")


@pytest.mark.parametrize("born", ["00001947", "00/00/1947", "1947"])
def test_a_birth_year_alone_is_kept_as_a_year(born: str) -> None:
    card = read_card(f"001147009876||Nguyễn Thị Ệ|{born}|Nữ|Ngọc Lâm, Long Biên, Hà Nội|10052021")
    assert card.born == PartialDate(1947)
    assert card.as_json()["born"] == "1947"


def test_a_town_of_the_provinces_name_is_no_doubled_province() -> None:
    card = read_card("033140009876||Nguyễn Thị Ệ|12041940|Nữ|Hiến Nam, Hưng Yên, Hưng Yên|10052021")
    assert card.address == "Hiến Nam, Hưng Yên, Hưng Yên"


@pytest.mark.parametrize("name", ["H'Hen Niê", "Y Moan Ênuôl", "Kpă", "A Đang", "Tèo", "Ksor H’Lâm"])
def test_names_stay_as_they_are(name: str) -> None:
    assert read_card(OLD_CARD.replace("Nguyễn Thị Ệ", name)).name == name


def test_a_card_written_without_marks_is_a_card() -> None:
    assert read_card("001040009876||NGUYEN VAN A|12041940|Nam|Thach That, Ha Noi|10052021").name == "NGUYEN VAN A"


def test_warnings_of_the_twelve_digits() -> None:
    assert number_warnings("001040009876", "female", PartialDate(1940)) == ("sex_mismatch",)
    assert number_warnings("001141009876", "female", PartialDate(1940)) == ("birth_year_mismatch",)
    assert number_warnings("003140009876", "female", PartialDate(1940)) == ("unknown_province",)
    assert number_warnings("001301009876", "female", PartialDate(2001)) == ()
    assert number_warnings("001201009876", "male", None) == ()
    assert number_warnings("12", "male", None) == ()


def test_extra_fields_warn_only_when_they_hold_something() -> None:
    assert "unexpected_extra_fields" in read_card(NEW_CARD.replace("||||", "|||X|")).warnings
    assert "unexpected_extra_fields" not in read_card(NEW_CARD).warnings


def test_an_old_address_is_told_by_its_district_even_on_a_new_card() -> None:
    card = read_card(NEW_CARD.replace("Thôn 3, Xã Thạch Thất, Hà Nội", "Liên Quan, Thạch Thất, Hà Nội"))
    assert card.warnings == ("address_is_pre_2025",)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "not-a-card"),
        ("xin chào", "not-a-card"),
        ("00020101021238570010A000000727", "not-a-card"),
        ("HSL1:ABCDEF", "not-a-card"),
        ("https://example.org/|a|b|c|d|e|f", "not-a-card"),
        ("x" * 10_000, "not-a-card"),
        ("GD4010123456789|4e677579|12/04/1940|2|4861|01-001|01/01/2026|-|-", "not-a-card"),
        ("00114000987|012345678|Nguyễn Thị Ệ|12041940|Nữ|Hà Nội|10052021", "bad-card-field"),
        ("001140009876|012345678||12041940|Nữ|Hà Nội|10052021", "bad-card-field"),
        ("001340009876||Nguyễn Thị Ệ|12042040|Nữ|Hà Nội|10052021", "bad-card-field"),
        ("001140009876||Nguyễn Thị Ệ|99999999|Nữ|Hà Nội|10052021", "bad-card-field"),
        ("001140009876||Nguye64n Thi5 E65|12041940|Nữ|Hà Nội|10052021", "telex-garbled"),
        ("001140009876||Nguyeenx Thij Eej|12041940|Nuwx|Haf Nooij|10052021", "telex-garbled"),
        ("001140009876||Nguyễn Thị Ệ|12041940|Nưx|Hà Nội|10052021", "telex-garbled"),
        ("001040009876||Nguyeenx Vawn Doo|12041940|Nam|Haf Nooij|10052021", "telex-garbled"),
        ("0011ă000987||Nguyễn Thị Ệ|12041940|Nữ|Hà Nội|10052021", "telex-garbled"),
    ],
)
def test_refuses_with_a_reason(text: str, code: str) -> None:
    with pytest.raises(Refusal) as refusal:
        read_card(text)
    assert refusal.value.code == code
    assert "Nguy" not in str(refusal.value)


@given(st.text(max_size=200) | st.text(alphabet="|0123456789 Nữam/", max_size=120))
def test_any_text_is_a_card_or_refused(text: str) -> None:
    outcome = _code_or_number(text)
    assert outcome in {"not-a-card", "telex-garbled", "bad-card-field"} or outcome.isdigit()


def _code_or_number(text: str) -> str:
    try:
        return read_card(text).number
    except Refusal as refusal:
        return refusal.code


def test_tells_a_card_from_other_codes() -> None:
    assert looks_like_card(OLD_CARD)
    assert not looks_like_card("HSL1:0|1|2|3|4|5")
