"""Who waits at a terminal: one line that is written anew, and Ctrl+C heard between two steps."""

import signal
import subprocess
import sys

import pytest

from app.cli.stopping import FIRST, SECOND
from app.cli.waiting import _SAID, _Line, waited_for
from forms.refusal import NotNow, Refusal
from tests.house.sources import ROOT

HANGS = """
import ctypes
from app.cli import stopping
from app.cli.waiting import waited_for

stopping.GRACE = 0.05
mutex, lock = ctypes.create_string_buffer(256), ctypes.CDLL(None).pthread_mutex_lock
with waited_for():
    lock(mutex)
    print("hangs", flush=True)
    lock(mutex)  # never comes back, and no signal wakes it: as a write to a stick that is dead
"""


def test_control_c_ends_the_work_at_its_next_step_and_is_given_back() -> None:
    before = signal.getsignal(signal.SIGINT)
    with waited_for() as looker:
        looker.at("papers", 0, 3)
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(NotNow) as stopped:
            looker.at("papers", 1, 3)
    assert stopped.value.code == "stopped"
    assert signal.getsignal(signal.SIGINT) is before


def test_control_c_twice_breaks_off_without_waiting_for_the_next_step() -> None:
    def press_twice() -> None:
        with waited_for():
            signal.raise_signal(signal.SIGINT)
            signal.raise_signal(signal.SIGINT)

    with pytest.raises(Refusal, match="half done") as broken:
        press_twice()
    assert broken.value.code == "broken-off"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such lock to hang in, and sends no Ctrl+C alone")
def test_control_c_twice_ends_a_process_that_hangs_in_the_systems_hands() -> None:
    command = [sys.executable, "-c", HANGS]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    ) as hanging:
        assert hanging.stdout is not None
        assert hanging.stderr is not None
        try:
            assert hanging.stdout.readline() == "hangs\n"
            hanging.send_signal(signal.SIGINT)
            assert (hanging.stderr.readline(), hanging.stderr.readline()) == ("\n", f"{FIRST}\n")
            hanging.send_signal(signal.SIGINT)
            said = hanging.communicate(timeout=60)[1]
        finally:
            hanging.kill()
    assert (hanging.returncode, said) == (1, f"\n{SECOND}\n")


def test_a_terminal_has_one_line_that_says_the_share(capsys: pytest.CaptureFixture[str]) -> None:
    times = iter((1.0, 1.01, 1.3, 1.31))
    line = _Line(lambda: next(times))
    for done in (0, 1, 2, 4):
        line("papers", done, 4)
    said = capsys.readouterr().err
    assert said.count(_SAID["papers"]) == 3
    assert "50 %" in said
    assert "100 %" in said
    assert "\n" not in said
