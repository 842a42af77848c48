"""Things side by side where the room allows it, below one another where it does not."""

# An override says what its base says, and keeps Qt's case.
# ruff: noqa: D102, N802

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui.tokens import SPACE, scaled
from app.ui.widgets.layout import column, flow


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


class Beside(QWidget):
    """Words, and at their right what one does with them; below the words where the room is short."""

    def __init__(self, words: QWidget, side: Sequence[QWidget], *, least: int = 300) -> None:
        """``least``: pixels that the words want, at letters of 100 %, before something may stand beside them."""
        super().__init__()
        self._words, self._least = words, least
        self._side, self._parts = flow(*side), tuple(side)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(SPACE.small)
        self._box.addWidget(words, 1)
        self._box.addWidget(self._side)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # a button came, or went, or says something else
            self._stand(self.width())
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stand(event.size().width())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        """The height with the side where it will stand at that width."""
        line = self._line()
        if self._is_wide(width):
            words = self._height(self._words, width - line - self._box.spacing() if line else width)
            return max(words, self._height(self._side, line) if line else 0)
        words = self._height(self._words, width)
        return words + self._box.spacing() + self._height(self._side, width)

    def minimumSizeHint(self) -> QSize:
        """As narrow as with the side below."""
        narrow = max(self._words.minimumSizeHint().width(), self._side.minimumSizeHint().width())
        return QSize(narrow, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        return QSize(max(super().sizeHint().width(), self.minimumSizeHint().width()), super().sizeHint().height())

    def _stand(self, width: int) -> None:
        wide = self._is_wide(width)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._box.direction() != way:
            self._box.setDirection(way)
        self._side.setMinimumWidth(self._line() if wide else 0)
        self._side.setVisible(bool(self._line()))

    def _line(self) -> int:
        """The width of the side in one line; 0 where nothing of it is shown."""
        shown = [part.sizeHint().width() for part in self._parts if not part.isHidden()]
        return sum(shown) + SPACE.small * (len(shown) - 1) if shown else 0

    def _is_wide(self, width: int) -> bool:
        line = self._line()
        return not line or width >= scaled(self._least) + self._box.spacing() + line

    @staticmethod
    def _height(widget: QWidget, width: int) -> int:
        return widget.heightForWidth(width) if widget.hasHeightForWidth() else widget.sizeHint().height()


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
