"""The simulation in eight pieces, a million steps at every run; ``python tasks.py simulate`` names the seed."""

import pytest

from tests.support.simulation import play

STEPS = 125_000


@pytest.mark.parametrize("piece", range(8))
def test_no_luck_however_bad_loses_or_doubles_a_dossier(piece: int) -> None:
    done, seed = 0, piece * 1000
    while done < STEPS:
        steps = play(seed)
        assert steps > 1000
        done, seed = done + steps, seed + 1
