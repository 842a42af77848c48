"""Enter does what stands under the keyboard, and leads through a dialog's lines to its yes."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.practice import PENSION
from app.ui.dialogs.record_filing import RecordFilingDialog
from app.ui.fields.choice import SearchControl
from app.ui.fill_column import FillColumn
from app.ui.pages.check import CheckPage
from app.ui.pages.consent import ConsentPage
from app.ui.pages.dossier import DossierPage
from app.ui.pages.dossiers import DossiersPage
from app.ui.pages.fill import FillPage
from app.ui.pages.home import HomePage
from app.ui.pages.procedure import ProcedurePage
from app.ui.pages.read_back import ReadBackPage
from app.ui.pages.settings import SettingsPage
from app.ui.widgets.buttons import Button
from app.ui.widgets.text import Text
from forms.dossier import ConsentMeans, Purpose
from tests.gui.conftest import PATIENCE
from tests.support.tours import fill_pension, finalized
from tests.support.villagers import GRANDMOTHER
from tests.support.walker import Walker


class FocusSpy(QObject):
    """How often the keyboard came to a widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.came = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        del watched
        self.came += event.type() is QEvent.Type.FocusIn
        return False


def enter(helper: Walker) -> None:
    helper.key(Qt.Key.Key_Return)
    helper.settle()


def test_enter_presses_the_button_that_has_the_keyboard(helper: Walker) -> None:
    helper.session.go("procedure", code=PENSION)
    helper.until(helper.on(ProcedurePage).make.hasFocus)
    enter(helper)
    helper.on(ConsentPage)


def test_enter_goes_from_line_to_line_and_then_says_yes(helper: Walker) -> None:
    helper.session.go("dossier", dossier=finalized(helper))
    helper.press(helper.on(DossierPage).file)
    dialog = next(each for each in helper.window.findChildren(RecordFilingDialog) if each.isVisible())
    helper.type(dialog.number, "H26-261120-0001")
    dialog.number.setFocus()
    enter(helper)
    assert dialog.received.hasFocus()
    helper.type(dialog.received, "20/11/2026")
    enter(helper)
    assert dialog.due.hasFocus()
    enter(helper)
    shown = helper.on(DossierPage).view
    assert shown is not None
    assert shown.filings[0].number == "H26-261120-0001"


def test_back_from_a_card_finds_the_villagers_words_again(helper: Walker) -> None:
    home = helper.on(HomePage)
    helper.type(home.search, "xin tiền già")
    enter(helper)
    enter(helper)
    helper.on(ProcedurePage)
    helper.session.go_back()
    helper.settle()
    assert helper.on(HomePage).search.text() == "xin tiền già"
    assert home.results.isVisible()
    home.search.setText("khai sinh")
    helper.key(Qt.Key.Key_Return)  # before the answer came: what stands there belongs to other words
    helper.key(Qt.Key.Key_Return)
    helper.settle()
    assert helper.window.page_name == "home"


def test_what_only_comes_near_is_not_opened_by_enter(helper: Walker) -> None:
    home = helper.on(HomePage)
    helper.type(home.search, "giấy tờ nhà cho thầy")
    enter(helper)
    assert home.results._rows
    enter(helper)
    assert helper.window.page_name == "home"
    assert home.results._rows[0].hasFocus()


def test_the_list_of_dossiers_forgets_a_name_unless_one_comes_back(helper: Walker) -> None:
    helper.session.go("dossiers")
    page = helper.on(DossiersPage)
    helper.type(page.name, "Nguyễn")
    helper.press(page._states["draft"])
    helper.session.go("settings")
    helper.settle()
    helper.session.go_back()
    helper.settle()
    assert page.name.text() == "Nguyễn"
    assert page._states["draft"].isChecked()
    helper.session.go("dossiers", state="returned")
    helper.settle()
    assert page.name.text() == ""
    assert page._states["returned"].isChecked()


def test_a_thumb_without_a_witness_leads_to_the_line_for_one(helper: Walker) -> None:
    helper.session.go("consent", code=PENSION)
    page = helper.on(ConsentPage)
    page.purposes[Purpose.PREPARE].setChecked(True)
    page.means[ConsentMeans.THUMB].setChecked(True)
    helper.settle()
    assert page.witness.hasFocus()
    assert not page.witness.visibleRegion().isEmpty()
    helper.press(page.begin)
    assert page.notice.text
    assert page.witness.hasFocus()


def test_a_number_not_written_yet_outlives_another_look(helper: Walker) -> None:
    helper.session.go("settings", at="server")
    page = helper.on(SettingsPage)
    assert page.enrol.hasFocus()
    page.hotline.setFocus()
    QTest.keyClicks(page.hotline, "0241")
    helper.press(page.themes["dark"])
    page = helper.on(SettingsPage)
    assert page.hotline.text() == "0241"
    assert page.themes["dark"].hasFocus()
    helper.press(page.themes["light"])
    page = helper.on(SettingsPage)
    page.hotline.setFocus()
    enter(helper)
    assert not page.hotline.isModified()


def test_enter_in_a_list_without_a_match_neither_chooses_nor_leaves(helper: Walker) -> None:
    helper.begin(PENSION)
    helper.fill_section({"request_kind": "new", "filing_for": "owner"})
    helper.scan(GRANDMOTHER)
    people = helper.field("owner_ethnic").control
    assert isinstance(people, SearchControl)
    helper.press(people.button)
    helper.type(people.search, "zzz")
    assert people.none.isVisible()
    for _ in range(3):
        enter(helper)
    assert people.search.isVisible()
    assert people.search.text() == "zzz"
    people.search.clear()
    assert people.list.isVisible()
    assert not people.none.isVisible()


def test_who_comes_to_mend_a_fact_of_the_card_writes_over_it_and_comes_back(helper: Walker) -> None:
    helper.begin(PENSION)
    fill_pension(helper)
    kept = [text.text() for text in helper.on(CheckPage).rows()[0].findChildren(Text)]
    assert any("Phường Bồ Đề" in words for words in kept)  # nobody can confirm an office that is not named
    helper.press(helper.on(CheckPage).next)
    wrong = "Chưa đúng, sửa: Ngày, tháng, năm sinh"
    buttons = helper.on(ReadBackPage).findChildren(Button)
    helper.press(next(button for button in buttons if button.accessibleName() == wrong))
    page = helper.on(FillPage)
    born = helper.field("owner_born").control.focusProxy()
    assert isinstance(born, QLineEdit)
    helper.until(born.hasFocus)
    assert born.selectedText() == born.text() != ""
    QTest.keyClicks(born, "1941")
    assert page.next.text().endswith("đọc lại")
    helper.press(page.next)
    helper.on(ReadBackPage)


def test_the_keyboard_leaves_a_page_of_questions_at_once_and_not_through_each_of_them(qtbot: QtBot) -> None:
    column, holder = FillColumn(), QWidget()
    holder.setLayout(column.lines)
    questions = {key: QLineEdit() for key in ("/data/a", "/data/b", "/data/c")}
    for key, line in questions.items():
        column.put(key, line)
    column.place(list(questions.items()))
    column.lines.addWidget(QLineEdit())
    qtbot.addWidget(holder)
    holder.show()
    first, *others = questions.values()
    first.setFocus()
    qtbot.waitUntil(first.hasFocus, timeout=PATIENCE)
    seen = [FocusSpy(line) for line in others]
    column.place([])
    assert not first.hasFocus()
    assert [spy.came for spy in seen] == [0, 0]
