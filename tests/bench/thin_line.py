"""100 text dossiers over 64 kbit/s with 600 ms round trip, by TLS: every byte on the wire counted, every second too.

The floor in bytes is one compressed stream of all signed submissions and 48 bytes a dossier; in time it is what those
bytes need at that rate. The same is done over a line that breaks in the middle of each batch three times, and a file is
sent over one that breaks in the middle of a block.
"""

import queue
import random
import socket
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from app.services.desk import Desk
from sync.enrolment import enroll
from sync.gateway import office
from sync.gateway.office import Place
from sync.gateway.serving import Tls, running
from sync.ports import Binding, LineFactory, OutboxStore, Parcel, Signer
from sync.runner import run_once
from sync.submission import sign
from sync.transports.answers import wire_item
from sync.transports.http import packed
from sync.transports.lines import line_factory
from tests.bench.figures import Figure
from tests.bench.village import finalize_one, make_vault
from tests.support.certificates import certificate

DOSSIERS = 100
RATE = 8000.0
"""Bytes a second each way: 64 kbit/s."""
ROUND_TRIP = 0.6


CUTS = (15_000, 9_000, 21_000)
"""Bytes after which the first connections break: in the middle of the batch, each time elsewhere."""
FILE_BYTES, FILE_CUTS = 150_000, (110_000,)
AHEAD = 0.5
"""Seconds of the rate that lie in the queues of the way."""
RECONNECT = 5 * ROUND_TRIP
"""TCP, TLS, ping, session, and the question about what is uncertain."""
BLOCK_SECONDS = 8.0
"""What a cut may cost at most, of the measured rate."""


@dataclass
class ThinLine:
    """What went over it; ``cuts`` are bytes after which the next connections break."""

    url: str = ""
    bytes: int = 0
    connections: int = 0
    cuts: list[int] = field(default_factory=list)


@dataclass
class Laptop:
    """A laptop that is enrolled, and the line to its gateway."""

    desk: Desk
    store: OutboxStore
    lines: LineFactory
    binding: Binding
    line: ThinLine

    @property
    def signer(self) -> Signer:
        return self.desk.vault.device

    def run(self, wanted: int, cuts: Sequence[int] = ()) -> float:
        """Seconds until ``wanted`` are delivered; nobody waits between two runs."""
        self.line.bytes = self.line.connections = 0
        self.line.cuts = list(cuts)
        began, sent = time.perf_counter(), 0
        for _ in range(len(cuts) + 1):
            sent += run_once(self.store, self.lines, self.desk.clock, self.signer).sent
            if sent == wanted:
                return time.perf_counter() - began
        raise AssertionError(f"only {sent} of {wanted} were delivered")


def measure() -> Iterator[Figure]:
    """The bytes both ways and the time of one run that delivers all, beside what the design allows."""
    with tempfile.TemporaryDirectory() as name, _laptop(Path(name)) as laptop:
        yield from _without_cuts(laptop)
        yield from _with_cuts(laptop)
        yield from _a_file_with_a_cut(laptop)


def _without_cuts(laptop: Laptop) -> Iterator[Figure]:
    least = _queued(laptop, 1)
    took = laptop.run(DOSSIERS)
    line = laptop.line
    allowed = 1.15 * least + 4096 * line.connections
    yield Figure(
        "thin line: bytes both ways, with TLS", line.bytes / 1000, least / 1000, f"≤ {allowed / 1000:.1f} kB", "kB"
    )
    patience = 1.3 * line.bytes / RATE + 6 * ROUND_TRIP
    yield Figure("thin line: 100 text dossiers", took, line.bytes / RATE, f"≤ {min(60.0, patience):.1f} s", "s")
    yield Figure("thin line: connections", line.connections, None, "", "")


def _with_cuts(laptop: Laptop) -> Iterator[Figure]:
    least = _queued(laptop, DOSSIERS + 1)
    took = laptop.run(DOSSIERS, CUTS)
    line = laptop.line
    allowed = 1.15 * least + 4096 * line.connections + sum(CUTS)
    yield Figure(
        f"  with {len(CUTS)} cuts: bytes both ways", line.bytes / 1000, least / 1000, f"≤ {allowed / 1000:.1f} kB", "kB"
    )
    patience = 1.3 * line.bytes / RATE + 6 * ROUND_TRIP + len(CUTS) * RECONNECT
    yield Figure(f"  with {len(CUTS)} cuts: time", took, line.bytes / RATE, f"≤ {min(60.0, patience):.1f} s", "s")
    yield Figure(f"  with {len(CUTS)} cuts: connections", line.connections, None, f"≤ {len(CUTS) + 1}", "")


def _a_file_with_a_cut(laptop: Laptop) -> Iterator[Figure]:
    photo = b"\x89PNG\r\n\x1a\n" + random.Random(1).randbytes(FILE_BYTES)  # noqa: S311 - an invented photograph
    finalize_one(laptop.desk, 2 * DOSSIERS + 1, [photo])
    took = laptop.run(1, FILE_CUTS)
    lost = laptop.line.bytes - FILE_BYTES
    yield Figure("  a file of 150 kB with a cut: time", took, FILE_BYTES / RATE, "", "s")
    yield Figure("  what the cut cost, all else included", lost / RATE, None, f"≤ {BLOCK_SECONDS} + talk", "s")


def _queued(laptop: Laptop, first: int) -> int:
    """A hundred more that wait; the fewest bytes that bring them."""
    names = [finalize_one(laptop.desk, number) for number in range(first, first + DOSSIERS)]
    items = _items(laptop.store.parcels(names), laptop.signer, laptop.binding)
    return len(packed({"dossiers": items})) + 48 * DOSSIERS


@contextmanager
def _laptop(folder: Path) -> Iterator[Laptop]:
    """A laptop whose gateway knows the form already, and both on a thin line."""
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
        with desk.vault.write() as unit:
            unit.binding.set(replace(unit.binding.get() or binding, url=line.url))
        try:
            yield Laptop(desk, store, lines, binding, line)
        finally:
            desk.vault.close()


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


class _Wire:
    """Both ways of one connection; it breaks after so many bytes."""

    def __init__(self, near: socket.socket, far: socket.socket, line: ThinLine) -> None:
        self._ends = near, far
        self._line = line
        self._left = line.cuts.pop(0) if line.cuts else None
        self._lock = threading.Lock()

    def carries(self, count: int) -> bool:
        """Count these bytes; False when the line breaks before they are through."""
        with self._lock:
            self._line.bytes += count
            if self._left is None:
                return True
            self._left -= count
            if self._left > 0:
                return True
        for end in self._ends:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        return False


def _accept(listener: socket.socket, upstream: tuple[str, int], line: ThinLine) -> None:
    while True:
        try:
            near, _ = listener.accept()
        except OSError:
            return
        time.sleep(ROUND_TRIP)  # the handshake of TCP
        far = socket.create_connection(upstream)
        line.connections += 1
        wire = _Wire(near, far, line)
        for source, target in ((near, far), (far, near)):
            moving: queue.Queue[tuple[float, bytes]] = queue.Queue()
            for work, arguments in ((_take, (source, moving, wire)), (_give, (target, moving))):
                threading.Thread(target=work, args=arguments, daemon=True).start()


def _take(source: socket.socket, moving: "queue.Queue[tuple[float, bytes]]", wire: _Wire) -> None:
    """Each piece arrives half a round trip after the rate has let its last byte go.

    The sender is never more than a few packets ahead, as on a real line: what waits in front of it has not left.
    """
    free_at = 0.0
    with suppress(OSError):
        while piece := source.recv(1400):
            if not wire.carries(len(piece)):
                break
            free_at = max(free_at, time.perf_counter()) + len(piece) / RATE
            moving.put((free_at + ROUND_TRIP / 2, piece))
            time.sleep(max(0.0, free_at - time.perf_counter() - AHEAD))
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
