"""The village: on the green side of the pages before the vault is open, and on the search of the first page."""

# An override says what its base says, and keeps Qt's case.
# ruff: noqa: D102, N802

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from app.ui import assets
from app.ui.icons import IconView
from app.ui.tokens import PALETTE, SPACE, scaled
from app.ui.widgets.layout import row
from app.ui.widgets.text import Text


class _Village(QWidget):
    """The drawing, as large as the room allows."""

    def __init__(self) -> None:
        super().__init__()
        self._drawing: QSvgRenderer | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(280, 182)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 60)

    def _draw(self) -> None:
        self._drawing = self._drawing or QSvgRenderer(str(assets.icon_file("village")))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        if self._drawing is None:
            QTimer.singleShot(0, self, self._draw)  # the line to type in comes first, the picture right after it
            return
        scale = min(self.width() / 400, self.height() / 260)
        width, height = 400 * scale, 260 * scale
        painter = QPainter(self)
        self._drawing.render(painter, QRectF((self.width() - width) / 2, self.height() - height, width, height))
        painter.end()


_SMALL = QSize(400, 232)
"""The drawing down to the ground that the houses stand on."""


@lru_cache(maxsize=4)
def _in_ink(ink: str, sun: str) -> QSvgRenderer:
    """The village in another ink, with lines that are seen when it is small, and cut off at the ground."""
    drawing = assets.icon_file("village").read_text(encoding="utf-8")
    for old, new in (("#bfe0d2", ink), ("#f1c24a", sun), ("0 0 400 260", "0 0 400 232"), ('"2.6"', '"4.2"')):
        drawing = drawing.replace(old, new)
    return QSvgRenderer(QByteArray(drawing.encode()))


class Hero(QFrame):
    """Name, purpose, drawing, and what no helper ever asks for."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "top")
        self.setMinimumWidth(min(scaled(270), 340))
        self.setMaximumWidth(scaled(420))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(SPACE.wide, SPACE.wide, SPACE.wide, SPACE.wide)
        lines.setSpacing(SPACE.small)
        name = Text("Hồ Sơ Làng", "brand")
        name.setStyleSheet(f"font-size: {scaled(30)}px;")
        lines.addWidget(name)
        lines.addWidget(Text(self.tr("Helps villagers with their papers, with or without a network."), "on_primary"))
        lines.addWidget(_Village(), 1)
        lines.addSpacing(SPACE.small)
        shield = IconView("shield", PALETTE.on_top, 28)
        otp = Text(self.tr("Do not give OTP codes or the VNeID password to anyone."), "on_primary")
        line = row(shield, spacing=SPACE.small)
        line.addWidget(otp, 1)
        lines.addLayout(line)


_VILLAGE_FROM = 640
"""Pixels of width, at letters of 100 %, from which the village has room beside the question."""


class VillageTop(QWidget):
    """A question with a line to answer it, on whose upper edge the village stands at the right."""

    def __init__(self, question: QWidget, line: QWidget) -> None:
        super().__init__()
        self._line = line
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, SPACE.wide, 0, 0)
        lines.setSpacing(SPACE.small)
        lines.addWidget(question)
        lines.addWidget(line)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        if self.width() < scaled(_VILLAGE_FROM):
            return
        height = self._line.y() + 2  # its ground is the edge of the line
        width = height * _SMALL.width() / _SMALL.height()
        place = QRectF(self.width() - width - SPACE.wide, 0, width, height)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _in_ink(PALETTE.primary, PALETTE.focus).render(painter, place)
        painter.end()
