"""The form engine beside ODK's web engine on a form of 564 nodes, and how its costs grow.

The form (WHO verbal autopsy) lies with the conformance cases and is not ours to ship; the web engine is taken from
``build/webforms`` if someone ran ``npm install --prefix build/webforms @getodk/xforms-engine jsdom`` there. Without
them only our own figures are printed.
"""

import gzip
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from forms.engine import Instance, load
from forms.places import Places
from tests.bench.figures import ROOT, Figure, worst_of_hundred
from tests.bench.resident import resident_mib

CASES = ROOT.parent / "shared" / "conformance"
WEB = ROOT / "build" / "webforms"
AUTOPSY = "/whova_form.xml"
SIZES = (100, 1_000, 10_000)
HEAD = '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:jr="http://openrosa.org/javarosa">'


def measure() -> Iterator[Figure]:
    """Warm times unless said otherwise; the floor of the first rows is the web engine, where it is there."""
    with tempfile.TemporaryDirectory() as name:
        yield from _beside_the_web_engine(Path(name))
    yield from _growth()
    yield from _communes()
    yield from _rows()


# beside the web engine -----------------------------------------------------------------------------------------------


def _beside_the_web_engine(folder: Path) -> Iterator[Figure]:
    xml = autopsy()
    if xml is None:
        return
    file = folder / "form.xml"
    file.write_bytes(xml)
    first = _alone(file, folder / "cold")
    colds = [first, *[_alone(file, folder / f"cold{turn}") for turn in range(2)]]
    warms = [_alone(file, folder / "cold") for _ in range(3)]
    web = _web(file)
    whole = statistics.median(one["load_ms"] + one["new_ms"] for one in colds)
    again = statistics.median(one["load_ms"] for one in warms)
    again_made = statistics.median(one["load_ms"] + one["new_ms"] for one in warms)
    median = statistics.median(one["median_ms"] for one in colds)
    worst = statistics.median(one["worst_ms"] for one in colds)
    yield Figure("autopsy form: load and first instance, cold", whole, web.get("load_ms"), "≤ 0.1 × web")
    yield Figure("autopsy form: load again from the cache", again, None, "≤ 60 ms")
    yield Figure("autopsy form: that and the first instance", again_made, web.get("load_ms"), "")
    yield Figure("autopsy form: median change", median, web.get("change_median_ms"), "≤ 1 × web")
    yield Figure("autopsy form: worst change", worst, web.get("change_worst_ms"), "≤ 0.5 × web")
    yield Figure("autopsy form: memory of the process", first["rss_mib"], web.get("rss_mib"), "≤ 0.5 × web", "MiB")


def autopsy() -> bytes | None:
    """The form, from the conformance cases beside the project; ``None`` where they are not."""
    packed = CASES / "scenario-forms.jsonl.gz"
    if not packed.is_file():
        return None
    with gzip.open(packed, "rt", encoding="utf-8") as lines:
        found = next((one for one in map(json.loads, lines) if one.get("name") == AUTOPSY), None)
    return None if found is None else str(found["xml"]).encode()


def _alone(file: Path, cache: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.bench.engine_alone", str(file), str(cache)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True, cwd=ROOT)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _web(file: Path) -> dict[str, Any]:
    node, script = shutil.which("node"), CASES / "webforms_timing.mjs"
    if node is None or not script.is_file() or not (WEB / "node_modules" / "@getodk" / "xforms-engine").is_dir():
        return {}
    shutil.copyfile(script, WEB / script.name)
    done = subprocess.run(
        [node, script.name, str(file)], capture_output=True, text=True, encoding="utf-8", check=True, cwd=WEB
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


# growth --------------------------------------------------------------------------------------------------------------


def _growth() -> Iterator[Figure]:
    for size in SIZES:
        xml = independent(size)
        before = resident_mib()
        began = time.perf_counter()
        form = load(xml)
        loaded = time.perf_counter()
        instance = form.new()
        made = time.perf_counter()
        yield Figure(f"{size} questions: load, of each", (loaded - began) * 1e6 / size, None, "linear", "µs")
        yield Figure(f"{size} questions: first instance", (made - loaded) * 1000)
        yield Figure(f"{size} questions: first change after it", _timed(lambda: instance.set("/data/q3", "1"))[0])  # noqa: B023
        times = _timed(lambda: _twice(instance, "/data/q7"), 300)  # noqa: B023
        yield Figure(f"{size} questions: a change nothing hangs on", statistics.median(times) / 2, None, "independent")
        yield Figure(f"{size} questions: its worst of a hundred", worst_of_hundred(times) / 2)
        yield Figure(f"{size} questions: memory", resident_mib() - before, None, "", "MiB")


def independent(questions: int) -> bytes:
    """A form in which every question has a type, a rule and a condition of its own group's first question."""
    names = [f"q{number}" for number in range(questions)]
    nodes = "".join(f"<{name}/>" for name in names)
    binds = "".join(
        f'<bind nodeset="/data/{name}" type="int" constraint=". &lt; 100" relevant="/data/q{number // 50 * 50} != 99"/>'
        for number, name in enumerate(names)
        if number % 50
    )
    body = "".join(f'<input ref="/data/{name}"><label>{name}</label></input>' for name in names)
    return _form(nodes, binds, body)


def _form(nodes: str, binds: str, body: str, model: str = "") -> bytes:
    return (
        f"{HEAD}<h:head><h:title>Bench</h:title><model><instance><data id='bench'>{nodes}<meta><instanceID/></meta>"
        f"</data></instance>{model}{binds}</model></h:head><h:body>{body}</h:body></h:html>"
    ).encode()


def _twice(instance: Instance, ref: str) -> None:
    instance.set(ref, "1")
    instance.set(ref, "2")


# lists and rows ------------------------------------------------------------------------------------------------------


def _communes() -> Iterator[Figure]:
    """The choices of a commune's question after another province, over all communes of the country."""
    model = '<instance id="communes" src="jr://file-csv/communes.csv"/>'
    body = (
        '<input ref="/data/province"/><select1 ref="/data/commune"><itemset '
        "nodeset=\"instance('communes')/root/item[province= /data/province ]\">"
        '<value ref="name"/><label ref="label"/></itemset></select1>'
    )
    form = load(_form("<province/><commune/>", "", body, model), attachments=Places.load().csv_attachments())
    provinces = [one.code for one in Places.load().provinces()]
    instance = form.new()
    instance.set("/data/province", provinces[0])
    first = _timed(lambda: instance.choices("/data/commune"))
    times = []
    for code in provinces:
        instance.set("/data/province", code)
        times += _timed(lambda: instance.choices("/data/commune"))
    yield Figure("communes of a province: the first filter", first[0])
    yield Figure("communes of a province: every other one", statistics.median(times), None, "≤ 1 ms")
    yield Figure("communes of a province: the worst", max(times), None, "≤ 1 ms")


def _rows() -> Iterator[Figure]:
    """200 rows of 30 questions, a sum over all rows and a place in each."""
    cells = "".join(f"<x{number}/>" for number in range(28))
    binds = (
        '<bind nodeset="/data/r/place" calculate="position(..)"/><bind nodeset="/data/r/x0" type="int"/>'
        '<bind nodeset="/data/total" calculate="sum(/data/r/x0)"/>'
        '<bind nodeset="/data/r/twice" calculate="../x0 * 2" relevant="../x1 != \'no\'"/>'
    )
    asked = "".join(f'<input ref="/data/r/x{number}"/>' for number in range(28))
    body = f'<group ref="/data/r"><repeat nodeset="/data/r">{asked}</repeat></group>'
    form = load(_form(f'<r jr:template="">{cells}<place/><twice/></r><total/>', binds, body))
    instance = form.new()
    added = _timed(lambda: instance.add_repeat("/data/r"), 200)
    yield Figure("200 × 30 rows: one more row, median", statistics.median(added))
    yield Figure("200 × 30 rows: the 200th row", max(added[-5:]))
    changed = _timed(lambda: _twice(instance, "/data/r[100]/x0"), 50)
    yield Figure("200 × 30 rows: a change that a sum hangs on", statistics.median(changed) / 2, None, "≤ 16 ms")
    other = _timed(lambda: _twice(instance, "/data/r[100]/x5"), 50)
    yield Figure("200 × 30 rows: a change nothing hangs on", statistics.median(other) / 2)
    yield Figure("200 × 30 rows: the first row goes", _timed(lambda: instance.remove_repeat("/data/r[1]"))[0])
    draft = instance.draft()
    yield Figure("200 × 30 rows: a draft is written", statistics.median(_timed(instance.draft, 5)))
    yield Figure("200 × 30 rows: and restored", statistics.median(_timed(lambda: form.restore(draft), 5)))


def _timed(work: Callable[[], object], rounds: int = 1) -> list[float]:
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        times.append((time.perf_counter() - began) * 1000)
    return times
