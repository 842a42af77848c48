"""The operating system's hint: it only makes the agent look sooner, and its absence breaks nothing."""

import builtins
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from app.ui.network_hint import NetworkHint
from app.ui.post import Post
from sync.ports import Binding
from tests.support.walker import Walker


def test_a_change_of_the_network_is_passed_on(qapp: QApplication) -> None:
    del qapp
    told: list[str] = []
    hint = NetworkHint(lambda: told.append("changed"))
    hint.start()
    hint.start()
    hint._on_reachability(None)
    hint._on_metered(True)
    assert (told, hint.is_metered) == (["changed"], True)


def test_a_build_without_the_network_room_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name == "PySide6.QtNetwork":
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    hint = NetworkHint(lambda: None)
    hint.start()
    assert not hint.is_metered


def test_a_machine_without_a_server_does_not_ask_the_system_and_one_with_a_server_does(
    helper: Walker, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(NetworkHint, "start", lambda _: asked.append("once"))
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
