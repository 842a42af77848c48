"""Paper and pictures at the window's edge: a card's picture is read, a sheet is put on a printer, a PDF is saved."""

from io import BytesIO
from pathlib import Path

import pytest
import qrcode
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog

from app.practice import PENSION
from app.ui import paper_out
from app.ui.dialogs.printing import PrintingDialog
from app.ui.pages.fill import FillPage
from app.ui.pages.paper import PaperPage
from app.ui.widgets.person_strip import PersonStrip
from tests.support.villagers import GRANDMOTHER
from tests.support.walker import Walker


def picture_of(text: str, file: Path) -> Path:
    """A telephone's photo of a card's code, as good as they get."""
    content = BytesIO()
    qrcode.make(text, box_size=6).save(content)
    file.write_bytes(content.getvalue())
    return file


def scan_dialog(helper: Walker) -> None:
    helper.begin(PENSION)
    helper.fill_section({"request_kind": "new", "filing_for": "owner"})
    helper.press(helper.on(FillPage).findChildren(PersonStrip)[0].scan)


def test_a_picture_of_the_card_fills_the_block(helper: Walker, tmp_path: Path) -> None:
    scan_dialog(helper)
    helper.scan_dialog().read_file(picture_of(GRANDMOTHER, tmp_path / "the.png"))
    helper.settle()
    assert helper.field("owner_name").view.value == "Nguyễn Thị Ệ"


def test_a_picture_without_a_code_is_told_in_the_dialog_and_changes_nothing(helper: Walker, tmp_path: Path) -> None:
    scan_dialog(helper)
    dialog = helper.scan_dialog()
    empty = tmp_path / "empty.png"
    empty.write_bytes(b"not a picture at all")
    dialog.read_file(empty)
    helper.settle()
    assert dialog.isVisible()
    assert dialog.notice.text
    dialog.reject()
    helper.settle()
    assert helper.field("owner_name").view.value == ""


def test_a_card_of_somebody_else_is_asked_about_before_it_fills(helper: Walker) -> None:
    scan_dialog(helper)
    helper.scan_dialog().reject()
    helper.answer("owner_name", "Lò Thị Thử")
    helper.press(helper.on(FillPage).findChildren(PersonStrip)[0].scan)
    dialog = helper.scan_dialog()
    dialog.text.setText(GRANDMOTHER)
    dialog.on_yes()
    helper.settle()
    assert dialog.isVisible()
    assert helper.field("owner_name").view.value == "Lò Thị Thử"
    helper.press(dialog.yes)  # nobody is chosen yet
    assert dialog.isVisible()
    next(iter(dialog._choices.values())).click()
    helper.press(dialog.yes)
    assert helper.field("owner_name").view.value == "Nguyễn Thị Ệ"


def guidance(helper: Walker) -> PaperPage:
    helper.session.go("print", kind="guidance", procedure=PENSION)
    return helper.on(PaperPage)


def test_every_page_of_a_sheet_goes_to_the_printer(helper: Walker, tmp_path: Path) -> None:
    page = guidance(helper)
    assert page.sheet is not None
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    pdf = page.sheet.pdf
    assert helper.beside(lambda: paper_out.put_on(printer, pdf)) == len(page.sheet.pages)
    printed = helper.beside(lambda: paper_out.images((tmp_path / "printed.pdf").read_bytes(), 40))
    assert len(printed) == len(page.sheet.pages)


def pdf_printer(file: Path) -> QPrinter:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    return printer


def test_printing_runs_beside_the_window_and_says_that_it_is_done(helper: Walker, tmp_path: Path) -> None:
    page = guidance(helper)
    assert page.sheet is not None
    dialog = PrintingDialog(page, helper.session, pdf_printer(tmp_path / "printed.pdf"), page.sheet.pdf)
    dialog.open()
    helper.settle()
    assert "máy in" in helper.window.teller.accessibleName()
    assert (tmp_path / "printed.pdf").stat().st_size > 10_000


def test_printing_stops_before_the_next_page(helper: Walker, tmp_path: Path) -> None:
    helper.session.go("print", kind="blank", procedure=PENSION)
    page = helper.on(PaperPage)
    assert page.sheet is not None
    assert len(page.sheet.pages) > 1
    seen: list[int] = []

    def told(done: int, _total: int) -> None:
        seen.append(done)

    pdf, printer = page.sheet.pdf, pdf_printer(tmp_path / "half.pdf")
    assert helper.beside(lambda: paper_out.put_on(printer, pdf, progress=told, cancelled=lambda: bool(seen))) == 1


@pytest.mark.qt_log_ignore("QPainter::begin.*", "This plugin does not support")
def test_a_silent_printer_is_told_and_the_pdf_stays(helper: Walker, tmp_path: Path) -> None:
    page = guidance(helper)
    assert page.sheet is not None
    nowhere = pdf_printer(tmp_path / "no such folder" / "printed.pdf")
    dialog = PrintingDialog(page, helper.session, nowhere, page.sheet.pdf)
    dialog.open()
    helper.settle()
    assert "Máy in không nhận" in dialog.notice.text
    dialog.reject()
    assert page.save.isEnabled()


def test_a_pdf_is_saved_only_where_the_helper_says(
    helper: Walker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = guidance(helper)
    chosen = tmp_path / "phieu.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(chosen), ""))
    helper.press(page.save)
    assert page.sheet is not None
    assert chosen.read_bytes() == page.sheet.pdf
    assert "xóa" in helper.window.teller.accessibleName()


def test_a_cancelled_save_writes_nothing(helper: Walker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = guidance(helper)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: ("", ""))
    before = sorted(tmp_path.rglob("*"))
    helper.press(page.save)
    assert sorted(tmp_path.rglob("*")) == before
