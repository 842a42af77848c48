"""Hostile forms without end: ``python -m tests.bench.fuzz SECONDS [SEED]`` prints what it tried and what broke.

Forms are mutated and crossed from the shipped ones and from small ones of every notion; instances of them are filled,
drafted and restored. Anything but a ``FormError`` (or ``KeyError`` for a ref that went), a step that takes longer than
the engine's own allowance, and a process that keeps growing are reported with the bytes that did it.
"""

import gc
import json
import random
import re
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from forms.engine import FormError, Instance, evaluate, load
from forms.engine.limits import MAX_SECONDS
from forms.engine.xpath.functions import FUNCTIONS
from tests.bench.resident import resident_mib
from tests.unit.engine.seeds import SEEDS

SHIPPED = Path(__file__).parents[2] / "forms" / "packs"
FOUND = Path(__file__).parents[2] / "build" / "fuzz"
ATTRIBUTES = (
    b"relevant",
    b"calculate",
    b"constraint",
    b"required",
    b"readonly",
    b"nodeset",
    b"ref",
    b"jr:count",
    b"type",
)
TEXTS = (
    "",
    "1",
    "-1",
    "abc",
    "1e400",
    "9" * 400,
    "2026-02-30",
    "2026-03-01",
    "\x00",
    "a b c",
    "NaN",
    "true",
    "\ud800",
    "(" * 50,
)
PIECES = (
    "/data/a",
    "../b",
    ".",
    "..",
    "'x'",
    "1",
    "0.5",
    "(",
    ")",
    "[",
    "]",
    ",",
    " and ",
    " or ",
    "=",
    "!=",
    "<",
    "+",
    "-",
    " div ",
    "//*",
    "@id",
    "|",
)


def seeds() -> list[bytes]:
    """The small forms of every notion and the shipped ones."""
    return [*SEEDS, *[file.read_bytes() for file in sorted(SHIPPED.glob("*/form.xml"))]]


def mutated(rng: random.Random, corpus: list[bytes]) -> bytes:
    """A form of the corpus after one to six changes; every other one has new expressions alone, so that it may open."""
    xml = rng.choice(corpus)
    if rng.random() < 0.5:
        for _ in range(rng.randint(1, 2)):
            xml = _expression(rng, xml, corpus)
        return xml
    for _ in range(rng.randint(1, 6)):
        xml = rng.choice(MUTATIONS)(rng, xml, corpus)
    return xml


def _flip(rng: random.Random, xml: bytes, _corpus: list[bytes]) -> bytes:
    at = rng.randrange(len(xml) + 1)
    return xml[:at] + rng.randbytes(rng.randint(0, 3)) + xml[at + rng.randint(0, 3) :]


def _cross(rng: random.Random, xml: bytes, corpus: list[bytes]) -> bytes:
    """An element of another form in place of one of this."""
    elements = list(ELEMENT.finditer(xml))
    others = list(ELEMENT.finditer(rng.choice(corpus)))
    if not elements or not others:
        return xml
    here = rng.choice(elements)
    return xml[: here.start()] + rng.choice(others).group() + xml[here.end() :]


def _expression(rng: random.Random, xml: bytes, _corpus: list[bytes]) -> bytes:
    """Another expression in an attribute."""
    places = list(ATTRIBUTE.finditer(xml))
    if not places:
        return xml
    here = rng.choice(places)
    name = rng.choice(ATTRIBUTES) if rng.random() < 0.3 else here[1]
    text = expression(rng, xml) if rng.random() < 0.8 else here[2].decode(errors="replace") + rng.choice(PIECES)
    return xml[: here.start()] + name + b'="' + _escaped(text) + b'"' + xml[here.end() :]


def _shuffle(rng: random.Random, xml: bytes, _corpus: list[bytes]) -> bytes:
    """A piece repeated, dropped or moved."""
    start, length = rng.randrange(len(xml) + 1), rng.randint(1, 200)
    piece = xml[start : start + length]
    rest = xml[:start] + xml[start + length :]
    at = rng.randrange(len(rest) + 1)
    return rest[:at] + piece * rng.choice((0, 1, 1, 2, 20)) + rest[at:]


CHANCE = re.compile(rb"random|uuid|now\(")
ELEMENT = re.compile(rb"<(\w+)[^<>]*(?:/>|>[^<>]*</\1>)")
ATTRIBUTE = re.compile(rb'([\w:]+)="([^"]*)"')
MUTATIONS: tuple[Callable[[random.Random, bytes, list[bytes]], bytes], ...] = (
    _flip, _cross, _expression, _expression, _expression, _shuffle,
)  # fmt: skip


def expression(rng: random.Random, xml: bytes) -> str:
    """A random expression over the names of a form: mostly well-formed, now and then not."""
    names = [one.decode(errors="replace") for one in re.findall(rb'(?:ref|nodeset)="([^"]*)"', xml)] or ["/data"]
    return "".join(_grown(rng, names, rng.randint(0, 5)))


def _grown(rng: random.Random, names: list[str], depth: int) -> Iterator[str]:
    if depth == 0 or rng.random() < 0.15:
        yield rng.choice((rng.choice(names), rng.choice(PIECES), rng.choice(("1", "'a'", ".", "..", "//*", "today()"))))
        return
    kind = rng.random()
    if kind < 0.45:
        name = rng.choice(list(FUNCTIONS))
        wanted = FUNCTIONS[name]
        count = rng.randint(wanted.low, min(wanted.high, wanted.low + 2)) if rng.random() < 0.9 else rng.randint(0, 4)
        yield f"{name}("
        for place in range(count):
            yield from (", " if place else "", *_grown(rng, names, depth - 1))
        yield ")"
    elif kind < 0.8:
        yield from (*_grown(rng, names, depth - 1), rng.choice(PIECES[12:20]), *_grown(rng, names, depth - 1))
    else:
        yield from (rng.choice((*names, "//*", "..//*")), "[", *_grown(rng, names, depth - 1), "]")


def _escaped(text: str) -> bytes:
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "'")
    return plain.encode("utf-8", "replace")


def drive(rng: random.Random, xml: bytes) -> str:
    """Opens a form and does to an instance what a person and a program can do."""
    try:
        form = load(xml, missing="blank")
        instance = form.new()
    except FormError:
        return "refused"
    for _ in range(12):
        _step(rng, instance)
    _read(rng, instance)
    again = form.restore(instance.draft())
    if not CHANCE.search(xml) and list(again.refs()) != list(instance.refs()):
        raise AssertionError("a restored draft has other refs")
    form.edit(instance.xml())
    return "filled"


def _step(rng: random.Random, instance: Instance) -> None:
    refs = list(instance.refs())
    ref = rng.choice(refs)
    before = instance.draft() if rng.random() < 0.2 else None
    try:
        what = rng.random()
        if what < 0.7:
            instance.set(ref, rng.choice(TEXTS))
        elif what < 0.9:
            instance.add_repeat(re.sub(r"\[\d+\]$", "", ref))
        else:
            instance.remove_repeat(ref)
    except (FormError, KeyError):
        if before is not None and instance.draft() != before:
            raise AssertionError("a refused change has changed the instance") from None


def _read(rng: random.Random, instance: Instance) -> None:
    refs = list(instance.refs())
    for ref in rng.sample(refs, min(len(refs), 30)):
        for ask in (instance.violation, instance.message, instance.readonly, instance.required, instance.label,
                    instance.hint, instance.choices, instance.question, instance.media):  # fmt: skip
            try:
                ask(ref)
            except FormError:
                continue
    try:
        instance.questions()
        instance.sections()
    except FormError:
        return


def evaluated(rng: random.Random, corpus: list[bytes]) -> str:
    """One expression over one document."""
    xml = rng.choice(corpus)
    try:
        evaluate(expression(rng, xml), xml, want=rng.choice(("string", "number", "boolean", "nodes")))
    except FormError:
        return "refused expression"
    return "evaluated"


def main(seconds: float, seed: int) -> int:
    rng, corpus = random.Random(seed), seeds()  # noqa: S311 - the same seed gives the same forms
    counts: Counter[str] = Counter()
    slowest, start, first = 0.0, time.monotonic(), 0.0
    while time.monotonic() - start < seconds:
        xml = mutated(rng, corpus)
        began = time.monotonic()
        try:
            counts[drive(rng, xml) if rng.random() < 0.8 else evaluated(rng, corpus)] += 1
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as error:  # noqa: BLE001 - whatever it is, it is what is looked for
            counts[f"broken: {type(error).__name__}"] += 1
            _keep(xml, error)
        took = time.monotonic() - began
        if took > 3 * MAX_SECONDS:
            counts["hung"] += 1
            _keep(xml, TimeoutError(f"{took:.0f} s"))
        slowest = max(slowest, took)
        total = counts.total()
        if total == 2_000 or (total > 2_000 and total % 5_000 == 0):
            gc.collect()
            first = first or resident_mib()
            print(json.dumps({"seconds": round(time.monotonic() - start), **counts, "slowest_s": round(slowest, 2),
                              "mib_after_2000": round(first), "mib": round(resident_mib())}), flush=True)  # fmt: skip
    print(json.dumps({**counts, "slowest_s": round(slowest, 2), "mib": round(resident_mib())}), flush=True)
    return int(any(name.startswith(("broken", "hung")) for name in counts))


def _keep(xml: bytes, error: BaseException) -> None:
    FOUND.mkdir(parents=True, exist_ok=True)
    name = f"{type(error).__name__}-{abs(hash(xml)) % 10**8}"
    (FOUND / f"{name}.xml").write_bytes(xml)
    (FOUND / f"{name}.txt").write_text("".join(traceback.format_exception(error)), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else 60.0, int(sys.argv[2]) if len(sys.argv) > 2 else 1))
