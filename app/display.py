"""Whether there is a screen to open a window on, asked before Qt, which would abort the process without one."""

import os
import sys

from forms.refusal import Refusal

_NAMES = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def require() -> None:
    """Refuse (``no-display``) on Linux when nothing names a screen; elsewhere there always is one."""
    if sys.platform == "linux" and not any(os.environ.get(name) for name in _NAMES):
        raise Refusal(
            "no-display",
            "There is no screen for the window here: use the commands (`hosolang --help`), or `hosolang demo` to see "
            "the whole chain.",
        )
