"""Opening a form and answering it: the shipped ones beside lxml's bare parse, and one of 500 questions."""

import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path

from forms.catalogue import Catalogue
from forms.engine import Instance, load
from tests.bench.figures import Figure, floor, median, worst_of_hundred

ROUNDS = 20


def measure() -> Iterator[Figure]:
    """Warm times; an answer counts until every condition that hangs on it is settled."""
    catalogue = Catalogue.load()
    for procedure in catalogue.all():
        if procedure.has_form:
            source = catalogue.form(procedure.code)
            ours = _times(lambda: load(source.xml, attachments=source.attachments).new(), ROUNDS)  # noqa: B023
            yield Figure(f"form {procedure.code} opens", median(ours), _parsed(source.xml), "")
    yield from _long_form()


def _long_form() -> Iterator[Figure]:
    xml = long_form(500)
    opened = _times(lambda: load(xml).new(), 5)
    yield Figure("form of 500 questions opens", median(opened), _parsed(xml), "≤ 300 ms")
    instance: Instance = load(xml).new()
    instance.set("/data/q0", "2")
    texts = cycle(("2", "3"))
    answered = _times(lambda: _answer_all(instance, next(texts)), 4)
    yield Figure("one answer takes effect", median(answered) / 500, None, "≤ 16 ms")
    first = _times(lambda: _flip(instance), ROUNDS)
    yield Figure("the answer that all others hang on", worst_of_hundred(first) / 2, None, "≤ 16 ms")


def _answer_all(instance: Instance, text: str) -> None:
    for number in range(500):
        instance.set(f"/data/q{number}", text)
        instance.relevant("/data/q499")


def _flip(instance: Instance) -> None:
    for text in ("1", "2"):
        instance.set("/data/q0", text)
        instance.relevant("/data/q499")


def long_form(questions: int) -> bytes:
    """An XForm whose questions each depend on the one before, and every tenth on the first."""
    names = [f"q{number}" for number in range(questions)]
    nodes = "".join(f"<{name}/>" for name in names)
    binds = "".join(
        f'<bind nodeset="/data/{name}" type="int" constraint=". &lt; 100" relevant="/data/{_before(number)} != 1"/>'
        for number, name in enumerate(names)
        if number
    )
    body = "".join(f'<input ref="/data/{name}"><label>{name}</label></input>' for name in names)
    return (
        '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head>'
        f'<h:title>Dài</h:title><model><instance><data id="long" version="1">{nodes}'
        "<meta><instanceID/></meta></data></instance>"
        f'<bind nodeset="/data/q0" type="int"/>{binds}</model></h:head><h:body>{body}</h:body></h:html>'
    ).encode()


def _before(number: int) -> str:
    return "q0" if number % 10 == 0 else f"q{number - 1}"


def _times(work: Callable[[], object], rounds: int) -> list[float]:
    work()
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        times.append((time.perf_counter() - began) * 1000)
    return times


def _parsed(xml: bytes) -> float:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "form.xml"
        file.write_bytes(xml)
        return median(floor("parse", str(file), str(ROUNDS)))
