"""What every control of a question does, and the plain ones: a line, several lines, a number.

The rules for Vietnamese typing (measured with Unikey, fcitx and ibus): no validator and no mask on any text, a field is
never rewritten from its own change signal, an answer is taken when the field is left, NFC at the door, and the focus
never jumps by itself.
"""

# An override says what its base says, and keeps Qt's case.
# ruff: noqa: D102, N802

import unicodedata

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app.ui.tokens import SPACE, scaled
from app.ui.widgets.text import Text
from forms.wording import number_words

_MOST_DIGITS = 15
"""Of an amount that is said in words; more of them are a slip of the hand."""


class Control(QWidget):
    """Base of all controls.

    Signals:
        committed: the helper gave this text ("" when the answer was taken away).
        finished: Enter in the control, the helper wants to go on.
        grown: it became taller, and wants to be seen whole.
    """

    grown = Signal()
    committed = Signal(str)
    finished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(SPACE.tight)

    def show_value(self, text: str) -> None:
        """Show what is stored; what is being typed stays."""
        raise NotImplementedError

    def value(self) -> str:
        """What stands in the control now, in NFC."""
        raise NotImplementedError

    def commit(self) -> None:
        """Give the text that was typed but not yet told, as leaving the field does."""

    def name(self, words: str) -> None:
        """The name that a screen reader says."""
        proxy = self.focusProxy()
        (proxy or self).setAccessibleName(words)

    def describe(self, words: str) -> None:
        """What a screen reader says after the name: what is wrong, whether it must be answered, a hint."""
        (self.focusProxy() or self).setAccessibleDescription(words)

    def mark_wrong(self, *, wrong: bool) -> None:
        """A border that goes with the message below; never the only sign."""

    def take_focus(self) -> None:
        """Put the keyboard here."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)


class LineControl(Control):
    """One line of text."""

    def __init__(self, placeholder: str = "", *, plain: bool = False) -> None:
        """``plain`` is for numbers, dates and codes: no Vietnamese letters are made there."""
        super().__init__()
        self.line = QLineEdit()
        self.line.setPlaceholderText(placeholder)
        self.line.setProperty("vietnamese", not plain)
        if plain:
            self.line.setInputMethodHints(Qt.InputMethodHint.ImhPreferLatin | Qt.InputMethodHint.ImhPreferNumbers)
        self._stored = ""
        self.line.editingFinished.connect(self._on_left)
        self.line.returnPressed.connect(self.finished)
        self._undo = _UndoGoesOn(self.line)
        self.line.installEventFilter(self._undo)
        self.setFocusProxy(self.line)
        self.column.addWidget(self.line)

    def show_value(self, text: str) -> None:
        if self.value() != self._stored:
            return  # what is being typed is not told yet, and stays
        if self.line.text() != text:
            self.line.setText(text)
        self._stored = self.value()

    def _on_left(self) -> None:
        """The line forgets its own steps once it is left: from then on it is the page that takes answers back."""
        self.commit()
        if not self.line.hasFocus() and self.line.isUndoAvailable():
            self.line.setText(self.line.text())

    def value(self) -> str:
        return clean(self.line.text())

    def mark_wrong(self, *, wrong: bool) -> None:
        self.line.setProperty("wrong", wrong)
        self.line.style().unpolish(self.line)
        self.line.style().polish(self.line)

    def commit(self) -> None:
        if self.value() != self._stored:
            self._stored = self.value()
            self.committed.emit(self._stored)


class AreaControl(Control):
    """Several lines; Tab goes on, Enter is a new line."""

    def __init__(self) -> None:
        super().__init__()
        self.area = QPlainTextEdit()
        self.area.setTabChangesFocus(True)
        self.area.setProperty("vietnamese", True)
        self.area.setMinimumHeight(3 * SPACE.target)
        self.area.setMaximumHeight(5 * SPACE.target)
        self._stored = ""
        self.area.installEventFilter(self)
        self.setFocusProxy(self.area)
        self.column.addWidget(self.area)

    def show_value(self, text: str) -> None:
        if self.value() != self._stored:
            return  # what is being typed is not told yet, and stays
        if self.area.toPlainText() != text:
            self.area.setPlainText(text)
        self._stored = self.value()

    def value(self) -> str:
        return clean(self.area.toPlainText())

    def commit(self) -> None:
        if self.value() != self._stored:
            self._stored = self.value()
            self.committed.emit(self._stored)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.commit()
        return super().eventFilter(watched, event)


class MoneyControl(LineControl):
    """An amount in đồng; dots between the digits are only for the eye, and the words below prove the zeros."""

    def __init__(self) -> None:
        super().__init__(plain=True)
        self.line.setMaximumWidth(scaled(300))
        self.words = Text("", "small")
        self.words.hide()
        self.column.addWidget(self.words)
        self.line.textChanged.connect(self._say)

    def commit(self) -> None:
        """Told as digits; what stands in the line gets its dots now that the field is left."""
        super().commit()
        shown = _grouped(self.value())
        if self.line.text() != shown:
            self.line.setText(shown)
            self._stored = self.value()

    def value(self) -> str:
        return "".join(sign for sign in super().value() if sign not in ". ,đ")

    def show_value(self, text: str) -> None:
        super().show_value(_grouped(text))

    def _say(self) -> None:
        """The amount in words; the line itself is never rewritten while somebody types in it."""
        digits = self.value()
        self.words.show_text(
            self.tr("{amount} đồng").format(amount=number_words(int(digits))) if _is_said(digits) else ""
        )


def _grouped(text: str) -> str:
    return f"{int(text):,}".replace(",", ".") if text.isdecimal() and text.isascii() else text


def _is_said(digits: str) -> bool:
    return digits.isdecimal() and digits.isascii() and len(digits) <= _MOST_DIGITS


def clean(text: str) -> str:
    """The one form of a text at the door: NFC, nothing around it."""
    return unicodedata.normalize("NFC", text).strip()


class _UndoGoesOn(QObject):
    """Ctrl+Z and Ctrl+Y in a line in which nothing was typed belong to the page, which takes back the last answer."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride:
            return False
        if not isinstance(event, QKeyEvent) or not isinstance(watched, QLineEdit):
            return False
        keys = QKeySequence.StandardKey
        is_over = (event.matches(keys.Undo) and not watched.isUndoAvailable()) or (
            event.matches(keys.Redo) and not watched.isRedoAvailable()
        )
        if is_over:
            event.ignore()  # a shortcut that its line does not want goes to the page
        return is_over


class EnterGoesOn(QObject):
    """Enter on a radio or check mark goes to the next field, as it does in a line."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        enter = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in enter:
            control = self.parent()
            if isinstance(control, Control):
                control.finished.emit()
            return True
        return super().eventFilter(watched, event)
