"""The program itself, begun as its icon begins it; tells when its first page was painted, and leaves."""

import sys
import time
from functools import partial

import app.ui  # noqa: F401 - before the program, as at its door
from app import main as window
from app.cli import main


def _tell() -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    print(time.monotonic_ns(), flush=True)
    QTimer.singleShot(0, QApplication.quit)


window.open_window = partial(window.open_window, painted=_tell)
sys.exit(main([]))
