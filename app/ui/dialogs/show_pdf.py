"""A paper drawn for this moment: its pages as pictures from memory, and the way to the printer."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.desk import Desk
from app.ui import paper_out
from app.ui.dialogs.dialog import Dialog
from app.ui.long_work import LongWork
from app.ui.session import Session
from app.ui.widgets.sheet_view import SheetView
from forms.onlooker import OnLooker
from forms.refusal import Refusal

PDF = b"%PDF-"

translate = QCoreApplication.translate


class ShowPdfDialog(Dialog):
    """Pages below one another; ``draw`` runs beside the window and gives a PDF, or a picture that was kept."""

    def __init__(self, parent: QWidget, session: Session, name: str, draw: Callable[[Desk], bytes]) -> None:
        super().__init__(
            parent,
            name,
            yes=translate("ShowPdfDialog", "&Print…"),
            no=translate("ShowPdfDialog", "Close"),
            picture="printer",
        )
        self._session = session
        self.pdf = b""
        self.pages = QVBoxLayout()
        self.work = LongWork(session, self, at_table=True)
        self.finished.connect(self.work.stop)  # nobody looks at the rest of a long one
        self.yes.setEnabled(False)
        self.body.add(self.notice, self.work.running, self.pages)
        words = self.tr("Drawing the paper…")
        self.work.ask(partial(_drawn, draw), self._on_drawn, self._on_refused, words=words)

    def on_yes(self) -> None:
        """To a printer; the dialog stays, for a second copy."""
        paper_out.print_pdf(self._session, self, self.pdf)

    def _on_drawn(self, drawn: tuple[bytes, list[QImage]]) -> None:
        self.pdf, pictures = drawn
        for number, picture in enumerate(pictures, 1):
            page = SheetView(picture)
            page.setAccessibleName(self.tr("Page {number} of {count}").format(number=number, count=len(pictures)))
            self.pages.addWidget(page)
        self.yes.setEnabled(self.pdf.startswith(PDF))
        (self.yes if self.yes.isEnabled() else self.no).setFocus()

    def _on_refused(self, error: Exception) -> None:
        self.notice.tell(error)


def _drawn(draw: Callable[[Desk], bytes], desk: Desk, looker: OnLooker) -> tuple[bytes, list[QImage]]:
    content = draw(desk)
    pictures = paper_out.images(content, looker=looker) if content.startswith(PDF) else [QImage.fromData(content)]
    if any(picture.isNull() for picture in pictures):
        raise Refusal("bad-picture", "What was kept cannot be opened as a picture.")
    return content, pictures
