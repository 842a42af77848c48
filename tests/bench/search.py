"""Search in a villager's words: the shipped procedures, and a catalogue of 6,000 beside SQLite's full-text index."""

import json
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from forms.catalogue import Catalogue
from forms.search import find
from tests.bench.figures import ROOT, Figure, floor, median, worst_of_hundred

QUERIES = ["xin tiền già", "lam khai sinh cho chau", "bố mới mất", "giấy tờ đất", "xác nhận hộ nghèo"]
ROUNDS = 10
MANY = 6000


def measure() -> Iterator[Figure]:
    """The first search opens the index; the others are what a helper feels at each key."""
    catalogue = Catalogue.load()
    yield Figure("first search, shipped procedures", _once(catalogue, QUERIES[0]), None, "≤ 1 s after unlocking")
    yield Figure("search, shipped procedures", median(_all(catalogue)), None, "≤ 50 ms")
    with tempfile.TemporaryDirectory() as folder:
        texts = _many_packs(Path(folder))
        many = Catalogue.load(Path(folder))
        yield Figure(f"first search, {MANY} procedures", _once(many, QUERIES[0]), None, "")
        bare = floor("words", given={"texts": texts, "queries": QUERIES, "rounds": ROUNDS})
        ours = _all(many)
        yield Figure(f"search, {MANY} procedures, median", median(ours), median(bare), "≤ 50 ms")
        yield Figure(
            f"search, {MANY} procedures, 99th of 100", worst_of_hundred(ours), worst_of_hundred(bare), "≤ 50 ms"
        )


def _once(catalogue: Catalogue, words: str) -> float:
    began = time.perf_counter()
    find(catalogue, words, limit=3)
    return (time.perf_counter() - began) * 1000


def _all(catalogue: Catalogue) -> list[float]:
    return [_once(catalogue, words) for _ in range(ROUNDS) for words in QUERIES]


def _many_packs(root: Path) -> list[str]:
    """The shipped cards again and again under invented codes and names; returns their texts."""
    shipped = ROOT / "forms" / "packs"
    for file in shipped.glob("*.json"):
        shutil.copy(file, root)
    cards = [json.loads(card.read_text(encoding="utf-8")) for card in sorted(shipped.glob("*/card.json"))]
    texts = []
    for number in range(MANY):
        card = dict(cards[number % len(cards)], code=f"9.{number:06}", aliases=[])
        card["name"] = f"{card['name']} {number}"
        folder = root / card["code"]
        folder.mkdir()
        (folder / "card.json").write_text(json.dumps(card, ensure_ascii=False), encoding="utf-8")
        texts.append(" ".join([card["name"], str(card.get("title", "")), *map(str, card.get("words", []))]))
    return texts
