"""A short run of the simulation; ``python -m tests.support.simulation`` plays the long one."""

import pytest

from tests.support.simulation import play


@pytest.mark.parametrize("seed", range(8))
def test_no_luck_however_bad_loses_or_doubles_a_dossier(seed: int) -> None:
    assert play(seed) > 1000
