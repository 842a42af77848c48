"""Back-off: patient, bounded, never all laptops at once."""

import random
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sync.retry import LONGEST_SECONDS, longest_wait, next_try_at

NOW = datetime(2026, 3, 2, tzinfo=UTC)


def jitter(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - jitter, not a secret


@given(st.integers(0, 10_000))
def test_the_longest_wait_never_shrinks_and_never_exceeds_six_hours(attempts: int) -> None:
    assert longest_wait(attempts) <= longest_wait(attempts + 1) <= LONGEST_SECONDS


@given(st.integers(1, 1000), st.integers())
def test_the_next_try_lies_between_half_and_all_of_the_longest_wait(attempts: int, seed: int) -> None:
    wait = (next_try_at(NOW, attempts, jitter(seed)) - NOW).total_seconds()
    assert longest_wait(attempts) / 2 - 0.001 <= wait <= longest_wait(attempts) + 0.001


@given(st.floats(0, 86_400), st.integers())
def test_what_the_gateway_asked_for_is_respected(retry_after: float, seed: int) -> None:
    wait = next_try_at(NOW, 1, jitter(seed), retry_after) - NOW
    assert wait >= timedelta(seconds=retry_after) - timedelta(milliseconds=1)


def test_a_gateway_cannot_ask_for_more_than_a_day() -> None:
    assert next_try_at(NOW, 1, jitter(1), 1e12) == NOW + timedelta(days=1)


def test_two_laptops_differ() -> None:
    assert next_try_at(NOW, 3, jitter(1)) != next_try_at(NOW, 3, jitter(2))
