"""The gateway on PostgreSQL: dossiers accepted and receipted each second, memory, `/v1/changes` beside 1,000,000.

The batches are made and signed beforehand; what is measured is the server with its database, which syncs to disk. The
client shares the machine's cores. ``python -m tests.bench.gateway COUNT`` fills another number of dossiers.
"""

import contextlib
import gzip
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import requests
import sqlalchemy as sa

from sync.connectivity import probe
from sync.enrolment import enroll
from sync.gateway import changes, office
from sync.gateway.changes import News
from sync.gateway.office import Place, opened
from sync.ports import Binding
from sync.submission import digest, sign
from sync.transports.answers import wire_item
from sync.transports.gateway import GatewayLine
from tests.bench.figures import HEADER, ROOT, Figure, median
from tests.support.clocks import SetClock
from tests.support.parcels import a_packet
from tests.support.postgres import running_postgres
from tests.support.signers import MemorySigner

LAPTOPS, BATCHES, BATCH, ANSWERS = 4, 15, 100, 60
STORED = 1_000_000
POLLS = 200


@dataclass(frozen=True)
class Laptop:
    """An enrolled laptop with its token."""

    signer: MemorySigner
    binding: Binding
    token: str


def measure(stored: int = STORED) -> Iterator[Figure]:
    """Throughput and memory first, then the polls on a nearly empty and on a full database."""
    with tempfile.TemporaryDirectory() as folder, running_postgres(durable=True) as server:
        if server is None:
            raise RuntimeError("no PostgreSQL here")
        place = Place(server.new_database(), Path(folder) / "data")
        codes = [office.enroll(place, f"máy {number}", f"xã {number}")["code"] for number in range(LAPTOPS)]
        with _serving(place) as (url, pid):
            laptops = [_laptop(url, code, number) for number, code in enumerate(codes, start=1)]
            rate, before, after = _throughput(url, pid, laptops)
            yield Figure(f"dossiers accepted and receipted, {BATCH} a batch", rate, None, ">= 300", "1/s")
            yield Figure("memory of the workers, after a third", before, None, "", "MB")
            yield Figure("memory of the workers, at the end", after, None, "flat", "MB")
            full = Place(server.new_database(), Path(folder) / "full")
            _fill(full, stored)
            with _serving(full) as (other, _):
                code = office.enroll(full, "máy", "xã")["code"]
                both = (url, laptops[0]), (other, _laptop(other, code, 1))
                for one, (_, laptop) in zip((place, full), both, strict=True):
                    _tell(one, laptop)
                found = [_polls(both, since) for since in (0, changes.PAGE + 1)]
        for what, (few, many) in zip(("a page of 200 changes", "nothing new"), found, strict=True):
            yield Figure(f"/v1/changes with {stored} dossiers, {what}", many, few, "<= 1.5x of a nearly empty one")


def _fill(place: Place, stored: int) -> None:
    began = time.monotonic()
    with opened(place) as gateway:
        fill(gateway.engine, stored)
    print(f"({stored} dossiers filled in {time.monotonic() - began:.0f} s)", file=sys.stderr)


def fill(engine: sa.Engine, count: int) -> None:
    """As ``fill_gateway.sql`` says, by the database itself."""
    text = (Path(__file__).parent / "fill_gateway.sql").read_text(encoding="utf-8").partition("\n")[2]
    with engine.begin() as connection:
        for statement in text.replace("$COUNT", str(count)).replace("%", "%%").split(";"):
            if statement.strip():
                connection.exec_driver_sql(statement)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("ANALYZE")


def _tell(place: Place, laptop: Laptop) -> None:
    """A page of acts about the laptop's dossiers, and one more."""
    with opened(place) as gateway, gateway.write().begin() as connection:
        for number in range(changes.PAGE + 1):
            parcel = a_packet(number).parcel
            body = {"status": 2, "office_number": f"H10-{number}", "note": "Đã nhận đủ giấy tờ", "due_on": None}
            news = News(parcel.dossier_id, parcel.submission_id, "status", body)
            changes.append(connection, gateway, laptop.signer.device_id, news)


def _throughput(url: str, pid: int, laptops: Sequence[Laptop]) -> tuple[float, float, float]:
    """Dossiers each second, and megabytes of the workers after a third and at the end."""
    bodies = [[_body(laptop, 1000 * one + batch) for batch in range(BATCHES)] for one, laptop in enumerate(laptops)]
    third = BATCHES // 3
    with ThreadPoolExecutor(len(laptops)) as pool:
        began = time.perf_counter()
        _send_all(pool, url, laptops, [mine[:third] for mine in bodies])
        paused = time.perf_counter()
        before = _memory(pid)
        resumed = time.perf_counter()
        _send_all(pool, url, laptops, [mine[third:] for mine in bodies])
        took = time.perf_counter() - resumed + paused - began
    return len(laptops) * BATCHES * BATCH / took, before, _memory(pid)


def _send_all(pool: ThreadPoolExecutor, url: str, laptops: Sequence[Laptop], bodies: Sequence[Sequence[bytes]]) -> None:
    def send(job: tuple[Laptop, Sequence[bytes]]) -> None:
        laptop, mine = job
        headers = {"Authorization": f"Bearer {laptop.token}", "Content-Encoding": "gzip"}
        with requests.Session() as http:
            http.trust_env = False
            for body in mine:
                headers["Content-Type"] = "application/json"
                said = http.post(f"{url}/v1/dossiers", data=body, headers=headers, timeout=60).json()
                if {one["outcome"] for one in said["results"]} != {"created"} or not said["receipts"]:
                    raise AssertionError(said["results"][0])

    list(pool.map(send, zip(laptops, bodies, strict=True)))


def _body(laptop: Laptop, batch: int) -> bytes:
    """A batch of signed dossiers with answers like those of a real form, packed."""
    items: list[dict[str, Any]] = []
    for number in range(BATCH * batch, BATCH * batch + BATCH):
        parcel = a_packet(number).parcel
        answers = "".join(f"<q{one}>câu trả lời số {one * number}</q{one}>" for one in range(ANSWERS))
        xml = parcel.xml.replace(b"<meta>", answers.encode() + b"<meta>")
        whole = replace(parcel, xml=xml, digest=digest(xml, []))
        signature = sign(laptop.signer, whole, laptop.binding.gateway_id)
        items.append(wire_item(whole, signature, laptop.binding.gateway_id, laptop.signer.device_id))
    return gzip.compress(json.dumps({"dossiers": items}).encode())


def _polls(both: Sequence[tuple[str, Laptop]], since: int) -> list[float]:
    """Median milliseconds of a poll at each gateway, asked by turns on kept connections: both see the same load."""
    times: list[list[float]] = [[] for _ in both]
    with contextlib.ExitStack() as stack:
        lines = [stack.enter_context(requests.Session()) for _ in both]
        for _ in range(POLLS):
            for one, (http, (url, laptop)) in enumerate(zip(lines, both, strict=True)):
                http.trust_env = False
                began = time.perf_counter()
                bearer = {"Authorization": f"Bearer {laptop.token}"}
                http.get(f"{url}/v1/changes?since={since}", headers=bearer, timeout=60).raise_for_status()
                times[one].append((time.perf_counter() - began) * 1000)
    return [median(one) for one in times]


def _laptop(url: str, code: str, number: int) -> Laptop:
    signer = MemorySigner(number)
    binding = enroll(url, code, signer, SetClock())
    return Laptop(signer, binding, _token(signer, binding, url))


def _token(signer: MemorySigner, binding: Binding, url: str) -> str:
    line = GatewayLine(replace(binding, url=url), signer)
    line.open()
    line.close()
    return line._token


def _memory(pid: int) -> float:
    """Megabytes of the watcher and its workers, as the system counts them."""
    total = 0
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            facts = dict(line.split(":\t", 1) for line in status.read_text().splitlines() if ":\t" in line)
        except OSError:
            continue
        if int(status.parent.name) == pid or int(facts.get("PPid", "0")) == pid:
            total += int(facts.get("VmRSS", "0 kB").split()[0])
    return total / 1000


@contextmanager
def _serving(place: Place) -> Iterator[tuple[str, int]]:
    """``hosolang gateway serve`` with a worker for each core."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    words = ["gateway", "serve", "--db", place.db, "--data", str(place.data), "--port", str(port), "--workers", "2"]
    with subprocess.Popen([sys.executable, "-m", "app.cli", *words], cwd=ROOT, stderr=subprocess.DEVNULL) as server:
        try:
            while probe(f"http://127.0.0.1:{port}").kind != "ok":
                if server.poll() is not None:
                    raise RuntimeError("the gateway did not start")
                time.sleep(0.1)
            yield f"http://127.0.0.1:{port}", server.pid
        finally:
            os.kill(server.pid, signal.SIGTERM)
            server.wait(60)


if __name__ == "__main__":
    print(HEADER)
    for figure in measure(int(sys.argv[1]) if len(sys.argv) > 1 else STORED):
        print(figure.row(), flush=True)
