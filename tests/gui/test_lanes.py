"""The lanes: in order, beside the window's thread, back on it, and joined; and the notice board between pages."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app import errors
from app.main import Program
from app.ui.background import Lane
from app.ui.change_bus import Changed
from app.ui.errors import tell
from app.ui.pages.home import HomePage
from app.ui.pages.outbox import OutboxPage
from app.ui.widgets.rows import LinkRow
from app.ui.widgets.text import Text
from forms.refusal import Refusal
from tests.gui.conftest import PATIENCE
from tests.support.tours import finalized
from tests.support.walker import Walker


@pytest.fixture
def lane(qapp: QApplication) -> Iterator[Lane]:  # noqa: ARG001 - signals need an application
    made = Lane("test")
    yield made
    made.close()


def test_work_runs_beside_the_window_and_comes_back_to_it(lane: Lane, qtbot: QtBot) -> None:
    threads: list[int] = []
    with qtbot.waitSignal(lane.idle, timeout=PATIENCE):
        lane.run(
            lambda: threads.append(threading.get_ident()),
            lambda _: threads.append(threading.get_ident()),
            keeper=lane,
        )
    assert threads[0] != threading.get_ident()
    assert threads[1] == threading.get_ident()


def test_jobs_are_done_in_the_order_they_were_asked(lane: Lane, qtbot: QtBot) -> None:
    done: list[int] = []
    for number in range(50):
        lane.run(lambda number=number: number, done.append, keeper=lane)  # type: ignore[misc]
    qtbot.waitUntil(lambda: not lane.busy, timeout=PATIENCE)
    assert done == list(range(50))


def test_a_refusal_goes_to_the_one_who_asked_or_to_everybody(lane: Lane, qtbot: QtBot) -> None:
    def refuse() -> None:
        raise Refusal("bad-date", "no day")

    mine: list[Exception] = []
    told: list[Exception] = []
    lane.failed.connect(told.append)
    lane.run(refuse, failed=mine.append, keeper=lane)
    lane.run(refuse, keeper=lane)
    qtbot.waitUntil(lambda: not lane.busy, timeout=PATIENCE)
    assert [len(mine), len(told)] == [1, 1]


def test_an_answer_for_somebody_gone_is_dropped(lane: Lane, qtbot: QtBot) -> None:
    keeper = QObject()
    got: list[int] = []
    lane.run(lambda: 1, got.append, keeper=keeper)
    delete(keeper)
    qtbot.waitUntil(lambda: not lane.busy, timeout=PATIENCE)
    assert got == []


def test_closing_finishes_what_was_accepted(qapp: QApplication) -> None:  # noqa: ARG001 - signals need it
    lane = Lane("test")
    done: list[int] = []
    for number in range(20):
        lane.run(lambda number=number: done.append(number), keeper=lane)  # type: ignore[misc]
    lane.close()
    assert done == list(range(20))
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("test")]
    lane.run(lambda: done.append(99), keeper=lane)
    assert 99 not in done


def test_a_page_not_shown_marks_itself_stale_and_reloads_when_it_is_shown(helper: Walker) -> None:
    finalized(helper)
    helper.session.go("outbox")
    outbox = helper.on(OutboxPage)
    helper.session.go("home")
    helper.on(HomePage)
    helper.session.bus.publish(Changed(outbox=True), helper.window)
    assert outbox.stale
    helper.session.go("outbox")
    helper.settle()
    assert not outbox.stale
    assert "Nguyễn Thị Ệ" in [text.text() for text in outbox.findChildren(Text)]


def test_the_one_who_changed_something_does_not_reload_itself(helper: Walker) -> None:
    home = helper.on(HomePage)
    loaded: list[bool] = []
    home.reload = lambda: loaded.append(True)  # type: ignore[method-assign]
    helper.session.bus.publish(Changed(drafts=True), home)
    assert loaded == []
    helper.session.bus.publish(Changed(drafts=True), helper.window)
    assert loaded == [True]


def test_changes_of_another_kind_leave_a_page_alone(helper: Walker) -> None:
    outbox = OutboxPage(helper.session)
    helper.session.bus.publish(Changed(drafts=True), helper.window)
    assert not outbox.stale
    helper.session.bus.publish(Changed(outbox=True), helper.window)
    assert outbox.stale
    outbox.deleteLater()


@pytest.mark.usefixtures("qapp")
def test_a_fault_of_our_own_is_told_in_three_sentences() -> None:
    told = tell(ZeroDivisionError())
    assert all((told.what, told.safe, told.do))
    assert told.tone == "bad"


@pytest.mark.usefixtures("qapp")
def test_an_unknown_code_has_a_sentence_too() -> None:
    told = tell(Refusal("never-heard-of", "…"))
    assert "never-heard-of" in told.what
    assert told.do


@pytest.mark.tells("disk-full")
def test_what_is_told_stays_until_it_is_closed_or_left(helper: Walker) -> None:
    helper.session.tell(Refusal("disk-full", "The disk is full."))
    teller = helper.window.teller
    assert teller.isVisible()
    assert "Ổ đĩa" in teller.accessibleName()
    helper.press(teller.close_button)
    assert not teller.isVisible()


@pytest.mark.tells("ZeroDivisionError()")
def test_a_fault_of_our_own_leaves_a_report_and_the_window_goes_on(helper: Walker, program: Program) -> None:
    try:
        _ = 1 // 0
    except ZeroDivisionError as fault:
        program.catch(type(fault), ZeroDivisionError(), fault.__traceback__)
    helper.settle()
    reports = list((helper.session.folder / "reports").iterdir())
    assert len(reports) == 1
    assert "ZeroDivisionError" in reports[0].read_text(encoding="utf-8")
    assert helper.window.teller.isVisible()
    helper.session.go("outbox")
    helper.on(OutboxPage)


@pytest.mark.tells("ZeroDivisionError('division by zero')")
def test_a_fault_that_comes_with_each_painting_leaves_one_report(
    helper: Walker, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[BaseException] = []
    monkeypatch.setattr(errors, "write_report", lambda fault, _folder: written.append(fault))
    for _ in range(5):
        try:
            _ = 1 / 0
        except ZeroDivisionError as fault:
            program.catch(type(fault), fault, None)
    helper.settle()
    assert len(written) == 1


def test_a_quiet_try_that_changed_nothing_moves_nothing(helper: Walker) -> None:
    finalized(helper)
    helper.session.go("outbox")
    outbox = helper.on(OutboxPage)
    row = outbox.findChildren(LinkRow)[0]
    row.setFocus()
    helper.session.bus.publish(Changed(outbox=True, events=True, network=True), helper.window)
    helper.settle()
    assert outbox.findChildren(LinkRow)[0] is row
