"""Where a command reads and writes: this process's own streams, or those of another process that handed it over."""

import sys
from contextvars import ContextVar
from io import StringIO
from typing import TYPE_CHECKING, NamedTuple, TextIO

if TYPE_CHECKING:
    from app.services.desk import Desk

_LARGEST_INPUT = 4 * 1024 * 1024


class Guest(NamedTuple):
    """A command that another process handed over: what it read, what it says, and the desk that it may use."""

    desk: "Desk"
    given: str
    out: StringIO
    err: StringIO


GUEST: ContextVar[Guest | None] = ContextVar("guest", default=None)
_READ: ContextVar[str | None] = ContextVar("read", default=None)
"""Standard input can be read once; a command that is handed over after it has read needs it again."""


def use_utf8() -> None:
    """Vietnamese on any console, also where Windows would choose a code page."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def out() -> TextIO:
    """Where values go."""
    guest = GUEST.get()
    return sys.stdout if guest is None else guest.out


def err() -> TextIO:
    """Where sentences go."""
    guest = GUEST.get()
    return sys.stderr if guest is None else guest.err


def read_input() -> str:
    """All of standard input."""
    guest = GUEST.get()
    if guest is not None:
        return guest.given
    if (read := _READ.get()) is None:
        _READ.set(read := sys.stdin.read(_LARGEST_INPUT))
    return read


def was_read() -> str:
    """What :func:`read_input` has read so far."""
    return _READ.get() or ""


def forget_input() -> None:
    """A new command reads anew."""
    _READ.set(None)
