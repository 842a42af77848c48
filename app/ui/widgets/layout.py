"""How things stand on a page: columns that scroll, cards, rows that wrap, and the bar of actions below."""

# An override says what its base says, and keeps Qt's case.
# ruff: noqa: D102, N802

from collections.abc import Callable

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.ui.tokens import SPACE


def column(*items: QWidget | QLayout | int, spacing: int = SPACE.small) -> QVBoxLayout:
    """Things below one another; a number is a distance."""
    made = QVBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(spacing)
    for item in items:
        put(made, item)
    return made


def row(*items: QWidget | QLayout | int | None, spacing: int = SPACE.small) -> QHBoxLayout:
    """Things side by side; ``None`` takes what room is left."""
    made = QHBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(spacing)
    for item in items:
        if item is None:
            made.addStretch(1)
        elif isinstance(item, int):
            made.addSpacing(item)
        elif isinstance(item, QWidget):
            made.addWidget(item)
        else:
            made.addLayout(item, 1)
    return made


def put(layout: QVBoxLayout, item: QWidget | QLayout | int) -> None:
    """Add one thing to a column."""
    if isinstance(item, int):
        layout.addSpacing(item)
    elif isinstance(item, QWidget):
        layout.addWidget(item)
    else:
        layout.addLayout(item)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


class Card(QFrame):
    """A white sheet of things that belong together."""

    def __init__(self, *items: QWidget | QLayout | int, role: str = "card") -> None:
        super().__init__()
        self.setProperty("role", role)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(SPACE.base + 4, SPACE.base, SPACE.base + 4, SPACE.base)
        self.column.setSpacing(SPACE.small)
        for item in items:
            put(self.column, item)


class Rule(QFrame):
    """A thin line between two things."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "rule")


class ScrollColumn(QScrollArea):
    """A page's body: a centred column of readable width that scrolls up and down, never sideways."""

    def __init__(self, width: int = SPACE.column) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        paper = QWidget()
        paper.setObjectName("paper")
        body = QWidget()
        body.setMaximumWidth(width)
        body.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.column = QVBoxLayout(body)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(SPACE.base)
        outer = QHBoxLayout(paper)
        outer.setContentsMargins(SPACE.wide, SPACE.wide - 4, SPACE.wide, SPACE.wide)
        outer.addStretch(1)
        outer.addWidget(body, 1000, Qt.AlignmentFlag.AlignTop)
        outer.addStretch(1)
        self.setWidget(paper)

    def add(self, *items: QWidget | QLayout | int) -> None:
        """Add things below what is there."""
        for item in items:
            put(self.column, item)

    def to_top(self) -> None:
        """Show the beginning."""
        self.verticalScrollBar().setValue(0)


class ActionBar(QFrame):
    """The bar below a page: the way back on the left, a quiet word in the middle, the way on at the right."""

    def __init__(self, *items: QWidget | None) -> None:
        super().__init__()
        self.setProperty("role", "bar")
        line = QHBoxLayout(self)
        line.setContentsMargins(SPACE.wide, 7, SPACE.wide, 7)
        line.setSpacing(SPACE.small)
        for item in items:
            if item is None:
                line.addStretch(1)
            else:
                line.addWidget(item)


class FlowLayout(QLayout):
    """Things side by side that go on in the next line when the room ends."""

    def __init__(self, parent: QWidget | None = None, *, spacing: int = SPACE.small) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setSpacing(spacing)
        self.setContentsMargins(QMargins(0, 0, 0, 0))

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), lambda _item, _place: None)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, QLayoutItem.setGeometry)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, rect: QRect, place: Callable[[QLayoutItem, QRect], object]) -> int:
        x, y, tallest = rect.x(), rect.y(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if x > rect.x() and x + size.width() > rect.right() + 1:
                x, y, tallest = rect.x(), y + tallest + self.spacing(), 0
            place(item, QRect(QPoint(x, y), QSize(min(size.width(), max(rect.width(), 1)), size.height())))
            x, tallest = x + size.width() + self.spacing(), max(tallest, size.height())
        return y + tallest - rect.y()


def flow(*items: QWidget, spacing: int = SPACE.small) -> QWidget:
    """A wrapping row as a widget (a bare layout inside a layout does not pass its height on)."""
    holder = QWidget()
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    holder.setSizePolicy(policy)
    made = FlowLayout(holder, spacing=spacing)
    for item in items:
        made.addWidget(item)
    return holder
