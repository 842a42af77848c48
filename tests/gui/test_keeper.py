"""The keeper's area: users, backups and restoring, checking and repairing, retention, persons, what stands aside."""

import json
import re
import zipfile
from functools import partial
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app.practice import PENSION
from app.services import erase_dossiers
from app.services.desk import Desk
from app.storage.records import NamedIn
from app.storage.vault import users
from app.ui.dialogs.add_user import AddUserDialog
from app.ui.dialogs.confirm import ConfirmDialog
from app.ui.dialogs.person import PersonDialog
from app.ui.dialogs.role import RoleDialog
from app.ui.erasing import CertificateDialog
from app.ui.pages.aside import AsidePage
from app.ui.pages.backups import BackupsPage
from app.ui.pages.check import CheckPage
from app.ui.pages.dossier import DossierPage
from app.ui.pages.dossiers import DossiersPage
from app.ui.pages.keeper import KeeperPage
from app.ui.pages.persons import PersonsPage
from app.ui.pages.read_back import ReadBackPage
from app.ui.pages.repair import RepairPage
from app.ui.pages.restore import RestorePage
from app.ui.pages.retention import RetentionPage
from app.ui.pages.settings import SettingsPage
from app.ui.pages.unlock import UnlockPage
from app.ui.pages.users import UsersPage
from app.ui.pages.vault_check import VaultCheckPage
from app.ui.widgets.rows import LinkRow
from app.ui.widgets.text import Text
from tests.support.tours import filled, finalized
from tests.support.vaults import USER, WORDS
from tests.support.walker import Walker

OTHER = "mưa rào trắng xóa đồng"


def said(page: QWidget) -> str:
    return " ".join(text.text() for text in page.findChildren(Text))


def dialog(helper: Walker, kind: type[QDialog]) -> QDialog:
    helper.settle()
    return next(each for each in helper.window.findChildren(kind) if each.isVisible())


def agree(helper: Walker) -> None:
    found = dialog(helper, ConfirmDialog)
    assert isinstance(found, ConfirmDialog)
    helper.press(found.yes)


def add_user(helper: Walker, name: str, role: str) -> None:
    helper.session.go("users")
    helper.press(helper.on(UsersPage).add)
    found = dialog(helper, AddUserDialog)
    assert isinstance(found, AddUserDialog)
    assert len(found.words.text().split()) >= 4
    found.name.setText(name)
    found.words.setText(OTHER)
    found.roles[role].setChecked(True)
    helper.press(found.yes)


def unlock_as(helper: Walker, name: str, words: str) -> None:
    page = helper.on(UnlockPage)
    page.names.setCurrentText(name)
    helper.type(page.passphrase.line, words)
    page.submit()
    helper.until(lambda: helper.session.desk is not None)


def test_settings_lead_to_every_door(helper: Walker) -> None:
    helper.session.go("settings")
    helper.press(helper.on(SettingsPage).keeper)
    doors = helper.on(KeeperPage).doors
    for page, kind in (
        ("users", UsersPage),
        ("backups", BackupsPage),
        ("vault_check", VaultCheckPage),
        ("retention", RetentionPage),
        ("persons", PersonsPage),
        ("aside", AsidePage),
    ):
        assert page in doors
        helper.session.go(page)
        helper.on(kind)


def test_a_user_is_let_in_comes_in_and_is_taken_away(helper: Walker) -> None:
    add_user(helper, "Hoàng Văn Thử", "helper")
    assert {slot.name for slot in users(helper.session.folder)} == {USER, "Hoàng Văn Thử"}
    helper.session.lock_asked.emit()
    unlock_as(helper, "Hoàng Văn Thử", OTHER)
    helper.session.go("keeper")
    assert set(helper.on(KeeperPage).doors) == {"users", "packs", "return_reasons", "aside"}
    helper.session.lock_asked.emit()
    unlock_as(helper, USER, WORDS)
    helper.session.go("users")
    helper.press(helper.on(UsersPage).removers["Hoàng Văn Thử"])
    agree(helper)
    helper.settle()
    assert [slot.name for slot in users(helper.session.folder)] == [USER]


def test_a_user_gets_another_role(helper: Walker) -> None:
    add_user(helper, "Hoàng Văn Thử", "helper")
    helper.press(helper.on(UsersPage).role_buttons["Hoàng Văn Thử"])
    found = dialog(helper, RoleDialog)
    assert isinstance(found, RoleDialog)
    found.roles["officer"].setChecked(True)
    helper.press(found.yes)
    assert {slot.name: slot.role for slot in users(helper.session.folder)} == {
        USER: "keeper",
        "Hoàng Văn Thử": "officer",
    }


def test_ones_own_passphrase_and_pin(helper: Walker) -> None:
    helper.session.go("users")
    page = helper.on(UsersPage)
    for field, words in ((page.old, "sai hết cả rồi nhé"), (page.new, OTHER), (page.again, OTHER)):
        field.line.setText(words)
    helper.press(page.change)
    assert page.passphrase_notice.property("role") == "warn"
    page.old.line.setText(WORDS)
    page.again.line.setText("khác đi một chút thôi")
    helper.press(page.change)
    assert "không giống nhau" in page.passphrase_notice.text
    page.pin.setText("1111")
    helper.press(page.choose_pin)
    assert page.pin_notice.property("role") == "warn"
    page.pin.setText("270391")
    helper.press(page.choose_pin)
    assert helper.session.locking.has_pin
    assert page.drop_pin.isVisible()
    helper.press(page.drop_pin)
    assert not helper.session.locking.has_pin


def test_a_backup_to_a_stick_and_a_restore_from_it(helper: Walker, tmp_path: Path) -> None:
    finalized(helper)
    stick = tmp_path / "stick"
    stick.mkdir()
    helper.session.go("backups")
    page = helper.on(BackupsPage)
    page.back_up_to(stick)
    helper.settle()
    assert str(stick) in page.notice.text
    assert str(stick) in page._place.text
    helper.press(page.now)
    page.back_up_into(tmp_path / "all.hslbackup")
    helper.settle()
    assert (tmp_path / "all.hslbackup").is_file()
    helper.press(page.restore)
    agree(helper)
    restore = helper.on(RestorePage)
    assert helper.session.desk is None
    restore.by_words.setChecked(True)
    helper.press(restore.go_on)
    assert "trước" in restore.notice.text  # which backup is missing
    restore.source.setText(str(stick))
    restore.passphrase.line.setText(WORDS)
    helper.press(restore.go_on)
    assert restore.notice.property("role") == "warn"  # a vault lies there
    restore.replace.setChecked(True)
    restore.passphrase.line.setText(WORDS)
    gate = Event()
    helper.session.lanes.vault.run(gate.wait, keeper=helper.window)  # so that stopping comes before the first piece
    restore.go_on.click()
    restore.work.running.stop.click()
    gate.set()
    helper.settle()
    assert "vẫn như cũ" in restore.notice.text
    assert restore.go_on.isEnabled()
    restore.replace.setChecked(True)
    restore.passphrase.line.setText(WORDS)
    helper.press(restore.go_on)
    assert "1 hồ sơ đang dở" in restore.notice.text
    helper.press(restore.unlock)
    unlock_as(helper, USER, WORDS)


def test_first_start_leads_to_a_restore_by_the_printed_code(helper: Walker, walker: Walker, tmp_path: Path) -> None:
    assert walker is helper
    helper.session.go("backups")
    helper.on(BackupsPage).back_up_into(tmp_path / "all.hslbackup")
    helper.settle()
    helper.session.shut_asked.emit()
    helper.session.folder = tmp_path / "new"
    helper.session.go("first_start")
    helper.settle()
    helper.session.go("restore")
    page = helper.on(RestorePage)
    assert not page.replace.isVisible()
    page.source.setText(str(tmp_path / "all.hslbackup"))
    page.code.setText("AAAA-BBBB")
    page.passphrase.line.setText(OTHER)
    helper.press(page.go_on)
    assert page.notice.property("role") == "warn"
    assert page.go_on.isVisible()


def test_a_check_finds_nothing_and_a_repair_says_its_numbers(helper: Walker) -> None:
    finalized(helper)
    helper.session.go("vault_check")
    page = helper.on(VaultCheckPage)
    helper.press(page.check)
    assert page.notice.property("role") == "good"
    helper.press(page.repair)
    repair = helper.on(RepairPage)
    assert helper.session.desk is None
    helper.press(repair.go_on)
    assert repair.notice.property("role") == "warn"  # no passphrase
    repair.passphrase.line.setText(WORDS)
    helper.press(repair.go_on)
    assert repair.notice.property("role") == "good"
    assert "Mất: 0 mục" in repair.numbers.text()


def test_the_rule_of_keeping_is_changed_and_nothing_is_erased_before_its_time(helper: Walker) -> None:
    finalized(helper)
    helper.session.go("retention")
    page = helper.on(RetentionPage)
    assert not page.purge.isVisible()
    page.days["after_result"].setText("nhiều")
    helper.press(page.save)
    assert page.notice.property("role") == "warn"
    page.days["after_result"].setText("45")
    helper.press(page.save)
    assert page.days["after_result"].text() == "45"
    assert page.notice.property("role") == "good"


def test_a_person_gets_everything_and_is_erased_with_a_certificate(helper: Walker, tmp_path: Path) -> None:
    dossier = finalized(helper)
    helper.session.go("dossier", dossier=dossier)
    page = helper.on(DossierPage)
    helper.press(page.withdraw)
    agree(helper)
    helper.session.go("persons")
    persons = helper.on(PersonsPage)
    assert "Nguyễn Thị Ệ" in said(persons)
    row = next(each for each in persons.findChildren(LinkRow) if each.isVisible())
    row.pressed.emit()
    found = dialog(helper, PersonDialog)
    assert isinstance(found, PersonDialog)
    found.save_to(tmp_path / "person.zip")
    helper.settle()
    assert "person.json" in zipfile.ZipFile(tmp_path / "person.zip").namelist()
    helper.press(found.erase)
    agree(helper)
    certificate = dialog(helper, CertificateDialog)
    assert "Đã xóa 1 hồ sơ" in said(certificate)
    certificate.close()
    assert "Nguyễn Thị Ệ" not in said(helper.on(PersonsPage).body.paper.findChild(QWidget) or persons) or not [
        each for each in persons.findChildren(LinkRow) if each.isVisible()
    ]


def test_of_people_of_one_name_only_those_chosen_get_their_data_or_are_erased(helper: Walker, tmp_path: Path) -> None:
    made: list[str] = []
    number = "/data/owner/owner_number"
    people: list[dict[str, str]] = [{}, {}, {number: "024165000008"}, {number: "024165000008"}]  # one number, two names
    for name, more in zip(("Nguyễn Văn Hùng", "Nguyễn Văn Hưng", "Lò Thị Én", "Nguyễn Văn Hùng"), people, strict=True):
        page = helper.begin(PENSION)
        assert page.hand is not None
        made.append(page.hand.id)
        answer = partial(page.hand.draft.answer, {"/data/owner/owner_name": name, **more})
        helper.session.lanes.vault.run(answer, keeper=page)
        helper.settle()
    helper.session.go("persons")
    helper.press(helper.on(PersonsPage).everybody)
    assert "Nguyễn Văn Hưng" in said(helper.on(PersonsPage))
    shown = PersonDialog(helper.on(PersonsPage), helper.session, "Nguyễn Văn Hùng", "Nguyễn Văn Hùng")
    shown.open()
    helper.settle()
    assert "Nguyễn Văn Hưng" in shown.choices[made[1]].text()
    assert set(shown.choices) == {made[0], made[1], made[3]}
    assert not shown.erase.isEnabled()
    shown.choices[made[0]].click()
    shown.save_to(tmp_path / "person.zip")
    helper.settle()
    given = json.loads(zipfile.ZipFile(tmp_path / "person.zip").read("person.json"))
    assert len(given["dossiers"]) == 1
    helper.press(shown.erase)
    agree(helper)
    dialog(helper, CertificateDialog).close()
    left: list[object] = []
    helper.session.ask(lambda desk: erase_dossiers.named(desk, "nguyen van hung"), left.extend, keeper=helper.window)
    helper.settle()
    assert {one.dossier_id for one in left if isinstance(one, NamedIn)} == {made[1], made[3]}


def test_numbers_are_covered_while_others_can_see_the_screen(helper: Walker) -> None:
    finalized(helper)
    helper.session.go("persons")
    helper.press(helper.on(PersonsPage).everybody)
    number = next(word for word in said(helper.on(PersonsPage)).split() if word.isdigit() and len(word) == 12)
    helper.press(helper.window.chrome.top.cover)
    page = helper.on(PersonsPage)
    helper.settle()
    shown = " ".join(each.text() for each in page.findChildren(Text) if each.isVisible())
    assert number not in shown
    assert f"•••{number[-3:]}" in shown


def test_a_private_dossier_is_not_named_in_lists(helper: Walker) -> None:
    dossier = finalized(helper)
    helper.session.go("dossier", dossier=dossier)
    page = helper.on(DossierPage)
    helper.press(page.rights.private)
    helper.press(helper.on(DossierPage).rights.shared)
    helper.session.go("dossiers")
    assert "Hồ sơ riêng tư" in said(helper.on(DossiersPage))
    helper.session.go("dossier", dossier=dossier)
    again = helper.on(DossierPage)
    assert again.rights.private.isChecked()
    assert again.rights.shared.isChecked()


def test_what_was_set_aside_comes_back(helper: Walker) -> None:
    dossier = finalized(helper)
    helper.session.go("dossier", dossier=dossier)
    helper.press(helper.on(DossierPage).aside)
    helper.session.go("aside")
    page = helper.on(AsidePage)
    assert "Nguyễn Thị Ệ" in said(page)
    helper.press(page.buttons[0])
    assert not page.buttons


@pytest.mark.tells("disk-full")
def test_a_fault_of_the_disk_is_told_and_the_page_goes_on(helper: Walker, monkeypatch: pytest.MonkeyPatch) -> None:
    from app.services import keep_backups
    from forms.refusal import Refusal

    def full(_desk: Desk, _looker: object) -> None:
        raise Refusal("disk-full", "The disk is full.")

    monkeypatch.setattr(keep_backups, "back_up_now", full)
    helper.session.go("backups")
    page = helper.on(BackupsPage)
    helper.press(page.now)
    assert page.now.isEnabled()
    assert not page.work.running.isVisible()


def test_read_back_covers_numbers_until_the_cover_is_taken_off(helper: Walker) -> None:
    filled(helper)
    helper.press(helper.on(CheckPage).next)
    page = helper.on(ReadBackPage)
    number = str(re.search(r"(?:\d{3}\s){3}\d{3}", said(page))[0])  # three by three, as it is read
    helper.press(helper.window.chrome.top.cover)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert number not in said(page)
    assert f"•••\N{NO-BREAK SPACE}{number[-3:]}" in said(page)
    helper.press(helper.window.chrome.top.cover)
    assert number in said(page)


def test_the_name_of_a_person_stands_in_no_window_title(helper: Walker) -> None:
    shown = PersonDialog(helper.window.page, helper.session, "Nguyễn Thị Ệ", "Nguyễn Thị Ệ")
    assert "Nguyễn" not in shown.windowTitle()
    assert "Nguyễn Thị Ệ" in said(shown)
    shown.close()
    helper.settle()


def test_days_that_are_being_typed_stay_when_a_sending_ends(helper: Walker) -> None:
    helper.session.go("retention")
    page = helper.on(RetentionPage)
    page.days["after_result"].setText("4")
    helper.session.publish(helper.session, events=True)
    helper.settle()
    assert page.days["after_result"].text() == "4"
