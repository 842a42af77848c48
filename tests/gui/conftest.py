"""The real window over real services: weak passphrases, invented people, nothing mocked, everything joined."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.main import Program, prepare
from app.ui import collector
from tests.support.vaults import USER, WEAK, WORDS, FixedClock
from tests.support.villagers import TODAY
from tests.support.walker import Walker
from tests.support.window_thread import keep_beside

PATIENCE = 60_000
"""Milliseconds after which a fact that did not come fails the test; nothing ever waits that long on purpose."""

SIZE = (1366, 768)

NEVER = 1_000_000


class Untranslated(QTranslator):
    """Asked last, after our own words: whatever reaches it would stand on the screen in English."""

    def __init__(self) -> None:
        super().__init__()
        self.missed: set[tuple[str, str]] = set()

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:  # noqa: ARG002 - Qt's signature
        if not context.startswith("Q"):
            self.missed.add((context, source))
        return source


@pytest.fixture(scope="session")
def untranslated(qapp: QApplication) -> Untranslated:
    last = Untranslated()
    qapp.installTranslator(last)
    prepare(qapp)  # its own translator is installed after, so it is asked first
    return last


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "tells(code): the helper is told of this error, and of no other")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform says this of every dialog; it has no window manager to tell a size to."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints"))


@pytest.fixture(autouse=True, scope="session")
def no_loop_of_its_own() -> Iterator[None]:
    """A window opened for good waits until somebody closes it; Python is not asked meanwhile, so no limit ends it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QApplication, "exec", _never_ending)
        yield


def _never_ending(*_: object) -> None:
    raise AssertionError("a test began the loop of a whole program, which nobody ends")


@pytest.fixture
def slow_work_beside_the_window(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No vault, key, paper, picture or network on the window's own thread."""
    caught = keep_beside(monkeypatch)
    yield
    assert caught == []


@pytest.fixture
def no_count_of_the_old(monkeypatch: pytest.MonkeyPatch) -> None:
    """A count is for windows that live for hours: it walks all that the process holds, tens of times in one file.

    What one test leaves is looked through when its window closes, and what is left then is frozen
    (``cycles_die_here``); a count would thaw it, to be looked through again.
    """
    monkeypatch.setattr(collector, "COUNTED_EVERY", NEVER)


@pytest.fixture
def window_of_a_test(slow_work_beside_the_window: None, no_count_of_the_old: None) -> None:
    """What holds for each window of these tests."""


@pytest.fixture
def program(
    request: pytest.FixtureRequest,
    qapp: QApplication,
    qtbot: QtBot,
    tmp_path: Path,
    untranslated: Untranslated,
    window_of_a_test: None,  # noqa: ARG001 - it watches
) -> Iterator[Program]:
    """The program on a folder without a vault, its first page shown; no error may be told to the helper."""
    untranslated.missed.clear()
    made = Program(qapp, tmp_path / "vault", cost=WEAK, clock=FixedClock(TODAY), quiet=False)
    told: list[Exception] = []
    made.session.told.connect(told.append)
    made.window.resize(*SIZE)
    made.window.show()
    made.window.start()
    qtbot.waitExposed(made.window, timeout=PATIENCE)
    yield made
    made.close()
    expected = {mark.args[0] for mark in request.node.iter_markers("tells")}
    assert {getattr(error, "code", repr(error)) for error in told} == expected
    assert untranslated.missed == set()


@pytest.fixture
def walker(program: Program, qtbot: QtBot) -> Walker:
    """A helper at the first page."""
    return Walker(program, lambda fact: qtbot.waitUntil(fact, timeout=PATIENCE))


@pytest.fixture
def helper(walker: Walker) -> Walker:
    """A helper at home, the vault made and open."""
    walker.first_start(USER, WORDS)
    return walker
