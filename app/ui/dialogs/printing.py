"""A paper on its way to the printer: which page, how many, and a way to stop before the next."""

from __future__ import annotations

from functools import partial
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from app.ui import paper_out
from app.ui.dialogs.dialog import Dialog
from app.ui.session import Session
from app.ui.widgets.running import Running

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

translate = QCoreApplication.translate


class PrintingDialog(Dialog):
    """Begins at once; closes itself when all is printed."""

    _told = Signal(int, int)

    def __init__(self, parent: QWidget, session: Session, printer: QPrinter, pdf: bytes) -> None:
        close = translate("PrintingDialog", "Close")
        super().__init__(parent, translate("PrintingDialog", "Printing"), yes=close, no=close, picture="check")
        self.no.setVisible(False)
        self.yes.setEnabled(False)
        self._session = session
        self._stopped = Event()
        self.running = Running(self._on_stop)
        self.body.add(self.running, self.notice)
        self.running.show_work(self.tr("Sending the pages to the printer…"))
        self._told.connect(self._on_told)  # from the lane Qt queues it
        job = partial(paper_out.put_on, printer, pdf, progress=self._told.emit, cancelled=self._stopped.is_set)
        session.lanes.table.run(job, self._on_done, self._on_refused, keeper=self)

    def reject(self) -> None:
        """Closing is stopping; what came out is told where nobody waits for the page that is under way."""
        if not self.yes.isEnabled() and not self._stopped.is_set():
            self._stopped.set()
            self._session.say(self._stopped_words())
        super().reject()

    def _stopped_words(self) -> str:
        return self.tr("Printing was stopped. What came out so far is not whole: tear it up.")

    def _on_stop(self) -> None:
        self._stopped.set()
        self.running.stopping(self.tr("Stopping after this page…"))

    def _on_told(self, done: int, total: int) -> None:
        words = self.tr("Page {done} of {total}").format(done=done, total=total)
        self.running.show_work(words, done, total)

    def _on_done(self, _pages: int) -> None:
        if self._stopped.is_set():
            self._session.say(self._stopped_words())
        else:
            self._session.say(
                self.tr("Sent to the printer. If nothing comes out: is it on, with paper? The PDF can still be saved.")
            )
        self.accept()

    def _on_refused(self, error: Exception) -> None:
        self.running.rest()
        self.yes.setEnabled(True)
        self.notice.tell(error)
