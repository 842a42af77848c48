"""A window with its vault open that a signal tears down: `python -m tests.support.torn_window FOLDER SIGNAL`."""

import os
import signal
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app import main
from app.ui.pages.unlock import UnlockPage
from app.ui.window import Window
from tests.support.vaults import USER, WORDS


class Tearing:
    """Unlocks, then ends the process at home while a villager's name stands in a local variable."""

    def __init__(self, how: int) -> None:
        self._how = how
        self._often = QTimer()
        self._often.setInterval(20)
        self._often.timeout.connect(self.look)

    def begin(self) -> None:
        self._often.start()

    def look(self) -> None:
        window = next(each for each in QApplication.topLevelWidgets() if isinstance(each, Window))
        if window.page_name == "home":
            self.tear("Nguyễn Thị Bí Mật")
        page = window.page
        if isinstance(page, UnlockPage) and page._unlock.isEnabled() and page._names:
            page.submit()

    def tear(self, villager: str) -> None:
        assert villager
        os.kill(os.getpid(), self._how)


if __name__ == "__main__":
    tearing = Tearing(int(getattr(signal, sys.argv[2])))
    QApplication([])
    sys.exit(main.open_window(Path(sys.argv[1]), user=USER, passphrase=WORDS, painted=tearing.begin))
