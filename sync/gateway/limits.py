"""How often someone may try: token buckets in memory, a bounded number of them, by gateway time."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime

from sync.gateway.problems import Problem

KEYS = 10_000


class Bucket:
    """At most ``burst`` tries at once and ``per_minute`` over time, for each key; ``share`` workers divide them."""

    def __init__(self, clock: Callable[[], datetime], *, burst: int, per_minute: float, share: int = 1) -> None:
        self._clock = clock
        self._burst = max(1.0, burst / share)
        self._per_second = per_minute / 60 / share
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = threading.Lock()

    def take(self, key: str) -> None:
        """Use up one try; ``Problem`` 429 ``too-many-tries`` with ``Retry-After`` when there is none left."""
        moment = self._clock().timestamp()
        with self._lock:
            left, since = self._left.pop(key, (self._burst, moment))
            left = min(self._burst, left + max(0.0, moment - since) * self._per_second)
            self._left[key] = (max(0.0, left - 1), moment)
            if len(self._left) > KEYS:
                self._left.popitem(last=False)
        if left < 1:
            wait = str(int((1 - left) / self._per_second) + 1)
            raise Problem(429, "too-many-tries", "Too many tries; wait a little.", {"Retry-After": wait})
