"""The growing wait after wrong passphrases, kept on the disk so that starting the program again does not shorten it.

It slows a curious person at the keyboard; against a thief who has the disk the cost of Argon2id is what counts.
"""

import json
import math
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.storage import durable
from forms.refusal import NotNow
from sync.ports import Clock

WAITS_NAME = "waits.json"
_FREE_TRIES = 2
_FIRST_WAIT = 5
_LONGEST_WAIT = 900


def wait_after(failures: int) -> timedelta:
    """Two slips are free; then 5 s, doubled by every further wrong passphrase, at most a quarter of an hour."""
    if failures <= _FREE_TRIES:
        return timedelta()
    return timedelta(seconds=min(_FIRST_WAIT * 2 ** min(failures - _FREE_TRIES - 1, 16), _LONGEST_WAIT))


def require_over(folder: Path, user_id: str, clock: Clock) -> None:
    """Refuse to try a passphrase while the wait runs.

    Raises:
        NotNow: ``wait-seconds`` with the fact ``seconds``.
    """
    failures, since = _read(folder).get(user_id, (0, clock.now()))
    now = clock.now()
    if now < since:  # The clock was set back: the wait starts anew, it does not last until the old time returns.
        since = now
        _write(folder, user_id, (failures, now))
    left = (since + wait_after(failures) - now).total_seconds()
    if left > 0:
        seconds = math.ceil(left)
        raise NotNow(
            "wait-seconds",
            f"The passphrase was wrong {failures} times: try again in {seconds} seconds.",
            seconds=str(seconds),
        )


def count_failure(folder: Path, user_id: str, clock: Clock) -> timedelta:
    """Count one wrong passphrase; returns how long to wait now."""
    failures = _read(folder).get(user_id, (0, None))[0] + 1
    _write(folder, user_id, (failures, clock.now()))
    return wait_after(failures)


def forget(folder: Path, user_id: str) -> None:
    """After the right passphrase nothing is counted any more."""
    if user_id in _read(folder):
        _write(folder, user_id, None)


def _read(folder: Path) -> dict[str, tuple[int, datetime]]:
    try:
        fields = json.loads((folder / WAITS_NAME).read_bytes())
        return {user: (int(n), datetime.fromisoformat(at).astimezone(UTC)) for user, (n, at) in fields.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _write(folder: Path, user_id: str, value: tuple[int, datetime] | None) -> None:
    waits = _read(folder)
    waits.pop(user_id, None)
    if value is not None:
        waits[user_id] = value
    content = json.dumps({user: (n, at.isoformat()) for user, (n, at) in waits.items()}).encode()
    with suppress(OSError):  # A full or read-only disk must not keep the right passphrase out.
        durable.replace(folder / WAITS_NAME, content)
