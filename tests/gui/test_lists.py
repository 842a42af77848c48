"""Lists of the form as a table: rows added, doubled, taken away and brought back, and one card after the other."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.services.fill_dossier import Draft
from app.ui.hand import Hand
from app.ui.pages.fill import FillPage
from app.ui.widgets.buttons import Button
from app.ui.widgets.options import RadioOption
from app.ui.widgets.row_table import RowTable
from tests.support.household_form import a_household
from tests.support.villagers import FATHER, GRANDMOTHER, MOTHER
from tests.support.walker import Walker

MEMBER = "/data/member"


@pytest.fixture
def household(helper: Walker) -> Walker:
    """At the empty list of persons."""
    helper.session.ask(a_household, lambda draft: open_draft(helper, draft), keeper=helper.window)
    helper.settle()
    helper.answer("hamlet", "Thôn 3")
    helper.press(helper.on(FillPage).next)
    return helper


def open_draft(helper: Walker, draft: Draft) -> None:
    helper.session.hand = Hand(draft, "Nhà có mấy người", kept=False, user=helper.session.user)
    helper.session.go("fill", dossier="")


def table(helper: Walker) -> RowTable:
    (found,) = [each for each in helper.on(FillPage).findChildren(RowTable) if each.isVisible()]
    return found


def cells(helper: Walker) -> list[tuple[str, ...]]:
    return [row.cells for row in table(helper)._model.view.rows]


def names(helper: Walker) -> list[str]:
    return [row[0] for row in cells(helper)]


def add(helper: Walker, name: str, kin: str = "child") -> None:
    helper.press(table(helper).add)
    helper.answer("name", name)
    helper.answer("kin", kin)


def test_empty_list_is_a_page_of_its_own_and_offers_a_line(household: Walker) -> None:
    shown = table(household)
    assert shown.nothing.isVisible()
    assert shown.scan.isVisible()  # the first card may come before there is a line
    add(household, "Nguyễn Thị Ệ", "spouse")
    assert cells(household) == [("Nguyễn Thị Ệ", "", "", "", "Vợ, chồng")]
    assert table(household)._model.view.columns == (
        "Họ tên",
        "Số định danh",
        "Ngày sinh",
        "Giới tính",
        "Là gì của chủ nhà",
    )


def test_only_the_chosen_row_stands_below(household: Walker) -> None:
    add(household, "Một")
    add(household, "Hai")
    page = household.on(FillPage)
    assert {ref for ref in page.fields if ref.startswith(MEMBER)} == {
        f"{MEMBER}[2]/{name}" for name in ("person/name", "person/number", "person/born", "person/sex", "kin")
    }
    table(household).table.setFocus()
    household.key(Qt.Key.Key_Up)
    household.settle()
    assert household.field("name").control.value() == "Một"
    household.key(Qt.Key.Key_Return)
    household.settle()
    assert household.field("name").control.line.hasFocus()  # type: ignore[attr-defined]


def test_row_is_doubled_without_what_only_one_person_has(household: Walker) -> None:
    add(household, "Một")
    household.answer("born", "1940")
    household.press(table(household).double)
    assert cells(household) == [("Một", "", "1940", "", "Con"), ("", "", "1940", "", "Con")]


def test_row_taken_away_comes_back_by_keyboard(household: Walker) -> None:
    for name in ("Một", "Hai", "Ba"):
        add(household, name)
    household.answer("born", "04/1940")
    shown = table(household).table
    shown.setFocus()
    household.key(Qt.Key.Key_Delete)
    household.settle()
    assert names(household) == ["Một", "Hai"]
    assert household.field("name").control.value() == "Hai"
    assert shown.hasFocus()
    household.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    household.settle()
    assert cells(household)[2] == ("Ba", "", "04/1940", "", "Con")
    assert not table(household).undo.isVisible()


def test_taking_away_a_row_before_others_shows_theirs(household: Walker) -> None:
    for name in ("Một", "Hai", "Ba"):
        add(household, name)
    table(household).table.selectRow(0)
    household.settle()
    household.press(table(household).remove)
    assert names(household) == ["Hai", "Ba"]
    assert household.field("name").control.value() == "Hai"


def test_household_by_one_card_after_the_other(household: Walker) -> None:
    household.press(table(household).add)
    household.scan(GRANDMOTHER)
    for card in (MOTHER, FATHER):
        household.press(table(household).scan)
        dialog = household.scan_dialog()
        dialog.text.setText(card)
        QTest.keyClick(dialog.text, Qt.Key.Key_Return)
        household.settle()
    assert names(household) == ["Nguyễn Thị Ệ", "H'Hen Niê", "Trần Văn Đô"]


def at_keyboard() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def press_key(sign: str) -> None:
    """One key of a reader, for whatever has the keyboard at that moment; what is shown meanwhile is shown."""
    key = Qt.Key.Key_Return if sign == "\r" else Qt.Key.Key_unknown
    plain = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(at_keyboard(), QKeyEvent(QEvent.Type.KeyPress, key, plain, sign))
    QApplication.sendEvent(at_keyboard(), QKeyEvent(QEvent.Type.KeyRelease, key, plain, sign))


def test_a_reader_scans_card_after_card_and_nobody_touches_mouse_or_keys(household: Walker) -> None:
    """Its first key opens the dialog from the button; faster than a dialog opens, or slowly, or through a method."""
    table(household).scan.setFocus()
    for sign in GRANDMOTHER + "\r":  # all of it before the line for the card and even the dialog are made
        press_key(sign)
    household.until(lambda: names(household) == ["Nguyễn Thị Ệ"])
    household.until(table(household).scan.hasFocus)
    for sign in MOTHER + "\r":
        press_key(sign)
        QApplication.processEvents()
    household.until(lambda: names(household)[1:] == ["H'Hen Niê"])
    household.until(table(household).scan.hasFocus)
    press_key(FATHER[0])
    household.type(at_keyboard(), FATHER[1:])  # composed and committed while the dialog is still to come
    press_key("\r")
    household.until(lambda: names(household)[2:] == ["Trần Văn Đô"])
    household.until(table(household).scan.hasFocus)
    household.key(Qt.Key.Key_Space)  # a hand still presses it
    household.settle()
    household.until(household.scan_dialog().text.hasFocus)
    assert household.scan_dialog().text.text() == ""
    household.key(Qt.Key.Key_Escape)
    household.until(table(household).scan.hasFocus)
    household.press(table(household).add)
    household.until(lambda: at_keyboard() is not table(household).add)
    for sign in FATHER + "\r":  # a new line puts the keyboard at the button above its person
        press_key(sign)
    household.until(lambda: any(option.isVisible() for option in household.window.findChildren(RadioOption)))
    household.scan_dialog().reject()  # the same card again: whose is it?
    household.settle()


def test_a_card_scanned_twice_is_named_and_a_scan_without_a_card_leaves_no_row(household: Walker) -> None:
    household.press(table(household).add)
    household.until(lambda: isinstance(QApplication.focusWidget(), Button))  # the card first, where one can be scanned
    household.scan(GRANDMOTHER)
    for text in (GRANDMOTHER, "not a card"):
        household.press(table(household).scan)
        dialog = household.scan_dialog()
        dialog.text.setText(text)
        QTest.keyClick(dialog.text, Qt.Key.Key_Return)
        household.settle()
        offered = [option.text() for option in dialog.findChildren(RadioOption)]
        assert offered == (["Dòng 1: Nguyễn Thị Ệ", "Dòng 2, còn trống"] if text == GRANDMOTHER else [])
        dialog.reject()
        household.settle()
        assert names(household) == ["Nguyễn Thị Ệ"]
        assert not table(household).undo.isVisible()


def test_next_leads_to_the_row_that_is_not_finished(household: Walker) -> None:
    household.press(table(household).add)
    add(household, "Hai")
    page = household.on(FillPage)
    household.press(page.next)
    assert f"{MEMBER}[1]/person/name" in page.fields
    household.press(page.next)
    assert page.fields[f"{MEMBER}[1]/person/name"].message


def test_two_hundred_rows_stand_in_one_table(household: Walker) -> None:
    hand = household.session.hand
    assert hand is not None
    household.session.lanes.vault.run(
        lambda: [hand.draft.answer({f"{MEMBER}[{at}]/person/name": f"Người {at}"}) for at in range(1, 201)],
        keeper=household.window,
    )
    household.settle()
    household.press(table(household).add)
    assert len(names(household)) == 201
    assert len(household.on(FillPage).fields) == 5


def test_a_list_that_the_answers_rule_out_is_not_shown(helper: Walker) -> None:
    helper.begin("1.004194")
    helper.fill_section({"dwelling_kind": "own_home", "owner_is_head": "yes", "needs_guardian": "no", "by_list": "no"})
    helper.fill_section(
        {"owner_name": "Nguyễn Thị Ệ", "owner_number": "001140009876", "owner_born": "1940", "owner_sex": "female",
         "owner_has_phone": "none"}
    )  # fmt: skip
    helper.press(helper.on(FillPage).next)
    helper.press(helper.on(FillPage).problems.later)
    helper.answer("has_members", "no")
    assert not [each for each in helper.on(FillPage).findChildren(RowTable) if each.isVisible()]
    helper.answer("has_members", "yes")
    helper.answer("member_name", "Trần Minh An")
    assert names(helper) == ["Trần Minh An"]
