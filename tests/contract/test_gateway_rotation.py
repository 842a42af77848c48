"""A gateway's new signing key: who trusted the old one goes on, and nobody else is believed."""

from dataclasses import replace
from pathlib import Path

import pytest

from sync import announcements
from sync.encoding import b64
from sync.enrolment import enroll
from sync.gateway import keyring, office
from sync.gateway.opening import open_gateway
from sync.keys import key_id
from sync.runner import run_once
from sync.transports.gateway import line_factory
from tests.support.gateways import LiveGateway, live_gateway
from tests.support.memory_outbox import MemoryOutbox
from tests.support.parcels import FORM, FORM_HASH, a_packet
from tests.support.signers import MemorySigner


def test_laptops_follow_new_keys_and_still_prove_old_receipts(tmp_path: Path) -> None:
    folder, signer = tmp_path / "gateway", MemorySigner(1)
    store = MemoryOutbox(None, {FORM_HASH: FORM})

    def run(gateway: LiveGateway) -> str:
        binding = store.binding()
        assert binding is not None
        store.enroll(replace(binding, url=gateway.url))
        report = run_once(store, line_factory(signer), gateway.clock, signer)
        return f"{report.connection} {report.sent}"

    with live_gateway(folder) as gateway:
        code = office.enroll(gateway.place, "máy 2")["code"]  # printed before the keys change
        store.enroll(gateway.laptop(1)[1])
        store.put(a_packet(1).parcel)
        assert run(gateway) == "ok 1"
        first = office.rotate_key(gateway.place)
        store.put(a_packet(2).parcel)
        assert gateway.raw("GET", "/v1/ping").json()["key"] == first["key"]  # the server that runs took it up
        assert run(gateway) == "ok 1"
    with live_gateway(folder) as gateway:
        second = office.rotate_key(gateway.place)
        assert second["previous"] == first["key"]
    with live_gateway(folder) as gateway:
        store.put(a_packet(3).parcel)
        assert run(gateway) == "ok 1"
        binding = store.binding()
        assert binding is not None
        assert set(binding.keys) == {first["previous"], first["key"], second["key"]}
        late = enroll(gateway.url, code, MemorySigner(2), gateway.clock)
        assert late.keys == binding.keys
        stranger = replace(binding, keys={"0" * 16: bytes(32)})
        store.enroll(stranger)
        store.put(a_packet(4).parcel)
        assert run(gateway) == "unknown-key 0"


def test_a_crash_between_key_and_database_changes_nothing_or_is_finished(db: str, tmp_path: Path) -> None:
    data = tmp_path / "data"
    gateway = open_gateway(db, data)
    keyring.stage(data)  # the power goes before the database names it
    gateway.close()
    again = open_gateway(db, data)
    first = again.keys.key_id
    assert first == gateway.keys.key_id
    assert not (data / "signing.next").exists()
    again.close()
    promote = keyring.promote
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keyring, "promote", lambda _folder: (_ for _ in ()).throw(KeyboardInterrupt))  # or right after
        with pytest.raises(KeyboardInterrupt):
            office.rotate_key(office.Place(db, data))
    assert keyring.promote is promote
    finished = open_gateway(db, data)
    assert finished.keys.key_id != first
    finished.close()


def test_an_announcement_that_the_old_key_did_not_sign_is_not_believed() -> None:
    old, new, thief = MemorySigner(1), MemorySigner(2), MemorySigner(3)
    trusted = {key_id(old.public_key): old.public_key}

    def announced(
        by: MemorySigner, previous: MemorySigner, key: MemorySigner, gateway: str = "g1"
    ) -> dict[str, object]:
        said = announcements.statement(gateway, previous.public_key, key.public_key, "2026-03-02T01:00:00Z")
        return {"statement": said, "signature": b64(by.sign(announcements.message(said)))}

    good = announced(old, old, new)
    assert set(announcements.follow("g1", trusted, [good])) == {key_id(old.public_key), key_id(new.public_key)}
    odd = [
        announced(thief, old, thief),
        announced(thief, thief, thief),
        announced(old, old, thief, "g2"),
        {"statement": good["statement"], "signature": "AA"},
        {"statement": None},
        None,
    ]
    assert announcements.follow("g1", trusted, odd) == trusted


def test_no_key_stands_in_the_words_of_an_error(tmp_path: Path) -> None:
    keys = keyring.create(tmp_path)
    assert repr(keys.token)[2:-1] not in repr(keys)
    assert repr(keys.bundle)[2:-1] not in f"{keys}"


def test_keys_that_are_away_for_a_moment_serve_on_from_memory(tmp_path: Path) -> None:
    keyring.create(tmp_path)
    live = keyring.LiveKeys(tmp_path)
    before = live.present
    kept = (tmp_path / "signing.key").rename(tmp_path / "away")
    assert live.present is before
    kept.rename(tmp_path / "signing.key")
    new = keyring.stage(tmp_path)
    assert live.present.key_id == before.key_id
    keyring.promote(tmp_path)
    assert live.present.key_id == new.key_id
