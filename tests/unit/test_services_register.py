"""The register: who agreed to be kept fills later forms, likely duplicates are shown, twins are two persons."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.practice import (
    BIRTH,
    FAMILY_ANSWERS,
    FATHER_CARD,
    MOTHER_CARD,
    PENSION,
    PENSION_ANSWERS,
    PENSIONER_CARD,
    child_answers,
)
from app.services.change_course import withdraw
from app.services.check_dossier import check
from app.services.describe_point import describe_point
from app.services.desk import Desk
from app.services.erase_dossiers import erase
from app.services.fill_dossier import Draft
from app.services.finalize_dossier import finalize
from app.services.history import history
from app.services.record_consent import given, record
from app.services.register_people import alike, find_people, household_of, move, person_of, why_alike
from app.services.start_dossier import start, start_unkept
from app.storage.records import RegisteredPerson
from forms.dossier import Problem, Purpose
from forms.identity import read_card
from forms.refusal import Refusal
from tests.support.desks import agreed, the_desk_again

NAME, NUMBER, BORN = "/data/owner/owner_name", "/data/owner/owner_number", "/data/owner/owner_born"


def finalized(desk: Desk, dossier_id: str) -> str:
    finalize(desk, dossier_id, {one.code for one in check(desk, Draft.open(desk, dossier_id))})
    return dossier_id


def a_pension(desk: Desk) -> str:
    cards = [("owner", read_card(PENSIONER_CARD))]
    return finalized(desk, start(desk, PENSION, agreed(desk), cards=cards, answers=PENSION_ANSWERS, sure=True).id)


def a_birth(desk: Desk, name: str = "Vì Thị Mẫu Một", source: str | None = None) -> str:
    answers = {**FAMILY_ANSWERS, **child_answers(name, "female", date(2026, 11, 2))}
    cards = [] if source else [("mother", read_card(MOTHER_CARD)), ("father", read_card(FATHER_CARD))]
    return start(desk, BIRTH, agreed(desk), cards=cards, answers=answers, sure=True, source=source).id


def test_who_finalized_a_dossier_fills_the_next_one(desk: Desk) -> None:
    first = a_pension(desk)
    [person] = find_people(desk, "nguyen e")
    assert (person.card_number, person.born) == ("001140000019", "1940")
    draft = Draft.open(desk, start(desk, PENSION, agreed(desk), people=[("owner", "001140000019")]).id)
    (name, born) = draft.questions([NAME, BORN])
    assert (name.value, name.origin) == ("Nguyễn Thị Ệ", "earlier")
    assert (born.value[:4], draft.instance.value("/data/owner/owner_born_precision")) == ("1940", "year")
    assert draft.instance.value("/data/home/owner_commune") == Draft.look(desk, first).instance.value(
        "/data/home/owner_commune"
    )
    assert person_of(desk, person.id).dossier_ids == (first,)


def test_the_same_person_again_is_one_entry_of_two_dossiers(desk: Desk) -> None:
    dossiers = {a_pension(desk), a_pension(desk)}
    [person] = find_people(desk)
    assert set(person_of(desk, person.id).dossier_ids) == dossiers


def test_only_who_agreed_stands_in_it_and_a_child_lives_with_its_mother(desk: Desk) -> None:
    finalized(desk, a_birth(desk))
    people = {person.name: person for person in find_people(desk)}
    assert set(people) == {"Vì Thị Mẫu Một", "Lò Thị Mẫu"}
    child = people["Vì Thị Mẫu Một"]
    assert {member.name for member in household_of(desk, child)} == set(people)
    move(desk, child.id, None)
    assert [member.name for member in household_of(desk, person_of(desk, child.id))] == ["Vì Thị Mẫu Một"]


def test_sensitive_answers_stay_in_their_dossier(desk: Desk) -> None:
    finalized(desk, a_birth(desk))
    for person in find_people(desk):
        assert "ethnic" not in person_of(desk, person.id).facts


def test_twins_are_two(desk: Desk) -> None:
    first = finalized(desk, a_birth(desk, "Vì Thị Hoa"))
    second = a_birth(desk, "Vì Thị Hòa", source=first)
    assert alike(desk, Draft.open(desk, second)) == ()
    finalized(desk, second)
    assert [person.name for person in find_people(desk, "vi thi hoa")] == ["Vì Thị Hoa", "Vì Thị Hòa"]


def test_who_is_erased_leaves_unless_another_dossier_holds_them(desk: Desk) -> None:
    first, second = a_pension(desk), a_pension(desk)
    for dossier_id, left in ((first, 1), (second, 0)):
        withdraw(desk, dossier_id)
        erase(desk, [dossier_id])
        assert len(find_people(desk)) == left
    assert find_people(desk, "001140000019") == []
    assert desk.vault.check() == ()


def test_who_no_longer_agrees_leaves(desk: Desk) -> None:
    dossier_id = a_pension(desk)
    record(desk, dossier_id, given(desk, [Purpose.PREPARE], "Mai"))
    assert find_people(desk) == []


def test_nothing_of_the_register_fills_what_is_not_kept(desk: Desk) -> None:
    with pytest.raises(Refusal, match="kept"):
        start_unkept(desk, PENSION, given(desk, [Purpose.PREPARE], "Mai"), people=[(None, "001140000019")])


def test_a_likely_duplicate_is_a_warning_that_shows_both(desk: Desk) -> None:
    a_pension(desk)
    draft = Draft.open(desk, start(desk, PENSION, agreed(desk), answers={NAME: "nguyen thi e", BORN: "04/1940"}).id)
    [problem] = [one for one in check(desk, draft) if one.code == "person-known"]
    assert isinstance(problem, Problem)
    for words in ("Nguyễn Thị Ệ", "001140000019", "nguyen thi e", "04/1940"):
        assert words in problem.message
    draft.answer({NUMBER: "001140000027"})
    assert alike(desk, draft) == (), "two numbers are two persons"


@pytest.mark.parametrize(
    ("given", "known", "why"),
    [
        ({}, {}, "name-and-birth"),
        ({"card_number": "1"}, {}, "name-and-birth"),
        ({"card_number": "1"}, {"card_number": "1"}, ""),
        ({"card_number": "1", "name": "Lò Văn Ba"}, {"card_number": "1"}, "number"),
        ({"card_number": "1"}, {"card_number": "2"}, ""),
        ({"born": "1990"}, {}, "name-and-birth"),
        ({"born": "1991"}, {}, ""),
        ({"born": ""}, {}, ""),
        ({"born": "", "commune": "09955"}, {"commune": "09955"}, "name-and-place"),
        ({"name": "Lò Thị Hòa"}, {}, ""),
        ({"name": "lo thi hoa"}, {}, "name-and-birth"),
    ],
)
def test_who_may_be_one_person(given: dict[str, str], known: dict[str, str], why: str) -> None:
    person = RegisteredPerson("p", "h", "Lò Thị Hoa", born="05/06/1990")
    assert why_alike(replace(person, **given), replace(person, **known)) == why  # type: ignore[arg-type]  # all texts


def test_who_bears_a_name_with_others_is_asked_for_by_number(desk: Desk) -> None:
    dossier = start_bare(desk)
    with desk.vault.write() as unit:
        for number in ("1", "2"):
            unit.register.put(RegisteredPerson(number, number, "Lò Thị Hoa"), dossier, number)
    with pytest.raises(Refusal) as refused:
        person_of(desk, "lo thi hoa")
    assert refused.value.code == "which-person"
    with pytest.raises(Refusal) as refused:
        person_of(desk, "Ai đó")
    assert refused.value.code == "unknown-person"


def start_bare(desk: Desk) -> str:
    return start(desk, PENSION, agreed(desk)).id


def test_the_history_names_who_when_and_which_question_and_no_value(desk: Desk, tmp_path: Path) -> None:
    draft = Draft.open(desk, start_bare(desk))
    draft.answer({NAME: "Nguyễn Thị Ệ"})
    draft.undo()
    draft.close()
    lines = history(desk, draft.id)
    told = [(line.what, [ref for ref, _ in line.questions]) for line in lines]
    assert told[-2:] == [("answer", [NAME]), ("undo", [NAME])]
    assert {(line.by, line.at) for line in lines[-2:]} == {(desk.vault.user, desk.clock.now())}
    assert "Ệ" not in repr(lines)
    beside = the_desk_again(tmp_path / "vault", read_only=True)
    assert history(beside, draft.id) == lines
    beside.vault.close()


PHONE = {"/data/home/owner_has_phone": "relative", "/data/home/owner_phone": "+84 912 000 111"}


def phone_warnings(desk: Desk, dossier_id: str) -> list[str]:
    found = check(desk, Draft.open(desk, dossier_id))
    return [one.code for one in found if one.code.startswith("phone-")]


def with_phone(desk: Desk, number: int) -> str:
    answers = {**PENSION_ANSWERS, **PHONE, NAME: f"Người Thử {'ABCDE'[number]}", NUMBER: f"00114000002{number}"}
    cards = [("owner", read_card(PENSIONER_CARD))]
    return start(desk, PENSION, agreed(desk), cards=cards, answers=answers, sure=True).id


def test_a_phone_of_the_point_or_of_many_is_warned_of(desk: Desk) -> None:
    dossiers = [with_phone(desk, number) for number in range(4)]
    for number, dossier_id in enumerate(dossiers):
        assert phone_warnings(desk, dossier_id) == (["phone-on-many"] if number == 3 else [])
        finalized(desk, dossier_id)
    describe_point(desk, hotline="84 912 000 111")
    assert phone_warnings(desk, with_phone(desk, 4)) == ["phone-of-helper"]


def test_a_check_before_and_after_a_new_person_finds_nothing_wrong(desk: Desk) -> None:
    """The index of words keeps totals in a reader's memory: a second look through it took a new person for damage."""
    assert desk.vault.check() == ()
    a_pension(desk)
    assert desk.vault.check() == ()
