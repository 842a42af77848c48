"""The program itself on a vault folder, held open; at each rest it tells how much memory it holds.

``python -m tests.bench.held FOLDER PASSPHRASE [sends]``: with ``sends`` the vault is enrolled, and sends its dossier.

Nothing but the program is imported before the first rest, and afterwards what drives it alone: a bench that brings the
gateway or the builders of tests would measure those as well.
"""

import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QEventLoop
from PySide6.QtWidgets import QApplication

from app.main import Program
from app.ui.rest import AFTER
from app.ui.style import DRAWN
from tests.bench.resident import resident_mib

if TYPE_CHECKING:
    from app.services.desk import Desk
    from tests.support.walker import Walker

PATIENCE_SECONDS = 120
REST_SECONDS = 1.0
HOME_SECONDS = 5 + AFTER / 1000
"""What the program does by timers after it came to rest, or to a rest on the home page, is done by then."""


def until(fact: Callable[[], bool]) -> None:
    """Let the window live until a fact holds."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not fact():
        if time.monotonic() > deadline:
            raise TimeoutError("what the bench waits for did not come")
        live()


def live() -> None:
    """One turn of the event loop; what asked to be deleted later goes too, as it does in a loop that runs by itself."""
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _rests(program: Program, passphrase: str, *, sends: bool) -> Iterator[str]:
    """The words for each rest, when it has come."""
    program.window.resize(1366, 768)
    program.window.show()
    program.window.start()
    until(lambda: program.window.page_name == "unlock")
    yield "memory, unlock page"
    _unlock(program, passphrase)
    yield "memory, home page idle after unlocking"
    from tests.support.keyboard import pension_by_keyboard
    from tests.support.walker import Walker

    walker = Walker(program, until)
    pension_by_keyboard(walker)
    if sends:
        _send(walker)
        yield "memory, the dossier sent to a gateway"
    _show_a_sheet(walker)
    yield "memory, dossier made, its guidance sheet shown"
    program.session.go("home")
    walker.settle()
    yield "memory, home page idle after that"


def _unlock(program: Program, passphrase: str) -> None:
    from app.ui.pages.unlock import UnlockPage

    page = program.window.page
    if not isinstance(page, UnlockPage):
        raise TypeError(type(page))
    page.passphrase.line.setText(passphrase)
    page.submit()
    until(lambda: program.window.page_name == "home")


def _send(walker: "Walker") -> None:
    """With the network's news, which come with the first quiet look."""
    post = walker.session.post
    until(lambda: post.last_success is not None)
    post.send_now()
    until(lambda: not post.busy)
    if post.report is None or post.report.waiting or post.kind != "ok":
        raise AssertionError(f"not delivered: {post.kind}")


def _show_a_sheet(walker: "Walker") -> None:
    from app.ui.pages.paper import PaperPage

    ids: list[str] = []
    walker.session.ask(_newest, ids.append, keeper=walker.window)
    walker.settle()
    walker.session.go("print", kind="guidance", dossier=ids[0])
    page = walker.on(PaperPage)
    until(lambda: page.sheet is not None)


def _newest(desk: "Desk") -> str:
    from app.services import list_dossiers

    return list_dossiers.page(desk, limit=1).rows[0].id


def main(folder: Path, passphrase: str, *, sends: bool) -> None:
    """One line of JSON a rest: what it is, MiB resident, MiB of those mapped from files."""
    application = QApplication([*sys.argv[:1], *DRAWN])
    application.setProperty("drawn", True)
    program = Program(application, folder)
    for what in _rests(program, passphrase, sends=sends):
        wake = time.monotonic() + (HOME_SECONDS if program.window.page_name == "home" else REST_SECONDS)
        until(lambda wake=wake: time.monotonic() > wake and not _busy(program))  # type: ignore[misc]
        print(json.dumps([f"{what}{', enrolled' * sends}", resident_mib(), resident_mib("RssFile")]), flush=True)
    program.close()


def _busy(program: Program) -> bool:
    return program.lanes.busy


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sends=sys.argv[3:] == ["sends"])
