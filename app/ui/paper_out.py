"""From PDF bytes in memory to the screen, a printer, or a file that the helper chooses; no other copy is made."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from app.ui.session import Session

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

SCREEN_DPI = 110
PRINT_DPI = 300

translate = QCoreApplication.translate


def images(pdf: bytes, dpi: int = SCREEN_DPI) -> list[QImage]:
    """The pages as pictures; on a lane, never on the window's thread."""
    from app.imaging import pages_png  # noqa: PLC0415 - heavy, and only when paper is shown

    return [QImage.fromData(page) for page in pages_png(pdf, dpi=dpi)]


def print_pdf(session: Session, parent: QWidget, pdf: bytes) -> None:
    """Ask for a printer, then draw the pages for it on the lane and print them."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 - only when something is printed

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    printer.setDocName("Ho So Lang")
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return

    def draw() -> list[QImage]:
        return images(pdf, PRINT_DPI)

    def put(pages: list[QImage]) -> None:
        put_on(printer, pages)
        session.say(translate("Paper", "Sent to the printer."))

    session.lanes.vault.run(draw, put, keeper=session)


def put_on(printer: QPrinter, pages: Sequence[QImage]) -> None:
    """Each picture on a page of its own, as large as the sheet."""
    painter = QPainter(printer)
    for at, page in enumerate(pages):
        if at:
            printer.newPage()
        room = QRectF(printer.paperRect(printer.Unit.DevicePixel))
        size = page.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        painter.drawImage(QRectF(0, 0, size.width(), size.height()), page)
    painter.end()


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
