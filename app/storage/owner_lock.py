"""One writing process at a time: a lock that the operating system takes back when the process ends, however it ends.

The same small file says whether the last owner left in good order, so that a kill or a power cut is noticed.
"""

import os
import sys
from pathlib import Path

from app.storage import faults
from app.storage.durable import PRIVATE

LOCK_NAME = "vault.lock"
_OPEN, _CLOSED = b"open  ", b"closed"
_FAR = 1 << 30
"""The locked byte lies far beyond the text, because Windows forbids reading a locked one."""


class OwnerLock:
    """The lock on a vault's folder, held from construction to :meth:`release`.

    Attributes:
        was_unclean: the last owner ended without closing the vault.
    """

    def __init__(self, folder: Path) -> None:
        """Take the lock.

        Raises:
            NotNow: ``vault-busy`` while another process holds it.
            Refusal: ``not-writable``, ``disk-full``.
        """
        with faults.plain_file_faults(folder):
            self._file = os.open(folder / LOCK_NAME, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), PRIVATE)
        try:
            _require_lock(self._file, folder)
            with faults.plain_file_faults(folder):
                self.was_unclean = os.read(self._file, len(_OPEN)) == _OPEN
                self._say(_OPEN)
        except BaseException:
            os.close(self._file)
            raise

    def release(self, *, clean: bool) -> None:
        """Give the lock back; ``clean`` says that nothing is left to check at the next opening."""
        try:
            if clean:
                self._say(_CLOSED)
        finally:
            _unlock(self._file)
            os.close(self._file)

    def _say(self, state: bytes) -> None:
        os.lseek(self._file, 0, os.SEEK_SET)
        os.write(self._file, state)
        os.fsync(self._file)


def was_left_open(folder: Path) -> bool:
    """Whether the last owner ended without closing the vault, or still has it; for who only looks."""
    try:
        return (folder / LOCK_NAME).read_bytes().startswith(_OPEN)
    except OSError:
        return False


def _require_lock(descriptor: int, folder: Path) -> None:
    if not _try_lock(descriptor):
        raise faults.busy(folder)


if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> bool:
        os.lseek(descriptor, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        os.lseek(descriptor, 0, os.SEEK_SET)
        return True

    def _unlock(descriptor: int) -> None:
        os.lseek(descriptor, _FAR, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)
else:
    import fcntl

    def _try_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def _unlock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)
