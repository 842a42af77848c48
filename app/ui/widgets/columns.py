"""Things side by side where the room allows it, below one another where it does not."""

# An override says what its base says, and keeps Qt's case.
# ruff: noqa: D102, N802

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui.tokens import SPACE, scaled
from app.ui.widgets.layout import column


class Columns(QWidget):
    """``left`` and ``right`` stand side by side from ``breadth`` pixels on."""

    def __init__(self, *, breadth: int = 780, shares: tuple[int, int] = (3, 2)) -> None:
        super().__init__()
        self._breadth = breadth
        self.left, self.right = column(spacing=SPACE.base), column(spacing=SPACE.base)
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(SPACE.base)
        for side, share in zip((self.left, self.right), shares, strict=True):
            self._box.addWidget(_holder(side), share)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= scaled(self._breadth)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._box.direction() != way:
            self._box.setDirection(way)


class Tiles(QWidget):
    """Tiles of one width: all in a line, half as many, or one below the other, as the room allows."""

    def __init__(self, tiles: Sequence[QWidget], *, least: int = 200) -> None:
        """``least``: pixels of a tile's width, at letters of 100 %, below which fewer stand side by side."""
        super().__init__()
        self._tiles, self._least = tuple(tiles), least
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(SPACE.small)
        self._across = 0
        self._stand(len(self._tiles))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width, least = event.size().width(), scaled(self._least)
        across = len(self._tiles)
        while across > 1 and across * least + (across - 1) * SPACE.small > width:
            across = (across + 1) // 2
        self._stand(across)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the widest tile alone."""
        widest = max(tile.minimumSizeHint().width() for tile in self._tiles)
        return QSize(widest, super().minimumSizeHint().height())

    def _stand(self, across: int) -> None:
        if across == self._across:
            return
        self._across = across
        for at, tile in enumerate(self._tiles):
            self._grid.addWidget(tile, at // across, at % across)
            self._grid.setColumnStretch(at, 1 if at < across else 0)


def _holder(lines: QVBoxLayout) -> QWidget:
    holder = QWidget()
    outer = QVBoxLayout(holder)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.addLayout(lines)
    outer.addStretch(1)
    holder.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    return holder
