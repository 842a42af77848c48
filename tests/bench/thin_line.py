"""100 text dossiers over 64 kbit/s with 600 ms round trip, by TLS: every byte on the wire counted, every second too.

The floor in bytes is one compressed stream of all signed submissions and 48 bytes a dossier; in time it is what those
bytes need at that rate.
"""

import queue
import socket
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from sync.enrolment import enroll
from sync.gateway import office
from sync.gateway.office import Place
from sync.gateway.serving import Tls, running
from sync.ports import Binding, Parcel, Signer
from sync.runner import run_once
from sync.submission import sign
from sync.transports.gateway import wire_item
from sync.transports.http import packed
from sync.transports.lines import line_factory
from tests.bench.figures import Figure
from tests.bench.village import finalize_one, make_vault
from tests.support.certificates import certificate

DOSSIERS = 100
RATE = 8000.0
"""Bytes a second each way: 64 kbit/s."""
ROUND_TRIP = 0.6


@dataclass
class ThinLine:
    """What went over it."""

    url: str = ""
    bytes: int = 0
    connections: int = 0


def measure() -> Iterator[Figure]:
    """The bytes both ways and the time of one run that delivers all, beside what the design allows."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = certificate(folder / "tls")
        place = Place(f"sqlite:///{(folder / 'gateway.db').as_posix()}", folder / "gateway.data")
        with running(place, tls=Tls(files.certificate, files.key)) as gateway, thin(gateway.url) as line:
            desk = make_vault(folder / "vault")
            ca_file, signer, store = str(files.authority), desk.vault.device, desk.vault.outbox_store()
            code = office.enroll(place, "Máy đo", "Xã đo")["code"]
            binding = enroll(gateway.url, code, signer, desk.clock, ca_file=ca_file)
            with desk.vault.write() as unit:
                unit.binding.set(binding)
            lines = line_factory(signer, store, desk.clock, ca_file=ca_file)
            finalize_one(desk, 0)
            run_once(store, lines, desk.clock, signer)  # over a good line: the gateway knows the form from now on
            names = [finalize_one(desk, number) for number in range(1, DOSSIERS + 1)]
            with desk.vault.write() as unit:
                unit.binding.set(replace(binding, url=line.url))
            line.bytes = line.connections = 0
            began = time.perf_counter()
            report = run_once(store, lines, desk.clock, signer)
            took = time.perf_counter() - began
            if report.sent != DOSSIERS:
                raise AssertionError(f"only {report.sent} of {DOSSIERS} were delivered: {report.connection}")
            stream = len(packed({"dossiers": _items(store.parcels(names), signer, binding)}))
            desk.vault.close()
        least = stream + 48 * DOSSIERS
        allowed = 1.15 * least + 4096 * line.connections
        yield Figure(
            "thin line: bytes both ways, with TLS", line.bytes / 1000, least / 1000, f"≤ {allowed / 1000:.1f} kB", "kB"
        )
        patience = 1.3 * line.bytes / RATE + 6 * ROUND_TRIP
        yield Figure("thin line: 100 text dossiers", took, line.bytes / RATE, f"≤ {min(60.0, patience):.1f} s", "s")
        yield Figure("thin line: connections", line.connections, None, "", "")


def _items(parcels: Sequence[Parcel], signer: Signer, binding: Binding) -> list[dict[str, Any]]:
    return [
        wire_item(one, sign(signer, one, binding.gateway_id), binding.gateway_id, signer.device_id) for one in parcels
    ]


@contextmanager
def thin(upstream: str) -> Iterator[ThinLine]:
    """A proxy on loopback that is as thin as the line in the mountains."""
    where = urlsplit(upstream)
    listener = socket.create_server(("127.0.0.1", 0))
    line = ThinLine(f"{where.scheme}://127.0.0.1:{listener.getsockname()[1]}")
    accepting = threading.Thread(target=_accept, args=(listener, ("127.0.0.1", where.port or 0), line), daemon=True)
    accepting.start()
    try:
        yield line
    finally:
        with suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)
        listener.close()


def _accept(listener: socket.socket, upstream: tuple[str, int], line: ThinLine) -> None:
    while True:
        try:
            near, _ = listener.accept()
        except OSError:
            return
        time.sleep(ROUND_TRIP)  # the handshake of TCP
        far = socket.create_connection(upstream)
        line.connections += 1
        for source, target in ((near, far), (far, near)):
            moving: queue.Queue[tuple[float, bytes]] = queue.Queue()
            for work, arguments in ((_take, (source, moving, line)), (_give, (target, moving))):
                threading.Thread(target=work, args=arguments, daemon=True).start()


def _take(source: socket.socket, moving: "queue.Queue[tuple[float, bytes]]", line: ThinLine) -> None:
    """Each piece arrives half a round trip after the rate has let its last byte go."""
    free_at = 0.0
    with suppress(OSError):
        while piece := source.recv(1400):
            line.bytes += len(piece)
            free_at = max(free_at, time.perf_counter()) + len(piece) / RATE
            moving.put((free_at + ROUND_TRIP / 2, piece))
    moving.put((free_at, b""))


def _give(target: socket.socket, moving: "queue.Queue[tuple[float, bytes]]") -> None:
    with suppress(OSError):
        while True:
            at, piece = moving.get()
            time.sleep(max(0.0, at - time.perf_counter()))
            if not piece:
                target.shutdown(socket.SHUT_WR)
                return
            target.sendall(piece)
