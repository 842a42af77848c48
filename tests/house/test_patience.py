"""A test that would wait for ever fails where it waits, whatever it waits for."""

import ast
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue
from socket import create_server
from threading import Event

import pytest

from tests.support.patience import AGAIN, LONGEST, within

ROOT = Path(__file__).resolve().parents[2]


def for_a_lock() -> None:
    Event().wait()


def for_a_queue() -> None:
    SimpleQueue[int]().get()


def for_a_call() -> None:
    with create_server(("127.0.0.1", 0)) as listener:
        listener.accept()


def for_a_process() -> None:
    subprocess.run([sys.executable, "-c", "import signal; signal.pause()"], check=False)


def for_a_fact() -> None:
    while True:
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such bell; there the process is ended")
@pytest.mark.parametrize("wait", [for_a_lock, for_a_queue, for_a_call, for_a_process, for_a_fact])
def test_nobody_waits_for_ever(wait: Callable[[], None]) -> None:
    with pytest.raises(pytest.fail.Exception, match="still waits"), within(0.05):
        wait()


def test_a_test_can_still_say_what_it_waited_for_before_its_process_is_ended() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["pytest"]["ini_options"]
    assert settings["faulthandler_exit_on_timeout"] is True
    assert settings["faulthandler_timeout"] >= LONGEST + 2 * AGAIN


def test_every_wait_for_the_window_has_the_patience_of_a_slow_machine() -> None:
    """Five seconds, which pytest-qt waits unless it is told, are too few where many share a machine."""
    waits = ("waitUntil", "waitSignal", "waitSignals", "waitExposed", "waitActive", "waitCallback")
    hasty = [
        f"{file.name}:{call.lineno}"
        for file in sorted((ROOT / "tests" / "gui").glob("*.py"))
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr in waits
        if not any(given.arg == "timeout" for given in call.keywords)
    ]
    assert hasty == []
