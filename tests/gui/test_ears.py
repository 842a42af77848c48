"""What is said to somebody who does not see the screen, and where the keyboard is after something has happened."""

import sys

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.practice import PENSION, PENSIONER_CARD
from app.ui.fields.choice import SearchControl
from app.ui.pages.bridge import BridgePage
from app.ui.pages.fill import FillPage
from app.ui.pages.home import HomePage
from app.ui.pages.settings import SettingsPage
from app.ui.widgets.person_strip import PersonStrip
from app.ui.widgets.row_table import RowTable
from app.ui.widgets.running import Running
from forms.refusal import Refusal
from tests.support import stops, tours
from tests.support.ears import listening
from tests.support.walker import Walker

of_qt = pytest.mark.skipif(sys.platform != "linux", reason="Qt's handler goes by another name there")


def spoken(widget: QWidget, kind: QAccessible.Text) -> str:
    return str(QAccessible.queryAccessibleInterface(widget).text(kind))


@of_qt
@pytest.mark.tells("disk-full")
def test_titles_notices_errors_and_work_are_said(helper: Walker) -> None:
    with listening() as heard:
        helper.session.go("settings")
        helper.on(SettingsPage)
        assert heard == ["Cài đặt"]
        helper.session.go("home")
        helper.on(HomePage)
        assert heard[1:] == ["Ông/bà cần làm việc gì?"]
        helper.session.tell(Refusal("disk-full", "The disk is full."))
        assert "đầy" in heard[-1]
        page = helper.begin(PENSION)
        first = heard[-1]
        helper.fill_section({"request_kind": "new", "filing_for": "owner"})
        assert heard[-1] != first  # the next part of the form
        helper.press(page.findChildren(PersonStrip)[0].without)
        heard.clear()
        helper.press(page.next)
        said = helper.field("owner_name").message
        assert said
        assert said in heard


@of_qt
def test_long_work_is_said_once_a_step(helper: Walker) -> None:
    running = Running()
    running.setParent(helper.window.page)
    with listening() as heard:
        for done in range(3):
            running.show_work("Đang chép ra USB", done, 3)
        running.show_work("Đang kiểm lại", 0, 7)
        running.rest()
    assert heard == ["Đang chép ra USB", "Đang kiểm lại"]


def test_an_answer_is_named_by_its_question_and_described_by_what_is_wrong(helper: Walker) -> None:
    page = helper.begin(PENSION)
    helper.fill_section({"request_kind": "new", "filing_for": "owner"})
    helper.press(page.findChildren(PersonStrip)[0].without)
    ethnic = helper.field("owner_ethnic").control
    assert isinstance(ethnic, SearchControl)
    assert "phải trả lời" in spoken(ethnic.button, QAccessible.Text.Description)
    helper.answer("owner_ethnic", "kinh")
    assert spoken(ethnic.button, QAccessible.Text.Name) == "Dân tộc: Kinh"
    assert "phải trả lời" not in spoken(ethnic.button, QAccessible.Text.Description)
    helper.press(page.next)
    field = helper.field("owner_name")
    line = field.control.focusProxy()
    assert line is not None
    assert spoken(line, QAccessible.Text.Description).startswith(field.message)


def test_the_keyboard_is_never_lost(helper: Walker) -> None:
    """A dialog closed, a card read, a part the whole form turned: it stands at something to go on with."""
    page = helper.begin(PENSION)
    assert in_the_body(helper)
    helper.fill_section({"request_kind": "new", "filing_for": "owner"})
    assert in_the_body(helper)
    strip = page.findChildren(PersonStrip)[0]
    strip.scan.setFocus()
    helper.key(Qt.Key.Key_Space)
    dialog = helper.scan_dialog()
    helper.until(dialog.text.hasFocus)
    helper.key(Qt.Key.Key_Escape)
    helper.settle()
    assert QApplication.focusWidget() is strip.scan
    helper.scan(PENSIONER_CARD)
    assert in_the_body(helper)
    helper.press(page.head.turn)
    assert in_the_body(helper)
    helper.press(page.head.turn)
    assert in_the_body(helper)
    focused = QApplication.focusWidget()
    assert focused is not None
    focused.setEnabled(False)
    helper.settle()
    assert stops.holds_the_keyboard(helper.window)


def in_the_body(helper: Walker) -> bool:
    """Whether a thing of the page has the keyboard, and stands in sight."""
    helper.settle()
    focused = QApplication.focusWidget()
    return (
        stops.holds_the_keyboard(helper.window)
        and focused is not None
        and helper.window.page.isAncestorOf(focused)
        and not stops.out_of_sight(focused, helper.window)
    )


def test_after_a_row_is_taken_away_the_keyboard_stays_with_the_list(walker: Walker) -> None:
    tours.household(walker)
    page = walker.on(FillPage)
    table = page.findChildren(RowTable)[0]
    table.table.setFocus()
    for _ in range(2):
        walker.key(Qt.Key.Key_Delete)
        walker.settle()
        assert in_the_body(walker)
        assert table.isAncestorOf(QApplication.focusWidget())


def test_a_click_on_half_a_row_does_not_move_the_page(walker: Walker) -> None:
    """What is pressed must be released at the same place, though it takes the keyboard and stands half out of sight."""
    tours.beside_the_portal(walker)
    body = walker.on(BridgePage).body
    for _ in range(6):
        QApplication.processEvents()  # until all has its place
    marks = [each for each in stops.stops(walker.window) if body.isAncestorOf(each)]
    bar = body.verticalScrollBar()
    half = marks[len(marks) // 2]
    bar.setValue(half.mapTo(body.widget(), QPoint(0, 0)).y() - body.viewport().height() + 12)
    before = bar.value()
    assert 0 < half.visibleRegion().boundingRect().height() < half.height()
    QTest.mousePress(half, Qt.MouseButton.LeftButton, pos=QPoint(5, 3))
    QApplication.processEvents()
    assert bar.value() == before
    QTest.mouseRelease(half, Qt.MouseButton.LeftButton, pos=QPoint(5, 3))
