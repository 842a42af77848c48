"""The runner over real HTTP to the real gateway, through a proxy that breaks what the test says."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
import sqlalchemy as sa

from forms.dossier import OutboxState
from forms.refusal import NotNow
from sync import receipt
from sync.enrolment import decode, encode, enroll
from sync.gateway import office, schema
from sync.gateway.office import opened
from sync.ports import Binding
from sync.report import RunReport
from sync.runner import run_once
from sync.transports.gateway import line_factory
from tests.support.bad_proxy import BadProxy, Trouble, bad_proxy
from tests.support.gateways import LiveGateway
from tests.support.memory_outbox import MemoryOutbox
from tests.support.parcels import FORM, FORM_HASH, Packet, a_packet
from tests.support.signers import MemorySigner

BATCH = b"POST /v1/dossiers HTTP"


@dataclass
class Village:
    """A laptop behind a bad proxy."""

    gateway: LiveGateway
    proxy: BadProxy
    signer: MemorySigner
    binding: Binding
    store: MemoryOutbox

    def put(self, *packets: Packet) -> None:
        for packet in packets:
            self.store.put(packet.parcel, files=packet.files)

    def run(self) -> RunReport:
        return run_once(self.store, line_factory(self.signer), self.gateway.clock, self.signer)

    def is_all_there_once(self) -> bool:
        rows = self.store.rows()
        for row in rows:
            assert row.state is OutboxState.DELIVERED
            parcel = self.store.parcels([row.submission_id])[0]
            receipt.verify(self.store.receipts[row.submission_id], parcel, self.binding.keys)
        held = office.dossiers(self.gateway.place, limit=1000)
        return sorted(one["submission_id"] for one in held) == sorted(row.submission_id for row in rows)


@pytest.fixture
def village(gateway: LiveGateway) -> Iterator[Village]:
    with bad_proxy(gateway.url) as proxy:
        signer, binding = gateway.laptop(1, url=proxy.url)
        store = MemoryOutbox(binding, {FORM_HASH: FORM})
        yield Village(gateway, proxy, signer, binding, store)


def test_a_hundred_dossiers_travel_in_few_bytes_and_come_with_receipts(village: Village) -> None:
    village.put(*(a_packet(number) for number in range(100)))
    report = village.run()
    assert (report.sent, report.connection) == (100, "ok")
    assert village.is_all_there_once()
    assert report.bytes < 100 * 320


@pytest.mark.parametrize("up", [0, 40, 400, 900])
def test_a_line_cut_while_sending_doubles_nothing(village: Village, up: int) -> None:
    village.put(*(a_packet(number) for number in range(5)))
    village.proxy.trouble = Trouble(BATCH, up=up)
    report = village.run()
    assert village.proxy.trouble.has_happened
    assert (report.sent, report.uncertain, report.connection) == (5, 0, "ok")
    assert village.is_all_there_once()


@pytest.mark.logs("urllib3.connection: Failed to parse headers")
@pytest.mark.parametrize("down", [0, 30, 110, 200, 350])
def test_an_answer_lost_after_the_gateway_wrote_it_down_is_asked_for(village: Village, down: int) -> None:
    village.put(*(a_packet(number) for number in range(5)))
    village.proxy.trouble = Trouble(BATCH, down=down)
    report = village.run()
    assert village.proxy.trouble.has_happened
    assert (report.sent, report.uncertain, report.connection) == (5, 0, "ok")
    assert village.is_all_there_once()


@pytest.mark.parametrize("at", [b"GET /v1/ping", b"POST /v1/session", b"GET /v1/changes", b"POST /v1/receipts"])
@pytest.mark.parametrize("up", [0, None])
def test_wherever_the_line_breaks_two_runs_are_enough(village: Village, at: bytes, up: int | None) -> None:
    village.put(a_packet(1), a_packet(2, files=[b"photo" * 100]))
    village.proxy.trouble = Trouble(at, up=up)
    village.run()
    assert village.proxy.trouble.has_happened
    village.run()
    assert village.is_all_there_once()


@pytest.mark.parametrize("trouble", [Trouble(b"PATCH ", up=60_000), Trouble(b"PATCH "), Trouble(b"POST /v1/files")])
def test_a_file_cut_in_the_middle_goes_on_where_it_stopped(village: Village, trouble: Trouble) -> None:
    village.put(a_packet(1, files=[bytes(range(256)) * 2000]))
    village.proxy.trouble = trouble
    report = village.run()
    assert (report.sent, report.connection) == (1, "ok")
    assert village.is_all_there_once()
    assert report.bytes < 512_000 + 2 * 70_000


def test_no_gateway_leaves_everything_waiting_with_the_reason(village: Village) -> None:
    village.put(a_packet(1))
    village.proxy.stop()
    report = village.run()
    assert (report.sent, report.waiting, report.uncertain) == (0, 1, 0)
    assert report.connection == "no-gateway"
    assert report.per_dossier[0].reason == "no-gateway"


def test_an_officers_answer_comes_home_with_the_next_run(village: Village) -> None:
    village.put(a_packet(1))
    village.run()
    office.status(village.gateway.place, "PC01-TEST", 5, note="Thiếu giấy chứng sinh")
    assert village.run().events == 1
    assert village.store.events[0].body["note"] == "Thiếu giấy chứng sinh"


def test_a_gateway_restored_from_an_older_copy_gets_back_what_it_lost(village: Village) -> None:
    village.put(a_packet(1), a_packet(2))
    village.run()
    lost = a_packet(2).parcel
    with opened(village.gateway.place) as gateway, gateway.write().begin() as connection:
        connection.execute(
            sa.delete(schema.submissions).where(schema.submissions.c.submission_id == lost.submission_id)
        )
        connection.execute(sa.delete(schema.dossiers).where(schema.dossiers.c.dossier_id == lost.dossier_id))
    village.store.enroll(
        Binding(**{**village.binding.__dict__, "epoch": "the epoch before the gateway was restored", "cursor": 7})
    )
    assert village.run().sent == 1
    assert village.is_all_there_once()


def test_enrolment_survives_a_lost_answer(village: Village) -> None:
    code = office.enroll(village.gateway.place, "máy 2")["code"]
    signer = MemorySigner(2)
    village.proxy.trouble = Trouble(b"POST /v1/enroll")
    with pytest.raises(NotNow) as refusal:
        enroll(village.proxy.url, code, signer, village.gateway.clock)
    assert refusal.value.code == "cut"
    assert enroll(village.proxy.url, encode(decode(code)), signer, village.gateway.clock).device_id == signer.device_id
