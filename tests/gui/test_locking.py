"""The locked screen: a PIN while the vault rests, five tries, sleep and an hour shut it, and sending where chosen."""

from itertools import count
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel

from app.practice import PENSION
from app.services import screen_lock, sending_choices
from app.services.screen_lock import ScreenLock
from app.ui.dialogs.scan_any import ScanAnyDialog
from app.ui.pages.fill import FillPage
from app.ui.pages.home import HomePage
from app.ui.pages.outbox import OutboxPage
from app.ui.pages.unlock import UnlockPage
from app.ui.serial_port import SerialLine
from app.ui.wake import GAP, Wake
from app.ui.widgets.person_strip import PersonStrip
from sync.gateway import office
from sync.gateway.local import running_gateway
from sync.report import Progress
from tests.support.tours import finalized
from tests.support.vaults import WORDS
from tests.support.walker import Walker

PIN = "270391"


@pytest.fixture
def with_pin(helper: Walker) -> Walker:
    helper.session.ask(lambda desk: ScreenLock(desk).choose(PIN), keeper=helper.window)
    helper.session.locking.look()
    helper.settle()
    return helper


def locked(helper: Walker) -> UnlockPage:
    helper.session.lock_asked.emit()
    return helper.on(UnlockPage)


def try_pin(helper: Walker, pin: str) -> None:
    page = helper.on(UnlockPage)
    page.pin.setText(pin)
    QTest.keyClick(page.pin, Qt.Key.Key_Return)
    helper.settle()


def unlock(helper: Walker) -> None:
    page = helper.on(UnlockPage)
    helper.type(page.passphrase.line, WORDS)
    page.submit()
    helper.until(lambda: helper.session.desk is not None)


def test_the_line_to_type_in_stays_where_it_is_when_the_name_comes(helper: Walker) -> None:
    page = UnlockPage(helper.session)  # new, as at the start: nobody is known yet
    page.resize(1000, 600)
    page.show()
    page.open()
    before = page.passphrase.mapTo(page, page.passphrase.rect().topLeft())
    helper.until(page.who.isVisible)
    page.grab()  # lays it out
    assert page.passphrase.mapTo(page, page.passphrase.rect().topLeft()) == before
    page.close()


def test_without_a_pin_the_vault_is_shut(helper: Walker) -> None:
    desk = helper.session.desk
    assert desk is not None
    page = locked(helper)
    assert not page.pin.isVisible()
    assert page.passphrase.isVisible()
    refused: list[Exception] = []
    helper.session.lanes.vault.run(lambda: screen_lock.ScreenLock(desk).has_pin, failed=refused.append, keeper=page)
    helper.settle()
    assert [getattr(error, "code", "") for error in refused] == ["vault-locked"]


def test_the_pin_brings_the_helper_back_to_the_same_place(with_pin: Walker) -> None:
    with_pin.begin(PENSION)
    page = locked(with_pin)
    assert with_pin.session.desk is None
    assert page.pin.isVisible()
    assert not page.passphrase.isVisible()
    try_pin(with_pin, PIN)
    with_pin.on(FillPage)


def test_the_key_of_the_lock_holds_in_the_middle_of_a_scan(helper: Walker) -> None:
    helper.begin(PENSION)
    helper.fill_section({"request_kind": "new", "filing_for": "owner"})
    helper.press(next(each for each in helper.on(FillPage).findChildren(PersonStrip) if each.isVisible()).scan)
    dialog = helper.scan_dialog()
    helper.until(dialog.text.hasFocus)
    QTest.keyClicks(dialog.text, "001140")
    helper.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    page = helper.on(UnlockPage)
    assert not [each for each in helper.window.findChildren(QDialog) if each.isVisible()]
    helper.type(page.passphrase.line, WORDS)
    page.submit()
    helper.until(lambda: helper.session.desk is not None)
    helper.on(FillPage)
    assert not helper.field("owner_number").view.value


def test_a_wrong_pin_says_how_many_tries_are_left_and_the_fifth_shuts_the_vault(with_pin: Walker) -> None:
    page = locked(with_pin)
    try_pin(with_pin, "000001")
    assert "4" in page.notice.text
    for wrong in ("000002", "000003", "000004", "000005"):
        try_pin(with_pin, wrong)
    assert not with_pin.session.rests
    assert page.passphrase.isVisible()
    assert not page.pin.isVisible()
    assert page.notice.text
    unlock(with_pin)
    with_pin.on(HomePage)


def test_the_passphrase_can_be_chosen_instead(with_pin: Walker) -> None:
    page = locked(with_pin)
    with_pin.press(page.other)
    assert not with_pin.session.rests
    unlock(with_pin)


def test_after_an_hour_the_pin_lifts_nothing_any_more(with_pin: Walker) -> None:
    page = locked(with_pin)
    with_pin.session.locking.rest.timeout.emit()
    with_pin.settle()
    assert page.passphrase.isVisible()
    assert not with_pin.session.rests


def test_a_machine_that_slept_asks_for_the_passphrase(with_pin: Walker) -> None:
    watch = with_pin.window._watch
    assert watch is not None
    watch.wake.slept.emit()
    page = with_pin.on(UnlockPage)
    assert page.passphrase.isVisible()
    assert not with_pin.session.rests


def test_a_machine_that_slept_while_the_vault_rested_shuts_it(with_pin: Walker) -> None:
    locked(with_pin)
    watch = with_pin.window._watch
    assert watch is not None
    watch.wake.slept.emit()
    with_pin.settle()
    assert not with_pin.session.rests


@pytest.mark.usefixtures("qapp")
def test_sleep_is_a_long_gap_between_two_looks() -> None:
    ticks = iter((0.0, 2.0, 4.0, 4.0 + GAP + 1, 4.0 + GAP + 3))
    told = count()
    wake = Wake(clock=lambda: next(ticks))
    wake.timer.stop()
    wake.slept.connect(lambda: next(told))
    for _ in range(4):
        wake.timer.timeout.emit()
    assert next(told) == 1


@pytest.mark.parametrize("chosen", [True, False])
def test_behind_a_locked_screen_only_what_the_keeper_chose_is_sent(
    helper: Walker,
    tmp_path_factory: pytest.TempPathFactory,
    chosen: bool,  # noqa: FBT001 - pytest gives it
) -> None:
    from app.services.enroll_laptop import enroll_laptop

    with running_gateway(tmp_path_factory.mktemp("gateway")) as gateway:
        code = office.enroll(gateway.place, "Máy", "Xã")["code"]
        helper.session.ask(lambda desk: enroll_laptop(desk, gateway.url, code), keeper=helper.window)
        helper.session.ask(lambda desk: sending_choices.choose(desk, while_locked=chosen), keeper=helper.window)
        dossier = finalized(helper)
        helper.session.ask(_released, keeper=helper.window)
        locked(helper)
        sent = [each["id"] for each in office.dossiers(gateway.place)]
        assert sent == ([dossier] if chosen else [])
        unlock(helper)


@pytest.mark.parametrize("chosen", [True, False])
def test_the_lock_in_the_middle_of_sending_tells_nothing_and_loses_nothing(
    helper: Walker,
    tmp_path_factory: pytest.TempPathFactory,
    chosen: bool,  # noqa: FBT001 - pytest gives it
) -> None:
    """Ctrl+L while a dossier is on its way: the call ends, the lock page says nothing, and it is there once."""
    from app.services.enroll_laptop import enroll_laptop

    reached, shut = Event(), Event()

    def hold(progress: Progress) -> None:
        if progress.stage == "sending" and not reached.is_set():  # on the network's own thread
            reached.set()
            assert shut.wait(60)

    with running_gateway(tmp_path_factory.mktemp("gateway")) as gateway:
        code = office.enroll(gateway.place, "Máy", "Xã")["code"]
        helper.session.ask(lambda desk: enroll_laptop(desk, gateway.url, code), keeper=helper.window)
        helper.session.ask(lambda desk: sending_choices.choose(desk, while_locked=chosen), keeper=helper.window)
        dossier = finalized(helper)
        helper.session.go("outbox")
        helper.settle()
        helper.session.post.moved.connect(hold, Qt.ConnectionType.DirectConnection)
        helper.key(Qt.Key.Key_Space)  # "Gửi ngay" has the keyboard
        helper.until(reached.is_set)
        helper.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        helper.until(lambda: helper.window.page_name == "unlock")
        helper.session.lanes.vault.run(lambda: None, lambda _: shut.set(), keeper=helper.window)  # behind the closing
        page = helper.on(UnlockPage)
        assert not helper.session.post.busy
        assert not helper.window.teller.isVisible()
        assert "Đã gửi" not in " ".join(each.text() for each in helper.window.findChildren(QLabel) if each.isVisible())
        assert page.passphrase.line.hasFocus()
        if chosen:
            assert [each["id"] for each in office.dossiers(gateway.place)] == [dossier]
        unlock(helper)
        outbox = helper.on(OutboxPage)
        helper.press(outbox.send)  # asks about what the lock left open
        assert [each["id"] for each in office.dossiers(gateway.place)] == [dossier]
        assert "Máy chủ đã nhận đủ" in " ".join(each.text() for each in outbox.findChildren(QLabel))


def _released(desk: object) -> None:
    """The minute of holding is over."""
    desk.vault.outbox_store().apply_requests(desk.clock.now(), release_all=True)  # type: ignore[attr-defined]


def test_a_name_that_was_chosen_stays_when_the_names_come(helper: Walker) -> None:
    page = UnlockPage(helper.session)
    page._on_names(["Lan", "Mai", "Tú"])
    page.names.setCurrentText("Tú")
    page._on_names(["Lan", "Mai", "Tú"])
    assert page.names.currentText() == "Tú"
    page.deleteLater()


def test_a_vault_that_was_shut_has_no_pin_until_it_is_asked(with_pin: Walker) -> None:
    assert with_pin.session.locking.has_pin
    with_pin.session.shut_asked.emit()
    with_pin.settle()
    assert not with_pin.session.locking.has_pin


def test_closing_the_window_ends_what_a_dialog_listens_to(helper: Walker) -> None:
    helper.session.scan_asked.emit()
    helper.settle()
    dialog = next(each for each in helper.window.findChildren(ScanAnyDialog) if each.isVisible())
    dialog._line = line = SerialLine()
    helper.window.close()
    assert line.is_over
