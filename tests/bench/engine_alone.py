"""Our engine on one form, in a process of its own: ``python -m tests.bench.engine_alone FORM.xml FOLDER`` prints JSON.

The same that ``webforms_timing.mjs`` does to ODK's web engine: load, make an instance, change every question once.
"""

import json
import sys
import time
from itertools import pairwise
from pathlib import Path

from forms.engine import FormError, Instance, load
from tests.bench.resident import resident_mib

SAMPLES = {"string": "abc", "int": "5", "decimal": "2.5", "date": "2020-02-02"}


def main(file: Path, folder: Path) -> None:
    """Cold times: nothing of the form has been read before, in this process or (without a cache) in another."""
    xml = file.read_bytes()
    times = [time.perf_counter()]
    form = load(xml, missing="blank", cache=folder)
    times.append(time.perf_counter())
    instance = form.new()
    times.append(time.perf_counter())
    loaded, made = [(later - earlier) * 1000 for earlier, later in pairwise(times)]
    changes = sorted(_changes(instance))
    figures = {
        "load_ms": loaded,
        "new_ms": made,
        "changes": len(changes),
        "median_ms": changes[len(changes) // 2],
        "worst_ms": changes[-1],
        "rss_mib": resident_mib(),
    }
    sys.stdout.write(json.dumps(figures))


def _changes(instance: Instance) -> list[float]:
    times = []
    for ref in list(instance.refs()):
        text = _answer(instance, ref)
        if text is None:
            continue
        began = time.perf_counter()
        try:
            instance.set(ref, text)
        except FormError:
            continue
        times.append((time.perf_counter() - began) * 1000)
    return times


def _answer(instance: Instance, ref: str) -> str | None:
    question = instance.question(ref)
    if not question.control or not instance.relevant(ref) or instance.readonly(ref):
        return None
    if question.control in {"select", "select1"}:
        return next((value for value, _ in instance.choices(ref)), None)
    return SAMPLES.get(question.type) if question.control == "input" else None


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
