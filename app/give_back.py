"""Large blocks of memory go back to the system as soon as nobody needs them: pages as pictures, above all."""

import sys
from contextlib import suppress

LARGE = 256 * 1024
"""Bytes of a block that is borrowed from the system by itself; the smaller ones share the heap."""

_MMAP_THRESHOLD = -3
"""M_MMAP_THRESHOLD of ``mallopt``."""


def large_blocks_at_once() -> None:
    """Ask the C library not to keep freed blocks of :data:`LARGE` and more; a system that never does is left as it is.

    glibc begins so too, but raises its own bound to the largest block that was ever freed, up to 32 MiB: after the
    first page that was drawn, 10 MiB stay with the program. Windows gives back blocks of half a MiB by itself.
    """
    if sys.platform.startswith("linux"):
        with suppress(OSError, AttributeError):
            import ctypes  # noqa: PLC0415 - only here

            ctypes.CDLL(None).mallopt(_MMAP_THRESHOLD, LARGE)
