"""Lets Python's cycle collector run on the window's thread alone.

Left to itself it runs in whatever thread allocates, and a widget that is part of a cycle would then be destroyed by a
lane's worker: Qt crashes. The known cure is to switch it off and collect by a timer of the window's thread.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY = 500
"""Milliseconds between two looks; a look that finds little to do costs nothing."""


class Collector(QObject):
    """Owns the cycle collector from its making until :meth:`close`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_on = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def close(self) -> None:
        """Collect once more, then leave it to Python again."""
        self._timer.stop()
        gc.collect()
        if self._was_on:
            gc.enable()

    def _look(self) -> None:
        """Collect the oldest generation whose turn has come, as Python itself would."""
        counts, limits = gc.get_count(), gc.get_threshold()
        due = [generation for generation in (0, 1, 2) if counts[generation] > limits[generation]]
        if due:
            gc.collect(max(due))
