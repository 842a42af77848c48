"""Words on screen: always plain text, wrapped, in one of a few roles."""

# An override says what its base says, and keeps Qt's case.
# ruff: noqa: N802

from typing import ClassVar

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.ui.announce import announce
from app.ui.icons import IconView
from app.ui.qt_numbers import PLAIN_TEXT
from app.ui.tokens import PALETTE, SPACE, scaled


class _Tones:
    """Icon and ink of each tone: never colour alone."""

    _known: ClassVar = {
        "good": ("done", "good"),
        "warn": ("warning", "warn"),
        "bad": ("error", "bad"),
        "info": ("info", "info"),
        "calm": ("info", "ink_soft"),
    }

    def __getitem__(self, tone: str) -> tuple[str, str]:
        icon, ink = self._known[tone]
        return icon, PALETTE[ink]


TONES = _Tones()


class Text(QLabel):
    """A paragraph of plain text that wraps; ``role`` picks its size and ink from the style sheet."""

    def __init__(self, text: str = "", role: str = "body", *, wrap: bool = True) -> None:
        super().__init__()
        self.setProperty("textFormat", PLAIN_TEXT)
        self.setWordWrap(wrap)
        self.setProperty("role", role)
        self.setText(text)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)

    def setText(self, text: str) -> None:
        """The words; a page's title that changes before somebody's eyes is said too."""
        changed = text != self.text()
        super().setText(text)
        if changed and self.isVisible():
            self._say_title()

    def showEvent(self, event: QShowEvent) -> None:
        """A title that comes into sight says where one is; a window that opens says its own."""
        super().showEvent(event)
        if not event.spontaneous() and self.isActiveWindow():
            self._say_title()

    def _say_title(self) -> None:
        if self.property("role") == "title" and not self.window().inherits("QDialog"):  # whose title the system says
            announce(self, self.text())

    def show_text(self, text: str) -> None:
        """Say something else, and take no room when there is nothing to say."""
        self.setText(text)
        self.setVisible(bool(text))

    def minimumSizeHint(self) -> QSize:
        """A wrapped paragraph may become narrow; its height follows from the width that it gets."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), 120), self.fontMetrics().height()) if self.wordWrap() else hint


def plain_tip(words: str) -> str:
    """Words of a form for a tooltip, which takes for HTML whatever looks like it."""
    from html import escape  # noqa: PLC0415 - behind the first page, for it brings a table of all entities

    return f"<p>{escape(words)}</p>" if words else ""


def bullet(words: str) -> QWidget:
    """A paragraph behind a dot; its further lines stand below its first letter."""
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(SPACE.small)
    beside = QVBoxLayout()
    beside.addWidget(Text("•", wrap=False))
    beside.addStretch(1)
    line.addLayout(beside)
    line.addWidget(Text(words), 1)
    return holder


class Notice(QFrame):
    """A sentence with an icon on a pale ground: good, warn, bad or info.

    Signals:
        changed: it says something else.
    """

    changed = Signal()

    def __init__(self, tone: str, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconView(*TONES[tone])
        self._text = Text(text)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.small, SPACE.small, SPACE.base, SPACE.small)
        row.setSpacing(SPACE.small)
        beside = QVBoxLayout()
        beside.addWidget(self._icon)
        beside.addStretch(1)
        row.addLayout(beside)
        row.addWidget(self._text, 1)
        self.setProperty("role", tone)
        if not text:
            self.hide()  # shown before it has a place it would be a window and take the keyboard

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def say(self, text: str, tone: str | None = None) -> None:
        """Say something, to eyes and to a screen reader; with an empty text go away."""
        if tone not in (None, self.property("role")) and text:
            self._take(str(tone))
        is_news = text != self._text.text() or not self.isVisible()
        self._text.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        if is_news and self.isVisible():
            announce(self, text)

    def tell(self, error: Exception) -> None:
        """Say what went wrong and what to do about it."""
        from app.ui.errors import tell  # noqa: PLC0415 - behind the first page

        told = tell(error)
        self.say(f"{told.what} {told.do}", told.tone)

    def _take(self, tone: str) -> None:
        self.setProperty("role", tone)
        self._icon.show_icon(*TONES[tone])
        self.style().unpolish(self)
        self.style().polish(self)


class _Line(Text):
    """Words that want one line, and wrap where there is not even room for a few of them."""

    def sizeHint(self) -> QSize:
        return QSize(self._long(), self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self._long(), scaled(_FEW)), self.fontMetrics().height())

    def _long(self) -> int:
        return self.fontMetrics().horizontalAdvance(self.text()) + 2


_FEW = 240
"""Pixels, at letters of 100 %, above which the words of a state may wrap."""


class Badge(QFrame):
    """A state in a word with its own shape; ``icon`` is "" where the shape stands elsewhere in the line."""

    def __init__(self, text: str, icon: str, tone: str = "calm") -> None:
        super().__init__()
        self._icon = IconView(icon or "info", TONES[tone][1], 20)
        if not icon:
            self._icon.hide()  # shown before it has a place it would be a window and take the keyboard
        self._text = _Line(text)
        row = QHBoxLayout(self)
        row.setContentsMargins(8 if icon else 10, 4, 10, 4)
        row.setSpacing(6)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        self.setProperty("role", "badge")
        self.setProperty("tone", tone)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def text(self) -> str:
        """The word."""
        return self._text.text()

    def show_words(self, text: str, icon: str, tone: str) -> None:
        """Show another state."""
        self._text.setText(text)
        self._icon.show_icon(icon, TONES[tone][1])
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            for part in (self, self._text):
                part.style().unpolish(part)
                part.style().polish(part)
