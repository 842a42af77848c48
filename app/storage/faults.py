"""What the machine did wrong, in one sentence and with a way on: disk full, read-only, damaged, vault busy."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from forms.refusal import NotNow, Refusal

_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST, errno.EISDIR, errno.ENOENT}


def damaged(what: str, folder: Path) -> Refusal:
    """The refusal for a file of the vault that cannot be what it should be."""
    return Refusal(
        "damaged",
        f"{what} in {folder} is damaged. Nothing was changed: copy the folder to a safe place, then restore a backup.",
        folder=str(folder),
    )


def damaged_backup(source: Path) -> Refusal:
    """The refusal for a backup that is ours and cannot be opened any more."""
    return Refusal(
        "damaged",
        f"The backup {source} is damaged. Nothing was changed here: restore another copy.",
        folder=str(source),
    )


def disk_full(folder: Path) -> Refusal:
    """The refusal for a full disk."""
    return Refusal(
        "disk-full",
        f"The disk that holds {folder} is full; what was saved before is safe. Free some space and try again.",
        folder=str(folder),
    )


def not_writable(folder: Path) -> Refusal:
    """The refusal for a folder that takes no writing."""
    return Refusal(
        "not-writable",
        f"{folder} cannot be written: choose another place (for the vault itself: --data), or make this one writable.",
        folder=str(folder),
    )


def disk_error(folder: Path) -> Refusal:
    """The refusal for a disk that fails to read or write."""
    return Refusal(
        "disk-error",
        f"The disk failed while reading or writing {folder}; what was saved before is kept. "
        "Check the disk, make a backup and try again.",
        folder=str(folder),
    )


def busy(folder: Path) -> NotNow:
    """The refusal while another process or thread writes."""
    return NotNow(
        "vault-busy",
        f"The vault in {folder} is open in another window or command: close it there, or try again in a moment.",
        folder=str(folder),
    )


def of_file(error: OSError, folder: Path) -> Refusal:
    """The refusal that an operating-system error on a file of the vault means."""
    if error.errno in _FULL:
        return disk_full(folder)
    if error.errno in _FORBIDDEN:
        return not_writable(folder)
    return disk_error(folder)


@contextmanager
def plain_file_faults(folder: Path) -> Iterator[None]:
    """Turn the operating system's faults on the vault's own files into refusals."""
    try:
        yield
    except OSError as error:
        raise of_file(error, folder) from error
