"""What shows where the keyboard is: a ring, and a gap inside it, so that it is seen on every ground and in grey too."""

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from app.ui.tokens import PALETTE, SPACE

RING = 3
GAP = 2
"""Pixels. On a ground about as dark as the ring it is the gap that changes by 3 to 1 (WCAG 2.2, 2.4.13)."""


def draw_ring(painter: QPainter, place: QRect, *, gap: bool = False) -> None:
    """The ring along the edge of ``place``; with ``gap`` the light line inside it, for a ground as dark as the ring."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(0, 0, 0, 0))
    _along(painter, place, 0, RING, PALETTE.focus)
    if gap:
        _along(painter, place, RING, GAP, PALETTE.surface)


def _along(painter: QPainter, place: QRect, inset: int, width: int, colour: str) -> None:
    painter.setPen(QPen(QColor(colour), width))
    off = inset + width / 2
    painter.drawRoundedRect(QRectF(place).adjusted(off, off, -off, -off), SPACE.radius - off, SPACE.radius - off)
