"""A scanner that types like a keyboard: was it one, and did an input method stand between it and the line?"""

# An override says what its base says, and keeps Qt's case.
# ruff: noqa: N802

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from forms.key_burst import Burst


class ReaderKeys(QObject):
    """Watches one line; it changes nothing that is typed there.

    Attributes:
        is_spoilt: the keys came as fast as a scanner types, and an input method composed some of them.
    """

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._burst = Burst()
        self._composed = False
        self.is_spoilt = False
        line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - Qt's signature
        """Each key with its time; what an input method takes away counts as one, for the scanner did press it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.text():
            self._on_key(event.text()[0])
        elif isinstance(event, QInputMethodEvent) and (event.preeditString() or event.commitString()):
            self._composed = self._composed or bool(event.preeditString())
            self._on_key("?")
        return False

    def _on_key(self, key: str) -> None:
        if self._burst.key(key, time.monotonic()) is not None:
            self.is_spoilt = self._composed
        if key in "\r\n":
            self._composed = False
        else:
            self.is_spoilt = False
