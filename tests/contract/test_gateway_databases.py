"""The gateway on each database that it takes: what must hold however many requests, processes and faults meet."""

import hashlib
import json
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy as sa

from sync.gateway import changes, keyring, office, schema
from sync.gateway.opening import open_gateway
from sync.ports import Binding, LineFault
from sync.submission import sign
from tests.support.gateways import LiveGateway, live_gateway
from tests.support.parcels import FORM, FORM_HASH, Packet, a_packet
from tests.support.postgres import Postgres
from tests.support.signers import MemorySigner

Laptop = tuple[MemorySigner, Binding]
FROZEN = Path(__file__).parent / "frozen"


def send(gateway: LiveGateway, laptop: Laptop, *packets: Packet) -> list[str]:
    signer, binding = laptop
    parcels = [packet.parcel for packet in packets]
    with gateway.line(laptop) as line:
        answer = line.send(parcels, [sign(signer, parcel, binding.gateway_id) for parcel in parcels])
    return [item.outcome for item in answer.items]


def test_a_dossier_with_a_file_arrives_once_and_its_result_comes_back(any_gateway: LiveGateway, tmp_path: Path) -> None:
    gateway, laptop, photo = any_gateway, any_gateway.laptop(1), b"photo" * 1000
    packet = a_packet(1, files=[photo])
    assert send(gateway, laptop, packet, a_packet(2)) == ["waiting_files", "created"]
    assert send(gateway, laptop, packet, a_packet(2)) == ["waiting_files", "same"]
    with gateway.line(laptop) as line:
        file = tmp_path / "photo"
        file.write_bytes(photo)
        with file.open("rb") as source:
            line.upload(packet.parcel.submission_id, packet.parcel.files[0], source, lambda _: None)
        assert line.ask([packet.parcel.submission_id]).items[0].outcome == "received"
        line.put_form(FORM_HASH, FORM)
        paper = tmp_path / "giay.pdf"
        paper.write_bytes(b"%PDF-1.7")
        office.status(gateway.place, "PC01-TEST", 9)
        office.result(gateway.place, "PC01-TEST", paper)
        assert [change.kind for change in line.changes(0).changes] == ["status", "result"]
    token = gateway.token(laptop)
    found = gateway.raw("GET", f"/v1/results/{hashlib.sha256(b'%PDF-1.7').hexdigest()}", token=token)
    assert found.content == b"%PDF-1.7"
    assert {one["public_code"] for one in office.dossiers(gateway.place)} == {"PC01-TEST", "PC02-TEST"}
    assert office.dossier(gateway.place, "PC01-TEST")["answers"][0] == ["/data/owner/name", "Lò Thị Thử 1"]


def test_many_laptops_at_once_lose_and_double_nothing(any_gateway: LiveGateway) -> None:
    gateway = any_gateway
    laptops = [gateway.laptop(seed) for seed in range(1, 5)]
    batches = [
        (laptop, [a_packet(100 * index + number) for number in range(12)])
        for index, laptop in enumerate(laptops)
        for _ in range(2)
    ]
    reversed_too = [
        (laptop, packets[::-1]) for laptop, packets in batches
    ]  # other order: deadlocks where there are any
    with ThreadPoolExecutor(8) as pool:
        said = [
            one for two in pool.map(lambda job: send(gateway, job[0], *job[1]), batches + reversed_too) for one in two
        ]
    assert said.count("created") == 48
    assert set(said) == {"created", "same"}
    assert len(office.dossiers(gateway.place, limit=1000)) == 48


def test_a_change_is_never_skipped_while_another_transaction_is_open(any_gateway: LiveGateway) -> None:
    gateway, laptop = any_gateway, any_gateway.laptop(1)
    send(gateway, laptop, a_packet(1), a_packet(2))
    keeper = open_gateway(gateway.place.db, gateway.place.data, clock=gateway.clock)
    device = laptop[0].device_id
    done = threading.Event()

    def later_act() -> None:
        office.status(gateway.place, "PC02-TEST", 4)
        done.set()

    rival = threading.Thread(target=later_act)
    with gateway.line(laptop) as line:
        with keeper.write().begin() as connection:
            one = a_packet(1).parcel
            news = changes.News(one.dossier_id, one.submission_id, "status", {"status": 2})
            first = changes.append(connection, keeper, device, news)
            rival.start()
            page = line.changes(0)  # neither the open one nor, before it, the later one
            assert (page.changes, page.cursor, page.more) == ((), 0, False)
            assert not done.wait(0.2)
        rival.join()
        page = line.changes(page.cursor)
    assert first == 1
    assert [(change.number, change.body["status"]) for change in page.changes] == [(1, 2), (2, 4)]
    keeper.close()


def test_two_processes_that_open_a_new_database_at_once_make_one_gateway(db: str, tmp_path: Path) -> None:
    start = threading.Barrier(4)

    def open_one(_number: int) -> tuple[str, str, str]:
        start.wait()
        gateway = open_gateway(db, tmp_path / "data")
        found = gateway.id, gateway.epoch, gateway.keys.key_id
        gateway.close()
        return found

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(open_one, range(4)))) == 1


@pytest.mark.parametrize("version", [1, 2, 4, 5, 6])
def test_tables_of_an_older_version_are_brought_here_with_all_that_they_hold(
    db: str, tmp_path: Path, version: int
) -> None:
    engine = schema.open_engine(db)
    kind = engine.dialect.name
    with engine.begin() as connection:
        for statement in (FROZEN / f"gateway_{version}.{kind}.sql").read_text(encoding="utf-8").split(";"):
            if statement.strip():
                connection.exec_driver_sql(statement)
        keys = keyring.create(tmp_path / "data")
        insert = "INSERT INTO gateway VALUES ('g', 'Cổng', 'e1', :version, '2026-01-01T00:00:00Z')"
        connection.execute(sa.text(insert), {"version": version})
        insert = "INSERT INTO signing_keys (key_id, public_key, created_at) VALUES (:id, :key, '2026-01-01T00:00:00Z')"
        connection.execute(sa.text(insert), {"id": keys.key_id, "key": keys.public_key})
        columns = "device_id, public_key, name, unit, enrolled_at, last_change"
        insert = f"INSERT INTO devices ({columns}) VALUES ('d', :key, 'máy 1', 'Xã Thử', '2026-01-01T00:00:00Z', 1)"  # noqa: S608 - our own names
        connection.execute(sa.text(insert), {"key": b"k" * 32})
        insert = "INSERT INTO changes VALUES ('d', 1, 'c1', 'x', 's', 'status', '2026-01-01T00:00:00Z', :body)"
        connection.execute(sa.text(insert), {"body": b"sealed"})
    engine.dispose()
    gateway = open_gateway(db, tmp_path / "data")
    with gateway.read().begin() as connection:
        (change,) = connection.execute(sa.select(schema.changes)).all()
        made = sa.inspect(connection)
        tables, unique = set(made.get_table_names()), made.get_unique_constraints("changes")
        assert connection.execute(sa.select(schema.gateway.c.version)).scalar_one() == schema.VERSION
        for table in schema.metadata.sorted_tables:
            assert [column["name"] for column in made.get_columns(table.name)] == [one.name for one in table.columns]
    gateway.close()
    assert (change.device_id, change.number, change.body) == ("d", 1, b"sealed")
    assert tables == set(schema.metadata.tables)
    assert [one["column_names"] for one in unique] == [["device_id", "change_id"]]


@pytest.mark.logs("failed NotNow at")
def test_a_postgresql_that_stops_is_busy_and_nothing_is_lost_when_it_comes_back(
    postgres: Postgres, tmp_path: Path
) -> None:
    with live_gateway(tmp_path / "gateway", postgres.new_database()) as gateway:
        laptop = gateway.laptop(1)
        assert send(gateway, laptop, a_packet(1)) == ["created"]
        with gateway.line(laptop) as line:
            postgres.stop()
            try:
                for _ in range(3):
                    with pytest.raises(LineFault) as fault:
                        line.send([a_packet(2).parcel], [sign(laptop[0], a_packet(2).parcel, laptop[1].gateway_id)])
                    assert (fault.value.kind, fault.value.body_left) == ("busy", False)
            finally:
                postgres.start()
            answer = line.send(
                [a_packet(number).parcel for number in (1, 2)],
                [sign(laptop[0], a_packet(number).parcel, laptop[1].gateway_id) for number in (1, 2)],
            )
        assert [item.outcome for item in answer.items] == ["same", "created"]


def test_nothing_that_a_citizen_wrote_lies_in_clear_in_a_postgresql(postgres: Postgres, tmp_path: Path) -> None:
    db = postgres.new_database()
    with live_gateway(tmp_path / "gateway", db) as gateway:
        send(gateway, gateway.laptop(1), a_packet(1, files=[b"photo"]))
        office.status(gateway.place, "PC01-TEST", 5, note="Thiếu giấy của bà Thử")
    engine = schema.open_engine(db)
    with engine.connect() as connection:
        for table in schema.metadata.sorted_tables:
            for row in connection.execute(sa.select(table)):
                said = json.dumps([bytes(one).hex() if isinstance(one, bytes) else one for one in row])
                for word in ("Lò Thị", "của bà"):
                    assert word.encode().hex() not in said
                    assert json.dumps(word)[1:-1] not in said
    engine.dispose()
