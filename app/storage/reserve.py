"""A file of 32 MB that is given back when the disk is full, so that the answer being typed can still be saved."""

import os
import shutil
from contextlib import suppress
from pathlib import Path

RESERVE_NAME = "reserve.bin"
SIZE = 32 * 1024 * 1024
LOW = 8 * 1024 * 1024
"""With less room than this left beside it, the reserve is given back before a write needs it."""


def keep(folder: Path) -> bool:
    """Set the room aside unless it would leave the disk too full for others; returns whether it is there now."""
    path = folder / RESERVE_NAME
    with suppress(OSError):
        if path.exists():
            return True
        if shutil.disk_usage(folder).free < 4 * SIZE:
            return False
        _allocate(path)
        return True
    with suppress(OSError):
        path.unlink(missing_ok=True)
    return False


def release(folder: Path) -> bool:
    """Give the room back; returns whether there was any."""
    try:
        (folder / RESERVE_NAME).unlink()
    except OSError:
        return False
    return True


def is_needed(folder: Path) -> bool:
    """Whether the disk is nearly full."""
    with suppress(OSError):
        return shutil.disk_usage(folder).free < LOW
    return False


def _allocate(path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        if hasattr(os, "posix_fallocate"):
            os.posix_fallocate(descriptor, 0, SIZE)
        else:  # NTFS allocates what a file is extended by
            os.ftruncate(descriptor, SIZE)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
