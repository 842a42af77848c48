"""Practice: a strip tells the next step and can be sent away; cards teach; the real work has no strip."""

import pytest

from app.practice import PENSION
from app.services.enroll_laptop import enroll_laptop
from app.ui.coach import Coach
from app.ui.pages.first_start import FirstStartPage
from app.ui.pages.learn import LearnPage
from app.ui.window import PAGES
from tests.support.vaults import USER, WORDS
from tests.support.walker import Walker


def practising(walker: Walker) -> Coach:
    walker.on(FirstStartPage).practice.setChecked(True)
    walker.first_start(USER, WORDS)
    coach = next(iter(walker.window.findChildren(Coach)))
    walker.until(lambda: "Bước 1" in coach.words.text())
    return coach


def test_the_strip_follows_the_first_dossier(walker: Walker) -> None:
    coach = practising(walker)
    walker.session.go("procedure", code=PENSION)
    walker.until(lambda: "Bước 2" in coach.words.text())
    walker.begin(PENSION)
    walker.until(lambda: "Bước 4" in coach.words.text())
    assert coach.isVisible()


def test_who_can_do_it_alone_sends_it_away(walker: Walker) -> None:
    coach = practising(walker)
    walker.press(coach.away)
    walker.session.go("procedure", code=PENSION)
    walker.settle()
    assert not coach.isVisible()


def test_each_step_belongs_to_a_page(walker: Walker) -> None:
    assert set(practising(walker).steps()) <= set(PAGES)


def test_real_work_has_no_strip(helper: Walker) -> None:
    assert helper.window.findChildren(Coach) == []


@pytest.mark.tells("practice")
def test_a_practice_vault_is_never_enrolled_with_another_machine(walker: Walker) -> None:
    practising(walker)
    code = "irrelevant: the address is looked at first"
    walker.session.ask(lambda desk: enroll_laptop(desk, "https://xa.example.vn", code), keeper=walker.window)
    walker.settle()


def test_cards_teach_one_after_another_and_begin_again(walker: Walker) -> None:
    coach = practising(walker)
    walker.press(coach.cards)
    page = walker.on(LearnPage)
    assert len(page.cards) > 5
    assert all(paragraphs for _, paragraphs in page.cards)
    for _ in page.cards:
        walker.press(page.next)
    assert page.at == 0
    assert any("thay đổi" in heading for heading, _ in page.cards)
