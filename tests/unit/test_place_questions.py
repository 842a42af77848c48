"""A place is found by any of its names, and the next villager of the sitting need not have it typed again."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from app.services import record_consent
from app.services.desk import Desk
from app.services.fill_dossier import Draft
from app.services.place_questions import PlaceQuestion, of_this_sitting, place_questions, put
from app.services.record_consent import given
from app.services.start_dossier import start
from forms.dossier import Purpose
from forms.place_names import NamedPlace, PlaceNames
from forms.places import Places
from tests.support.desks import FRIDAY_NOON, a_desk
from tests.support.vaults import FixedClock
from tests.support.villagers import PENSION

CODE = "1.014027"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = a_desk(tmp_path / "vault", FixedClock(FRIDAY_NOON))
    yield made
    made.vault.close()


@pytest.fixture(scope="module")
def names() -> PlaceNames:
    return PlaceNames(Places.load())


@pytest.mark.parametrize(
    ("typed", "commune", "was"),
    [
        ("ha giang", "00694", ""),
        ("tinh ha giang dong van", "00721", "Thị trấn Đồng Văn, Huyện Đồng Văn, Tỉnh Hà Giang"),
        ("tả phìn, đồng văn", "00721", "Xã Tả Phìn, Huyện Đồng Văn, Tỉnh Hà Giang"),
        ("pho bang", "00745", ""),
    ],
)
def test_an_old_name_leads_to_the_commune_of_today(names: PlaceNames, typed: str, commune: str, was: str) -> None:
    first = names.find(typed)[0]
    assert (first.commune, first.was) == (commune, was)


def test_a_divided_commune_is_offered_with_all_that_it_went_into(names: PlaceNames) -> None:
    found = names.find("Thôn 3, xã Thạch Hòa, huyện Thạch Thất, Hà Nội")
    assert {one.commune for one in found} == {"09988", "09706", "04930"}
    assert {(one.hamlet, one.was) for one in found} == {("Thôn 3", "Xã Thạch Hòa, Huyện Thạch Thất, Thành phố Hà Nội")}


def test_every_commune_of_an_old_province_can_be_reached(names: PlaceNames) -> None:
    places = Places.load()
    old = {code for unit in places.before_the_merger() if unit.province == "Tỉnh Hà Giang" for code in unit.became}
    assert old <= {one.commune for one in names.find("tinh ha giang", limit=10_000)}


def test_the_next_villager_of_the_day_may_take_over_the_village_but_not_the_house(desk: Desk) -> None:
    answers = {**PENSION, "/data/home/owner_hamlet": "số 7, ngõ 12 phố Ngọc Lâm, Tổ 5"}
    first = _begin(desk, answers)
    assert of_this_sitting(desk, first).home is None  # nobody was before
    second = _begin(desk, {"/data/request/request_kind": "new", "/data/request/filing_for": "owner"})
    before = of_this_sitting(desk, second)
    draft = Draft.open(desk, second)
    for question in place_questions(draft.instance, draft.instance.questions()):
        if (offered := before.of_kind(question.kind)) and draft.instance.relevant(question.commune):
            put(draft, question, offered, origin="earlier")
    value = draft.instance.value
    assert [value(f"/data/home/owner_{name}") for name in ("province", "commune", "hamlet")] == ["01", "00118", "Tổ 5"]
    assert value("/data/office/office_commune") == "00118"
    assert draft.origins["/data/home/owner_commune"] == "earlier"
    draft.undo()
    assert value("/data/office/office_commune") == ""
    record_consent.record(desk, first, given(desk, [Purpose.PREPARE], "Mai"))
    assert of_this_sitting(desk, second).home is None  # whoever agrees no more lends nothing to the next one
    record_consent.record(desk, first, given(desk, [Purpose.PREPARE, Purpose.KEEP], "Mai"))
    assert of_this_sitting(desk, second).home is not None
    assert isinstance(desk.clock, FixedClock)
    desk.clock.move(timedelta(days=1))
    third = _begin(desk, {})
    assert (of_this_sitting(desk, third).home, of_this_sitting(desk, third).office) == (None, None)


def test_a_place_chosen_by_its_old_name_answers_both_lists_and_keeps_a_hamlet_that_stands_there(desk: Desk) -> None:
    draft = Draft.open(desk, _begin(desk, {"/data/home/owner_hamlet": "Bản Mới"}))
    question = PlaceQuestion(
        "/data/home/owner_province", "/data/home/owner_commune", "/data/home/owner_hamlet", "home", is_answered=False
    )
    put(draft, question, NamedPlace("00721", "08", "Xã Đồng Văn, Tỉnh Tuyên Quang", hamlet="Thôn 1"))
    value = draft.instance.value
    assert [value(ref) for ref in (question.province, question.commune, question.hamlet)] == ["08", "00721", "Bản Mới"]


def _begin(desk: Desk, answers: dict[str, str]) -> str:
    return start(desk, CODE, given(desk, [Purpose.PREPARE, Purpose.KEEP], "Mai"), answers=answers).id
