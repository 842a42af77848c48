"""A fee is worked out from the answers where the facts carry it, and said nothing of where they do not."""

from datetime import date

import pytest

from forms.catalogue import Catalogue
from forms.dates import whole_day
from forms.dossier_facts import DossierFacts
from forms.guidance import build_guidance
from forms.worked_fees import worked_out
from tests.support.villagers import birth, form_of, pension

BIRTH = Catalogue.load().get("1.001193")
BORN = {"child_born": "2026-11-05"}


def said(today: date, **answers: str | None) -> list[str]:
    return [line.text for line in worked_out(BIRTH, birth(**(BORN | answers)), today)]


def test_a_birth_is_free_until_the_sixtieth_day_and_no_longer() -> None:
    free = "Nếu nộp đến hết ngày 04/01/2027: không mất tiền."
    assert said(date(2026, 11, 22)) == [free]
    assert said(date(2027, 1, 4))[:1] == ([free] if BIRTH.review_on >= date(2027, 1, 4) else [])
    late = worked_out(BIRTH, birth(child_born="2026-01-05"), date(2026, 11, 22))
    assert [line.text for line in late] == ["Nay đã quá 60 ngày: hỏi xã mức thu, trừ người được miễn."]


@pytest.mark.parametrize("born", ["2026-11", "2026", "", "5/11/2026"])
def test_a_day_that_is_not_whole_gives_no_day(born: str) -> None:
    assert whole_day(born) is None
    assert said(date(2026, 11, 22), child_born=None) == []


def test_extracts_cost_what_their_number_makes() -> None:
    told = said(date(2026, 11, 22), copies_wanted="yes")
    assert len(told) == 1
    instance = birth(**BORN, copies_wanted="yes")
    instance.set("/data/office/copies_count", "3")
    lines = worked_out(BIRTH, instance, date(2026, 11, 22))
    assert lines[-1].text == "Xin 3 bản sao trích lục: 24.000 đồng."
    instance.set("/data/office/copies_wanted", "no")  # what is not asked any more counts no more
    assert len(worked_out(BIRTH, instance, date(2026, 11, 22))) == 1


def test_no_sum_is_stated_past_the_review_of_the_card_nor_for_what_a_province_sets() -> None:
    assert worked_out(BIRTH, birth(**BORN), date(2099, 1, 1)) == ()
    catalogue = Catalogue.load()
    assert worked_out(catalogue.get("1.004873"), form_of("1.004873"), date(2026, 11, 22)) == ()
    assert worked_out(catalogue.get("1.014027"), pension(), date(2026, 11, 22)) == ()


def test_the_sheet_says_it_first_and_not_once_the_office_has_it() -> None:
    today = date(2026, 11, 22)
    facts = DossierFacts(case="certificate", fee_told=worked_out(BIRTH, birth(**BORN), today))
    sheet = build_guidance(BIRTH, today=today, route="desk", dossier=facts)
    assert sheet.fee[0].text.startswith("Nếu nộp đến hết ngày")
    assert any("được miễn" in line.text for line in sheet.fee)
    filed = DossierFacts(case="certificate", fee_told=facts.fee_told, office_number="G01.899.108.000-261122-0001")
    assert not any(
        "Nếu nộp" in line.text for line in build_guidance(BIRTH, today=today, route="desk", dossier=filed).fee
    )
