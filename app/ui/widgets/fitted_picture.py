"""A picture as large as its place allows, in its own proportion, scaled once and not at every stroke."""

# An override says what its base says, and keeps Qt's case.
# ruff: noqa: D102, N802

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from app.ui.tokens import PALETTE, scaled


class FittedPicture(QAbstractButton):
    """``edge`` pixels are left free around it.

    A button to Qt, for the one that takes the keyboard must have a role that a screen reader speaks.
    """

    def __init__(self, *, edge: int = 2, high: int = 380) -> None:
        super().__init__()
        self._picture = QImage()
        self._shown = QImage()
        self._edge, self._high = edge, high
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_image(self, picture: QImage) -> None:
        """Show another one; an empty one leaves the place empty."""
        self._picture = picture
        self._fit()
        self.update()

    def room(self) -> QRectF:
        """Where the picture stands in the widget."""
        size = QSizeF(self._shown.size()) / self.devicePixelRatioF() if not self._shown.isNull() else QSizeF(1, 1)
        left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        return QRectF(left, top, size.width(), size.height())

    def sizeHint(self) -> QSize:
        return QSize(scaled(300), scaled(self._high))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, scaled(self._high))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.drawImage(self.room(), self._shown)
        if not self._shown.isNull():  # a white page on a white card ends somewhere
            painter.setPen(QColor(PALETTE.line))
            painter.drawRect(self.room().adjusted(0, 0, -1, -1))
        painter.end()

    def _fit(self) -> None:
        if self._picture.isNull():
            self._shown = QImage()
            return
        room = (self.size() - QSize(2 * self._edge, 2 * self._edge)) * self.devicePixelRatioF()
        how = (Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
        self._shown = self._picture.scaled(room.expandedTo(QSize(40, 40)), *how)
