"""Buttons: at least 44 pixels high, each with a word and often an icon."""

# An override says what its base says, and keeps Qt's case.
# ruff: noqa: D102, N802

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPointF, QRect, QSize
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from app.ui.icons import icon
from app.ui.qt_numbers import RETURN_KEYS
from app.ui.tokens import PALETTE, SPACE, scaled
from app.ui.widgets.one_click import OneClick
from app.ui.widgets.ring import RING, draw_ring

if TYPE_CHECKING:
    from PySide6.QtWidgets import QButtonGroup

_FILLED = ("primary", "big-primary")
_CORNER = 20
"""Pixels along the filled corner with a tick on the one chosen of several: no state is told by colour alone."""


class Button(OneClick, QPushButton):
    """A button of at least 44 pixels; ``kind`` is plain, primary, big, big-primary, quiet, danger, row or top."""

    def __init__(
        self,
        text: str,
        pressed: Callable[[], object] | None = None,
        *,
        kind: str = "plain",
        picture: str = "",
        often: bool = False,
    ) -> None:
        """``often``: it is pressed several times in a row, so that a double click is two presses."""
        super().__init__(text)
        self.setProperty("kind", kind)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self._pressed = pressed
        self.often = often
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
        if event.key() not in RETURN_KEYS:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        kind = self.property("kind")
        if kind in _FILLED and self.hasFocus():
            painter = QPainter(self)
            draw_ring(painter, self.rect(), gap=True)
            painter.end()
        elif kind == "segment" and self.isChecked():
            painter = QPainter(self)
            ring = RING if self.hasFocus() else 0
            _draw_corner(painter, self.rect().adjusted(0, ring, -ring, 0))
            painter.end()

    def showEvent(self, event: QShowEvent) -> None:
        """One of several that exclude each other is told as such; Qt says so only where no group sees to it."""
        super().showEvent(event)
        group = cast("QButtonGroup | None", self.group())
        if group is not None and group.exclusive():
            self.setAutoExclusive(True)

    def _gap(self) -> int:
        """Air between icon and word; less in the bar at the top, whose words must find room on a small screen."""
        return SPACE.tight - SPACE.hair if self.property("kind") == "top" else SPACE.tight

    def _draw(self) -> None:
        self.setIcon(icon(self.picture, _ink(str(self.property("kind"))), gap=self._gap()))

    def _on_clicked(self) -> None:
        if self._pressed is not None:
            self._pressed()


def _draw_corner(painter: QPainter, place: QRect) -> None:
    """The upper right corner filled, and a tick in it; it stands clear of the word, whose letters may have marks."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    corner = QPainterPath(QPointF(place.right() + 1 - _CORNER, place.top()))
    corner.lineTo(place.right() + 1 - SPACE.radius, place.top())
    corner.quadTo(place.right() + 1, place.top(), place.right() + 1, place.top() + SPACE.radius)
    corner.lineTo(place.right() + 1, place.top() + _CORNER)
    corner.closeSubpath()
    painter.fillPath(corner, QColor(PALETTE.primary))
    painter.setPen(QPen(QColor(PALETTE.on_primary), 1.8))
    tick = ((11.5, 6.0), (8.5, 8.5), (3.5, 3.5))  # pixels from the right and from above
    painter.drawPolyline([QPointF(place.right() + 1 - right, place.top() + down) for right, down in tick])


def _ink(kind: str) -> str:
    if kind == "top":
        return PALETTE.on_top
    if kind in ("primary", "big-primary"):
        return PALETTE.on_primary
    return PALETTE.bad if kind == "danger" else PALETTE.primary
