"""Long work at a terminal: one line that tells how far it is, and Ctrl+C, which ends it with all as it was."""

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from app.cli.stopping import ctrl_c
from app.cli.streams import GUEST
from forms.onlooker import OnLooker

_OFTEN = 0.2
"""Seconds between two words about the same stage."""
_SAID = {
    "file": "Checking the file page by page",
    "journal": "Checking the journal",
    "records": "Reading the dossiers",
    "papers": "Reading the papers through",
    "copy": "Copying the database",
    "copy-opened": "Opening the copy",
    "copy-papers": "Copying the papers",
    "pack-papers": "Putting the papers into the file",
    "restore": "Copying the backup",
    "restore-opened": "Opening the backup",
    "saving": "Saving the tables",
    "erase": "Erasing here",
    "copies": "Erasing in the backups",
    "collect": "Collecting the dossiers",
    "stick-out": "Sealing and writing",
    "stick-in": "Reading the files",
    "drawing": "Drawing the papers",
    "pack": "Trying the pack",
    "index": "Making the words to search by",
}
_CLEAR = "\r\x1b[K"
"""To the line's beginning, and nothing behind it."""


@contextmanager
def waited_for() -> Iterator[OnLooker]:
    """Who waits at this terminal; nobody is told where standard error is no terminal, and Ctrl+C counts all the same.

    A command that another process handed over has no terminal here, and is not stopped from here.
    """
    if GUEST.get() is not None or threading.current_thread() is not threading.main_thread():
        yield OnLooker()
        return
    line = _Line() if sys.stderr.isatty() else None
    try:
        with ctrl_c() as stopped:
            yield OnLooker(line or _nothing, stopped)
    finally:
        if line is not None:
            sys.stderr.write(_CLEAR)


def _nothing(_stage: str, _done: int, _total: int) -> None:
    """Nobody reads it."""


class _Line:
    """The one line, written anew some times a second."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._stage, self._at = "", 0.0

    def __call__(self, stage: str, done: int, total: int) -> None:
        now = self._now()
        if stage == self._stage and done < total and now - self._at < _OFTEN:
            return
        self._stage, self._at = stage, now
        share = f" {100 * done // total} %" if total else ""
        sys.stderr.write(f"{_CLEAR}{_SAID.get(stage, stage)}…{share} ")
        sys.stderr.flush()
