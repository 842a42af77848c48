"""One run of the outbox: ask for what is uncertain, send what is due, bring home what changed.

The order is always claim → commit → call → record → commit: no transaction is open while the network is spoken to, and
whatever breaks in between leaves a row waiting (no byte left) or uncertain (one may have). What each answer means is
decided in ``sync.decisions``; nothing here is called delivered without a proved receipt.
"""

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from forms.dossier import OutboxState
from forms.refusal import Refusal
from sync import decisions, receipt
from sync.ledger import ALL, Ledger
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
from sync.reasons import MAY_RECONNECT, REFUSES_BATCH, REFUSES_ONE
from sync.report import Progress, RunReport
from sync.sending_rules import Go
from sync.submission import sign

RESTORED = "restored"
"""Reason of a row that a restore made uncertain: it may have been sent since by the device of the backup."""

ROUNDS = 4
"""How often one run connects: the first time, and again after a cut as long as each round moves something."""
CLAIM = 100
ASK = 200
FILE_CLAIM = 20
SINGLE_ASKS = 3
"""How many unproved receipts in a row are asked for singly before the gateway's key itself must be wrong."""

_FORGOTTEN = frozenset({"unknown", "waiting_files"})
"""What a gateway that came back from a backup says of a delivered submission that it has lost, or half of it."""

_T = TypeVar("_T")


def run_once(  # noqa: PLR0913 - four partners and their choices; a bag for the choices would only hide them
    store: OutboxStore,
    line_factory: LineFactory,
    clock: Clock,
    signer: Signer,
    *,
    release_all: bool = True,
    go: Go = Go.ALL,
    former: Sequence[Signer] = (),
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
        go: what may go now (``sync.sending_rules.may_send``): everything, texts without papers, or only questions.
        former: the devices that this laptop was before its restores; the gateway is asked about their submissions too.
        progress: told how far the run is; called between calls, on the runner's thread.
        should_stop: asked between calls; True ends the run with everything in a safe state.
        rng: the jitter's source, for tests.
    """
    jitter = rng or random.Random()  # noqa: S311 - spreads tries, protects nothing
    ledger = Ledger(store, clock, jitter, is_asked=release_all)
    run = _Run(ledger, (signer, *former), go, progress or _silent, should_stop or _never)
    began = clock.now()
    store.apply_requests(began, release_all=release_all)
    binding = store.binding()
    kind = "not-enrolled" if binding is None else run.rounds(binding, line_factory)
    return ledger.report(kind, events=run.events, moved=run.bytes_moved, seconds=(clock.now() - began).total_seconds())


class _Run:
    """One run's way over the line; what becomes of each row is in its ledger."""

    def __init__(
        self,
        ledger: Ledger,
        signers: Sequence[Signer],
        go: Go,
        progress: Callable[[Progress], None],
        should_stop: Callable[[], bool],
    ) -> None:
        self.events = 0
        self.bytes_moved = 0
        self._ledger = ledger
        self._store = ledger.store
        self._signer, *self._former = signers
        self._authors = [one.device_id for one in signers]
        self._go = go
        self._progress = progress
        self._should_stop = should_stop

    # -- rounds ---------------------------------------------------------------------------------------------------

    def rounds(self, binding: Binding, line_factory: LineFactory) -> str:
        """Connect and work until all is done or the network ends; returns the connection's kind."""
        kind = "ok"
        for _ in range(ROUNDS):
            before = self._ledger.moved
            line = line_factory(binding)
            try:
                self._round(binding, line)
            except LineFault as fault:
                kind = fault.kind
            else:
                return "ok"
            finally:
                self.bytes_moved += line.bytes_moved
                line.close()
            if kind not in MAY_RECONNECT or self._ledger.moved == before:
                break
            binding = self._store.binding() or binding
        return kind

    def _round(self, binding: Binding, line: Line) -> None:
        state = line.open()
        if state.keys:
            self._store.trust(state.keys)
            binding = replace(binding, keys=state.keys)
        self._hand_over(binding, line)
        is_new_epoch = state.epoch != binding.epoch
        if is_new_epoch:
            self._ask_for_delivered(line)
        self._ask_for_uncertain(binding, line)
        if self._go is not Go.NOTHING:
            self._send_due(binding, line)
        if self._go is Go.ALL:
            self._send_files(binding, line)
        self._bring_changes(line, state, since=0 if is_new_epoch else binding.cursor, is_new_epoch=is_new_epoch)

    def _hand_over(self, binding: Binding, line: Line) -> None:
        """After a restore, once: before this device has read any change, or while a restored row is uncertain."""
        is_restored = any(row.last_error == RESTORED for row in self._store.uncertain(ALL))
        if not (is_restored or binding.cursor == 0):
            return
        for former in self._former:
            try:
                line.hand_over(former)
            except LineFault as fault:  # it was another gateway's, or another unit's: nothing to ask for here
                if fault.kind not in REFUSES_ONE:
                    raise

    # -- asking ---------------------------------------------------------------------------------------------------

    def _ask_for_delivered(self, line: Line) -> None:
        """The gateway was restored from a backup: what it forgot, or holds without its papers, goes again."""
        for names in _chunks(self._store.delivered_ids(), ASK):
            self._pause_point()
            answer = line.ask(names)
            lost = {item.submission_id for item in answer.items if item.outcome in _FORGOTTEN} & set(names)
            if lost:
                self._store.send_forgotten_again([name for name in names if name in lost])

    def _ask_for_uncertain(self, binding: Binding, line: Line) -> None:
        rows = [row for row in self._store.uncertain(ALL) if row.gateway_id in {None, binding.gateway_id}]
        asked = 0
        for chunk in _chunks(rows, ASK if binding.keys else 1):  # who signs nothing is asked for each by itself
            self._tell(Progress("asking", asked, len(rows)))
            self._ask(binding, line, chunk, self._store.parcels([row.submission_id for row in chunk]))
            asked += len(chunk)

    def _ask(self, binding: Binding, line: Line, rows: Sequence[OutboxRow], parcels: Sequence[Parcel]) -> None:
        """Ask for rows by id and record what is known; rows that this laptop cannot read are set aside."""
        asked = {row.submission_id: row for row in rows}
        self._ledger.know(rows)
        unreadable = asked.keys() - {parcel.submission_id for parcel in parcels}
        self._ledger.record([Outcome(name, OutboxState.SET_ASIDE, "unreadable") for name in sorted(unreadable)])
        if not parcels:
            return
        answer = line.ask([parcel.submission_id for parcel in parcels])
        receipts = self._settle(binding, parcels, answer)
        self._ledger.record(decisions.after_answer(parcels, answer, receipts, self._ledger.next_try, asked))
        if len(parcels) > 1:
            self._ask_singly(binding, line, parcels, decisions.unproved(answer, receipts))

    def _ask_singly(self, binding: Binding, line: Line, parcels: Sequence[Parcel], names: Sequence[str]) -> None:
        """One bad receipt spoils the signature over all: asked for singly, it harms only itself."""
        by_name = {parcel.submission_id: parcel for parcel in parcels}
        failures = 0
        for name in names:
            if name not in by_name or failures >= SINGLE_ASKS:
                continue
            self._ask(binding, line, [self._ledger.row(name)], [by_name[name]])
            is_proved = self._ledger.state(name) is OutboxState.DELIVERED
            failures = 0 if is_proved else failures + 1

    def _settle(self, binding: Binding, parcels: Sequence[Parcel], answer: Answer) -> dict[str, bytes]:
        if answer.proofs and not binding.keys:  # a server that signs nothing; a gateway always has a key
            return dict(answer.proofs)
        return receipt.settle(parcels, answer, self._authors, binding.gateway_id, binding.keys)

    # -- sending --------------------------------------------------------------------------------------------------

    def _send_due(self, binding: Binding, line: Line) -> None:
        """All texts, in batches; claimed in groups, so that a long queue is never in memory at once."""
        rows = self._ledger.due(has_text=False)
        sent = 0
        for group in _chunks(rows, CLAIM):
            self._pause_point()
            signs_nothing = not binding.keys  # then one answer speaks of one submission, and a cut spoils no other
            alone = decisions.must_go_alone(group) | {row.submission_id for row in group if signs_nothing}
            claimed = self._ledger.claim(group, binding.gateway_id)
            parcels = [one for one in claimed if decisions.is_sendable(one)]
            self._ledger.record([_unreadable(one) for one in claimed if one not in parcels])
            waiting = decisions.batches(parcels, alone, lambda: decisions.scale_for(binding.gateway_id))
            try:
                while waiting:
                    self._tell(Progress("sending", sent, len(rows)))
                    batch = waiting.pop(0)
                    smaller = self._send(binding, line, batch)
                    waiting[:0] = smaller
                    sent += 0 if smaller else len(batch)
            finally:
                self._ledger.record(decisions.not_reached(parcel for batch in waiting for parcel in batch))

    def _send(self, binding: Binding, line: Line, batch: list[Parcel]) -> list[list[Parcel]]:
        """One batch; returns smaller batches to try when the gateway refused this one as a whole."""
        try:
            answer = line.send(batch, [sign(self._signer, parcel, binding.gateway_id) for parcel in batch])
        except LineFault as fault:
            return self._on_send_fault(batch, fault)
        except BaseException:  # the program ends: what may have left must not look unsent
            self._ledger.record(
                decisions.after_fault(batch, LineFault("interrupted", body_left=True), self._ledger.next_try)
            )
            raise
        receipts = self._settle(binding, batch, answer)
        self._ledger.record(decisions.after_answer(batch, answer, receipts, self._ledger.next_try))
        if len(batch) > 1:
            self._ask_singly(binding, line, batch, decisions.unproved(answer, receipts))
        self._give_forms(line, answer.missing_forms)
        return []

    def _on_send_fault(self, batch: list[Parcel], fault: LineFault) -> list[list[Parcel]]:
        if fault.kind in REFUSES_BATCH and not fault.body_left:
            outcomes, halves = decisions.after_refused_request(batch, fault.kind, self._ledger.next_try)
            self._ledger.record(outcomes)
            return halves
        self._ledger.record(decisions.after_fault(batch, fault, self._ledger.next_try))
        if fault.kind in {"server-error", "nonsense"} and fault.body_left:
            return []  # this batch broke something; the others have not had their turn
        raise fault

    def _give_forms(self, line: Line, hashes: Iterable[str]) -> None:
        """Forms that the gateway lacks; without one it holds the dossier all the same."""
        for form_hash in hashes:
            try:
                line.put_form(form_hash, self._store.form(form_hash))
            except (Refusal, KeyError):
                continue
            except LineFault as fault:
                if fault.kind not in REFUSES_ONE:
                    raise

    # -- files ----------------------------------------------------------------------------------------------------

    def _send_files(self, binding: Binding, line: Line) -> None:
        """After all texts: files of dossiers whose text has arrived, from where each of them stopped."""
        for group in _chunks(self._ledger.due(has_text=True), FILE_CLAIM):
            self._pause_point()
            parcels = self._ledger.claim(group, binding.gateway_id)
            try:
                self._finish_with_files(binding, line, group, parcels)
            finally:
                self._ledger.record([_files_still_missing(parcel) for parcel in self._unsettled(parcels)])

    def _finish_with_files(
        self, binding: Binding, line: Line, rows: Sequence[OutboxRow], parcels: Sequence[Parcel]
    ) -> None:
        if not parcels:
            return
        by_name = {parcel.submission_id: parcel for parcel in parcels}
        answer = line.ask(list(by_name))
        for item in answer.items:
            if item.outcome == "waiting_files" and item.submission_id in by_name:
                self._upload_missing(line, by_name[item.submission_id], frozenset(item.missing_files))
        left = self._unsettled(parcels)
        kept = {parcel.submission_id for parcel in left}
        self._ask(binding, line, [row for row in rows if row.submission_id in kept], left)

    def _unsettled(self, parcels: Sequence[Parcel]) -> list[Parcel]:
        return [one for one in parcels if self._ledger.state(one.submission_id) is OutboxState.SENDING]

    def _upload_missing(self, line: Line, parcel: Parcel, missing: frozenset[str]) -> None:
        for part in {part.sha256: part for part in parcel.files if part.sha256 in missing}.values():
            self._pause_point()
            try:
                self._upload(line, parcel, part)
            except (OSError, Refusal):
                outcome = Outcome(parcel.submission_id, OutboxState.SET_ASIDE, "file-unreadable")
            except LineFault as fault:
                if fault.kind not in REFUSES_ONE:
                    raise
                outcome = decisions.after_refused_file(parcel, fault.kind, self._ledger.next_try)
            else:
                continue
            self._ledger.record([outcome])
            return

    def _upload(self, line: Line, parcel: Parcel, part: FilePart) -> None:
        def tell(offset: int) -> None:
            self._ledger.moved += 1
            progress = Progress("files", offset, part.size, parcel.submission_id)
            if offset < part.size:
                self._tell(progress)
            else:  # it is there whole: what is left to ask for is its receipt
                self._progress(progress)

        with self._store.open_file(parcel.submission_id, part.sha256) as source:
            line.upload(parcel.submission_id, part, source, tell)

    # -- changes --------------------------------------------------------------------------------------------------

    def _bring_changes(self, line: Line, state: GatewayState, *, since: int, is_new_epoch: bool) -> None:
        cursor, more = since, True
        while more:
            self._pause_point()
            page = line.changes(cursor)
            if page.epoch != state.epoch:  # restored in the middle of this run: the next one begins anew
                raise LineFault("cut")
            if page.changes or is_new_epoch:
                self._store.apply_changes(page.changes, epoch=state.epoch, cursor=page.cursor)
            self.events += sum(bool(change.dossier_id) for change in page.changes)  # lists of laptops are no news
            self._ledger.moved += len(page.changes)
            self._progress(Progress("changes", self.events, self.events))
            more, cursor, is_new_epoch = page.more and page.cursor > cursor, page.cursor, False

    def _tell(self, progress: Progress) -> None:
        """Tell how far it is, then ask whether it goes on: nothing leaves any more after who was told has said no."""
        self._progress(progress)
        self._pause_point()

    def _pause_point(self) -> None:
        if self._should_stop():
            raise LineFault("stopped")


def _unreadable(parcel: Parcel) -> Outcome:
    return Outcome(parcel.submission_id, OutboxState.SET_ASIDE, "unreadable")


def _files_still_missing(parcel: Parcel) -> Outcome:
    return Outcome(parcel.submission_id, OutboxState.WAITING, decisions.FILES_MISSING, tried=False)


def _chunks(items: Sequence[_T], size: int) -> list[Sequence[_T]]:
    return [items[start : start + size] for start in range(0, len(items), size)]


def _silent(_progress: Progress) -> None:
    """Nobody watches."""


def _never() -> bool:
    return False
