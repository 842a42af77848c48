"""A photograph with the four corners of its sheet, which are dragged, or moved by the arrow keys."""

# An override says what its base says, and keeps Qt's case.
# ruff: noqa: D102, N802

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF

from app.imaging.page_values import WHOLE, Corners, Point
from app.ui.tokens import PALETTE
from app.ui.widgets.fitted_picture import FittedPicture
from app.ui.widgets.ring import draw_ring

_HANDLE = 11
"""Half of a handle's width; it is taken from twice as far away, for fingers."""
_STEP = 0.01
_KEYS = {
    Qt.Key.Key_Left: (-_STEP, 0.0),
    Qt.Key.Key_Right: (_STEP, 0.0),
    Qt.Key.Key_Up: (0.0, -_STEP),
    Qt.Key.Key_Down: (0.0, _STEP),
}


class CornerView(FittedPicture):
    """Shows the picture as large as the room allows.

    Signals:
        changed: somebody moved a corner and let it go.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(edge=2 * _HANDLE)
        self.corners: Corners = WHOLE
        self.chosen = 0
        self._dragged = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._say()

    def show_picture(self, picture: QImage, corners: Corners) -> None:
        """Show a photograph and where its sheet lies."""
        self.corners, self.chosen, self._dragged = corners, 0, -1
        self._say()
        self.show_image(picture)

    def place(self, corner: int) -> QPointF:
        """Where a corner stands in the widget."""
        room = self.room()
        x, y = self.corners[corner]
        return QPointF(room.x() + x * room.width(), room.y() + y * room.height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        near = min(range(4), key=lambda corner: (self.place(corner) - event.position()).manhattanLength())
        if (self.place(near) - event.position()).manhattanLength() <= 4 * _HANDLE:
            self._dragged = self.chosen = near
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged >= 0:
            room = self.room()
            at = event.position()
            self._put(self._dragged, ((at.x() - room.x()) / room.width(), (at.y() - room.y()) / room.height()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002 - Qt's signature
        if self._dragged >= 0:
            self._dragged = -1
            self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.chosen = (self.chosen + 1) % 4
            self._say()
            self.update()
        elif event.key() in _KEYS:
            x, y = self.corners[self.chosen]
            right, down = _KEYS[Qt.Key(event.key())]
            self._put(self.chosen, (x + right, y + down))
            self.changed.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(PALETTE.focus if self.hasFocus() else PALETTE.primary), 3))
        painter.drawPolygon(QPolygonF([self.place(corner) for corner in range(4)]))
        for corner in range(4):
            chosen = corner == self.chosen and self.hasFocus()
            painter.setBrush(QColor(PALETTE.focus if chosen else PALETTE.surface))
            painter.drawEllipse(self.place(corner), _HANDLE, _HANDLE)
        if self.hasFocus():
            draw_ring(painter, self.rect())
        painter.end()

    def _put(self, corner: int, at: Point) -> None:
        held = list(self.corners)
        held[corner] = (min(max(at[0], 0.0), 1.0), min(max(at[1], 0.0), 1.0))
        one, two, three, four = held
        self.corners = (one, two, three, four)
        self.update()

    def _say(self) -> None:
        names = (self.tr("upper left"), self.tr("upper right"), self.tr("lower right"), self.tr("lower left"))
        self.setAccessibleName(
            self.tr("Corners of the sheet; {corner} is moved by the arrow keys, the space bar takes the next").format(
                corner=names[self.chosen]
            )
        )
