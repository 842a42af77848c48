"""Every paper can be reached; a whole session is drawn in one go, and can be stopped."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from app.imaging import page_count, page_sizes
from app.practice import PENSION
from app.services.print_lists import ListKind
from app.services.print_public import PublicKind
from app.services.print_sheets import SheetKind
from app.ui import sheets
from app.ui.dialogs.loudspeaker import LoudspeakerDialog
from app.ui.pages.copies import CopiesPage
from app.ui.pages.dossiers import DossiersPage
from app.ui.pages.paper import PaperPage
from app.ui.pages.print_room import PrintRoomPage
from app.ui.pages.procedure import ProcedurePage
from app.ui.sheets import About
from tests.gui.test_long_work import Gate
from tests.print import reading
from tests.print.every_kind import COPIES, HARD, a_badge
from tests.support import tours
from tests.support.walker import Walker


@pytest.mark.parametrize("kind", sheets.OF_POINT)
def test_a_paper_of_the_point_is_shown(helper: Walker, kind: str) -> None:
    helper.session.go("print", kind=str(kind))
    page = helper.on(PaperPage)
    assert page.sheet is not None
    assert page.sheet.pages
    shown = {name for name, button in page._kinds.items() if button.isVisible()}
    assert shown == set(sheets.OF_POINT)


@pytest.mark.parametrize("kind", sheets.OF_PROCEDURE)
def test_a_paper_of_a_procedure_is_shown(helper: Walker, kind: str) -> None:
    helper.session.go("print", kind=str(kind), procedure=PENSION)
    page = helper.on(PaperPage)
    assert page.sheet is not None
    assert page._kinds[kind].isChecked()


def test_a_dossier_has_its_lists_too_and_one_in_memory_has_not() -> None:
    assert "handover" in sheets.kinds_of(About(dossier="x"), None)
    assert "poster" not in sheets.kinds_of(About(dossier="x"), None)


def test_large_print_draws_the_sheet_anew(helper: Walker) -> None:
    helper.session.go("print", kind="guidance", procedure=PENSION)
    page = helper.on(PaperPage)
    assert page.sheet is not None
    before = page.sheet.pdf
    helper.press(page.large)
    assert page.sheet.pdf != before
    helper.press(page._kinds[SheetKind.BLANK])
    assert not page.large.isVisible()


@pytest.fixture
def room(helper: Walker) -> PrintRoomPage:
    for _ in range(2):
        tours.filled(helper)
    helper.session.go("dossiers")
    helper.press(helper.on(DossiersPage).session_print)
    return helper.on(PrintRoomPage)


def test_the_papers_of_todays_dossiers_are_one_pdf(helper: Walker, room: PrintRoomPage) -> None:
    assert len(room.dossiers) == 2
    assert not room.print.isEnabled()
    helper.press(room.draw)
    one = page_count(room.pdf)
    assert one >= 2
    assert room.print.isEnabled()
    helper.press(room.kinds[SheetKind.PREPARATION])
    helper.press(room.draw)
    assert page_count(room.pdf) > one


def test_a_stopped_session_prints_nothing(helper: Walker, room: PrintRoomPage) -> None:
    gate = Gate(helper, helper.session.lanes.table)
    room.draw.click()
    assert room.work.running.isVisible()
    assert not room.draw.isEnabled()
    helper.until(lambda: not helper.session.lanes.vault.busy)  # no answer waits behind it
    room.work.running.stop.click()
    gate.open()
    helper.settle()
    assert room.pdf == b""
    assert not room.print.isEnabled()
    assert room.draw.isEnabled()


def test_nothing_chosen_is_said(helper: Walker, room: PrintRoomPage) -> None:
    helper.press(room.kinds[SheetKind.GUIDANCE])
    helper.press(room.draw)
    assert room.pdf == b""
    assert "ít nhất" in helper.window.teller.accessibleName()


def test_a_poster_is_enlarged_folded_told_for_whom_read_out_and_sent(
    helper: Walker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    helper.session.go("print", kind="poster", event="birth")
    page = helper.on(PaperPage)
    assert set(sheets.OF_EVENT) == {name for name, button in page._kinds.items() if button.isVisible()}
    options = page.options
    helper.press(options.a3)
    assert page.sheet is not None
    assert round(page_sizes(page.sheet.pdf)[0][1]) == 1191
    helper.press(options.a5)
    assert not options.a3.isChecked()
    assert round(page_sizes(page.sheet.pdf)[0][0]) == 842
    helper.press(options.a5)
    options.audience.setText("nhà có con nhỏ")
    options.audience.editingFinished.emit()
    helper.settle()
    assert "Dành cho: nhà có con nhỏ" in reading.text(page.sheet.pdf)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(tmp_path / "zalo.png"), ""))
    helper.press(page.zalo)
    assert (tmp_path / "zalo.png").read_bytes().startswith(b"\x89PNG")
    helper.press(page.aloud)
    dialog = next(each for each in helper.window.findChildren(LoudspeakerDialog))
    helper.press(dialog.copy)
    assert "Kính thưa bà con" in QGuiApplication.clipboard().text()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(tmp_path / "loa.txt"), ""))
    helper.press(dialog.save)
    assert "bà con" in (tmp_path / "loa.txt").read_text(encoding="utf-8")


def test_a_matter_without_a_form_has_its_slip_and_no_blank(helper: Walker) -> None:
    helper.session.go("print", kind="blank", procedure=COPIES, has_form=False)
    page = helper.on(PaperPage)
    assert page.sheet is not None
    assert not page._kinds[SheetKind.BLANK].isVisible()
    assert page._kinds[SheetKind.PREPARATION].isVisible()


def test_the_papers_to_copy_are_counted_and_the_slip_says_what_they_cost(helper: Walker) -> None:
    helper.session.go("procedure", code=COPIES)
    helper.press(helper.on(ProcedurePage).copies)
    page = helper.on(CopiesPage)
    helper.press(page.print)
    assert "ít nhất" in page.notice.text
    helper.type(page.papers[0].name, "Bằng tốt nghiệp")
    page.papers[0].pages.setText("hai")
    helper.press(page.print)
    assert "số nguyên" in page.notice.text
    page.papers[0].pages.setText("12")
    page.papers[0].copies.setText("2")
    helper.settle()
    assert "28.000 đồng" in page.sum.text()
    helper.press(page.print)
    paper = helper.on(PaperPage)
    assert paper.sheet is not None
    assert "28.000 đồng, cho 2 bản" in reading.text(paper.sheet.pdf)
    helper.press(paper.back)
    assert helper.on(CopiesPage).papers[0].name.text() == "Bằng tốt nghiệp"
    helper.session.go("home")
    helper.settle()
    assert page.papers == []


@pytest.mark.tells("bad-pack")
def test_a_badge_is_shown_only_from_a_file_that_the_commune_signed(
    helper: Walker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert helper.session.desk is not None
    file = tmp_path / "badge.json"
    file.write_bytes(a_badge(helper.session.desk))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_arguments: (str(file), ""))
    helper.session.go("print_room")
    helper.press(helper.on(PrintRoomPage).badge)
    page = helper.on(PaperPage)
    assert page.sheet is not None
    assert HARD in reading.text(page.sheet.pdf)
    file.write_text("{}")
    helper.session.go("print_room")
    helper.press(helper.on(PrintRoomPage).badge)
    assert helper.on(PaperPage).sheet is None


def test_a_matter_is_chosen_and_its_poster_drawn(helper: Walker) -> None:
    helper.session.go("print_room")
    room = helper.on(PrintRoomPage)
    assert not room.public[PublicKind.POSTER].isEnabled()
    room.subject.show_value(PENSION)
    room._show_public()
    helper.press(room.public[PublicKind.LEAFLET])
    page = helper.on(PaperPage)
    assert page.sheet is not None
    assert page._kinds["leaflet"].isChecked()


def test_what_is_final_today_is_handed_over_together(helper: Walker) -> None:
    tours.finalized(helper)
    helper.session.go("print_room")
    room = helper.on(PrintRoomPage)
    assert len(room.today.carried) == 1
    helper.press(room.carry)
    page = helper.on(PaperPage)
    assert page.sheet is not None
    assert page._kind == ListKind.HANDOVER
    assert "HỒ SƠ CHƯA NỘP CHO XÃ" in reading.text(page.sheet.pdf)
    assert not room.post.isEnabled()


def test_the_report_of_the_month_before(helper: Walker) -> None:
    helper.session.go("print", kind="report")
    page = helper.on(PaperPage)
    assert page.sheet is not None
    before = reading.text(page.sheet.pdf)
    helper.press(page.options.last_month)
    assert reading.text(page.sheet.pdf) != before
