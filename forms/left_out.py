"""Imports a library without another that it would bring along for a purpose that nobody here has."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def left_out(*names: str) -> Iterator[None]:
    """Inside the block, ``names`` are as if they were not installed; what is there of them already stays.

    For libraries that look whether another is there and do without where it is not. Whoever needs one of ``names``
    itself gets it afterwards as ever.
    """
    absent = [name for name in names if name not in sys.modules]
    for name in absent:
        sys.modules[name] = None  # type: ignore[assignment]  # Python's own way to say that a module cannot be had
    try:
        yield
    finally:
        for name in absent:
            sys.modules.pop(name, None)
