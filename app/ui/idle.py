"""Locks the screen when nobody touched the machine for a while; every dialog's window is watched, no widget is."""

# An override says what its base says, and keeps Qt's case.
# ruff: noqa: D102, N802

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)


class Idle(QObject):
    """Counts the time since the last key, click or touch.

    Signals:
        over: nobody was there for the minutes asked.
    """

    over = Signal()

    def __init__(self, minutes: int, parent: QObject) -> None:
        super().__init__(parent)
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self.over)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._on_window)
            self._on_window(application.focusWindow())
        self.wait(minutes)

    def wait(self, minutes: int) -> None:
        """From now on so many minutes."""
        self.timer.start(minutes * 60_000)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - Qt's signature
        if event.type() in _TOUCHES:
            self.timer.start()
        return False

    def _on_window(self, window: QWindow | None) -> None:
        if window is None:
            return
        self.timer.start()
        window.removeEventFilter(self)  # Qt keeps one filter once, however often a window comes to the front
        window.installEventFilter(self)
