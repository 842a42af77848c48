"""Procedures without a form of ours: told, printed and counted, never queued."""

import json
from datetime import date
from pathlib import Path

import pytest

from app import imaging, printing
from app.cli.entry import main
from app.services.desk import Desk, open_shelf
from app.services.give_guidance import count, counted, guide
from app.services.list_papers import papers_of_procedure
from app.services.print_sheets import SheetKind, of_procedure, sheet, sheet_of_procedure
from forms.dossier import Route
from forms.papers import papers_for
from forms.refusal import Refusal
from forms.sheet_values import PaperState
from tests.print.reading import text

SHELF = open_shelf()
PROCEDURES = SHELF.catalogue.all()
WITHOUT_FORM = [procedure.code for procedure in PROCEDURES if not procedure.has_form]
MARRIAGE, INSURANCE, GUEST = "1.000894", "1.002759", "2.001159"


@pytest.mark.parametrize("code", [procedure.code for procedure in PROCEDURES])
def test_papers_of_every_case_and_route_are_told(code: str) -> None:
    procedure = SHELF.catalogue.get(code)
    for route in procedure.routes:
        assert papers_of_procedure(SHELF, code, route)
        for case in procedure.cases:
            found = papers_for(procedure, case.id, route, {}, today=date(2026, 11, 21))
            assert found, (route, case.id)
            assert all(paper.replaced_by_data for paper in found if paper.state is PaperState.NOT_NEEDED)


@pytest.mark.parametrize("code", WITHOUT_FORM)
def test_without_a_form_there_is_a_journey_on_paper(code: str) -> None:
    for route in SHELF.catalogue.get(code).routes:
        told = guide(SHELF, code, route)
        assert told.steps
        assert told.office
    slip = sheet_of_procedure(SHELF, SheetKind.PREPARATION, code)
    assert imaging.page_count(slip) == 1
    assert "Phiếu chuẩn bị hồ sơ" in text(slip)


def test_a_sheet_follows_the_route_that_was_chosen() -> None:
    by_post = text(sheet_of_procedure(SHELF, SheetKind.GUIDANCE, INSURANCE, route=Route.POST))
    assert "bưu điện" in by_post
    assert "CHỈ HƯỚNG DẪN" in text(sheet_of_procedure(SHELF, SheetKind.GUIDANCE, INSURANCE))


def test_a_sheet_without_a_dossier_follows_the_case_that_was_named() -> None:
    def said(case: str | None) -> str:
        return text(printing.together([of_procedure(SHELF, SheetKind.GUIDANCE, "1.001776", case=case)]))

    assert "nhiễm HIV" in said("hiv")
    assert "Giấy xác nhận nhiễm HIV" not in said("elderly")
    for wrong in ({"route": Route.ADVICE}, {"case": "rich"}):
        with pytest.raises(Refusal) as why:
            of_procedure(SHELF, SheetKind.GUIDANCE, "1.001776", **wrong)
        assert why.value.code == ("unknown-case" if "case" in wrong else "unknown-route")


def test_a_blank_form_has_the_variant_of_the_case_alone() -> None:
    whole = printing.together([of_procedure(SHELF, SheetKind.BLANK, "1.001776")])
    one = printing.together([of_procedure(SHELF, SheetKind.BLANK, "1.001776", case="elderly")])
    assert imaging.page_count(one) <= 2 < imaging.page_count(whole)
    assert "Áp dụng đối với người cao tuổi" in text(one)
    assert "Áp dụng đối với trẻ em" not in text(one)


def test_copies_that_go_by_post_are_to_be_certified() -> None:
    def notes(route: Route) -> str:
        return " ".join(paper.note for paper in papers_for(SHELF.catalogue.get("1.001699"), "first", route, {}))

    assert "có chứng thực" in notes(Route.POST)
    assert "có chứng thực" not in notes(Route.DESK)


def test_guidance_is_counted_and_nothing_is_queued(desk: Desk) -> None:
    count(desk, guide(desk, MARRIAGE))
    count(desk, guide(desk, MARRIAGE, Route.VNEID))
    count(desk, guide(desk, GUEST))
    assert counted(desk) == {MARRIAGE: 2, GUEST: 1}
    with desk.vault.read() as unit:
        assert unit.dossiers.page().rows == ()
    assert "CHƯA NỘP" in text(sheet(desk, SheetKind.GUIDANCE, procedure=MARRIAGE, route=Route.VNEID))


def test_where_a_dossier_can_be_made_guidance_alone_is_refused() -> None:
    with pytest.raises(Refusal) as refusal:
        guide(SHELF, "1.014027")
    assert refusal.value.code == "has-form"
    with pytest.raises(Refusal) as refusal:
        guide(SHELF, MARRIAGE, Route.OFFICER)
    assert refusal.value.code == "unknown-route"


def test_fill_gives_guidance_and_a_sheet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "sheet.pdf"
    assert main(["--json", "fill", MARRIAGE, "--route", "post", "-o", str(out)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["id"], told["problems"], told["pages"]) == (None, [], imaging.page_count(out.read_bytes()))
    assert told["guidance"]["route"] == "post"
    assert told["guidance"]["papers"]
    assert any("bưu điện" in step for step in told["guidance"]["steps"])


def test_answers_for_what_has_no_form_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answers = tmp_path / "answers.json"
    answers.write_text("{}", encoding="utf-8")
    out = str(tmp_path / "sheet.pdf")
    said = main(["fill", MARRIAGE, "--consent", "prepare", "--read-by", "Mai", "--answers", str(answers), "-o", out])
    assert said == 1
    assert "has no form here" in capsys.readouterr().err
    assert not Path(out).exists()
