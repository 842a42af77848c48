"""What the program copies: kept out of clipboard histories and clouds, and taken back after a minute if still there."""

from __future__ import annotations

import secrets

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit

KEPT = 60_000
"""Milliseconds that a copied value stays."""

MARK = "application/x-hosolang-copied"
"""Carries a random word by which the program knows its own copy again."""

_NO = b"\0\0\0\0"
"""A Windows DWORD of 0: "may not be included", "may not be uploaded"."""

SECRET = {
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"1",
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': _NO,
    'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"': _NO,
    "x-kde-passwordManagerHint": b"secret",
}
"""By format: what Windows' history and cloud, and the clipboard managers of KDE, GNOME and others, heed."""


class Clipboard(QObject):
    """The one way to the system's clipboard, on the window's thread.

    What a field copies by itself (Ctrl+C) does not come through :meth:`put`; it is marked as soon as Qt tells of it.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._system: QClipboard = QGuiApplication.clipboard()
        self._word = b""
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(KEPT)
        self.timer.timeout.connect(self.clear)
        self._system.dataChanged.connect(self._on_changed)

    def put(self, text: str) -> None:
        """Copy a value; a minute from now it is gone unless somebody copied something else."""
        content = QMimeData()
        content.setText(text)
        for kind, value in SECRET.items():
            content.setData(kind, value)
        self._word = secrets.token_hex(8).encode()
        content.setData(MARK, self._word)
        self._system.setMimeData(content)
        self.timer.start()

    def clear(self) -> None:
        """Take the program's own copy back; what somebody else copied since stays."""
        self.timer.stop()
        if self._word and self._holds_ours():
            self._system.clear()
        self._word = b""

    def _holds_ours(self) -> bool:
        held = self._held()
        return held is not None and bytes(held.data(MARK).data()) == self._word

    def _held(self) -> QMimeData | None:
        """What lies there; Qt gives nothing while an owner is going away, whatever its declaration says."""
        return self._system.mimeData()

    def _on_changed(self) -> None:
        held = self._held()
        if held is None or held.hasFormat(MARK) or not held.hasText():
            return
        if self._system.ownsClipboard() or _is_selected(held.text()):
            self.put(held.text())


def _is_selected(text: str) -> bool:
    """Whether the line that has the keyboard holds just this: where the system does not tell whose copy it is."""
    line = QApplication.focusWidget()
    return isinstance(line, QLineEdit) and bool(text) and line.selectedText() == text
