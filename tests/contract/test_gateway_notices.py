"""What laptops are told beside their dossiers: who else their unit has, and which packs the gateway offers."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from forms.refusal import Refusal
from sync.encoding import b64
from sync.gateway import office
from sync.keys import device_id
from sync.peers import peers_of
from sync.ports import Change
from sync.transports.gateway import GatewayLine
from tests.support.command_line import CommandLine
from tests.support.gateways import LiveGateway

PACK = b"pack of a procedure" * 1000


def told(gateway: LiveGateway, laptop: Any, kind: str) -> list[Change]:
    with gateway.line(laptop) as line:
        seen: list[Change] = []
        cursor, more = 0, True
        while more:
            page = line.changes(cursor)
            seen += page.changes
            cursor, more = page.cursor, page.more
    assert [change.number for change in seen] == list(range(1, len(seen) + 1))
    return [change for change in seen if change.kind == kind]


def test_laptops_of_a_unit_know_each_others_keys_and_who_was_shut_out(any_gateway: LiveGateway) -> None:
    gateway = any_gateway
    first = gateway.laptop(1)
    assert told(gateway, first, "devices") == []  # alone in its unit: nothing to tell
    second, stranger = gateway.laptop(2), gateway.laptop(3, unit="Xã Khác")
    office.office_key(gateway.place, "ODK", "Xã Thử", kind="collect")  # signs nothing, so nobody needs its key
    for laptop in (first, second):
        peers = peers_of(change.body for change in told(gateway, laptop, "devices"))
        assert {one.device: one.key for one in peers.values()} == {
            signer.device_id: signer.public_key for signer, _ in (first, second)
        }
        assert not any(one.revoked_at for one in peers.values())
    assert told(gateway, stranger, "devices") == []
    office.revoke(gateway.place, second[0].device_id)
    office.revoke(gateway.place, second[0].device_id)
    changes = told(gateway, first, "devices")
    assert len([one for one in changes if one.body["devices"][0]["revoked_at"]]) == 1
    peers = peers_of(change.body for change in changes)
    assert peers[second[0].device_id].revoked_at == "2026-03-02T01:00:00Z"
    third = gateway.laptop(4)
    known = peers_of(change.body for change in told(gateway, third, "devices"))
    assert (len(known), known[second[0].device_id].revoked_at is None) == (3, False)


def test_a_laptop_of_an_older_version_learns_its_offices_key(gateway: LiveGateway) -> None:
    first, _ = gateway.laptop(1), gateway.laptop(2)
    (change, *_) = [one for one in told(gateway, first, "devices") if "office_key" in one.body]
    assert change.body["office_key"] == first[1].office_key
    assert (change.dossier_id, change.submission_id) == ("", "")


def test_two_sessions_at_once_tell_a_list_once(any_gateway: LiveGateway) -> None:
    gateway = any_gateway
    laptop, _ = gateway.laptop(1), gateway.laptop(2)

    def opened(_number: int) -> None:
        line = GatewayLine(laptop[1], laptop[0])
        line.open()
        line.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(opened, range(8)))
    assert len([one for one in told(gateway, laptop, "devices") if "office_key" in one.body]) == 1


def test_many_that_enrol_and_are_shut_out_at_once_never_hang(any_gateway: LiveGateway) -> None:
    gateway = any_gateway
    laptops = [gateway.laptop(seed) for seed in range(1, 5)]

    def work(number: int) -> None:
        if number % 2:
            office.revoke(gateway.place, laptops[number % 4][0].device_id)
        else:
            gateway.laptop(20 + number)

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(work, range(8)))
    peers = peers_of(change.body for change in told(gateway, laptops[0], "devices"))
    assert len(peers) == 8
    assert sum(one.revoked_at is not None for one in peers.values()) == 2


def test_what_is_no_list_of_laptops_is_passed_over() -> None:
    good = {
        "device": device_id(b"k" * 32),
        "key": b64(b"k" * 32),
        "enrolled_at": "2026-03-02T01:00:00Z",
        "revoked_at": None,
    }
    shut = good | {"revoked_at": "2026-03-03T01:00:00Z"}
    bodies: list[Any] = [
        {},
        {"devices": None},
        {"devices": [None, {}, {"device": "x", "key": "A"}]},
        {"devices": [shut]},
    ]
    peers = peers_of([*bodies, {"devices": [good]}])
    assert {name: one.revoked_at for name, one in peers.items()} == {device_id(b"k" * 32): "2026-03-03T01:00:00Z"}


def test_a_pack_is_offered_once_to_each_laptop_and_fetched_with_its_hash(
    any_gateway: LiveGateway, tmp_path: Path
) -> None:
    gateway, laptop = any_gateway, any_gateway.laptop(1)
    file = tmp_path / "pack"
    file.write_bytes(PACK)
    said = office.offer(gateway.place, file, procedure="1.014027", version="3")
    assert office.offer(gateway.place, file, procedure="1.014027", version="3") == said
    for _ in range(2):
        (change,) = told(gateway, laptop, "catalogue")
    assert change.body == said
    late = gateway.laptop(2, unit="Xã Khác")
    assert [one.body for one in told(gateway, late, "catalogue")] == [said]
    fetched = gateway.raw("GET", f"/v1/packs/{said['sha256']}", token=gateway.token(late))
    assert fetched.content == PACK
    assert gateway.raw("GET", f"/v1/packs/{said['sha256']}").status_code == 401
    file.write_bytes(PACK + b"newer")
    newer = office.offer(gateway.place, file, procedure="1.014027", version="4")
    assert [one.body["version"] for one in told(gateway, laptop, "catalogue")] == ["3", "4"]
    gone = gateway.raw("GET", f"/v1/packs/{said['sha256']}", token=gateway.token(laptop))
    assert (gone.status_code, gone.json()["code"]) == (404, "no-such-pack")
    assert newer["sha256"] == hashlib.sha256(PACK + b"newer").hexdigest()
    assert PACK[:40] not in b"".join(one.read_bytes() for one in gateway.folder.rglob("*") if one.is_file())


@pytest.mark.parametrize(("content", "code", "version"), [(b"", "1", "1"), (b"x", " ", "1"), (b"x", "1", " ")])
def test_what_is_no_pack_is_not_offered(
    gateway: LiveGateway, tmp_path: Path, content: bytes, code: str, version: str
) -> None:
    file = tmp_path / "pack"
    file.write_bytes(content)
    for one in (file, tmp_path / "absent"):
        with pytest.raises(Refusal) as refusal:
            office.offer(gateway.place, one, procedure=code, version=version)
        assert refusal.value.code == "bad-pack"
    assert told(gateway, gateway.laptop(1), "catalogue") == []


def test_a_keeper_offers_a_pack_by_command(
    gateway: LiveGateway, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "pack"
    file.write_bytes(PACK)
    keeper = CommandLine(gateway.place.data or tmp_path, capsys, monkeypatch, passphrase=None)
    words = ("gateway", "offer", file, "--procedure", "1.014027", "--version", "3", "--db", gateway.place.db)
    assert keeper.does(*words)["size"] == len(PACK)
