"""The window's composition root: it builds everything, owns life and threads, and joins them before the end."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from app.ui import assets
from app.ui.background import Lanes
from app.ui.session import Session
from app.ui.style import dress
from app.ui.window import Window

if TYPE_CHECKING:
    from app.storage.vault import KdfCost
    from sync.ports import Clock


class Program:
    """The application, its lanes, its session and its window; :meth:`close` ends all of them in order."""

    def __init__(
        self,
        application: QApplication,
        folder: Path,
        *,
        user: str = "",
        cost: KdfCost | None = None,
        clock: Clock | None = None,
    ) -> None:
        prepare(application)
        self.lanes = Lanes()
        self.session = Session(self.lanes, folder, user=user, cost=cost, clock=clock)
        self.window = Window(self.session)

    def show(self) -> None:
        """Paint the first page; heavy rooms are imported behind it."""
        self.window.start()
        self.window.resize(1366, 768)
        self.window.showMaximized()

    def close(self) -> None:
        """Close the window and join the lanes before any widget dies."""
        self.window.close()
        self.lanes.close()


def prepare(application: QApplication) -> None:
    """Name, words and look of the application; once."""
    if application.property("hosolang"):
        return
    application.setProperty("hosolang", True)
    application.setApplicationName("Hồ Sơ Làng")
    application.setOrganizationName("hosolang")
    QLocale.setDefault(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
    words = QTranslator(application)
    if words.load(str(assets.translation_file())):
        application.installTranslator(words)
    dress(application)


def open_window(folder: Path, *, user: str = "", painted: Callable[[], None] | None = None) -> int:
    """Run the program until its window is closed; ``painted`` is called once when the first page stands."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(application, QApplication):
        raise TypeError(type(application))
    program = Program(application, folder, user=user)
    if painted is not None:
        program.window.painted.connect(painted)
    program.show()
    try:
        return application.exec()
    finally:
        program.close()
