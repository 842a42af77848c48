"""Where a local socket in a folder is reached, however long the folder's path is. Windows has named pipes instead."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_LONGEST = 100
"""Bytes; a Unix socket's path may have 107."""


@contextmanager
def socket_address(folder: Path, name: str) -> Iterator[str]:
    """The address of the socket ``name`` in a folder; it holds while the context is open.

    Raises:
        OSError: where the folder is not there.
    """
    path = folder.absolute() / name
    if len(os.fsencode(path)) <= _LONGEST:
        yield str(path)
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        yield str(Path("/proc/self/fd", str(opened), name))
    finally:
        os.close(opened)
