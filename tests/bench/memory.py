"""How much memory the window holds, as the system says: at home, with a sheet shown, at home again."""

import json
import math
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench.figures import FLOORS, ROOT, Figure

USER, PASSPHRASE = "Người giúp", "bốn từ để thử máy"
PROMISE = "≤ 190.7 (200 MB)"


def resident_mib(kind: str = "VmRSS") -> float:
    """Resident memory in MiB, all of it or ``RssFile``; NaN where ``/proc`` does not exist."""
    status = Path("/proc/self/status")
    if not status.is_file():
        return math.nan
    line = next(one for one in status.read_text(encoding="utf-8").splitlines() if one.startswith(f"{kind}:"))
    return int(line.split()[1]) / 1024


def measure() -> Iterator[Figure]:
    """The program in a process of its own, a key of real cost before it; the floor is a bare window held open."""
    from app.services.unlock_vault import create

    [bare] = json.loads(_told([sys.executable, "-I", str(FLOORS / "window.py"), "held"]))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "vault"
        desk, _ = create(folder, USER, PASSPHRASE)
        desk.vault.close()
        told = _told([sys.executable, "-m", "tests.bench.held", str(folder)])
    for line in told.splitlines():
        what, held, mapped = json.loads(line)
        yield Figure(what, held, bare, PROMISE, "MiB")
        yield Figure("  of it mapped from files (Qt, Python, OpenSSL)", mapped, unit="MiB")


def _told(command: list[str]) -> str:
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen")
    return subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True).stdout
