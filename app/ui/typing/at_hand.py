"""Brings the window's own Vietnamese typing in when the vault opens: F9 turns it, the bar above says how it stands."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut

from app.ui.session import Session
from app.ui.typing.typist import Typist
from app.ui.window import Window


class TypingAtHand(QObject):
    """Keeps setting, key and sign of the typing together."""

    def __init__(self, session: Session, window: Window) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self.typist = Typist(session.preferences.typing, self)
        self.typist.turned.connect(self._on_turned)
        session.preferred.connect(self._on_preferred)
        QShortcut(QKeySequence("F9"), window, self.typist.turn)
        self._show()

    def _on_preferred(self) -> None:
        self.typist.choose(self._session.preferences.typing)
        self._show()

    def _on_turned(self, how: str) -> None:
        self._show()
        if how == "aside":
            self._session.say(
                self.tr(
                    "Another program types Vietnamese here, so this one leaves the keys alone. F9 turns it on again."
                )
            )

    def _show(self) -> None:
        """The sign in the bar above; it is drawn anew with every look."""
        top = self._window.chrome.top
        top.show_typing(self.typist.method)
        if top.typing.property("turns") is None:
            top.typing.setProperty("turns", True)
            top.typing.clicked.connect(self.typist.turn)
