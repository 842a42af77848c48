"""Keeps PySide from reading, and holding, the source text of every module that is imported after it.

PySide looks in each module's source whether it names PySide6, for the sake of ``from __feature__ import …``, and the
texts stay in :mod:`linecache`: 16 MiB on the home page, 30 after a dossier. Where there is no source, as in the
installed program, it takes the answer for no. Nothing here asks for a feature, so the answer is no from the beginning.
"""

import linecache
import sys
from types import ModuleType

import PySide6  # noqa: F401 - it brings what looks, before anything of ours is imported

_LOOKS = "shibokensupport.feature"
_ASKS = "_mod_uses_pyside"


def leave_sources_unread() -> None:
    """From now on, and let go of those read before; a PySide that does not look is left as it is."""
    looks = sys.modules.get(_LOOKS)
    if looks is not None and hasattr(looks, _ASKS):
        setattr(looks, _ASKS, _no)
    linecache.clearcache()


def _no(_: ModuleType) -> bool:
    return False
