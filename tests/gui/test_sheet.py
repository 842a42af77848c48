"""Two views over one draft: a part at a time, and the whole form on one page."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument

from app.practice import PENSION
from app.ui.pages.check import CheckPage
from app.ui.pages.fill import FillPage
from tests.support.tours import confirm_office
from tests.support.villagers import GRANDMOTHER
from tests.support.walker import Walker


def test_turning_keeps_the_answers_the_place_and_what_is_being_typed(helper: Walker) -> None:
    page = helper.begin(PENSION)
    helper.fill_section({"request_kind": "new", "filing_for": "owner"})
    line = helper.field("owner_name").control.focusProxy()
    assert line is not None
    line.setFocus()
    helper.type(line, "Nguyễn Thị Ệ")
    helper.key(Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    helper.settle()
    field = helper.field("owner_name")
    assert field.control.value() == "Nguyễn Thị Ệ"
    assert field.control.line.hasFocus()  # type: ignore[attr-defined]
    assert helper.field("request_kind").control.value() == "new"
    helper.answer("has_pension", "no")
    helper.field("has_pension").take_focus()
    helper.press(page.head.turn)
    assert {"has_pension"} < {ref.rsplit("/", 1)[-1] for ref in page.fields}
    assert helper.field("has_pension").control.value() == "no"
    assert "/data/owner/owner_name" not in page.fields


def test_whole_form_is_filled_on_one_page_and_leads_to_the_check(helper: Walker) -> None:
    page = helper.begin(PENSION)
    helper.press(page.head.turn)
    for name, text in {"request_kind": "new", "filing_for": "owner"}.items():
        helper.answer(name, text)
    helper.press(page.next)
    assert helper.field("owner_name").message
    owner = next(strip for strip in _strips(page) if strip.block.role == "owner")
    helper.press(owner.again)
    dialog = helper.scan_dialog()
    dialog.text.setText(GRANDMOTHER)
    dialog.on_yes()
    helper.settle()
    rest = {
        "owner_ethnic": "kinh",
        "owner_has_phone": "none",
        "has_pension": "no",
        "pay_how": "cash",
        "result_delivery": "office",
    }
    for name, text in rest.items():
        helper.answer(name, text)
    helper.press(page.next)
    if helper.window.page_name == "fill":
        helper.press(page.next)
    confirm_office(helper)
    assert helper.on(CheckPage).next.isEnabled()


def test_enter_leads_through_the_whole_sheet(helper: Walker) -> None:
    page = helper.begin(PENSION)
    helper.press(page.head.turn)
    helper.answer("request_kind", "new")
    helper.answer("filing_for", "owner")
    page.fields["/data/owner/owner_name"].take_focus()
    helper.key(Qt.Key.Key_Return)
    helper.settle()
    order = [field.ref for field in page.column.fields_in_order()]
    after = order[order.index("/data/owner/owner_name") + 1]
    focused = next(ref for ref, field in page.fields.items() if field.isAncestorOf(helper.window.focusWidget()))
    assert focused == after


def test_what_looks_like_html_in_a_hint_is_shown_as_it_is(helper: Walker) -> None:
    page = helper.begin(PENSION)
    helper.press(page.head.turn)
    field, hint = next(iter(page.fields.values())), "Ghi <b>đúng</b> như thẻ & chữ <img src=x>"
    field.show_view(replace(field.view, hint=hint))
    shown = QTextDocument()
    shown.setHtml(field.toolTip())
    assert shown.toPlainText() == hint


def _strips(page: FillPage) -> list:  # type: ignore[type-arg]
    from app.ui.widgets.person_strip import PersonStrip

    return [each for each in page.findChildren(PersonStrip) if each.isVisible()]
