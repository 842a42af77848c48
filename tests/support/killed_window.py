"""A window that is killed in the middle of a word: `python -m tests.support.killed_window FOLDER`."""

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QLineEdit

from app.main import Program
from app.practice import PENSION
from tests.support.vaults import USER, WEAK, WORDS
from tests.support.walker import Walker

PATIENCE_SECONDS = 60


def main(folder: Path) -> None:
    """Fill in two answers and half a third one, and be gone."""
    program = Program(QApplication([]), folder, cost=WEAK, quiet=False)
    program.window.show()
    program.window.start()
    walker = Walker(program, _until)
    walker.first_start(USER, WORDS)
    walker.begin(PENSION)
    walker.fill_section({"request_kind": "new", "filing_for": "owner"})
    walker.answer("owner_name", "Nguyễn Thị Ệ")
    line = walker.field("owner_number").control.focusProxy()
    if not isinstance(line, QLineEdit):
        raise TypeError(type(line))
    line.setFocus()
    walker.type(line, "0011")  # not told yet: the only thing that may be lost
    sys.stdout.flush()
    os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))


def _until(fact: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not fact():
        if time.monotonic() > deadline:
            raise TimeoutError("what the helper waits for did not come")
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
