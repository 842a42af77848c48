"""Taking back and doing again on the filling page, and people whom the register knows."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from app.practice import PENSION
from app.services import register_people
from app.ui.dialogs.known_person import KnownPersonDialog
from app.ui.pages.fill import FillPage
from app.ui.widgets.person_strip import PersonStrip
from app.ui.widgets.row_table import RowTable
from tests.gui.test_lists import add, household, names  # noqa: F401 - the fixture is used by its name
from tests.support.tours import finalized
from tests.support.walker import Walker


def begun(helper: Walker) -> FillPage:
    page = helper.begin(PENSION)
    helper.fill_section({"request_kind": "new", "filing_for": "owner"})
    return page


def test_the_last_answer_goes_back_and_comes_again_by_keyboard(helper: Walker) -> None:
    page = begun(helper)
    helper.answer("owner_name", "Nguyễn Thị Ệ")
    helper.answer("owner_name", "Nguyễn Thị E")
    helper.field("owner_born").take_focus()
    helper.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    helper.settle()
    assert helper.field("owner_name").control.value() == "Nguyễn Thị Ệ"
    assert page.steps.redo.isVisible()
    helper.key(Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    helper.settle()
    assert helper.field("owner_name").control.value() == "Nguyễn Thị E"
    assert not page.steps.redo.isVisible()


def test_undo_shows_the_part_in_which_something_went_back(helper: Walker) -> None:
    page = begun(helper)
    assert "/data/owner/owner_name" in page.fields
    helper.press(page.steps.undo)
    assert helper.field("filing_for").control.value() == ""
    helper.press(page.steps.undo)
    assert not page.steps.undo.isEnabled()
    helper.press(page.steps.redo)
    assert helper.field("request_kind").control.value() == "new"


def test_letters_still_being_typed_go_back_first(helper: Walker) -> None:
    begun(helper)
    helper.answer("owner_name", "Lò Thị Mẫu")
    helper.field("owner_born").take_focus()
    line = helper.field("owner_name").control.focusProxy()
    assert isinstance(line, QLineEdit)
    line.setFocus()
    QTest.keyClicks(line, " x")
    helper.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    helper.settle()
    assert line.text() in ("Lò Thị Mẫu", "Lò Thị Mẫu ")
    assert helper.field("owner_name").view.value == "Lò Thị Mẫu"


def test_a_new_answer_leaves_nothing_to_do_again(helper: Walker) -> None:
    page = begun(helper)
    helper.answer("owner_name", "Lò Thị Mẫu")
    helper.press(page.steps.undo)
    helper.answer("owner_name", "Vì Văn Mẫu")
    assert not page.steps.redo.isVisible()


def test_a_row_taken_away_comes_back_at_its_place(household: Walker) -> None:  # noqa: F811 - the fixture
    for name in ("Một", "Hai", "Ba"):
        add(household, name)
    page = household.on(FillPage)
    rows = next(each for each in page.findChildren(RowTable) if each.isVisible())
    rows.table.selectRow(0)
    household.settle()
    household.press(rows.remove)
    assert names(household) == ["Hai", "Ba"]
    household.press(page.steps.undo)
    assert names(household) == ["Một", "Hai", "Ba"]
    assert not rows.undo.isVisible()


def known_dialog(helper: Walker) -> KnownPersonDialog:
    page = helper.on(FillPage)
    strip = next(each for each in page.findChildren(PersonStrip) if each.isVisible())
    helper.press(strip.known)
    return next(each for each in helper.window.findChildren(KnownPersonDialog) if each.isVisible())


def test_nobody_is_offered_while_the_register_is_empty(helper: Walker) -> None:
    page = begun(helper)
    assert not any(strip.known.isVisible() for strip in page.findChildren(PersonStrip))


def test_a_person_of_the_register_fills_the_block_and_says_so(helper: Walker) -> None:
    finalized(helper)
    page = begun(helper)
    dialog = known_dialog(helper)
    helper.settle()
    assert dialog.list.count() == 1
    assert "001140009876" not in dialog.list.item(0).text()
    helper.type(dialog.search, "khong co ai")
    helper.until(lambda: not dialog.list.count())
    helper.settle()
    dialog.search.clear()
    helper.until(lambda: dialog.list.count() == 1)
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    helper.settle()
    field = helper.field("owner_name")
    assert (field.view.value, field.view.origin) == ("Nguyễn Thị Ệ", "earlier")
    assert field._badge.isVisible()
    helper.press(page.steps.undo)
    assert helper.field("owner_name").view.value == ""


def test_enter_behind_the_last_letter_never_fills_in_a_person_nobody_has_seen(helper: Walker) -> None:
    finalized(helper)
    begun(helper)
    dialog = known_dialog(helper)
    helper.settle()
    QTest.keyClicks(dialog.search, "hoang")
    for _ in range(2):  # the second one before the answer came: who is still in the list was found by other letters
        QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    helper.settle()
    assert (dialog.isVisible(), dialog.list.count()) == (True, 0)
    dialog.search.clear()
    QTest.keyClicks(dialog.search, "nguyen")
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    helper.settle()
    assert dialog.isVisible()
    assert helper.field("owner_name").view.value == ""
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    helper.settle()
    assert helper.field("owner_name").view.value == "Nguyễn Thị Ệ"


def test_somebody_else_is_not_written_over(helper: Walker) -> None:
    finalized(helper)
    begun(helper)
    helper.answer("owner_name", "Lò Thị Mẫu")
    dialog = known_dialog(helper)
    helper.settle()
    helper.press(dialog.yes)
    assert "Ở đó đã có người khác" in dialog.notice.text
    assert helper.session.hand is not None
    assert helper.field("owner_name").view.value == "Lò Thị Mẫu"
    dialog.reject()


def test_a_likely_duplicate_is_shown_with_both_on_the_check_list(helper: Walker) -> None:
    finalized(helper)
    begun(helper)
    helper.answer("owner_name", "Nguyễn Thị Ệ")
    helper.answer("owner_born", "1940")
    found: list[list[register_people.Problem]] = []
    hand = helper.session.hand
    assert hand is not None
    helper.session.ask(
        lambda desk: register_people.alike_problems(desk, hand.draft), found.append, keeper=helper.window
    )
    helper.settle()
    assert [each.code for each in found[0]] == ["person-known"]
    assert "12/04/1940" in found[0][0].message
    assert "1940" in found[0][0].message.split("Ở đây")[1]
