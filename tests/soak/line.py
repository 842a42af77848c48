"""A line of the worst kind: a proxy that treats each request as its seed says, from patient to malicious.

It knows enough HTTP to break it on purpose: cut after so many bytes either way, throw an answer away after the gateway
committed, repeat a request, deliver it long after, answer in the gateway's place, change or shorten what it answered.
With certificates it speaks TLS both ways, and can show a certificate that is wrong in one way.
"""

import contextlib
import random
import socket
import ssl
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
    """Listens for one laptop and leads to ``upstream``, a port that may change.

    Attributes:
        upstream: the port of the gateway.
        trouble: the chance that a request suffers.
        told: how often each fault struck; ``""`` counts what passed untouched.
        front: what it shows to the laptop; None for plain HTTP.
        back: whom it trusts upstream; None for plain HTTP.
        on_call: told the number of each connection before it is served, counted from 1 and never again from there.
        calls: connections so far.
    """

    def __init__(self, seed: int, front: ssl.SSLContext | None = None, back: ssl.SSLContext | None = None) -> None:
        self.upstream = 0
        self.trouble = 0.0
        self.told: dict[str, int] = {}
        self.front, self.back = front, back
        self.on_call: Callable[[int], None] = lambda _number: None
        self.calls = 0
        self._late: list[tuple[int, bytes]] = []
        self._rng = random.Random(seed)  # noqa: S311 - bad luck that can be repeated
        self._lock = threading.Lock()
        self._end = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.settimeout(0.2)
        self._threads = [threading.Thread(target=self._accept)]
        self._threads[0].start()

    @property
    def url(self) -> str:
        scheme = "https" if self.front else "http"
        return f"{scheme}://127.0.0.1:{self._listener.getsockname()[1]}"

    @property
    def passed(self) -> int:
        """Requests that were read whole, whatever became of them."""
        return sum(self.told.values())

    def close(self) -> None:
        """Stop, and wait for every thread."""
        self._end.set()
        for thread in self._threads:
            thread.join()
        self._listener.close()

    def deliver_late(self, up_to: int | None = None) -> None:
        """Deliver kept requests whose turn has come, in their order; all of them without ``up_to``."""
        with self._lock:
            come = [request for turn, request in self._late if up_to is None or turn <= up_to]
            self._late = [kept for kept in self._late if up_to is not None and kept[0] > up_to]
        for request in come:
            with contextlib.suppress(OSError):
                self._send(request)

    def _accept(self) -> None:
        while not self._end.is_set():
            with contextlib.suppress(OSError):
                client, _ = self._listener.accept()
                client.settimeout(_WAIT)
                self.calls += 1
                thread = threading.Thread(target=self._serve, args=(client, self.calls))
                self._threads.append(thread)
                thread.start()

    def _serve(self, client: socket.socket, number: int) -> None:
        with client, contextlib.suppress(OSError):
            self.on_call(number)
            self.deliver_late(number)
            with contextlib.ExitStack() as stack:
                near = stack.enter_context(self.front.wrap_socket(client, server_side=True)) if self.front else client
                request = _request(near)
                if request:
                    self._treat(near, request, number)

    def _treat(self, client: socket.socket, request: bytes, number: int) -> None:
        with self._lock:
            fault = self._rng.choice(FAULTS) if self._rng.random() < self.trouble else ""
            share = self._rng.random()
            self.told[fault] = self.told.get(fault, 0) + 1
            if fault == "late":
                self._late.append((number + 1 + int(30 * share), request))
        if fault in ("refuse", "late"):
            return
        if fault in ("500", "503", "429", "html"):
            client.sendall(_instead(fault))
            return
        if fault == "cut-up":
            self._send(request[: int(len(request) * share)], reads=False)
            return
        if fault == "repeat":
            self._send(request)
        if fault == "slow":
            self._end.wait(share / 4)
        client.sendall(_spoilt(fault, self._send(request), share))

    def _send(self, request: bytes, *, reads: bool = True) -> bytes:
        with contextlib.ExitStack() as stack:
            server = stack.enter_context(socket.create_connection(("127.0.0.1", self.upstream), _WAIT))
            if self.back:
                server = stack.enter_context(self.back.wrap_socket(server, server_hostname="127.0.0.1"))
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
def bad_line(seed: int, front: ssl.SSLContext | None = None, back: ssl.SSLContext | None = None) -> Iterator[BadLine]:
    """A line for one laptop of one story."""
    line = BadLine(seed, front, back)
    try:
        yield line
    finally:
        line.close()
