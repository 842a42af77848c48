"""An attached file, looked at from memory: its pages as pictures."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services import collect_papers
from app.services.desk import Desk
from app.storage.records import AttachedPaper
from app.ui.dialogs.dialog import Dialog
from app.ui.session import Session
from app.ui.widgets.layout import clear
from app.ui.widgets.sheet_view import SheetView
from app.ui.widgets.text import Text

translate = QCoreApplication.translate


class ShowFileDialog(Dialog):
    """Pages below one another."""

    def __init__(self, parent: QWidget, session: Session, file: AttachedPaper, name: str) -> None:
        close = translate("ShowFileDialog", "Close")
        super().__init__(parent, name, yes=close, no=close, picture="check")
        self.no.setVisible(False)
        self.pages: list[SheetView] = []
        self._lines = QVBoxLayout()
        self._lines.addWidget(Text(self.tr("Opening…"), "soft"))
        self.body.add(self.notice, self._lines)
        session.ask(partial(_pages, file), self._on_pages, self._on_refused, keeper=self)

    def _on_pages(self, pictures: list[QImage]) -> None:
        self._empty()
        for number, picture in enumerate(pictures, 1):
            page = SheetView(picture)
            page.setAccessibleName(self.tr("Page {number} of {count}").format(number=number, count=len(pictures)))
            self.pages.append(page)
            self._lines.addWidget(page)

    def _on_refused(self, error: Exception) -> None:
        self._empty()
        self.notice.tell(error)

    def _empty(self) -> None:
        clear(self._lines)


def _pages(file: AttachedPaper, desk: Desk) -> list[QImage]:
    content = collect_papers.content_of(desk, file.dossier_id, file.id)
    if file.media_type == "application/pdf":
        from app.ui import paper_out  # noqa: PLC0415 - heavy, only for a PDF

        return paper_out.images(content, 90)
    return [QImage.fromData(content)]
