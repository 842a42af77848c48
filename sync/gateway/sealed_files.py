"""Papers at rest: sealed as they arrive, in immutable parts with meaningless names, so none ever lies there in clear.

A part is a row of segments, each four bytes of length (big-endian), then the sealed bytes; a segment opens only at its
own place of its own part. A part is written once, under a new name, and counts when the database names it.
"""

import hashlib
import io
import secrets
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, cast

from forms.refusal import Refusal
from sync.gateway.keyring import Keyring
from sync.gateway.part_stores import PartStore

SEGMENT = 256 * 1024


class PartWriter:
    """Writes one new part; it is kept by :meth:`finish` or leaves no trace."""

    def __init__(self, keys: Keyring, store: PartStore) -> None:
        self.name = secrets.token_hex(16)
        self.size = 0
        self._keys = keys
        self._part = store.begin(self.name)
        self._waiting = bytearray()
        self._offset = 0

    def write(self, content: bytes) -> None:
        """Take plain bytes; full segments are sealed at once."""
        self.size += len(content)
        self._waiting += content
        while len(self._waiting) >= SEGMENT:
            self._put(bytes(self._waiting[:SEGMENT]))
            del self._waiting[:SEGMENT]

    def finish(self) -> None:
        """Write what waits and make the part durable; only now may the database name it."""
        if self._waiting:
            self._put(bytes(self._waiting))
            self._waiting.clear()
        self._part.finish()

    def discard(self) -> None:
        """Take the part away again."""
        self._part.discard()

    def _put(self, plain: bytes) -> None:
        sealed = self._keys.seal(plain, f"part:{self.name}:{self._offset}")
        self._part.write(len(sealed).to_bytes(4, "big") + sealed)
        self._offset += len(plain)


def whole(keys: Keyring, store: PartStore, content: bytes) -> PartWriter:
    """A finished part with this content; one that cannot be written leaves nothing."""
    part = PartWriter(keys, store)
    try:
        part.write(content)
        part.finish()
    except BaseException:
        part.discard()
        raise
    return part


def read(keys: Keyring, store: PartStore, parts: Iterable[str]) -> Iterator[bytes]:
    """The plain bytes of a paper, segment by segment; ``Refusal`` ``gateway-damaged`` when a part is not as written."""
    for name in parts:
        try:
            file = store.open(name)
        except FileNotFoundError as error:
            raise Refusal(
                "gateway-damaged", "A file of the gateway is missing; restore database and files together."
            ) from error
        with file:
            yield from _segments(keys, file, name)


def opened(keys: Keyring, store: PartStore, parts: Iterable[str]) -> BinaryIO:
    """:func:`read` as a file that is read once from its start, never whole in memory."""
    return cast("BinaryIO", io.BufferedReader(_Pieces(read(keys, store, parts)), SEGMENT))


class _Pieces(io.RawIOBase):
    """Pieces of bytes as a file."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._piece = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 - any buffer of bytes
        target = memoryview(buffer)
        while not self._piece:
            following = next(self._pieces, None)
            if following is None:
                return 0
            self._piece = memoryview(following)
        size = min(len(target), len(self._piece))
        target[:size] = self._piece[:size]
        self._piece = self._piece[size:]
        return size


def sha256(keys: Keyring, store: PartStore, parts: Iterable[str]) -> str:
    """SHA-256 in hex of the plain bytes as they are stored."""
    total = hashlib.sha256()
    for segment in read(keys, store, parts):
        total.update(segment)
    return total.hexdigest()


def remove(store: PartStore, parts: Iterable[str]) -> None:
    """Delete parts that the database no longer names."""
    for name in parts:
        store.remove(name)


def _segments(keys: Keyring, file: BinaryIO, name: str) -> Iterator[bytes]:
    offset = 0
    while length := file.read(4):
        plain = keys.unseal(file.read(int.from_bytes(length, "big")), f"part:{name}:{offset}")
        offset += len(plain)
        yield plain
