"""The window's composition root: it builds everything, owns life and threads, and joins them before the end."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from app.paths import data_folder, practice_folder
from app.ui import assets
from app.ui.background import Lanes
from app.ui.post import Post
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
        self.session.post = Post(self.session)
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


def main(argv: Sequence[str] | None = None) -> int:
    """``python -m app.main [--practice]``: the window, on a practice vault of invented people when asked for."""
    parser = argparse.ArgumentParser(prog="hosolang-window", description="Hồ Sơ Làng's window.")
    parser.add_argument("--data", type=Path, default=None, metavar="DIR", help="where the vault is")
    parser.add_argument("--user", default="", metavar="NAME")
    parser.add_argument("--practice", action="store_true", help="invented people and a gateway on this machine")
    arguments = parser.parse_args(argv)
    if not arguments.practice:
        return open_window(arguments.data or data_folder(), user=arguments.user)
    from app import practice  # noqa: PLC0415 - the gateway's libraries, only for who practises

    with practice.practice_place(arguments.data or practice_folder()) as place:
        sys.stderr.write(f"Practice: user “{practice.USER}”, passphrase “{practice.PASSPHRASE}”.\n")
        return open_window(place.folder, user=practice.USER)


if __name__ == "__main__":
    sys.exit(main())
