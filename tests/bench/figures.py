"""One measured figure beside its floor and its promise, and how a table of them is printed."""

import json
import statistics
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

FLOORS = Path(__file__).parent / "floors"
ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Figure:
    """Milliseconds unless ``unit`` says otherwise; ``promise`` as design section 10 words it."""

    what: str
    ours: float
    floor: float | None = None
    promise: str = ""
    unit: str = "ms"

    def row(self) -> str:
        floor = f"{self.floor:10.2f}" if self.floor is not None else f"{'':10}"
        ratio = f"{self.ours / self.floor:7.2f}×" if self.floor else f"{'':8}"
        return f"{self.what:<52}{self.ours:10.2f} {floor} {ratio}  {self.unit:<6} {self.promise}"


HEADER = f"{'figure':<52}{'ours':>10} {'floor':>10} {'ratio':>8}  {'unit':<6} promise"


def floor(name: str, *arguments: str, given: object = None) -> list[float]:
    """Run a floor in a process of its own, with nothing of ours importable, and return the times that it prints."""
    command = [sys.executable, "-I", str(FLOORS / f"{name}.py"), *arguments]
    text = json.dumps(given) if given is not None else ""
    done = subprocess.run(command, input=text, capture_output=True, text=True, encoding="utf-8", check=True)
    return [float(one) for one in json.loads(done.stdout)]


def median(times: Sequence[float]) -> float:
    return statistics.median(times)


def worst_of_hundred(times: Sequence[float]) -> float:
    """The 99th percentile, by rank."""
    return sorted(times)[min(len(times) - 1, round(len(times) * 0.99))]
