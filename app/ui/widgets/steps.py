"""Where the helper stands on a dossier's journey, in words: fill, check, read back, print, finalize."""

# An override says what its base says, and keeps Qt's case.
# ruff: noqa: N802

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from app.ui.icons import pixmap
from app.ui.qt_numbers import CENTRED
from app.ui.tokens import PALETTE, SPACE, TYPE, scaled
from app.ui.widgets.text import Text

ORDER = ("fill", "check", "read_back", "print", "finalize")


class Steps(QFrame):
    """A line of five steps above the page's column: those behind have a tick, the present one is filled and bold."""

    def __init__(self, present: str) -> None:
        super().__init__()
        self.setProperty("role", "steps")
        words = self._words()
        here = ORDER.index(present)
        inner = QWidget()
        inner.setMaximumWidth(scaled(SPACE.column))
        line = QHBoxLayout(inner)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE.tight)
        self._here = here
        self._texts: list[Text] = []
        for at, name in enumerate(ORDER):
            if at:
                line.addWidget(_Way(walked=at <= here), 1)
            line.addWidget(_Mark(at, here))
            role = "step_here" if at == here else "step_done" if at < here else "small"
            self._texts.append(Text(words[name], role, wrap=False))
            line.addWidget(self._texts[-1])
        outer = QHBoxLayout(self)
        outer.setContentsMargins(SPACE.wide, SPACE.tight, SPACE.wide, SPACE.tight)
        outer.addStretch(1)
        outer.addWidget(inner, 1000)
        outer.addStretch(1)
        self.setAccessibleName(self._said(words, here))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the room is short only the present step says its word."""
        super().resizeEvent(event)
        letters = sum(text.sizeHint().width() for text in self._texts)
        marks = len(ORDER) * scaled(_MARK) + (len(ORDER) - 1) * _LEAST + 13 * SPACE.tight + 2 * SPACE.wide
        for at, text in enumerate(self._texts):
            text.setVisible(at == self._here or letters + marks <= event.size().width())

    def _said(self, words: dict[str, str], here: int) -> str:
        return self.tr("Step {at} of {count}: {name}").format(at=here + 1, count=len(ORDER), name=words[ORDER[here]])

    def _words(self) -> dict[str, str]:
        return {
            "fill": self.tr("Fill in"),
            "check": self.tr("Check"),
            "read_back": self.tr("Read back"),
            "print": self.tr("Print"),
            "finalize": self.tr("Finalize"),
        }


_MARK = 24
"""Pixels across a mark, at letters of 100 %."""

_LEAST = 12
"""Pixels of the way between two steps, at least."""


class _Mark(QWidget):
    """A round mark: a tick on what is behind, the number of the step on the others."""

    def __init__(self, at: int, here: int) -> None:
        super().__init__()
        self._at, self._here = at, here
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(scaled(_MARK), scaled(_MARK))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        size = scaled(_MARK)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ahead = self._at > self._here
        ink = PALETTE.ink_soft if ahead else PALETTE.on_primary if self._at == self._here else PALETTE.primary
        ground = PALETTE.surface if ahead else PALETTE.primary if self._at == self._here else PALETTE.primary_pale
        painter.setPen(QPen(QColor(PALETTE.edge if ahead else PALETTE.primary), 1.5))
        painter.setBrush(QColor(ground))
        painter.drawEllipse(QRectF(1, 1, size - 2, size - 2))
        if self._at < self._here:
            inner = scaled(16)
            painter.drawPixmap((size - inner) // 2, (size - inner) // 2, pixmap("check", ink, inner))
        else:
            font = self.font()
            font.setPixelSize(round(TYPE.small * 0.85))
            font.setBold(True)
            painter.setFont(font)
            painter.setPen(QColor(ink))
            painter.drawText(self.rect(), CENTRED, str(self._at + 1))
        painter.end()


class _Way(QFrame):
    """The line between two steps."""

    def __init__(self, *, walked: bool) -> None:
        super().__init__()
        self.setProperty("role", "way_walked" if walked else "rule")
        self.setMinimumWidth(_LEAST)
