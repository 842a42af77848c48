"""The window as a helper starts it: its own process, a screen, keys; nothing of it is reached from inside."""

import sys
from pathlib import Path

import pytest

from app.storage import vault
from tests.support.screen import ENTER, on_a_screen
from tests.support.vaults import WEAK, FixedClock

PLAIN_KEYS = "trau cay ruong sau"
"""A passphrase of keys that every keyboard has: the screen's protocol sends no composed letters."""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Qt has its screen over a socket on Linux only")


@pytest.fixture
def program(tmp_path: Path) -> list[str]:
    folder = tmp_path / "vault"
    vault.create(folder, "Mai", PLAIN_KEYS, clock=FixedClock(), cost=WEAK)[0].close()
    return [sys.executable, "-m", "app.cli", "--data", str(folder)]


def changed(before: bytes, now: bytes) -> float:
    """The share of the screen that is another one now."""
    rows = range(0, len(now), 4 * 1366)
    return sum(before[at : at + 4 * 1366] != now[at : at + 4 * 1366] for at in rows) / len(rows)


def test_keys_alone_unlock_the_vault_and_search(program: list[str]) -> None:
    with on_a_screen(program) as screen:
        unlock = screen.look_until(lambda now: len(set(now)) > 30)
        screen.type(PLAIN_KEYS + ENTER)
        home = screen.look_until(lambda now: changed(unlock, now) > 0.9)
        screen.type("xin tien gia")
        screen.look_until(lambda now: changed(home, now) > 0.05)
