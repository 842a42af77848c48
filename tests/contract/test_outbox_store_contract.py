"""What the runner may rely on, for every outbox that a laptop can have: the one in the vault and the one in memory."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol

import pytest

from app.storage import vault
from app.storage.records import SubmissionRecord
from forms.dossier import OUTBOX_STEPS, DossierState, OutboxState
from forms.refusal import Refusal
from sync.ports import Binding, Change, OutboxRow, OutboxStore, Outcome, Parcel
from tests.support.memory_outbox import DAY_ONE, MemoryOutbox, a_parcel
from tests.support.vaults import FixedClock, a_dossier, a_vault

MINUTE = timedelta(minutes=1)
BINDING = Binding("http://127.0.0.1:1", "gateway-1", "Trung tâm Thử", "Xã Thử", "device-1", {"k1": bytes(32)})
FORM = b"<h:html/>"


class World(Protocol):
    """An outbox, and the hands of those who write beside the runner."""

    store: OutboxStore

    def enroll(self, binding: Binding) -> None: ...
    def keep_form(self, form_hash: str, xml: bytes) -> None: ...
    def put(
        self,
        parcel: Parcel,
        *,
        finalized_at: datetime = ...,
        held_until: datetime | None = None,
        files: Sequence[bytes] = (),
    ) -> None: ...
    def request(self, submission_id: str, kind: str) -> None: ...
    def spoil(self, submission_id: str) -> None: ...
    def row(self, submission_id: str) -> OutboxRow: ...
    def receipt(self, submission_id: str) -> bytes | None: ...
    def events(self, dossier_id: str) -> list[tuple[str, int | None]]: ...


class MemoryWorld:
    def __init__(self) -> None:
        self.store = self._outbox = MemoryOutbox()
        self.enroll, self.put, self.request = self._outbox.enroll, self._outbox.put, self._outbox.request
        self.spoil, self.row = self._outbox.spoil, self._outbox.row

    def keep_form(self, form_hash: str, xml: bytes) -> None:
        self._outbox.forms[form_hash] = xml

    def receipt(self, submission_id: str) -> bytes | None:
        return self._outbox.receipts.get(submission_id)

    def events(self, dossier_id: str) -> list[tuple[str, int | None]]:
        mine = (event for event in self._outbox.events if event.dossier_id == dossier_id)
        return [(event.kind, status if isinstance(status := event.body.get("status"), int) else None) for event in mine]


class VaultWorld:
    def __init__(self, opened: vault.Vault) -> None:
        self._vault = opened
        self.store = opened.outbox_store()

    def enroll(self, binding: Binding) -> None:
        with self._vault.write() as unit:
            unit.binding.set(binding)

    def keep_form(self, form_hash: str, xml: bytes) -> None:
        with self._vault.write() as unit:
            unit.forms.keep(form_hash, xml, {})

    def put(
        self,
        parcel: Parcel,
        *,
        finalized_at: datetime = DAY_ONE,
        held_until: datetime | None = None,
        files: Sequence[bytes] = (),
    ) -> None:
        dossier = a_dossier(parcel, state=DossierState.FINALIZED)
        with self._vault.write() as unit:
            if not unit.dossiers.rows([dossier.id]):
                unit.dossiers.add(dossier)
            papers = [unit.papers.attach(dossier.id, "photo", content, "image/png") for content in files]
            unit.submissions.add(
                SubmissionRecord(
                    parcel.submission_id,
                    dossier.id,
                    parcel.revision,
                    parcel.replaces,
                    parcel.digest,
                    parcel.form_hash,
                    parcel.xml,
                    tuple(papers),
                    finalized_at,
                )
            )
            unit.outbox.enqueue(parcel.submission_id, held_until)

    def request(self, submission_id: str, kind: str) -> None:
        with self._vault.write() as unit:
            unit.outbox.request(submission_id, kind)  # type: ignore[arg-type]  # the tests name only real kinds

    def spoil(self, submission_id: str) -> None:
        with self._vault._database.writing() as connection:
            connection.exec_driver_sql(
                "UPDATE submissions SET sealed = zeroblob(length(sealed)) WHERE id = ?", (submission_id,)
            )

    def row(self, submission_id: str) -> OutboxRow:
        with self._vault.read() as unit:
            return unit.outbox.row(submission_id)

    def receipt(self, submission_id: str) -> bytes | None:
        with self._vault.read() as unit:
            return unit.outbox.receipt(submission_id)

    def events(self, dossier_id: str) -> list[tuple[str, int | None]]:
        with self._vault.read() as unit:
            return [(event.kind, event.status) for event in unit.events.list(dossier_id)]


@pytest.fixture(params=["memory", "vault"])
def world(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[World]:
    if request.param == "memory":
        yield MemoryWorld()
        return
    with a_vault(tmp_path / "vault", clock=FixedClock(DAY_ONE)) as opened:
        yield VaultWorld(opened)


def a_change(number: int, parcel: Parcel, status: int | None = 2, *, change_id: str = "", note: str = "") -> Change:
    body = {"status": status, "office_number": None, "note": note, "due_on": None}
    return Change(number, parcel.dossier_id, parcel.submission_id, "status", DAY_ONE, body, change_id)


def waiting(world: World, *parcels: Parcel) -> None:
    for parcel in parcels:
        world.put(parcel)
    world.store.apply_requests(DAY_ONE, release_all=True)


def sent_and_now(world: World, state: OutboxState, parcel: Parcel) -> None:
    waiting(world, parcel)
    world.store.claim([parcel.submission_id], "gateway-1")
    if state is not OutboxState.SENDING:
        world.store.record([Outcome(parcel.submission_id, state)], DAY_ONE)


# --- enrolment -------------------------------------------------------------------------------------------------------


def test_before_enrolment_there_is_no_binding(world: World) -> None:
    assert world.store.binding() is None


def test_the_binding_comes_back_as_it_was_given(world: World) -> None:
    world.enroll(BINDING)
    assert world.store.binding() == BINDING


def test_changes_move_the_position_of_the_binding(world: World) -> None:
    world.enroll(BINDING)
    world.store.apply_changes([], epoch="e2", cursor=17)
    binding = world.store.binding()
    assert binding is not None
    assert (binding.epoch, binding.cursor, binding.keys) == ("e2", 17, BINDING.keys)


def test_announced_keys_are_added_and_nothing_else_of_the_binding_moves(world: World) -> None:
    world.store.trust({"k9": bytes(32)})
    assert world.store.binding() is None
    world.enroll(BINDING)
    world.store.apply_changes([], epoch="e2", cursor=17)
    world.store.trust({"k2": b"2" * 32})
    binding = world.store.binding()
    assert binding is not None
    assert binding.keys == {"k1": bytes(32), "k2": b"2" * 32}
    assert (binding.epoch, binding.cursor, binding.url) == ("e2", 17, BINDING.url)


# --- held, released, paused, withdrawn -------------------------------------------------------------------------------


def test_a_finalized_submission_is_held_until_its_time(world: World) -> None:
    parcel = a_parcel()
    world.put(parcel, held_until=DAY_ONE + MINUTE)
    assert world.store.apply_requests(DAY_ONE, release_all=False) == 0
    assert world.row(parcel.submission_id).state is OutboxState.HELD
    assert world.store.apply_requests(DAY_ONE + MINUTE, release_all=False) == 1
    assert world.row(parcel.submission_id).state is OutboxState.WAITING


def test_without_a_time_it_waits_for_a_person_or_for_sync(world: World) -> None:
    one, two = a_parcel(1), a_parcel(2)
    world.put(one)
    world.put(two)
    assert world.store.apply_requests(DAY_ONE + 1000 * MINUTE, release_all=False) == 0
    world.request(one.submission_id, "release")
    assert world.store.apply_requests(DAY_ONE, release_all=False) == 1
    assert world.store.apply_requests(DAY_ONE, release_all=True) == 1
    assert [row.submission_id for row in world.store.due(DAY_ONE, 10)] == [one.submission_id, two.submission_id]


def test_a_paused_one_stays_even_when_everything_is_released(world: World) -> None:
    parcel = a_parcel()
    world.put(parcel, held_until=DAY_ONE)
    world.request(parcel.submission_id, "pause")
    world.store.apply_requests(DAY_ONE, release_all=True)
    assert world.row(parcel.submission_id).state is OutboxState.HELD
    world.request(parcel.submission_id, "release")
    world.store.apply_requests(DAY_ONE, release_all=False)
    assert world.row(parcel.submission_id).state is OutboxState.WAITING


def test_pausing_a_waiting_one_sets_it_aside_and_retry_brings_it_back(world: World) -> None:
    parcel = a_parcel()
    waiting(world, parcel)
    world.request(parcel.submission_id, "pause")
    world.store.apply_requests(DAY_ONE, release_all=True)
    assert world.row(parcel.submission_id).state is OutboxState.SET_ASIDE
    world.request(parcel.submission_id, "retry")
    world.store.apply_requests(DAY_ONE, release_all=False)
    assert world.row(parcel.submission_id).state is OutboxState.WAITING


@pytest.mark.parametrize("state", [OutboxState.HELD, OutboxState.WAITING, OutboxState.SET_ASIDE])
def test_what_was_not_sent_can_be_withdrawn(world: World, state: OutboxState) -> None:
    parcel = a_parcel()
    if state is OutboxState.HELD:
        world.put(parcel)
    elif state is OutboxState.WAITING:
        waiting(world, parcel)
    else:
        sent_and_now(world, state, parcel)
    world.request(parcel.submission_id, "withdraw")
    world.store.apply_requests(DAY_ONE, release_all=True)
    assert world.row(parcel.submission_id).state is OutboxState.WITHDRAWN


@pytest.mark.parametrize("state", [OutboxState.SENDING, OutboxState.UNCERTAIN])
def test_a_withdrawal_waits_while_the_answer_is_open(world: World, state: OutboxState) -> None:
    parcel = a_parcel()
    sent_and_now(world, state, parcel)
    world.request(parcel.submission_id, "withdraw")
    assert world.store.apply_requests(DAY_ONE, release_all=True) == 0
    assert world.row(parcel.submission_id).state is state
    world.store.record([Outcome(parcel.submission_id, OutboxState.WAITING)], DAY_ONE)
    assert world.store.apply_requests(DAY_ONE, release_all=True) == 1
    assert world.row(parcel.submission_id).state is OutboxState.WITHDRAWN


def test_a_withdrawal_of_what_arrived_changes_nothing(world: World) -> None:
    parcel = a_parcel()
    sent_and_now(world, OutboxState.DELIVERED, parcel)
    world.request(parcel.submission_id, "withdraw")
    assert world.store.apply_requests(DAY_ONE, release_all=True) == 0
    assert world.row(parcel.submission_id).state is OutboxState.DELIVERED


# --- due -------------------------------------------------------------------------------------------------------------


def test_the_oldest_finalized_goes_first(world: World) -> None:
    young, old = a_parcel(1), a_parcel(2)
    world.put(young, finalized_at=DAY_ONE + MINUTE)
    world.put(old, finalized_at=DAY_ONE)
    world.store.apply_requests(DAY_ONE, release_all=True)
    assert [row.submission_id for row in world.store.due(DAY_ONE, 10)] == [old.submission_id, young.submission_id]
    assert [row.submission_id for row in world.store.due(DAY_ONE, 1)] == [old.submission_id]


def test_a_row_is_not_due_before_its_next_try_unless_a_person_asks(world: World) -> None:
    parcel = a_parcel()
    waiting(world, parcel)
    world.store.claim([parcel.submission_id], "gateway-1")
    later = Outcome(parcel.submission_id, OutboxState.WAITING, "cut", DAY_ONE + MINUTE)
    world.store.record([later], DAY_ONE)
    assert world.store.due(DAY_ONE, 10) == []
    assert [row.next_try_at for row in world.store.due(DAY_ONE + MINUTE, 10)] == [DAY_ONE + MINUTE]
    world.request(parcel.submission_id, "retry")
    world.store.apply_requests(DAY_ONE, release_all=False)
    assert [row.next_try_at for row in world.store.due(DAY_ONE, 10)] == [None]


def test_a_next_try_reckoned_by_a_clock_of_2099_does_not_wait_for_2099(world: World) -> None:
    parcel = a_parcel()
    waiting(world, parcel)
    world.store.claim([parcel.submission_id], "gateway-1")
    far = DAY_ONE.replace(year=2099)
    world.store.record([Outcome(parcel.submission_id, OutboxState.WAITING, "cut", far + MINUTE)], far)
    assert world.store.due(far, 10) == []
    assert [row.submission_id for row in world.store.due(DAY_ONE, 10)] == [parcel.submission_id]


# --- claim -----------------------------------------------------------------------------------------------------------


def test_claiming_gives_the_parcels_in_the_order_asked_for(world: World) -> None:
    one, two = a_parcel(1), a_parcel(2)
    waiting(world, one, two)
    assert list(world.store.claim([two.submission_id, one.submission_id], "gateway-1")) == [two, one]
    row = world.row(one.submission_id)
    assert (row.state, row.gateway_id, row.attempts) == (OutboxState.SENDING, "gateway-1", 0)


def test_only_waiting_rows_are_claimed(world: World) -> None:
    held, sending = a_parcel(1), a_parcel(2)
    sent_and_now(world, OutboxState.SENDING, sending)
    world.put(held)
    assert list(world.store.claim([held.submission_id, sending.submission_id, "nobody's"], "gateway-1")) == []
    assert world.row(held.submission_id).state is OutboxState.HELD


def test_one_that_cannot_be_read_is_set_aside_and_the_others_go_on(world: World) -> None:
    spoilt, sound = a_parcel(1), a_parcel(2)
    waiting(world, spoilt, sound)
    world.spoil(spoilt.submission_id)
    assert list(world.store.claim([spoilt.submission_id, sound.submission_id], "gateway-1")) == [sound]
    row = world.row(spoilt.submission_id)
    assert (row.state, row.last_error) == (OutboxState.SET_ASIDE, "unreadable")
    assert world.row(sound.submission_id).state is OutboxState.SENDING


def test_reading_parcels_moves_nothing(world: World) -> None:
    one, spoilt = a_parcel(1), a_parcel(2)
    waiting(world, one, spoilt)
    world.spoil(spoilt.submission_id)
    assert list(world.store.parcels([spoilt.submission_id, "nobody's", one.submission_id])) == [one]
    assert world.row(spoilt.submission_id).state is OutboxState.WAITING


def test_rows_left_in_sending_become_uncertain(world: World) -> None:
    parcel, other = a_parcel(1), a_parcel(2)
    sent_and_now(world, OutboxState.SENDING, parcel)
    world.put(other)
    assert world.store.leftovers_to_uncertain() == 1
    assert [row.submission_id for row in world.store.uncertain(10)] == [parcel.submission_id]
    assert world.store.leftovers_to_uncertain() == 0


# --- outcomes --------------------------------------------------------------------------------------------------------


def test_a_receipt_makes_delivered_and_is_kept(world: World) -> None:
    parcel = a_parcel()
    waiting(world, parcel)
    world.store.claim([parcel.submission_id], "gateway-1")
    assert world.receipt(parcel.submission_id) is None
    world.store.record([Outcome(parcel.submission_id, OutboxState.DELIVERED, receipt=b"signed")], DAY_ONE)
    row = world.row(parcel.submission_id)
    assert (row.state, row.attempts, row.last_error) == (OutboxState.DELIVERED, 1, None)
    assert world.receipt(parcel.submission_id) == b"signed"


def test_a_turn_that_never_came_is_no_attempt(world: World) -> None:
    parcel = a_parcel()
    waiting(world, parcel)
    world.store.claim([parcel.submission_id], "gateway-1")
    world.store.record([Outcome(parcel.submission_id, OutboxState.WAITING, tried=False)], DAY_ONE)
    assert world.row(parcel.submission_id).attempts == 0


def test_asking_again_in_vain_only_renews_the_reason(world: World) -> None:
    parcel = a_parcel()
    sent_and_now(world, OutboxState.UNCERTAIN, parcel)
    world.store.record([Outcome(parcel.submission_id, OutboxState.UNCERTAIN, "busy")], DAY_ONE)
    row = world.row(parcel.submission_id)
    assert (row.state, row.last_error) == (OutboxState.UNCERTAIN, "busy")


def test_an_impossible_step_is_refused_and_nothing_of_the_call_is_written(world: World) -> None:
    sent, withdrawn = a_parcel(1), a_parcel(2)
    sent_and_now(world, OutboxState.SENDING, sent)
    world.put(withdrawn)
    world.request(withdrawn.submission_id, "withdraw")
    world.store.apply_requests(DAY_ONE, release_all=False)
    outcomes = [Outcome(each.submission_id, OutboxState.DELIVERED, receipt=b"r") for each in (sent, withdrawn)]
    with pytest.raises(ValueError, match="no step"):
        world.store.record(outcomes, DAY_ONE)
    assert world.row(sent.submission_id).state is OutboxState.SENDING
    assert world.receipt(sent.submission_id) is None


ALL_STEPS = [(state, after) for state in OutboxState for after in OutboxState if state is not after]


@pytest.mark.parametrize(("state", "after"), ALL_STEPS, ids=lambda state: state.value)
def test_the_store_takes_exactly_the_steps_that_are_listed(state: OutboxState, after: OutboxState) -> None:
    outbox, parcel = MemoryOutbox(), a_parcel()
    outbox.put(parcel)
    outbox._rows[parcel.submission_id] = replace(outbox.row(parcel.submission_id), state=state)
    if after in OUTBOX_STEPS[state]:
        outbox.record([Outcome(parcel.submission_id, after)], DAY_ONE)
        assert outbox.row(parcel.submission_id).state is after
        return
    with pytest.raises(ValueError, match="no step"):
        outbox.record([Outcome(parcel.submission_id, after)], DAY_ONE)
    assert outbox.row(parcel.submission_id).state is state


@pytest.mark.parametrize("after", sorted(set(OutboxState) - {OutboxState.DELIVERED, OutboxState.WAITING}))
def test_what_is_delivered_never_becomes_anything_but_waiting_again(world: World, after: OutboxState) -> None:
    parcel = a_parcel()
    sent_and_now(world, OutboxState.DELIVERED, parcel)
    with pytest.raises(ValueError, match="no step"):
        world.store.record([Outcome(parcel.submission_id, after)], DAY_ONE)
    assert world.row(parcel.submission_id).state is OutboxState.DELIVERED
    assert OUTBOX_STEPS[OutboxState.DELIVERED] == {OutboxState.WAITING}  # only a restored gateway makes it so


def test_one_withdrawn_after_the_run_began_is_not_claimed(world: World) -> None:
    withdrawn, other = a_parcel(1), a_parcel(2)
    waiting(world, withdrawn, other)
    world.request(withdrawn.submission_id, "withdraw")
    assert list(world.store.claim([withdrawn.submission_id, other.submission_id], "gateway-1")) == [other]
    assert world.row(withdrawn.submission_id).state is OutboxState.WITHDRAWN


# --- files and forms -------------------------------------------------------------------------------------------------


def test_a_file_is_read_from_any_offset(world: World) -> None:
    content = bytes(range(256)) * 1024
    parcel = a_parcel(file=content)
    world.put(parcel, files=[content])
    with world.store.open_file(parcel.submission_id, parcel.files[0].sha256) as stream:
        assert hashlib.sha256(stream.read()).hexdigest() == parcel.files[0].sha256
        stream.seek(70_000)
        assert stream.read(1000) == content[70_000:71_000]


def test_a_file_that_was_never_frozen_is_refused(world: World) -> None:
    parcel = a_parcel()
    world.put(parcel)
    with pytest.raises(Refusal) as refused:
        world.store.open_file(parcel.submission_id, "0" * 64)
    assert refused.value.code == "damaged-record"


def test_the_form_of_a_submission_can_be_given_to_the_gateway(world: World) -> None:
    world.keep_form("f" * 64, FORM)
    assert world.store.form("f" * 64) == FORM
    with pytest.raises(Refusal) as refused:
        world.store.form("0" * 64)
    assert refused.value.code == "unknown-form"


# --- changes ---------------------------------------------------------------------------------------------------------


def test_changes_are_kept_in_order_and_repeats_are_ignored(world: World) -> None:
    parcel = a_parcel()
    world.enroll(BINDING)
    world.put(parcel)
    first = [a_change(1, parcel, 1, change_id="c1"), a_change(2, parcel, 2, change_id="c2")]
    world.store.apply_changes(first, epoch="e1", cursor=2)
    again = [a_change(1, parcel, 2, change_id="c2"), a_change(2, parcel, 4, change_id="c3")]
    world.store.apply_changes(again, epoch="e2", cursor=2)
    assert world.events(parcel.dossier_id) == [("status", 1), ("status", 2), ("status", 4)]


def test_a_change_without_an_id_is_told_apart_by_what_it_says(world: World) -> None:
    parcel = a_parcel()
    world.put(parcel)
    for number, note in ((1, "thiếu ảnh"), (2, "thiếu ảnh"), (3, "thiếu chữ ký")):
        world.store.apply_changes([a_change(number, parcel, 5, note=note)], epoch="e1", cursor=number)
    assert world.events(parcel.dossier_id) == [("status", 5), ("status", 5)]


def test_an_unknown_kind_or_dossier_stops_nothing(world: World) -> None:
    parcel, stranger = a_parcel(1), a_parcel(9)
    world.put(parcel)
    odd = Change(1, parcel.dossier_id, parcel.submission_id, "weather", DAY_ONE, {"status": "sunny"})
    world.store.apply_changes([odd, a_change(2, stranger), a_change(3, parcel)], epoch="e1", cursor=3)
    assert world.events(parcel.dossier_id) == [("weather", None), ("status", 2)]
    assert world.events(stranger.dossier_id) == [("status", 2)]


@pytest.mark.parametrize("status", [2, 9])
def test_delivered_ones_are_asked_for_while_the_office_works(world: World, status: int) -> None:
    parcel = a_parcel()
    sent_and_now(world, OutboxState.DELIVERED, parcel)
    world.store.apply_changes([a_change(1, parcel, status)], epoch="e1", cursor=1)
    assert list(world.store.delivered_ids()) == [parcel.submission_id]


@pytest.mark.parametrize("status", [3, 7, 8, 10])
def test_delivered_ones_are_not_asked_for_after_their_end(world: World, status: int) -> None:
    parcel = a_parcel()
    sent_and_now(world, OutboxState.DELIVERED, parcel)
    assert list(world.store.delivered_ids()) == [parcel.submission_id]
    world.store.apply_changes([a_change(1, parcel, status)], epoch="e1", cursor=1)
    assert list(world.store.delivered_ids()) == []


def test_after_a_gateway_lost_them_delivered_ones_wait_again(world: World) -> None:
    lost, waiting_one = a_parcel(1), a_parcel(2)
    sent_and_now(world, OutboxState.DELIVERED, lost)
    world.put(waiting_one)
    world.store.send_forgotten_again([lost.submission_id, waiting_one.submission_id, "nobody's"])
    assert world.row(lost.submission_id).state is OutboxState.WAITING
    assert world.row(waiting_one.submission_id).state is OutboxState.HELD
