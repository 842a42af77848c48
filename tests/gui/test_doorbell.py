"""A second start brings the first window forward; the window keeps backups without being asked."""

import sys
from multiprocessing.connection import Client, Listener
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app import one_window
from app.main import Program, open_window
from app.ui.doorbell import Doorbell
from tests.gui.conftest import PATIENCE


@pytest.mark.skipif(sys.platform == "win32", reason="looks at the socket's file")
def test_a_bell_is_heard_once_a_ring_and_leaves_nothing(tmp_path: Path) -> None:
    heard: list[int] = []
    assert not one_window.ring(tmp_path)
    bell = one_window.Bell(tmp_path, lambda: heard.append(1))
    assert one_window.ring(tmp_path)
    assert one_window.ring(tmp_path)
    bell.close()
    assert len(heard) == 2
    assert not one_window.ring(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="looks at the socket's file")
def test_a_dead_ones_bell_is_in_nobodys_way(tmp_path: Path) -> None:
    (tmp_path / one_window.BELL_NAME).write_bytes(b"")
    assert not one_window.ring(tmp_path)
    bell = one_window.Bell(tmp_path, lambda: None)
    assert one_window.ring(tmp_path)
    bell.close()


def test_a_folder_with_a_very_long_path_has_a_bell_too(tmp_path: Path) -> None:
    folder = tmp_path / ("thư mục rất dài " * 9)
    folder.mkdir()
    heard: list[int] = []
    bell = one_window.Bell(folder, lambda: heard.append(1))
    assert one_window.ring(folder)
    bell.close()
    assert heard == [1]


def test_where_no_socket_can_be_nothing_is_heard_and_nothing_fails(tmp_path: Path) -> None:
    bell = one_window.Bell(tmp_path / "not there", lambda: None)
    assert not one_window.ring(tmp_path / "not there")
    bell.close()


def test_the_second_start_ends_and_the_first_window_comes_forward(
    program: Program, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = program.session.folder
    folder.mkdir(exist_ok=True)
    qtbot.waitUntil(lambda: program.session.painted, timeout=PATIENCE)  # the bell comes behind the first page
    [bell] = program.window.findChildren(Doorbell)
    bell.listen()
    assert one_window.ring(folder)  # or the next line would open a second window, and wait for its end
    with qtbot.waitSignal(bell.rung, timeout=PATIENCE):
        assert open_window(folder) == 0
    assert "already" in capsys.readouterr().err
    qtbot.waitUntil(program.window.isVisible, timeout=PATIENCE)


def test_a_caller_on_a_pipe_that_says_nothing_keeps_no_other_from_being_heard(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(one_window, "_PATIENCE", 0.01)
    address = str(tmp_path / "pipe")
    with Listener(address, backlog=2) as listening, Client(address), Client(address) as second:
        second.send_bytes(b"r")
        assert [one_window._answered(listening) for _ in range(2)] == [b"", b"r"]
        assert second.recv_bytes() == b"h"
