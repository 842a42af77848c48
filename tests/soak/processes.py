"""Laptops and gateways as processes of their own that start at once: each is split off from one that loaded all.

Where a system cannot split processes (Windows), and where the temporary folder lies so deep that no socket has room in
it, each starts from nothing, which only takes longer.
"""

import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from multiprocessing.process import BaseProcess
from multiprocessing.util import get_temp_dir
from pathlib import Path
from typing import Any

from sync.gateway.serving import Tls
from tests.soak import gateway, laptop

LONGEST = 120.0
"""Seconds after which a process hangs."""
_LONGEST_FOLDER = 80
"""Bytes of a folder's path in which a socket of its own name can be, of the 108 that a whole path may have."""
_ROOMS = ["tests.soak.laptop", "tests.soak.gateway", "tests.soak.loaded"]


@cache
def _split() -> Any:
    if sys.platform == "win32" or len(os.fsencode(get_temp_dir())) > _LONGEST_FOLDER:
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_ROOMS)
    return context


def start_laptop(*words: Any) -> BaseProcess:
    """A laptop at work; it ends by itself."""
    process: BaseProcess = _split().Process(target=laptop.run, args=words)
    process.start()
    return process


class Server:
    """The gateway of a story: one process at a time, on a new port each time."""

    def __init__(self, db: str, data: Path, tls: Tls | None, moved: Callable[[int], None]) -> None:
        """``moved`` is told each new port."""
        self._words = (db, data, tls)
        self._moved = moved
        self._process: BaseProcess | None = None

    def start(self, seconds: float) -> bool:
        """Start with a clock that is wrong by so much; False when it does not come up."""
        self.kill()
        db, data, tls = self._words
        ours, theirs = _split().Pipe(duplex=False)
        self._process = _split().Process(target=gateway.main, args=(db, data, seconds, tls, theirs))
        self._process.start()
        theirs.close()
        with ours:
            try:
                self._moved(int(ours.recv()))
            except EOFError:
                return False
        return True

    def kill(self) -> None:
        """End it at once, if it runs."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process = None

    def stop(self) -> None:
        """End it in peace."""
        if self._process is not None:
            self._process.terminate()
            self._process.join(LONGEST)
            self.kill()


@contextmanager
def a_server(db: str, data: Path, tls: Tls | None, moved: Callable[[int], None]) -> Iterator[Server]:
    """The gateway of one story, not started yet; it is gone at the end."""
    server = Server(db, data, tls, moved)
    try:
        yield server
    finally:
        server.stop()
