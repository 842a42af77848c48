"""A proxy before a gateway that breaks one chosen request: cut after so many bytes, or its answer thrown away."""

import contextlib
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass
class Trouble:
    """Breaks the first request whose bytes contain ``at``.

    ``up`` bytes of the request pass from there on (None: all of it); then both ends are closed. With ``up`` None the
    gateway acts on the whole request, and ``down`` bytes of its answer pass before both ends are closed.
    """

    at: bytes
    up: int | None = None
    down: int = 0
    has_happened: bool = False


class BadProxy:
    """Listens on ``url``; every connection is passed on to the gateway, subject to the trouble that is set."""

    def __init__(self, upstream: str) -> None:
        where = urlsplit(upstream)
        self._upstream = (where.hostname or "", where.port or 0)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._threads: list[threading.Thread] = []
        self._sockets: list[socket.socket] = []
        self.trouble: Trouble | None = None
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def start(self) -> None:
        self._spawn(self._accept)

    def stop(self) -> None:
        """Close everything and wait for every thread."""
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for one in self._sockets:
            _close(one)
        for thread in self._threads:
            thread.join()

    def _spawn(self, target: object, *args: object) -> None:
        thread = threading.Thread(target=target, args=args)  # type: ignore[arg-type]  # bound methods of this class
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
                server = socket.create_connection(self._upstream)
            except OSError:
                return
            self._sockets += [client, server]
            broken = threading.Event()
            self._spawn(self._up, client, server, broken)
            self._spawn(self._down, server, client, broken)

    def _up(self, client: socket.socket, server: socket.socket, broken: threading.Event) -> None:
        with contextlib.suppress(OSError):
            while block := client.recv(65536):
                trouble = self.trouble
                place = block.find(trouble.at) if trouble and not trouble.has_happened else -1
                if trouble is None or place < 0:
                    server.sendall(block)
                    continue
                trouble.has_happened = True
                if trouble.up is None:
                    broken.set()
                    server.sendall(block)
                    continue
                self._pass(client, server, block, place + trouble.up)
                break
        _close(client)
        _close(server)

    def _pass(self, client: socket.socket, server: socket.socket, block: bytes, left: int) -> None:
        while block and left > 0:
            server.sendall(block[:left])
            left -= len(block)
            block = client.recv(65536) if left > 0 else b""

    def _down(self, server: socket.socket, client: socket.socket, broken: threading.Event) -> None:
        with contextlib.suppress(OSError):
            while block := server.recv(65536):
                if broken.is_set():
                    client.sendall(block[: self.trouble.down if self.trouble else 0])
                    break
                client.sendall(block)
        _close(client)
        _close(server)


def _close(one: socket.socket) -> None:
    with contextlib.suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
    one.close()


@contextlib.contextmanager
def bad_proxy(upstream: str) -> Iterator[BadProxy]:
    """A running proxy, stopped at the end."""
    proxy = BadProxy(upstream)
    proxy.start()
    try:
        yield proxy
    finally:
        proxy.stop()
