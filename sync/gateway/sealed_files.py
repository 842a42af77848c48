"""Papers at rest: sealed as they arrive, in immutable parts with meaningless names, so none ever lies there in clear.

A part is a row of segments, each four bytes of length (big-endian), then the sealed bytes; a segment opens only at its
own place of its own part. A part is written once, under a new name, and counts when the database names it.
"""

import hashlib
import os
import secrets
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from forms.refusal import Refusal
from sync.gateway.keyring import Keyring, sync_folder

SEGMENT = 256 * 1024


class PartWriter:
    """Writes one new part; it is kept by :meth:`finish` or leaves no trace."""

    def __init__(self, keys: Keyring, folder: Path) -> None:
        self.name = secrets.token_hex(16)
        self.size = 0
        self._keys = keys
        self._path = _path(folder, self.name)
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._file: BinaryIO = os.fdopen(
            os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600), "wb"
        )
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
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        sync_folder(self._path.parent)

    def discard(self) -> None:
        """Close and delete."""
        self._file.close()
        self._path.unlink(missing_ok=True)

    def _put(self, plain: bytes) -> None:
        sealed = self._keys.seal(plain, f"part:{self.name}:{self._offset}")
        self._file.write(len(sealed).to_bytes(4, "big") + sealed)
        self._offset += len(plain)


def read(keys: Keyring, folder: Path, parts: Iterable[str]) -> Iterator[bytes]:
    """The plain bytes of a paper, segment by segment; ``Refusal`` ``gateway-damaged`` when a part is not as written."""
    for name in parts:
        path = _path(folder, name)
        if not path.is_file():
            raise Refusal("gateway-damaged", "A file of the gateway is missing; restore database and files together.")
        yield from _segments(keys, path, name)


def sha256(keys: Keyring, folder: Path, parts: Iterable[str]) -> str:
    """SHA-256 in hex of the plain bytes as they lie on the disk."""
    total = hashlib.sha256()
    for segment in read(keys, folder, parts):
        total.update(segment)
    return total.hexdigest()


def remove(folder: Path, parts: Iterable[str]) -> None:
    """Delete parts that the database no longer names."""
    for name in parts:
        _path(folder, name).unlink(missing_ok=True)


def _segments(keys: Keyring, path: Path, name: str) -> Iterator[bytes]:
    offset = 0
    with path.open("rb") as file:
        while length := file.read(4):
            plain = keys.unseal(file.read(int.from_bytes(length, "big")), f"part:{name}:{offset}")
            offset += len(plain)
            yield plain


def _path(folder: Path, name: str) -> Path:
    return folder / name[:2] / name


_BINARY = getattr(os, "O_BINARY", 0)
"""Windows would otherwise bend line ends."""
