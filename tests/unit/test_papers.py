from datetime import date

import pytest

from forms.catalogue import Catalogue
from forms.dossier import Route
from forms.papers import PaperView, case_of, papers_for
from forms.sheet_values import PaperState
from tests.support.villagers import birth, form_of, pension


def papers(code: str, case: str | None, **states: PaperState) -> dict[str, PaperView]:
    return {view.paper: view for view in papers_for(Catalogue.load().get(code), case, Route.DESK, states)}


def test_pension_brings_one_paper_and_data_replaces_the_rest() -> None:
    views = papers("1.014027", "new")
    assert views["request"].required
    assert views["request"].state is PaperState.MISSING
    assert views["request"].printed_here
    others = [view for view in views.values() if view.paper != "request"]
    assert {view.state for view in others} == {PaperState.NOT_NEEDED}
    assert all(view.replaced_by_data and not view.required and not view.originals for view in others)


@pytest.mark.parametrize(
    ("case", "wanted"),
    [
        ("certificate", {"declaration", "birth_certificate"}),
        ("no_certificate", {"declaration", "witness"}),
        ("abandoned", {"declaration", "abandoned_record"}),
        ("electronic", {"declaration"}),
        ("certificate surrogate", {"declaration", "birth_certificate", "surrogacy"}),
        ("no_certificate surrogate", {"declaration", "witness", "surrogacy"}),
        ("certificate acknowledged", {"declaration", "birth_certificate", "acknowledgement"}),
        ("certificate authorised", {"declaration", "birth_certificate", "authorisation"}),
    ],
)
def test_the_case_decides(case: str, wanted: set[str]) -> None:
    assert {view.paper for view in papers("1.001193", case).values() if view.required} == wanted


def test_without_a_case_every_paper_stands_with_its_case() -> None:
    views = papers("1.001193", None)
    assert {paper for paper, view in views.items() if view.required} == {"declaration"}
    assert views["witness"].note.startswith("Chỉ khi: Không có giấy chứng sinh.")
    assert views["declaration"].state is PaperState.MISSING


def test_states_are_kept_and_json_has_the_keys_of_the_command_line() -> None:
    view = papers("1.001193", "certificate", birth_certificate=PaperState.LATER)["birth_certificate"]
    keys = ["paper", "name", "originals", "copies", "required", "state", "replaced_by_data"]
    assert list(view.as_json())[:7] == keys
    assert view.as_json()["state"] == "later"


def test_after_the_rule_ends_the_paper_is_uncertain() -> None:
    procedure = Catalogue.load().get("1.014027")
    for day, expected in ((date(2027, 2, 28), False), (date(2027, 3, 1), True)):
        view = papers_for(procedure, "new", "desk", {}, today=day)[1]
        assert view.uncertain is expected
        assert bool(view.replaced_by_data) is not expected


@pytest.mark.parametrize(
    ("changes", "case"),
    [
        ({}, "certificate married"),
        ({"parents_married": "no"}, "certificate"),
        ({"parents_married": "no", "/data/matter/father_acknowledged": "yes"}, "certificate acknowledged"),
        ({"certificate_kind": "none"}, "no_certificate married"),
        ({"certificate_kind": "electronic"}, "electronic married"),
        ({"child_case": "abandoned"}, "abandoned"),
        ({"child_case": "surrogate"}, "certificate surrogate married"),
        ({"child_case": "surrogate", "certificate_kind": "none"}, "no_certificate surrogate married"),
        ({"relation": "other", "/data/matter/filer_is_kin": "no"}, "certificate married authorised"),
        ({"relation": "other", "child_case": "abandoned", "/data/matter/filer_is_kin": "no"}, "abandoned"),
    ],
)
def test_the_answers_lead_to_the_case(changes: dict[str, str], case: str) -> None:
    assert case_of(birth(**changes)) == case


def test_the_kind_of_request_is_the_case() -> None:
    assert case_of(pension(request_kind="moved")) == "moved"
    assert case_of(form_of("1.014027")) is None


def test_the_marriage_paper_is_named_only_to_married_parents() -> None:
    assert "marriage" in papers("1.001193", "certificate married")
    for case in ("certificate", "abandoned"):
        assert "marriage" not in papers("1.001193", case)


def test_an_electronic_birth_certificate_replaces_the_paper() -> None:
    views = papers("1.001193", "electronic married")
    assert "birth_certificate" not in views
    assert views["birth_certificate_electronic"].state is PaperState.NOT_NEEDED


@pytest.mark.parametrize(("code", "case"), [("1.001193", "certificate"), ("1.014027", "new")])
def test_who_files_with_vneid_signs_no_paper(code: str, case: str) -> None:
    procedure = Catalogue.load().get(code)
    for route in procedure.routes:
        printed = [view for view in papers_for(procedure, case, route, {}) if view.printed_here]
        assert len(printed) == 1
        assert printed[0].required
        assert ("không phải ký" in printed[0].note) is (route is Route.VNEID)
