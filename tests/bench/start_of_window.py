"""Start of the window: from the process's birth to the unlock page painted with the cursor in the passphrase line."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.figures import FLOORS, ROOT, Figure, median

RUNS = 20
OURS = [sys.executable, "-m", "tests.bench.painted"]
FLOOR = [sys.executable, "-I", str(FLOORS / "window.py")]


def measure() -> Iterator[Figure]:
    """20 runs of each, in turns, so that both meet the same machine."""
    from tests.bench.village import make_vault

    with tempfile.TemporaryDirectory() as folder:
        make_vault(Path(folder)).vault.close()
        pairs = [(_once([*OURS, folder]), _once(FLOOR)) for _ in range(RUNS + 1)][1:]
    ours, bare = median([one for one, _ in pairs]), median([one for _, one in pairs])
    yield Figure("window painted, unlock page takes keystrokes", ours, bare, "≤ 1.5 × a bare window")


def _once(command: list[str]) -> float:
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen")
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled once, not at each start
    born = time.monotonic_ns()
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    return (int(done.stdout.split()[-1]) - born) / 1e6
