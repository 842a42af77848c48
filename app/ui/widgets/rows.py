"""Things that stand in lists: a tile with a number, and a row that leads somewhere."""

# An override says what its base says, and keeps Qt's case.
# ruff: noqa: D102, N802

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QHBoxLayout,
    QSizePolicy,
    QStyle,
    QStyleOption,
    QVBoxLayout,
    QWidget,
)

from app.ui.icons import IconView
from app.ui.tokens import PALETTE, SPACE, scaled
from app.ui.widgets.layout import row
from app.ui.widgets.one_click import OneClick
from app.ui.widgets.text import TONES, Badge, Text


class Pressable(OneClick, QAbstractButton):
    """A frame that is pressed as a whole, by mouse or by Enter and Space; to a screen reader it is a button.

    Signals:
        pressed: somebody wants what it stands for.
    """

    pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._is_held = False
        self.setProperty("role", "pressable")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMinimumHeight(SPACE.target)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Ground and border as the style sheet has them."""
        option, painter = QStyleOption(), QPainter(self)
        option.initFrom(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        was_held, self._is_held = self._is_held, False
        if was_held and self.rect().contains(event.position().toPoint()):
            self.pressed.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._is_held = event.button() == Qt.MouseButton.LeftButton
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if not event.isAutoRepeat():  # held down it presses once, so that nobody runs through the pages
                self.pressed.emit()
            return
        super().keyPressEvent(event)


class NumberTile(Pressable):
    """A true number with its word and shape."""

    def __init__(self, words: str, icon: str, tone: str, pressed: Callable[[], None]) -> None:
        super().__init__()
        self._words, self._icon_name, self._tone = words, icon, tone
        self._icon = IconView(icon, PALETTE.ink_soft, 26)
        self.number = Text("–", "number_none", wrap=False)
        head = QHBoxLayout()
        head.setSpacing(SPACE.small)
        head.addWidget(self.number)
        head.addStretch(1)
        head.addWidget(self._icon)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(SPACE.base, SPACE.small, SPACE.base, SPACE.small)
        lines.setSpacing(0)
        lines.addLayout(head)
        lines.addWidget(Text(words, "soft"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.pressed.connect(pressed)

    def show_number(self, number: int) -> None:
        """Show it; number and shape stand out only when there is something."""
        self.number.setText(str(number))
        role = "number" if number else "number_none"
        if self.number.property("role") != role:
            self.number.setProperty("role", role)
            self.number.style().unpolish(self.number)
            self.number.style().polish(self.number)
        self._icon.show_icon(self._icon_name, TONES[self._tone][1] if number else PALETTE.ink_soft)
        self.setAccessibleName(f"{self._words}: {number}")


_WORDS = 260
"""Pixels, at letters of 100 %, that the words of a row want before a badge may stand beside them."""


class LinkRow(Pressable):
    """A line of a list: what it is, a quieter second line, a state at the right; pressing it leads there.

    Where the room is short the state stands below the words.
    """

    def __init__(
        self,
        head: str,
        under: str = "",
        *,
        icon: str = "",
        tone: str = "",
        badge: tuple[str, str, str] | None = None,
    ) -> None:
        """``tone`` colours the icon; without one it has the program's own colour."""
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(SPACE.base, SPACE.small, SPACE.base, SPACE.small)
        self._line.setSpacing(SPACE.base)
        self._icons = [IconView("next", PALETTE.ink_soft, 20)]
        if icon:
            self._icons.insert(0, IconView(icon, TONES[tone][1] if tone else PALETTE.primary, 26))
            self._line.addWidget(self._icons[0])
        self.words = QVBoxLayout()
        self.words.setSpacing(SPACE.hair)
        self.words.addWidget(Text(head, "strong"))
        if under:
            self.words.addWidget(Text(under, "soft"))
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pair.setSpacing(SPACE.small)
        self._pair.addLayout(self.words, 1)
        self._line.addLayout(self._pair, 1)
        self._badge = Badge(*badge) if badge is not None else None
        if self._badge is not None:
            self._pair.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._line.addWidget(self._icons[-1])
        self.setAccessibleName(". ".join(filter(None, (head, under, badge[0] if badge else ""))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self._beside(event.size().width())
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._pair.direction() != way:
            self._pair.setDirection(way)
        if self._badge is not None:  # beside them the words wrap first
            self._badge.setMinimumWidth(self._badge.sizeHint().width() if beside else 0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        """The height with the badge where it will stand at that width."""
        edge = self._line.contentsMargins()
        room = width - self._around()
        height = self.words.heightForWidth(room)
        if self._badge is not None:
            wide = min(self._badge.sizeHint().width(), room)
            tall = self._badge.heightForWidth(wide)
            if self._beside(width):
                height = max(self.words.heightForWidth(room - wide - self._pair.spacing()), tall)
            else:
                height += self._pair.spacing() + tall
        return max(self.minimumHeight(), height + edge.top() + edge.bottom())

    def minimumSizeHint(self) -> QSize:
        """As narrow as with the badge below the words."""
        hint = super().minimumSizeHint()
        if self._badge is None:
            return hint
        widest = max(self.words.minimumSize().width(), self._badge.minimumSizeHint().width())
        return QSize(self._around() + widest, hint.height())

    def _beside(self, width: int) -> bool:
        """Whether there is room for the badge at the right."""
        if self._badge is None:
            return True
        return width >= self._around() + self._pair.spacing() + self._badge.sizeHint().width() + scaled(_WORDS)

    def _around(self) -> int:
        """What icons, distances and the edge take of the width."""
        edge = self._line.contentsMargins()
        icons = sum(icon.sizeHint().width() + self._line.spacing() for icon in self._icons)
        return edge.left() + edge.right() + icons

    def add_words(self, *more: QWidget) -> None:
        """More lines below the head."""
        for part in more:
            if isinstance(part, Badge):
                self.words.addLayout(row(part, None))  # alone it would keep the whole column as narrow as itself
            else:
                self.words.addWidget(part)
