"""A gateway without room: it says so, keeps nothing by halves, and takes everything once there is room again."""

import errno
import io
import sqlite3
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from forms.refusal import Refusal
from sync.gateway import office, part_stores, schema, sealed_files
from sync.gateway.naming import naming
from sync.ports import LineFault
from sync.submission import sign
from tests.support.gateways import LiveGateway, live_gateway
from tests.support.parcels import Packet, a_packet

PHOTO = b"photo" * 60_000


def files_of(gateway: LiveGateway) -> list[Path]:
    return [one for one in (gateway.folder / "gateway.data" / "files").rglob("*") if one.is_file()]


def send(gateway: LiveGateway, laptop: Any, *packets: Packet) -> list[str]:
    parcels = [packet.parcel for packet in packets]
    with gateway.line(laptop) as line:
        answer = line.send(parcels, [sign(laptop[0], parcel, laptop[1].gateway_id) for parcel in parcels])
    return [item.outcome for item in answer.items]


@pytest.mark.logs("hosolang.gateway: failed OperationalError at ")
def test_a_full_database_takes_a_batch_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prepare = schema._prepare_sqlite
    room = {"pages": 0}

    def limited(connection: sqlite3.Connection, record: object) -> None:
        prepare(connection, record)
        if room["pages"]:
            connection.execute(f"PRAGMA max_page_count = {room['pages']}")

    monkeypatch.setattr(schema, "_prepare_sqlite", limited)
    with live_gateway(tmp_path) as gateway:
        laptop = gateway.laptop(1)
        assert send(gateway, laptop, a_packet(1)) == ["created"]
    with sqlite3.connect(tmp_path / "gateway.db") as database:
        room["pages"] = database.execute("PRAGMA page_count").fetchone()[0] + 4
    batch = [a_packet(number) for number in range(2, 102)]
    from dataclasses import replace

    with live_gateway(tmp_path) as gateway:
        here = (laptop[0], replace(laptop[1], url=gateway.url))
        with pytest.raises(LineFault) as fault:
            send(gateway, here, *batch)
        assert (fault.value.kind, fault.value.body_left) == ("full", False)
        assert len(office.dossiers(gateway.place, limit=1000)) == 1
        assert gateway.raw("GET", "/v1/ping").status_code == 200
    room["pages"] = 0
    with live_gateway(tmp_path) as gateway:
        here = (laptop[0], replace(laptop[1], url=gateway.url))
        assert set(send(gateway, here, *batch)) == {"created"}


@pytest.mark.logs("hosolang.gateway: failed OSError at ")
@pytest.mark.parametrize("moment", ["write", "finish"])
def test_a_full_disk_keeps_no_half_of_a_paper(
    gateway: LiveGateway, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    laptop, packet = gateway.laptop(1), a_packet(1, files=[PHOTO])
    name, part = packet.parcel.submission_id, packet.parcel.files[0]
    paper = tmp_path / "giay.pdf"
    paper.write_bytes(b"%PDF-1.7" + PHOTO)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no space left")

    send(gateway, laptop, packet)
    with gateway.line(laptop) as line:
        with monkeypatch.context() as patch:
            patch.setattr(part_stores._NewFile, moment, full)
            with pytest.raises(LineFault) as fault:
                line.upload(name, part, io.BytesIO(PHOTO), lambda _: None)
            assert fault.value.kind == "full"
            with pytest.raises(Refusal, match="no room left"):
                office.result(gateway.place, "PC01-TEST", paper)
            with pytest.raises(Refusal, match="no room left"):
                office.offer(gateway.place, paper, procedure="1.014027", version="1")
            assert files_of(gateway) == []
            assert line.changes(0).changes == ()
        line.upload(name, part, io.BytesIO(PHOTO), lambda _: None)
        assert line.ask([name]).items[0].outcome == "received"
        office.result(gateway.place, "PC01-TEST", paper)
        assert [change.kind for change in line.changes(0).changes] == ["result"]
    assert len(files_of(gateway)) > 1


def test_a_part_that_its_transaction_did_not_name_is_gone(
    gateway: LiveGateway, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sync.gateway import changes

    laptop, paper = gateway.laptop(1), tmp_path / "giay.pdf"
    send(gateway, laptop, a_packet(1))
    paper.write_bytes(b"%PDF-1.7")
    monkeypatch.setattr(changes, "append", lambda *_: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        office.result(gateway.place, "PC01-TEST", paper)
    assert files_of(gateway) == []


@pytest.mark.parametrize(("database", "stays"), [("sqlite", False), ("postgresql", True)])
def test_a_part_stays_where_a_servers_commit_may_have_happened(
    gateway: LiveGateway,
    monkeypatch: pytest.MonkeyPatch,
    database: str,
    stays: bool,  # noqa: FBT001 - a parameter
) -> None:
    def cut(*_: object) -> None:
        raise ConnectionResetError

    with office.opened(gateway.place) as opened:
        part = sealed_files.whole(opened.keys, opened.files, b"x")
        sa.event.listen(opened.engine, "commit", cut)
        monkeypatch.setattr(opened.engine.dialect, "name", database)
        with pytest.raises(ConnectionResetError), naming(opened, [part]):
            pass
        monkeypatch.undo()
        sa.event.remove(opened.engine, "commit", cut)
    assert bool(files_of(gateway)) == stays
