"""A double click, or Enter twice, where one was meant: it does a thing once, and runs through no page."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.practice import PENSION
from app.services import list_dossiers
from app.ui.dialogs.enrol import enrol
from app.ui.lists import ListView, RowView
from app.ui.pages.by_phone import ByPhonePage
from app.ui.pages.consent import ConsentPage
from app.ui.pages.events import EventsPage
from app.ui.pages.fill import FillPage
from app.ui.pages.paper import PaperPage
from app.ui.widgets.options import CheckOption
from app.ui.widgets.row_table import RowTable
from forms.dossier import Purpose
from tests.support import tours
from tests.support.walker import Walker


def double_click(helper: Walker, widget: QWidget) -> None:
    """The second click comes when what the first one led to stands there, and falls on whatever lies there by then."""
    helper.settle()
    place = widget.mapTo(helper.window, QPoint(widget.width() // 2, widget.height() // 2))
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    helper.settle()
    there = helper.window.childAt(place)
    assert there is not None
    local, left = QPointF(there.mapFrom(helper.window, place)), Qt.MouseButton.LeftButton
    for kind in (QEvent.Type.MouseButtonDblClick, QEvent.Type.MouseButtonRelease):
        held = left if kind is QEvent.Type.MouseButtonDblClick else Qt.MouseButton.NoButton
        pressed = QMouseEvent(kind, local, QPointF(place), left, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(there, pressed)
    helper.settle()


def test_a_double_click_on_next_tells_the_pages_problems_and_stays(helper: Walker) -> None:
    page = helper.begin(PENSION)
    section = page.view.section.ref if page.view is not None else ""
    double_click(helper, page.next)
    assert page.problems.notice.isVisible()
    assert page.view is not None
    assert page.view.section.ref == section


def test_the_second_click_answers_no_question_that_came_with_the_first(walker: Walker) -> None:
    tours.events(walker)
    page = walker.on(EventsPage)
    double_click(walker, page.choices[1])
    assert page.asked is not None
    assert page._answers == {}


def test_a_mark_stays_ticked(walker: Walker) -> None:
    tours.consent(walker)
    box: CheckOption = walker.on(ConsentPage).purposes[Purpose.PREPARE]
    double_click(walker, box)
    assert box.isChecked()


def test_what_is_pressed_several_times_in_a_row_goes_on_with_each_click(walker: Walker) -> None:
    tours.by_phone(walker)
    page = walker.on(ByPhonePage)
    assert len(page.sentences) > 2
    double_click(walker, page.next)
    assert page.at == 2


def test_enter_asks_the_server_once_as_long_as_it_is_asked(helper: Walker, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    dialog = enrol(helper.session, helper.window.page)
    monkeypatch.setattr(helper.session.lanes.network, "run", lambda *job, **_how: asked.append(job))
    dialog.url.setText("https://xa.example")
    dialog.code.setText("AAAA-BBBB")
    for _ in range(2):
        QTest.keyClick(dialog.code, Qt.Key.Key_Return)
    monkeypatch.undo()
    dialog.close()
    assert len(asked) == 1


def test_a_paper_is_not_printed_behind_the_read_back(walker: Walker) -> None:
    tours.check(walker)
    double_click(walker, walker.window.page.next)  # type: ignore[attr-defined]
    assert not isinstance(walker.window.page, PaperPage)
    assert walker.session.hand is not None
    assert not walker.session.hand.read_back
    assert not isinstance(walker.window.page, FillPage)


def test_a_key_held_down_takes_one_line_away(qtbot: QtBot) -> None:
    rows = tuple(RowView(f"/data/r[{at}]", (), (str(at),)) for at in (1, 2, 3))
    table, asked = RowTable("Người trong nhà"), list[int]()
    qtbot.addWidget(table)
    table.show_view(ListView("/data/r", ("Tên",), rows, fixed=False), 0, undoable=False)
    table.show()
    table.remove_asked.connect(asked.append)
    for held in (False, True, True):
        key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier, "", held)
        QApplication.sendEvent(table.table, key)
    assert asked == [0]


def test_a_dossier_is_begun_once_whatever_is_ticked_meanwhile(walker: Walker) -> None:
    tours.consent(walker)
    page = walker.on(ConsentPage)
    for purpose in (Purpose.PREPARE, Purpose.KEEP):
        page.purposes[purpose].click()
    page.begin.click()
    page.purposes[Purpose.CALL].click()
    page.begin.click()
    walker.settle()
    rows: list[int] = []
    walker.session.ask(lambda desk: len(list_dossiers.page(desk).rows), rows.append, keeper=walker.window)
    walker.settle()
    assert rows == [1]
