"""Answers come all or none, in any order, and a date may be only a year."""

import pytest

from app.services.apply_answers import apply_answers, apply_where_possible, replay
from forms.engine import Instance, load
from forms.refusal import Refusal
from tests.support.village_form import XFORM


@pytest.fixture
def form() -> Instance:
    return load(XFORM).new()


def test_the_commune_may_come_before_its_province(form: Instance) -> None:
    apply_answers(form, {"/data/commune": "09955", "/data/province": "01"}, "typed")
    assert form.value("/data/commune") == "09955"


def test_what_is_no_choice_is_refused_with_the_few_that_there_are(form: Instance) -> None:
    with pytest.raises(Refusal, match=r"99 is not among the choices: [0-9, ]*\b01\b"):
        apply_answers(form, {"/data/province": "99"}, "typed")


def test_a_commune_of_another_province_is_refused(form: Instance) -> None:
    with pytest.raises(Refusal) as refused:
        apply_answers(form, {"/data/commune": "11311", "/data/province": "01"}, "typed")
    assert refused.value.code == "not-a-choice"


@pytest.mark.parametrize(
    ("said", "kept", "precision"),
    [
        ("1940", "1940-01-01", "year"),
        ("04/1940", "1940-04-01", "month"),
        ("12/04/1940", "1940-04-12", "day"),
        ("1940-04-12", "1940-04-12", "day"),
    ],
)
def test_a_date_keeps_only_what_is_known(form: Instance, said: str, kept: str, precision: str) -> None:
    apply_answers(form, {"/data/born": said}, "typed")
    assert (form.value("/data/born"), form.value("/data/born_precision")) == (kept, precision)


def test_a_precision_that_was_said_outright_stands(form: Instance) -> None:
    apply_answers(form, {"/data/born_precision": "year", "/data/born": "1940-01-01"}, "typed")
    assert form.value("/data/born_precision") == "year"


def test_the_next_row_is_appended_and_null_takes_a_row_away(form: Instance) -> None:
    apply_answers(form, {"/data/child[1]/name": "An", "/data/child[2]/name": "Bình"}, "typed")
    assert form.count("/data/child") == 2
    apply_answers(form, {"/data/child[1]": None}, "typed")
    assert form.value("/data/child[1]/name") == "Bình"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"/data/nothing": "x"}, "unknown-ref"),
        ({"/data/child[5]/name": "x"}, "row-gap"),
        ({"/data/child[0]/name": "x"}, "row-gap"),
        ({"/data/province[2]": "01"}, "unknown-ref"),
        ({"/data/child[1]/age": "mười"}, "bad-value"),
        ({"/data/born": "hôm qua"}, "bad-date"),
        ({"/data/province": "99"}, "not-a-choice"),
        ({"/data/ten_years_on": "7"}, "read-only"),
        ({"/data/province": "\ud800"}, "bad-value"),
        ({"": "x"}, "unknown-ref"),
        ({"/data": "x"}, "read-only"),
        ({"/data/born": "31/02/1940"}, "bad-date"),
    ],
)
def test_what_the_form_cannot_take_is_refused_by_name(form: Instance, changes: dict[str, str], code: str) -> None:
    with pytest.raises(Refusal) as refused:
        apply_answers(form, changes, "typed")
    assert refused.value.code == code
    (ref,) = changes
    assert refused.value.facts["ref"] == ref
    assert ref in str(refused.value)


@pytest.mark.parametrize("ref", ["/data", "/data/child[1]", "/data/meta"])
def test_a_section_is_not_taken_for_a_calculation(form: Instance, ref: str) -> None:
    form.add_repeat("/data/child")
    with pytest.raises(Refusal, match="section") as refused:
        apply_answers(form, {ref: "x"}, "typed")
    assert refused.value.code == "read-only"


def test_a_calculation_is_not_taken_for_a_section(form: Instance) -> None:
    with pytest.raises(Refusal, match="worked out"):
        apply_answers(form, {"/data/ten_years_on": "7"}, "typed")


def test_an_answer_that_is_not_asked_stays_hidden_and_comes_back(form: Instance) -> None:
    apply_answers(form, {"/data/spouse": "Lò Văn Mẫu", "/data/married": "no"}, "typed")
    assert form.value("/data/spouse") == ""
    apply_answers(form, {"/data/married": "yes"}, "typed")
    assert form.value("/data/spouse") == "Lò Văn Mẫu"


def test_a_replay_of_the_steps_gives_the_same_form(form: Instance) -> None:
    said = {"/data/commune": "09955", "/data/province": "01", "/data/child[1]/name": "An", "/data/born": "1940"}
    steps = apply_answers(form, said, "typed")
    again = load(XFORM).new()
    for step in steps:
        replay(again, step)
    assert [again.value(ref) for ref in again.refs()][:-1] == [form.value(ref) for ref in form.refs()][:-1]


def test_what_is_brought_from_elsewhere_is_taken_as_far_as_it_fits(form: Instance) -> None:
    steps = apply_where_possible(form, {"/data/gone": "x", "/data/province": "01", "/data/born": "?"}, "earlier")
    assert [step.ref for step in steps] == ["/data/province"]


def test_answers_are_kept_in_composed_letters(form: Instance) -> None:
    apply_answers(form, {"/data/child[1]/name": "Nguye\u0302\u0303n Thi\u0323 E\u0323\u0302"}, "typed")
    assert form.value("/data/child[1]/name") == "Nguyễn Thị Ệ"
