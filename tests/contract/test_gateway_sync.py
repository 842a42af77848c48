"""The runner over real HTTP to the real gateway, through a proxy that breaks what the test says."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from forms.dossier import OutboxState
from forms.refusal import NotNow
from sync import receipt
from sync.enrolment import decode, encode, enroll
from sync.gateway import office
from sync.gateway.office import Place
from sync.ports import Binding
from sync.report import RunReport
from sync.runner import run_once
from sync.submission import sign
from sync.transports.answers import wire_item
from sync.transports.gateway import line_factory
from sync.transports.http import packed
from tests.support.bad_proxy import BadProxy, Trouble, bad_proxy
from tests.support.clocks import SetClock
from tests.support.gateways import LiveGateway, live_gateway
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


def test_a_hundred_dossiers_travel_within_the_promise_for_thin_lines(village: Village) -> None:
    packets = [a_packet(number) for number in range(100)]
    village.put(*packets)
    report = village.run()
    assert (report.sent, report.connection) == (100, "ok")
    assert village.is_all_there_once()
    gateway = village.binding.gateway_id
    signed = [(one.parcel, sign(village.signer, one.parcel, gateway)) for one in packets]
    items = [wire_item(parcel, signature, gateway, village.signer.device_id) for parcel, signature in signed]
    stream = len(packed({"dossiers": items}))
    assert report.bytes <= 1.15 * (stream + 48 * 100) + 4000  # design 10; TLS comes on top


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


def test_a_gateway_restored_from_an_older_copy_gets_back_what_it_lost(tmp_path: Path) -> None:
    folder, copy = tmp_path / "gateway", tmp_path / "copy"
    signer, clock = MemorySigner(1), SetClock()
    store = MemoryOutbox(None, {FORM_HASH: FORM})

    def run(url: str) -> RunReport:
        store.enroll(replace(store.binding() or Binding("", "", "", "", "", {}), url=url))
        return run_once(store, line_factory(signer), clock, signer)

    with live_gateway(folder) as gateway:
        store.enroll(enroll(gateway.url, office.enroll(gateway.place, "máy 1")["code"], signer, clock))
        store.put(a_packet(1).parcel)
        run(gateway.url)
    shutil.copytree(folder, copy)
    with live_gateway(folder) as gateway:
        store.put(a_packet(2).parcel)
        office.status(gateway.place, "PC01-TEST", 2)
        assert run(gateway.url).events == 1
    place = Place(f"sqlite:///{(copy / 'gateway.db').as_posix()}", copy / "gateway.data", clock)
    old_epoch = store.binding().epoch  # type: ignore[union-attr]  # enrolled above
    assert office.restored(place)["epoch"] != old_epoch
    with live_gateway(copy) as gateway:
        report = run(gateway.url)
        assert (report.sent, report.connection) == (1, "ok")
        assert {one["public_code"] for one in office.dossiers(gateway.place)} == {"PC01-TEST", "PC02-TEST"}
        office.status(gateway.place, "PC01-TEST", 4)
        assert run(gateway.url).events == 1
    assert [event.body["status"] for event in store.events] == [2, 4]


def test_enrolment_survives_a_lost_answer(village: Village) -> None:
    code = office.enroll(village.gateway.place, "máy 2")["code"]
    signer = MemorySigner(2)
    village.proxy.trouble = Trouble(b"POST /v1/enroll")
    with pytest.raises(NotNow) as refusal:
        enroll(village.proxy.url, code, signer, village.gateway.clock)
    assert refusal.value.code == "cut"
    assert enroll(village.proxy.url, encode(decode(code)), signer, village.gateway.clock).device_id == signer.device_id
