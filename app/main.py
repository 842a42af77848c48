"""The window's composition root: it builds everything, owns life and threads, and joins them before the end."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import cache, cached_property, partial
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication
from shiboken6 import delete, isValid

from app import display, one_window, paths
from app.hardening import keep_memory_private
from app.ui import assets, preferences
from app.ui.collector import Collector
from app.ui.lanes import Lanes
from app.ui.session import Session
from app.ui.style import DRAWN, draw_alike, dress, load_letters
from app.ui.tokens import wear
from app.ui.window import Window
from forms.refusal import Refusal

if TYPE_CHECKING:
    from app.run_mark import RunMark
    from app.services.desk import Desk
    from app.storage.vault import KdfCost
    from app.ui.doorbell import Doorbell
    from app.ui.handed import Handed
    from app.ui.typing.at_hand import TypingAtHand
    from app.ui.upkeep import Upkeep
    from sync.ports import Clock


class Program:
    """The application, its lanes, its session and its window; :meth:`close` ends all of them in order."""

    def __init__(
        self,
        application: QApplication,
        folder: Path,
        *,
        cost: KdfCost | None = None,
        clock: Clock | None = None,
        quiet: bool = True,
    ) -> None:
        """``cost`` and ``clock`` as the vault takes them; ``quiet`` False sends only when somebody asks for it."""
        chosen = preferences.read(folder)
        changed = wear(chosen.theme, chosen.text_size)
        if not prepare(application) and changed:
            dress(application)
        self._collector = Collector()
        self.lanes = Lanes()
        self.session = Session(self.lanes, folder, cost=cost, clock=clock, quiet=quiet)
        self.session.preferences = chosen
        self.session.told.connect(self._on_told)
        self.window = Window(self.session)
        self._typing: TypingAtHand | None = None
        self._mark: RunMark | None = None
        self._reported: set[tuple[str, str, int]] = set()
        self.session.when_painted(_give_back_blocks)
        self.session.when_painted(self._furnish)
        self.session.opening.connect(self._furnish)
        self.session.opened.connect(self._on_opened)
        self.session.practice_asked.connect(self._on_practice)
        self.session.moving.connect(self._on_moving)

    @cached_property
    def handed(self) -> Handed:
        """What other processes ask of the open vault."""
        from app.ui.handed import Handed  # noqa: PLC0415 - behind the first page

        return Handed(self.session, _execute)

    @cached_property
    def _upkeep(self) -> Upkeep:
        from app.ui.upkeep import Upkeep  # noqa: PLC0415 - behind the first page

        return Upkeep(self.session)

    @cached_property
    def _doorbell(self) -> Doorbell:
        from app.ui.doorbell import Doorbell  # noqa: PLC0415 - behind the first page

        return Doorbell(self.session.folder, self.window)

    def mark(self) -> None:
        """Leave the mark of this run beside the vault, if there is one; an end without a goodbye leaves it behind."""
        from app.run_mark import RunMark  # noqa: PLC0415 - behind the first page

        self._mark = self._mark or RunMark(self.session.folder)
        self._mark.begin()

    def unmark(self) -> None:
        """Goodbye: the next start finds nothing to tell."""
        if self._mark is not None:
            self._mark.end()

    def _furnish(self) -> None:
        """What listens beside the pages; the bell hangs in the vault's folder, which the first start makes."""
        _ = self.handed, self._upkeep
        self._doorbell.listen()

    def catch(self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        """Tell a fault in one of the window's own slots instead of printing it (``sys.excepthook``)."""
        if isinstance(fault, Exception):
            self.session.tell(fault)
        else:
            sys.__excepthook__(kind, fault, trace)

    def _on_opened(self) -> None:
        if self._typing is None:
            from app.ui.typing.at_hand import TypingAtHand  # noqa: PLC0415 - nothing to type words into before

            self._typing = TypingAtHand(self.session, self.window)

    def _on_practice(self) -> None:
        """A window of its own, for invented people never stand beside real ones; closing it leads back here."""
        if self.session.in_practice_window:
            return  # there already: the strip comes back
        from PySide6.QtCore import QProcess  # noqa: PLC0415 - once in a helper's first days

        program, *rest = practice_command()
        QProcess.startDetached(program, rest, str(Path(__file__).resolve().parents[1]))

    def _on_moving(self) -> None:
        """The bell and the mark lie in the vault's folder; both come again when the next vault opens."""
        if "_doorbell" in self.__dict__:
            self._doorbell.close()
        self.unmark()

    def _on_told(self, error: Exception) -> None:
        """A fault of our own leaves a report that says where in the code, and nothing about any citizen."""
        place = _place_of(error)
        if isinstance(error, Refusal) or place in self._reported:
            return  # one that comes with each painting would fill the disk
        self._reported.add(place)
        from app.errors import write_report  # noqa: PLC0415 - only on the day something breaks

        self.lanes.vault.run(partial(write_report, error, self.session.folder), keeper=self.session)

    def show(self) -> None:
        """Paint the first page; heavy rooms are imported behind it."""
        self.window.start()
        self.window.resize(1366, 768)
        self.window.showMaximized()

    def close(self) -> None:
        """Close the window and join the lanes before any widget dies; then they die in Qt's order.

        Left to Python's collector they would be emptied first, and Qt would call into what is empty, or crash.
        """
        if not isValid(self.window):
            return
        if "_doorbell" in self.__dict__:
            self._doorbell.close()
        self.window.close()
        if self._typing is not None:
            self._typing.typist.close()
            self._typing = None
        self.lanes.close()
        delete(self.window)
        self._collector.close()


def _place_of(fault: BaseException) -> tuple[str, str, int]:
    """What it is, and the file and the line of the code that raised it."""
    trace = fault.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = (trace.tb_frame.f_code.co_filename, trace.tb_lineno) if trace is not None else ("", 0)
    return (type(fault).__qualname__, *where)


def _execute(desk: Desk, request: bytes) -> bytes:
    """Do a command of another process; the command line is brought when the first one comes."""
    reply: bytes = import_module("app.cli.handing").execute(desk, request)
    return reply


def practice_command() -> list[str]:
    """What starts the practice window as a process of its own, from the bundle and from the sources."""
    frozen = getattr(sys, "frozen", False)
    return [sys.executable, *(() if frozen else ("-m", "app.cli")), "practise"]


def _give_back_blocks() -> None:
    from app.give_back import large_blocks_at_once  # noqa: PLC0415 - behind the first page

    large_blocks_at_once()


def prepare(application: QApplication) -> bool:
    """Name, words and look of the application; once (False when that was before)."""
    if application.property("hosolang"):
        return False
    application.setProperty("hosolang", True)
    application.setApplicationName("Hồ Sơ Làng")
    application.setOrganizationName("hosolang")
    QLocale.setDefault(QLocale("vi_VN"))  # by name: naming the enums makes some 600 members, 10 ms
    words = QTranslator(application)
    if words.load(_translation()):
        application.installTranslator(words)
    load_letters()
    if not application.property("drawn"):
        draw_alike(application)
    dress(application)
    return True


@cache
def _translation() -> bytes:
    """The words, held as long as the program runs: Qt reads in them, and maps a file that an update may cut short."""
    return assets.translation_file().read_bytes()


def open_window(
    folder: Path,
    *,
    user: str = "",
    passphrase: str = "",
    cards: Sequence[str] = (),
    painted: Callable[[], None] | None = None,
) -> int:
    """Run the program until its window is closed.

    Args:
        folder: the vault's.
        user: whose name stands first on the unlock page.
        passphrase: already typed there; only practice does that, whose passphrase everybody may know.
        cards: what an invented person's card says, offered wherever a card is scanned.
        painted: called once when the first page stands.
    """
    if _is_open(folder):
        return 0
    application = QApplication.instance()
    if application is None:
        application = QApplication([*sys.argv[:1], *DRAWN])
        application.setProperty("drawn", True)
    if not isinstance(application, QApplication):
        raise TypeError(type(application))
    program = Program(application, folder)
    program.session.user = user
    program.session.known_passphrase = passphrase
    program.session.in_practice_window = bool(passphrase)
    program.session.practice_cards = tuple(cards)
    if painted is not None:
        program.window.painted.connect(painted)
    program.session.when_painted(keep_memory_private)  # no secret is typed before
    program.session.when_painted(program.mark)
    program.session.opening.connect(program.mark)  # where the vault was made first
    application.aboutToQuit.connect(program.unmark)  # a system that shuts down may end the process before the rest runs
    program.show()
    sys.excepthook = program.catch
    try:
        return application.exec()
    finally:
        sys.excepthook = sys.__excepthook__
        program.close()
        program.unmark()


def _is_open(folder: Path) -> bool:
    """Whether another process has the window on this vault, which comes to the front then."""
    is_open = one_window.ring(folder)
    if is_open:
        sys.stderr.write("The window is open already; it comes to the front.\n")
    return is_open


def practise(folder: Path) -> int:
    """The window on the practice vault, beside a gateway of this machine that answers as a commune would."""
    if _is_open(paths.practice_vault(folder)):  # asked before a second gateway is bound to that vault
        return 0
    from app.practice import CARDS, PASSPHRASE, USER, practice_place  # noqa: PLC0415 - brings the gateway, which only practice needs

    with practice_place(folder) as place:
        return open_window(place.folder, user=USER, passphrase=PASSPHRASE, cards=CARDS)


def main(arguments: Sequence[str] | None = None) -> int:
    """``python -m app.main [--data DIR] [--user NAME] [--practice]``: the window, for real or to practise."""
    from argparse import ArgumentParser  # noqa: PLC0415 - `hosolang` itself comes here without it

    parser = ArgumentParser(prog="hosolang", description="Open the window of Hồ Sơ Làng.")
    parser.add_argument("--data", type=Path)
    parser.add_argument("--user", default="")
    parser.add_argument("--practice", action="store_true")
    asked = parser.parse_args(arguments)
    try:
        display.require()
    except Refusal as why:
        sys.stderr.write(f"{why}\n")
        return why.exit_code
    if asked.practice:
        return practise(asked.data or paths.practice_folder())
    return open_window(asked.data or paths.data_folder(), user=asked.user)


if __name__ == "__main__":
    sys.exit(main())
