"""One kept HTTP connection to a gateway: what goes out is counted, what comes back is bounded and proved to be ours."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO

from sync.connectivity import kind_of_error, kind_of_stranger
from sync.ports import LineFault

if TYPE_CHECKING:
    import requests

CONNECT_SECONDS = 15.0
READ_SECONDS = 60.0
LARGEST_ANSWER = 32 * 1024 * 1024

_FAULTS = {
    400: "bad-request",
    401: "session",
    413: "too-large",
    422: "bad-request",
    426: "too-old",
    429: "busy",
    460: "cut",
    503: "busy",
    507: "full",
}
_CODES = {"bad-handover": "not-accepted", "revoked": "revoked", "wrong-hash": "file-unreadable", "offset-moved": "cut"}
"""Problem codes of the gateway that say more than their status."""


@dataclass(frozen=True)
class Reply:
    """An answer that carries our gateway's marker; ``body`` is unpacked."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> dict[str, Any]:
        """The body as a JSON object; ``LineFault`` ``nonsense`` when it is none."""
        try:
            value = json.loads(self.body)
        except ValueError as error:
            raise LineFault("nonsense", body_left=True) from error
        if not isinstance(value, dict):
            raise LineFault("nonsense", body_left=True)
        return value


class Http:
    """A session with one gateway; ``bytes_moved`` counts bodies and headers both ways."""

    def __init__(
        self, url: str, gateway_id: str | None, *, ca_file: str | None = None, patience: float = READ_SECONDS
    ) -> None:
        """``patience``: seconds without a byte of the answer."""
        from sync.transports.sessions import FAULTS, session_for  # noqa: PLC0415 - requests loads on first use

        self.bytes_moved = 0
        self._patience = patience
        self._url = url
        self._gateway_id = gateway_id
        self._faults = FAULTS
        self._session = session_for(url, ca_file)

    def call(
        self,
        method: str,
        path: str,
        *,
        body: bytes = b"",
        stream: CountedStream | None = None,
        headers: Mapping[str, str] | None = None,
        accept: tuple[int, ...] = (200,),
    ) -> Reply:
        """One request; the reply when its status is among ``accept``. ``stream`` is a body that is never whole here.

        Raises:
            LineFault: for everything else; ``body_left`` says whether the gateway may have acted on the body.
        """
        sending = stream or CountedBody(body)
        try:
            with self._session.request(
                method,
                self._url + path,
                data=sending if body or stream else None,
                headers=dict(headers or {}),
                auth=as_it_is,
                timeout=(CONNECT_SECONDS, self._patience),
                allow_redirects=False,
                stream=True,
            ) as response:
                raw = _read(response)
        except self._faults as error:
            self.bytes_moved += sending.read_so_far
            raise LineFault(kind_of_error(error), body_left=sending.read_so_far > 0) from error
        self.bytes_moved += sending.read_so_far + len(raw) + header_bytes(response)
        stranger = kind_of_stranger(response.status_code, response.headers, self._gateway_id)
        if stranger:
            raise LineFault(stranger, body_left=sending.read_so_far > 0)
        reply = Reply(response.status_code, response.headers, _unpacked(response, raw))
        if reply.status not in accept:
            raise _fault(reply)
        return reply

    def close(self) -> None:
        """Let the connection go."""
        self._session.close()


def packed(value: Mapping[str, Any]) -> bytes:
    """A JSON body, compressed."""
    return gzip.compress(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(), 9, mtime=0)


PACKED = {"Content-Type": "application/json", "Content-Encoding": "gzip"}
"""Headers of a :func:`packed` body."""


class CountedBody:
    """A body that knows whether any of it was taken for sending; headers go out before the first byte is asked for."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.read_so_far = 0
        self.went_before = 0

    def __len__(self) -> int:
        return len(self.content)

    def tell(self) -> int:
        """Where reading stands."""
        return self.read_so_far

    def seek(self, offset: int) -> None:
        """Begin again: an answer came that nothing was kept of what went before."""
        self.went_before += self.read_so_far
        self.read_so_far = offset

    def read(self, size: int = -1) -> bytes:
        """The next bytes; from now on they may have left."""
        end = len(self.content) if size < 0 else self.read_so_far + size
        block = self.content[self.read_so_far : end]
        self.read_so_far += len(block)
        return block


class CountedStream:
    """A body that is read from a file while it is sent, counted as :class:`CountedBody` is."""

    def __init__(self, source: BinaryIO, size: int, progress: Callable[[int], None]) -> None:
        self._source = source
        self._size = size
        self._progress = progress
        self.read_so_far = 0

    def __len__(self) -> int:
        return self._size

    def read(self, size: int = -1) -> bytes:
        """The next bytes; from now on they may have left."""
        left = self._size - self.read_so_far
        block = self._source.read(left if size < 0 else min(size, left))
        self.read_so_far += len(block)
        self._progress(self.read_so_far)
        return block


def as_it_is(request: requests.PreparedRequest) -> requests.PreparedRequest:
    """No log-in of the machine's own (netrc) may replace ours."""
    return request


def _read(response: requests.Response) -> bytes:
    """The raw body, bounded; reading to the end lets the connection be used again."""
    parts, total = [], 0
    while block := response.raw.read(65536, decode_content=False):
        parts.append(block)
        total += len(block)
        if total > LARGEST_ANSWER:
            raise OSError("the answer is too long")
    return b"".join(parts)


def _unpacked(response: requests.Response, raw: bytes) -> bytes:
    if response.headers.get("Content-Encoding", "") != "gzip":
        return raw
    unpacker = zlib.decompressobj(wbits=31)
    try:
        plain = unpacker.decompress(raw, LARGEST_ANSWER)
    except zlib.error as error:
        raise LineFault("nonsense", body_left=True) from error
    if not unpacker.eof:
        raise LineFault("nonsense", body_left=True)
    return plain


def _fault(reply: Reply) -> LineFault:
    """What a refusal of the gateway itself means; only an error of its own leaves open what it did."""
    kind = _CODES.get(_problem_code(reply)) or _FAULTS.get(reply.status)
    if kind is None and reply.status >= 500:
        return LineFault("server-error", body_left=True, retry_after=_retry_after(reply))
    return LineFault(kind or "not-accepted", retry_after=_retry_after(reply))


def _problem_code(reply: Reply) -> str:
    try:
        return str(reply.json().get("code", ""))
    except LineFault:
        return ""


def _retry_after(reply: Reply) -> float | None:
    """``Retry-After`` in seconds; a date is not read, for no laptop time is ever compared."""
    text = reply.headers.get("Retry-After", "")
    return float(text) if text.isascii() and text.isdigit() and len(text) < 8 else None


def header_bytes(response: requests.Response) -> int:
    """About what the request's and the answer's header lines weigh."""
    sent: Callable[[Mapping[str, str]], int] = lambda headers: sum(len(k) + len(v) + 4 for k, v in headers.items())  # noqa: E731
    request = response.request
    return sent(dict(request.headers)) + len(request.path_url) + 20 + sent(response.headers) + 20
