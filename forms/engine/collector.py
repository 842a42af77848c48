"""Python's cycle collector and the many objects of a form: they all stay, so it must not walk them again and again.

While a form or an instance is made the collector rests. Afterwards its objects are put with the old ones at once
(``freeze`` and ``unfreeze`` move lists, they walk nothing), or the next small allocation would pay for all of them.

Standard: No standard speaks of this: it is Python's own matter.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

MOST_UNSEEN = 300_000  # objects put with the old ones that no full collection has seen
_unseen = [0]
_looked_at = [-1]  # full collections that there had been when it was last looked whether anything is frozen
_frozen = [False]


@contextmanager
def making_what_stays() -> Iterator[None]:
    """Inside it the collector rests; what was made is old afterwards.

    Forms that are dropped hold cycles, so now and then there is a full collection.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        _grow_old(may_collect=was_on)
        if was_on:
            gc.enable()


def _grow_old(*, may_collect: bool) -> None:
    """Where someone else decides when to collect (the window does), only the young objects grow old."""
    _unseen[0] += max(0, gc.get_count()[0])
    if may_collect and _unseen[0] > MOST_UNSEEN:
        _unseen[0] = 0
        gc.collect()
    elif not _is_anything_frozen():
        gc.freeze()
        gc.unfreeze()


def _is_anything_frozen() -> bool:
    """Counting walks all that is frozen; who freezes collects before, so it is counted once after a full collection."""
    collections = gc.get_stats()[2]["collections"]
    if collections != _looked_at[0]:
        _looked_at[0] = collections
        _frozen[0] = gc.get_freeze_count() > 0
    return _frozen[0]
