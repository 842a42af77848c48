"""Vietnamese typing: input methods compose, Unikey rewrites, decomposed letters come in, wrong input stays."""

import unicodedata
from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.practice import PENSION
from app.ui.fields.choice import SearchControl
from app.ui.fields.control import AreaControl, LineControl, MoneyControl
from app.ui.fields.partial_date import DateControl
from app.ui.pages.fill import FillPage
from app.ui.pages.home import HomePage
from app.ui.preferences import Preferences
from app.ui.typing.typist import Typist, wanted
from app.ui.widgets.person_strip import PersonStrip
from tests.gui.conftest import PATIENCE
from tests.support.villagers import GRANDMOTHER
from tests.support.walker import Walker


def compose(line: QLineEdit, *stages: str, commit: str) -> None:
    """An input method shows each stage, then commits."""
    for stage in stages:
        QApplication.sendEvent(line, QInputMethodEvent(stage, []))
    done = QInputMethodEvent("", [])
    done.setCommitString(commit)
    QApplication.sendEvent(line, done)


@pytest.fixture
def line(qtbot: QtBot) -> LineControl:
    made = LineControl()
    qtbot.addWidget(made)
    made.show()
    made.line.setFocus()
    return made


def test_composed_name_arrives_whole(line: LineControl) -> None:
    compose(line.line, "Nguye", "Nguyê", "Nguyễ", commit="Nguyễn")
    assert line.value() == "Nguyễn"


def test_stored_value_coming_back_does_not_disturb_a_composition(line: LineControl) -> None:
    line.show_value("Lò")
    compose(line.line, commit=" Thị")
    QApplication.sendEvent(line.line, QInputMethodEvent("Ệ", []))
    line.show_value("Lò")
    assert line.line.text() == "Lò Thị"


def test_unikey_shrinks_and_grows_the_text_without_a_jump(line: LineControl) -> None:
    QTest.keyClicks(line.line, "Nguyeen")
    for _ in range(3):
        QTest.keyClick(line.line, Qt.Key.Key_Backspace)
    compose(line.line, commit="ễn")
    assert line.value() == "Nguyễn"
    assert line.line.hasFocus()


def test_nothing_is_told_before_the_field_is_left(line: LineControl) -> None:
    told: list[str] = []
    line.committed.connect(told.append)
    compose(line.line, commit="H'Hen Niê")
    assert told == []
    line.line.clearFocus()
    assert told == ["H'Hen Niê"]


def test_decomposed_letters_become_one_form_at_the_door(line: LineControl) -> None:
    told: list[str] = []
    line.committed.connect(told.append)
    compose(line.line, commit=unicodedata.normalize("NFD", "Nguyễn Thị Ệ"))
    line.line.clearFocus()
    assert told == [unicodedata.normalize("NFC", "Nguyễn Thị Ệ")]


@pytest.mark.parametrize("name", ["Y Moan Ênuôl", "H'Hen Niê", "Kpă", "Ñ Ƀ ŏ", "A Đang", "K’Brơi", "Jwfz"])
def test_no_letter_of_a_name_is_refused(line: LineControl, name: str) -> None:
    compose(line.line, commit=name)
    assert line.value() == name


def test_money_shows_dots_and_gives_digits(qtbot: QtBot) -> None:
    money = MoneyControl()
    qtbot.addWidget(money)
    money.show_value("10800000")
    assert money.line.text() == "10.800.000"
    assert money.value() == "10800000"


@pytest.mark.parametrize(("text", "shown"), [("1940", "1940"), ("1940-04", "04/1940"), ("1940-04-12", "12/04/1940")])
def test_partial_date_is_shown_as_far_as_it_is_known(qtbot: QtBot, text: str, shown: str) -> None:
    control = DateControl(partial=True)
    qtbot.addWidget(control)
    control.show_value(text)
    assert control.line.text() == shown


def test_search_finds_without_accents_and_enter_picks(qtbot: QtBot) -> None:
    control = SearchControl([("01", "Thành phố Hà Nội"), ("04", "Tỉnh Cao Bằng"), ("79", "Thành phố Hồ Chí Minh")])
    qtbot.addWidget(control)
    control.show()
    picked: list[str] = []
    control.committed.connect(picked.append)
    control.button.click()
    compose(control.search, "c", "ca", commit="cao bang")
    QTest.keyClick(control.search, Qt.Key.Key_Return)
    assert picked == ["04"]
    assert control.button.text() == "Tỉnh Cao Bằng"


def test_search_escape_keeps_what_was_chosen(qtbot: QtBot) -> None:
    control = SearchControl([("01", "Thành phố Hà Nội"), ("04", "Tỉnh Cao Bằng")])
    qtbot.addWidget(control)
    control.show()
    control.show_value("01")
    control.button.click()
    compose(control.search, commit="cao")
    QTest.keyClick(control.search, Qt.Key.Key_Escape)
    assert control.value() == "01"


@pytest.fixture
def typist(line: LineControl, qtbot: QtBot) -> Typist:
    made = Typist("telex", line)
    qtbot.waitUntil(line.line.hasFocus, timeout=PATIENCE)
    made._on_focus(None, line.line)
    return made


def test_plain_keys_become_vietnamese_letters(line: LineControl, typist: Typist) -> None:
    assert typist.method == "telex"
    QTest.keyClicks(line.line, "Nguyeexn Thij EEj")
    assert line.value() == "Nguyễn Thị Ệ"
    line.line.setCursorPosition(len("Nguyễn"))
    QTest.keyClicks(line.line, "s")
    assert line.value() == "Nguyến Thị Ệ"
    QTest.keyClick(line.line, Qt.Key.Key_Backspace)
    assert line.value() == "Nguyế Thị Ệ"


def test_an_input_method_at_work_is_seen_and_given_way_to(line: LineControl, typist: Typist) -> None:
    told: list[str] = []
    typist.turned.connect(told.append)
    compose(line.line, "Nguyê", commit="Nguyễn")
    QTest.keyClicks(line.line, " aa")
    assert line.value() == "Nguyễn aa"
    assert told == ["aside"]
    typist.turn()
    QTest.keyClicks(line.line, " aa")
    assert line.value() == "Nguyễn aa â"


def test_letters_sent_by_unikey_are_seen_too(line: LineControl, typist: Typist) -> None:
    QTest.keyClicks(line.line, "Nguy")
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, "ễ")
    QApplication.sendEvent(line.line, event)
    QTest.keyClicks(line.line, "nn")
    assert line.value() == "Nguyễnn"
    assert typist.method == ""


@pytest.mark.parametrize("make", [MoneyControl, partial(DateControl, partial=False), partial(LineControl, plain=True)])
def test_numbers_dates_and_codes_stay_as_typed(qtbot: QtBot, make: Callable[[], LineControl]) -> None:
    plain = make()
    qtbot.addWidget(plain)
    plain.show()
    typist = Typist("vni", plain)
    typist._on_focus(None, plain.line)
    QTest.keyClicks(plain.line, "a1 1e6")
    assert plain.line.text() == "a1 1e6"


def test_several_lines_take_letters_as_well(qtbot: QtBot) -> None:
    area = AreaControl()
    qtbot.addWidget(area)
    area.show()
    typist = Typist("vni", area)
    typist._on_focus(None, area.area)
    QTest.keyClicks(area.area, "Tho6n 3, xa4 Ma6u4")
    assert area.value() == "Thôn 3, xã Mẫu"


@pytest.mark.parametrize(
    ("chosen", "environment", "platform", "method"),
    [
        ("auto", {}, "linux", "telex"),
        ("auto", {"QT_IM_MODULE": "fcitx"}, "linux", None),
        ("auto", {"XMODIFIERS": "@im=ibus"}, "linux", None),
        ("auto", {"QT_IM_MODULES": "wayland;fcitx;ibus"}, "linux", None),
        ("auto", {}, "win32", None),
        ("vni", {"QT_IM_MODULE": "fcitx"}, "win32", "vni"),
        ("off", {}, "linux", None),
    ],
)
def test_our_own_typing_is_there_where_the_machine_has_none(
    chosen: str, environment: dict[str, str], platform: str, method: str | None
) -> None:
    assert wanted(chosen, environment, platform) == method


def test_f9_turns_the_typing_and_the_bar_says_how_it_stands(helper: Walker) -> None:
    helper.session.prefer(helper.session.preferences._replace(typing="vni"))
    top = helper.window.chrome.top
    assert (top.typing.isVisible(), top.typing.text()) == (True, "VNI")
    helper.key(Qt.Key.Key_F9)
    assert not top.typing.isVisible()
    helper.session.prefer(Preferences("dark", typing="telex"))
    assert helper.window.chrome.top.typing.text() == "Telex"
    home = helper.on(HomePage)
    home.search.setFocus()
    helper.until(home.search.hasFocus)
    QTest.keyClicks(home.search, "khai sinh cho chaus")
    assert home.search.text() == "khai sinh cho cháu"


def test_an_amount_is_said_in_words_and_grouped_when_it_is_left(qtbot: QtBot) -> None:
    money = MoneyControl()
    qtbot.addWidget(money)
    money.show()
    money.line.setFocus()
    qtbot.waitUntil(money.line.hasFocus, timeout=PATIENCE)
    QTest.keyClicks(money.line, "10800000")
    assert money.line.text() == "10800000"
    assert money.words.text() == "mười triệu tám trăm nghìn đồng"
    money.line.clearFocus()
    assert money.line.text() == "10.800.000"
    assert money.value() == "10800000"
    money.line.selectAll()
    QTest.keyClicks(money.line, "nhieu lam")
    assert not money.words.isVisible()
    assert money.value() == "nhieulam"


def owner_section(helper: Walker) -> FillPage:
    page = helper.begin(PENSION)
    helper.fill_section({"request_kind": "new", "filing_for": "owner"})
    return page


def test_year_alone_is_an_answer(helper: Walker) -> None:
    owner_section(helper)
    helper.answer("owner_born", "1940")
    assert helper.field("owner_born").view.value == "1940"


def test_wrong_date_is_kept_and_told_only_at_next(helper: Walker) -> None:
    page = owner_section(helper)
    helper.answer("owner_born", "31/02/1940")
    field = helper.field("owner_born")
    assert field.message == ""
    assert field.control.value() == "31/02/1940"
    helper.answer("owner_sex", "female")  # another answer comes back from the vault
    assert field.control.value() == "31/02/1940"
    helper.press(page.next)
    assert helper.field("owner_born").message
    assert helper.field("owner_born").control.value() == "31/02/1940"
    helper.press(page.problems.later)
    helper.press(helper.on(FillPage).back)
    assert helper.field("owner_born").control.value() == "31/02/1940"


def test_saved_stands_there_only_after_the_disk_has_it(helper: Walker) -> None:
    page = owner_section(helper)
    dossier = page.hand.id if page.hand else ""
    page.saved.setText("")
    helper.answer("owner_name", "Lò Thị Mẫu")
    assert page.saved.text().startswith("Đã ghi vào máy")
    helper.session.hand = None  # another opening reads what the disk has
    helper.session.go("fill", dossier=dossier, question="/data/owner/owner_name")
    helper.settle()
    assert helper.field("owner_name").view.value == "Lò Thị Mẫu"


def test_scanned_values_show_where_they_come_from_and_can_be_edited(helper: Walker) -> None:
    owner_section(helper)
    helper.scan(GRANDMOTHER)
    assert helper.field("owner_name").view.origin == "scanned"
    helper.answer("owner_name", "Nguyễn Thị Ẹ")
    assert helper.field("owner_name").view.value == "Nguyễn Thị Ẹ"
    assert helper.field("owner_name").view.origin == "typed"


def test_a_reader_that_types_through_an_input_method_is_explained(helper: Walker) -> None:
    page = owner_section(helper)
    helper.press(page.findChildren(PersonStrip)[0].scan)
    dialog = helper.scan_dialog()
    for key in "HSD0:ABCDEFGHIJ":
        QTest.keyClicks(dialog.text, key)
    compose(dialog.text, "â", commit="Â")
    QTest.keyClick(dialog.text, Qt.Key.Key_Return)
    helper.settle()
    assert dialog.isVisible()
    assert "Tắt gõ tiếng Việt" in dialog.notice.text
    QTest.keyClicks(dialog.text, "khong phai ma")  # by hand, and nothing composes: the plain reason
    QTest.keyClick(dialog.text, Qt.Key.Key_Return)
    helper.settle()
    assert "Tắt gõ tiếng Việt" not in dialog.notice.text
    dialog.reject()


def test_a_card_read_through_an_input_method_is_filled_and_to_be_looked_at(helper: Walker) -> None:
    page = owner_section(helper)
    helper.press(page.findChildren(PersonStrip)[0].scan)
    dialog = helper.scan_dialog()
    QTest.keyClicks(dialog.text, "001140009876||")
    helper.type(dialog.text, GRANDMOTHER.removeprefix("001140009876||"))
    QTest.keyClick(dialog.text, Qt.Key.Key_Return)
    helper.settle()
    assert helper.field("owner_name").view.value == "Nguyễn Thị Ệ"
    assert "Bộ gõ" in helper.window.teller.what.text()


def test_lock_in_the_middle_of_a_word_keeps_the_word(helper: Walker) -> None:
    page = owner_section(helper)
    dossier = page.hand.id if page.hand else ""
    name = helper.field("owner_name").control.focusProxy()
    assert name is not None
    name.setFocus()
    helper.type(name, "Lò Thị Mẫu")
    helper.session.lock_asked.emit()
    helper.settle()
    from app.ui.pages.unlock import UnlockPage
    from tests.support.vaults import WORDS

    unlock = helper.on(UnlockPage)
    helper.type(unlock.passphrase.line, WORDS)
    unlock.submit()
    assert helper.on(FillPage).hand is not None
    assert helper.session.hand is not None
    assert helper.session.hand.id == dossier
    helper.session.go("fill", dossier=dossier, question="/data/owner/owner_name")
    helper.settle()
    assert helper.field("owner_name").view.value == "Lò Thị Mẫu"


def test_a_date_being_typed_is_not_lost_when_an_earlier_answer_comes_back(qtbot: QtBot) -> None:
    control = DateControl(partial=True)
    qtbot.addWidget(control)
    control.show()
    control.line.setFocus()
    told: list[str] = []
    control.committed.connect(told.append)
    QTest.keyClicks(control.line, "1940")
    control.show_value("")
    assert control.line.text() == "1940"
    control.commit()
    assert told == ["1940"]


def test_showing_a_stored_text_is_no_answer(line: LineControl) -> None:
    told: list[str] = []
    line.committed.connect(told.append)
    line.show_value("hai  khoảng trắng ")
    line.commit()
    assert told == []
