"""Icons drawn from our own SVG files in the window's ink, sharp at every screen scale."""

# An override says what its base says, and keeps Qt's case.
# ruff: noqa: D102, N802

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui import assets
from app.ui.tokens import PALETTE, scaled

_SHARPNESS = 2.0


@lru_cache(maxsize=256)
def icon(name: str, colour: str = "", *, gap: int = 0) -> QIcon:
    """An icon for a button, pale where the button cannot be pressed; ``gap`` is air after it, before the word."""
    made = QIcon()
    made.addPixmap(pixmap(name, colour or PALETTE.primary, scaled(24), gap))
    made.addPixmap(pixmap(name, PALETTE.ink_soft, scaled(24), gap), QIcon.Mode.Disabled)
    return made


def pixmap(name: str, colour: str, size: int, gap: int = 0) -> QPixmap:
    """One icon as a picture of ``size`` logical pixels, with ``gap`` of nothing on its right."""
    picture = QPixmap(QSize(round((size + gap) * _SHARPNESS), round(size * _SHARPNESS)))
    picture.setDevicePixelRatio(_SHARPNESS)
    picture.fill(QColor(0, 0, 0, 0))
    painter = QPainter(picture)
    _renderer(name, colour).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_drawing(name).replace(b"currentColor", colour.encode())))


@cache
def _drawing(name: str) -> bytes:
    return assets.icon_file(name).read_bytes()


class IconView(QWidget):
    """One icon beside a word; it says nothing to a screen reader because the word does."""

    def __init__(self, name: str, colour: str = "", size: int = 24) -> None:
        super().__init__()
        self._name, self._colour, self._size = name, colour or PALETTE.primary, scaled(size)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, name: str, colour: str) -> None:
        """Show another icon at the same size."""
        self._name, self._colour = name, colour
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._size, self._size)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        _renderer(self._name, self._colour).render(painter, QRectF(0, 0, self._size, self._size))
        painter.end()
