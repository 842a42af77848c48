"""What the program copies: marked for histories, taken back after a minute and at lock, never another's copy."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app.ui.clipboard import KEPT, MARK, SECRET
from app.ui.pages.home import HomePage
from app.ui.pages.unlock import UnlockPage
from tests.support.walker import Walker


@pytest.fixture(autouse=True)
def _empty(helper: Walker) -> None:  # noqa: ARG001 - the vault is open
    QGuiApplication.clipboard().clear()


def test_a_copied_value_tells_histories_to_look_away(helper: Walker) -> None:
    helper.session.clipboard.put("001140009876")
    held = QGuiApplication.clipboard().mimeData()
    assert held.text() == "001140009876"
    assert {kind: bytes(held.data(kind).data()) for kind in SECRET} == SECRET
    assert helper.session.clipboard.timer.interval() == KEPT
    assert helper.session.clipboard.timer.isActive()


def test_after_a_minute_it_is_gone(helper: Walker) -> None:
    helper.session.clipboard.put("001140009876")
    helper.session.clipboard.timer.timeout.emit()
    assert not QGuiApplication.clipboard().text()


def test_what_somebody_else_copied_since_stays(helper: Walker) -> None:
    helper.session.clipboard.put("001140009876")
    QGuiApplication.clipboard().setText("thứ khác")
    helper.session.clipboard.timer.timeout.emit()
    assert QGuiApplication.clipboard().text() == "thứ khác"


def test_a_second_copy_gets_its_own_minute(helper: Walker) -> None:
    clipboard = helper.session.clipboard
    clipboard.put("một")
    clipboard.timer.stop()
    clipboard.put("hai")
    assert clipboard.timer.isActive()
    clipboard.timer.timeout.emit()
    assert not QGuiApplication.clipboard().text()


def test_what_a_field_copies_by_itself_is_marked_too(helper: Walker) -> None:
    line = helper.on(HomePage).search
    line.setFocus()
    line.setText("Nguyễn Thị Ệ")
    line.selectAll()
    line.copy()
    QApplication.processEvents()
    held = QGuiApplication.clipboard().mimeData()
    assert held.text() == "Nguyễn Thị Ệ"
    assert held.hasFormat(MARK)
    assert held.hasFormat("x-kde-passwordManagerHint")


def test_lock_takes_it_back_at_once(helper: Walker) -> None:
    helper.session.clipboard.put("001140009876")
    helper.session.lock_asked.emit()
    helper.on(UnlockPage)
    assert not QGuiApplication.clipboard().text()
