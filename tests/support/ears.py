"""What Qt tells a screen reader, caught where Qt hands it over: its own update handler, which PySide does not name."""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import PySide6
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from shiboken6 import wrapInstance

_HANDLER = ctypes.CFUNCTYPE(None, ctypes.c_void_p)
_INSTALL = "_ZN11QAccessible20installUpdateHandlerEPFvP16QAccessibleEventE"
"""``QAccessible::installUpdateHandler(void (*)(QAccessibleEvent *))`` as the compilers of Linux and macOS call it."""


@contextmanager
def listening() -> Iterator[list[str]]:
    """A screen reader is there; what is announced or alerted comes into the list, in its order."""
    library = ctypes.CDLL(str(next((Path(PySide6.__file__).parent / "Qt" / "lib").glob("libQt6Gui.so.6*"))))
    install = library[_INSTALL]
    install.restype, install.argtypes = ctypes.c_void_p, [ctypes.c_void_p]
    heard: list[str] = []

    def hear(address: int) -> None:
        event = cast("QAccessibleEvent", wrapInstance(address, QAccessibleEvent))
        if event.type() == QAccessible.Event.Announcement:
            said = cast("QAccessibleAnnouncementEvent", wrapInstance(address, QAccessibleAnnouncementEvent))
            heard.append(said.message())
        elif event.type() == QAccessible.Event.Alert:
            heard.append(event.accessibleInterface().text(QAccessible.Text.Name))

    handler = _HANDLER(hear)
    before = install(ctypes.cast(handler, ctypes.c_void_p))
    QAccessible.setActive(True)
    yield heard
    QAccessible.setActive(False)
    install(before)
