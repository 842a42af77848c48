import json

import pytest

from app.cli import main
from forms.codes import kind_of
from forms.insurance_card import read_insurance
from forms.mrz import check_digit, read_mrz
from forms.refusal import Refusal


def lines(number: str = "001140009876", born: str = "400412", sex: str = "F", expires: str = "991231") -> str:
    """The three lines of an invented card, with their check digits."""
    tail = number[3:]
    first = f"IDVNM{tail}{check_digit(tail)}{number}<<{check_digit(number)}"
    middle = f"{born}{check_digit(born)}{sex}{expires}{check_digit(expires)}VNM{'<' * 11}"
    whole = check_digit(first[5:30] + middle[:7] + middle[8:15] + middle[18:29])
    return f"{first}\n{middle}{whole}\n{'NGUYEN<<THI<E':<<30}"


def test_the_check_digits_are_those_of_the_standard() -> None:
    # the samples of ICAO 9303, parts 3 and 5 (TD1)
    assert check_digit("520727") == "3"
    assert check_digit("D231458907<<<<<<<<<<<<<<<74081221204159<<<<<<<<<<<") == "6"
    assert check_digit("D23145890") == "7"
    assert check_digit("740812") == "2"
    assert check_digit("120415") == "9"


def test_the_lines_give_number_birth_sex_and_no_name_to_fill_in() -> None:
    found = read_mrz(lines())
    assert (found.number, found.born.iso(), found.sex, found.expires) == ("001140009876", "1940-04-12", "female", None)
    assert found.name_without_marks == "NGUYEN THI E"
    assert found.warnings == ()
    assert read_mrz(lines().replace("\n", "").lower()) == found
    young = read_mrz(lines("001214000001", "140930", "M", "280930"))
    assert (young.born.iso(), str(young.expires)) == ("2014-09-30", "2028-09-30")


def test_what_the_digits_contradict_is_a_warning() -> None:
    assert "sex_mismatch" in read_mrz(lines(sex="M")).warnings
    assert "birth_year_mismatch" in read_mrz(lines(born="410412")).warnings


@pytest.mark.parametrize(
    ("place", "part"), [(7, "number"), (33, "born"), (41, "expires"), (49, "whole"), (37, "sex"), (2, "lines")]
)
def test_a_sign_that_was_misread_is_found(place: int, part: str) -> None:
    text = lines().replace("\n", "")
    other = "1" if text[place] != "1" else "2"
    with pytest.raises(Refusal) as why:
        read_mrz(text[:place] + other + text[place + 1 :])
    assert (why.value.code, why.value.facts["part"]) == ("bad-mrz", part)


@pytest.mark.parametrize("text", ["IDVNM", "IDVNM" + "<" * 85, "IDVNM" * 2000, ""])
def test_what_is_not_three_lines_is_refused(text: str) -> None:
    with pytest.raises(Refusal):
        read_mrz(text)


def test_a_paper_insurance_card_gives_its_parts() -> None:
    name = "Nguyễn Thị Ệ".encode().hex()
    found = read_insurance(f"GD4010123456789|{name}|12/04/1940|2|{name}|01 - 001")
    assert (found.group, found.level, found.province, found.insurance_number) == ("GD", "4", "01", "0123456789")
    assert (found.name, found.born and found.born.iso(), found.sex) == ("Nguyễn Thị Ệ", "1940-04-12", "female")
    assert read_insurance("gd 4 01 0123456789").code == "GD4010123456789"
    assert read_insurance("0123456789").group == ""


def test_what_cannot_be_read_of_it_is_a_warning_and_another_code_a_refusal() -> None:
    assert read_insurance("GD4010123456789|zz|99/99/1940|3").warnings == ("name_unreadable", "born_unreadable")
    for text in ("GD9010123456789", "GD401012345678", "GD4010123456789" * 300, "", "|"):
        with pytest.raises(Refusal) as why:
            read_insurance(text)
        assert why.value.code == "bad-insurance-code"


def test_scan_tells_both_kinds(capsys: pytest.CaptureFixture[str]) -> None:
    for text, kind, field in ((lines(), "citizen-mrz", "number"), ("GD4010123456789", "insurance-card", "code")):
        assert kind_of(text) == kind
        assert main(["--json", "scan", text]) == 0
        said = json.loads(capsys.readouterr().out)
        assert said["kind"] == kind
        assert said["fields"][field]
        assert said["warnings"]
    assert main(["scan", lines().replace("0", "O", 1)]) == 1
