"""What an officer sees and answers, what the laptop hears of it, and what a villager may read."""

import os
import signal
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from forms.refusal import NotNow, Refusal
from sync.connectivity import probe
from sync.gateway import office
from sync.gateway.office import Place
from sync.gateway.opening import open_gateway
from sync.gateway.serving import Tls, serve
from sync.gateway.tracking import NOT_FILED
from sync.submission import sign
from tests.support.gateways import LiveGateway
from tests.support.parcels import SECRET, a_packet
from tests.support.signers import MemorySigner

NAME = "PC01-TEST"


def send(gateway: LiveGateway, laptop: tuple[MemorySigner, Any], *numbers: int, **changes: Any) -> None:
    parcels = [a_packet(number, **changes).parcel for number in numbers]
    with gateway.line(laptop) as line:
        line.send(parcels, [sign(laptop[0], parcel, laptop[1].gateway_id) for parcel in parcels])


# -- the officer -----------------------------------------------------------------------------------------------------


def test_a_list_shows_what_came_newest_first_page_by_page_and_nothing_a_citizen_wrote(gateway: LiveGateway) -> None:
    laptop = gateway.laptop(1, unit="Xã A")
    for number in range(1, 6):
        send(gateway, laptop, number)
        gateway.clock.pass_(minutes=1)
    first = office.dossiers(gateway.place, limit=2)
    second = office.dossiers(gateway.place, limit=2, after=first[-1]["id"])
    assert [row["public_code"] for row in first + second] == ["PC05-TEST", "PC04-TEST", "PC03-TEST", "PC02-TEST"]
    assert "Thử 1" not in str(office.dossiers(gateway.place))
    assert office.dossiers(gateway.place, unit="Xã B") == []
    assert len(office.dossiers(gateway.place, unit="Xã A")) == 5


def test_a_new_revision_stands_for_its_dossier(gateway: LiveGateway) -> None:
    laptop = gateway.laptop(1)
    send(gateway, laptop, 1)
    send(gateway, laptop, 2, dossier=1, revision=2)
    assert [(row["revision"], row["public_code"]) for row in office.dossiers(gateway.place)] == [(2, NAME)]


def test_the_officer_reads_the_answers_by_id_or_code(gateway: LiveGateway) -> None:
    send(gateway, gateway.laptop(1), 1)
    for name in (NAME, NAME.lower(), a_packet(1).parcel.dossier_id):
        whole = office.dossier(gateway.place, name)
        assert whole["answers"] == [["/data/owner/name", "Lò Thị Thử 1"], ["/data/owner/born", "1940"]]


def test_an_act_reaches_the_author_with_number_words_and_date(gateway: LiveGateway) -> None:
    laptop = gateway.laptop(1)
    send(gateway, laptop, 1)
    said = office.status(gateway.place, NAME, 2, note="Đã nhận đủ", number="H48.01-1", due_on=date(2026, 3, 16))
    assert (said["status"], said["office_number"], said["change"]) == (2, "H48.01-1", 1)
    office.status(gateway.place, NAME, 42)
    with gateway.line(laptop) as line:
        first, second = line.changes(0).changes
    assert first.body == {"status": 2, "office_number": "H48.01-1", "note": "Đã nhận đủ", "due_on": "2026-03-16"}
    assert (second.body["status"], second.body["office_number"]) == (42, None)
    row = office.dossiers(gateway.place)[0]
    assert (row["status"], row["office_number"], row["due_on"]) == (42, "H48.01-1", "2026-03-16")


@pytest.mark.parametrize("name", ["", "PC99-TEST", "018e0000-0000-7000-8000-000000000099", "' OR 1=1 --"])
def test_an_unknown_dossier_is_refused_and_nothing_told(gateway: LiveGateway, name: str) -> None:
    send(gateway, gateway.laptop(1), 1)
    for act in (lambda: office.status(gateway.place, name, 2), lambda: office.dossier(gateway.place, name)):
        with pytest.raises(Refusal) as refusal:
            act()
        assert refusal.value.code == "unknown-dossier"


@pytest.mark.parametrize("code", [-1, 100])
def test_a_status_is_a_small_number(gateway: LiveGateway, code: int) -> None:
    with pytest.raises(Refusal) as refusal:
        office.status(gateway.place, NAME, code)
    assert refusal.value.code == "bad-status"


def test_a_result_is_announced_by_its_hash_and_fetched_by_the_author_alone(
    gateway: LiveGateway, tmp_path: Path
) -> None:
    author, other = gateway.laptop(1), gateway.laptop(2)
    send(gateway, author, 1)
    file = tmp_path / "Lò Thị Thử.pdf"
    file.write_bytes(b"%PDF-1.7 quyet dinh " * 50_000)
    said = office.result(gateway.place, NAME, file, note="Nhận tại xã")
    with gateway.line(author) as line:
        (change,) = [one for one in line.changes(0).changes if one.kind == "result"]
    assert change.kind == "result"
    assert change.body["sha256"] == said["sha256"]
    assert "Lò" not in change.body["name"]
    address = f"/v1/results/{said['sha256']}"
    assert gateway.raw("GET", address, token=gateway.token(author)).content == file.read_bytes()
    assert gateway.raw("GET", address, token=gateway.token(other)).status_code == 404
    everything = b"".join(path.read_bytes() for path in gateway.folder.rglob("*") if path.is_file())
    assert b"quyet dinh" not in everything
    assert "Nhận tại xã".encode() not in everything


def test_a_result_of_another_kind_is_refused(gateway: LiveGateway, tmp_path: Path) -> None:
    program = tmp_path / "result.exe"
    program.write_bytes(b"MZ")
    disguised = tmp_path / "result.pdf"
    disguised.write_bytes(b"not a pdf")
    for file in (program, disguised, tmp_path / "absent.pdf", tmp_path):
        with pytest.raises(Refusal) as refusal:
            office.result(gateway.place, NAME, file)
        assert refusal.value.code == "bad-result"


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in the folder's list")
def test_nobody_else_on_the_server_reads_the_database(gateway: LiveGateway) -> None:
    open_to_others = [file.name for file in gateway.folder.glob("*.db*") if file.stat().st_mode & 0o077]
    assert list(gateway.folder.glob("*.db"))
    assert open_to_others == []


def test_acts_of_many_officers_at_once_are_numbered_without_a_gap(gateway: LiveGateway) -> None:
    laptop = gateway.laptop(1)
    send(gateway, laptop, 1, 2)
    with ThreadPoolExecutor(4) as officers:
        names = ["PC01-TEST", "PC02-TEST"] * 6
        numbers = [said["change"] for said in officers.map(lambda name: office.status(gateway.place, name, 4), names)]
    assert sorted(numbers) == list(range(1, 13))
    with gateway.line(laptop) as line:
        assert [change.number for change in line.changes(0).changes] == list(range(1, 13))


# -- the villager ----------------------------------------------------------------------------------------------------


def words(gateway: LiveGateway, code: str = NAME, secret: str = SECRET) -> Any:
    return gateway.raw("POST", "/v1/track", body={"code": code, "secret": secret})


def test_the_sheet_tells_the_state_in_plain_words_and_nothing_about_the_person(gateway: LiveGateway) -> None:
    send(gateway, gateway.laptop(1), 1)
    assert words(gateway).json()["words"][:2] == ["Máy chủ đã nhận đủ", NOT_FILED]
    office.status(gateway.place, NAME, 2, number="H48.01-1")
    said = words(gateway).json()["words"]
    assert said[0] == "Được tiếp nhận"
    assert NOT_FILED not in said
    assert "Lò" not in str(said)


@pytest.mark.parametrize("typed", [SECRET.lower(), f"{SECRET[:4]}-{SECRET[4:8]} {SECRET[8:]}"])
def test_a_secret_may_be_typed_from_paper(gateway: LiveGateway, typed: str) -> None:
    send(gateway, gateway.laptop(1), 1)
    assert words(gateway, NAME.lower(), typed).status_code == 200


def test_a_wrong_secret_and_an_unknown_code_look_the_same(gateway: LiveGateway) -> None:
    send(gateway, gateway.laptop(1), 1)
    wrong, unknown = words(gateway, secret="A" * 16), words(gateway, code="PC77-TEST")
    assert wrong.status_code == unknown.status_code == 404
    assert wrong.content == unknown.content


def test_guessing_secrets_of_one_code_is_slowed_down(gateway: LiveGateway) -> None:
    send(gateway, gateway.laptop(1), 1)
    statuses = [words(gateway, secret=f"{number:016}").status_code for number in range(11)]
    assert statuses == [404] * 10 + [429]
    gateway.clock.pass_(minutes=1)
    assert words(gateway).status_code == 200


def test_the_page_carries_no_secret_and_loads_nothing_from_elsewhere(gateway: LiveGateway) -> None:
    page = gateway.raw("GET", f"/t/{NAME}")
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    assert "http" not in page.text.replace("location", "")
    assert NAME not in page.text


def test_the_log_knows_routes_and_never_codes_secrets_or_names(
    gateway: LiveGateway, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    send(gateway, gateway.laptop(1), 1)
    gateway.raw("GET", f"/t/{NAME}?secret={SECRET}")
    words(gateway)
    assert "GET /t/{public_code} 200" in caplog.text
    for word in (NAME, SECRET, "Lò Thị", a_packet(1).parcel.dossier_id):
        assert word not in caplog.text


# -- the keeper ------------------------------------------------------------------------------------------------------


def test_plain_http_is_for_this_machine_alone(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refusal:
        serve(Place(f"sqlite:///{tmp_path}/g.db"), host="0.0.0.0")  # noqa: S104 - refused
    assert refusal.value.code == "tls-needed"
    with pytest.raises(Refusal) as refusal:
        serve(Place(f"sqlite:///{tmp_path}/g.db"), host="0.0.0.0", tls=Tls(tmp_path / "a", tmp_path / "b"))  # noqa: S104
    assert refusal.value.code == "tls-files-missing"


def test_a_port_in_use_is_not_now(gateway: LiveGateway, tmp_path: Path) -> None:
    port = int(gateway.url.rsplit(":", 1)[1])
    with pytest.raises(NotNow) as refusal:
        serve(Place(f"sqlite:///{tmp_path}/g.db"), port=port)
    assert refusal.value.code == "port-taken"


@pytest.mark.parametrize("db", ["", "gateway.db", "sqlite://", "sqlite:///:memory:", "nosuchdialect://x/y"])
def test_what_is_no_database_is_refused(db: str, tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refusal:
        open_gateway(db, tmp_path)
    assert refusal.value.code == "bad-database"


def test_a_folder_that_does_not_exist_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(NotNow) as refusal:
        open_gateway(f"sqlite:///{tmp_path}/no/such/gateway.db")
    assert refusal.value.code == "database-unreachable"


def test_keys_lie_beside_a_sqlite_database_and_must_belong_to_it(tmp_path: Path) -> None:
    one, two = (f"sqlite:///{tmp_path}/{name}.db" for name in ("one", "two"))
    open_gateway(one).close()
    open_gateway(two).close()
    assert (tmp_path / "one.db.data" / "signing.key").stat().st_size == 32
    with pytest.raises(Refusal) as refusal:
        open_gateway(one, tmp_path / "two.db.data")
    assert refusal.value.code == "gateway-keys-missing"
    (tmp_path / "one.db.data" / "sealing.key").write_bytes(b"short")
    with pytest.raises(Refusal) as refusal:
        open_gateway(one)
    assert refusal.value.code == "gateway-keys-missing"


def test_a_database_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    import sqlalchemy as sa

    db = f"sqlite:///{tmp_path}/one.db"
    with open_gateway(db).write().begin() as connection:
        connection.execute(sa.text("UPDATE gateway SET version = 99"))
    with pytest.raises(Refusal) as refusal:
        open_gateway(db)
    assert refusal.value.code == "newer-version"


def test_a_gateway_is_the_same_after_a_restart(gateway: LiveGateway) -> None:
    one, two = (open_gateway(gateway.place.db, gateway.place.data) for _ in range(2))
    assert (one.id, one.epoch, one.keys.key_id) == (two.id, two.epoch, two.keys.key_id)
    one.close()
    two.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a process without asking it")
def test_a_gateway_told_to_stop_finishes_and_ends_in_peace(tmp_path: Path) -> None:
    program = (
        "import sys; from sync.gateway.office import Place; from sync.gateway.serving import serve; "
        "serve(Place(sys.argv[1]), port=int(sys.argv[2])); print('closed')"
    )
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-c", program, f"sqlite:///{tmp_path}/gateway.db", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        while probe(f"http://127.0.0.1:{port}").kind == "no-gateway":
            assert server.poll() is None
        server.send_signal(signal.SIGTERM)
        said, _ = server.communicate(timeout=30)
    assert (said, server.returncode) == ("closed\n", 0)
