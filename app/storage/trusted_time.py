"""A time that nobody at this laptop can set forward: the newest one the gateway signed, and how long we ran since.

Signed are receipts and pages of changes; both tell when something happened at the gateway.

Deleting by date must not hang on the laptop's clock, whose battery is empty or which somebody set to 2099. Between two
contacts the trusted time grows only while the program runs, so it is never ahead of the real one.
"""

import json
from contextlib import suppress
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.dialects.sqlite import insert

from app.storage.moments import moment_of, stamp
from app.storage.tables.upkeep import signed_times
from app.storage.transaction import Transaction

_ONLY = 1


def note_receipt(tx: Transaction, receipt: bytes) -> None:
    """Learn the time from a receipt whose signature the runner has proved (``sync.receipt``); never an older one."""
    with suppress(KeyError, TypeError, ValueError):
        note(tx, datetime.fromisoformat(json.loads(receipt)["statement"]["received_at"]))


def note(tx: Transaction, signed_at: datetime) -> None:
    """Learn a time that the gateway signed; an older one than the last changes nothing."""
    known = tx.connection.execute(select(signed_times)).one_or_none()
    if known is not None and moment_of(known.signed_at) >= signed_at:
        return
    row = {"id": _ONLY, "signed_at": stamp(signed_at), "running_seconds": 0}
    tx.connection.execute(insert(signed_times).on_conflict_do_update(["id"], set_=row), row)


def ran(tx: Transaction, seconds: int) -> None:
    """Add the time that the program ran; without a signed time there is nothing to add it to."""
    grown = {"running_seconds": signed_times.c.running_seconds + max(0, seconds)}
    tx.connection.execute(update(signed_times).values(**grown))


def behind(tx: Transaction) -> timedelta:
    """How far the laptop's clock stands behind a time that the gateway signed earlier; none or less: it may be right.

    Nothing is earlier than what was signed before it. A clock that is ahead cannot be told so.
    """
    known = tx.connection.execute(select(signed_times)).one_or_none()
    return timedelta() if known is None else moment_of(known.signed_at) - tx.clock.now()


def trusted_now(tx: Transaction, running: timedelta = timedelta()) -> datetime | None:
    """The signed time and the running time since, at most what the clock says; None before the first signed time.

    Args:
        tx: a transaction.
        running: how long this session has run already and :func:`ran` was not told.
    """
    known = tx.connection.execute(select(signed_times)).one_or_none()
    if known is None:
        return None
    since = timedelta(seconds=known.running_seconds) + max(running, timedelta())
    return min(tx.clock.now(), moment_of(known.signed_at) + since)
