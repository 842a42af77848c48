"""A second window for the villager's eyes: the facts in very large letters, on the outer screen where there is one."""

# An override says what its base says, and keeps Qt's case.
# ruff: noqa: D102, N802

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QScreen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.tokens import SPACE, scaled
from app.ui.widgets.buttons import Button
from app.ui.widgets.layout import ActionBar, ScrollColumn, clear, column
from app.ui.widgets.text import Text

LETTERS = 46
"""Pixels of an answer's letters at 100 %: read from two metres."""


class OuterWindow(QWidget):
    """Belongs to the window that opened it, and goes with it; Escape closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle("Hồ Sơ Làng")
        self.setObjectName("window")
        self.body = ScrollColumn(1400)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SPACE.wide)
        self.body.add(self._lines)
        self.body.column.addStretch(1)
        self.close_button = Button(self.tr("&Close"), self.close, kind="quiet", picture="close")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.body, 1)
        whole.addWidget(ActionBar(self.close_button, None))

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Labels and answers, below one another."""
        clear(self._lines)
        for label, words in facts:
            answer = Text(words)
            answer.setStyleSheet(f"font-size: {scaled(LETTERS)}px; font-weight: 700;")
            self._lines.addLayout(column(Text(label, "lead"), answer, spacing=0))  # a label is near its own answer

    def bring(self) -> None:
        """Fill the outer screen; where there is only one, fill that: the helper turns the machine round."""
        parent = self.parentWidget()
        own = parent.screen() if parent is not None else QGuiApplication.primaryScreen()
        self.setGeometry(outer_screen(QGuiApplication.screens(), own).geometry())
        self.showFullScreen()
        self.close_button.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)


def outer_screen(screens: Sequence[QScreen], own: QScreen) -> QScreen:
    """The first screen that is not the window's own, else its own."""
    return next((screen for screen in screens if screen is not own), own)
