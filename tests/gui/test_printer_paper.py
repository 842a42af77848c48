"""A printer gets each sheet in its own size and direction, the PDF itself where it takes one, else whole grey dots."""

import sys
from pathlib import Path
from threading import Event

import pypdfium2
import pytest
from PySide6 import QtPrintSupport
from PySide6.QtCore import QMarginsF, Qt
from PySide6.QtGui import QColorConstants, QImage, QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import isValid

from app import imaging, printing
from app.printing import ToPrint, spooler
from app.ui import paper_out
from app.ui.dialogs.printing import PrintingDialog
from app.ui.pages.paper import PaperPage
from forms.catalogue import Catalogue
from forms.dossier_facts import Helper
from forms.guidance import build_guidance
from forms.other_papers import build_reference
from forms.public_words import build_poster
from forms.refusal import Refusal
from tests.gui.test_paper import pdf_printer
from tests.print import samples
from tests.print.test_other_papers import TODAY
from tests.support.walker import Walker

pytestmark = pytest.mark.usefixtures("qapp")

BIRTH = Catalogue.load().get("1.001193")
POSTER = build_poster(BIRTH, today=TODAY, helper=Helper())


@pytest.fixture(scope="module")
def mixed() -> bytes:
    """A3, then A4 across (a leaflet), then A4 upright."""
    leaflet = build_guidance(BIRTH, today=TODAY, route="desk")
    papers = (ToPrint(POSTER, a3=True), ToPrint(leaflet, folded=True), ToPrint(build_reference()[0]))
    return printing.together(papers)


def set_to(printer: QPrinter, size: QPageSize.PageSizeId) -> QPrinter:
    printer.setFullPage(True)
    printer.setPageLayout(QPageLayout(QPageSize(size), QPageLayout.Orientation.Portrait, QMarginsF()))
    return printer


def whole(sizes: list[tuple[float, float]]) -> list[tuple[int, int]]:
    return [(round(width / 10), round(height / 10)) for width, height in sizes]


def test_every_page_comes_on_paper_of_its_own_size_and_direction(mixed: bytes, tmp_path: Path) -> None:
    file = tmp_path / "printed.pdf"
    printer = pdf_printer(file)
    paper_out.set_paper(printer, imaging.page_sizes(mixed)[0])
    assert paper_out.put_on(printer, mixed) == 4
    printed = imaging.page_sizes(file.read_bytes())
    assert whole(printed) == whole(imaging.page_sizes(mixed)) == [(84, 119), (84, 60), (84, 60), (60, 84)]


def test_who_chose_another_paper_gets_the_whole_sheet_on_it(tmp_path: Path) -> None:
    pdf, file = printing.poster(POSTER, a3=True), tmp_path / "printed.pdf"
    paper_out.put_on(set_to(pdf_printer(file), QPageSize.PageSizeId.A5), pdf)
    assert whole(imaging.page_sizes(file.read_bytes())) == [(42, 60)]
    assert imaging.read_own_codes(file.read_bytes()) == imaging.read_own_codes(pdf)


@pytest.mark.parametrize(("resolution", "dpi"), [(300, 300), (600, 300), (1200, 300), (720, 360), (203, 203), (72, 72)])
def test_a_printers_dots_are_whole_parts_of_ours(resolution: int, dpi: int) -> None:
    assert paper_out.printed_dpi(resolution) == dpi
    assert resolution % dpi == 0


def test_a_code_stands_on_whole_dots_of_the_printer(tmp_path: Path) -> None:
    file = tmp_path / "printed.pdf"
    printer = set_to(pdf_printer(file), QPageSize.PageSizeId.A4)
    printer.setResolution(600)
    paper_out.put_on(printer, printing.guidance(samples.pension(codes=samples.CODES)))
    with pypdfium2.PdfDocument(file.read_bytes()) as document:
        for page in document:
            images = list(page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]))
            assert images
            for image in images:
                across, down = image.get_px_size()
                left, low, right, high = (side * 600 / 72 for side in image.get_bounds())
                assert (right - left) / across == pytest.approx(2, abs=1e-4), "two dots of 600 for each of ours of 300"
                assert (high - low) / down == pytest.approx(2, abs=1e-4)


class NamedPrinter(QPrinter):
    """A printer of the system by its name; the machine that tests has none."""

    def outputFormat(self) -> QPrinter.OutputFormat:  # noqa: N802 - Qt's
        return QPrinter.OutputFormat.NativeFormat

    def printerName(self) -> str:  # noqa: N802 - Qt's
        return "May-in-xa"


@pytest.fixture
def queue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an ``lp`` of our own that keeps what it was told and given."""
    if sys.platform == "win32":
        pytest.skip("there is no lp")
    program = tmp_path / "lp"
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > {tmp_path}/words\ncat > {tmp_path}/content\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    return tmp_path


def test_a_system_that_takes_pdf_gets_the_very_bytes(queue: Path, mixed: bytes) -> None:
    printer = set_to(NamedPrinter(), QPageSize.PageSizeId.A3)
    printer.setCopyCount(3)
    printer.setFromTo(1, 2)
    told: list[tuple[int, int]] = []
    assert paper_out.put_on(printer, mixed, progress=lambda *counts: told.append(counts)) == 2
    assert (queue / "content").read_bytes() == mixed
    words = (queue / "words").read_text().split()
    assert words[:4] == ["-d", "May-in-xa", "-n", "3"]
    assert words[-3:] == ["-P", "1-2", "-"]
    assert "print-scaling=none" in words
    assert not [word for word in words if word.startswith("media=")], "pages of several sizes keep each its own"
    assert told == [(2, 2)]


def test_another_paper_is_told_to_the_system_and_the_sheet_fitted(queue: Path) -> None:
    printer = set_to(NamedPrinter(), QPageSize.PageSizeId.A5)
    paper_out.put_on(printer, printing.poster(POSTER))
    assert {"media=A5", "print-scaling=fit"} <= set((queue / "words").read_text().split())


@pytest.mark.parametrize("fault", ["#!/bin/sh\nexit 1\n", "no program at all"])
def test_a_service_that_takes_nothing_is_a_silent_printer(queue: Path, fault: str) -> None:
    (queue / "lp").write_text(fault)
    with pytest.raises(Refusal) as refused:
        spooler.send(b"%PDF-", spooler.Job("May-in-xa"))
    assert refused.value.code == "printer-silent"


class _Agreed:
    """The system's dialog, in which somebody chose this printer."""

    PrintDialogOption = QPrintDialog.PrintDialogOption

    def __init__(self, _printer: QPrinter, _parent: QWidget) -> None: ...

    def setOption(self, _option: QPrintDialog.PrintDialogOption) -> None: ...  # noqa: N802 - Qt's

    def exec(self) -> QDialog.DialogCode:
        return QDialog.DialogCode.Accepted


class _Stopped:
    """What the system says of a printer that is off or out of paper."""

    def __init__(self, _printer: QPrinter) -> None: ...

    def isNull(self) -> bool:  # noqa: N802 - Qt's
        return False

    def state(self) -> QPrinter.PrinterState:
        return QPrinter.PrinterState.Error


@pytest.mark.tells("printer-silent")
def test_a_stopped_printer_is_told_before_anything_is_sent(helper: Walker, monkeypatch: pytest.MonkeyPatch) -> None:
    helper.session.go("print", kind="guidance", procedure=BIRTH.code)
    page = helper.on(PaperPage)
    monkeypatch.setattr(QtPrintSupport, "QPrinter", NamedPrinter)
    monkeypatch.setattr(QtPrintSupport, "QPrinterInfo", _Stopped)
    monkeypatch.setattr(QtPrintSupport, "QPrintDialog", _Agreed)
    helper.press(page.print)
    assert "Máy in không nhận" in helper.window.teller.accessibleName()
    assert helper.window.findChildren(PrintingDialog) == []
    assert page.save.isEnabled()


def test_nobody_is_asked_for_a_printer_above_a_screen_that_was_locked_meanwhile(
    helper: Walker, monkeypatch: pytest.MonkeyPatch
) -> None:
    helper.session.go("print", kind="guidance", procedure=BIRTH.code)
    page = helper.on(PaperPage)
    asked: list[object] = []
    monkeypatch.setattr(paper_out, "_ask_and_print", lambda *given: asked.append(given))
    freed = Event()
    helper.session.lanes.vault.run(freed.wait, keeper=helper.window)
    QTest.mouseClick(page.print, Qt.MouseButton.LeftButton)
    helper.session.lock_asked.emit()
    helper.until(lambda: not isValid(page))
    freed.set()
    helper.settle()
    assert asked == []


def test_a_page_without_colour_has_one_byte_a_point_and_another_keeps_its_colour(tmp_path: Path) -> None:
    document = pypdfium2.PdfDocument.new()
    document.new_page(595, 842)
    document.save(tmp_path / "white.pdf")
    (grey,) = paper_out.images((tmp_path / "white.pdf").read_bytes())
    assert grey.format() == QImage.Format.Format_Grayscale8
    red = QImage(20, 20, QImage.Format.Format_RGB32)
    red.fill(QColorConstants.Red)
    (coloured,) = paper_out.images(paper_out.picture_pdf(red))
    assert not coloured.allGray()


def test_nothing_is_printed_when_the_screen_was_locked_below_the_systems_dialog(
    helper: Walker, monkeypatch: pytest.MonkeyPatch
) -> None:
    helper.session.go("print", kind="guidance", procedure=BIRTH.code)
    page = helper.on(PaperPage)

    class Left(_Agreed):
        def exec(self) -> QDialog.DialogCode:
            helper.session.lock_asked.emit()
            return QDialog.DialogCode.Accepted

    monkeypatch.setattr(QtPrintSupport, "QPrinter", NamedPrinter)
    monkeypatch.setattr(QtPrintSupport, "QPrintDialog", Left)
    monkeypatch.setattr(paper_out, "stopped", lambda _printer: False)
    helper.press(page.print)
    assert helper.window.findChildren(PrintingDialog) == []
