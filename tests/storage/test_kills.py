"""A program that is killed at any write leaves a vault that opens, and everything that was acknowledged is in it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="the kernel's file size limit tears writes"
)

ROOT = Path(__file__).parents[2]


def killed(scenario: str, kind: str, step: int, base: Path) -> dict[str, object]:
    command = [sys.executable, "-m", "tests.storage.killed", scenario, kind, str(step), str(base)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    told: dict[str, object] = json.loads(run.stdout)
    return told


@pytest.mark.parametrize(
    ("scenario", "kind", "step", "least_kills"),
    [
        ("answers", "bytes", 3100, 6),
        ("snapshot", "bytes", 1500, 6),
        ("finalize", "bytes", 9500, 8),
        ("finalize", "system", 1, 5),
        ("create", "bytes", 24_700, 8),
        ("create", "system", 1, 15),
        ("add_user", "system", 1, 5),
        ("remove_user", "system", 3, 3),
        ("back_up", "system", 4, 3),
        ("restore", "system", 4, 4),
        ("erase", "system", 3, 1),
        ("remove_user", "bytes", 24_700, 4),
        ("sync", "bytes", 9100, 4),
        ("migrate", "bytes", 24_700, 8),
        ("migrate", "system", 2, 3),
    ],
)
def test_nothing_that_was_told_is_lost_and_nothing_is_half_done(
    scenario: str, kind: str, step: int, least_kills: int, tmp_path: Path
) -> None:
    told = killed(scenario, kind, step, tmp_path)
    assert told["wrong"] == []
    assert isinstance(told["kills"], int)
    assert told["kills"] >= least_kills


def test_the_test_finds_an_answer_that_was_told_too_early(tmp_path: Path) -> None:
    assert killed("liar", "bytes", 4500, tmp_path)["wrong"] != []
