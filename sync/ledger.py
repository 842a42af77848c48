"""What one run knows of the outbox's rows: which to try, what became of each, and what the report says in the end."""

import random
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from forms.dossier import OutboxState
from sync import decisions
from sync.ports import Clock, OutboxRow, OutboxStore, Outcome, Parcel
from sync.reasons import OF_THE_LINE, sentence
from sync.report import RunReport, Standing
from sync.retry import next_try_at
from sync.sending_rules import in_order

ALL = 1_000_000
_FAR = datetime(9999, 1, 1, tzinfo=UTC)


class Ledger:
    """Rows and outcomes of one run; every outcome is written to the store before it is remembered here.

    ``moved`` grows with everything that brings the outbox forward, so that a run knows whether to connect again.
    """

    def __init__(self, store: OutboxStore, clock: Clock, rng: random.Random, *, is_asked: bool) -> None:
        self.store = store
        self.moved = 0
        self._clock = clock
        self._rng = rng
        self._is_asked = is_asked
        self._rows: dict[str, OutboxRow] = {}
        self._outcomes: dict[str, Outcome] = {}

    def due(self, *, has_text: bool) -> list[OutboxRow]:
        """Rows to try now, their text sent already or not, without those that failed by themselves in this run.

        The line stands when this is asked, so a row whose last trouble was the line alone need not wait any longer.
        """
        come = {row.submission_id for row in self.store.due(_FAR if self._is_asked else self._clock.now(), ALL)}
        rows = in_order(
            row for row in self.store.due(_FAR, ALL) if row.submission_id in come or row.last_error in OF_THE_LINE
        )
        failed = {name for name, outcome in self._outcomes.items() if outcome.next_try_at is not None}
        return [
            row
            for row in rows
            if row.submission_id not in failed and (row.last_error == decisions.FILES_MISSING) == has_text
        ]

    def claim(self, rows: Sequence[OutboxRow], gateway_id: str) -> Sequence[Parcel]:
        """Commit rows as *sending*; what the store does not give back was taken back meanwhile, or it set it aside."""
        self.know(rows)
        names = [row.submission_id for row in rows]
        parcels = self.store.claim(names, gateway_id)
        claimed = {parcel.submission_id for parcel in parcels}
        self._outcomes.update({name: Outcome(name, OutboxState.SENDING) for name in claimed})
        left = [name for name in names if name not in claimed]
        taken_back = {parcel.submission_id for parcel in self.store.parcels(left)} if left else set()
        for name in left:
            self._outcomes.pop(name, None)
            if name not in taken_back:
                self._outcomes[name] = Outcome(name, OutboxState.SET_ASIDE, "unreadable")
        return parcels

    def record(self, outcomes: Sequence[Outcome]) -> None:
        """Write outcomes, durably, then remember them."""
        if not outcomes:
            return
        self.store.record(outcomes, self._clock.now())
        self._outcomes.update({outcome.submission_id: outcome for outcome in outcomes})
        self.moved += sum(
            outcome.state is not OutboxState.WAITING or outcome.reason == decisions.FILES_MISSING
            for outcome in outcomes
        )

    def know(self, rows: Iterable[OutboxRow]) -> None:
        """Remember rows as they were before this run touched them."""
        self._rows.update({row.submission_id: row for row in rows})

    def row(self, name: str) -> OutboxRow:
        """A known row."""
        return self._rows[name]

    def state(self, name: str) -> OutboxState:
        """Where this run has brought a row."""
        return self._outcomes[name].state

    def next_try(self, name: str, retry_after: float | None) -> datetime:
        """When a row that fails now is tried again."""
        row = self._rows.get(name)
        return next_try_at(self._clock.now(), (row.attempts if row else 0) + 1, self._rng, retry_after)

    def report(self, kind: str, *, events: int, moved: int, seconds: float) -> RunReport:
        """Count rows as they stand in the store now, not as the run hoped; ``moved`` are bytes."""
        waiting, uncertain = self.store.due(_FAR, ALL), self.store.uncertain(ALL)
        standings = {row.submission_id: self._standing(row, kind) for row in (*uncertain, *waiting)}
        for name, outcome in self._outcomes.items():
            if name not in standings:
                standings[name] = _said(self._rows[name].dossier_id, name, outcome.state, outcome.reason)
        final = [outcome.state for outcome in self._outcomes.values()]
        return RunReport(
            sent=final.count(OutboxState.DELIVERED),
            waiting=len(waiting),
            uncertain=len(uncertain),
            refused=final.count(OutboxState.REFUSED),
            set_aside=final.count(OutboxState.SET_ASIDE),
            events=events,
            connection=kind,
            bytes=moved,
            seconds=round(max(0.0, seconds), 3),
            per_dossier=tuple(standings.values()),
            sentence=sentence(kind),
        )

    def _standing(self, row: OutboxRow, kind: str) -> Standing:
        """Why a row stays: what happened to it in this run or leaves it uncertain, else the connection."""
        own = row.last_error
        if row.state is OutboxState.WAITING and row.submission_id not in self._outcomes and kind != "ok":
            own = None
        return _said(row.dossier_id, row.submission_id, row.state, own or (kind if kind != "ok" else "later"))


def _said(dossier_id: str, name: str, state: OutboxState, reason: str | None) -> Standing:
    return Standing(dossier_id, name, state.value, reason, sentence(reason) if reason else None)
