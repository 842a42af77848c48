"""Buttons: at least 44 pixels high, each with a word and often an icon."""

# An override says what its base says, and keeps Qt's case.
# ruff: noqa: N802

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from app.ui.icons import icon
from app.ui.tokens import PALETTE, SPACE, scaled


class Button(QPushButton):
    """A button of at least 44 pixels; ``kind`` is plain, primary, big, big-primary, quiet, danger, row or top."""

    def __init__(
        self, text: str, pressed: Callable[[], object] | None = None, *, kind: str = "plain", picture: str = ""
    ) -> None:
        super().__init__(text)
        self.setProperty("kind", kind)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self._pressed = pressed
        self.picture = picture
        if picture:
            self._draw()
            self.setIconSize(QSize(scaled(24) + self._gap(), scaled(24)))
        self.clicked.connect(self._on_clicked)

    def become(self, kind: str) -> None:
        """Look like another kind: the way on that is usual now is primary, the others step back."""
        if kind == self.property("kind"):
            return
        self.setProperty("kind", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        if self.picture:
            self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses as Space does; held down it presses once, so that nobody runs through the pages."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()

    def _gap(self) -> int:
        """Air between icon and word; less in the bar at the top, whose words must find room on a small screen."""
        return SPACE.tight - SPACE.hair if self.property("kind") == "top" else SPACE.tight

    def _draw(self) -> None:
        self.setIcon(icon(self.picture, _ink(str(self.property("kind"))), gap=self._gap()))

    def _on_clicked(self) -> None:
        if self._pressed is not None:
            self._pressed()


def _ink(kind: str) -> str:
    if kind == "top":
        return PALETTE.on_top
    if kind in ("primary", "big-primary"):
        return PALETTE.on_primary
    return PALETTE.bad if kind == "danger" else PALETTE.primary
