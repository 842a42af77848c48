"""What may be loaded before the first page stands (decision 0031): the laptop is eight years old, its disk turns."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app import paths
from app.cli.arguments import build_parser
from app.cli.entry import WINDOW
from app.storage import vault
from tests.house.sources import ROOT
from tests.support.vaults import USER, WEAK, WORDS, FixedClock

OURS = {
    "app": ("main", "display", "hardening", "one_window", "paths", "socket_address"),
    "app.cli": ("entry", "folders", "streams", "window"),
    "app.services": ("last_run",),
    "app.ui": (
        "announce",
        "assets",
        "change_bus",
        "collector",
        "icons",
        "lanes",
        "page_stack",
        "preferences",
        "qt_numbers",
        "session",
        "style",
        "tokens",
        "unread",
        "window",
    ),
    "app.ui.pages": ("page", "unlock"),
    "app.ui.widgets": ("buttons", "hero", "layout", "one_click", "passphrase", "ring", "text"),
    "forms": ("refusal",),
}
OF_OTHERS = ["PySide6.QtSvg", "PySide6.QtWidgets", "contextvars", "_contextvars", "resource", "gc"]
"""What the unlock page needs, beyond a bare PySide6; each name more is read from the disk while somebody waits."""

FULL_OF_ENUMERATIONS = {"PySide6.QtCore.Qt", "PySide6.QtGui.QAccessible"}
"""Naming one of these takes 14 and 2 ms; `app.ui.qt_numbers` has the numbers that the first page needs."""

BARE = "import sys, PySide6.QtWidgets; print(*sys.modules)"
PROGRAM = """
import sys
from functools import partial
from app import main as window
from app.cli import main

def told():
    from PySide6.QtWidgets import QApplication
    from PySide6 import QtCore, QtGui
    print(*sys.modules)
    for room in (QtCore, QtGui):
        print(*(f"{room.__name__}.{name}" for name, what in vars(room).items() if isinstance(what, type)))
    QApplication.quit()

window.open_window = partial(window.open_window, painted=told)
main([])
"""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Names of the modules and of Qt's classes when the unlock page of a vault stands, beyond a bare PySide6."""
    home = tmp_path_factory.mktemp("home")
    vault.create(home / paths.NAME, USER, WORDS, clock=FixedClock(), cost=WEAK)[0].close()
    return _names(PROGRAM, home) - _names(BARE, home)


def _names(program: str, home: Path) -> set[str]:
    places = {"XDG_DATA_HOME": str(home), "LOCALAPPDATA": str(home), "PYTHONPATH": str(ROOT)}
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen", **places)
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, cwd=home, env=environment, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.skipif(sys.platform != "linux", reason="the modules of other systems have other names")
def test_the_first_page_waits_for_no_other_module(loaded: set[str]) -> None:
    modules = {name for name in loaded if not name.startswith("PySide6.Qt") or name.count(".") == 1}
    ours = {f"{room}.{name}" for room, names in OURS.items() for name in names}
    assert modules - {*OURS, *ours, *OF_OTHERS} == set()


def test_the_first_page_names_no_class_that_is_slow_to_make(loaded: set[str]) -> None:
    assert "PySide6.QtGui.QPainter" in loaded  # or this would look at nothing
    assert loaded & FULL_OF_ENUMERATIONS == set()


def test_an_empty_command_line_means_what_the_parser_says() -> None:
    assert build_parser().parse_args([]) == WINDOW
