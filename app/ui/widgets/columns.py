"""Two columns where the room allows it, one below the other where it does not."""

# An override says what its base says, and keeps Qt's case.
# ruff: noqa: D102, N802

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

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


def _holder(lines: QVBoxLayout) -> QWidget:
    holder = QWidget()
    outer = QVBoxLayout(holder)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.addLayout(lines)
    outer.addStretch(1)
    holder.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    return holder
