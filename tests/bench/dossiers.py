"""A hundred thousand dossiers: listed, found, opened; and how much longer the vault takes to open than an empty one."""

import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

from app.services.desk import Desk
from app.services.list_dossiers import whole
from app.services.tasks import first
from app.services.today import look, outbox
from app.services.unlock_vault import unlock
from app.storage.vault import Unit
from tests.bench.figures import Figure, floor, median
from tests.bench.many import COUNT, for_the_floor, full_vault
from tests.bench.village import PASSPHRASE, USER, make_vault

ROUNDS = 7
FINDS = {
    "a common name": "nguyen hoa",
    "a rare name": "giang quoc ung",
    "one word of every second": "thi",
    "a number": "H26.25-0500",
    "our code": "HSL00050000",
    "a hamlet": "phieng ban",
}
LISTS: dict[str, dict[str, str]] = {
    "newest": {},
    "deep": {"after": "1000"},
    "drafts": {"state": "draft"},
    "delivered": {"state": "delivered"},
    "waiting": {"state": "waiting"},
    "not filed": {"state": "not_filed"},
    "returned": {"state": "returned"},
    "by name": {"order": "name"},
    "by name, deep": {"order": "name", "after": "50000"},
}


def measure() -> Iterator[Figure]:
    """Medians; the first round is not counted."""
    place = full_vault()
    with tempfile.TemporaryDirectory() as folder:
        rows = for_the_floor(place)
        queries = [" ".join(f'"{word}"*' for word in words.casefold().split()) for words in FINDS.values()]
        given = {"rows": rows, "queries": [None, *queries], "rounds": ROUNDS}
        bare = floor("dossiers", folder, given=given)
        yield from _openings(place, Path(folder) / "empty")
    desk = unlock(place, USER, PASSPHRASE)
    try:
        for number, (what, asked) in enumerate(LISTS.items()):
            bare_list = median(bare[:: len(FINDS) + 1]) if number == 0 else None
            yield Figure(f"list of {COUNT}: {what}", _page(desk, asked), bare_list, "≤ 100 ms")
        for number, (what, words) in enumerate(FINDS.items(), 1):
            floor_of = median(bare[number :: len(FINDS) + 1])
            yield Figure(f"find {what}", _page(desk, {"find": words}), floor_of, "≤ 100 ms, ≤ 2 × the raw query")
        newest = f"0193-{COUNT - 1:032x}"
        yield Figure("one dossier, whole", _timed(lambda: whole(desk, newest)), None, "≤ 100 ms")
        yield Figure("the first page", _timed(lambda: look(desk)), None, "≤ 100 ms")
        yield Figure("what there is to do", _timed(lambda: first(desk, 60)), None, "50,000 of them past their day")
        yield Figure("the outbox", _timed(lambda: outbox(desk)), None, "≤ 100 ms")
        yield Figure("dossiers of a person", _unit(desk, lambda unit: unit.persons.dossiers_of("giang quoc ung")))
    finally:
        desk.vault.close()


def _openings(full: Path, empty: Path) -> Iterator[Figure]:
    make_vault(empty).vault.close()
    times: dict[Path, list[float]] = {full: [], empty: []}
    for _ in range(ROUNDS):
        for place, spent in times.items():
            began = time.perf_counter()
            unlock(place, USER, PASSPHRASE).vault.close()
            spent.append((time.perf_counter() - began) * 1000)
    yield Figure(
        f"opening and closing with {COUNT}", median(times[full]), median(times[empty]), "≤ 1.2 × an empty vault"
    )


def _page(desk: Desk, asked: dict[str, str]) -> float:
    order: Literal["arrival", "name"] = "name" if asked.get("order") == "name" else "arrival"

    def page(unit: Unit) -> object:
        return unit.dossiers.page(
            state=asked.get("state"), find=asked.get("find"), after=asked.get("after"), order=order
        )

    return _unit(desk, page)


def _unit(desk: Desk, work: Callable[[Unit], object]) -> float:
    def read() -> None:
        with desk.vault.read() as unit:
            work(unit)

    return _timed(read)


def _timed(work: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS + 1):
        began = time.perf_counter()
        work()
        times.append((time.perf_counter() - began) * 1000)
    return median(times[1:])
