"""Choices that are pressed anywhere, and whose long words wrap instead of being cut."""

# An override says what its base says, and keeps Qt's case.
# ruff: noqa: N802

from collections.abc import Hashable, Iterable, Mapping
from typing import ClassVar, TypeVar

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QCheckBox, QRadioButton, QSizePolicy, QWidget

from app.ui.tokens import PALETTE, SPACE, TYPE, scaled
from app.ui.widgets.one_click import OneClick
from app.ui.widgets.ring import GAP, RING, draw_ring

_Value = TypeVar("_Value", bound=Hashable)

_SIZE = 24
_GAP = 12
_PAD = 12


class _Wrapping:
    """How a choice measures and draws itself: a mark, then words that wrap, in a frame that can be pressed anywhere."""

    @staticmethod
    def height(button: QAbstractButton, width: int) -> int:
        room = max(60, width - scaled(_SIZE) - _GAP - 2 * _PAD)
        box = QFontMetrics(button.font()).boundingRect(
            QRect(0, 0, room, 10_000), Qt.TextFlag.TextWordWrap, button.text()
        )
        return max(SPACE.target, box.height() + 2 * _PAD - 4)

    @staticmethod
    def size(button: QAbstractButton) -> QSize:
        words = min(QFontMetrics(button.font()).horizontalAdvance(button.text()), scaled(520))
        width = words + scaled(_SIZE) + _GAP + 2 * _PAD + 6
        return QSize(width, _Wrapping.height(button, width))

    @staticmethod
    def paint(button: QAbstractButton, *, round_mark: bool) -> None:
        painter = QPainter(button)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _Wrapping._frame(painter, button)
        _Wrapping._mark(painter, button, round_mark=round_mark)
        left = _PAD + scaled(_SIZE) + _GAP
        words = QRect(left, 0, button.width() - left - _PAD, button.height())
        painter.setPen(QColor(PALETTE.ink if button.isEnabled() else PALETTE.ink_soft))
        painter.drawText(words, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter, button.text())
        painter.end()

    @staticmethod
    def _frame(painter: QPainter, button: QAbstractButton) -> None:
        focused = button.hasFocus()
        edge = PALETTE.primary if button.isChecked() else PALETTE.surface if focused else PALETTE.line
        painter.setPen(QPen(QColor(edge), 2))  # within the ring a second pale frame would say nothing
        painter.setBrush(QColor(PALETTE.primary_pale if button.isChecked() else PALETTE.surface))
        inside = RING + GAP + 1 if focused else 2
        painter.drawRoundedRect(button.rect().adjusted(inside, inside, -inside, -inside), 6, 6)
        if focused:
            draw_ring(painter, button.rect())

    @staticmethod
    def _mark(painter: QPainter, button: QAbstractButton, *, round_mark: bool) -> None:
        box = QRect(_PAD, (button.height() - scaled(_SIZE)) // 2, scaled(_SIZE), scaled(_SIZE)).adjusted(2, 2, -2, -2)
        painter.setPen(QPen(QColor(PALETTE.primary if button.isChecked() else PALETTE.edge), 2))
        painter.setBrush(QColor(PALETTE.surface))
        if round_mark:
            painter.drawEllipse(box)
            if button.isChecked():
                painter.setBrush(QColor(PALETTE.primary))
                painter.drawEllipse(box.adjusted(scaled(5), scaled(5), -scaled(5), -scaled(5)))
            return
        if button.isChecked():
            painter.setBrush(QColor(PALETTE.primary))
        painter.drawRoundedRect(box, 4, 4)
        if button.isChecked():
            painter.setPen(QPen(QColor(PALETTE.on_primary), scaled(3), c=Qt.PenCapStyle.RoundCap))
            unit = box.width() / 20  # the mark is drawn on a grid of 20, whatever the size of the letters
            points = [box.topLeft() + QPoint(round(x * unit), round(y * unit)) for x, y in ((4, 10), (8, 14), (16, 5))]
            painter.drawPolyline(points)


class _Option(OneClick):
    """One choice; it stands before Qt's own class, which keeps behaviour and role."""

    _is_round: ClassVar[bool]

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)  # type: ignore[call-arg, arg-type]  # Qt's own comes after this
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        font = self.font()
        font.setPixelSize(TYPE.base)
        self.setFont(font)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return _Wrapping.height(self, width)

    def sizeHint(self) -> QSize:
        return _Wrapping.size(self)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, SPACE.target)

    def hitButton(self, pos: QPoint) -> bool:
        return bool(self.rect().contains(pos))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        _Wrapping.paint(self, round_mark=self._is_round)


class RadioOption(_Option, QRadioButton):
    """One of several: exactly one may be chosen."""

    _is_round = True


class CheckOption(_Option, QCheckBox):
    """One yes of its own."""

    _is_round = False


def one_of(
    owner: QWidget, words: Iterable[tuple[_Value, str]], chosen: _Value | None = None
) -> dict[_Value, RadioOption]:
    """An option for each value with its words, of which at most one is chosen; ``owner`` holds them together."""
    group = QButtonGroup(owner)
    options = {value: RadioOption(said) for value, said in words}
    for value, option in options.items():
        group.addButton(option)
        option.setChecked(value == chosen)
    return options


def chosen_of(options: Mapping[_Value, RadioOption]) -> _Value:
    """The value that is chosen, of options one of which always is."""
    return next(value for value, option in options.items() if option.isChecked())
