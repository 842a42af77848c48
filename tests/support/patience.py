"""How long a test may wait for anything at all, and what ends one that would wait for ever."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

LONGEST = 240.0
"""Seconds; the slowest test takes a tenth of it on a quiet machine. ``faulthandler_timeout`` lies above it."""
AGAIN = 20.0
"""Seconds after which whatever the failed test waits for while it ends is broken off, too."""


@contextmanager
def within(seconds: float = LONGEST) -> Iterator[None]:
    """Fails what takes longer, there where it waits: for a thread, lock, process, socket, or a fact that never is.

    Python hears the bell between two of its own steps. Where it takes none (Qt's own loop), and on Windows, which has
    no such bell, pytest's fault handler ends the whole process later and says where each thread stood.
    """
    if not hasattr(signal, "setitimer"):
        yield
        return

    def ring(*_: object) -> None:
        pytest.fail(f"it still waits after {seconds:g} seconds")

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
