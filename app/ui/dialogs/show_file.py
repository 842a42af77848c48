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
from app.ui.long_work import LongWork
from app.ui.session import Session
from app.ui.widgets.sheet_view import SheetView
from forms.onlooker import OnLooker

translate = QCoreApplication.translate


class ShowFileDialog(Dialog):
    """Pages below one another."""

    def __init__(self, parent: QWidget, session: Session, file: AttachedPaper, name: str) -> None:
        close = translate("ShowFileDialog", "Close")
        super().__init__(parent, name, yes=close, no=close, picture="check")
        self.no.setVisible(False)
        self.pages: list[SheetView] = []
        self._lines = QVBoxLayout()
        self.work = LongWork(session, self, at_table=True)
        self.finished.connect(self.work.stop)  # nobody looks at the rest of a long one
        self.body.add(self.notice, self.work.running, self._lines)
        self.work.ask(partial(_pages, file), self._on_pages, self.notice.tell, words=self.tr("Opening…"))

    def _on_pages(self, pictures: list[QImage]) -> None:
        for number, picture in enumerate(pictures, 1):
            page = SheetView(picture)
            page.setAccessibleName(self.tr("Page {number} of {count}").format(number=number, count=len(pictures)))
            self.pages.append(page)
            self._lines.addWidget(page)


def _pages(file: AttachedPaper, desk: Desk, looker: OnLooker) -> list[QImage]:
    content = collect_papers.content_of(desk, file.dossier_id, file.id)
    if file.media_type == "application/pdf":
        from app.ui import paper_out  # noqa: PLC0415 - heavy, only for a PDF

        return paper_out.images(content, 90, looker)
    return [QImage.fromData(content)]
