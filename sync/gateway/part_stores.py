"""Where sealed parts lie: a folder by default, or S3-compatible storage; both hold the same names and the same bytes.

A part is written once and never changed. Which place counts is written in the data folder, so that a keeper says it
only once and no command looks elsewhere by mistake.
"""

import json
import os
from pathlib import Path
from typing import BinaryIO, Protocol

from forms.refusal import Refusal
from sync.gateway.keyring import sync_folder, write_private

_REMEMBERED = "files.json"


class NewPart(Protocol):
    """A part that is being written."""

    def write(self, content: bytes) -> None:
        """Add bytes."""

    def finish(self) -> None:
        """Make it whole and durable."""

    def discard(self) -> None:
        """Take it away again, before or after it was finished."""


class PartStore(Protocol):
    """Parts by name (32 hex digits)."""

    def begin(self, name: str) -> NewPart:
        """Begin a new part; nobody else may have used the name."""

    def open(self, name: str) -> BinaryIO:
        """A part's bytes from the beginning; ``FileNotFoundError`` when it is not there."""

    def remove(self, name: str) -> None:
        """Delete a part; one that is not there is no error."""

    def probe(self) -> None:
        """Raise ``Refusal``, ``NotNow`` or ``OSError`` unless parts can be written and read now."""


class FolderStore:
    """Parts as files, readable by their owner alone."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def begin(self, name: str) -> NewPart:
        """A new file."""
        return _NewFile(_place(self._folder, name))

    def open(self, name: str) -> BinaryIO:
        """The file."""
        return _place(self._folder, name).open("rb")

    def remove(self, name: str) -> None:
        """Delete the file."""
        _place(self._folder, name).unlink(missing_ok=True)

    def probe(self) -> None:
        """The folder can be made and listed."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        next(self._folder.iterdir(), None)


class _NewFile:
    """A file under its own name from the start: the database names it only once it is whole."""

    def __init__(self, path: Path) -> None:
        self._path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600), "wb")

    def write(self, content: bytes) -> None:
        """Add bytes."""
        self._file.write(content)

    def finish(self) -> None:
        """Sync the file, then its name."""
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        sync_folder(self._path.parent)

    def discard(self) -> None:
        """Close and delete; a disk so full that closing fails must not keep the rest of the file."""
        try:
            self._file.close()
        finally:
            self._path.unlink(missing_ok=True)


def store_of(data: Path) -> PartStore:
    """The store of a gateway: the one remembered, else the folder ``files`` beside the keys.

    Raises:
        Refusal: ``files-elsewhere`` when the note is damaged; those of :class:`sync.gateway.s3_store.S3Store`.
    """
    remembered = _remembered(data)
    return FolderStore(data / "files") if remembered is None else _storage(remembered, data)


def keep_in(data: Path, url: str) -> None:
    """Let the storage at this URL hold the gateway's files from now on; saying it again changes nothing.

    Raises:
        Refusal: ``files-elsewhere`` when files lie in another place; those of :class:`sync.gateway.s3_store.S3Store`.
        NotNow: ``files-unreachable``.
    """
    remembered, folder = _remembered(data), data / "files"
    if remembered is None and folder.is_dir() and next(folder.iterdir(), None) is not None:
        raise Refusal(
            "files-elsewhere",
            f"Files lie in {folder} already: copy them into the storage under the same names, move that folder away, "
            "then start again.",
        )
    if remembered not in {None, url}:
        raise Refusal("files-elsewhere", f"This gateway keeps its files elsewhere; its {_REMEMBERED} says where.")
    _storage(url, data).probe()
    if remembered is None:
        write_private(data / _REMEMBERED, json.dumps({"url": url}).encode())


def _storage(url: str, data: Path) -> PartStore:
    from sync.gateway.s3_store import S3Store  # noqa: PLC0415 - requests, only where it is needed

    return S3Store(url, data / "incoming")


def _remembered(data: Path) -> str | None:
    file = data / _REMEMBERED
    if not file.is_file():
        return None
    try:
        return str(json.loads(file.read_text(encoding="utf-8"))["url"])
    except (ValueError, KeyError, TypeError) as error:
        raise Refusal("files-elsewhere", f"{file.name} in the data folder is damaged; restore it.") from error


def _place(folder: Path, name: str) -> Path:
    return folder / name[:2] / name


_BINARY = getattr(os, "O_BINARY", 0)
"""Windows would otherwise bend line ends."""
