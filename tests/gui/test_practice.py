"""Practice: a strip tells the next step and can be sent away; cards teach; the real work has no strip."""

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QProcess, Qt
from PySide6.QtTest import QTest

from app import one_window
from app.cli.arguments import build_parser
from app.main import practice_command, practise
from app.practice import CARDS, PENSION
from app.services.enroll_laptop import enroll_laptop
from app.services.unlock_vault import unlock
from app.ui.coach import Coach
from app.ui.dialogs.confirm import ConfirmDialog
from app.ui.page_stack import PAGES
from app.ui.pages.check import CheckPage
from app.ui.pages.fill import FillPage
from app.ui.pages.finalize import FinalizePage
from app.ui.pages.first_start import FirstStartPage
from app.ui.pages.learn import LearnPage
from app.ui.pages.paper import PaperPage
from app.ui.pages.read_back import ReadBackPage
from app.ui.pages.settings import SettingsPage
from app.ui.pages.unlock import UnlockPage
from app.ui.widgets.buttons import Button
from app.ui.widgets.person_strip import PersonStrip
from app.ui.widgets.text import Text
from tests.support import tours
from tests.support.vaults import USER, WORDS
from tests.support.walker import Walker


def practising(walker: Walker) -> Coach:
    tours.practice(walker)
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


def test_who_can_do_it_alone_sends_it_away_and_gets_it_back(walker: Walker) -> None:
    coach = practising(walker)
    walker.press(coach.away)
    walker.session.go("procedure", code=PENSION)
    walker.settle()
    assert not coach.isVisible()
    walker.session.go("settings")
    walker.press(walker.on(SettingsPage).practise)
    walker.session.go("procedure", code=PENSION)
    walker.until(coach.isVisible)


def test_a_card_of_an_invented_person_is_at_hand_where_cards_are_scanned(walker: Walker) -> None:
    walker.session.practice_cards = CARDS
    practising(walker)
    walker.begin(PENSION)
    walker.fill_section({"request_kind": "new", "filing_for": "owner"})
    walker.press(next(each for each in walker.on(FillPage).findChildren(PersonStrip) if each.isVisible()).scan)
    cards = [button for button in walker.scan_dialog().findChildren(Button) if "sinh" in button.text()]
    assert len(cards) == len(CARDS)
    walker.press(cards[0])
    assert walker.field("owner_name").view.value == "Giàng A Mẫu"
    assert walker.field("owner_born").view.value == "1948"


def test_the_sheet_to_take_home_is_no_step_back(walker: Walker) -> None:
    coach = practising(walker)
    walker.begin(PENSION)
    tours.fill_pension(walker)
    walker.press(walker.on(CheckPage).next)
    walker.press(walker.on(ReadBackPage).right)
    walker.until(lambda: "Bước 7" in coach.words.text())
    walker.press(walker.on(PaperPage).next)
    walker.press(walker.on(FinalizePage).finalize)
    walker.on(PaperPage)
    walker.until(lambda: "mang về" in coach.words.text())


def test_practice_is_another_window_that_the_first_page_and_the_settings_open(
    walker: Walker, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr(QProcess, "startDetached", lambda program, rest, _place: asked.append([program, *rest]))
    walker.press(walker.on(FirstStartPage).practise)
    tours.home(walker)
    walker.session.go("settings")
    walker.press(walker.on(SettingsPage).practise)
    assert asked == [practice_command()] * 2
    assert build_parser().parse_args(practice_command()[-1:]).run == "app.cli.window:practise"
    assert not walker.session.practice


def test_a_practice_vault_in_the_real_place_says_so_and_leads_out_with_nothing_lost(
    walker: Walker, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr(QProcess, "startDetached", lambda program, rest, _place: asked.append([program, *rest]))
    tours.practice_in_the_real_place(walker)
    folder, band = walker.session.folder, walker.window.chrome.practice
    assert not walker.window.findChildren(Coach)  # it would lead to a server that is not there
    assert [each.text() for each in band.findChildren(Text) if "ở chỗ của két thật" in each.text()]
    window, real = [each for each in band.findChildren(Button) if each.isVisible()]
    walker.press(window)
    assert asked == [practice_command()]
    walker.session.go("settings")
    walker.on(SettingsPage)
    walker.press(real)
    dialog = next(each for each in walker.window.findChildren(ConfirmDialog) if each.isVisible())
    walker.press(dialog.yes)
    walker.on(FirstStartPage)
    (apart,) = folder.parent.glob(f"{folder.name}-practice-*")
    assert str(apart) in walker.window.teller.what.text()
    walker.first_start(USER, WORDS)
    assert not walker.session.practice
    assert not walker.window.chrome.practice.isVisible()
    old = walker.beside(lambda: unlock(apart, USER, WORDS))
    assert old.vault.practice
    walker.beside(old.vault.close)


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


def test_a_practice_window_that_is_open_comes_to_the_front_and_keeps_its_server(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    heard, place = Event(), tmp_path / "practice"
    (place / "vault").mkdir(parents=True)
    bell = one_window.Bell(place / "vault", heard.set)
    try:
        assert one_window.ring(place / "vault")  # or the next line would open a window, and wait for its end
        assert practise(place) == 0
    finally:
        bell.close()
    assert heard.is_set()
    assert "comes to the front" in capsys.readouterr().err
    assert not (place / "gateway").exists()


def test_no_step_is_told_behind_the_lock(walker: Walker) -> None:
    coach = practising(walker)
    QTest.keyClick(walker.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    walker.on(UnlockPage)
    walker.until(lambda: not coach.isVisible())
