"""The window comes to the front when the program is started a second time on the same vault."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.one_window import Bell


class Doorbell(QObject):
    """Listens from the first painting, or from the making of the vault's folder, until :meth:`close`."""

    rung = Signal()

    def __init__(self, folder: Path, window: QWidget) -> None:
        super().__init__(window)
        self._folder, self._window = folder, window
        self._bell: Bell | None = None
        self.rung.connect(self._on_rung)  # from the bell's thread Qt queues it

    def listen(self) -> None:
        """Begin; calling it again does nothing, and a folder without sockets is passed over."""
        if self._bell is None and self._folder.is_dir():
            try:
                self._bell = Bell(self._folder, self.rung.emit)
            except OSError:
                return

    def close(self) -> None:
        """End before the window does."""
        bell, self._bell = self._bell, None
        if bell is not None:
            bell.close()

    def _on_rung(self) -> None:
        self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
        self._window.show()
        if QGuiApplication.platformName() != "offscreen":  # which has no order of windows, and says so
            self._window.raise_()
        self._window.activateWindow()
