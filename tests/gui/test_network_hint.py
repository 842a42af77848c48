"""The operating system's hint: it only makes the agent look sooner, and its absence breaks nothing."""

import builtins
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui import network_hint
from app.ui.network_hint import NetworkHint
from app.ui.network_ways import NetworkWays, ways_out
from app.ui.post import Post
from sync.ports import Binding
from tests.gui.conftest import PATIENCE
from tests.support.walker import Walker

HEADINGS = "Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\tMTU\tWindow\tIRTT\n"
OWN_NET = "wlan0\t0000A8C0\t00000000\t0001\t0\t0\t600\t00FFFFFF\t0\t0\t0\n"
WAY_OUT = "wlan0\t00000000\t0100A8C0\t0003\t0\t0\t600\t00000000\t0\t0\t0\n"
WAY_OUT_6 = f"{'0' * 32} 00 {'0' * 32} 00 fe80{'0' * 27}1 00000400 00000003 00000000 00000003    usb0\n"
NO_WAY_6 = f"{'0' * 32} 00 {'0' * 32} 00 {'0' * 32} ffffffff 00000001 00000000 00200200       lo\n"


def test_a_change_of_qts_news_is_passed_on(qapp: QApplication) -> None:
    del qapp
    told: list[str] = []
    source = network_hint.of_qt(lambda: told.append("changed"))
    if source is None:
        pytest.skip("this build of Qt has no news of the network")
    source._on_reachability(None)  # type: ignore[attr-defined]
    source._on_metered(True)  # type: ignore[attr-defined]
    assert (told, source.is_metered) == (["changed"], True)


def test_a_build_without_the_network_room_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name == "PySide6.QtNetwork":
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    monkeypatch.setattr(sys, "platform", "win32")
    known: list[str] = []
    hint = NetworkHint(lambda: None, QObject())
    hint.start(lambda: known.append("known"))
    assert (known, hint.listens, hint.is_metered) == (["known"], False, False)


def test_only_ways_to_everywhere_count(tmp_path: Path) -> None:
    assert ways_out(tmp_path) == set()
    (tmp_path / "route").write_text(HEADINGS + OWN_NET + WAY_OUT)
    (tmp_path / "ipv6_route").write_text(WAY_OUT_6 + NO_WAY_6)
    assert ways_out(tmp_path) == {("wlan0", "0100A8C0"), ("usb0", f"fe80{'0' * 27}1")}


@pytest.mark.skipif(sys.platform == "win32", reason="the program that is asked is a script here")
def test_linux_tells_a_new_way_out_once_it_is_known_whether_it_is_metered(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setenv("LD_LIBRARY_PATH", "/of/the/installed/program")
    route, answer, program = tmp_path / "route", tmp_path / "answer", tmp_path / "asked"
    route.write_text(HEADINGS + OWN_NET)
    answer.write_text("u 4\n")
    program.write_text(f'#!/bin/sh\n[ -z "$LD_LIBRARY_PATH" ] && cat {answer}\n')
    program.chmod(0o700)
    told: list[tuple[str, bool]] = []
    owner = QObject()

    def note(what: str) -> None:
        told.append((what, ways.is_metered))

    ways = NetworkWays(
        lambda: note("changed"), lambda: note("known"), owner, kernel=tmp_path, program=str(program), every=5
    )
    qtbot.waitUntil(lambda: told == [("known", False)], timeout=PATIENCE)
    answer.write_text("u 3\n")
    route.write_text(HEADINGS + OWN_NET + WAY_OUT)
    qtbot.waitUntil(lambda: told[1:] == [("changed", True)], timeout=PATIENCE)
    program.unlink()
    route.write_text(HEADINGS + OWN_NET)
    qtbot.waitUntil(lambda: told[2:] == [("changed", False)], timeout=PATIENCE)


def test_a_machine_without_a_server_does_not_ask_the_system_and_one_with_a_server_does(
    helper: Walker, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def start(_: NetworkHint, then: Any) -> None:
        asked.append("once")
        then()

    monkeypatch.setattr(NetworkHint, "start", start)
    post = Post(helper.session, quiet=False)
    post._timer.start(0)
    helper.until(lambda: post.kind == "not-enrolled")
    assert asked == []
    assert helper.session.desk is not None
    with helper.session.desk.vault.write() as unit:
        unit.binding.set(Binding("http://127.0.0.1:1", "g", "Máy chủ thử", "unit", "laptop", {}))
    post._timer.start(0)
    helper.until(lambda: bool(asked))
    helper.settle()
