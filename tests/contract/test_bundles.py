"""Sticks: sealed to the gateway, carried by anybody, taken once, answered to the author alone."""

import hashlib
import io
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from forms.dossier import OutboxState
from forms.refusal import Refusal
from sync import age, bundle, errands, receipt
from sync.encoding import unb64
from sync.gateway import office
from sync.gateway.uploads import BUNDLES_AT_ONCE
from sync.ports import LineFault
from sync.runner import run_once
from sync.transports.gateway import GatewayLine, line_factory
from sync.transports.tus import FIRST_BLOCK
from tests.support.clocks import SetClock
from tests.support.cutting_proxy import cutting_proxy
from tests.support.gateways import LiveGateway
from tests.support.memory_gateway import MemoryGateway
from tests.support.memory_outbox import MemoryOutbox
from tests.support.parcels import FORM, FORM_HASH, a_packet
from tests.support.signers import MemorySigner

PHOTO = bytes(range(256)) * 700


class Author:
    """A laptop in a hamlet without any signal."""

    def __init__(self, gateway: LiveGateway, seed: int = 1) -> None:
        self.gateway = gateway
        self.signer, self.binding = gateway.laptop(seed)
        self.store = MemoryOutbox(self.binding, {FORM_HASH: FORM})
        for number in (1, 2):
            packet = a_packet(10 * seed + number, files=[PHOTO, b"", b"two"] if number == 2 else [])
            self.store.put(packet.parcel, files=packet.files)

    def export(self) -> bytes:
        out = io.BytesIO()
        assert bundle.export(self.store, self.signer, self.gateway.clock.now(), out) == 2
        return out.getvalue()

    def take(self, reply: bytes) -> int:
        return bundle.take_reply(self.store, self.signer, self.gateway.clock.now(), reply)

    def run(self) -> int:
        return run_once(self.store, line_factory(self.signer), self.gateway.clock, self.signer).sent

    def states(self) -> set[OutboxState]:
        return {row.state for row in self.store.rows()}


def pass_on(line: GatewayLine, stick: bytes, *, until: int = 2**40) -> tuple[bytes, list[int]]:
    """The reply and the offsets reached; the line breaks at ``until`` bytes."""
    offsets: list[int] = []

    def tell(reached: int) -> None:
        offsets.append(reached)
        if reached >= until:
            raise LineFault("cut", body_left=True)

    reply = line.pass_on(io.BytesIO(stick), hashlib.sha256(stick).hexdigest(), len(stick), tell)
    return reply, offsets


def test_a_stick_carried_by_another_laptop_brings_receipts_home(any_gateway: LiveGateway) -> None:
    author, carrier = Author(any_gateway), any_gateway.laptop(9, unit="Xã Khác")
    stick = author.export()
    assert author.states() == {OutboxState.UNCERTAIN}
    assert "Lò Thị".encode() not in stick
    with any_gateway.line(carrier) as line:
        reply, _ = pass_on(line, stick)
        assert pass_on(line, stick)[0] != reply  # sealed anew, and nothing was taken twice
        with pytest.raises(Refusal):
            age.opened(bundle.reply_key(carrier[0], carrier[1].gateway_id), reply)
    rows = office.dossiers(any_gateway.place)
    assert {(row["unit"], row["missing_files"]) for row in rows} == {("Xã Thử", 0)}
    assert len(rows) == 2
    assert author.take(reply) == 2
    assert author.take(reply) == 0
    assert author.states() == {OutboxState.DELIVERED}
    for row in author.store.rows():
        parcel = author.store.parcels([row.submission_id])[0]
        receipt.verify(author.store.receipts[row.submission_id], parcel, author.binding.keys)


def test_a_bundle_goes_on_where_the_line_broke(any_gateway: LiveGateway) -> None:
    author, carrier = Author(any_gateway), any_gateway.laptop(9)
    stick = author.export()
    with any_gateway.line(carrier) as line, pytest.raises(LineFault):
        pass_on(line, stick, until=1)
    with any_gateway.line(carrier) as line:
        with pytest.raises(LineFault):
            pass_on(line, stick, until=FIRST_BLOCK + 1)  # a second block, and not the first again
        reply, offsets = pass_on(line, stick)
        assert offsets[0] > 2 * FIRST_BLOCK
        assert pass_on(line, stick)[1] == []  # the answer was lost; the bundle lies there whole
        assert author.take(reply) == 2
        before = len(any_gateway.parts())
        line.let_go(hashlib.sha256(stick).hexdigest(), len(stick))
        assert len(any_gateway.parts()) < before
        assert len(pass_on(line, stick)[1]) > 1  # from its start
    assert len(office.dossiers(any_gateway.place)) == 2


@pytest.mark.logs("failed Refusal at")
def test_what_the_gateway_lost_itself_is_no_fault_of_the_bundle(gateway: LiveGateway) -> None:
    author, carrier = Author(gateway), gateway.laptop(9)
    stick = author.export()
    with gateway.line(carrier) as line:
        pass_on(line, stick)
        for part in gateway.parts():
            part.unlink()
        with pytest.raises(LineFault) as fault:
            pass_on(line, stick)
        assert fault.value.kind == "server-error"
        line.let_go(hashlib.sha256(stick).hexdigest(), len(stick))
        pass_on(line, stick)


def test_a_line_that_breaks_within_every_block_brings_a_bundle_all_the_same(gateway: LiveGateway) -> None:
    author, stick_of = Author(gateway), gateway.laptop(9)
    stick = author.export()
    replies: list[bytes] = []

    def errand(line: GatewayLine) -> int:
        replies.append(pass_on(line, stick)[0])
        return 1

    with cutting_proxy(urlsplit(gateway.url).port or 0) as proxy:
        proxy.most = FIRST_BLOCK - 10_000
        carrier = stick_of[0], replace(stick_of[1], url=proxy.url)
        said = [errands.run(carrier[1], carrier[0], [errand])]
        while said[-1][0] == "cut" and len(said) < 6:
            said.append(errands.run(carrier[1], carrier[0], [errand]))
    assert (said[-1][0], said[-1][1], len(replies)) == ("ok", 1, 1)
    assert all(moved < 6 * FIRST_BLOCK for _, _, moved in said)
    assert author.take(replies[0]) == 2


def test_only_some_bundles_of_a_carrier_lie_unfinished(gateway: LiveGateway) -> None:
    carrier = gateway.laptop(9)
    with gateway.line(carrier) as line:
        for number in range(BUNDLES_AT_ONCE + 3):
            with pytest.raises(LineFault):
                pass_on(line, bytes([number]) * 100_000, until=1)
    assert len(gateway.parts()) == BUNDLES_AT_ONCE


def test_what_went_two_ways_arrives_once(gateway: LiveGateway) -> None:
    author, carrier = Author(gateway), gateway.laptop(9)
    stick = author.export()
    assert author.run() == 2  # the author found a signal before the carrier did
    with gateway.line(carrier) as line:
        reply, _ = pass_on(line, stick)
    assert author.take(reply) == 0
    assert len(office.dossiers(gateway.place)) == 2
    other = Author(gateway, 2)
    stick = other.export()
    with gateway.line(carrier) as line:
        pass_on(line, stick)  # its reply is lost
    assert other.run() == 2  # the gateway was asked first
    assert other.states() == {OutboxState.DELIVERED}
    assert len(office.dossiers(gateway.place)) == 4


def test_a_stick_that_never_arrives_holds_nothing_back(gateway: LiveGateway) -> None:
    author = Author(gateway)
    author.export()
    assert len(author.export()) > len(PHOTO)  # again, for a second stick
    assert author.run() == 2
    assert author.states() == {OutboxState.DELIVERED}


def test_the_keeper_takes_in_a_stick_and_hands_back_the_reply(gateway: LiveGateway, tmp_path: Path) -> None:
    author, stick, reply = Author(gateway), tmp_path / "stick.hsb", tmp_path / "reply.hsr"
    stick.write_bytes(author.export())
    assert office.import_bundle(gateway.place, stick, reply)["author"] == author.signer.device_id
    assert author.take(reply.read_bytes()) == 2
    with pytest.raises(Refusal) as refusal:
        office.import_bundle(gateway.place, tmp_path / "absent", reply)
    assert refusal.value.code == "not-a-bundle"


def test_before_enrolment_nothing_is_exported() -> None:
    for store in (MemoryOutbox(), MemoryOutbox(replace(MemoryGateway().binding("d"), bundle_key=""))):
        store.put(a_packet(1).parcel)
        with pytest.raises(Refusal) as refusal:
            bundle.export(store, MemorySigner(1), SetClock().now(), io.BytesIO())
        assert refusal.value.code in {"not-enrolled", "no-bundle-key"}
        assert store.rows()[0].state is OutboxState.HELD


def test_a_stick_of_a_stranger_a_revoked_or_another_gateway_is_refused(gateway: LiveGateway) -> None:
    author, carrier = Author(gateway), gateway.laptop(9)
    stick = author.export()
    stranger = Author(gateway, 3)
    stranger.signer = MemorySigner(99)
    forged = stranger.export()
    foreign = age.sealed(age.public_of(bytes(31) + b"1"), b"x")
    garbage = age.sealed(unb64(author.binding.bundle_key), b"hello")
    office.revoke(gateway.place, author.signer.device_id)
    with gateway.line(carrier) as line:
        for content, code in (
            (stick, "unknown-author"),
            (forged, "unknown-author"),
            (foreign, "not-for-us"),
            (garbage, "bundle-damaged"),
            (b"", "not-a-bundle"),
            (b"x" * 1000, "not-a-bundle"),
            (stick[:-1], "unknown-author"),  # the head is whole, and nothing after it is read for a stranger
            (stick[:5000], "bundle-damaged"),
        ):
            with pytest.raises(Refusal) as refusal:
                pass_on(line, content)
            assert refusal.value.code == code
            line.let_go(hashlib.sha256(content).hexdigest(), len(content))
    assert office.dossiers(gateway.place) == []
    folder = gateway.folder / "gateway.data"
    assert not [one for one in (folder / "files").rglob("*") if one.is_file()]
    assert list((folder / "incoming").iterdir()) == []


def test_a_bundle_that_promises_more_than_any_stick_holds_is_refused_at_once(
    gateway: LiveGateway, tmp_path: Path
) -> None:
    author = Author(gateway)
    key, file = unb64(author.binding.bundle_key), tmp_path / "goi.hsb"
    for start in (
        bundle.MAGIC + b"\xff" * 4,  # a head of 4 GiB
        bundle.MAGIC + (bundle.LARGEST_HEAD + 1).to_bytes(4, "big"),
        bundle.MAGIC + (9).to_bytes(4, "big") + b"[" * 9,
        bundle.MAGIC + (40_000).to_bytes(4, "big") + b"[" * 40_000,  # nested as deep as nothing is
    ):
        file.write_bytes(age.sealed(key, start + bytes(100_000)))
        with pytest.raises(Refusal) as refusal:
            office.import_bundle(gateway.place, file, tmp_path / "goi.hsr")
        assert refusal.value.code == "bundle-damaged"
    assert not (tmp_path / "goi.hsr").exists()
    assert office.dossiers(gateway.place) == []
