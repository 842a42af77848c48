"""Hostile forms bred from one of every notion: each opens and works, or is refused; ``tests.bench.fuzz`` breeds on."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forms.engine import load
from tests.bench.fuzz import drive, evaluated, mutated
from tests.unit.engine.seeds import SEEDS


@pytest.mark.parametrize("xml", SEEDS)
def test_every_seed_opens(xml: bytes) -> None:
    assert load(xml).new().questions()


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 2**32))
def test_bred_forms_open_and_work_or_are_refused(seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 - the same seed breeds the same form
    assert drive(rng, mutated(rng, list(SEEDS))) in {"filled", "refused"}


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 2**32))
def test_bred_expressions_have_a_value_or_are_refused(seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 - the same seed breeds the same form
    assert evaluated(rng, list(SEEDS)) in {"evaluated", "refused expression"}
