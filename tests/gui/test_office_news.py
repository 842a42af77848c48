"""What the office does reaches the helper: tasks on home and dossier, the result from memory, handed over; receipts."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.services import change_course
from app.services.desk import Desk
from app.services.enroll_laptop import enroll_laptop
from app.services.hand_over_result import hand_over
from app.services.record_filing import file
from app.storage import trusted_time
from app.ui import paper_out
from app.ui.dialogs.confirm import ConfirmDialog
from app.ui.dialogs.dialog import Dialog
from app.ui.dialogs.follow import (
    DraftDialog,
    FollowDialog,
    PaidDialog,
    PutOffDialog,
    SumDialog,
    ToldDialog,
    WentDialog,
)
from app.ui.dialogs.hand_result import HandResultDialog
from app.ui.dialogs.show_pdf import ShowPdfDialog
from app.ui.dialogs.stick import StickDialog
from app.ui.erasing import CertificateDialog
from app.ui.pages.dossier import DossierPage
from app.ui.pages.fill import FillPage
from app.ui.pages.home import HomePage
from app.ui.pages.outbox import OutboxPage
from app.ui.pages.result import ResultPage
from app.ui.pages.retention import RetentionPage
from app.ui.pages.unlock import UnlockPage
from app.ui.widgets.buttons import Button
from app.ui.widgets.sheet_view import SheetView
from app.ui.widgets.text import Badge, Text
from forms.follow_up import Satisfaction
from sync.gateway import office
from sync.gateway.cabinet import Act
from sync.gateway.local import running_gateway
from sync.gateway.serving import RunningGateway
from sync.report import Progress
from tests.gui.conftest import PATIENCE
from tests.support.tours import finalized
from tests.support.vaults import WORDS, FixedClock
from tests.support.walker import Walker

Written = TypeVar("Written", bound=Dialog)


@pytest.fixture
def gateway(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningGateway]:
    with running_gateway(tmp_path_factory.mktemp("gateway")) as served:
        yield served


@pytest.fixture
def delivered(helper: Walker, gateway: RunningGateway) -> str:
    """A dossier that the gateway has; its id."""
    code = office.enroll(gateway.place, "Máy", "Xã")["code"]
    helper.session.ask(lambda desk: enroll_laptop(desk, gateway.url, code), keeper=helper.window)
    dossier = finalized(helper)
    send(helper)
    return dossier


def send(helper: Walker) -> None:
    helper.session.go("outbox")
    helper.press(helper.on(OutboxPage).send)


def said(page: QWidget) -> str:
    return " ".join(
        [text.text() for text in page.findChildren(Text)] + [badge.text for badge in page.findChildren(Badge)]
    )


def button(page: QWidget, words: str) -> QPushButton:
    return next(
        one for one in page.findChildren(QPushButton) if one.isVisible() and words in one.text().replace("&", "")
    )


def test_the_officers_words_stand_on_home_and_lead_to_mending(
    helper: Walker, delivered: str, gateway: RunningGateway
) -> None:
    office.status(gateway.place, delivered, 5, note="Thiếu bản sao sổ hộ nghèo.")
    send(helper)
    helper.session.go("home")
    home = helper.on(HomePage)
    assert "Thiếu bản sao sổ hộ nghèo." in said(home)
    assert home.day.todo.count() == 1
    helper.session.go("dossier", dossier=delivered)
    page = helper.on(DossierPage)
    assert "Thiếu bản sao sổ hộ nghèo." in said(page)
    helper.press(button(page, "Sửa và nộp lại"))
    helper.on(FillPage)


def shown(helper: Walker, kind: type[Written]) -> Written:
    helper.settle()
    return next(each for each in helper.window.findChildren(kind) if each.isVisible())


def written(helper: Walker, dialog: FollowDialog) -> str:
    """What the dossier's page says once the dialog has written its step down."""
    dialog.on_yes()
    helper.settle()
    return said(helper.on(DossierPage))


def test_a_fee_and_a_draft_are_done_from_the_page_and_the_office_is_told(
    helper: Walker, delivered: str, gateway: RunningGateway, tmp_path: Path
) -> None:
    office.record(gateway.place, delivered, Act(6, "Nộp tại quầy số 2", fee=8000))
    office.confirm(gateway.place, delivered, date(2026, 11, 21), note="Họ tên: Nguyễn Thị Ê")
    send(helper)
    helper.session.go("dossier", dossier=delivered)
    page = helper.on(DossierPage)
    for words in ("8.000 đồng (tám nghìn đồng)", "Nộp tại quầy số 2", "Nguyễn Thị Ê", "1800\N{NO-BREAK SPACE}1096"):
        assert words in said(page)
    helper.press(button(page, "Đã nộp"))
    paid = shown(helper, PaidDialog)
    (tmp_path / "bien-lai.png").write_bytes(b"no picture at all")
    paid.take(tmp_path / "bien-lai.png")
    assert "tám nghìn" in written(helper, paid)
    assert paid.notice.text  # a file that is none of ours is named, and nothing is written down
    QImage(20, 20, QImage.Format.Format_RGB32).save(str(tmp_path / "bien-lai.png"))
    assert "tám nghìn" not in written(helper, paid)
    helper.press(button(page, "Biên lai"))
    assert len(shown(helper, ShowPdfDialog).findChildren(SheetView)) == 1
    shown(helper, ShowPdfDialog).reject()
    helper.press(button(page, "trả lời"))
    draft = shown(helper, DraftDialog)
    written(helper, draft)
    assert draft.notice.text  # nobody asked the villager yet
    draft.wrong.setChecked(True)
    draft.said.setText("Tên là Ệ, dấu nặng")
    told = written(helper, draft)
    assert "Ông/bà nói: “Tên là Ệ, dấu nặng”" in told
    helper.press(button(page, "báo xã"))
    assert "Tên là Ệ" not in written(helper, shown(helper, ToldDialog))


def test_a_fee_heard_by_telephone_is_written_down_though_no_task_asks_for_it(helper: Walker, delivered: str) -> None:
    helper.session.go("dossier", dossier=delivered)
    assert not [one for one in helper.on(DossierPage).findChildren(Button) if "báo lệ phí" in one.text()]  # not filed
    helper.session.ask(
        lambda desk: file(desk, delivered, "H48.01-261120-0001", desk.today(), "paper"), keeper=helper.window
    )
    helper.session.go("home")
    helper.session.go("dossier", dossier=delivered)
    helper.press(button(helper.on(DossierPage), "báo lệ phí"))
    heard = shown(helper, SumDialog)
    helper.type(heard.amount, "8.000")
    heard.sources["phone"].setChecked(True)
    assert "8.000 đồng (tám nghìn đồng)" in written(helper, heard)
    assert not [one for one in helper.on(DossierPage).findChildren(Button) if "báo lệ phí" in one.text()]


def test_silence_has_words_for_the_call_and_the_answer_is_asked_for(helper: Walker, delivered: str) -> None:
    clock = helper.session.clock
    assert isinstance(clock, FixedClock)
    helper.session.ask(
        lambda desk: file(desk, delivered, "H48.01-261120-0001", desk.today(), "paper"), keeper=helper.window
    )
    helper.settle()
    clock.move(timedelta(days=40))
    helper.session.go("dossier", dossier=delivered)
    page = helper.on(DossierPage)
    helper.press(button(page, "Lời hỏi"))
    helper.until(lambda: shown(helper, ShowPdfDialog).pdf.startswith(b"%PDF"))
    shown(helper, ShowPdfDialog).reject()
    helper.press(button(page, "hôm khác"))
    later = shown(helper, PutOffDialog)
    later.until.setText(f"{clock.now() + timedelta(days=2):%d/%m/%Y}")
    later.said.setText("Chị Hoa: chờ ký")
    assert "Lời hỏi" not in written(helper, later)
    helper.session.ask(lambda desk: hand_over(desk, delivered, "Nguyễn Thị Ệ"), keeper=helper.window)
    helper.settle()
    page.reload()
    helper.press(button(helper.on(DossierPage), "hài lòng"))
    went = shown(helper, WentDialog)
    written(helper, went)
    assert went.notice.text  # no answer stands there beforehand
    went.answers[Satisfaction.NEUTRAL].setChecked(True)
    assert "Mức hài lòng: Bình thường" in written(helper, went)
    helper.press(button(helper.on(DossierPage), "không đồng ý nữa"))
    shown(helper, ConfirmDialog).accept()
    assert "Báo cho xã" in said(helper.on(DossierPage))


def test_the_receipt_is_shown_and_proved(helper: Walker, delivered: str) -> None:
    helper.session.go("dossier", dossier=delivered)
    page = helper.on(DossierPage)
    assert "vừa kiểm lại chữ ký" in said(page)


def test_a_result_is_opened_from_memory_and_handed_over(
    helper: Walker, delivered: str, gateway: RunningGateway, tmp_path: Path
) -> None:
    paper = tmp_path / "result.pdf"
    paper.write_bytes(_pdf())
    office.result(gateway.place, delivered, paper, note="Quyết định trợ cấp.")
    send(helper)
    helper.session.go("dossier", dossier=delivered)
    helper.press(button(helper.on(DossierPage), "Xem kết quả"))
    page = helper.on(ResultPage)
    assert page.opened is not None
    assert len(page.findChildren(SheetView)) == 1
    assert page.print.isEnabled()
    helper.press(page.hand)
    dialog = next(each for each in helper.window.findChildren(HandResultDialog) if each.isVisible())
    dialog.taker.clear()
    dialog.on_yes()
    helper.settle()
    assert dialog.notice.text  # who took it is missing
    dialog.taker.setText("Nguyễn Thị Ệ")
    dialog.on_yes()
    page = helper.on(DossierPage)  # type: ignore[assignment]
    assert "Nguyễn Thị Ệ" in said(page)
    assert "Có kết quả, chờ trao" not in said(page)


def test_a_result_that_is_a_picture_is_shown_and_printed_as_a_page(
    helper: Walker, delivered: str, gateway: RunningGateway, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = tmp_path / "result.png"
    picture = QImage(300, 200, QImage.Format.Format_ARGB32)
    picture.fill(QColor(0, 0, 0, 0))
    picture.save(str(paper))
    office.result(gateway.place, delivered, paper)
    send(helper)
    helper.session.go("result", dossier=delivered)
    page = helper.on(ResultPage)
    sent: list[bytes] = []
    monkeypatch.setattr(paper_out, "print_pdf", lambda _session, _page, pdf: sent.append(pdf))
    helper.press(page.print)
    with ThreadPoolExecutor() as lane:
        (sheet,) = lane.submit(paper_out.images, sent[0]).result()
    assert sheet.width() > sheet.height()
    assert sheet.pixelColor(sheet.width() // 2, sheet.height() // 2).lightness() > 250  # not black where it is clear


def _pdf() -> bytes:
    from app import printing
    from forms.sheet_values import Line, Slip

    return printing.slip(
        Slip(title="Giấy thử", status_banner="", intro=(Line("Thử."),), facts=(), ticks=(), bring=(), signatures=(),
             notes=(), our_code="", codes=())
    )  # fmt: skip


def test_a_run_tells_how_far_it_is_what_it_cost_and_can_be_paused(helper: Walker, delivered: str) -> None:
    helper.session.go("outbox")
    page = helper.on(OutboxPage)
    assert "gửi 1 hồ sơ" in page.cost.text()
    assert "giây" in page.cost.text()
    submission = next(iter(page._under_way))
    helper.session.post.moved.emit(Progress("files", 2_000_000, 8_000_000, submission))
    assert "2,0 MB" in page.running.words.text()
    assert page._under_way[submission].isVisibleTo(page)
    assert delivered
    helper.press(page.pause)
    assert page.paused.isVisible()
    assert not page.pause.isVisible()
    helper.press(page.resume)
    assert not page.paused.isVisible()


def test_a_stick_is_written_and_taken_in(helper: Walker, gateway: RunningGateway, tmp_path: Path, qtbot: QtBot) -> None:
    code = office.enroll(gateway.place, "Máy", "Xã")["code"]
    helper.session.ask(lambda desk: enroll_laptop(desk, gateway.url, code), keeper=helper.window)
    finalized(helper)
    stick = tmp_path / "stick"
    stick.mkdir()
    helper.session.go("outbox")
    helper.press(helper.on(OutboxPage).stick)
    dialog = next(each for each in helper.window.findChildren(StickDialog) if each.isVisible())
    dialog.take_from(stick)
    helper.settle()
    assert dialog.notice.property("role") == "warn"
    dialog.write_to(stick)
    helper.settle()
    assert "1 hồ sơ" in dialog.notice.text
    bundle = next(stick.iterdir())
    office.import_bundle(gateway.place, bundle, stick / "reply.hsr")
    bundle.unlink()
    dialog.take_from(stick)
    helper.settle()
    assert "1 hồ sơ" in dialog.notice.text
    with qtbot.waitSignal(dialog.finished, timeout=PATIENCE):
        dialog.accept()
    assert "Máy chủ đã nhận đủ" in said(helper.on(OutboxPage))


def test_a_purge_waits_for_the_servers_time_and_leaves_a_certificate(helper: Walker) -> None:
    clock = helper.session.clock
    assert isinstance(clock, FixedClock)
    dossier = finalized(helper)
    helper.session.ask(lambda desk: change_course.withdraw(desk, dossier), keeper=helper.window)
    helper.settle()
    clock.move(timedelta(days=60))
    helper.session.go("retention")
    page = helper.on(RetentionPage)
    assert "Nguyễn Thị Ệ" in said(page)
    assert not page.ticks
    helper.session.ask(_hear_the_time, keeper=helper.window)
    helper.session.go("retention")
    page = helper.on(RetentionPage)
    page.ticks[dossier].setChecked(True)
    helper.press(page.purge)
    confirm = next(each for each in helper.window.findChildren(ConfirmDialog) if each.isVisible())
    helper.press(confirm.yes)
    certificate = next(each for each in helper.window.findChildren(CertificateDialog) if each.isVisible())
    assert "Đã xóa 1 hồ sơ" in said(certificate)
    certificate.close()
    assert not helper.on(RetentionPage).ticks


def _hear_the_time(desk: Desk) -> None:
    """As with a receipt that the server signed today."""
    with desk.vault._transactions.writing() as tx:
        trusted_time.note(tx, desk.clock.now())


@pytest.mark.tells("revoked")
def test_a_laptop_that_was_shut_out_forgets_the_key_once_and_tells_the_way_back(
    helper: Walker, delivered: str, gateway: RunningGateway
) -> None:
    (device,) = (row["device"] for row in office.devices(gateway.place))
    office.revoke(gateway.place, device)
    send(helper)
    unlock = helper.on(UnlockPage)  # wholly: no PIN lifts it
    assert helper.session.desk is None
    helper.type(unlock.passphrase.line, WORDS)
    unlock.submit()
    helper.until(lambda: helper.session.desk is not None)
    send(helper)
    helper.on(OutboxPage)  # who has the passphrase may go on: print, back up, and make the laptop anew
    assert "mã mới" in " ".join(each.text() for each in helper.window.findChildren(Text) if each.isVisible())
    helper.session.go("dossier", dossier=delivered)
    helper.on(DossierPage)
