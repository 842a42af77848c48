"""Files that are either wholly there or not at all after a power cut: the one place that knows how to sync them."""

import os
import secrets
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO

PRIVATE = 0o600
"""Only the account that runs the program reads the files of a vault."""

_AT_ONCE = 1024 * 1024

Watch = Callable[[int], None]
"""Told after each piece how many bytes went; what it raises stops the copying, and the half copy is taken away."""


def unwatched(_count: int) -> None:
    """Nobody looks on."""


def write_new(path: Path, *parts: bytes) -> None:
    """Write a file that did not exist and sync it and its folder; ``FileExistsError`` when the name is taken."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), PRIVATE)
    try:
        with os.fdopen(descriptor, "wb") as file:
            for part in parts:
                file.write(part)
            file.flush()
            os.fsync(file.fileno())
        sync_folder(path.parent)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def copy_new(source: Path, target: Path, watch: Watch = unwatched) -> None:
    """Copy a file to a name that counts only when the whole copy is on the disk."""
    with source.open("rb") as original:
        copy_stream(original, target, watch)


def copy_stream(original: IO[bytes], target: Path, watch: Watch = unwatched) -> None:
    """Write a stream to a name that counts only when the whole content is on the disk."""
    fresh = target.with_name(f"{target.name}.{secrets.token_hex(4)}.new")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), PRIVATE)
    try:
        with os.fdopen(descriptor, "wb") as file:
            while piece := original.read(_AT_ONCE):
                file.write(piece)
                watch(len(piece))
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(target)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
    sync_folder(target.parent)


def replace(path: Path, content: bytes) -> None:
    """Put ``content`` at ``path`` in one step: readers and power cuts see the old file or the new one."""
    fresh = path.with_name(f"{path.name}.{secrets.token_hex(4)}.new")
    write_new(fresh, content)
    try:
        fresh.replace(path)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_file(path: Path) -> None:
    """Make the bytes of an existing file durable."""
    descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable; Windows does this with the file itself and cannot open a folder."""
    if sys.platform != "win32":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
