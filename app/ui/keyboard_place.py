"""Where the keyboard is: always at something, and whatever it comes to is scrolled into sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from app.ui import tab_order

if TYPE_CHECKING:
    from app.ui.window import Window


class KeyboardPlace(QObject):
    """Watches over the window and its dialogs.

    Qt scrolls to what Tab reaches, not to what a page gives the keyboard to; and what is taken away or can no longer
    be used while it has the keyboard leaves it nowhere.
    """

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._application = QApplication.instance()
        if isinstance(self._application, QApplication):
            self._application.focusChanged.connect(self._on_changed)

    def end(self) -> None:
        """The window closes: its parts lose the keyboard one after the other, and there is no place to look for."""
        if isinstance(self._application, QApplication):
            self._application.focusChanged.disconnect(self._on_changed)
            self._application = None

    def _on_changed(self, _before: QWidget | None, _after: QWidget | None) -> None:
        if not QApplication.mouseButtons():  # nothing may move between a press and its release
            QTimer.singleShot(0, self, self._look)

    def _look(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None:
            tab_order.bring_into_sight(focused)
        elif self._window.isActiveWindow() and self._window.page_name:
            self._take_up()

    def _take_up(self) -> None:
        """The first thing of the page that can be used."""
        first = next(iter(tab_order.stops(self._window.page)), None)
        if first is not None:
            first.setFocus()
