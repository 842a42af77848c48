"""Keys that come before there is a line for them: a reader types faster than a dialog opens, and nothing is lost."""

# An override says what its base says, and keeps Qt's case.
# ruff: noqa: N802

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

CODES = "codes"
"""Property of a line that takes what a reader types."""
_PATIENCE = 3000
"""Milliseconds after which no line will come any more: what kept it from opening was told already."""
_PLAIN = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.KeypadModifier,
)


def begins_a_code(event: QKeyEvent) -> bool:
    """Whether this key on a button can be a reader's first: a sign that is seen; space and Enter press the button."""
    text = event.text()
    return (
        event.modifiers() in _PLAIN and not event.isAutoRepeat() and text.isprintable() and bool(text.strip(" \u00a0"))
    )


class TypedAhead(QObject):
    """From the first key on it keeps everything typed in the program, until a line for codes has the keyboard.

    The line then gets all of it at once and in order, as if it had been there from the start.
    """

    def __init__(self, first: QKeyEvent, parent: QWidget) -> None:
        super().__init__(parent.window())
        self._kept: list[QKeyEvent | QInputMethodEvent] = [_same_key(first)]
        self._application = QApplication.instance()
        if self._application is not None:
            self._application.installEventFilter(self)
        QTimer.singleShot(_PATIENCE, self, self._end)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Key presses and what an input method makes of them are taken; of shortcuts there are none meanwhile."""
        kind = event.type()
        if kind is QEvent.Type.FocusIn and isinstance(watched, QLineEdit) and watched.property(CODES):
            QTimer.singleShot(0, self, partial(self._give, watched))  # once the line has taken the keyboard up
        elif kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._kept.append(_same_key(event))
            return True
        elif kind is QEvent.Type.InputMethod and isinstance(event, QInputMethodEvent):
            self._kept.append(_same_words(event))
            return True
        elif kind is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return kind is QEvent.Type.KeyRelease

    def _give(self, line: QLineEdit) -> None:
        kept, self._kept = self._kept, []
        self._end()
        for event in kept:
            QApplication.sendEvent(line, event)

    def _end(self) -> None:
        if self._application is not None:
            self._application.removeEventFilter(self)
            self._application = None
            self.deleteLater()


def _same_key(event: QKeyEvent) -> QKeyEvent:
    """Qt's own event is gone when its handler returns."""
    return QKeyEvent(event.type(), event.key(), event.modifiers(), event.text(), event.isAutoRepeat(), event.count())


def _same_words(event: QInputMethodEvent) -> QInputMethodEvent:
    same = QInputMethodEvent(event.preeditString(), [])
    same.setCommitString(event.commitString(), event.replacementStart(), event.replacementLength())
    return same
