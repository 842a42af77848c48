import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from forms.catalogue import Catalogue, plain_code
from forms.dossier import Route
from forms.refusal import Refusal


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.load()


def test_holds_both_procedures_with_their_forms(catalogue: Catalogue) -> None:
    assert {procedure.code: procedure.has_form for procedure in catalogue.all()} == {"1.001193": True, "1.014027": True}


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


def test_an_old_code_is_explained(catalogue: Catalogue) -> None:
    change = catalogue.successor("2.001023")
    assert change is not None
    assert (change.code, change.mark) == ("3.000722", "uncertain")
    with pytest.raises(Refusal, match=r"now 3\.000722") as refusal:
        catalogue.get("2.001023")
    assert refusal.value.code == "unknown-procedure"


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
