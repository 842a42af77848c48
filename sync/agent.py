"""When this laptop sends by itself: a pure step over what waits, what was chosen, and how the last tries went.

It knows no thread, no socket and no sleep: whoever drives it asks :meth:`Agent.next` before each try and tells it what
came of the try. A network or gateway that is not there, or lets nothing through, is looked for every few seconds, which
costs nothing; one that wants a log-in or breaks is looked at as often for ten minutes, for somebody may be mending it.
Whoever answers wrongly is left alone for longer each time, and any hint of the operating system that something changed
ends that waiting.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from sync.sending_rules import Go

LOOK = timedelta(seconds=8)
"""How often a network that is not there is looked for: it is used at most ten seconds after it came."""
LOOK_AFTER_TIMEOUT = timedelta(seconds=2)
"""Less, for a look that nobody answers lasts as long as the machine goes on knocking, the last time after 7 s of 15."""
MENDING = timedelta(minutes=10)
"""How long a network that wants something, or breaks, is looked at as often."""
FIRST_BACK_OFF, LONGEST_BACK_OFF = timedelta(seconds=15), timedelta(minutes=10)
NEWS = timedelta(minutes=30)
"""How often the gateway is asked for news when nothing waits to be sent."""
IDLE = timedelta(seconds=60)
"""The longest time between two looks at the outbox."""
ALWAYS = datetime(1, 1, 1, tzinfo=UTC)
"""The moment of a row that may go at any time."""
_SOON = {"none": LOOK, "no-gateway": LOOK, "timeout": LOOK_AFTER_TIMEOUT}
"""What a look finds where nobody is to be reached, at the cost of a packet or two: how soon the next one comes."""
_BEING_MENDED = frozenset({"captive", "cut"})
_STRANGE_CLOCK = timedelta(hours=1)


class Deed(StrEnum):
    """What to do next."""

    WAIT = "wait"
    PROBE = "probe"
    RUN = "run"


@dataclass(frozen=True)
class Waiting:
    """What the store says: when each row may go (``ALWAYS``: at any time), and when a run last came to its end."""

    moments: Sequence[datetime]
    last_success: datetime | None


@dataclass(frozen=True)
class Step:
    """What to do now, or how long to wait."""

    deed: Deed
    wait: timedelta = timedelta()


class Agent:
    """The state between tries; all moments are the laptop's, which may jump, so that none holds it back for ever."""

    def __init__(self, rng: random.Random | None = None) -> None:
        self._rng = rng or random.Random()  # noqa: S311 - spreads tries, protects nothing
        self._not_before: datetime | None = None
        self._failures = 0
        self._is_there = True
        self._spoilt_since: datetime | None = None
        self._ok_at: datetime | None = None

    def next(self, now: datetime, waiting: Waiting, go: Go) -> Step:
        """What to do now; ``go`` is what the keeper's choices allow at this hour over this connection."""
        if go is Go.NOTHING:
            return Step(Deed.WAIT, IDLE)
        due = self._due(now, waiting)
        if due > now:
            return Step(Deed.WAIT, min(due - now, IDLE))
        if self._not_before is not None and now < self._not_before <= now + _STRANGE_CLOCK:
            return Step(Deed.WAIT, min(self._not_before - now, IDLE))
        return Step(Deed.RUN if self._is_there else Deed.PROBE)

    def tried(self, now: datetime, kind: str) -> None:
        """How a probe or a run ended: a code of ``sync.reasons``."""
        was_look, self._is_there = not self._is_there, kind == "ok"
        if kind == "ok":
            self._failures = self._failures if was_look else 0  # a look that succeeds is not yet a run that does
            self._not_before, self._spoilt_since, self._ok_at = None, None, now
            return
        soon = self._soon(now, kind, was_look=was_look)
        if soon is not None:
            self._not_before = now + soon * self._rng.uniform(0.75, 1.0)  # not all laptops in the same second
            return
        longest = min(LONGEST_BACK_OFF, FIRST_BACK_OFF * 2 ** min(self._failures, 10))
        self._failures += 1
        self._not_before = now + longest * self._rng.uniform(0.5, 1.0)

    def _soon(self, now: datetime, kind: str, *, was_look: bool) -> timedelta | None:
        """How soon to look again where the network itself is what fails; None where waiting longer is right.

        A run that breaks is another thing than a look that does: it cost bytes, and only the first is forgiven.
        """
        if kind == "none":
            self._failures = 0
        elif not was_look:
            is_first = self._failures == 0 and (kind in _SOON or kind in _BEING_MENDED)
            self._failures += is_first
            return LOOK if is_first else None
        if kind not in _BEING_MENDED:
            self._spoilt_since = None
            return _SOON.get(kind)
        since = self._spoilt_since
        if since is None or not since <= now <= since + _STRANGE_CLOCK:
            self._spoilt_since = since = now
        return LOOK if now - since < MENDING else None

    def hint(self) -> None:
        """The operating system says that the network changed: nothing of the past counts any more."""
        self._failures, self._not_before, self._is_there, self._spoilt_since = 0, None, False, None

    def _due(self, now: datetime, waiting: Waiting) -> datetime:
        """When there is something to do: a row's time, or news to ask for; a clock that jumped back hides neither.

        A row whose time had come at the last whole run is not there for want of a network: it waits with the news.
        """
        last, seen = waiting.last_success, self._ok_at if self._is_there else None
        news = last + NEWS if last is not None and last <= now else now
        open_moments = [one for one in waiting.moments if seen is None or seen > now or one > seen]
        return min([news, *open_moments])
