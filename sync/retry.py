"""When a submission is tried again: back-off that doubles, with jitter so that the laptops of a commune differ."""

import random
from datetime import datetime, timedelta

FIRST_SECONDS = 30.0
LONGEST_SECONDS = 6 * 3600.0


def longest_wait(attempts: int) -> float:
    """The most seconds to wait after so many failed tries (at least one): it never shrinks, and ends at six hours."""
    return min(LONGEST_SECONDS, FIRST_SECONDS * 2.0 ** min(max(attempts, 1) - 1, 16))


def next_try_at(now: datetime, attempts: int, rng: random.Random, retry_after: float | None = None) -> datetime:
    """The moment of the next try: between half and all of the longest wait, never before what the gateway asked for."""
    wait = longest_wait(attempts) * rng.uniform(0.5, 1.0)
    return now + timedelta(seconds=max(wait, min(retry_after or 0.0, 24 * 3600.0)))
