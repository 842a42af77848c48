"""Where the keyboard is: always at something in sight, and back where it was once that can be used again."""

# An override says what its base says, and keeps Qt's case.
# ruff: noqa: D102, N802

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from app.ui import tab_order

if TYPE_CHECKING:
    from app.ui.window import Window


class KeyboardPlace(QObject):
    """Watches over the window and its dialogs.

    Qt scrolls to what Tab reaches, not to what a page gives the keyboard to; and what is taken away or can no longer
    be used while it has the keyboard leaves it nowhere. A button that cannot be pressed while its work goes on gets the
    keyboard back with its end, unless somebody took it elsewhere meanwhile.
    """

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._waiting: list[QWidget] = []
        self._fell_to: QWidget | None = None
        self._application = QApplication.instance()
        if isinstance(self._application, QApplication):
            self._application.focusChanged.connect(self._on_changed)

    def end(self) -> None:
        """The window closes: its parts lose the keyboard one after the other, and there is no place to look for."""
        if isinstance(self._application, QApplication):
            self._application.focusChanged.disconnect(self._on_changed)
            self._application = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.EnabledChange and watched.isWidgetType():
            QTimer.singleShot(0, self, self._give_back)
        return super().eventFilter(watched, event)

    def _on_changed(self, before: QWidget | None, after: QWidget | None) -> None:
        if before is not None and isValid(before) and before.isVisible() and not before.isEnabled():
            self._fell_to = after
            if before not in self._waiting:
                self._waiting.append(before)
                before.installEventFilter(self)
        elif after is not None:
            self._fell_to = None  # somebody, or the page, chose that place
        if not QApplication.mouseButtons():  # nothing may move between a press and its release
            QTimer.singleShot(0, self, self._look)

    def _look(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None:
            tab_order.bring_into_sight(focused)
        elif self._window.isActiveWindow() and self._window.page_name:
            self._take_up()

    def _give_back(self) -> None:
        """To what it was taken from, where it still is where it fell then."""
        self._waiting = [each for each in self._waiting if isValid(each)]
        for each in [each for each in self._waiting if each.isEnabled()]:
            self._waiting.remove(each)
            each.removeEventFilter(self)
            if each.isVisible() and self._fell_to is not None and QApplication.focusWidget() is self._fell_to:
                each.setFocus()

    def _take_up(self) -> None:
        """The first thing of the page that can be used."""
        first = next(iter(tab_order.stops(self._window.page)), None)
        if first is not None:
            first.setFocus()
