"""The services' side of the outbox: put in by finalize, asked for by people, read by pages; states are the runner's."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any, Literal, get_args

from sqlalchemy import Row, Select, insert, select

from app.storage.moments import date_or_none, moment_of, moment_or_none, stamp, stamp_or_none
from app.storage.stores.sight import is_seen_by
from app.storage.stores.submissions import unknown_submission
from app.storage.tables.dossiers import dossiers
from app.storage.tables.outbox import outbox, outbox_deadlines, outbox_requests, receipts, submissions
from app.storage.transaction import Transaction
from forms.dossier import OutboxState
from sync.ports import OutboxRow

Request = Literal["release", "pause", "withdraw", "retry"]


class Outbox:
    """Writer: finalize inserts rows; services append requests, which the runner's code carries out."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    def enqueue(self, submission_id: str, held_until: datetime | None, deadline: date | None = None) -> None:
        """Put a frozen submission into the outbox as *held*; without a time it waits for a person or for `sync`.

        ``deadline`` is the nearest legal or money deadline, if one is known: the nearest goes first.

        Raises:
            Refusal: ``unknown-submission``.
        """
        query = select(submissions.c.dossier_id, submissions.c.finalized_at, dossiers.c.number).join(dossiers)
        query = query.where(submissions.c.id == submission_id)
        found = self._tx.connection.execute(query).one_or_none()
        if found is None:
            raise unknown_submission(submission_id)
        self._tx.connection.execute(
            insert(outbox),
            {
                "submission_id": submission_id,
                "dossier_id": found.dossier_id,
                "dossier_number": found.number,
                "state": OutboxState.HELD,
                "attempts": 0,
                "held_until": stamp_or_none(held_until),
                "paused": 0,
                "requests_done": 0,
                "finalized_at": found.finalized_at,
            },
        )

        if deadline is not None:
            row = {"submission_id": submission_id, "due_on": deadline.isoformat()}
            self._tx.connection.execute(insert(outbox_deadlines), row)

    def request(self, submission_id: str, kind: Request) -> None:
        """Ask the runner's code for something; ``apply_requests`` carries it out as soon as the row's state allows.

        Release lets a held row go. Pause keeps a held row until it is released, even from `sync`, and sets a waiting
        one aside. Withdraw takes back what was not sent. Retry takes a row set aside, or waiting for its next try.

        Raises:
            Refusal: ``unknown-submission``.
            ValueError: for another kind.
        """
        if kind not in get_args(Request):
            raise ValueError("no such request")
        self.row(submission_id)
        self._tx.connection.execute(
            insert(outbox_requests),
            {"submission_id": submission_id, "kind": kind, "requested_at": stamp(self._tx.clock.now())},
        )

    def row(self, submission_id: str) -> OutboxRow:
        """One row.

        Raises:
            Refusal: ``unknown-submission``.
        """
        query = outbox_rows().where(outbox.c.submission_id == submission_id)
        found = self._tx.connection.execute(query).one_or_none()
        if found is None:
            raise unknown_submission(submission_id)
        return outbox_row(found)

    def rows(
        self,
        states: Collection[OutboxState] | None = None,
        *,
        dossier_id: str | None = None,
        newest: int | None = None,
    ) -> list[OutboxRow]:
        """What the reader sees: all rows, or those in some states or of one dossier, as they were finalized.

        ``newest`` gives at most so many, the last ones.
        """
        query = outbox_rows() if newest is None else outbox_rows().order_by(outbox.c.number.desc()).limit(newest)
        if self._tx.reader is not None:
            query = query.where(outbox.c.dossier_id.in_(select(dossiers.c.id).where(is_seen_by(self._tx.reader))))
        if states is not None and newest is None:
            query = query.where(outbox.c.state.in_(sorted(states)))
        elif states is not None:  # said the other way round, so that the numbers are read from their end, and no more
            query = query.where(outbox.c.state.not_in(sorted(set(OutboxState) - set(states))))
        if dossier_id is not None:
            query = query.where(outbox.c.dossier_id == dossier_id)
        rows = self._tx.connection.execute(query).all()
        # Put in order here: asked for the order, SQLite reads along the numbers and so through all that has arrived.
        return [outbox_row(row) for row in sorted(rows, key=lambda row: row.number)]

    def receipt(self, submission_id: str) -> bytes | None:
        """The gateway's receipt, or None before there is one."""
        query = select(receipts.c.receipt).where(receipts.c.submission_id == submission_id)
        return self._tx.connection.execute(query).scalar_one_or_none()


def outbox_rows() -> Select[Any]:
    """Rows of ``outbox``, each with its deadline."""
    return select(outbox, outbox_deadlines.c.due_on).outerjoin(
        outbox_deadlines, outbox_deadlines.c.submission_id == outbox.c.submission_id
    )


def outbox_row(row: Row[Any]) -> OutboxRow:
    """The value of a row of :func:`outbox_rows`."""
    return OutboxRow(
        submission_id=row.submission_id,
        dossier_id=row.dossier_id,
        state=OutboxState(row.state),
        attempts=row.attempts,
        next_try_at=moment_or_none(row.next_try_at),
        last_error=row.last_error,
        gateway_id=row.gateway_id,
        held_until=moment_or_none(row.held_until),
        finalized_at=moment_of(row.finalized_at),
        deadline=date_or_none(row.due_on),
        paused=bool(row.paused),
    )
