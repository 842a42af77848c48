"""One window for one vault: who starts the program again rings at the first one, which comes to the front.

The bell says nothing and is told nothing, so it needs no key: a socket in the vault's own folder, a named pipe on
Windows. Standard library alone, because the very start waits for it.
"""

import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Thread
from time import sleep
from typing import TYPE_CHECKING

from app.socket_address import socket_address

if TYPE_CHECKING:
    import socket
    from multiprocessing.connection import Listener

BELL_NAME = "window.socket"
_PATIENCE = 1.0
"""Seconds; a bell that does not answer is a dead one's."""
_PAUSE = 0.2
"""Seconds before a pipe that failed is listened to again."""
_RING, _HEARD, _END = b"r", b"h", b"e"


def ring(folder: Path) -> bool:
    """Ask the window that is open on a vault to come to the front; False when there is none."""
    return _say(folder, _RING)


class Bell:
    """The first window's ear, on a thread of its own until :meth:`close`."""

    def __init__(self, folder: Path, heard: Callable[[], None]) -> None:
        """``heard`` is called on the bell's thread; where this folder has no sockets nothing is ever heard."""
        self._folder, self._heard = folder, heard
        self._thread: Thread | None = None
        if sys.platform == "win32":
            self._thread = Thread(target=self._listen_on_pipe, name="bell", daemon=True)
        else:
            with suppress(OSError):
                self._thread = Thread(target=self._listen_on_socket, args=(self._socket(),), name="bell", daemon=True)
        if self._thread is not None:
            self._thread.start()

    def close(self) -> None:
        """Hear nothing more."""
        thread, self._thread = self._thread, None
        if thread is not None and _say(self._folder, _END):
            thread.join(_PATIENCE)

    def _socket(self) -> "socket.socket":
        import socket  # noqa: PLC0415 - after the first painting

        path = self._folder / BELL_NAME
        path.unlink(missing_ok=True)
        listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            with socket_address(self._folder, BELL_NAME) as address:
                listening.bind(address)
            path.chmod(0o600)
            listening.listen(2)
        except OSError:
            listening.close()
            raise
        return listening

    def _listen_on_socket(self, listening: "socket.socket") -> None:
        with listening:
            word = b""
            while word != _END:
                with suppress(OSError):
                    caller, _ = listening.accept()
                    with caller:
                        caller.settimeout(_PATIENCE)
                        word = caller.recv(1)
                        caller.sendall(_HEARD)
                    if word == _RING:
                        self._heard()
        with suppress(OSError):
            (self._folder / BELL_NAME).unlink()

    def _listen_on_pipe(self) -> None:
        from multiprocessing.connection import Listener  # noqa: PLC0415 - Windows alone

        with suppress(OSError), Listener(_pipe(self._folder)) as listening:  # one that is another's hears nothing here
            word = b""
            while word != _END:
                word = _answered(listening)
                if word == _RING:
                    self._heard()


def _answered(listening: "Listener") -> bytes:
    """What the next caller on a named pipe says; nothing from one that says nothing, or is gone."""
    try:
        with listening.accept() as caller:
            word = caller.recv_bytes(1) if caller.poll(_PATIENCE) else b""
            caller.send_bytes(_HEARD)
            return word
    except (OSError, EOFError):
        sleep(_PAUSE)  # whatever stands in the way, listening must not take up the processor
        return b""


def _say(folder: Path, word: bytes) -> bool:
    if sys.platform == "win32":
        return _say_by_pipe(folder, word)
    if not (folder / BELL_NAME).exists():
        return False
    import socket  # noqa: PLC0415 - only where a bell hangs

    with (
        suppress(OSError),
        socket_address(folder, BELL_NAME) as address,
        socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as asking,
    ):
        asking.settimeout(_PATIENCE)
        asking.connect(address)
        asking.sendall(word)
        return asking.recv(1) == _HEARD
    return False


def _say_by_pipe(folder: Path, word: bytes) -> bool:
    from multiprocessing.connection import Client  # noqa: PLC0415 - Windows alone

    with suppress(OSError, EOFError), Client(_pipe(folder)) as asking:
        asking.send_bytes(word)
        return asking.recv_bytes(1) == _HEARD
    return False


def _pipe(folder: Path) -> str:
    import hashlib  # noqa: PLC0415 - Windows alone

    name = hashlib.sha256(str(folder.absolute()).casefold().encode("utf-8", "surrogatepass")).hexdigest()[:32]
    return rf"\\.\pipe\hosolang-window-{name}"
