"""Floor of starting the window: a bare PySide6 window with one line to type into, painted once.

Prints `time.monotonic_ns()` at the first paint and leaves.
"""

import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget


class _Window(QWidget):
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        print(time.monotonic_ns(), flush=True)
        QTimer.singleShot(0, QApplication.quit)


application = QApplication(sys.argv)
window = _Window()
QVBoxLayout(window).addWidget(QLineEdit())
window.show()
sys.exit(application.exec())
