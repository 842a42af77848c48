"""Buttons: at least 44 pixels high, each with a word and often an icon."""

# An override says what its base says, and keeps Qt's case.

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton, QSizePolicy

from app.ui.icons import icon
from app.ui.tokens import PALETTE, scaled


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
            self.setIcon(icon(picture, _ink(kind)))
            self.setIconSize(QSize(scaled(24), scaled(24)))
        self.clicked.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        if self._pressed is not None:
            self._pressed()


def _ink(kind: str) -> str:
    if kind == "top":
        return PALETTE.on_top
    if kind in ("primary", "big-primary"):
        return PALETTE.on_primary
    return PALETTE.bad if kind == "danger" else PALETTE.primary
