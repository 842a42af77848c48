"""The window: Qt lives here and above, nowhere below."""

import sys

_PLENTY = 1 << 40


def _keep_singletons() -> None:
    """Keep None, True, False, … alive under Python 3.11, where PySide6's wheels would use their references up.

    PySide6 6.12 hands these objects out without counting, as Python allows from 3.12 on, where they are immortal. Under
    3.11 each call without a result then takes one reference of None away (measured: 200 calls of ``setText`` cost 200),
    and after some thousand the interpreter aborts with "deallocating None". A large count cannot be used up.
    """
    if sys.version_info >= (3, 12):
        return
    import ctypes  # noqa: PLC0415 - later Pythons start without it

    for singleton in (None, True, False, NotImplemented, Ellipsis):
        ctypes.c_ssize_t.from_address(id(singleton)).value += _PLENTY


_keep_singletons()
