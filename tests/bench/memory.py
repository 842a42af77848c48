"""How much memory the window holds, as the system says: at home, with a sheet shown, when it sends."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from app.services.desk import Desk
from app.services.enroll_laptop import enroll_laptop
from app.services.unlock_vault import create
from sync.gateway import office
from tests.bench.figures import FLOORS, ROOT, Figure
from tests.bench.serving import gateway_beside
from tests.bench.village import PASSPHRASE, USER

PROMISE = "≤ 190.7 (200 MB)"


def measure() -> Iterator[Figure]:
    """The program in a process of its own, a key of real cost before it; the floor is a bare window held open.

    Twice: with a vault that knows no server, and enrolled with a gateway beside it that gets the dossier.
    """
    [bare] = json.loads(_told([sys.executable, "-I", str(FLOORS / "window.py"), "held"]))
    with tempfile.TemporaryDirectory() as name, gateway_beside(Path(name) / "gateway") as (url, place):
        alone, enrolled = Path(name) / "alone", Path(name) / "enrolled"
        _create(alone).vault.close()
        desk = _create(enrolled)
        enroll_laptop(desk, url, office.enroll(place, "Máy đo", "Xã đo")["code"])
        desk.vault.close()
        yield from _held(alone, bare)
        yield from _held(enrolled, bare, "sends")


def _create(folder: Path) -> Desk:
    return create(folder, USER, PASSPHRASE)[0]


def _held(folder: Path, bare: float, *sends: str) -> Iterator[Figure]:
    for line in _told([sys.executable, "-m", "tests.bench.held", str(folder), PASSPHRASE, *sends]).splitlines():
        what, held, mapped = json.loads(line)
        yield Figure(what, held, bare, PROMISE, "MiB")
        yield Figure("  of it mapped from files (Qt, Python, OpenSSL)", mapped, unit="MiB")


def _told(command: list[str]) -> str:
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen")
    return subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True).stdout
