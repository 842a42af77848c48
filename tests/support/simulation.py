"""Years of bad luck in a minute: cuts, kills, lost and late requests, sticks, withdrawals, restores, clones.

Nothing is lost, nothing doubled.

``python -m tests.support.simulation`` plays 1,000,000 steps on all cores and says which seed failed, if one did. A step
is a moment at which luck may strike: before, during or after a call over the line, before or after one to the store.
"""

import argparse
import os
import random
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from itertools import count
from typing import Any

from forms.dossier import OutboxState
from sync import bundle, receipt
from sync.ports import LineFault, Parcel
from sync.runner import run_once
from tests.support.clocks import SetClock
from tests.support.flaky_line import Weather, fine, lines
from tests.support.memory_gateway import MemoryGateway
from tests.support.memory_outbox import MemoryOutbox
from tests.support.parcels import FORM, FORM_HASH, a_packet
from tests.support.signers import MemorySigner

DEEDS = 600
MOST_LAPTOPS = 4
FAULTS = ("cut", "timeout", "none", "captive", "nonsense", "server-error", "busy", "session", "bad-request")
REFUSALS = {"busy", "session", "bad-request"}
"""What a gateway says that kept nothing of a request."""


class Killed(BaseException):
    """The power went."""


class MortalStore:
    """A store whose process may die at any call, before or after it took effect; a dead process writes nothing."""

    def __init__(self, store: MemoryOutbox, rng: random.Random, chance: float) -> None:
        self._store, self._rng, self._chance = store, rng, chance
        self._dead = False
        self.moments = 0

    def die(self) -> None:
        self._dead = True

    def __getattr__(self, name: str) -> Callable[..., Any]:
        method = getattr(self._store, name)

        def call(*args: Any, **kwargs: Any) -> Any:
            luck = self._rng.random()
            self.moments += 2
            if self._dead or luck < self._chance:
                self._dead = True
                raise Killed
            answer = method(*args, **kwargs)
            if luck > 1 - self._chance:
                self._dead = True
                raise Killed
            return answer

        return call


class World:
    """Two laptops, those that came of their backups, one gateway, one sequence of luck."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)  # noqa: S311 - luck that can be repeated
        self.gateway = MemoryGateway()
        self.clock = SetClock()
        self.signers = [MemorySigner(1), MemorySigner(2)]
        self.stores = [
            MemoryOutbox(self.gateway.binding(signer.device_id), {FORM_HASH: FORM}) for signer in self.signers
        ]
        self.former: list[list[MemorySigner]] = [[], []]
        self.gone: set[str] = set()
        self.tried: set[str] = set()
        self.shared: set[str] = set()
        self.rivals: set[str] = set()
        self.asked_back: set[str] = set()
        self.late: list[Callable[[], object]] = []
        self.proved: set[str] = set()
        self.put_so_far = 0
        self.moments = 0
        self._checked = 0

    def step(self) -> None:
        """One thing that happens in the village."""
        what = self.rng.choices(
            (
                self._put,
                self._sync,
                self._arrive_late,
                self._act,
                self._wait,
                self._restore,
                self._carry,
                self._withdraw,
                self._restore_laptop,
            ),
            (4, 6, 2, 1, 1, 0.2, 0.6, 0.3, 0.02),
        )[0]
        what()

    def end(self) -> None:
        """The line is good at last, and the programs were started again."""
        while self.late:
            self.late.pop()()
        for index, store in enumerate(self.stores):
            for _ in range(3):
                self.clock.pass_(days=1)
                self._run(index, store, fine, release_all=True)

    def check(self) -> None:
        """What must hold at every moment."""
        held, taken = self.gateway.held, self.gateway.taken
        if len(taken) != self._checked:
            self._checked = len(taken)
            _must(len(set(taken)) == len(taken), "a submission was taken twice")
            places = {(one.parcel.dossier_id, one.parcel.revision) for one in held.values()}
            _must(len(places) == len(held), "a revision is held twice")
        keys = self.gateway.binding("").keys
        for store in self.stores:
            for name in store.receipts.keys() - self.proved:
                receipt.verify(store.receipts[name], store.parcels([name])[0], keys)
                self.proved.add(name)
            delivered = {row.submission_id for row in store.rows() if row.state is OutboxState.DELIVERED}
            _must(delivered <= self.proved, "delivered without a proved receipt")

    def _put(self) -> None:
        self.put_so_far += 1
        files = [self.rng.randbytes(self.rng.randint(1, 9)) for _ in range(self.rng.choice((0, 0, 0, 1, 2)))]
        packet = a_packet(self.put_so_far, files=files)
        self.rng.choice(self.stores).put(packet.parcel, files=packet.files)

    def _carry(self) -> None:
        """A stick: whoever carries it brings it some day, and its reply comes back some day after, or never."""
        index = self.rng.randrange(len(self.stores))
        store, signer = self.stores[index], self.signers[index]
        parcels = bundle.set_out(store, self.gateway.id, self.clock.now())

        def bring() -> None:
            for parcel in parcels:
                if self._heir_of_another(signer, parcel):
                    continue
                self.gateway.take(signer.device_id, [parcel])
                self._put_files(signer, parcel)
            if parcels and self.rng.random() < 0.7:
                self.late.append(lambda: self._take_reply(store, signer, [parcel.submission_id for parcel in parcels]))

        self.late.append(bring)

    def _heir_of_another(self, signer: MemorySigner, parcel: Parcel) -> bool:
        """A stick is taken for its author; who goes on for a former device sends by the line."""
        held = self.gateway.held.get(parcel.submission_id)
        return held is not None and held.author != signer.device_id

    def _put_files(self, signer: MemorySigner, parcel: Parcel) -> None:
        held = self.gateway.held.get(parcel.submission_id)
        for sha256 in held.missing if held is not None and held.author == signer.device_id else ():
            self.gateway.put_file(signer.device_id, parcel.submission_id, sha256)

    def _take_reply(self, store: MemoryOutbox, signer: MemorySigner, names: list[str]) -> None:
        if store in self.stores:
            bundle.settle(store, signer, self.clock.now(), self.gateway.ask(signer.device_id, names))

    def _withdraw(self) -> None:
        store = self.rng.choice(self.stores)
        if rows := store.rows():
            name = self.rng.choice(rows).submission_id
            store.request(name, "withdraw")
            self.asked_back.add(name)

    def _restore_laptop(self) -> None:
        """A backup becomes another laptop; the first one is lost, or goes on beside it as its clone."""
        index = self.rng.randrange(len(self.stores))
        if len(self.stores) >= MOST_LAPTOPS:
            return
        signer = MemorySigner(100 + len(self.signers) + sum(map(len, self.former)))
        heir = self.stores[index].restored(replace(self.gateway.binding(signer.device_id), epoch=""))
        self.shared |= {row.submission_id for row in self.stores[index].rows()}
        formers = [self.signers[index], *self.former[index]]
        for row in list(self.stores[index].rows())[:1]:  # finalized once more on the other: one of them must give way
            self._rival(heir, row.dossier_id)
        if self.rng.random() < 0.5:
            self.gone |= {row.submission_id for row in self.stores[index].rows()}
            self.tried |= self.stores[index].ever_claimed
            self.stores[index], self.signers[index], self.former[index] = heir, signer, formers
        else:
            self.stores.append(heir)
            self.signers.append(signer)
            self.former.append(formers)

    def _rival(self, store: MemoryOutbox, dossier_id: str) -> None:
        self.put_so_far += 1
        packet = a_packet(self.put_so_far, name="Lò Thị Khác", dossier=int(dossier_id[-12:]))
        self.rivals.add(packet.parcel.submission_id)
        self.rivals |= {row.submission_id for one in self.stores for row in one.rows() if row.dossier_id == dossier_id}
        store.put(packet.parcel)

    def _sync(self) -> None:
        index = self.rng.randrange(len(self.stores))
        mortal = MortalStore(self.stores[index], self.rng, self.rng.choice((0.0, 0.0, 0.05)))
        trouble = self.rng.choice((0.0, 0.05, 0.3))

        def weather(call: str, point: str) -> None:
            self.moments += 1
            luck = self.rng.random()
            if luck < trouble / 5:
                mortal.die()
                raise Killed
            if luck < trouble:
                raise self._fault(index, call, point)

        try:
            self._run(index, mortal, weather, release_all=self.rng.random() < 0.7)
        except Killed:
            self.stores[index].leftovers_to_uncertain()
        self.moments += mortal.moments
        _must(all(row.state is not OutboxState.SENDING for row in self.stores[index].rows()), "left in sending")

    def _run(self, index: int, store: Any, weather: Weather, *, release_all: bool) -> None:
        signer = self.signers[index]
        run_once(
            store,
            lines(self.gateway, signer, weather),
            self.clock,
            signer,
            release_all=release_all,
            former=self.former[index],
            rng=self.rng,
        )

    def _fault(self, index: int, call: str, point: str) -> LineFault:
        kind = self.rng.choice(FAULTS)
        if call == "send" and point == "during" and self.rng.random() < 0.5:  # it is still on its way
            author = self.signers[index].device_id
            sending = [
                parcel
                for row in self.stores[index].rows()
                if row.state is OutboxState.SENDING
                for parcel in self.stores[index].parcels([row.submission_id])
            ]
            self.late.append(lambda: self.gateway.take(author, sending))
            return LineFault("cut", body_left=True)
        if point == "before" or (point == "during" and kind in REFUSALS):
            return LineFault(kind, retry_after=self.rng.choice((None, 60.0)))
        return LineFault("cut" if kind in REFUSALS else kind, body_left=True)

    def _arrive_late(self) -> None:
        if self.late:
            self.late.pop(self.rng.randrange(len(self.late)))()

    def _act(self) -> None:
        received = [one.parcel.dossier_id for one in self.gateway.held.values()]
        if received:
            self.gateway.act(self.rng.choice(received), self.rng.choice((2, 4, 5)))

    def _wait(self) -> None:
        self.clock.pass_(minutes=self.rng.choice((1, 30, 600)))

    def _restore(self) -> None:
        forgotten = [name for name in self.gateway.held if self.rng.random() < 0.1]
        self.gateway.restore(forgotten)
        self.gateway.taken = [name for name in self.gateway.taken if name not in forgotten]


def _must(holds: bool, what: str) -> None:  # noqa: FBT001 - reads as a sentence
    if not holds:
        raise AssertionError(what)


def _judge(world: World) -> None:
    """At the end: what a living laptop holds has arrived once, or was withdrawn, or gave way to a rival."""
    rows = [row for store in world.stores for row in store.rows()]
    names = {row.submission_id for row in rows}
    _must(len(names | world.gone) == world.put_so_far, "a submission is gone from its laptop")
    held, taken = world.gateway.held, world.gateway.taken
    tried = world.tried.union(*(store.ever_claimed for store in world.stores))
    _must(len(set(taken)) == len(taken), "a submission was taken twice")
    for row in rows:
        if row.state is OutboxState.WITHDRAWN:
            _must(row.submission_id in world.asked_back, "withdrawn though nobody asked")
            arrived = row.submission_id in held
            _must(
                not arrived or row.submission_id in tried,
                "withdrawn before it left, yet it arrived",
            )
        elif row.state is OutboxState.REFUSED:
            is_heirs = row.submission_id in world.shared and row.submission_id in held.keys() | world.asked_back
            _must(is_heirs or row.submission_id in world.rivals, "refused, and no clone or rival was first")
        else:
            _must(row.state is OutboxState.DELIVERED, "a submission never arrived")
            _must(row.submission_id in held, "delivered, and the gateway does not hold it")
    _must(
        all(held[row.submission_id].received_at for row in rows if row.state is OutboxState.DELIVERED), "a file is lost"
    )


def play(seed: int, deeds: int = DEEDS) -> int:
    """One village's life; returns its steps. ``AssertionError`` when something was lost, doubled or invented."""
    world = World(seed)
    for _ in range(deeds):
        world.step()
        world.check()
    world.end()
    world.check()
    _judge(world)
    return world.moments


def main(words: list[str]) -> int:
    """Play seeds one after another until so many steps were made."""
    parser = argparse.ArgumentParser(description="The runner against bad luck.")
    parser.add_argument("--steps", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=0, help="the first seed")
    wanted = parser.parse_args(words)
    began, steps, cores = time.monotonic(), 0, os.cpu_count() or 1
    seeds = count(wanted.seed)
    with ProcessPoolExecutor(cores) as pool:
        while steps < wanted.steps:
            batch = [next(seeds) for _ in range(8 * cores)]
            for seed, played in zip(batch, [pool.submit(play, seed) for seed in batch], strict=True):
                try:
                    steps += played.result()
                except AssertionError as failure:
                    print(f"seed {seed}: {failure}")
                    return 1
    took, last = time.monotonic() - began, next(seeds) - 1
    print(f"{steps} steps in {took:.1f} s, seeds {wanted.seed} to {last}: 0 lost, 0 doubled")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
