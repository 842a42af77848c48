"""Start of the window: from the process's birth to the unlock page painted with the cursor in the passphrase line."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from app import paths
from tests.bench.figures import FLOORS, ROOT, Figure, median

RUNS = 20
OURS = [sys.executable, "-P", str(ROOT / "tests" / "bench" / "painted.py")]
FLOOR = [sys.executable, "-I", str(FLOORS / "window.py")]


def measure() -> Iterator[Figure]:
    """20 runs of each, in turns, so that both meet the same machine."""
    from tests.bench.village import make_vault

    with tempfile.TemporaryDirectory() as home:
        make_vault(Path(home) / paths.NAME).vault.close()
        pairs = [(_once(OURS, home), _once(FLOOR, home)) for _ in range(RUNS + 1)][1:]
    ours, bare = median([one for one, _ in pairs]), median([one for _, one in pairs])
    yield Figure("window painted, unlock page takes keystrokes", ours, bare, "≤ 1.5 × a bare window")


def _once(command: list[str], home: str) -> float:
    places = {"XDG_DATA_HOME": home, "LOCALAPPDATA": home, "PYTHONPATH": str(ROOT)}
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen", **places)
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled once, not at each start
    born = time.monotonic_ns()
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    return (int(done.stdout.split()[-1]) - born) / 1e6
