"""A line of the worst kind: a proxy that treats each request as its seed says, from patient to malicious.

It knows enough HTTP to break it on purpose: cut after so many bytes either way, throw an answer away after the gateway
committed, repeat a request, deliver it late, answer in the gateway's place, change or shorten what it answered.
"""

import contextlib
import random
import socket
import threading
from collections.abc import Callable, Iterator

_HTML = b"<html><body>Xin moi dang nhap wifi</body></html>"
_WAIT = 20.0
FAULTS = (
    "cut-up",
    "cut-down",
    "drop-answer",
    "repeat",
    "late",
    "500",
    "503",
    "429",
    "html",
    "truncated",
    "corrupted",
    "refuse",
    "slow",
)


class BadLine:
    """Listens on ``port`` for one upstream port, which may change; ``trouble`` is the chance that a request suffers."""

    def __init__(self, seed: int) -> None:
        self.upstream = 0
        self.trouble = 0.0
        self.told: dict[str, int] = {}
        self._rng = random.Random(seed)  # noqa: S311 - bad luck that can be repeated
        self._lock = threading.Lock()
        self._end = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.settimeout(0.2)
        self._threads = [threading.Thread(target=self._accept)]
        self._threads[0].start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def close(self) -> None:
        """Stop, and wait for every thread; a late request that is still kept is delivered first."""
        self._end.set()
        for thread in self._threads:
            thread.join()
        self._listener.close()

    def _accept(self) -> None:
        while not self._end.is_set():
            with contextlib.suppress(OSError):
                client, _ = self._listener.accept()
                client.settimeout(_WAIT)
                self._start(self._serve, client)

    def _start(self, target: Callable[..., None], *args: object) -> None:
        thread = threading.Thread(target=target, args=args)
        self._threads.append(thread)
        thread.start()

    def _serve(self, client: socket.socket) -> None:
        with client, contextlib.suppress(OSError):
            request = _request(client)
            if request:
                self._treat(client, request)

    def _treat(self, client: socket.socket, request: bytes) -> None:
        with self._lock:
            fault = self._rng.choice(FAULTS) if self._rng.random() < self.trouble else ""
            share = self._rng.random()
            self.told[fault] = self.told.get(fault, 0) + 1
        if fault == "refuse":
            return
        if fault in ("500", "503", "429", "html"):
            client.sendall(_instead(fault))
            return
        if fault == "cut-up":
            self._send(request[: int(len(request) * share)], reads=False)
            return
        if fault == "late":
            self._start(self._late, request, share)
            return
        if fault == "repeat":
            self._send(request)
        if fault == "slow":
            self._end.wait(share)
        client.sendall(_spoilt(fault, self._send(request), share))

    def _late(self, request: bytes, share: float) -> None:
        self._end.wait(3 * share)
        with contextlib.suppress(OSError):
            self._send(request)

    def _send(self, request: bytes, *, reads: bool = True) -> bytes:
        with socket.create_connection(("127.0.0.1", self.upstream), _WAIT) as server:
            server.sendall(request)
            if not reads:
                return b""
            parts = []
            while block := server.recv(65536):
                parts.append(block)
            return b"".join(parts)


def _request(client: socket.socket) -> bytes:
    """One whole request, told to be the last of its connection."""
    content = b""
    while b"\r\n\r\n" not in content:
        block = client.recv(65536)
        if not block:
            return b""
        content += block
    head, _, body = content.partition(b"\r\n\r\n")
    lines = [line for line in head.split(b"\r\n") if not line.lower().startswith(b"connection:")]
    length = next((int(line.split(b":")[1]) for line in lines if line.lower().startswith(b"content-length:")), 0)
    while len(body) < length and (block := client.recv(65536)):
        body += block
    return b"\r\n".join([*lines, b"Connection: close"]) + b"\r\n\r\n" + body


def _instead(fault: str) -> bytes:
    if fault == "html":
        return b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%s" % (len(_HTML), _HTML)
    return b"HTTP/1.1 %s No\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n" % fault.encode()


def _spoilt(fault: str, answer: bytes, share: float) -> bytes:
    if fault == "drop-answer":
        return b""
    if fault in ("cut-down", "truncated"):
        return answer[: int(len(answer) * share)]
    if fault == "corrupted" and answer:
        place = int(len(answer) * share)
        return answer[:place] + bytes([answer[place] ^ 0x20]) + answer[place + 1 :]
    return answer


@contextlib.contextmanager
def bad_line(seed: int) -> Iterator[BadLine]:
    """A line for one story."""
    line = BadLine(seed)
    try:
        yield line
    finally:
        line.close()
