"""What the keeper chooses about sending by itself: paid lines, behind the lock, the hours of the night."""

import pytest

from app.services import sending_choices
from app.ui.dialogs.add_user import AddUserDialog
from app.ui.pages.outbox import OutboxPage
from app.ui.pages.settings import SettingsPage
from app.ui.pages.unlock import UnlockPage
from app.ui.pages.users import UsersPage
from app.ui.sending_card import SendingCard
from forms.refusal import Refusal
from sync.reasons import SENTENCES
from sync.sending_rules import Rules
from tests.support.walker import Walker

OTHER = "mưa rào trắng xóa đồng"


def card(helper: Walker) -> SendingCard:
    helper.session.go("settings")
    return helper.on(SettingsPage).sending


def rules(helper: Walker) -> Rules:
    found: list[Rules] = []
    helper.session.ask(sending_choices.rules_of, found.append, keeper=helper.window)
    helper.settle()
    return found[-1]


def test_each_choice_holds_at_once(helper: Walker) -> None:
    shown = card(helper)
    shown.metered.click()
    shown.away.click()
    helper.settle()
    assert rules(helper) == Rules(files_when_metered=True, while_locked=True)
    shown.away.click()
    helper.settle()
    assert rules(helper) == Rules(files_when_metered=True)


def test_hours_of_the_night_are_put_in_force_and_taken_off(helper: Walker) -> None:
    shown = card(helper)
    shown.night.setChecked(True)
    shown.begin.setText("23")
    shown.end.setText("4")
    helper.press(shown.save)
    assert rules(helper) == Rules(night_from=23, night_to=4)
    assert shown.notice.property("role") == "good"
    shown.night.click()
    helper.settle()
    assert rules(helper).night_from is None


def test_hours_that_are_none_are_told(helper: Walker) -> None:
    shown = card(helper)
    shown.night.setChecked(True)
    for begin, end in (("tối", "sáng"), ("25", "5"), ("5", "5")):
        shown.begin.setText(begin)
        shown.end.setText(end)
        helper.press(shown.save)
        assert shown.notice.property("role") == "warn", begin
    assert rules(helper) == Rules()


def test_who_is_no_keeper_only_looks(helper: Walker) -> None:
    helper.session.go("users")
    helper.press(helper.on(UsersPage).add)
    dialog = next(each for each in helper.window.findChildren(AddUserDialog) if each.isVisible())
    dialog.name.setText("Hoàng Văn Thử")
    dialog.words.setText(OTHER)
    helper.press(dialog.yes)
    helper.session.lock_asked.emit()
    page = helper.on(UnlockPage)
    page.names.setCurrentText("Hoàng Văn Thử")
    helper.type(page.passphrase.line, OTHER)
    page.submit()
    helper.until(lambda: helper.session.desk is not None)
    shown = card(helper)
    helper.settle()
    assert not shown.away.isEnabled()
    assert "người giữ máy" in shown.notice.text


def test_the_first_page_says_in_words_of_its_own_why_nothing_is_sent(helper: Walker) -> None:
    post, told = helper.session.post, dict[str, str]()
    for kind in [*SENTENCES, "tls"]:
        post.kind = kind
        told[kind] = post.state()[0]
    assert not [said for said in told.values() if "“" in said or "-" in said]  # a bare code is no word
    apart = ["ok", "none", "no-gateway", "captive", "wrong-server", "tls-expired", "tls-wrong-host", "tls-untrusted"]
    assert len({told[kind] for kind in apart}) == len(apart)


def test_a_run_that_ended_asks_for_no_other_while_the_outbox_is_shown(
    helper: Walker, monkeypatch: pytest.MonkeyPatch
) -> None:
    helper.session.go("outbox")
    page = helper.on(OutboxPage)
    looks: list[int] = []
    monkeypatch.setattr(helper.session.post, "network_changed", lambda: looks.append(1))
    for _ in range(3):
        helper.session.publish(helper.session.post, outbox=True, events=True, network=True)
        helper.settle()
    assert looks == []
    helper.press(page.pause)
    helper.press(page.resume)
    assert len(looks) == 1


def test_a_choice_that_the_disk_did_not_take_is_not_shown(helper: Walker, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_desk: object, **_what: object) -> None:
        raise Refusal("disk-full", "The disk is full.")

    shown = card(helper)
    monkeypatch.setattr(sending_choices, "choose", full)
    shown.away.click()
    helper.settle()
    assert not shown.away.isChecked()
    assert shown.notice.property("role") == "warn"


def test_a_run_that_began_while_the_pause_was_being_written_is_stopped_too(helper: Walker) -> None:
    helper.session.go("outbox")
    page, post = helper.on(OutboxPage), helper.session.post
    page.pause.click()
    post._stop.clear()  # as a run does that begins by itself
    helper.settle()
    assert post._stop.is_set()
