"""A laptop restored from a backup: a new device that learns what the former one sent, and sends nothing twice."""

import random
from dataclasses import replace
from io import BytesIO

import pytest

from forms.dossier import OutboxState
from sync import receipt
from sync.gateway import office
from sync.ports import LineFault
from sync.reasons import sentence
from sync.runner import RESTORED, run_once
from sync.submission import sign
from sync.transports.gateway import line_factory
from tests.support.gateways import LiveGateway
from tests.support.memory_outbox import MemoryOutbox
from tests.support.parcels import FORM, FORM_HASH, a_packet
from tests.support.signers import MemorySigner

PHOTO = b"photo" * 50


def restored_store(*numbers: int) -> MemoryOutbox:
    """What a backup calls unfinished: uncertain rows whose gateway is not known any more."""
    store = MemoryOutbox(None, {FORM_HASH: FORM})
    for number in numbers:
        files = [PHOTO] if number == 3 else []
        packet = a_packet(number, files=files)
        store.put(packet.parcel, files=packet.files)
        row = store.row(packet.parcel.submission_id)
        store._rows[row.submission_id] = replace(row, state=OutboxState.UNCERTAIN, last_error=RESTORED)
    return store


def test_a_restored_laptop_gets_receipts_for_what_it_had_sent_and_sends_the_rest(any_gateway: LiveGateway) -> None:
    gateway, old = any_gateway, any_gateway.laptop(1)
    with gateway.line(old) as line:
        for number in (1, 3):
            parcel = a_packet(number, files=[PHOTO] if number == 3 else []).parcel
            line.send([parcel], [sign(old[0], parcel, old[1].gateway_id)])
    office.status(gateway.place, "PC01-TEST", 2, number="H48-1")
    office.revoke(gateway.place, old[0].device_id)  # the laptop was stolen
    heir, binding = gateway.laptop(2)
    store = restored_store(1, 2, 3)
    store.enroll(binding)
    report = run_once(
        store,
        line_factory(heir),
        gateway.clock,
        heir,
        former=[old[0]],
        rng=random.Random(1),  # noqa: S311 - jitter
    )
    assert (report.sent, report.uncertain, report.waiting, report.events) == (3, 0, 0, 1)
    authors = {}
    for row in store.rows():
        parcel = store.parcels([row.submission_id])[0]
        receipt.verify(store.receipts[row.submission_id], parcel, binding.keys)
        authors[row.submission_id[-1]] = b'"author":"' + old[0].device_id.encode() in store.receipts[row.submission_id]
    assert authors == {"1": True, "2": False, "3": True}
    assert len(office.dossiers(gateway.place)) == 3
    office.status(gateway.place, "PC01-TEST", 4)  # and it is told of what happens from now on
    run_once(store, line_factory(heir), gateway.clock, heir, former=[old[0]])
    assert [event.body["status"] for event in store.events if event.dossier_id] == [2, 4]


def test_asking_what_is_held_tells_revisions_and_never_another_laptops(any_gateway: LiveGateway) -> None:
    gateway, laptop, other = any_gateway, any_gateway.laptop(1), any_gateway.laptop(2)
    parcel = a_packet(1).parcel
    with gateway.line(laptop) as line, gateway.line(other) as others:
        line.send([parcel], [sign(laptop[0], parcel, laptop[1].gateway_id)])
        (held,) = line.held([parcel.dossier_id])
        assert (held["submission"], held["revision"], held["digest"]) == (parcel.submission_id, 1, parcel.digest)
        assert others.held([parcel.dossier_id]) == []


def test_repeating_a_handover_changes_nothing_and_a_chain_of_restores_holds(any_gateway: LiveGateway) -> None:
    gateway = any_gateway
    first, second, third = (gateway.laptop(seed) for seed in (1, 2, 3))
    parcel = a_packet(1).parcel
    with gateway.line(first) as line:
        line.send([parcel], [sign(first[0], parcel, first[1].gateway_id)])
    office.status(gateway.place, "PC01-TEST", 2)
    with gateway.line(second) as line:
        line.hand_over(first[0])
        line.hand_over(first[0])
        assert [change.kind for change in line.changes(0).changes].count("status") == 1
    with gateway.line(third) as line:
        line.hand_over(second[0])
        (item,) = line.ask([parcel.submission_id]).items
        assert (item.outcome, item.author) == ("received", first[0].device_id)
        office.status(gateway.place, "PC01-TEST", 4)
        assert [change.body["status"] for change in line.changes(0).changes if change.dossier_id] == [2, 4]


def test_a_laptop_whose_backup_went_on_elsewhere_is_told_that_the_other_one_has_sent_it(
    any_gateway: LiveGateway,
) -> None:
    gateway = any_gateway
    former, heir, stranger = (gateway.laptop(seed) for seed in (1, 2, 3))
    parcel = a_packet(1).parcel
    with gateway.line(heir) as line:
        line.hand_over(former[0])
        line.send([parcel], [sign(heir[0], parcel, heir[1].gateway_id)])
    for laptop, reason in ((former, "heir"), (stranger, "other-content")):
        with gateway.line(laptop) as line:
            (item,) = line.send([parcel], [sign(laptop[0], parcel, laptop[1].gateway_id)]).items
            assert (item.outcome, item.reason) == ("conflict", reason)
    assert "goes on with it" in sentence("conflict:heir")
    assert "other-content" in sentence("conflict:other-content")


def test_a_file_that_the_former_device_had_begun_goes_on_where_it_stopped(any_gateway: LiveGateway) -> None:
    gateway, old = any_gateway, any_gateway.laptop(1)
    photo = random.Random(3).randbytes(200_000)  # noqa: S311 - an invented picture
    parcel = a_packet(1, files=[photo]).parcel
    with gateway.line(old) as line:
        line.send([parcel], [sign(old[0], parcel, old[1].gateway_id)])
        with pytest.raises(LineFault):
            line.upload(parcel.submission_id, parcel.files[0], BytesIO(photo[:65_536]), lambda _: None)
    reached: list[int] = []
    with gateway.line(gateway.laptop(2)) as line:
        line.hand_over(old[0])
        line.upload(parcel.submission_id, parcel.files[0], BytesIO(photo), reached.append)
        assert line.ask([parcel.submission_id]).items[0].outcome == "received"
    assert reached[0] > 65_536


def test_only_the_former_key_in_the_same_unit_hands_over(gateway: LiveGateway) -> None:
    old, other_unit, thief = gateway.laptop(1), gateway.laptop(2, unit="Xã Khác"), gateway.laptop(3)
    parcel = a_packet(1, files=[PHOTO]).parcel
    with gateway.line(old) as line:
        line.send([parcel], [sign(old[0], parcel, old[1].gateway_id)])

    class Forger(MemorySigner):
        def __init__(self) -> None:
            super().__init__(9)
            self.device_id = old[0].device_id

    for laptop, former in ((other_unit, old[0]), (thief, Forger()), (thief, MemorySigner(77)), (thief, thief[0])):
        with gateway.line(laptop) as line:
            with pytest.raises(LineFault) as fault:
                line.hand_over(former)
            assert fault.value.kind == "not-accepted"
            assert line.ask([parcel.submission_id]).items[0].outcome == "unknown"
            with pytest.raises(LineFault):
                line.upload(parcel.submission_id, parcel.files[0], BytesIO(PHOTO), lambda _: None)
