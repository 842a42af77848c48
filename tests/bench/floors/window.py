"""Floor of starting the window: a bare PySide6 window with one line to type into, painted once.

Prints `time.monotonic_ns()` at the first paint and leaves; with `held` it stays a second and prints the
memory it holds, `[MiB]`.
"""

import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

HELD = "held" in sys.argv[1:]


class _Window(QWidget):
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        if HELD:
            QTimer.singleShot(1000, _tell_memory)
        else:
            print(time.monotonic_ns(), flush=True)
            QTimer.singleShot(0, QApplication.quit)


def _tell_memory() -> None:
    status = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    print([int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS:")])
    QApplication.quit()


application = QApplication(sys.argv)
window = _Window()
QVBoxLayout(window).addWidget(QLineEdit())
window.show()
sys.exit(application.exec())
