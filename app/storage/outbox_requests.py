"""What the runner's code makes of release, pause, withdraw and retry: each as soon as the row's state allows it."""

from typing import Any

from sqlalchemy import Row, select, update

from app.storage.tables.outbox import outbox, outbox_requests
from app.storage.transaction import Transaction
from forms.dossier import OutboxState

PAUSED = "paused"
"""The reason of a waiting row that a person paused."""

_PENDING = {OutboxState.SENDING, OutboxState.UNCERTAIN}
"""While the gateway's answer is open a request waits: what may have arrived cannot be withdrawn by itself."""

_EFFECTS: dict[tuple[str, OutboxState], dict[str, Any]] = {
    ("release", OutboxState.HELD): {"state": OutboxState.WAITING, "paused": 0},
    ("pause", OutboxState.HELD): {"paused": 1},
    ("pause", OutboxState.WAITING): {"state": OutboxState.SET_ASIDE, "last_error": PAUSED},
    ("withdraw", OutboxState.HELD): {"state": OutboxState.WITHDRAWN},
    ("withdraw", OutboxState.WAITING): {"state": OutboxState.WITHDRAWN},
    ("withdraw", OutboxState.SET_ASIDE): {"state": OutboxState.WITHDRAWN},
    ("retry", OutboxState.SET_ASIDE): {"state": OutboxState.WAITING, "attempts": 0, "next_try_at": None},
    ("retry", OutboxState.WAITING): {"attempts": 0, "next_try_at": None},
}
"""What a request changes in which state; in every other state it is moot."""


def carry_out(tx: Transaction) -> int:
    """Apply the open requests in their order; returns how many changed a row."""
    query = (
        select(outbox_requests)
        .join(outbox, outbox.c.submission_id == outbox_requests.c.submission_id)
        .where(outbox_requests.c.number > outbox.c.requests_done)
        .order_by(outbox_requests.c.number)
    )
    return sum(_carry_out_one(tx, request) for request in tx.connection.execute(query).all())


def _carry_out_one(tx: Transaction, request: Row[Any]) -> int:
    this = outbox.c.submission_id == request.submission_id
    state = OutboxState(tx.connection.execute(select(outbox.c.state).where(this)).scalar_one())
    if state in _PENDING:
        return 0
    effect = _EFFECTS.get((request.kind, state), {})
    tx.connection.execute(update(outbox).where(this).values(requests_done=request.number, **effect))
    return 1 if effect else 0
