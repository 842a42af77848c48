"""Papers as immutable encrypted files with meaningless names, read in chunks so that a large one needs little memory.

A segment is magic, format version, a random 32-byte salt, then chunks of 64 KiB sealed with ChaCha20-Poly1305. The key
is derived from the dossier's key and the salt, the nonce is the chunk's number and whether it is the last one (the
STREAM construction), so chunks cannot be cut off, swapped or carried into another file.
"""

import io
import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from app.storage import durable, faults
from app.storage.sealing import KEY_BYTES, Unreadable, derive
from forms.refusal import Refusal

LARGEST = 64 * 1024 * 1024
"""Bytes of one paper; more is refused (design, section 8)."""

FOLDER_NAME = "papers"
_SUFFIX = ".seg"
_MAGIC = b"HSLSEG\x00\x01"
_HEADER_BYTES = len(_MAGIC) + KEY_BYTES
_CHUNK = 64 * 1024
_TAG = 16


class PaperFolder:
    """The folder of segments beside a vault's database."""

    def __init__(self, vault_folder: Path) -> None:
        self._folder = vault_folder / FOLDER_NAME

    def write(self, key: bytes, dossier_id: str, content: bytes) -> str:
        """Seal ``content`` into a new segment that is durable when this returns; returns the segment's name.

        Raises:
            Refusal: ``too-large``, ``disk-full``, ``not-writable``, ``disk-error``.
        """
        if len(content) > LARGEST:
            raise Refusal(
                "too-large",
                f"A paper may have at most {LARGEST // 1024 // 1024} MB: scan it again with a lower resolution.",
                limit_mb=str(LARGEST // 1024 // 1024),
            )
        name = secrets.token_hex(16)
        with faults.plain_file_faults(self._folder):
            if not self._folder.is_dir():
                self._folder.mkdir(mode=0o700)
                durable.sync_folder(self._folder.parent)
            durable.write_new(self.path(name), *_sealed(key, dossier_id, name, content))
        return name

    def open(self, key: bytes, dossier_id: str, name: str) -> BinaryIO:
        """A seekable stream over the content; reading raises :class:`Unreadable` where the file was changed.

        Raises:
            Unreadable: the file is missing or is no segment.
        """
        try:
            file = self.path(name).open("rb")
        except OSError:
            raise Unreadable from None
        try:
            return io.BufferedReader(_Chunks(file, key, dossier_id, name), _CHUNK)
        except BaseException:
            file.close()
            raise

    def has(self, name: str) -> bool:
        """Whether a segment of this name exists."""
        return self.path(name).is_file()

    def take(self, source: "PaperFolder", name: str, *, link: bool = False) -> bool:
        """Copy a segment from another folder, durable when this returns; False when it is not there.

        Args:
            source: where it lies.
            name: the segment.
            link: on the same disk let both folders name the same immutable file, which costs no room.

        Raises:
            OSError: the disk's faults.
        """
        if not source.has(name):
            return False
        if not self._folder.is_dir():
            self._folder.mkdir(parents=True, mode=0o700)
            durable.sync_folder(self._folder.parent)
        original, target = source.path(name), self.path(name)
        if not target.is_file() and not (link and _linked(original, target)):
            durable.copy_new(original, target)
        return True

    def path(self, name: str) -> Path:
        """Where a segment lies or would lie."""
        if not name.isalnum():
            raise ValueError("no segment has such a name")
        return self._folder / f"{name}{_SUFFIX}"

    def remove(self, name: str) -> None:
        """Delete a segment; one that another process still reads stays until the next opening."""
        try:
            self.path(name).unlink(missing_ok=True)
        except OSError:
            return

    def names(self) -> set[str]:
        """The segments that exist."""
        if not self._folder.is_dir():
            return set()
        return {path.stem for path in self._folder.iterdir() if path.suffix == _SUFFIX}


def _linked(source: Path, target: Path) -> bool:
    try:
        os.link(source, target)
        durable.sync_folder(target.parent)
    except OSError:  # another disk, or a file system without links
        return False
    return True


class _Chunks(io.RawIOBase):
    """Decrypts one chunk at a time; every chunk is authentic before a byte of it is given out."""

    def __init__(self, file: BinaryIO, key: bytes, dossier_id: str, name: str) -> None:
        super().__init__()
        self._file = file
        header = file.read(_HEADER_BYTES)
        if len(header) < _HEADER_BYTES or not header.startswith(_MAGIC):
            raise Unreadable
        self._cipher, self._where = _cipher(key, dossier_id, name, header)
        body = os.fstat(file.fileno()).st_size - _HEADER_BYTES
        self._count = max(1, -(-body // (_CHUNK + _TAG)))
        self._size = body - self._count * _TAG
        if self._size < 0:
            raise Unreadable
        self._position = 0
        self._number, self._chunk = -1, b""

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._position, os.SEEK_END: self._size}[whence]
        self._position = max(0, base + offset)
        return self._position

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # typeshed wants its private WriteableBuffer
        number, start = divmod(self._position, _CHUNK)
        if self._position >= self._size:
            self._load(self._count - 1)  # The end is believed only when the last chunk proves it.
            return 0
        self._load(number)
        piece = self._chunk[start : start + len(buffer)]
        buffer[: len(piece)] = piece
        self._position += len(piece)
        return len(piece)

    def close(self) -> None:
        self._file.close()
        super().close()

    def _load(self, number: int) -> None:
        if number == self._number:
            return
        self._file.seek(_HEADER_BYTES + number * (_CHUNK + _TAG))
        sealed = self._file.read(_CHUNK + _TAG)
        try:
            nonce = _nonce(number, last=number == self._count - 1)
            self._chunk = self._cipher.decrypt(nonce, sealed, self._where)
        except InvalidTag:
            raise Unreadable from None
        self._number = number


def _sealed(key: bytes, dossier_id: str, name: str, content: bytes) -> Iterator[bytes]:
    header = _MAGIC + os.urandom(KEY_BYTES)
    cipher, where = _cipher(key, dossier_id, name, header)
    yield header
    count = max(1, -(-len(content) // _CHUNK))
    view = memoryview(content)
    for number in range(count):
        chunk = view[number * _CHUNK : (number + 1) * _CHUNK]
        yield cipher.encrypt(_nonce(number, last=number == count - 1), chunk, where)


def _cipher(key: bytes, dossier_id: str, name: str, header: bytes) -> tuple[ChaCha20Poly1305, bytes]:
    where = header + dossier_id.encode() + b"\x00" + name.encode()
    return ChaCha20Poly1305(derive(key, "hosolang segment", header[len(_MAGIC) :])), where


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])
