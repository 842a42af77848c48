"""A short stretch of `make soak`: real processes, killed and restarted, over a line that does everything wrong."""

from pathlib import Path

import pytest

from tests.soak.story import play


@pytest.mark.parametrize("seed", [1002, 1006])
def test_nothing_is_lost_and_nothing_doubled(seed: int, tmp_path: Path) -> None:
    assert play(seed, tmp_path, rounds=2).delivered > 0
