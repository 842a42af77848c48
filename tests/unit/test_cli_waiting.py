"""Who waits at a terminal: one line that is written anew, and Ctrl+C heard between two steps."""

import signal

import pytest

from app.cli.waiting import _SAID, _Line, waited_for
from forms.refusal import NotNow


def test_control_c_ends_the_work_at_its_next_step_and_is_given_back() -> None:
    before = signal.getsignal(signal.SIGINT)
    with waited_for() as looker:
        looker.at("papers", 0, 3)
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(NotNow) as stopped:
            looker.at("papers", 1, 3)
    assert stopped.value.code == "stopped"
    assert signal.getsignal(signal.SIGINT) is before


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
