"""What helps the helper: a guide with search, a call by telephone, a report after a fault, set-up by code."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from app.errors import write_report
from app.imaging import read_codes
from app.practice import PENSION
from app.services.last_run import unseen
from app.ui import assets
from app.ui.dialogs.give_set_up import GiveSetUpDialog
from app.ui.dialogs.help import TOPICS, HelpDialog, blocks
from app.ui.dialogs.set_up import SetUpDialog
from app.ui.dialogs.show_pdf import ShowPdfDialog
from app.ui.page_stack import PAGES
from app.ui.pages.after_fault import AfterFaultPage
from app.ui.pages.by_phone import ByPhonePage
from app.ui.pages.keeper import KeeperPage
from app.ui.pages.procedure import ProcedurePage
from app.ui.pages.settings import SettingsPage
from app.ui.widgets.text import Text
from sync import setup_code
from sync.gateway import office
from sync.gateway.local import running_gateway
from tests.support.keyboard import Keyboard
from tests.support.walker import Walker


def words_of(page: object) -> str:
    return "\n".join(each.text() for each in page.findChildren(Text) if each.isVisible())  # type: ignore[attr-defined]


def test_every_page_has_its_place_in_the_guide() -> None:
    assert set(TOPICS) >= set(PAGES)
    files = assets.help_files()
    for number, heading in TOPICS.values():
        said = files[number - 1].read_text(encoding="utf-8")
        assert not heading or heading in [words for role, words in blocks(said) if role == "heading"]


def test_buttons_keep_quotation_marks_where_bold_is_gone() -> None:
    said = "**Lỡ tay?** Bấm **Hoàn tác** (`Ctrl+Z`), **không** sao. *Ổ đĩa đã đầy*: xem `events/*.json`."
    plain = "Lỡ tay? Bấm “Hoàn tác” (Ctrl+Z), không sao. “Ổ đĩa đã đầy”: xem events/*.json."
    assert list(blocks(said)) == [("body", plain)]


def test_the_guide_is_searched_without_diacritics(helper: Walker) -> None:
    helper.session.help_asked.emit()
    helper.settle()
    dialog = next(each for each in helper.window.findChildren(HelpDialog) if each.isVisible())
    dialog.search.setText("truyen tep dien thoai")
    helper.settle()
    assert "Truyền tệp" in words_of(dialog)
    dialog.search.setText("zzz")
    helper.settle()
    assert "không có những chữ này" in words_of(dialog)
    dialog.search.clear()
    helper.settle()
    assert dialog.headings
    dialog.reject()


def test_a_call_goes_sentence_by_sentence_and_asks_for_no_number(helper: Walker) -> None:
    helper.session.go("procedure", code=PENSION)
    helper.press(helper.on(ProcedurePage).phone)
    page = helper.on(ByPhonePage)
    assert page.said.text() == page.sentences[0]
    heard = [page.said.text()]
    while page.next.isEnabled():
        helper.press(page.next)
        heard.append(page.said.text())
    assert tuple(heard) == page.sentences
    assert page.before.hasFocus()  # not the bar above
    assert "18001096" in page._after.text()
    helper.press(page.before)
    assert page.said.text() == page.sentences[-2]
    assert page.findChildren(QLineEdit) == []


def fault() -> ValueError:
    return ValueError("Nguyễn Thị Bí Mật")


def test_a_fault_of_the_last_run_is_told_once(helper: Walker) -> None:
    folder = helper.session.folder
    assert write_report(fault(), folder) is not None
    helper.session.lock_asked.emit()
    helper.settle()
    helper.window.start()
    page = helper.on(AfterFaultPage)
    assert "ValueError" in page.report.text()
    assert "Bí Mật" not in page.report.text()
    helper.press(page.go_on)
    helper.settle()
    assert helper.window.page_name == "unlock"
    assert unseen(folder) == []


@pytest.fixture
def dialog(helper: Walker) -> SetUpDialog:
    helper.session.go("settings")
    helper.press(helper.on(SettingsPage).set_up)
    return next(each for each in helper.window.findChildren(SetUpDialog) if each.isVisible())


def test_a_code_is_shown_compared_and_then_sets_the_machine_up(
    helper: Walker, dialog: SetUpDialog, tmp_path: Path
) -> None:
    desk = helper.session.desk
    assert desk is not None
    with running_gateway(tmp_path / "gateway") as gateway:
        enrolment = office.enroll(gateway.place, "Máy mới", "Xã Thử")["code"]
        code = setup_code.write(gateway.url, enrolment, desk.vault.device, point="Nhà văn hóa thôn 3", hotline="")
        dialog.code.setText(code)
        dialog._on_read()
        assert "Nhà văn hóa thôn 3" in words_of(dialog)
        dialog.letters.setText("aaaa bbbb cccc")
        helper.press(dialog.yes)
        assert "không khớp" in dialog.notice.text
        assert dialog.setup is not None
        dialog.letters.setText(dialog.setup.keeper[:12])
        helper.press(dialog.yes)
    page = helper.on(SettingsPage)
    assert page.name.text() == "Nhà văn hóa thôn 3"
    assert not page.set_up.isVisible()


def test_a_keeper_makes_the_sheet_for_another_machine_and_that_machine_reads_it(helper: Walker, tmp_path: Path) -> None:
    helper.session.go("keeper")
    helper.press(helper.on(KeeperPage).doors["set_up"])
    making = next(each for each in helper.window.findChildren(GiveSetUpDialog) if each.isVisible())
    helper.until(lambda: bool(making.letters.text()))
    letters = making.letters.text()
    keys = Keyboard(helper)
    with running_gateway(tmp_path / "gateway") as gateway:
        enrolment = office.enroll(gateway.place, "Máy mới", "Xã Thử")["code"]
        helper.until(making.code.hasFocus)
        keys.type("ABCD")
        keys.key(Qt.Key.Key_Tab)
        keys.type(gateway.url)
        keys.key(Qt.Key.Key_Tab)
        helper.type(making.name, "Nhà văn hóa thôn 3")
        helper.press(making.yes)
        assert "mã" in making.notice.text.lower()  # the code is wrong, and everything that was typed still stands there
        making.code.setText(enrolment)
        helper.press(making.yes)
    sheet = next(each for each in helper.window.findChildren(ShowPdfDialog) if each.isVisible())
    (code,) = helper.beside(lambda: [text for text in read_codes(sheet.pdf) if text.startswith("HSM")])
    sheet.reject()
    helper.session.go("settings")
    helper.press(helper.on(SettingsPage).set_up)
    reading = next(each for each in helper.window.findChildren(SetUpDialog) if each.isVisible())
    reading.take(code)
    assert "Nhà văn hóa thôn 3" in words_of(reading)
    assert reading.setup is not None
    assert reading.setup.keeper.startswith(letters.replace(" ", ""))
    assert (reading.setup.url, reading.setup.code) == (gateway.url, enrolment)
    reading.reject()


def test_a_damaged_code_is_told_in_the_dialog(helper: Walker, dialog: SetUpDialog) -> None:
    dialog.code.setText("không phải mã")
    dialog._on_read()
    assert dialog.notice.text
    assert not dialog.yes.isEnabled()
    dialog.reject()
    helper.settle()
