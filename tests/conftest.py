"""What holds for every test: an own home, no network beyond this machine, and nothing logged that nobody expected."""

import gc
import ipaddress
import logging
import os
import re
import socket
import sys
import tempfile
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from tests.support.patience import within

if sys.platform.startswith("linux"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# The same examples on every machine, and no file of found examples in the tree.
settings.register_profile("house", deadline=None, database=None, derandomize=True)
settings.load_profile("house")

HOME_NAMES = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")
TEMP_NAMES = ("TMPDIR", "TEMP", "TMP")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "logs(pattern): this test makes the program log warnings that match the pattern")


# --- nothing waits for ever -------------------------------------------------------------------------------------------


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup() -> Generator[None, None, None]:
    with within():
        yield


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Generator[None, None, None]:
    with within():
        yield


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown() -> Generator[None, None, None]:
    with within():
        yield


# --- an own home -----------------------------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Home, data and temporary folder of this test alone, for it and for the processes that it starts."""
    home = tmp_path_factory.mktemp("home")
    temporary = home / "tmp"
    temporary.mkdir()
    for name in HOME_NAMES:
        monkeypatch.setenv(name, str(home))
    for name in TEMP_NAMES:
        monkeypatch.setenv(name, str(temporary))
    for name in [name for name in os.environ if name.startswith("HOSOLANG_")]:
        monkeypatch.delenv(name)
    monkeypatch.setattr(tempfile, "tempdir", None)
    return home


# --- widgets die on the thread that made them -------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def cycles_die_here() -> None:
    """Once a process knows widgets, cycles are collected between tests: no other thread may destroy a widget.

    A window that is left over is found every time: it would be styled and laid out again with every later one.
    """
    if "PySide6.QtWidgets" in sys.modules:
        if gc.isenabled():
            gc.disable()
            gc.collect()
            gc.freeze()  # what the modules brought need not be looked through again after every test
        _collect_what_is_due()


def _collect_what_is_due() -> None:
    """The generations that would have been collected by now; all of them where a new window is left."""
    counts, limits = gc.get_count(), gc.get_threshold()
    due = [generation for generation in (0, 1, 2) if counts[generation] > limits[generation]]
    if _windows() - _held_for_good:
        gc.collect()
        _held_for_good.clear()
        _held_for_good.update(_windows())  # looked for once: looking again after every test would not find more
        if not _held_for_good:
            gc.freeze()  # what outlived its window (modules, tables, caches) stays as long as the process
    elif due:
        gc.collect(max(due))


_held_for_good: set[int] = set()
"""Windows that a whole collection left."""


def _windows() -> set[int]:
    """The addresses of all windows of this process."""
    application = sys.modules["PySide6.QtWidgets"].QApplication
    if application.instance() is None:
        return set()
    return {sys.modules["shiboken6"].getCppPointer(each)[0] for each in application.topLevelWidgets()}


# --- no network beyond this machine ----------------------------------------------------------------------------------


class NetworkTouched(BaseException):
    """A test reached for another machine. Not an Exception, so that no retry in the program can swallow it."""


def _is_local(host: Any) -> bool:
    text = host.decode() if isinstance(host, bytes) else host
    if text in (None, "", "localhost"):
        return True
    try:
        return ipaddress.ip_address(text.partition("%")[0]).is_loopback
    except ValueError:
        return False


@pytest.fixture(autouse=True, scope="session")
def loopback_only() -> Iterator[None]:
    """Names under `.invalid` do not resolve, as the standard promises; every other foreign host fails the test."""
    patch = pytest.MonkeyPatch()
    connect, connect_ex, getaddrinfo = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def guarded_connect(self: socket.socket, address: Any) -> None:
        _refuse_foreign(self, address)
        connect(self, address)

    def guarded_connect_ex(self: socket.socket, address: Any) -> int:
        _refuse_foreign(self, address)
        return connect_ex(self, address)

    def guarded_getaddrinfo(host: Any, *arguments: Any, **options: Any) -> Any:
        if isinstance(host, str) and host.endswith(".invalid"):
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        if not _is_local(host):
            raise NetworkTouched(f"a test asked for the address of {host}")
        return getaddrinfo(host, *arguments, **options)

    patch.setattr(socket.socket, "connect", guarded_connect)
    patch.setattr(socket.socket, "connect_ex", guarded_connect_ex)
    patch.setattr(socket, "getaddrinfo", guarded_getaddrinfo)
    yield
    patch.undo()


def _refuse_foreign(sock: socket.socket, address: Any) -> None:
    if sock.family in (socket.AF_INET, socket.AF_INET6) and not _is_local(address[0]):
        raise NetworkTouched(f"a test tried to connect to {address[0]}")


# --- nothing logged that nobody expected -----------------------------------------------------------------------------


class _Warnings(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def no_unexpected_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """A warning or worse in the log fails the test, unless its `logs` marker names it."""
    heard = _Warnings()
    logging.getLogger().addHandler(heard)
    yield
    logging.getLogger().removeHandler(heard)
    expected = [mark.args[0] for mark in request.node.iter_markers("logs")]
    unexpected = [line for line in heard.lines if not any(re.search(pattern, line) for pattern in expected)]
    if unexpected:
        pytest.fail("logged without being expected:\n" + "\n".join(unexpected))
