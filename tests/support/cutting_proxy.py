"""A line between laptop and gateway that breaks after so many pieces have passed, in either direction."""

import contextlib
import selectors
import socket
import struct
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

ENDLESS = 1_000_000
_RESET = struct.pack("ii", 1, 0)


class CuttingProxy:
    """Forwards one loopback port to another; ``pieces`` is how many more reads it forwards before every line breaks.

    ``most`` is how many bytes each connection bears, in one direction, before it breaks.
    """

    def __init__(self, upstream_port: int) -> None:
        self.pieces = ENDLESS
        self.most = 1024 * ENDLESS
        self._borne: Counter[socket.socket] = Counter()
        self._upstream = ("127.0.0.1", upstream_port)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._selector = selectors.DefaultSelector()
        self._selector.register(self._listener, selectors.EVENT_READ)
        self._waker, self._wake = socket.socketpair()
        self._selector.register(self._waker, selectors.EVENT_READ)
        self._other: dict[socket.socket, socket.socket] = {}
        self._thread = threading.Thread(target=self._run, name="cutting-proxy")
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def close(self) -> None:
        self._wake.send(b".")
        self._thread.join()

    def _run(self) -> None:
        while True:
            for key, _ in self._selector.select():
                if key.fileobj is self._waker:
                    self._end()
                    return
                if key.fileobj is self._listener:
                    self._accept()
                elif key.fileobj in self._other:
                    self._forward(key.fileobj)

    def _accept(self) -> None:
        near, _ = self._listener.accept()
        far = socket.create_connection(self._upstream)
        self._other |= {near: far, far: near}
        for one in (near, far):
            self._selector.register(one, selectors.EVENT_READ)

    def _forward(self, source: socket.socket) -> None:
        try:
            piece = source.recv(65536)
        except OSError:
            piece = b""
        if not piece:
            self._drop(source)
        elif self.pieces <= 0 or self._borne[source] + len(piece) > self.most:
            self._drop(source, reset=True)
        else:
            self.pieces -= 1
            self._borne[source] += len(piece)
            self._other[source].sendall(piece)

    def _drop(self, one: socket.socket, *, reset: bool = False) -> None:
        for end in (one, self._other[one]):
            self._selector.unregister(end)
            self._other.pop(end)
            self._borne.pop(end, None)
            if reset:
                end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
            with contextlib.suppress(OSError):
                end.close()

    def _end(self) -> None:
        for one in list(self._other):
            if one in self._other:
                self._drop(one)
        self._selector.close()
        for one in (self._listener, self._waker, self._wake):
            one.close()


@contextmanager
def cutting_proxy(upstream_port: int) -> Iterator[CuttingProxy]:
    """A proxy for one test."""
    proxy = CuttingProxy(upstream_port)
    try:
        yield proxy
    finally:
        proxy.close()
