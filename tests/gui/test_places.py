"""A place on the filling page: found by the name on an old paper, or taken over from the villager before."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.practice import PENSION
from app.ui.dialogs.find_place import FindPlaceDialog
from app.ui.fill_places import PlaceStrip
from app.ui.pages.fill import FillPage
from tests.support import tours
from tests.support.walker import Walker

HOME, OFFICE = "/data/home/owner_", "/data/office/office_"


def test_an_old_name_answers_both_lists_and_one_step_takes_it_back(helper: Walker) -> None:
    page = _at(helper, f"{HOME}province")
    helper.press(_strip(page, HOME).by_name)
    dialog = next(each for each in page.findChildren(FindPlaceDialog) if each.isVisible())
    helper.type(dialog.search, "tả phìn đồng văn hà giang")
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)  # at once, before the pause: what was typed last counts
    helper.settle()
    assert _said(page, HOME) == ("Tỉnh Tuyên Quang", "Xã Đồng Văn")
    assert QApplication.focusWidget() is page.fields[f"{HOME}hamlet"].control.focusProxy()
    helper.press(page.steps.undo)
    assert {page.fields[HOME + name].view.value for name in ("province", "commune")} <= {None, ""}


def test_the_next_villager_lives_and_files_where_the_one_before_did(helper: Walker) -> None:
    helper.begin(PENSION)
    tours.fill_pension(helper)
    page = _at(helper, f"{HOME}province")
    helper.press(_strip(page, HOME).as_before)
    assert _said(page, HOME) == ("Thành phố Hà Nội", "Phường Bồ Đề")
    assert page.fields[f"{HOME}commune"].view.origin == "earlier"
    assert not _strip(page, HOME).as_before.isVisible()  # answered
    helper.session.go("fill", dossier=page.hand.id if page.hand else "", question=f"{OFFICE}province")
    page = helper.on(FillPage)
    assert not page.fields[f"{OFFICE}commune"].view.value  # the office is never a default
    helper.press(_strip(page, OFFICE).as_before)
    assert _said(page, OFFICE) == ("Thành phố Hà Nội", "Phường Bồ Đề")


def _at(helper: Walker, question: str) -> FillPage:
    page = helper.begin(PENSION)
    helper.session.go("fill", dossier=page.hand.id if page.hand else "", question=question)
    return helper.on(FillPage)


def _strip(page: FillPage, block: str) -> PlaceStrip:
    strip = page.column.widgets[f"place {block}province"]
    assert isinstance(strip, PlaceStrip)
    return strip


def _said(page: FillPage, block: str) -> tuple[str, str]:
    return page.fields[f"{block}province"].value_words(), page.fields[f"{block}commune"].value_words()
