"""The program itself, opened on the vault folder of the argument; tells when its first page was painted, and leaves."""

import sys
import time
from pathlib import Path

from app.main import open_window


def _tell() -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    print(time.monotonic_ns(), flush=True)
    QTimer.singleShot(0, QApplication.quit)


sys.exit(open_window(Path(sys.argv[1]), painted=_tell))
