"""How things stand on a page: columns that scroll, cards, rows that wrap, and the bar of actions below."""

# An override says what its base says, and keeps Qt's case.
# ruff: noqa: D102, N802

from collections.abc import Callable

from PySide6 import QtCore
from PySide6.QtCore import QMargins, QPoint, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.ui.qt_numbers import NO_FOCUS, SCROLL_BAR_ALWAYS, SCROLL_BAR_NEVER
from app.ui.tokens import SPACE, scaled

_BAR = 14
"""Pixels of a scroll bar in the style sheet."""


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


class _Paper(QWidget):
    """What scrolls. Qt would take the height that its words need at their narrowest; the real width decides here."""

    def __init__(self, area: QScrollArea) -> None:
        super().__init__()
        self._area = area
        self.setObjectName("paper")

    def minimumSizeHint(self) -> QSize:
        narrow = super().minimumSizeHint().width()
        width = max(narrow, self._area.maximumViewportSize().width())
        return QSize(narrow, self.heightForWidth(width))


class ScrollColumn(QScrollArea):
    """A page's body: a centred column of readable width that scrolls up and down, never sideways.

    The scroll bar has its room even where there is nothing to scroll: the column stands on one line on every page.
    """

    def __init__(self, width: int = SPACE.column) -> None:
        super().__init__()
        self._lowered_for = 0
        self.setWidgetResizable(True)
        self.setProperty("horizontalScrollBarPolicy", SCROLL_BAR_NEVER)
        self.setProperty("verticalScrollBarPolicy", SCROLL_BAR_ALWAYS)
        self.setProperty("focusPolicy", NO_FOCUS)
        paper = _Paper(self)
        body = QWidget()
        body.setMaximumWidth(scaled(width))
        body.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.column = QVBoxLayout(body)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(SPACE.base)
        self._outer = outer = QHBoxLayout(paper)
        outer.setContentsMargins(SPACE.wide, SPACE.wide - 4, SPACE.wide - _BAR, SPACE.wide)
        outer.addStretch(1)
        middle = QVBoxLayout()
        middle.addWidget(body)
        middle.addStretch(1)
        outer.addLayout(middle, 1000)
        outer.addStretch(1)
        self.paper = paper
        self.setWidget(paper)

    def add(self, *items: QWidget | QLayout | int) -> None:
        """Add things below what is there."""
        for item in items:
            put(self.column, item)

    def to_top(self) -> None:
        """Show the beginning."""
        self.verticalScrollBar().setValue(0)

    def stand_close(self) -> None:
        """Less air above and below, in a dialog that must find room on a small screen."""
        around = self._outer.contentsMargins()
        around.setTop(SPACE.base)
        around.setBottom(SPACE.base - 4)
        self._outer.setContentsMargins(around)

    def stand_lower(self, height: int) -> None:
        """A short column, of about ``height`` pixels, stands nearer to the middle where the window is higher."""
        self._lowered_for = height

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._lowered_for:  # by the window's height alone: a message that comes must not move what is pressed
            free = event.size().height() - scaled(self._lowered_for)
            around = self._outer.contentsMargins()
            around.setTop(max(SPACE.wide - 4, free * 2 // 5))
            self._outer.setContentsMargins(around)


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

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> "QtCore.Qt.Orientation":
        return QtCore.Qt.Orientation(0)

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
        """Fill line after line; in a line everything stands on the middle."""
        y = rect.y()
        for line in self._lines(rect.width()):
            tallest = max(size.height() for _, size in line)
            x = rect.x()
            for item, size in line:
                place(item, QRect(QPoint(x, y + (tallest - size.height()) // 2), size))
                x += size.width() + self.spacing()
            y += tallest + self.spacing()
        return max(0, y - self.spacing() - rect.y())

    def _lines(self, room: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        used = room + 1
        for item in self._items:
            if item.isEmpty():
                continue
            size = _size_in(item, max(room, 1))
            if used + size.width() > room:
                lines.append([])
                used = 0
            lines[-1].append((item, size))
            used += size.width() + self.spacing()
        return lines


def _size_in(item: QLayoutItem, room: int) -> QSize:
    """What an item wants: a paragraph wants one line, as long as the room allows it."""
    widget = item.widget()
    width = item.sizeHint().width()
    if isinstance(widget, QLabel) and widget.wordWrap():
        width = widget.fontMetrics().horizontalAdvance(widget.text()) + 4
    width = min(width, room)
    height = item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
    return QSize(width, height)


class BarLayout(FlowLayout):
    """One line with the first group at the left and the last at the right; where it is too long, right-bound lines."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._gaps: list[int] = []
        self.setContentsMargins(QMargins(SPACE.wide, 7, SPACE.wide, 7))

    def addStretch(self) -> None:
        """What comes now stands apart from what came before."""
        self._gaps.append(self.count())

    def sizeHint(self) -> QSize:
        inner = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() + self.spacing() for size in inner)
        return self._with_margins(QSize(width, max((size.height() for size in inner), default=0)))

    def minimumSize(self) -> QSize:
        return self._with_margins(super().minimumSize())

    def _with_margins(self, size: QSize) -> QSize:
        around = self.contentsMargins()
        return QSize(size.width() + around.left() + around.right(), size.height() + around.top() + around.bottom())

    def _arrange(self, rect: QRect, place: Callable[[QLayoutItem, QRect], object]) -> int:
        around = self.contentsMargins()
        room = rect.width() - around.left() - around.right()
        y = rect.y() + around.top()
        lines = self._lines(room)
        for line in lines:
            tallest = max(size.height() for _, size in line)
            free = room - sum(size.width() + self.spacing() for _, size in line) + self.spacing()
            gaps = self._gaps_of([self._items.index(item) for item, _ in line])
            x = rect.x() + around.left()
            for at, (item, size) in enumerate(line):
                x += free // len(gaps) if at in gaps else 0
                place(item, QRect(QPoint(x, y + (tallest - size.height()) // 2), size))
                x += size.width() + self.spacing()
            y += tallest + self.spacing()
        return max(0, y - self.spacing() + around.bottom() - rect.y())

    def _gaps_of(self, line: list[int]) -> list[int]:
        """Before which of a line's items there is room to spare; what is hidden leaves its gap to the next one.

        A line that is apart from nothing goes to the right, but for the first one: the way back stays at the left.
        """
        seen = [at for at, item in enumerate(self._items) if not item.isEmpty()]
        before = dict(zip(seen, (-1, *seen), strict=False))
        gaps = [at for at, item in enumerate(line) if any(before[item] < gap <= item for gap in self._gaps)]
        return gaps or ([0] if self._gaps and line[0] != seen[0] else [])


class ActionBar(QFrame):
    """The bar below a page: the way back on the left, a quiet word in the middle, the way on at the right."""

    def __init__(self, *items: QWidget | None) -> None:
        super().__init__()
        self.setProperty("role", "bar")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        line = BarLayout(self)
        for item in items:
            if item is None:
                line.addStretch()
            else:
                line.addWidget(item)


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


def middled(*parts: QWidget) -> QWidget:
    """Things below one another, in the middle of whatever height there is."""
    holder = QWidget()
    lines = column(*parts, spacing=SPACE.hair)
    lines.insertStretch(0, 1)
    lines.addStretch(1)
    holder.setLayout(lines)
    return holder
