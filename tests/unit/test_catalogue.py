import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from forms.catalogue import Catalogue
from forms.dossier import Route
from forms.procedure import plain_code
from forms.refusal import Refusal


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.load()


def test_holds_what_a_commune_needs(catalogue: Catalogue) -> None:
    assert len(catalogue.all()) == 57
    with_form = {procedure.code for procedure in catalogue.all() if procedure.has_form}
    assert {"1.001193", "1.014027"} <= with_form
    assert not with_form & {"1.000894", "2.001159", "1.002759"}


def test_card_is_json_and_whole(catalogue: Catalogue) -> None:
    card = catalogue.get("1.014027").card()
    assert json.loads(json.dumps(card)) == card
    assert card["routes"]["desk"]["working_days"] == 10
    assert card["checked_on"] == "2026-11-21"
    assert {paper["mark"] for paper in card["papers"]} <= {"sourced", "known", "uncertain"}


def test_birth_is_done_the_same_day_with_the_rule_of_fifteen_hours(catalogue: Catalogue) -> None:
    desk = catalogue.get("1.001193").routes[Route.DESK]
    assert (desk.working_days, desk.cutoff_15h) == (0, True)


def test_an_offices_longer_code_is_the_same_procedure(catalogue: Catalogue) -> None:
    assert plain_code(" 1.001193.000.00.00.H48 ") == "1.001193"
    assert catalogue.get("1.001193.000.00.00.H48").code == "1.001193"


@pytest.mark.parametrize(
    ("old", "new"),
    [("2.002621", "3.000722"), ("2.001023", "3.000722"), ("2.000986", "3.000722"), ("1.011733", "2.002913")],
)
def test_an_old_code_leads_to_the_present_card_and_is_explained(catalogue: Catalogue, old: str, new: str) -> None:
    change = catalogue.successor(old)
    assert change is not None
    assert (change.code, change.mark) == (new, "uncertain")
    assert "mã cũ" in change.note
    assert catalogue.get(old).code == new


def test_a_code_without_a_card_is_refused_with_what_became_of_it(catalogue: Catalogue) -> None:
    with pytest.raises(Refusal, match=r"now 2\.002854") as refusal:
        catalogue.get("2.002481")
    assert refusal.value.facts["successor"] == "2.002854"
    with pytest.raises(Refusal, match="abolished") as refusal:
        catalogue.get("2.001009")
    assert refusal.value.code == "unknown-procedure"


def test_past_the_review_day_no_fee_is_stated(catalogue: Catalogue) -> None:
    residence = catalogue.get("1.004222")
    told = [fact.text for fact in residence.fee_on(Route.DESK, residence.review_on)]
    assert "20.000 đồng." in told
    later = residence.fee_on(Route.DESK, date(2027, 3, 1))
    assert not any("000 đồng" in fact.text for fact in later)
    assert later[-1].uncertain
    free = catalogue.get("1.014027")
    assert free.fee_on(Route.DESK, date(2027, 3, 1)) == free.routes[Route.DESK].fee


@pytest.mark.parametrize(
    ("day", "words"),
    [(date(2026, 11, 21), None), (date(2026, 12, 15), "chỉ còn đến"), (date(2027, 1, 1), "đã hết")],
)
def test_a_card_that_ends_before_its_answer_would_come_warns(
    catalogue: Catalogue, day: date, words: str | None
) -> None:
    ending = catalogue.get("1.011607").ending_on(day, Route.DESK)
    assert (ending is None) is (words is None)
    assert ending is None or (words or "") in ending.text
    assert catalogue.get("1.014027").ending_on(day, Route.DESK) is None


def test_every_card_names_its_office_and_why_it_may_be_returned(catalogue: Catalogue) -> None:
    offices = {procedure.code: procedure.office.kind for procedure in catalogue.all()}
    assert offices["1.004222"] == "police"
    assert offices["1.002759"] == "insurance"
    assert offices["1.013133"] == "military"
    assert offices["1.000656"] == "commune"
    assert {rule.check for rule in catalogue.return_rules} >= {"name_differs", "pages_missing", "unreadable", "ending"}
    assert [rule.check for rule in catalogue.get("1.004222").return_rules] == ["wrong_office"]


def test_an_alias_of_a_card_leads_to_it(tmp_path: Path) -> None:
    folder = tmp_path / "1.014027"
    folder.mkdir()
    card = Catalogue.load().get("1.014027").card()
    shipped = Path("forms/packs/1.014027/card.json").read_text(encoding="utf-8")
    changed = json.loads(shipped) | {"aliases": [{"code": "1.999999", "note": "mã cũ", "mark": "sourced"}]}
    (folder / "card.json").write_text(json.dumps(changed), encoding="utf-8")
    small = Catalogue.load(tmp_path)
    assert small.get("1.999999").code == card["code"]
    assert small.successor("1.999999") is not None
    assert not small.get("1.999999").has_form
    with pytest.raises(Refusal) as refusal:
        small.form("1.014027")
    assert refusal.value.code == "no-form"


def test_unknown_code_is_refused(catalogue: Catalogue) -> None:
    with pytest.raises(Refusal, match="find WORDS") as refusal:
        catalogue.get("9.999999")
    assert refusal.value.code == "unknown-procedure"


def test_a_broken_card_is_refused_with_its_file(tmp_path: Path) -> None:
    (tmp_path / "1.000000").mkdir()
    (tmp_path / "1.000000" / "card.json").write_text("{", encoding="utf-8")
    with pytest.raises(Refusal, match=r"1\.000000/card\.json") as refusal:
        Catalogue.load(tmp_path).all()
    assert refusal.value.code == "bad-pack"


def test_an_amount_past_its_review_day_is_uncertain(catalogue: Catalogue) -> None:
    pension = catalogue.get("1.014027")
    assert not pension.amounts_on(pension.review_on)[0].uncertain
    assert pension.amounts_on(date(2027, 3, 1))[0].uncertain


def test_form_source_names_its_version_and_brings_its_lists(catalogue: Catalogue) -> None:
    source = catalogue.form("1.001193")
    assert len(source.hash) == 64
    assert source.version.startswith("2026")
    assert set(source.attachments) == {"jr://file-csv/provinces.csv", "jr://file-csv/communes.csv"}


def test_reading_cards_needs_neither_pydantic_nor_pyxform() -> None:
    program = (
        "import sys; from forms.catalogue import Catalogue; import forms.search, forms.guidance, forms.declaration;"
        "Catalogue.load().all(); print([m for m in ('pydantic', 'pyxform', 'lxml') if m in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"
