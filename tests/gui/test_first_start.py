"""The first day on a machine, and every day after."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.main import Program
from app.ui.pages.first_start import FirstStartPage
from app.ui.pages.home import HomePage
from app.ui.pages.recovery import RecoveryPage
from app.ui.pages.unlock import UnlockPage
from forms.refusal import Refusal
from tests.support.vaults import USER, WORDS
from tests.support.walker import Walker


def test_first_start_asks_for_the_last_group_of_the_recovery_code(walker: Walker) -> None:
    page = walker.on(FirstStartPage)
    walker.type(page.name, USER)
    walker.type(page.passphrase.line, WORDS)
    walker.type(page.again.line, WORDS)
    page.submit()
    walker.until(lambda: page.code.isVisible() and bool(page.code.text()))
    walker.type(page.confirm, "AAAA")
    walker.press(page.enter)
    assert walker.on(FirstStartPage).code_notice.text
    page.confirm.clear()
    walker.type(page.confirm, page.code.text().split("-")[-1].lower())
    walker.press(page.enter)
    assert walker.on(HomePage).search.hasFocus()


@pytest.mark.parametrize(
    ("name", "words", "again"), [("", WORDS, WORDS), (USER, "ngắn quá", "ngắn quá"), (USER, WORDS, WORDS + "x")]
)
def test_first_start_says_what_is_missing_and_makes_nothing(walker: Walker, name: str, words: str, again: str) -> None:
    page = walker.on(FirstStartPage)
    walker.type(page.name, name)
    walker.type(page.passphrase.line, words)
    walker.type(page.again.line, again)
    page.submit()
    walker.settle()
    assert page.notice.text
    assert not walker.session.folder.exists()


def test_what_the_vault_refuses_is_told_while_typing_and_a_suggested_passphrase_opens_it(walker: Walker) -> None:
    page = walker.on(FirstStartPage)
    walker.type(page.name, USER)
    for guessed in ("a b c d", "password1234"):
        page.passphrase.clear()
        walker.type(page.passphrase.line, guessed)
        assert "Chưa đủ" in page.words.text()
        page.submit()
        assert page.passphrase.line.hasFocus()
    walker.press(page.suggest)
    assert page.passphrase.line.echoMode() is page.passphrase.line.EchoMode.Normal
    assert len(page.passphrase.text.split()) == 6
    assert page.passphrase.text.isascii()  # where no input method is, nobody could type marks at the next start
    page.submit()
    walker.until(lambda: bool(page.code.text()))


def test_lock_and_unlock_come_back_to_the_same_page(helper: Walker) -> None:
    helper.session.go("outbox")
    helper.settle()
    helper.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    page = helper.on(UnlockPage)
    assert helper.session.desk is None
    assert page.passphrase.line.hasFocus()
    helper.type(page.passphrase.line, WORDS)
    helper.key(Qt.Key.Key_Return)
    helper.until(lambda: helper.session.desk is not None)
    helper.settle()
    assert helper.window.page_name == "outbox"


def test_wrong_passphrase_keeps_the_vault_shut_and_tells_the_growing_wait(helper: Walker) -> None:
    helper.session.lock_asked.emit()
    page = helper.on(UnlockPage)
    for _ in range(3):
        page.passphrase.clear()
        helper.type(page.passphrase.line, "không phải câu này đâu")
        page.submit()
        helper.settle()
    assert "5" in page.notice.text
    assert helper.session.desk is None


def test_passphrase_typed_before_the_names_are_known_is_not_lost(helper: Walker) -> None:
    helper.session.lock_asked.emit()
    page = helper.window.page
    assert isinstance(page, UnlockPage)
    page._names = None
    helper.type(page.passphrase.line, WORDS)
    QTest.keyClick(page.passphrase.line, Qt.Key.Key_Return)
    helper.on(HomePage)


def test_recovery_code_opens_the_vault_and_sets_a_new_passphrase(walker: Walker) -> None:
    code = walker.first_start(USER, WORDS)
    walker.session.lock_asked.emit()
    walker.settle()
    walker.session.go("recovery", code="forgotten")
    page = walker.on(RecoveryPage)
    walker.type(page.code, code)
    walker.type(page.passphrase.line, "một câu hoàn toàn mới")
    page.submit()
    walker.on(HomePage)
    walker.session.lock_asked.emit()
    unlock = walker.on(UnlockPage)
    walker.type(unlock.passphrase.line, "một câu hoàn toàn mới")
    unlock.submit()
    walker.on(HomePage)


def test_damaged_vault_leads_to_the_recovery_page_and_never_to_a_traceback(helper: Walker) -> None:
    helper.session.lock_asked.emit()
    helper.settle()
    for file in helper.session.folder.rglob("*"):
        if file.is_file() and file.stat().st_size > 4096:
            file.write_bytes(b"\0" * 4096)
    page = helper.on(UnlockPage)
    helper.type(page.passphrase.line, WORDS)
    page.submit()
    helper.on(RecoveryPage)


def test_vault_is_open_only_while_the_window_needs_it(program: Program, helper: Walker) -> None:
    desk = helper.session.desk
    assert desk is not None
    program.window.close()
    helper.settle()
    assert helper.session.desk is None


def test_a_window_closed_over_the_code_shuts_the_vault(walker: Walker, program: Program) -> None:
    page = walker.on(FirstStartPage)
    walker.type(page.name, USER)
    for field in (page.passphrase, page.again):
        walker.type(field.line, WORDS)
    page.submit()
    walker.until(lambda: bool(page.code.text()))
    desk = page._desk
    program.window.close()
    walker.settle()
    with pytest.raises(Refusal, match="locked"), desk.vault.read():
        pass
