"""Lets Python's cycle collector run on the window's thread alone.

Left to itself it runs in whatever thread allocates, and a widget that is part of a cycle would then be destroyed by a
lane's worker: Qt crashes. The known cure is to switch it off and collect by a timer of the window's thread.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY = 500
"""Milliseconds between two looks; a look that finds little to do costs nothing."""

COUNTED_EVERY = 4
"""Looks between two counts of the old objects; a count walks a list, which costs a few milliseconds."""

ENOUGH = 25_000
"""Objects grown old after which everything is looked through; a closed dossier leaves about 1,700 to it."""

LITTLE = 100
"""Objects made between two looks while somebody reads or thinks. To look through everything stops the window for a
tenth of a second and more, which nobody feels then; on the way from page to page it would be a stumble."""

LONGEST = 40
"""Looks that everything is put off at most, where the work never pauses."""


class Collector(QObject):
    """Owns the cycle collector from its making until :meth:`close`.

    Python's own measure does not serve here: it counts collections, and the form engine puts what it makes with the
    old objects at once, so that the oldest generation would hardly ever be looked through.
    """

    def __init__(self, parent: QObject | None = None, *, every: int = EVERY) -> None:
        super().__init__(parent)
        self._was_on = gc.isenabled()
        self._looks = 0
        self._old = 0
        self._left = 0  # young ones that the last look left
        self._put_off = 0  # looks since everything was due; 0: it is not
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(every)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def close(self) -> None:
        """Collect once more, then leave it to Python again."""
        self._timer.stop()
        gc.collect()
        if self._was_on:
            gc.enable()

    def _look(self) -> None:
        """Collect the young; everything when enough grew old since that was last done, in the next pause."""
        self._looks += 1
        made = gc.get_count()[0]
        pauses = abs(made - self._left) <= LITTLE
        if self._put_off:
            self._put_off += 1
        elif self._looks % COUNTED_EVERY == 0 and _old_objects() > self._old + ENOUGH:
            self._put_off = 1
        if self._put_off and (pauses or self._put_off > LONGEST):
            gc.collect()
            self._old, self._put_off = _old_objects(), 0
        elif made > gc.get_threshold()[0]:
            gc.collect(1)
        self._left = gc.get_count()[0]


def _old_objects() -> int:
    """How many objects the collector holds for old; what was young grows old by being counted.

    They are counted where they lie. ``gc.get_objects`` would hand them out: a tuple that a lane is just making has two
    owners then, and its making ends in ``SystemError``.
    """
    gc.collect(1)
    gc.freeze()
    count = gc.get_freeze_count()
    gc.unfreeze()
    return count
