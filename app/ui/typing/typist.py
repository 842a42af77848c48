"""Our own Telex or VNI at the line that has the keyboard; it stands aside when an input method is seen at work."""

# An override says what its base says, and keeps Qt's case.
# ruff: noqa: D102, N802

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import delete

from app.ui.typing.keys import METHODS, Method, Typing

VIETNAMESE = "vietnamese"
"""Property of a line or an area that takes words; numbers, dates, codes and passphrases have it not and stay plain."""
_INPUT_METHODS = ("ibus", "fcitx", "unikey", "bamboo", "scim", "uim")
_PLAIN_KEYS = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)


def wanted(chosen: str, environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Method | None:
    """The method to type by: as chosen, and for "auto" Telex where the system names no input method.

    On Windows one cannot see whether Unikey runs, and nearly always it does: there "auto" leaves the keys alone.
    """
    if chosen in METHODS:
        return chosen
    if chosen != "auto" or platform == "win32":
        return None
    said = " ".join(environment.get(name, "") for name in ("QT_IM_MODULE", "QT_IM_MODULES", "XMODIFIERS")).lower()
    return None if any(name in said for name in _INPUT_METHODS) else "telex"


class Typist(QObject):
    """Turns keys into letters in lines that take words.

    Signals:
        turned: it was switched on or off, by the helper or because an input method was seen ("aside").
    """

    turned = Signal(str)
    _typing: Typing | None = None

    def __init__(self, chosen: str, parent: QObject) -> None:
        super().__init__(parent)
        self._last: Method = "telex"
        self.choose(chosen)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)
            self._on_focus(None, QApplication.focusWidget())

    def close(self) -> None:
        """Leave every line before the window goes: a filter that Python has let go must not be asked any more."""
        delete(self)

    @property
    def method(self) -> str:
        """telex, vni, or "" while the keys are left alone."""
        return self._typing.method if self._typing is not None else ""

    def choose(self, chosen: str) -> None:
        """Type by the method of a setting (:func:`wanted`)."""
        method = wanted(chosen)
        self._last = method or self._last
        self._typing = Typing(method) if method is not None else None
        self.turned.emit(self.method)

    def turn(self) -> None:
        """On or off, as the helper wants it now."""
        self._typing = None if self._typing is not None else Typing(self._last)
        self.turned.emit(self.method)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._typing is None:
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return event.modifiers() in _PLAIN_KEYS and self._on_key(watched, event.text())
        if isinstance(event, QInputMethodEvent) and (event.preeditString() or event.commitString()):
            self._stand_aside()
        return False

    def _on_key(self, watched: QObject, key: str) -> bool:
        if self._typing is None or len(key) != 1 or not key.isprintable():
            return False
        if not key.isascii():  # no key of a keyboard gives "ễ": Unikey and its like send the letters themselves
            self._stand_aside()
            return False
        if isinstance(watched, QLineEdit):
            return not watched.hasSelectedText() and _in_line(watched, key, self._typing)
        return isinstance(watched, QPlainTextEdit) and _in_area(watched, key, self._typing)

    def _stand_aside(self) -> None:
        """Two methods at once would spoil every word."""
        self._typing = None
        self.turned.emit("aside")

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """A filter stays on a line once it is there: only the line with the keyboard gets keys."""
        if isinstance(now, QLineEdit | QPlainTextEdit) and now.property(VIETNAMESE):
            now.installEventFilter(self)


def _in_line(line: QLineEdit, key: str, typing: Typing) -> bool:
    """Change the word before the cursor of a line; False leaves the key to the line itself."""
    at = line.cursorPosition()
    word = _word_before(line.text()[:at])
    made = _pressed(typing, word, key)
    if made is None:
        return False
    line.setSelection(at - len(word), len(word))
    line.insert(made)
    return True


def _in_area(area: QPlainTextEdit, key: str, typing: Typing) -> bool:
    cursor = area.textCursor()
    if cursor.hasSelection() or area.isReadOnly():
        return False
    word = _word_before(cursor.block().text()[: cursor.positionInBlock()])
    made = _pressed(typing, word, key)
    if made is None:
        return False
    cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, len(word))
    cursor.insertText(made)
    return True


def _pressed(typing: Typing, word: str, key: str) -> str | None:
    """The word after the key; None when the key only adds itself, which the line does on its own."""
    if not key.isalnum():
        return None
    made = typing.press(word, key)
    return None if made == word + key else made


def _word_before(text: str) -> str:
    begin = len(text)
    while begin and text[begin - 1].isalpha():
        begin -= 1
    return text[begin:]
