"""While the window owns the vault, commands of other processes are done by it, and its pages show what they did."""

import json
import sys
from collections.abc import Callable
from threading import Thread

import pytest
from pytestqt.qtbot import QtBot

from app.cli.handing import execute
from app.main import Program
from app.practice import PENSION
from app.services.hand_over import SOCKET_NAME
from app.ui.change_bus import Changed
from tests.gui.conftest import PATIENCE
from tests.support.command_line import Said, process
from tests.support.stories import AGREED

pytestmark = [
    pytest.mark.usefixtures("helper"),
    pytest.mark.skipif(sys.platform == "win32", reason="waits for the socket's file, where Windows has a named pipe"),
]


def beside(qtbot: QtBot, command: Callable[[], Said]) -> Said:
    """What a command says that runs while the window goes on."""
    said: list[Said] = []
    running = Thread(target=lambda: said.append(command()))
    running.start()
    qtbot.waitUntil(lambda: bool(said), timeout=3 * PATIENCE)
    running.join()
    return said[0]


def test_a_command_is_done_by_the_open_window(program: Program, qtbot: QtBot) -> None:
    folder = program.session.folder
    qtbot.waitUntil((folder / SOCKET_NAME).exists, timeout=PATIENCE)
    news: list[Changed] = []
    program.session.bus.changed.connect(lambda changed, _: news.append(changed))
    said = beside(qtbot, lambda: process(folder, "--json", "fill", PENSION, *AGREED))
    assert said.code == 0, said.err
    assert any(changed.drafts for changed in news)
    assert process(folder, "--json", "dossier", said.json["id"]).json["procedure"] == PENSION


def test_a_locked_window_takes_no_commands(program: Program, qtbot: QtBot) -> None:
    folder = program.session.folder
    qtbot.waitUntil((folder / SOCKET_NAME).exists, timeout=PATIENCE)
    program.session.lock_asked.emit()
    qtbot.waitUntil(lambda: not program.lanes.vault.busy, timeout=PATIENCE)
    assert not (folder / SOCKET_NAME).exists()


def test_only_writes_of_a_moment_and_of_the_same_user_are_done(program: Program) -> None:
    desk = program.session.desk
    assert desk is not None
    for run, user in (("app.cli.upkeep:erase", desk.vault.user), ("app.cli.course:withdraw", "Người khác")):
        request = {"arguments": {"run": run, "json": True}, "user": user, "input": ""}
        assert execute(desk, json.dumps(request).encode()) == b"{}"
