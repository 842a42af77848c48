"""The operating system's hint: it only makes the agent look sooner, and its absence breaks nothing."""

import builtins
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from app.ui.network_hint import NetworkHint


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
