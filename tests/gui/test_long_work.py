"""Long work in the window: told with its time, stopped with all as it was, and what becomes of it at lock and close."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog
from shiboken6 import isValid

from app.main import Program
from app.practice import PENSION
from app.services.collect_papers import CollectedPaper
from app.storage.open_vault import Vault
from app.ui.background import Lane
from app.ui.dialogs.confirm import ConfirmDialog
from app.ui.dialogs.enrol import EnrolDialog
from app.ui.dialogs.erase_dossier import EraseDossierDialog
from app.ui.dialogs.stick import StickDialog
from app.ui.erasing import CertificateDialog
from app.ui.long_work import LongWork
from app.ui.pages.backups import BackupsPage
from app.ui.pages.dossier import DossierPage
from app.ui.pages.dossiers import DossiersPage
from app.ui.pages.fill import FillPage
from app.ui.pages.home import HomePage
from app.ui.pages.papers import PapersPage
from app.ui.pages.pictures import PicturesPage
from app.ui.pages.unlock import UnlockPage
from app.ui.pages.vault_check import VaultCheckPage
from app.ui.widgets.running import time_words
from app.ui.widgets.text import Text
from forms.dossier import Purpose
from forms.refusal import Refusal
from sync import enrolment
from sync.gateway import office
from sync.gateway.local import running_gateway
from sync.ports import Binding
from tests.gui.test_papers import photo
from tests.support.tours import finalized
from tests.support.vaults import WORDS
from tests.support.walker import Walker

PATIENT = 60
"""Seconds after which a lane goes on although its test never came to let it."""


class Gate:
    """Holds the lane for long work, or another, until the test lets it go on."""

    def __init__(self, helper: Walker, lane: Lane | None = None) -> None:
        self._opened = Event()
        (lane or helper.session.lanes.long).run(partial(self._opened.wait, PATIENT), keeper=helper.window)

    def open(self) -> None:
        self._opened.set()


def shown(helper: Walker, kind: type[QDialog]) -> QDialog:
    helper.settle()
    return standing(helper, kind)


def standing(helper: Walker, kind: type[QDialog]) -> QDialog:
    """The dialog that is there already, in the middle of work that does not end."""
    return next(each for each in helper.window.findChildren(kind) if each.isVisible())


def said(dialog: QDialog) -> str:
    return " ".join(text.text() for text in dialog.findChildren(Text))


class Asked(QCloseEvent):
    """A press on the window's own cross, as the window system tells it."""

    def spontaneous(self) -> bool:
        return True


def close_by_hand(helper: Walker) -> Asked:
    event = Asked()
    helper.window.closeEvent(event)
    return event


@pytest.mark.usefixtures("untranslated")
def test_how_long_it_takes_is_said_after_a_few_seconds_and_rounded() -> None:
    assert time_words(5, 10, 1.0) == ""
    assert "30 giây" in time_words(1, 4, 10.0)
    assert "4 phút" in time_words(1, 31, 7.0)
    assert "2,0 giờ" in time_words(10, 7210, 10.0)
    assert "12 giây" in time_words(0, 0, 12.0)


def test_a_check_goes_on_beside_the_rest_and_is_stopped_without_a_trace(helper: Walker) -> None:
    finalized(helper)
    helper.session.go("vault_check")
    page = helper.on(VaultCheckPage)
    gate = Gate(helper)
    helper.key(Qt.Key.Key_Space)
    assert page.work.running.isVisible()
    assert not page.check.hasFocus()
    helper.session.go("home")
    helper.until(lambda: not helper.session.lanes.vault.busy)
    assert isinstance(helper.window.page, HomePage)  # whoever waits for it can work meanwhile
    helper.session.go("vault_check")
    page.work.running.stop.setFocus()
    helper.key(Qt.Key.Key_Space)
    assert not page.work.running.stop.isEnabled()
    gate.open()
    helper.settle()
    assert not page.work.running.isVisible()
    assert page.notice.property("role") == "warn"
    assert page.check.isEnabled()
    helper.until(page.check.hasFocus)  # the keyboard is back where it was before all this
    helper.press(page.check)
    assert page.notice.property("role") == "good"


def test_a_backup_that_is_stopped_leaves_the_place_as_it_was(
    helper: Walker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    finalized(helper)
    stick = tmp_path / "stick"
    stick.mkdir()
    helper.session.go("backups")
    page = helper.on(BackupsPage)
    page.back_up_to(stick)
    helper.settle()
    before = sorted(stick.rglob("*"))
    stages: list[str] = []
    monkeypatch.setattr("app.ui.long_work._Seldom.__call__", _stopping_at("copy-opened", stages, page.work))
    page.back_up_to(stick)
    helper.settle()
    assert stages[-1] == "copy-opened"
    assert sorted(stick.rglob("*")) == before
    assert page.notice.property("role") == "warn"


def _stopping_at(stage: str, stages: list[str], work: LongWork) -> Callable[..., None]:
    """As if the button was pressed just then; on the lane no widget may be touched."""

    def heard(_seldom: object, name: str, _done: int, _total: int) -> None:
        stages.append(name)
        if name == stage:
            work._stopped.set()

    return heard


def test_closing_the_window_in_the_middle_is_asked_and_stops_it(helper: Walker, program: Program) -> None:
    helper.session.go("vault_check")
    page = helper.on(VaultCheckPage)
    gate = Gate(helper)
    page.check.click()
    assert not close_by_hand(helper).isAccepted()
    dialog = standing(helper, ConfirmDialog)
    assert isinstance(dialog, ConfirmDialog)
    assert "dừng" in said(dialog)
    dialog.yes.click()
    assert program.window.isVisible()
    gate.open()
    helper.until(lambda: not program.window.isVisible())


def test_a_window_that_closes_when_it_is_done_does_so_behind_the_lock_too(helper: Walker, program: Program) -> None:
    page, gate = helper.on(HomePage), Event()
    done: list[object] = []
    work = LongWork(helper.session, page, why="half of it could not be undone")
    page.body.add(work.running)
    work.begin(lambda _looker: gate.wait(PATIENT), done.append, helper.session.tell, words="Đang làm…")
    assert not close_by_hand(helper).isAccepted()
    dialog = standing(helper, ConfirmDialog)
    assert isinstance(dialog, ConfirmDialog)
    dialog.yes.click()
    helper.session.lock_asked.emit()
    assert isinstance(helper.window.page, UnlockPage)
    helper.until(lambda: not isValid(work))  # its page went with the lock, and it with its page
    assert program.window.isVisible()
    gate.set()
    helper.until(lambda: not program.window.isVisible())
    assert done == []


def test_over_reading_and_a_draft_in_memory_the_window_tells_of_both_and_closes_at_once(
    helper: Walker, program: Program
) -> None:
    page, gate = helper.begin(PENSION, Purpose.PREPARE), Event()
    work = LongWork(helper.session, page, at_table=True, only_reads=True)
    work.begin(lambda _looker: gate.wait(PATIENT), lambda _: None, lambda _: None, words="Đang đọc…")
    close_by_hand(helper)
    dialog = standing(helper, ConfirmDialog)
    assert isinstance(dialog, ConfirmDialog)
    assert "bộ nhớ" in said(dialog)  # it goes with the window, which is asked about once
    dialog.yes.click()
    assert not program.window.isVisible()
    gate.set()


def test_what_becomes_of_a_stick_is_told_though_its_dialog_was_closed(
    helper: Walker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words: list[str] = []
    helper.session.said.connect(words.append)
    first_file = "app.services.take_in_bundle.take_in"  # as far as that: this machine is enrolled nowhere
    monkeypatch.setattr(first_file, lambda _desk, _folder, looker: looker.at("stick-in", 0, 1))
    dialog = StickDialog(helper.window, helper.session)
    dialog.open()
    gate = Gate(helper)
    dialog.take_from(tmp_path)
    dialog.reject()
    helper.until(lambda: not isValid(dialog))
    gate.open()
    helper.settle()
    assert words[-1].startswith("Đã dừng. Phần đã đọc được giữ lại")
    assert helper.session.long_work == []


def test_one_dossier_is_erased_with_what_goes_and_what_stays_and_never_by_one_press(helper: Walker) -> None:
    dossier = finalized(helper)
    helper.session.go("dossier", dossier=dossier)
    page = helper.on(DossierPage)
    helper.press(page.rights.erase)
    asked = shown(helper, EraseDossierDialog)
    assert isinstance(asked, EraseDossierDialog)
    assert not asked.sure.isVisible()  # it waits to be sent
    assert not asked.yes.isEnabled()
    asked.reject()
    helper.press(page.withdraw)
    withdrawing = shown(helper, ConfirmDialog)
    assert isinstance(withdrawing, ConfirmDialog)
    helper.press(withdrawing.yes)
    helper.press(helper.on(DossierPage).rights.erase)
    asked = shown(helper, EraseDossierDialog)
    assert isinstance(asked, EraseDossierDialog)
    assert "Nguyễn Thị Ệ" in said(asked)
    assert not asked.yes.isEnabled()
    asked.sure.setChecked(True)
    helper.press(asked.yes)
    helper.on(DossiersPage)
    certificate = shown(helper, CertificateDialog)
    assert isinstance(certificate, CertificateDialog)
    assert "Đã xóa 1 hồ sơ." in said(certificate)  # it had no papers, and there is no backup
    assert "0" not in said(certificate)
    helper.press(certificate.yes)
    assert certificate.notice.isVisible()  # it is never made again: nobody closes it by one press
    helper.press(certificate.yes)
    found: list[object] = []
    helper.session.ask(lambda desk: _ids(desk.vault), found.append, keeper=helper.window)
    helper.settle()
    assert found == [[]]


def _ids(vault: Vault) -> list[str]:
    with vault.read() as unit:
        return [row.id for row in unit.dossiers.page(limit=5).rows]


def test_a_lock_in_the_middle_of_an_erasure_loses_no_certificate(helper: Walker) -> None:
    dossier = finalized(helper)
    helper.session.go("dossier", dossier=dossier)
    helper.press(helper.on(DossierPage).withdraw)
    withdrawing = shown(helper, ConfirmDialog)
    assert isinstance(withdrawing, ConfirmDialog)
    helper.press(withdrawing.yes)
    helper.press(helper.on(DossierPage).rights.erase)
    asked = shown(helper, EraseDossierDialog)
    assert isinstance(asked, EraseDossierDialog)
    asked.sure.setChecked(True)
    begun, gate, erased = Event(), Event(), Vault.erase

    def slow(vault: Vault, *arguments: object) -> object:
        done = erased(vault, *arguments)  # type: ignore[arg-type]
        begun.set()
        gate.wait(PATIENT)
        return done

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Vault, "erase", slow)
        asked.yes.click()
        helper.until(begun.is_set)
        close_by_hand(helper)
        staying = standing(helper, ConfirmDialog)
        assert isinstance(staying, ConfirmDialog)
        assert not staying.yes.isVisible()  # its certificate is never made again: no window closes over it
        helper.session.lock_asked.emit()
        gate.set()
        page = helper.on(UnlockPage)
    for _ in range(2):  # a second lock takes the certificate away, and brings it back
        helper.type(page.passphrase.line, WORDS)
        page.submit()
        helper.until(lambda: helper.session.desk is not None)
        assert "Đã xóa 1 hồ sơ" in said(shown(helper, CertificateDialog))
        helper.session.lock_asked.emit()
        page = helper.on(UnlockPage)


@pytest.mark.tells("disk-full")
def test_a_full_disk_is_told_while_answering_and_nothing_typed_is_lost(helper: Walker) -> None:
    page = helper.begin(PENSION)
    helper.answer("request_kind", "new")
    helper.answer("filing_for", "owner")
    helper.press(page.next)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.storage.open_vault.Vault.write", _full)
        helper.answer("owner_name", "Nguyễn Thị Ệ")
        assert "Ổ đĩa đã đầy" in helper.window.teller.what.text()
        assert page.hand is not None
        assert [one.text for one in page.hand.unstored.values()] == ["Nguyễn Thị Ệ"]
    helper.answer("owner_ethnic", "kinh")
    assert page.hand.unstored == {}
    assert helper.field("owner_name").control.value() == "Nguyễn Thị Ệ"
    found: list[str] = []
    dossier = page.hand.id
    helper.session.ask(lambda desk: _owner(desk.vault, dossier), found.append, keeper=helper.window)
    helper.settle()
    assert found == ["Nguyễn Thị Ệ"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.storage.open_vault.Vault.write", _full)
        helper.answer("owner_name", "Trần Văn Sai")
    ethnic, name = (helper.field(each).ref for each in ("owner_ethnic", "owner_name"))
    page.store(ethnic, "02")
    page.store(name, "Nguyễn Thị Ệ")  # newer than what is tried again when the first of the two is written
    helper.settle()
    assert helper.field("owner_name").control.value() == "Nguyễn Thị Ệ"


def _owner(vault: Vault, dossier: str) -> str:
    with vault.read() as unit:
        return unit.dossiers.row(dossier).owner


def _full(_vault: Vault, **_how: object) -> None:
    raise Refusal("disk-full", "The disk is full.")


def test_unlocking_says_what_takes_so_long(helper: Walker, monkeypatch: pytest.MonkeyPatch) -> None:
    helper.session.lock_asked.emit()
    page = helper.on(UnlockPage)
    heard: list[str] = []
    monkeypatch.setattr(page.notice, "say", lambda said, _tone="": heard.append(said))
    helper.type(page.passphrase.line, WORDS)
    page.submit()
    helper.until(lambda: helper.session.desk is not None)
    assert any("chìa khóa" in said for said in heard)


@pytest.mark.tells("disk-full")
def test_pictures_that_the_disk_does_not_take_come_back_and_are_written_later(helper: Walker, tmp_path: Path) -> None:
    file = tmp_path / "page.jpg"
    file.write_bytes(photo())
    helper.begin(PENSION)
    dossier = helper.on(FillPage).hand
    assert dossier is not None
    helper.session.go("papers", dossier=dossier.id)
    paper = next(one.view.paper for one in _papers(helper))
    helper.session.go("pictures", dossier=dossier.id, paper=paper)
    page = helper.on(PicturesPage)
    page.add_files([file, file])
    helper.settle()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.storage.open_vault.Vault.write", _full)
        page.save.click()
        helper.until(lambda: helper.window.page_name == "papers")
        helper.on(PicturesPage)
        helper.session.go("home")  # left once more, and for longer than any page stays behind the first one
        helper.settle()
        helper.window.pages.drop_hidden()
        helper.session.go("pictures", dossier=dossier.id, paper=paper)
        assert len(helper.on(PicturesPage).shots) == 2
        helper.session.lock_asked.emit()  # in the middle, and the disk is full as before
        unlock = helper.on(UnlockPage)
        helper.type(unlock.passphrase.line, WORDS)
        unlock.submit()
        helper.until(lambda: helper.session.desk is not None)
    page = helper.on(PicturesPage)
    assert len(page.shots) == 2
    assert "vẫn còn ở đây" in page._say.text
    page.save.click()
    helper.session.go("papers", dossier=dossier.id)
    assert next(len(one.files) for one in _papers(helper) if one.view.paper == paper) == 1


def _papers(helper: Walker) -> Sequence[CollectedPaper]:
    view = helper.on(PapersPage).view
    assert view is not None
    return view.papers


def test_nobody_waits_for_a_silent_server_and_its_late_answer_still_counts(helper: Walker, tmp_path: Path) -> None:
    asked, gate, enroll = Event(), Event(), enrolment.enroll

    def silent(*arguments: Any) -> Binding:
        binding = enroll(*arguments)
        asked.set()
        gate.wait(PATIENT)
        return binding

    told: list[str] = []
    helper.session.said.connect(told.append)
    with running_gateway(tmp_path / "gateway") as gateway, pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.services.enroll_laptop.enroll", silent)
        dialog = EnrolDialog(helper.window, helper.session)
        dialog.open()
        helper.type(dialog.url, gateway.url)
        helper.type(dialog.code, office.enroll(gateway.place, "Máy thử", "Xã thử")["code"])
        dialog.yes.click()
        helper.until(asked.is_set)
        assert "Đang hỏi máy chủ" in dialog.running.words.text()
        dialog.running.stop.click()
        assert not dialog.running.isVisible()
        assert dialog.yes.isEnabled()  # the same code may be sent again
        dialog.reject()
        gate.set()
        helper.until(lambda: bool(told))
    assert "đã nối với" in told[-1]
