"""While the window owns the vault: a backup after finalizing, another when the last is old, none behind the lock."""

from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtGui import QCloseEvent

from app.main import Program
from app.services import keep_backups
from app.services.keep_backups import BackupState
from app.storage.open_vault import Vault
from app.storage.records import BackupReport
from app.ui.dialogs.confirm import ConfirmDialog
from app.ui.pages.unlock import UnlockPage
from app.ui.pages.vault_check import VaultCheckPage
from forms.onlooker import NOBODY, OnLooker
from tests.support.tours import finalized
from tests.support.vaults import WORDS, FixedClock
from tests.support.walker import Walker


def state(helper: Walker) -> BackupState:
    found: list[BackupState] = []
    helper.session.ask(keep_backups.state, found.append, keeper=helper.window)
    helper.settle()
    return found[-1]


def ring(helper: Walker, program: Program, *, often: bool) -> None:
    """As if the time had come."""
    timer = program._upkeep._often if often else program._upkeep._soon
    timer.timeout.emit()
    helper.settle()


def test_finalizing_is_followed_by_a_backup_to_the_stick(helper: Walker, program: Program, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    helper.session.ask(lambda desk: keep_backups.choose_place(desk, stick), keeper=helper.window)
    first = state(helper).copies
    finalized(helper)
    assert program._upkeep._soon.isActive()
    _pass_time(helper)
    ring(helper, program, often=False)
    newest = state(helper).copies[0]
    assert newest.place == str(stick)
    assert newest.made_at == first[0].made_at + timedelta(hours=9)


def _pass_time(helper: Walker) -> None:
    clock = helper.session.clock
    assert isinstance(clock, FixedClock)
    clock.move(timedelta(hours=9))


def test_an_old_backup_is_made_anew_when_nobody_waits(helper: Walker, program: Program) -> None:
    ring(helper, program, often=True)
    first = state(helper).copies
    assert len(first) == 1
    ring(helper, program, often=True)
    assert state(helper).copies == first
    _pass_time(helper)
    ring(helper, program, often=True)
    assert state(helper).copies[0].made_at > first[0].made_at


def test_behind_the_lock_nothing_is_kept_up(helper: Walker, program: Program) -> None:
    finalized(helper)
    helper.session.lock_asked.emit()
    helper.on(UnlockPage)
    assert not program._upkeep._soon.isActive()
    assert not program._upkeep._often.isActive()
    ring(helper, program, often=True)
    ring(helper, program, often=False)
    unlock = helper.on(UnlockPage)
    helper.type(unlock.passphrase.line, WORDS)
    unlock.submit()
    helper.until(lambda: helper.session.desk is not None)
    assert state(helper).copies == ()
    assert program._upkeep._often.isActive()


def hold_up(monkeypatch: pytest.MonkeyPatch) -> tuple[Event, Event]:
    """From now on a backup tells that it has begun, and waits at the gate."""
    begun, gate, back_up = Event(), Event(), Vault.back_up

    def slow(vault: Vault, place: Path | None = None, looker: OnLooker = NOBODY) -> BackupReport:
        begun.set()
        gate.wait(60)
        return back_up(vault, place, looker)

    monkeypatch.setattr(Vault, "back_up", slow)
    return begun, gate


def test_nobody_waits_for_a_backup_that_came_by_itself_and_it_is_made_after_the_lock(
    helper: Walker, program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    helper.session.ask(lambda desk: keep_backups.choose_place(desk, stick), keeper=helper.window)
    first = state(helper).copies
    begun, gate = hold_up(monkeypatch)
    program._upkeep._soon.timeout.emit()
    helper.until(begun.is_set)
    close = Asked()
    helper.window.closeEvent(close)
    assert not close.isAccepted()  # told and asked, or the program would go on unseen until the stick has all
    asked = next(each for each in helper.window.findChildren(ConfirmDialog) if each.isVisible())
    asked.reject()
    helper.session.lock_asked.emit()
    gate.set()
    unlock = helper.on(UnlockPage)
    helper.type(unlock.passphrase.line, WORDS)
    unlock.submit()
    helper.until(lambda: helper.session.desk is not None)
    assert state(helper).copies == first
    assert program._upkeep._soon.isActive()  # it is owed
    _pass_time(helper)
    ring(helper, program, often=False)
    assert state(helper).copies[0].made_at > first[0].made_at
    assert helper.session.long_work == []


def test_it_gives_way_to_work_that_somebody_waits_for(
    helper: Walker, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, gate = hold_up(monkeypatch)
    program._upkeep._often.timeout.emit()
    helper.until(begun.is_set)
    helper.session.go("vault_check")
    page = helper.window.page
    assert isinstance(page, VaultCheckPage)
    page.check.click()
    gate.set()
    helper.settle()
    assert page.notice.property("role") == "good"
    assert state(helper).copies == ()
    assert program._upkeep._soon.isActive()  # it is owed
    ring(helper, program, often=True)
    assert len(state(helper).copies) == 1


class Asked(QCloseEvent):
    """A press on the window's own cross, as the window system tells it."""

    def spontaneous(self) -> bool:
        return True


def test_a_stick_that_was_pulled_out_disturbs_nobody(
    helper: Walker, program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    helper.session.ask(lambda desk: keep_backups.choose_place(desk, stick), keeper=helper.window)
    made = state(helper).copies
    monkeypatch.setattr(Path, "is_dir", lambda self: False if self == stick else self.exists() and not self.is_file())
    ring(helper, program, often=False)
    assert state(helper).copies == made


@pytest.mark.tells("papers-damaged")
def test_a_paper_that_cannot_be_read_is_told_once(helper: Walker, program: Program) -> None:
    news = program._upkeep.news
    news.papers_damaged(0)
    assert not helper.window.teller.isVisible()
    news.papers_damaged(2)
    assert "2" in helper.window.teller.what.text()
    helper.press(helper.window.teller.close_button)
    news.papers_damaged(2)
    assert not helper.window.teller.isVisible()


@pytest.mark.tells("reserve-given")
def test_a_disk_nearly_full_is_told_at_the_next_change(helper: Walker) -> None:
    desk = helper.session.desk
    assert desk is not None
    desk.vault._transactions.gave_reserve = True
    helper.session.publish(helper.window, drafts=True)
    assert "Ổ đĩa sắp đầy" in helper.window.teller.what.text()


@pytest.mark.tells("log-cut")
def test_after_a_power_cut_the_last_answer_is_to_be_looked_at(helper: Walker) -> None:
    desk = helper.session.desk
    assert desk is not None
    desk.vault.was_cut = True
    helper.session.opened.emit()
    assert "Mất điện" in helper.window.teller.what.text()
