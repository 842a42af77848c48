"""From PDF bytes in memory to the screen, a printer, or a file that the helper chooses; no other copy is made."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from app.ui.session import Session
from forms.refusal import Refusal

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

SCREEN_DPI = 110
PRINT_LEAST, PRINT_DPI = 150, 300

translate = QCoreApplication.translate


def images(pdf: bytes, dpi: int = SCREEN_DPI) -> list[QImage]:
    """The pages as pictures; on a lane, never on the window's thread."""
    from app.imaging import pages_png  # noqa: PLC0415 - heavy, and only when paper is shown

    return [QImage.fromData(page) for page in pages_png(pdf, dpi=dpi)]


def print_pdf(session: Session, parent: QWidget, pdf: bytes) -> None:
    """Ask for a printer, then draw band by band on a lane; a dialog shows how far it is and can stop it."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 - only when something is printed

    from app.ui.dialogs.printing import PrintingDialog  # noqa: PLC0415

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    printer.setDocName("Ho So Lang")
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() == QDialog.DialogCode.Accepted:
        PrintingDialog(parent, session, printer, pdf).open()


def put_on(
    printer: QPrinter,
    pdf: bytes,
    *,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> int:
    """Draw every page on a sheet of its own, in bands that never hold a whole page; may run on a lane.

    Returns:
        The pages that were printed; fewer than there are when it was stopped.

    Raises:
        Refusal: ``printer-silent`` when the printer takes nothing (off, no paper, another's job), and those of bands.
    """
    from app.imaging import page_count  # noqa: PLC0415 - heavy, and only when paper is printed

    count = page_count(pdf)
    painter = QPainter()
    if not painter.begin(printer):
        raise _silent()
    done = 0
    try:
        for number in range(count):
            if cancelled is not None and cancelled():
                printer.abort()
                break
            if number and not printer.newPage():
                raise _silent()
            _put_page(painter, printer, pdf, number)
            done += 1
            if progress is not None:
                progress(done, count)
    finally:
        painter.end()
    return done


def _put_page(painter: QPainter, printer: QPrinter, pdf: bytes, number: int) -> None:
    """One page as broad as the sheet."""
    from app.imaging.bands import bands  # noqa: PLC0415 - as above

    dpi = min(max(printer.resolution(), PRINT_LEAST), PRINT_DPI)
    room = QRectF(printer.paperRect(printer.Unit.DevicePixel))
    for band in bands(pdf, number, dpi):
        scale = room.width() / band.width
        picture = QImage(band.grey, band.width, band.height, band.width, QImage.Format.Format_Grayscale8)
        painter.drawImage(QRectF(0, band.top * scale, band.width * scale, band.height * scale), picture)


def _silent() -> Refusal:
    return Refusal("printer-silent", "The printer takes nothing: is it on, connected, with paper? Or save the PDF.")


def save_pdf(session: Session, parent: QWidget, pdf: bytes, name: str) -> None:
    """Write the PDF where the helper says; the suggested name holds nothing of a citizen."""
    chosen, _ = QFileDialog.getSaveFileName(
        parent, translate("Paper", "Save the PDF"), f"{name}.pdf", translate("Paper", "PDF (*.pdf)")
    )
    if not chosen:
        return

    def write() -> None:
        Path(chosen).write_bytes(pdf)

    def written(_nothing: None) -> None:
        session.say(
            translate("Paper", "Saved. This file lies outside the vault: delete it when it is no longer needed.")
        )

    session.lanes.vault.run(write, written, keeper=session)


def print_recovery_code(session: Session, parent: QWidget, user: str, code: str) -> None:
    """One slip with the code; nothing of it is kept."""

    def make() -> bytes:
        from app import printing  # noqa: PLC0415 - heavy, and only when something is printed
        from forms.guidance import Line, Slip  # noqa: PLC0415

        return printing.slip(
            Slip(
                title="Mã cứu dữ liệu",
                status_banner=code,
                intro=(Line("Cất nơi khác, không để cùng máy. Ai quên mật khẩu thì mở hồ sơ bằng mã này."),),
                facts=(("Người giữ máy", user),),
                ticks=(),
                bring=(),
                signatures=(),
                notes=(),
                our_code="",
                codes=(),
            )
        )

    def made(pdf: bytes) -> None:
        print_pdf(session, parent, pdf)

    session.lanes.vault.run(make, made, keeper=session)
