"""One run of the outbox: ask for what is uncertain, send what is due, bring home what changed.

The order is always claim → commit → call → record → commit: no transaction is open while the network is spoken to, and
whatever breaks in between leaves a row waiting (no byte left) or uncertain (one may have). What each answer means is
decided in ``sync.decisions``; nothing here is called delivered without a proved receipt.
"""

import random
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import TypeVar

from forms.dossier import OutboxState
from forms.refusal import Refusal
from sync import decisions, receipt
from sync.ports import (
    Answer,
    Binding,
    Clock,
    FilePart,
    GatewayState,
    Line,
    LineFactory,
    LineFault,
    OutboxRow,
    OutboxStore,
    Outcome,
    Parcel,
    Signer,
)
from sync.reasons import MAY_RECONNECT, sentence
from sync.report import Progress, RunReport, Standing
from sync.retry import next_try_at
from sync.submission import sign

ROUNDS = 4
"""How often one run connects: the first time, and again after a cut as long as each round moves something."""
CLAIM = 100
ASK = 200
FILE_CLAIM = 20
SINGLE_ASKS = 3
"""How many unproved receipts in a row are asked for singly before the gateway's key itself must be wrong."""

_T = TypeVar("_T")
_ALL = 1_000_000
_FAR = datetime(9999, 1, 1, tzinfo=UTC)


def run_once(  # noqa: PLR0913 - four partners and four choices; a bag for the choices would only hide them
    store: OutboxStore,
    line_factory: LineFactory,
    clock: Clock,
    signer: Signer,
    *,
    release_all: bool = True,
    progress: Callable[[Progress], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
    rng: random.Random | None = None,
) -> RunReport:
    """Carry out requests, then send and receive as far as the network lets; never raises for the network.

    Args:
        store: the outbox; every call of it is one durable transaction.
        line_factory: opens a line to the bound gateway, e.g. ``sync.transports.gateway.line_factory(signer)``.
        clock: the laptop's time, for next tries only.
        signer: this device's key, the author of what is sent.
        release_all: a person asked: held rows go, and nothing waits for its next try.
        progress: told how far the run is; called between calls, on the runner's thread.
        should_stop: asked between calls; True ends the run with everything in a safe state.
        rng: the jitter's source, for tests.
    """
    jitter = rng or random.Random()  # noqa: S311 - spreads tries, protects nothing
    run = _Run(store, clock, signer, jitter, progress or _silent, should_stop or _never)
    began = clock.now()
    store.apply_requests(began, release_all=release_all)
    binding = store.binding()
    kind = "not-enrolled" if binding is None else run.rounds(binding, line_factory, is_asked=release_all)
    return run.report(kind, max(0.0, (clock.now() - began).total_seconds()))


class _Run:
    """What one run remembers: the line, and what became of each row so far."""

    def __init__(
        self,
        store: OutboxStore,
        clock: Clock,
        signer: Signer,
        rng: random.Random,
        progress: Callable[[Progress], None],
        should_stop: Callable[[], bool],
    ) -> None:
        self._store = store
        self._clock = clock
        self._signer = signer
        self._rng = rng
        self._progress = progress
        self._should_stop = should_stop
        self._rows: dict[str, OutboxRow] = {}
        self._outcomes: dict[str, Outcome] = {}
        self._moved = 0
        self._events = 0
        self._bytes = 0

    # -- rounds ---------------------------------------------------------------------------------------------------

    def rounds(self, binding: Binding, line_factory: LineFactory, *, is_asked: bool) -> str:
        """Connect and work until all is done or the network ends; returns the connection's kind."""
        kind = "ok"
        for _ in range(ROUNDS):
            before = self._moved
            line = line_factory(binding)
            try:
                self._round(binding, line, is_asked=is_asked)
            except LineFault as fault:
                kind = fault.kind
            else:
                return "ok"
            finally:
                self._bytes += line.bytes_moved
                line.close()
            if kind not in MAY_RECONNECT or self._moved == before:
                break
            binding = self._store.binding() or binding
        return kind

    def _round(self, binding: Binding, line: Line, *, is_asked: bool) -> None:
        state = line.open()
        is_new_epoch = state.epoch != binding.epoch
        if is_new_epoch:
            self._ask_for_delivered(line)
        self._ask_for_uncertain(binding, line)
        self._send_due(binding, line, is_asked=is_asked)
        self._send_files(binding, line, is_asked=is_asked)
        self._bring_changes(line, state, since=0 if is_new_epoch else binding.cursor, is_new_epoch=is_new_epoch)

    # -- asking ---------------------------------------------------------------------------------------------------

    def _ask_for_delivered(self, line: Line) -> None:
        """The gateway was restored from a backup: what it forgot goes again."""
        for names in _chunks(self._store.delivered_ids(), ASK):
            self._pause_point()
            answer = line.ask(names)
            lost = {item.submission_id for item in answer.items if item.outcome == "unknown"} & set(names)
            if lost:
                self._store.reopen_uncertain([name for name in names if name in lost])

    def _ask_for_uncertain(self, binding: Binding, line: Line) -> None:
        rows = [row for row in self._store.uncertain(_ALL) if row.gateway_id in {None, binding.gateway_id}]
        for chunk in _chunks(rows, ASK):
            self._pause_point()
            self._progress(Progress("asking", 0, len(rows)))
            self._ask(binding, line, chunk, self._store.parcels([row.submission_id for row in chunk]))

    def _ask(self, binding: Binding, line: Line, rows: Sequence[OutboxRow], parcels: Sequence[Parcel]) -> None:
        """Ask for rows by id and record what is known; rows that this laptop cannot read are set aside."""
        asked = {row.submission_id: row for row in rows}
        self._rows.update(asked)
        unreadable = asked.keys() - {parcel.submission_id for parcel in parcels}
        self._record([Outcome(name, OutboxState.SET_ASIDE, "unreadable") for name in sorted(unreadable)])
        if not parcels:
            return
        answer = line.ask([parcel.submission_id for parcel in parcels])
        receipts = self._settle(binding, parcels, answer)
        self._record(decisions.after_answer(parcels, answer, receipts, self._next_try, asked))
        if len(parcels) > 1:
            self._ask_singly(binding, line, parcels, decisions.unproved(answer, receipts))

    def _ask_singly(self, binding: Binding, line: Line, parcels: Sequence[Parcel], names: Sequence[str]) -> None:
        """One bad receipt spoils the signature over all: asked for singly, it harms only itself."""
        by_name = {parcel.submission_id: parcel for parcel in parcels}
        failures = 0
        for name in names:
            if name not in by_name or failures >= SINGLE_ASKS:
                continue
            self._ask(binding, line, [self._rows[name]], [by_name[name]])
            is_proved = self._outcomes[name].state is OutboxState.DELIVERED
            failures = 0 if is_proved else failures + 1

    def _settle(self, binding: Binding, parcels: Sequence[Parcel], answer: Answer) -> dict[str, bytes]:
        return receipt.settle(parcels, answer, self._signer.device_id, binding.gateway_id, binding.keys)

    # -- sending --------------------------------------------------------------------------------------------------

    def _send_due(self, binding: Binding, line: Line, *, is_asked: bool) -> None:
        """All texts, in batches; claimed in groups, so that a long queue is never in memory at once."""
        rows = self._due(is_asked=is_asked, has_text=False)
        sent = 0
        for group in _chunks(rows, CLAIM):
            self._pause_point()
            alone = decisions.must_go_alone(group)
            claimed = self._claim(group, binding)
            parcels = [one for one in claimed if decisions.is_sendable(one)]
            self._record([_unreadable(one) for one in claimed if one not in parcels])
            waiting = decisions.batches(parcels, alone, lambda: decisions.scale_for(binding.gateway_id))
            try:
                while waiting:
                    self._pause_point()
                    self._progress(Progress("sending", sent, len(rows)))
                    batch = waiting.pop(0)
                    smaller = self._send(binding, line, batch)
                    waiting[:0] = smaller
                    sent += 0 if smaller else len(batch)
            finally:
                self._record(decisions.not_reached(parcel for batch in waiting for parcel in batch))

    def _send(self, binding: Binding, line: Line, batch: list[Parcel]) -> list[list[Parcel]]:
        """One batch; returns smaller batches to try when the gateway refused this one as a whole."""
        try:
            answer = line.send(batch, [sign(self._signer, parcel, binding.gateway_id) for parcel in batch])
        except LineFault as fault:
            return self._on_send_fault(batch, fault)
        except BaseException:  # the program ends: what may have left must not look unsent
            self._record(decisions.after_fault(batch, LineFault("interrupted", body_left=True), self._next_try))
            raise
        receipts = self._settle(binding, batch, answer)
        self._record(decisions.after_answer(batch, answer, receipts, self._next_try))
        if len(batch) > 1:
            self._ask_singly(binding, line, batch, decisions.unproved(answer, receipts))
        self._give_forms(line, answer.missing_forms)
        return []

    def _on_send_fault(self, batch: list[Parcel], fault: LineFault) -> list[list[Parcel]]:
        if fault.kind in {"bad-request", "too-large"} and not fault.body_left:
            outcomes, halves = decisions.after_refused_request(batch, fault.kind, self._next_try)
            self._record(outcomes)
            return halves
        self._record(decisions.after_fault(batch, fault, self._next_try))
        if fault.kind in {"server-error", "nonsense"} and fault.body_left:
            return []  # this batch broke something; the others have not had their turn
        raise fault

    def _give_forms(self, line: Line, hashes: Iterable[str]) -> None:
        """Forms that the gateway lacks; without one it holds the dossier all the same."""
        for form_hash in hashes:
            try:
                xml = self._store.form(form_hash)
            except (Refusal, KeyError):
                continue
            line.put_form(form_hash, xml)

    # -- files ----------------------------------------------------------------------------------------------------

    def _send_files(self, binding: Binding, line: Line, *, is_asked: bool) -> None:
        """After all texts: files of dossiers whose text has arrived, from where each of them stopped."""
        for group in _chunks(self._due(is_asked=is_asked, has_text=True), FILE_CLAIM):
            self._pause_point()
            parcels = self._claim(group, binding)
            try:
                self._finish_with_files(binding, line, group, parcels)
            finally:
                self._record([_files_still_missing(parcel) for parcel in self._unsettled(parcels)])

    def _finish_with_files(
        self, binding: Binding, line: Line, rows: Sequence[OutboxRow], parcels: Sequence[Parcel]
    ) -> None:
        by_name = {parcel.submission_id: parcel for parcel in parcels}
        answer = line.ask(list(by_name))
        for item in answer.items:
            if item.outcome == "waiting_files" and item.submission_id in by_name:
                self._upload_missing(line, by_name[item.submission_id], frozenset(item.missing_files))
        left = self._unsettled(parcels)
        kept = {parcel.submission_id for parcel in left}
        self._ask(binding, line, [row for row in rows if row.submission_id in kept], left)

    def _unsettled(self, parcels: Sequence[Parcel]) -> list[Parcel]:
        return [one for one in parcels if self._outcomes[one.submission_id].state is OutboxState.SENDING]

    def _upload_missing(self, line: Line, parcel: Parcel, missing: frozenset[str]) -> None:
        for part in {part.sha256: part for part in parcel.files if part.sha256 in missing}.values():
            self._pause_point()
            try:
                self._upload(line, parcel, part)
            except (OSError, Refusal):
                self._set_file_aside(parcel)
                return
            except LineFault as fault:
                if fault.kind != "file-unreadable":
                    raise
                self._set_file_aside(parcel)
                return

    def _set_file_aside(self, parcel: Parcel) -> None:
        self._record([Outcome(parcel.submission_id, OutboxState.SET_ASIDE, "file-unreadable")])

    def _upload(self, line: Line, parcel: Parcel, part: FilePart) -> None:
        def tell(offset: int) -> None:
            self._moved += 1
            self._progress(Progress("files", offset, part.size, parcel.submission_id))

        with self._store.open_file(parcel.submission_id, part.sha256) as source:
            line.upload(parcel.submission_id, part, source, tell)

    # -- changes --------------------------------------------------------------------------------------------------

    def _bring_changes(self, line: Line, state: GatewayState, *, since: int, is_new_epoch: bool) -> None:
        cursor, more = since, True
        while more:
            self._pause_point()
            page = line.changes(cursor)
            if page.changes or is_new_epoch:
                self._store.apply_changes(page.changes, epoch=state.epoch, cursor=page.cursor)
            self._events += len(page.changes)
            self._moved += len(page.changes)
            self._progress(Progress("changes", self._events, self._events))
            more, cursor, is_new_epoch = page.more and page.cursor > cursor, page.cursor, False

    # -- rows -----------------------------------------------------------------------------------------------------

    def _due(self, *, is_asked: bool, has_text: bool) -> list[OutboxRow]:
        """Rows to try now, with their text sent or not, without those that failed by themselves in this run."""
        rows = self._store.due(_FAR if is_asked else self._clock.now(), _ALL)
        failed = {name for name, outcome in self._outcomes.items() if outcome.next_try_at is not None}
        return [
            row
            for row in rows
            if row.submission_id not in failed and (row.last_error == decisions.FILES_MISSING) == has_text
        ]

    def _claim(self, rows: Sequence[OutboxRow], binding: Binding) -> Sequence[Parcel]:
        self._rows.update({row.submission_id: row for row in rows})
        names = [row.submission_id for row in rows]
        parcels = self._store.claim(names, binding.gateway_id)
        claimed = {parcel.submission_id for parcel in parcels}
        for name in names:
            state = OutboxState.SENDING if name in claimed else OutboxState.SET_ASIDE
            self._outcomes[name] = Outcome(name, state, None if name in claimed else "unreadable")
        return parcels

    def _record(self, outcomes: Sequence[Outcome]) -> None:
        if not outcomes:
            return
        self._store.record(outcomes, self._clock.now())
        self._outcomes.update({outcome.submission_id: outcome for outcome in outcomes})
        self._moved += sum(
            outcome.state is not OutboxState.WAITING or outcome.reason == decisions.FILES_MISSING
            for outcome in outcomes
        )

    def _next_try(self, name: str, retry_after: float | None) -> datetime:
        row = self._rows.get(name)
        return next_try_at(self._clock.now(), (row.attempts if row else 0) + 1, self._rng, retry_after)

    def _pause_point(self) -> None:
        if self._should_stop():
            raise LineFault("stopped")

    # -- report ---------------------------------------------------------------------------------------------------

    def report(self, kind: str, seconds: float) -> RunReport:
        """Count rows as they stand in the store now, not as the run hoped."""
        waiting, uncertain = self._store.due(_FAR, _ALL), self._store.uncertain(_ALL)
        standings = {row.submission_id: _standing(row, kind) for row in (*uncertain, *waiting)}
        for name, outcome in self._outcomes.items():
            if name not in standings:
                standings[name] = _said(self._rows[name].dossier_id, name, outcome.state, outcome.reason)
        final = [outcome.state for name, outcome in self._outcomes.items()]
        return RunReport(
            sent=final.count(OutboxState.DELIVERED),
            waiting=len(waiting),
            uncertain=len(uncertain),
            refused=final.count(OutboxState.REFUSED),
            set_aside=final.count(OutboxState.SET_ASIDE),
            events=self._events,
            connection=kind,
            bytes=self._bytes,
            seconds=round(seconds, 3),
            per_dossier=tuple(standings.values()),
            sentence=sentence(kind),
        )


def _unreadable(parcel: Parcel) -> Outcome:
    return Outcome(parcel.submission_id, OutboxState.SET_ASIDE, "unreadable")


def _files_still_missing(parcel: Parcel) -> Outcome:
    return Outcome(parcel.submission_id, OutboxState.WAITING, decisions.FILES_MISSING, tried=False)


def _standing(row: OutboxRow, kind: str) -> Standing:
    """Why a row waits: its own last error, or else the connection."""
    reason = row.last_error or (kind if kind != "ok" else "later")
    return _said(row.dossier_id, row.submission_id, row.state, reason)


def _said(dossier_id: str, name: str, state: OutboxState, reason: str | None) -> Standing:
    return Standing(dossier_id, name, state.value, reason, sentence(reason) if reason else None)


def _chunks(items: Sequence[_T], size: int) -> list[Sequence[_T]]:
    return [items[start : start + size] for start in range(0, len(items), size)]


def _silent(_progress: Progress) -> None:
    """Nobody watches."""


def _never() -> bool:
    return False
