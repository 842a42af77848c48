"""The notice of an open dossier of the same person and matter: seen, followed, or answered with a reason."""

from PySide6.QtWidgets import QApplication

from app.practice import PENSION
from app.ui.open_already import AgainDialog, OpenAlready
from app.ui.pages.dossier import DossierPage
from app.ui.pages.fill import FillPage
from app.ui.widgets.buttons import Button
from tests.support.tours import finalized
from tests.support.villagers import GRANDMOTHER
from tests.support.walker import Walker


def buttons(notice: OpenAlready) -> list[Button]:
    return [each for each in notice.findChildren(Button) if each.isVisible()]


def a_second_one(helper: Walker) -> OpenAlready:
    helper.begin(PENSION)
    helper.fill_section({"request_kind": "new", "filing_for": "owner"})
    helper.scan(GRANDMOTHER)
    helper.settle()
    return helper.on(FillPage).already


def test_a_second_dossier_is_told_with_the_way_to_the_first(helper: Walker) -> None:
    first = finalized(helper)
    notice = a_second_one(helper)
    assert not notice.visibleRegion().isEmpty()  # the scanned card's answers have scrolled the body
    helper.press(buttons(notice)[0])
    shown = helper.on(DossierPage).view
    assert shown is not None
    assert shown.row.id == first


def test_a_second_one_with_a_reason_is_asked_about_no_more(helper: Walker) -> None:
    finalized(helper)
    notice = a_second_one(helper)
    helper.press(buttons(notice)[1])
    dialog = next(each for each in helper.window.findChildren(AgainDialog) if each.isVisible())
    helper.press(dialog.yes)  # without a word nothing is written down
    assert dialog.isVisible()
    dialog.said.setText("Hồ sơ trước làm trên giấy")
    helper.press(dialog.yes)
    helper.until(lambda: not notice.isVisible())
    helper.until(lambda: QApplication.activeWindow() is helper.window)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert any(field.isAncestorOf(focused) for field in helper.on(FillPage).fields.values())  # in a question of it
