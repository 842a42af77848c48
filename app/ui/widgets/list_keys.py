"""Up and down choose in a list while letters are typed into its search line."""

# An override says what its base says, and keeps Qt's case.
# ruff: noqa: D102, N802

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class ListKeys(QObject):
    """Joins a search line to the list of what it finds."""

    def __init__(self, search: QLineEdit, found: QListWidget) -> None:
        super().__init__(search)
        self._list = found
        search.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress or event.key() not in _STEPS:
            return super().eventFilter(watched, event)
        row = self._list.currentRow() + _STEPS[Qt.Key(event.key())]
        self._list.setCurrentRow(max(0, min(row, self._list.count() - 1)))
        return True
