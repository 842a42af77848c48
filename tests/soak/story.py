"""One story from a seed: two laptops and a gateway in processes of their own, killed and restarted, over a bad line.

At the end the line is good, the clocks are right, and both sides are laid beside each other: what a laptop calls
delivered is at the gateway with that content and all its papers, and the gateway holds nothing that nobody sent.
"""

import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.services.enroll_laptop import enroll_laptop
from app.services.unlock_vault import create, unlock
from forms.dossier import DossierState, OutboxState
from sync import receipt
from sync.gateway import office
from sync.gateway.local import running_gateway
from sync.gateway.office import Place
from tests.soak.line import BadLine, bad_line
from tests.support.vaults import USER, WEAK, WORDS

ROOT = Path(__file__).resolve().parents[2]
LAPTOPS = 2
ROUNDS = 5
TWO_YEARS = 2 * 365 * 86400.0
_LONGEST = 120.0


class Broken(AssertionError):  # noqa: N818 - ends in a word a person could say, as all our errors do
    """Something was lost, doubled or invented."""


@dataclass(frozen=True)
class Done:
    """What a story came to."""

    submissions: int
    withdrawn: int
    kills: int
    faults: int

    def __str__(self) -> str:
        sent = f"{self.submissions} delivered, {self.withdrawn} withdrawn"
        return f"{sent}, {self.kills} kills, {self.faults} faults on the line"


def play(seed: int, folder: Path, rounds: int = ROUNDS) -> Done:
    """Play a story to its end; ``Broken`` when both sides differ."""
    rng = random.Random(seed)  # noqa: S311 - a story that can be repeated
    stick = folder / "stick"
    stick.mkdir()
    laptops = [folder / f"laptop{number}" for number in range(LAPTOPS)]
    kills = 0
    with bad_line(seed) as line:
        _enrol(folder / "gateway", laptops, line)
        line.trouble = rng.choice((0.1, 0.25, 0.5))
        for _ in range(rounds):
            with _gateway(folder / "gateway", line, _wrong(rng)) as gateway:
                kills += _round(rng, laptops, stick, gateway)
        line.trouble = 0.0
        with _gateway(folder / "gateway", line, 0.0):
            for laptop in laptops:
                _must(_laptop(laptop, 0, 0.0, stick, 0).wait(_LONGEST) == 0, f"{laptop.name} did not come to its end")
        faults = sum(count for fault, count in line.told.items() if fault)
    delivered, withdrawn = _compare(folder / "gateway", laptops)
    return Done(delivered, withdrawn, kills, faults)


def _round(rng: random.Random, laptops: list[Path], stick: Path, gateway: "subprocess.Popen[str]") -> int:
    """Both laptops at work at the same time; either, or the gateway, may be killed at any moment."""
    running = [_laptop(laptop, rng.randrange(10**9), _wrong(rng), stick, rng.randint(4, 9)) for laptop in laptops]
    kills = 0
    for process in running:
        patience = rng.uniform(1.0, 4.0) if rng.random() < 0.5 else _LONGEST
        try:
            process.wait(patience)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            kills += 1
        if rng.random() < 0.2:
            gateway.kill()
            kills += 1
    return kills


def _wrong(rng: random.Random) -> float:
    """By how many seconds a clock is wrong this time."""
    return rng.choice((0.0, 0.0, -TWO_YEARS, TWO_YEARS, rng.uniform(-86400, 86400)))


def _enrol(gateway: Path, laptops: list[Path], line: BadLine) -> None:
    with running_gateway(gateway) as running:
        line.upstream = int(running.url.rsplit(":", 1)[1])
        for number, folder in enumerate(laptops):
            desk, _ = create(folder, USER, WORDS, None, WEAK)
            enroll_laptop(desk, line.url, office.enroll(running.place, f"Máy {number}", f"Xã {number}")["code"])
            desk.vault.close()


@contextmanager
def _gateway(folder: Path, line: BadLine, seconds: float) -> Iterator["subprocess.Popen[str]"]:
    command = [sys.executable, "-m", "tests.soak.gateway", str(folder), str(seconds)]
    server = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    if server.stdin is None or server.stdout is None:
        raise RuntimeError("the gateway's pipes are missing")
    try:
        line.upstream = int(server.stdout.readline())
        yield server
    finally:
        server.stdin.close()
        server.stdout.close()
        server.wait(_LONGEST)


def _laptop(folder: Path, seed: int, seconds: float, stick: Path, deeds: int) -> "subprocess.Popen[bytes]":
    words = [str(folder), str(seed), str(seconds), str(stick), str(deeds)]
    return subprocess.Popen([sys.executable, "-m", "tests.soak.laptop", *words], cwd=ROOT)


def _compare(gateway: Path, laptops: list[Path]) -> tuple[int, int]:
    """Lay both sides beside each other."""
    place = Place(f"sqlite:///{(gateway / 'gateway.db').as_posix()}", gateway / "gateway.data")
    sent: dict[str, str] = {}
    withdrawn, may_be_there, not_wanted = 0, set[str](), set[str]()
    newest: dict[str, tuple[int, str]] = {}
    for folder in laptops:
        desk = unlock(folder, USER, WORDS)
        with desk.vault.read(sees_all=True) as unit:
            rows, binding = unit.outbox.rows(), unit.binding.get()
            not_wanted |= {
                row.dossier_id for row in rows if unit.dossiers.get(row.dossier_id).state is DossierState.WITHDRAWN
            }
            receipts = {row.submission_id: unit.outbox.receipt(row.submission_id) for row in rows}
        for row in rows:
            if row.state is OutboxState.WITHDRAWN:
                withdrawn += 1
                may_be_there |= {row.dossier_id} if row.gateway_id is not None else set()
                continue
            _must(row.state is OutboxState.DELIVERED, f"{row.submission_id} is {row.state} ({row.last_error})")
            (parcel,) = desk.vault.outbox_store().parcels([row.submission_id])
            kept = receipts[row.submission_id]
            _must(kept is not None and binding is not None, f"{row.submission_id} has no receipt")
            if kept is not None and binding is not None:
                receipt.verify(kept, parcel, binding.keys)
            sent[row.submission_id] = parcel.digest
            newest[parcel.dossier_id] = max(
                newest.get(parcel.dossier_id, (0, "")), (parcel.revision, row.submission_id)
            )
        _must(desk.vault.check() == (), f"{folder.name} is damaged")
        desk.vault.close()
    every = office.dossiers(place, limit=1000)
    for one in every:
        is_told = one["withdrawn_at"] is not None
        _must(is_told == (one["id"] in not_wanted), f"{one['id']} and what the office is told of its withdrawal differ")
    held = [one for one in every if one["id"] in newest or one["id"] not in may_be_there]
    _must({one["id"] for one in held} == set(newest), "laptops and gateway do not hold the same dossiers")
    for one in held:
        name = one["id"]
        _must((one["revision"], one["submission_id"]) == newest[name], f"{name} is held in another revision")
        _must(one["missing_files"] == 0, f"{name} lacks papers")
        _must(all(paper["arrived"] for paper in office.dossier(place, name)["files"]), f"{name} lacks a paper")
    return len(sent), withdrawn


def _must(holds: bool, what: str) -> None:  # noqa: FBT001 - reads as a sentence
    if not holds:
        raise Broken(what)
