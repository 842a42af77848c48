"""One story from a seed: two laptops and a gateway in processes of their own, killed and restarted, over bad lines.

The seed also says whether they speak TLS (with a certificate that is wrong for a while), where the gateway keeps what
it holds (SQLite, or a PostgreSQL that is stopped and started), whether its disk is full for a while, and whether a
laptop, or the gateway, comes back from a backup in the middle. At the end the lines are good, the clocks are right, and
both sides are laid beside each other (``tests.soak.checker``).
"""

import os
import random
import shutil
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.services import keep_backups, restore_vault
from app.services.enroll_laptop import enroll_laptop
from app.services.unlock_vault import create, unlock
from app.storage.vault import ByPassphrase
from sync.gateway import office
from sync.gateway.office import Place
from tests.soak import certificates, checker
from tests.soak.certificates import Certificates
from tests.soak.checker import Broken, Sent
from tests.soak.disk import SmallDisk, small_disk
from tests.soak.laptop import Day
from tests.soak.line import BadLine, bad_line
from tests.soak.processes import LONGEST, Server, a_server, start_laptop
from tests.support.postgres import Postgres
from tests.support.vaults import USER, WEAK, WORDS

LAPTOPS = 2
ROUNDS = 5
TWO_YEARS = 2 * 365 * 86400.0

__all__ = ["ROUNDS", "Broken", "Done", "play"]


@dataclass(frozen=True)
class Ingredients:
    """What a seed puts into its story, in one order for ever, so that a seed means the same everywhere."""

    trouble: float
    tls: bool
    postgres: bool
    full_disk: bool
    laptop_restored: bool
    gateway_restored: bool

    @staticmethod
    def of(seed: int, rng: random.Random) -> "Ingredients":
        """A laptop and its gateway are not both put back: what only those two held would rightly be gone."""
        trouble, tls = rng.choice((0.1, 0.25, 0.5)), rng.random() < 0.5
        postgres, full_disk, laptop = rng.random() < 0.3, rng.random() < 0.5, rng.random() < 0.6
        gateway = not laptop and not postgres and seed % 3 > 0
        return Ingredients(trouble, tls, postgres, full_disk, laptop, gateway)


@dataclass
class Done:
    """What a story came to."""

    delivered: int = 0
    withdrawn: int = 0
    faults: int = 0
    happened: dict[str, int] = field(default_factory=dict)

    def __str__(self) -> str:
        sent = f"{self.delivered} delivered, {self.withdrawn} withdrawn, {self.faults} faults on the lines"
        return ", ".join([sent, *(f"{count} × {what}" for what, count in sorted(self.happened.items()))])


@dataclass
class World:
    """Everything that a story moves."""

    rng: random.Random
    place: Place
    server: Server
    laptops: list[Path]
    lines: list[BadLine]
    stick: Path
    certificates: Certificates | None
    postgres: Postgres | None
    disk: SmallDisk | None
    done: Done = field(default_factory=Done)
    sent_before_restore: list[Sent] = field(default_factory=list)
    passed_before: dict[int, int] = field(default_factory=dict)
    leaks: list[str] = field(default_factory=list)

    def count(self, what: str) -> None:
        self.done.happened[what] = self.done.happened.get(what, 0) + 1

    def day(self, number: int, **facts: Any) -> Day:
        trusted = self.certificates.trusted if self.certificates else None
        return Day(self.laptops[number], self.stick, trusted=trusted, **facts)


def play(seed: int, folder: Path, rounds: int = ROUNDS, postgres: Postgres | None = None) -> Done:
    """Play a story to its end; ``Broken`` when both sides differ.

    Without a running ``postgres``, or where no disk may be mounted, those ingredients are left out.
    """
    rng = random.Random(seed)  # noqa: S311 - a story that can be repeated
    chosen = Ingredients.of(seed, rng)
    with _world(seed, rng, chosen, folder, postgres) as world:
        _start(world, 0.0)
        for number in range(LAPTOPS):
            desk, _ = create(world.laptops[number], USER, WORDS, None, WEAK)
            desk.vault.close()
            _enrol(world, number)
        backup_after, restore_after = sorted(rng.sample(range(rounds), 2)) if rounds > 1 else (0, 0)
        lost = rng.randrange(LAPTOPS)
        for number in range(rounds):
            _round(world, chosen.trouble)
            if number == backup_after and chosen.laptop_restored:
                _back_up(world, lost, folder / "backup.hsb")
            if number == restore_after and chosen.laptop_restored:
                _restore(world, lost, folder / "backup.hsb")
            if number == backup_after and chosen.gateway_restored:
                _back_up_gateway(world, folder / "gateway", folder / "gateway.backup")
            if number == restore_after and chosen.gateway_restored:
                _restore_gateway(world, folder / "gateway", folder / "gateway.backup")
        _end(world)
        world.done.faults = sum(count for line in world.lines for fault, count in line.told.items() if fault)
    return world.done


@contextmanager
def _world(
    seed: int, rng: random.Random, chosen: Ingredients, folder: Path, postgres: Postgres | None
) -> Iterator[World]:
    made = certificates.make(folder / "certificates") if chosen.tls else None
    before = os.environ.get("SSL_CERT_FILE")
    with ExitStack() as stack:
        if made is not None:
            os.environ["SSL_CERT_FILE"] = str(made.trusted)
            stack.callback(_set_back, before)
        disk = stack.enter_context(small_disk(folder / "gateway")) if chosen.full_disk else None
        (folder / "gateway").mkdir(exist_ok=True)
        (folder / "stick").mkdir()
        used = postgres if chosen.postgres else None
        db = used.new_database() if used else f"sqlite:///{(folder / 'gateway' / 'gateway.db').as_posix()}"
        place = Place(db, folder / "gateway" / "data")
        front, back = (made.good, made.upstream) if made else (None, None)
        lines = [stack.enter_context(bad_line(LAPTOPS * seed + number, front, back)) for number in range(LAPTOPS)]

        def lead(port: int) -> None:
            for line in lines:
                line.upstream = port

        server = stack.enter_context(a_server(db, folder / "gateway" / "data", made.gateway if made else None, lead))
        laptops = [folder / f"laptop{number}" for number in range(LAPTOPS)]
        yield World(rng, place, server, laptops, lines, folder / "stick", made, used, disk)


def _set_back(before: str | None) -> None:
    os.environ.pop("SSL_CERT_FILE", None)
    if before is not None:
        os.environ["SSL_CERT_FILE"] = before


def _start(world: World, wrong_by: float) -> None:
    checker.must(world.server.start(wrong_by), "the gateway did not come up")


def _enrol(world: World, number: int) -> None:
    desk = unlock(world.laptops[number], USER, WORDS)
    try:
        code = office.enroll(world.place, f"Máy {number}", f"Xã {number}")["code"]
        enroll_laptop(desk, world.lines[number].url, code)
    finally:
        desk.vault.close()


# -- one round --------------------------------------------------------------------------------------------------------


def _round(world: World, trouble: float) -> None:
    """Both laptops at work at the same time while this and that goes wrong; what is broken is mended at the end."""
    rng = world.rng
    _start(world, _wrong(rng))
    running: list[Any] = []
    for line in world.lines:
        line.trouble = trouble
        _let_happen(line, _plan(world, rng, running))
    for number in range(LAPTOPS):
        dies_after = rng.uniform(0.02, 0.6) if rng.random() < 0.3 else None
        facts = {"seed": rng.randrange(10**9), "deeds": rng.randint(4, 9), "wrong_by": _wrong(rng)}
        running.append(start_laptop(world.day(number, dies_after=dies_after, **facts)))
    for process in running:
        process.join(LONGEST)
        checker.must(process.exitcode is not None, "a laptop hangs")
        if process.exitcode != 0:
            checker.must(process.exitcode < 0, f"a laptop ended with {process.exitcode}")
            world.count("a laptop killed")
    for line in world.lines:
        line.trouble, line.on_call = 0.0, lambda _number: None
    _mend(world)


_ONE_AT_A_TIME = threading.Lock()
_Deeds = dict[int, Callable[[], None]]


def _let_happen(line: BadLine, plan: _Deeds) -> None:
    """Do what is planned for the n-th call from now, before it is served."""
    first = line.calls

    def happen(number: int) -> None:
        deed = plan.pop(number - first, None)
        if deed is not None:
            with _ONE_AT_A_TIME:
                deed()

    line.on_call = happen


def _plan(world: World, rng: random.Random, running: Sequence[Any]) -> _Deeds:
    """What befalls this round on one line, by the number of the call; each trouble may end within the round or not."""
    plan: _Deeds = {}
    number = len([line for line in world.lines if line.trouble])  # lines are planned in their order

    def add(chance: float, breaks: Callable[[], None], mends: Callable[[], None] | None) -> None:
        at, lasts = rng.randint(1, 25), rng.randint(1, 12)
        if rng.random() < chance:
            plan[at] = breaks
            if mends is not None:
                plan[at + lasts] = mends

    wrong = _wrong(rng)
    add(0.3, lambda: _kill_gateway(world), lambda: _revive_gateway(world, wrong))
    add(0.3, lambda: _kill_laptop(running, number - 1), None)
    left = rng.choice((0, 0, 4096, 40_960, 200_000))
    if world.disk is not None:
        add(0.4, lambda: _fill_disk(world, left), world.disk.free)
    if world.postgres is not None:
        add(0.4, lambda: _stop_database(world), world.postgres.start)
    fault = rng.choice(certificates.FAULTS)
    if world.certificates is not None:
        add(0.5, lambda: _spoil_certificate(world, number - 1, fault), lambda: _good_certificate(world, number - 1))
    return plan


def _kill_gateway(world: World) -> None:
    world.server.kill()
    world.count("the gateway killed")


def _revive_gateway(world: World, wrong_by: float) -> None:
    world.server.start(wrong_by)  # in vain while its disk is full or its database away


def _kill_laptop(running: Sequence[Any], number: int) -> None:
    if number < len(running):
        running[number].kill()


def _fill_disk(world: World, left: int) -> None:
    if world.disk is not None:
        world.disk.fill(left)
        world.count("its disk full")


def _stop_database(world: World) -> None:
    if world.postgres is not None:
        world.postgres.stop()
        world.count("its database stopped")


def _spoil_certificate(world: World, number: int, fault: str) -> None:
    if world.certificates is not None:
        world.lines[number].front = world.certificates.bad[fault]
        world.passed_before[number] = world.lines[number].passed
        world.count(f"certificate {fault}")


def _good_certificate(world: World, number: int) -> None:
    """The right one again; nothing may have passed while it was wrong."""
    if world.certificates is not None:
        line = world.lines[number]
        if world.passed_before.pop(number, line.passed) != line.passed:
            world.leaks.append(f"laptop {number} spoke to a wrong certificate")
        line.front = world.certificates.good


def _mend(world: World) -> None:
    """All that a round left broken."""
    if world.disk is not None:
        world.disk.free()
    if world.postgres is not None:
        world.postgres.start()
    for number in range(LAPTOPS):
        _good_certificate(world, number)
    checker.must(not world.leaks, "; ".join(world.leaks))


def _wrong(rng: random.Random) -> float:
    """By how many seconds a clock is wrong this time."""
    return rng.choice((0.0, 0.0, -TWO_YEARS, TWO_YEARS, rng.uniform(-86400, 86400)))


# -- somebody comes back from a backup --------------------------------------------------------------------------------


def _back_up(world: World, number: int, file: Path) -> None:
    desk = unlock(world.laptops[number], USER, WORDS)
    try:
        keep_backups.back_up_to_file(desk, file)
    finally:
        desk.vault.close()


def _restore(world: World, number: int, file: Path) -> None:
    """What the laptop knew is written down; then it is as it was at its backup, and enrols again."""
    world.sent_before_restore += checker.sent_by(world.laptops[number])
    restore_vault.restore(file, world.laptops[number], ByPassphrase(USER, WORDS), replace=True)
    _start(world, 0.0)
    _enrol(world, number)
    world.count("a laptop restored")


def _back_up_gateway(world: World, folder: Path, backup: Path) -> None:
    """As the keeper's guide says: all of its folder, while it does not run."""
    world.server.stop()
    shutil.copytree(folder, backup)


def _restore_gateway(world: World, folder: Path, backup: Path) -> None:
    """The folder may be a mounted disk, so only what is in it is replaced."""
    world.server.stop()
    for path in folder.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    shutil.copytree(backup, folder, dirs_exist_ok=True)
    office.restored(world.place)
    world.count("the gateway restored")


# -- the end ----------------------------------------------------------------------------------------------------------


def _end(world: World) -> None:
    """All is well again; half of the requests that the lines kept come before the last sending, half after it."""
    _start(world, 0.0)
    for line in world.lines:
        line.deliver_late(line.calls + 15)
    for number in range(LAPTOPS):
        process = start_laptop(world.day(number))
        process.join(LONGEST)
        checker.must(process.exitcode == 0, f"laptop {number} did not come to its end")
    for line in world.lines:
        line.deliver_late()
    world.server.stop()
    found = checker.compare(world.place, world.laptops, world.sent_before_restore)
    world.done.delivered, world.done.withdrawn = found
