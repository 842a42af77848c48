"""The words for the village loudspeaker: shown large, to be read from here, copied, or taken along as a text file."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.ui import paper_out
from app.ui.dialogs.dialog import Dialog
from app.ui.session import Session
from app.ui.widgets.buttons import Button
from app.ui.widgets.layout import flow
from app.ui.widgets.text import Text

translate = QCoreApplication.translate


class LoudspeakerDialog(Dialog):
    """One text; it names nobody."""

    def __init__(self, parent: QWidget, session: Session, words: str) -> None:
        close = translate("LoudspeakerDialog", "Close")
        super().__init__(
            parent, translate("LoudspeakerDialog", "For the loudspeaker"), yes=close, no=close, picture="check"
        )
        self.no.setVisible(False)
        self._session, self._words = session, words
        self.words = Text(words)
        self.copy = Button(self.tr("&Copy"), self._on_copy, picture="copy")
        self.save = Button(self.tr("&Save as text…"), self._on_save, kind="quiet", picture="saved")
        self.body.add(flow(self.copy, self.save), self.words)

    def _on_copy(self) -> None:
        self._session.clipboard.put(self._words)
        self._session.say(self.tr("Copied. It can be pasted for a minute."))

    def _on_save(self) -> None:
        paper_out.save_text(self._session, self, self._words, "loa")
