"""The laptop's outbox in memory: a ``sync.ports.OutboxStore`` that passes the same contract tests as the vault's."""

import hashlib
import io
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import BinaryIO

from forms.dossier import OUTBOX_STEPS, OutboxState, PortalStatus
from forms.refusal import Refusal
from sync.ports import Binding, Change, FilePart, OutboxRow, Outcome, Parcel

END_STATES = {PortalStatus.NOT_ACCEPTED, PortalStatus.WITHDRAWN, PortalStatus.STOPPED, PortalStatus.RETURNED}
UNFINISHED = {
    OutboxState.HELD,
    OutboxState.WAITING,
    OutboxState.SENDING,
    OutboxState.UNCERTAIN,
    OutboxState.SET_ASIDE,
}
DAY = timedelta(days=1)
DAY_ONE = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


def a_parcel(number: int = 1, *, dossier: int | None = None, revision: int = 1, file: bytes | None = None) -> Parcel:
    """An invented submission, told apart by its number."""
    dossier = number if dossier is None else dossier
    content = () if file is None else (FilePart(hashlib.sha256(file).hexdigest(), len(file), "image/png", "photo"),)
    code = f"PC-{dossier:04}"
    return Parcel(
        submission_id=f"018f0000-0000-7000-8000-{number:012}",
        dossier_id=f"018e0000-0000-7000-8000-{dossier:012}",
        revision=revision,
        replaces=None,
        procedure="1.014027",
        form_hash="f" * 64,
        route="desk",
        office="Xã Thử",
        digest=hashlib.sha256(str(number).encode()).hexdigest(),
        public_code=code,
        tracking_secret_hash=hashlib.sha256(secret_of(code).encode()).hexdigest(),
        xml=f"<data><name>Lò Thị Thử {number}</name></data>".encode(),
        files=content,
    )


def secret_of(public_code: str) -> str:
    """The invented secret half of a tracking code."""
    return f"secret-{public_code}"


class MemoryOutbox:
    """Rows in a dictionary. Beside the port it lets a test enrol, put submissions in, ask for things, and look."""

    def __init__(self, binding: Binding | None = None, forms: Mapping[str, bytes] | None = None) -> None:
        self.forms = dict(forms or {})
        self.events: list[Change] = []
        self.receipts: dict[str, bytes] = {}
        self._binding = binding
        self._rows: dict[str, OutboxRow] = {}
        self._parcels: dict[str, Parcel] = {}
        self._files: dict[tuple[str, str], bytes] = {}
        self._requests: list[tuple[str, str]] = []
        self.ever_claimed: set[str] = set()
        self._paused: set[str] = set()
        self._spoilt: set[str] = set()

    # What a test does ------------------------------------------------------------------------------------------------

    def enroll(self, binding: Binding) -> None:
        """Bind to a gateway."""
        self._binding = binding

    def put(
        self,
        parcel: Parcel,
        *,
        finalized_at: datetime = DAY_ONE,
        held_until: datetime | None = None,
        files: Sequence[bytes] = (),
    ) -> None:
        """Finalize a submission: its row is *held*."""
        self._parcels[parcel.submission_id] = parcel
        for content in files:
            self._files[parcel.submission_id, hashlib.sha256(content).hexdigest()] = content
        self._rows[parcel.submission_id] = OutboxRow(
            parcel.submission_id,
            parcel.dossier_id,
            OutboxState.HELD,
            held_until=held_until,
            finalized_at=finalized_at,
        )

    def restored(self, binding: Binding) -> "MemoryOutbox":
        """What a restore makes of a backup taken now: another device, everything unfinished uncertain."""
        copy = MemoryOutbox(binding, self.forms)
        copy.events, copy.receipts = list(self.events), dict(self.receipts)
        copy._parcels, copy._files = dict(self._parcels), dict(self._files)
        copy._paused, copy._spoilt = set(self._paused), set(self._spoilt)
        copy._rows = {
            name: replace(row, state=OutboxState.UNCERTAIN, last_error="restored", next_try_at=None, gateway_id=None)
            if row.state in UNFINISHED
            else row
            for name, row in self._rows.items()
        }
        return copy

    def request(self, submission_id: str, kind: str) -> None:
        """Ask for release, pause, withdraw or retry."""
        self._requests.append((submission_id, kind))

    def spoil(self, submission_id: str) -> None:
        """Make the submission unreadable."""
        self._spoilt.add(submission_id)

    def row(self, submission_id: str) -> OutboxRow:
        """A row as it is now."""
        return self._rows[submission_id]

    def rows(self) -> list[OutboxRow]:
        """All rows in the order they were put in."""
        return list(self._rows.values())

    # sync.ports.OutboxStore ------------------------------------------------------------------------------------------

    def binding(self) -> Binding | None:
        return self._binding

    def leftovers_to_uncertain(self) -> int:
        left = [row for row in self._rows.values() if row.state is OutboxState.SENDING]
        for row in left:
            self._set(row, state=OutboxState.UNCERTAIN)
        return len(left)

    def apply_requests(self, now: datetime, *, release_all: bool) -> int:
        moved = self._carry_out_requests()
        for row in list(self._rows.values()):
            is_over = release_all or (row.held_until is not None and row.held_until <= now)
            if row.state is OutboxState.HELD and is_over and row.submission_id not in self._paused:
                self._set(row, state=OutboxState.WAITING)
                moved += 1
        return moved

    def due(self, now: datetime, limit: int) -> Sequence[OutboxRow]:
        waiting = self._oldest(OutboxState.WAITING)
        return [row for row in waiting if row.next_try_at is None or not now < row.next_try_at <= now + DAY][:limit]

    def uncertain(self, limit: int) -> Sequence[OutboxRow]:
        return self._oldest(OutboxState.UNCERTAIN)[:limit]

    def claim(self, submission_ids: Sequence[str], gateway_id: str) -> Sequence[Parcel]:
        self._carry_out_requests()
        claimed = []
        for submission_id in submission_ids:
            row = self._rows.get(submission_id)
            if row is None or row.state is not OutboxState.WAITING:
                continue
            if submission_id in self._spoilt:
                self._set(row, state=OutboxState.SET_ASIDE, last_error="unreadable")
                continue
            self._set(row, state=OutboxState.SENDING, gateway_id=gateway_id)
            claimed.append(self._parcels[submission_id])
            self.ever_claimed.add(submission_id)
        return claimed

    def parcels(self, submission_ids: Sequence[str]) -> Sequence[Parcel]:
        readable = (each for each in submission_ids if each in self._parcels and each not in self._spoilt)
        return [self._parcels[each] for each in readable]

    def record(self, outcomes: Sequence[Outcome], now: datetime) -> None:
        del now
        before = dict(self._rows)
        try:
            for outcome in outcomes:
                self._record(outcome)
        except ValueError:
            self._rows = before
            raise
        self.receipts |= {outcome.submission_id: outcome.receipt for outcome in outcomes if outcome.receipt is not None}

    def open_file(self, submission_id: str, sha256: str) -> BinaryIO:
        try:
            return io.BytesIO(self._files[submission_id, sha256])
        except KeyError:
            raise Refusal("damaged-record", "The paper cannot be read.") from None

    def form(self, form_hash: str) -> bytes:
        try:
            return self.forms[form_hash]
        except KeyError:
            raise Refusal("unknown-form", "No such form version is kept.", form=form_hash) from None

    def apply_changes(self, changes: Sequence[Change], *, epoch: str, cursor: int) -> None:
        for change in changes:
            if not any(_is_same(change, known) for known in self.events):
                self.events.append(change)
        if self._binding is not None:
            self._binding = replace(self._binding, epoch=epoch, cursor=cursor)

    def trust(self, keys: Mapping[str, bytes]) -> None:
        if self._binding is not None:
            self._binding = replace(self._binding, keys={**self._binding.keys, **keys})

    def delivered_ids(self) -> Sequence[str]:
        ended = {event.submission_id for event in self.events if event.body.get("status") in END_STATES}
        delivered = (row for row in self._rows.values() if row.state is OutboxState.DELIVERED)
        return [row.submission_id for row in delivered if row.submission_id not in ended]

    def send_forgotten_again(self, submission_ids: Sequence[str]) -> None:
        for submission_id in submission_ids:
            row = self._rows.get(submission_id)
            if row is not None and row.state is OutboxState.DELIVERED:
                self._set(row, state=OutboxState.WAITING, attempts=0, next_try_at=None)

    def _set(self, row: OutboxRow, **changes: object) -> None:
        self._rows[row.submission_id] = replace(row, **changes)  # type: ignore[arg-type]  # names are this module's own

    def _oldest(self, state: OutboxState) -> list[OutboxRow]:
        return sorted(
            (row for row in self._rows.values() if row.state is state), key=lambda row: row.finalized_at or DAY_ONE
        )

    def _record(self, outcome: Outcome) -> None:
        row = self._rows[outcome.submission_id]
        if outcome.state is not row.state and outcome.state not in OUTBOX_STEPS[row.state]:
            raise ValueError(f"no step leads from {row.state} to {outcome.state}")
        self._set(
            row,
            state=outcome.state,
            last_error=outcome.reason,
            next_try_at=outcome.next_try_at,
            attempts=row.attempts + int(outcome.tried),
        )

    def _carry_out_requests(self) -> int:
        moved, open_requests = 0, []
        for submission_id, kind in self._requests:
            row = self._rows[submission_id]
            if row.state in (OutboxState.SENDING, OutboxState.UNCERTAIN):
                open_requests.append((submission_id, kind))
            else:
                moved += self._carry_out(row, kind)
        self._requests = open_requests
        return moved

    def _carry_out(self, row: OutboxRow, kind: str) -> int:
        match kind, row.state:
            case "release", OutboxState.HELD:
                self._set(row, state=OutboxState.WAITING)
                self._paused.discard(row.submission_id)
            case "pause", OutboxState.HELD:
                self._paused.add(row.submission_id)
            case "pause", OutboxState.WAITING:
                self._set(row, state=OutboxState.SET_ASIDE, last_error="paused")
            case "withdraw", OutboxState.HELD | OutboxState.WAITING | OutboxState.SET_ASIDE:
                self._set(row, state=OutboxState.WITHDRAWN)
            case "retry", OutboxState.WAITING | OutboxState.SET_ASIDE:
                self._set(row, state=OutboxState.WAITING, attempts=0, next_try_at=None)
            case _:
                return 0
        return 1


def _is_same(change: Change, known: Change) -> bool:
    if change.id or known.id:
        return change.id == known.id
    return replace(change, number=0) == replace(known, number=0)
