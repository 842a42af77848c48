"""A small disk in memory that is full for a while, as the disk of a gateway may be; only where this may be mounted."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOM = 64 * 1024 * 1024
_TRIES = 20


class SmallDisk:
    """A mounted disk; what is on it stays while it is full."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def fill(self, left: int) -> None:
        """Let only ``left`` more bytes fit, rounded to pages; somebody may be writing while it shrinks."""
        for more in range(_TRIES):
            found = os.statvfs(self._folder)
            used = (found.f_blocks - found.f_bfree) * found.f_frsize
            if self._resize(used + left + more * 4096):
                return

    def free(self) -> None:
        """Make room again."""
        self._resize(ROOM)

    def _resize(self, size: int) -> bool:
        words = ["mount", "-o", f"remount,size={size}", str(self._folder)]
        return subprocess.run(words, check=False, capture_output=True).returncode == 0


@contextmanager
def small_disk(folder: Path) -> Iterator[SmallDisk | None]:
    """A disk at ``folder`` for as long as the block lasts; None where this user may mount none."""
    folder.mkdir(parents=True, exist_ok=True)
    words = ["mount", "-t", "tmpfs", "-o", f"size={ROOM}", "hosolang-soak", str(folder)]
    may_mount = sys.platform.startswith("linux") and os.geteuid() == 0
    if not may_mount or subprocess.run(words, check=False, capture_output=True).returncode:
        yield None
        return
    try:
        yield SmallDisk(folder)
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)
