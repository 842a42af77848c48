"""What loading a form found out, kept for the next time: that all its expressions are sound, and their graph.

Finding this out is most of the work of loading (parsing and compiling every expression, following every reference); it
depends on nothing but the form's bytes and this engine. The file is JSON of numbers: no code, no expression, nothing of
an answer. It is named by the form's SHA-256 and the engine's version, and a file that is not exactly what this engine
writes for a form of this shape is passed over as if it were not there. Expressions are then compiled from the form
itself when they first run.

Standard: No standard speaks of this; what is kept follows from XForms 1.1, recalculation sequence algorithm.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from forms.engine.graph import CALCULATE, CHOICES, COUNT, RELEVANT, Item, items_of, note_readers
from forms.engine.model import NodeDef
from forms.engine.xpath.references import References, Seen

ENGINE = "1"
"""Raise it when a change lets a form's expressions read, order or refuse anything else than before."""
KINDS = (RELEVANT, CALCULATE, COUNT, CHOICES)
MAX_CACHE_BYTES = 32 * 1024 * 1024
NOWHERE = -1  # no definition: the root node, or no shared repeat
Row = list[Any]


def find(folder: Path, xml: bytes) -> Mapping[str, Any] | None:
    """What is kept about a form; ``None`` if nothing is, or it was not written by this engine for these bytes."""
    file = _file(folder, xml)
    try:
        if file.stat().st_size > MAX_CACHE_BYTES:
            return None
        kept = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(kept, dict) or kept.get("form") != _digest(xml) or kept.get("engine") != ENGINE:
        return None
    return kept if kept.get("sum") == _sum(kept.get("nodes"), kept.get("items")) else None


def keep(folder: Path, xml: bytes, items: list[Item]) -> None:
    """Writes it whole or not at all; a folder that cannot be written is no reason to refuse a form."""
    numbers: dict[str, int] = {}
    rows = [_row(item, numbers) for item in items]
    nodes = list(numbers)
    head = {"engine": ENGINE, "form": _digest(xml), "sum": _sum(nodes, rows)}
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=folder)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump({**head, "nodes": nodes, "items": rows}, file)
            Path(name).replace(_file(folder, xml))
        finally:
            Path(name).unlink(missing_ok=True)


def kept_graph(root: NodeDef, kept: Mapping[str, Any]) -> list[Item] | None:
    """The form's items in the kept order, their readers noted; ``None`` if it does not fit this form.

    Nothing is noted before all of it has been read.
    """
    try:
        definitions = {definition.path: definition for definition in root.walk()}
        nodes = [definitions[path] for path in kept["nodes"]]
        waiting = {(item.kind, item.definition): item for item in items_of(root)}
        items = [_item(row, nodes, waiting) for row in kept["items"]]
    except (KeyError, IndexError, TypeError, ValueError):
        return None
    if waiting:
        return None
    for rank, item in enumerate(items):
        item.rank = rank
        note_readers(item)
    return items


def _row(item: Item, numbers: dict[str, int]) -> Row:
    def number(definition: NodeDef | None) -> int:
        return NOWHERE if definition is None else numbers.setdefault(definition.path, len(numbers))

    def pairs(seen: Iterable[Seen]) -> Row:
        return sorted({(number(one.definition), number(one.shared)) for one in seen})

    reads = item.reads
    own = [KINDS.index(item.kind), number(item.definition)]
    return [*own, pairs(reads.values), pairs(reads.structures), sorted(map(number, reads.places))]


def _item(row: Row, nodes: list[NodeDef], waiting: dict[tuple[str, NodeDef], Item]) -> Item:
    def node(number: int) -> NodeDef | None:
        return None if number == NOWHERE else nodes[_index(number)]

    kind, own, values, structures, places = row
    item = waiting.pop((KINDS[_index(kind)], nodes[_index(own)]))
    item.reads = References(
        {Seen(node(one), node(shared)) for one, shared in values},
        {Seen(node(one), node(shared)) for one, shared in structures},
        {nodes[_index(one)] for one in places},
    )
    return item


def _index(number: int) -> int:
    if number < 0:
        raise IndexError(number)
    return number


def _file(folder: Path, xml: bytes) -> Path:
    return folder / f"{_digest(xml)}.{ENGINE}.json"


def _digest(xml: bytes) -> str:
    return hashlib.sha256(xml).hexdigest()


def _sum(nodes: object, rows: object) -> str:
    return hashlib.sha256(json.dumps([nodes, rows]).encode()).hexdigest()
