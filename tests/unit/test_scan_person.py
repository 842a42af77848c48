"""What papers other than the card's square code fill in a form, and what an input method did to a reader's code."""

from collections.abc import Iterator

import pytest

from app.services.repair_scan import repaired
from app.services.scan_person import person_in
from app.ui.typing.keys import METHODS, Method, Typing
from forms.engine import Instance
from forms.mrz import check_digit, read_mrz, signs_missing
from forms.person_blocks import PersonBlock, blocks, card_answers, fits
from forms.places import Places
from forms.refusal import Refusal
from forms.said_person import SaidPerson
from sync.paper import symbols
from tests.support.villagers import GRANDMOTHER, form_of
from tests.unit.test_mrz_and_insurance import lines

PAPER_CARD = f"GD4010123456789|{'Nguyễn Thị Ệ'.encode().hex()}|12/04/1940|2|"


def owner(instance: Instance) -> PersonBlock:
    return next(one for one in blocks(instance) if one.role == "owner")


def filled(instance: Instance, text: str) -> dict[str, str]:
    answers, _ = card_answers(instance, owner(instance), person_in([text]), Places.load())
    return {ref.rsplit("/", 1)[-1]: value for ref, value, _ in answers}


def test_the_back_of_the_card_fills_all_but_the_name() -> None:
    instance = form_of("1.014027")
    assert filled(instance, lines()) == {
        "owner_number": "001140009876",
        "owner_sex": "female",
        "owner_born": "1940-04-12",
        "owner_born_precision": "day",
    }
    instance.set("/data/owner/owner_name", "Nguyễn Thị Ệ")
    assert fits(instance, owner(instance), person_in([lines()])) == ()
    instance.set("/data/owner/owner_name", "Lò Thị Mỷ")
    assert "name_differs" in fits(instance, owner(instance), person_in([lines()]))


def test_a_bhyt_card_fills_the_person_and_its_code_where_the_form_asks_for_it() -> None:
    instance = form_of("1.014027")
    assert filled(instance, PAPER_CARD)["owner_name"] == "Nguyễn Thị Ệ"
    assert "owner_number" not in filled(instance, PAPER_CARD)
    said = person_in([PAPER_CARD])
    block = owner(instance)
    _, warnings = card_answers(instance, block, said, Places.load())
    assert "insurance_not_asked" in warnings
    asking = PersonBlock(block.ref, block.role, block.label, {**block.facts, "insurance": "/data/owner/bhyt"})
    answers, warnings = card_answers(instance, asking, said, Places.load())
    assert ("/data/owner/bhyt", "GD4010123456789", "scanned") in answers
    assert warnings == ()


def test_a_passport_fills_birth_and_sex_and_a_number_only_where_it_holds_one() -> None:
    def passport(personal: str) -> str:
        number, born, expires = "C1234567<", "850412", "300101"
        middle = f"{number}{check_digit(number)}VNM{born}{check_digit(born)}F{expires}{check_digit(expires)}"
        middle += f"{personal:<<14}{check_digit(f'{personal:<<14}')}"
        whole = check_digit(middle[:10] + middle[13:20] + middle[21:43])
        return f"{'P<VNMNGUYEN<<THI<BA':<<44}\n{middle}{whole}"

    found = read_mrz(passport("001185001234"))
    assert (found.number, found.born.iso(), found.passport) == ("001185001234", "1985-04-12", "C1234567")
    assert found.warnings == ()
    assert read_mrz(passport("")).number == ""
    assert signs_missing(passport("").split("\n")[0]) == 44
    with pytest.raises(Refusal):
        read_mrz(passport("").replace("850412", "850413"))


def test_the_card_is_best_and_a_code_of_something_else_is_refused() -> None:
    assert not isinstance(person_in([lines(), GRANDMOTHER]), SaidPerson)
    with pytest.raises(Refusal) as refused:
        person_in(["https://dichvucong.gov.vn/?ma_thu_tuc=1.001193"])
    assert refused.value.code == "no-person-code"


def typed(text: str, method: Method) -> str:
    """What an input method of ours leaves of a reader's keys."""
    typing, out, word = Typing(method), "", ""
    for key in text:
        if key.isalnum() and (key.isalpha() or word):
            word = typing.press(word, key)
        else:
            out, word = out + word + key, ""
    return out + word


def spoilt(method: Method) -> Iterator[tuple[str, str]]:
    texts = [symbols.split(bytes([seed]) * 3 + bytes(range(seed, seed + 60)))[0] for seed in range(40)]
    return ((text, left) for text in texts if (left := typed(text, method)) != text)


@pytest.mark.parametrize("method", METHODS)
def test_a_spoilt_code_is_put_right_or_left_alone_and_never_made_another(method: Method) -> None:
    readings = [(text, repaired(left)) for text, left in spoilt(method)]
    right = [text for text, reading in readings if reading == text]
    assert len(right) >= 3
    assert all(reading in (None, text) for text, reading in readings)
    assert repaired("Nguyễn Thị Ệ") is None
    assert repaired(GRANDMOTHER) is None
