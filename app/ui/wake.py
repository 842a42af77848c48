"""Notices that the machine slept (lid closed, suspended): the wall clock went on while a short timer could not."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

EVERY = 2_000
"""Milliseconds between two looks; after waking the screen is locked before anybody has read a line."""

GAP = 20.0
"""Seconds between two looks that mean sleep; no page keeps the window's thread for a tenth of it."""


class Wake(QObject):
    """Works alike on every system: neither Windows' power messages nor a session bus are needed.

    A clock that is set forward looks the same: then the screen is locked once too often.

    Signals:
        slept: the machine was away and is back.
    """

    slept = Signal()

    def __init__(self, parent: QObject | None = None, *, clock: Callable[[], float] = time.time) -> None:
        """``clock`` gives seconds of the wall clock."""
        super().__init__(parent)
        self._clock = clock
        self._last = clock()
        self.timer = QTimer(self)
        self.timer.setInterval(EVERY)
        self.timer.timeout.connect(self._look)
        self.timer.start()

    def _look(self) -> None:
        now = self._clock()
        gap, self._last = now - self._last, now
        if gap > GAP:
            self.slept.emit()
