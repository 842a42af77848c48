"""Memory goes back to the system: large blocks as soon as nobody needs them, and what is spare while somebody rests."""

import sys
from collections.abc import Callable
from contextlib import suppress

LARGE = 256 * 1024
"""Bytes of a block that is borrowed from the system by itself; the smaller ones share the heap."""

_spare: list[Callable[[], object]] = []

_MMAP_THRESHOLD, _ARENA_MAX = -3, -8
"""M_MMAP_THRESHOLD and M_ARENA_MAX of ``mallopt``."""


def large_blocks_at_once() -> None:
    """Ask the C library not to keep freed blocks of :data:`LARGE` and more, and to have one heap for all threads.

    glibc begins so too, but raises its own bound to the largest block that was ever freed, up to 32 MiB: after the
    first page that was drawn, 10 MiB stay with the program. Another heap for each lane would keep its own free blocks;
    the lanes take turns anyway. Windows gives back blocks of half a MiB by itself, and has one heap.
    """
    _asked("mallopt", _MMAP_THRESHOLD, LARGE)
    _asked("mallopt", _ARENA_MAX, 1)


def spare(let_go: Callable[[], object]) -> None:
    """Name what is kept only to be quicker, and is made again in a moment: ``let_go`` lets go of it, in any thread."""
    _spare.append(let_go)


def let_go_of_what_is_spare() -> None:
    """Of all that was named so far; call it when nothing is being made of it."""
    for let_go in _spare:
        let_go()


def all_that_is_free() -> None:
    """Give back whatever is free inside the heap; some milliseconds of work."""
    if sys.platform == "win32":
        with suppress(OSError, AttributeError):
            import ctypes  # noqa: PLC0415 - the first page does without

            ctypes.CDLL("ucrtbase")._heapmin()  # noqa: SLF001 - its name
    _asked("malloc_trim", 0)


def _asked(wanted: str, *numbers: int) -> None:
    """A call of glibc; another C library is left as it is."""
    if sys.platform.startswith("linux"):
        with suppress(OSError, AttributeError):
            import ctypes  # noqa: PLC0415 - the first page does without

            getattr(ctypes.CDLL(None), wanted)(*numbers)
