"""From PDF bytes in memory to the screen, a printer, or a file that the helper chooses; no other copy is made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QColorConstants, QImage, QImageWriter, QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget
from shiboken6 import isValid

from app import printing
from app.imaging import one_pdf, page_sizes, pages_png, pages_shown
from app.imaging.page_values import PaperSize, Straightened
from app.printing import spooler
from app.ui.session import Session
from forms.onlooker import NOBODY, OnLooker
from forms.refusal import Refusal

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

SCREEN_DPI = 110
MOST_DPI = 360
"""Of the grey pages: 300 on a printer of 300, 600 or 1,200 dots, so that our codes stand on whole dots; a page in the
queue then weighs 9 MB, not 35, which a laptop with 4 GB needs for a whole session."""
_OFF = 0.03
"""Sides that differ by less than this share are the same paper."""

translate = QCoreApplication.translate


def images(pdf: bytes, dpi: int = SCREEN_DPI, looker: OnLooker = NOBODY) -> list[QImage]:
    """The pages as pictures; on a lane, never on the window's thread."""
    as_bgr = QImage.Format.Format_BGR888
    shown = pages_shown(pdf, dpi=dpi, looker=looker)
    return [_light(QImage(page.bgr, page.width, page.height, page.stride, as_bgr)) for page in shown]


def _light(page: QImage) -> QImage:
    """A copy that owns its points: one byte each where there is no colour, as on all of our sheets, else three."""
    return page.convertToFormat(QImage.Format.Format_Grayscale8) if page.allGray() else page.copy()


def picture_pdf(picture: QImage) -> bytes:
    """A picture as one page of A4 in its own colours, so that it prints as sheets do; on a lane."""
    flat = QImage(picture.size(), QImage.Format.Format_RGB32)
    flat.fill(QColorConstants.White)  # a JPEG would show what is transparent as black
    painter = QPainter(flat)
    painter.drawImage(0, 0, picture)
    painter.end()
    jpeg = QBuffer()
    jpeg.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(jpeg, b"jpeg")
    writer.setQuality(92)
    if not writer.write(flat):
        raise Refusal("bad-result", "The result cannot be opened as a picture.")
    page = Straightened(bytes(jpeg.data().data()), picture.width(), picture.height(), 0)
    return one_pdf([(page, PaperSize.A4)])


def print_pdf(session: Session, parent: QWidget, pdf: bytes) -> None:
    """Ask for a printer, set to the sheet's own size; then a lane prints, and a dialog shows how far it is."""

    def sized(sizes: list[tuple[float, float]]) -> None:
        _ask_and_print(session, parent, pdf, sizes[0])

    session.lanes.vault.run(partial(page_sizes, pdf), sized, session.tell, keeper=parent)  # locked: nobody is asked


def _ask_and_print(session: Session, parent: QWidget, pdf: bytes, size: tuple[float, float]) -> None:
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 - only when something is printed

    from app.ui.dialogs.printing import PrintingDialog  # noqa: PLC0415 - only when something is printed

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    printer.setDocName(spooler.JOB_NAME)
    set_paper(printer, size)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return
    if not isValid(parent) or not parent.isVisible():
        return  # the screen was locked below the system's own dialog, which the lock cannot take away
    if stopped(printer):
        session.tell(spooler.silent())
    else:
        PrintingDialog(parent, session, printer, pdf).open()


def set_paper(printer: QPrinter, size: tuple[float, float]) -> None:
    """The paper of a page of this width and height in points: A3, A4 or A5 by its name, upright or across."""
    upright = QSizeF(min(size), max(size))
    known = QPageSize.id(upright, QPageSize.Unit.Point, QPageSize.SizeMatchPolicy.FuzzyMatch)
    paper = QPageSize(upright, QPageSize.Unit.Point) if known is QPageSize.PageSizeId.Custom else QPageSize(known)
    across = QPageLayout.Orientation.Landscape if size[0] > size[1] else QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(paper, across, QMarginsF()))


def stopped(printer: QPrinter) -> bool:
    """Whether the system says that the printer does not print (off, out of paper, stopped), before anything is sent."""
    from PySide6.QtPrintSupport import QPrinterInfo  # noqa: PLC0415 - only when something is printed

    if printer.outputFormat() is not printer.OutputFormat.NativeFormat:
        return False
    info = QPrinterInfo(printer)
    return not info.isNull() and info.state() is printer.PrinterState.Error


def put_on(
    printer: QPrinter,
    pdf: bytes,
    *,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> int:
    """Print every page on a sheet of its own size; may run on a lane.

    Where the system takes PDF it gets the very bytes. Elsewhere pages are drawn grey, in bands that never hold a whole
    page. Whoever chose another paper than the first sheet's own gets every page fitted onto that.

    Returns:
        The pages that were printed; fewer than there are when it was stopped.

    Raises:
        Refusal: ``printer-silent`` when the printer takes nothing (off, no paper, another's job), and those of bands.
    """
    sizes = page_sizes(pdf)
    wanted = _range(printer, len(sizes))
    if printer.outputFormat() is printer.OutputFormat.NativeFormat and spooler.takes_pdf():
        spooler.send(pdf, job_of(printer, sizes))
        if progress is not None:
            progress(len(wanted), len(wanted))
        return len(wanted)
    own = _is_paper(printer, sizes[wanted[0]])
    painter = QPainter()
    if own:
        set_paper(printer, sizes[wanted[0]])
    if not painter.begin(printer):
        raise spooler.silent()
    try:
        for done, number in enumerate(wanted):
            if cancelled is not None and cancelled():
                printer.abort()
                return done
            if done:
                _turn_page(printer, sizes[number] if own else None)
            _put_page(painter, printer, Sheet(pdf, number, sizes[number]))
            if progress is not None:
                progress(done + 1, len(wanted))
    finally:
        painter.end()
    return len(wanted)


def _turn_page(printer: QPrinter, size: tuple[float, float] | None) -> None:
    """The next sheet, of its own size where one is given."""
    if size is not None:
        set_paper(printer, size)
    if not printer.newPage():
        raise spooler.silent()


def job_of(printer: QPrinter, sizes: Sequence[tuple[float, float]]) -> spooler.Job:
    """What was chosen in the dialog, for the system's print service."""
    duplex = printer.DuplexMode
    sides = {
        duplex.DuplexNone: "one-sided",
        duplex.DuplexLongSide: "two-sided-long-edge",
        duplex.DuplexShortSide: "two-sided-short-edge",
    }
    asked = _range(printer, len(sizes))
    own, mixed = _is_paper(printer, sizes[asked[0]]), len({tuple(sorted(size)) for size in sizes}) > 1
    size = printer.pageLayout().pageSize()
    return spooler.Job(
        printer=printer.printerName(),
        media="" if own and mixed else size.key(),
        copies=max(printer.copyCount(), 1),
        sides=sides.get(printer.duplex(), ""),
        pages=(asked[0] + 1, asked[-1] + 1) if len(asked) < len(sizes) else None,
        fit=not own,
    )


def _range(printer: QPrinter, count: int) -> range:
    """The pages that were asked for, from 0."""
    first, last = printer.fromPage(), printer.toPage()
    if not 1 <= first <= last or first > count:
        return range(count)
    return range(first - 1, min(last, count))


def _is_paper(printer: QPrinter, size: tuple[float, float]) -> bool:
    """Whether the chosen paper is this sheet's own, whichever way it lies."""
    chosen = printer.pageLayout().pageSize().size(QPageSize.Unit.Point)
    sides = zip(sorted((chosen.width(), chosen.height())), sorted(size), strict=True)
    return all(abs(have - want) <= want * _OFF for have, want in sides)


def printed_dpi(resolution: int) -> int:
    """The finest whole part of a printer's resolution that is not above ``MOST_DPI``: each of our dots is whole ones.

    Multiples of 300 are printed at 300, for our codes are made of dots of that size.
    """
    if resolution % 300 == 0:
        return 300
    return resolution // -(-resolution // MOST_DPI)


@dataclass(frozen=True)
class Sheet:
    """One page of a PDF, with its width and height in points."""

    pdf: bytes
    number: int
    size: tuple[float, float]


def _put_page(painter: QPainter, printer: QPrinter, sheet: Sheet) -> None:
    """One page: dot for dot where the paper is its own, else as large as the paper allows, in its middle."""
    from app.imaging.bands import bands  # noqa: PLC0415 - Pillow, on the lane that prints

    dpi = printed_dpi(printer.resolution())
    scale = printer.resolution() / dpi
    left = upper = 0.0
    width, height = (side * dpi / 72 for side in sheet.size)
    room = printer.paperRect(printer.Unit.DevicePixel)
    if not _same(room.width(), width * scale) or not _same(room.height(), height * scale):
        scale = min(room.width() / width, room.height() / height)
        left, upper = (room.width() - width * scale) / 2, (room.height() - height * scale) / 2
    for band in bands(sheet.pdf, sheet.number, dpi):
        picture = QImage(band.grey, band.width, band.height, band.width, QImage.Format.Format_Grayscale8)
        place = QRectF(left, upper + band.top * scale, band.width * scale, band.height * scale)
        painter.drawImage(place, picture)


def _same(have: float, want: float) -> bool:
    return abs(have - want) <= want * _OFF


def save_pdf(session: Session, parent: QWidget, pdf: bytes, name: str) -> None:
    """Write the PDF where the helper says; the suggested name holds nothing of a citizen."""
    chosen, _ = QFileDialog.getSaveFileName(
        parent, translate("Paper", "Save the PDF"), f"{name}.pdf", translate("Paper", "PDF (*.pdf)")
    )
    if chosen:
        said = translate("Paper", "Saved. This file lies outside the vault: delete it when it is no longer needed.")
        _written(session, partial(_write_all, Path(chosen), lambda: [pdf]), said)


def save_pictures(session: Session, parent: QWidget, pdf: bytes, name: str) -> None:
    """Write the pages as pictures to be sent by Zalo; of several, each after the first has its number behind it."""
    from app.services.print_public import ZALO_DPI  # noqa: PLC0415 - it brings the services

    chosen, _ = QFileDialog.getSaveFileName(
        parent, translate("Paper", "Save the picture"), f"{name}.png", translate("Paper", "Picture (*.png)")
    )
    if not chosen:
        return

    def pages() -> list[bytes]:
        return pages_png(pdf, dpi=ZALO_DPI)

    said = translate("Paper", "Saved. Send the picture by Zalo; it names nobody.")
    _written(session, partial(_write_all, Path(chosen), pages), said)


def save_text(session: Session, parent: QWidget, text: str, name: str) -> None:
    """Write words as a text file."""
    chosen, _ = QFileDialog.getSaveFileName(
        parent, translate("Paper", "Save the text"), f"{name}.txt", translate("Paper", "Text (*.txt)")
    )
    if chosen:
        write = partial(_write_all, Path(chosen), lambda: [text.encode("utf-8")])
        _written(session, write, translate("Paper", "Saved. The text names nobody."))


def _write_all(first: Path, content: Callable[[], list[bytes]]) -> None:
    """Refusal ``bad-output`` where the disk takes nothing."""
    from app.services import give_out  # noqa: PLC0415 - when something is saved

    give_out.write(first, *content())


def _written(session: Session, write: Callable[[], None], said: str) -> None:
    session.lanes.vault.run(write, lambda _nothing: session.say(said), session.tell, keeper=session)


def print_recovery_code(session: Session, parent: QWidget, user: str, code: str) -> None:
    """One slip with the code; nothing of it is kept."""

    def make() -> bytes:
        from forms.sheet_values import Line, Slip  # noqa: PLC0415 - for this one slip

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
                practice=False,
            )
        )

    def made(pdf: bytes) -> None:
        print_pdf(session, parent, pdf)

    session.lanes.vault.run(make, made, keeper=parent)
