"""How a gateway is watched: figures, health, a log for programs, and several workers on one port."""

import json
import logging
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
import requests

from sync.connectivity import probe
from sync.enrolment import enroll
from sync.gateway import figures, logs, office, serving
from sync.gateway.limits import Bucket
from sync.gateway.office import Place
from sync.gateway.opening import open_gateway
from sync.gateway.problems import Problem
from sync.submission import sign
from sync.transports.answers import wire_item
from sync.transports.gateway import GatewayLine
from tests.support.clocks import SetClock
from tests.support.gateways import LiveGateway
from tests.support.parcels import a_packet
from tests.support.postgres import Postgres
from tests.support.signers import MemorySigner


def test_figures_count_routes_and_holdings_and_name_nobody(any_gateway: LiveGateway) -> None:
    gateway, laptop = any_gateway, any_gateway.laptop(1)
    with gateway.line(laptop) as line:
        parcels = [a_packet(1).parcel, a_packet(2, files=[b"x"]).parcel]
        line.send(parcels, [sign(laptop[0], parcel, laptop[1].gateway_id) for parcel in parcels])
    gateway.raw("GET", "/t/PC01-TEST")
    said = gateway.raw("GET", "/metrics")
    assert said.headers["Content-Type"].startswith("text/plain")
    lines = said.text.splitlines()
    assert 'hosolang_requests_total{method="POST",route="/v1/dossiers",status="200"} 1.0' in lines
    assert 'hosolang_submissions_total{outcome="created"} 1.0' in lines
    assert {"hosolang_dossiers 2.0", "hosolang_submissions_waiting_for_files 1.0", "hosolang_devices 1.0"} <= set(lines)
    for word in ("PC01", "Lò", "máy", a_packet(1).parcel.dossier_id, laptop[0].device_id):
        assert word not in said.text


def test_figures_are_for_the_machine_itself(gateway: LiveGateway) -> None:
    assert gateway.raw("GET", "/metrics", headers={"X-Forwarded-For": "10.0.0.1"}).status_code == 404


def test_a_gateway_is_well_while_its_database_answers_and_there_is_room(any_gateway: LiveGateway) -> None:
    assert any_gateway.raw("GET", "/health").json() == {"ok": True}
    opened = open_gateway(any_gateway.place.db, any_gateway.place.data)
    assert figures.is_well(opened)
    assert not figures.is_well(opened, free=lambda _gateway: 1000)
    opened.close()


@pytest.mark.logs("failed NotNow at")
def test_a_gateway_without_its_database_says_that_it_is_unwell(gateway: LiveGateway, postgres: Postgres) -> None:
    opened = open_gateway(gateway.place.db, gateway.place.data)
    elsewhere = open_gateway(postgres.new_database(), gateway.folder / "other")
    postgres.stop()
    try:
        assert not figures.is_well(replace(opened, engine=elsewhere.engine))
    finally:
        postgres.start()
    assert figures.is_well(replace(opened, engine=elsewhere.engine))
    opened.close()
    elsewhere.close()


def test_the_log_is_one_json_object_a_line() -> None:
    record = logging.makeLogRecord({"name": "hosolang.gateway", "levelname": "INFO", "msg": "GET %s", "args": ("/x",)})
    record.route, record.status = "/x", 200
    said = json.loads(logs.JsonLines().format(record))
    assert (said["level"], said["said"], said["route"], said["status"]) == ("info", "GET /x", "/x", 200)
    assert said["at"].endswith("Z")


def test_what_was_refused_is_logged_by_its_code_and_nothing_that_came(
    gateway: LiveGateway, caplog: pytest.LogCaptureFixture
) -> None:
    laptop = gateway.laptop(1)
    token, parcel = gateway.token(laptop), a_packet(1).parcel
    item = wire_item(parcel, b"no signature", laptop[1].gateway_id, laptop[0].device_id)
    with caplog.at_level("INFO", "hosolang.gateway"):
        gateway.raw("POST", "/v1/dossiers", token=token, body={"dossiers": [item, item, {}]})
        gateway.raw("POST", "/v1/dossiers", token=token, body=b"\x1f\x8bLo", headers={"Content-Encoding": "gzip"})
        gateway.raw("PUT", "/v1/forms/" + "a" * 64, token=token, body=b"<name/>")
        gateway.raw("GET", "/v1/results/Nguyen", token=token)
        gateway.raw("GET", "/Nguyen")
        gateway.raw("GET", "/v1/ping")  # a line is written after its answer, and before the next one's
    codes = [code for record in caplog.records if (code := getattr(record, "code", None))]
    assert codes == ["bad-encoding", "wrong-hash", "bad-request", "no-such-address"]
    told = [logs.JsonLines().format(record) for record in caplog.records]
    # the line of the token's request may still come first
    assert sum('"said": "not taken: 1 shape, 2 signature"' in line for line in told) == 1
    for word in ("Nguyen", "Lò", "018f0000", laptop[0].device_id, token):
        assert word not in "".join(told)


def test_answers_go_at_once_and_wait_for_no_acknowledgement() -> None:
    with serving._listen("127.0.0.1", 0) as listener, socket.create_connection(listener.getsockname()):
        accepted, _ = listener.accept()
        with accepted:
            assert accepted.proto == socket.IPPROTO_TCP  # what asyncio looks at before it turns Nagle's waiting off


def test_workers_divide_the_tries_among_them() -> None:
    clock = SetClock()
    bucket = Bucket(clock, burst=8, per_minute=8, share=4)
    for _ in range(2):
        bucket.take("somebody")
    with pytest.raises(Problem) as problem:
        bucket.take("somebody")
    assert problem.value.status == 429
    clock.pass_(seconds=31)
    bucket.take("somebody")


@contextmanager
def workers(place: Place, count: int) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """``hosolang gateway serve --workers`` as a process of its own."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    words = ["gateway", "serve", "--db", place.db, "--data", str(place.data), "--port", str(port), "--workers"]
    command = [sys.executable, "-m", "app.cli", *words, str(count)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as server:
        try:
            while probe(f"http://127.0.0.1:{port}").kind != "ok":
                assert server.poll() is None
            yield f"http://127.0.0.1:{port}", server
        finally:
            server.kill()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a process without asking it")
def test_several_workers_share_a_port_their_figures_and_a_peaceful_end(postgres: Postgres, tmp_path: Path) -> None:
    place, signer = Place(postgres.new_database(), tmp_path / "data"), MemorySigner(1)
    code = office.enroll(place, "máy 1")["code"]
    with workers(place, 2) as (url, server):
        binding = enroll(url, code, signer, SetClock())
        for number in range(6):  # a new connection each time, so that both workers get some
            line, parcel = GatewayLine(binding, signer), a_packet(number).parcel
            line.open()
            assert line.send([parcel], [sign(signer, parcel, binding.gateway_id)]).items[0].outcome == "created"
            line.close()
        said = requests.get(f"{url}/metrics", timeout=30).text
        assert 'hosolang_submissions_total{outcome="created"} 6.0' in said.splitlines()
        children = _children(server.pid)
        assert len(children) == 2
        os.kill(children[0], signal.SIGKILL)
        while not _is_replaced(server.pid, children[0]):  # in the watcher's own time
            assert server.poll() is None
            assert probe(url).kind == "ok"  # the other one answers meanwhile
        server.send_signal(signal.SIGTERM)
        _, said = server.communicate(timeout=60)
        assert server.returncode == 0
        assert _children(server.pid) == []
    assert json.loads(said.splitlines()[1])["logger"] == "hosolang.gateway"
    assert "worker ended with -9" in said


def _is_replaced(pid: int, dead: int) -> bool:
    now = _children(pid)
    return len(now) == 2 and dead not in now


def _children(pid: int) -> list[int]:
    """The gateway's workers, without the process in which multiprocessing keeps its books."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rsplit(")", 1)[1].split()
            command = (status.parent / "cmdline").read_bytes()
        except OSError:
            continue
        if int(fields[1]) == pid and fields[0] != "Z" and b"spawn_main" in command:
            found.append(int(status.parent.name))
    return sorted(found)
