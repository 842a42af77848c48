"""What keys reach from every page: the lock, the first page, the way back, help, a paper with a code."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut

from app.ui.keyboard_place import KeyboardPlace

if TYPE_CHECKING:
    from app.ui.window import Window


class Everywhere(QObject):
    """Listens from the first painting of the window on."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window, self._session = window, window.session
        self._keyboard = KeyboardPlace(window)
        session = window.session
        session.help_asked.connect(self._on_help)
        session.scan_asked.connect(self._on_scan)
        for keys, slot in (
            ("Ctrl+L", session.lock_asked.emit),
            ("Ctrl+F", partial(session.go, "home")),
            ("Alt+Left", session.back_asked.emit),
            ("F1", session.help_asked.emit),
            ("F8", session.scan_asked.emit),
        ):
            QShortcut(QKeySequence(keys), window, slot)

    def end(self) -> None:
        """The window closes."""
        self._keyboard.end()

    def _on_help(self) -> None:
        from app.ui.dialogs.help import HelpDialog  # noqa: PLC0415 - only when somebody asks

        if not any(dialog.isVisible() for dialog in self._window.findChildren(HelpDialog)):
            HelpDialog(self._window.page, self._window.page_name).open()

    def _on_scan(self) -> None:
        from app.ui.dialogs.scan import ScanDialog  # noqa: PLC0415 - only when somebody scans
        from app.ui.dialogs.scan_any import ScanAnyDialog  # noqa: PLC0415 - only when somebody scans

        busy = any(dialog.isVisible() for dialog in self._window.findChildren(ScanDialog))
        if self._session.desk is not None and not busy:
            ScanAnyDialog(self._window.page, self._session).open()
