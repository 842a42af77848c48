"""The runner's side of the vault (``sync.ports.OutboxStore``): the only code that moves a row of the outbox.

Every method is one transaction of its own, so that the network is never called while one is open.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime, timedelta
from typing import BinaryIO

from sqlalchemy import ColumnElement, exists, or_, select, update
from sqlalchemy.dialects.sqlite import insert

from app.storage import outbox_requests, trusted_time
from app.storage.moments import stamp, stamp_or_none
from app.storage.sealing import Unreadable
from app.storage.stores.bindings import Bindings
from app.storage.stores.events import append_change
from app.storage.stores.kept_forms import KeptForms
from app.storage.stores.outbox import outbox_row, outbox_rows
from app.storage.stores.submissions import Submissions
from app.storage.tables.office import portal_events
from app.storage.tables.outbox import outbox, receipts
from app.storage.transaction import Transaction, damaged_record
from forms.dossier import OUTBOX_STEPS, OutboxState, PortalStatus
from forms.refusal import Refusal
from sync.ports import Binding, Change, OutboxRow, Outcome, Parcel

Transactions = Callable[[], AbstractContextManager[Transaction]]

END_STATES = (PortalStatus.NOT_ACCEPTED, PortalStatus.WITHDRAWN, PortalStatus.STOPPED, PortalStatus.RETURNED)
"""After these the office does nothing more with a submission."""

LONGEST_BACK_OFF = timedelta(days=1)
"""No back-off is longer (``sync.retry``): a next try beyond it was reckoned by a wrong clock."""

UNREADABLE = "unreadable"
"""The reason of a row that was set aside because its record cannot be read."""


class VaultOutbox:
    """The outbox of one vault."""

    def __init__(self, reading: Transactions, writing: Transactions) -> None:
        self._reading, self._writing = reading, writing

    def binding(self) -> Binding | None:
        """The enrolment, or None before it."""
        with self._reading() as tx:
            return Bindings(tx).get()

    def leftovers_to_uncertain(self) -> int:
        """Rows left in *sending* by a process that ended become *uncertain*; returns how many."""
        with self._writing() as tx:
            return _set(tx, outbox.c.state == OutboxState.SENDING, state=OutboxState.UNCERTAIN)

    def apply_requests(self, now: datetime, *, release_all: bool) -> int:
        """Carry out what people asked for, then release rows whose hold is over (or all that nobody paused)."""
        with self._writing() as tx:
            moved = outbox_requests.carry_out(tx)
            over: ColumnElement[bool] = outbox.c.held_until <= stamp(now)
            held = (outbox.c.state == OutboxState.HELD) & (outbox.c.paused == 0)
            return moved + _set(tx, held if release_all else held & over, state=OutboxState.WAITING)

    def due(self, now: datetime, limit: int) -> Sequence[OutboxRow]:
        """Rows in *waiting* whose next try has come, oldest finalized first; after a clock set back: at once."""
        next_try, absurd = outbox.c.next_try_at, stamp(now + LONGEST_BACK_OFF)
        come = or_(next_try.is_(None), next_try <= stamp(now), next_try > absurd)
        return self._oldest((outbox.c.state == OutboxState.WAITING) & come, limit)

    def uncertain(self, limit: int) -> Sequence[OutboxRow]:
        """Rows in *uncertain*, oldest first."""
        return self._oldest(outbox.c.state == OutboxState.UNCERTAIN, limit)

    def claim(self, submission_ids: Sequence[str], gateway_id: str) -> Sequence[Parcel]:
        """Commit waiting rows as *sending* and return what to send; a row that cannot be read is set aside.

        What a person asked for since the run began is carried out first: a withdrawn row is not sent.
        """
        with self._writing() as tx:
            outbox_requests.carry_out(tx)
            return [parcel for each in submission_ids if (parcel := _claim(tx, each, gateway_id)) is not None]

    def parcels(self, submission_ids: Sequence[str]) -> Sequence[Parcel]:
        """Frozen submissions in the order asked for, their rows untouched; unreadable and unknown ones are left out."""
        with self._reading() as tx:
            return [parcel for each in submission_ids if (parcel := _parcel(tx, each)) is not None]

    def record(self, outcomes: Sequence[Outcome], now: datetime) -> None:
        """Write what one call did, all of it or nothing.

        Raises:
            ValueError: for a step that a row of the outbox never takes.
        """
        with self._writing() as tx:
            for outcome in outcomes:
                _record(tx, outcome, now)

    def open_file(self, submission_id: str, sha256: str) -> BinaryIO:
        """The bytes of one attached paper, decrypted while read; seekable.

        Raises:
            Refusal: ``unknown-submission``, ``damaged-record`` when the file is not there or no longer itself.
        """
        with self._reading() as tx:
            frozen = Submissions(tx).frozen(submission_id)
            dossier_id = frozen.record.dossier_id
            try:
                return tx.papers.open(tx.key(dossier_id), dossier_id, frozen.segments[sha256])
            except (Unreadable, KeyError):
                raise damaged_record(dossier_id, "papers") from None

    def form(self, form_hash: str) -> bytes:
        """The form definition that a gateway lacks.

        Raises:
            Refusal: ``unknown-form``.
        """
        with self._reading() as tx:
            return KeptForms(tx).xml(form_hash)

    def apply_changes(self, changes: Sequence[Change], *, epoch: str, cursor: int) -> None:
        """Append the changes to the portal events and move the cursor; repeats are ignored."""
        with self._writing() as tx:
            for change in changes:
                append_change(tx, change, epoch)
            if changes:  # the page is signed, and the runner has proved it: its times are the gateway's own
                trusted_time.note(tx, max(change.at for change in changes))
            Bindings(tx).move(epoch, cursor)

    def trust(self, keys: Mapping[str, bytes]) -> None:
        """Add signing keys of the gateway, announced by keys that were trusted already."""
        with self._writing() as tx:
            binding = Bindings(tx).get()
            if binding is not None:
                Bindings(tx).set(replace(binding, keys={**binding.keys, **keys}))

    def delivered_ids(self) -> Sequence[str]:
        """Submission ids of *delivered* rows without an end state, oldest first."""
        ended = exists().where(
            portal_events.c.submission_id == outbox.c.submission_id, portal_events.c.status.in_(END_STATES)
        )
        query = select(outbox.c.submission_id).where(outbox.c.state == OutboxState.DELIVERED, ~ended)
        with self._reading() as tx:
            return list(tx.connection.execute(query.order_by(outbox.c.number)).scalars())

    def send_forgotten_again(self, submission_ids: Sequence[str]) -> None:
        """*Delivered* rows that the gateway no longer knows after an epoch change become *waiting* again."""
        with self._writing() as tx:
            for submission_id in submission_ids:
                lost = (outbox.c.submission_id == submission_id) & (outbox.c.state == OutboxState.DELIVERED)
                _set(tx, lost, state=OutboxState.WAITING, attempts=0, next_try_at=None)

    def _oldest(self, condition: ColumnElement[bool], limit: int) -> Sequence[OutboxRow]:
        query = outbox_rows().where(condition).order_by(outbox.c.finalized_at, outbox.c.number).limit(limit)
        with self._reading() as tx:
            return [outbox_row(row) for row in tx.connection.execute(query)]


def _set(tx: Transaction, condition: ColumnElement[bool], **fields: object) -> int:
    return tx.connection.execute(update(outbox).where(condition).values(**fields)).rowcount


def _claim(tx: Transaction, submission_id: str, gateway_id: str) -> Parcel | None:
    waiting = (outbox.c.submission_id == submission_id) & (outbox.c.state == OutboxState.WAITING)
    if not tx.connection.execute(select(exists().where(waiting))).scalar_one():
        return None
    parcel = _parcel(tx, submission_id)
    if parcel is None:
        _set(tx, waiting, state=OutboxState.SET_ASIDE, last_error=UNREADABLE)
        return None
    _set(tx, waiting, state=OutboxState.SENDING, gateway_id=gateway_id)
    return parcel


def _parcel(tx: Transaction, submission_id: str) -> Parcel | None:
    try:
        return Submissions(tx).frozen(submission_id).parcel
    except Refusal:
        return None


def _record(tx: Transaction, outcome: Outcome, now: datetime) -> None:
    this = outbox.c.submission_id == outcome.submission_id
    state = OutboxState(tx.connection.execute(select(outbox.c.state).where(this)).scalar_one())
    if outcome.state is not state and outcome.state not in OUTBOX_STEPS[state]:
        raise ValueError(f"no step leads from {state} to {outcome.state}")
    _set(
        tx,
        this,
        state=outcome.state,
        last_error=outcome.reason,
        next_try_at=stamp_or_none(outcome.next_try_at),
        attempts=outbox.c.attempts + int(outcome.tried),
    )
    if outcome.receipt is not None:
        row = {"submission_id": outcome.submission_id, "receipt": outcome.receipt, "received_at": stamp(now)}
        tx.connection.execute(insert(receipts).on_conflict_do_update(["submission_id"], set_=row), row)
        trusted_time.note_receipt(tx, outcome.receipt)
