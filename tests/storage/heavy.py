"""The long proofs: every moment of a power cut, every failing request, every 97th byte flipped, a kill at every write.

``python -m tests.storage.heavy`` prints one line of figures for each and ends with 1 when anything was wrong. It takes
minutes; the everyday suite samples the same functions.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from app.storage import vault
from forms.refusal import Refusal
from tests.storage import power
from tests.storage.killed import SCENARIOS
from tests.support.memory_outbox import a_parcel
from tests.support.vaults import USER, WORDS, FixedClock, reopened

ROOT = Path(__file__).parents[2]
STEP = 97
ID = a_parcel().dossier_id


def power_cuts(base: Path, library: Path) -> tuple[str, list[str]]:
    """Every moment of the scripted run, three images each."""
    power.prepare(base / "prepared")
    power.run(library, base)
    count, found = power.cut(base, 1)
    return f"{count} images of a disk after a power cut", found


def failing_requests(base: Path, library: Path) -> tuple[str, list[str]]:
    """Every write and sync in turn with ENOSPC and with EIO."""
    power.prepare(base / "prepared")
    told = power.faults(library, base, 1)
    found = told["wrong"]
    return f"{told['faults']} failing requests, {told['refused']} refused", found if isinstance(found, list) else []


def flipped_bytes(base: Path) -> tuple[str, list[str]]:
    """Every 97th byte of every file: equal, or told, or refused and then repaired with the loss counted."""
    power.prepare(base / "made")
    opened = reopened(base / "made")
    todo = power.steps(opened)
    for _ in range(5):
        next(todo)
    shutil.copytree(base / "made", base / "prepared", ignore=shutil.ignore_patterns("*-shm"))
    opened.close()
    whole = everything(base / "prepared", base / "read")
    outcomes: Counter[str] = Counter()
    found = []
    names = [path.relative_to(base / "prepared") for path in (base / "prepared").rglob("*") if path.is_file()]
    for name in sorted(names):
        for position in range(0, (base / "prepared" / name).stat().st_size, STEP):
            outcome = flipped(base, name, position, whole)
            outcomes[outcome.partition(":")[0]] += 1
            if outcome.startswith("wrong"):
                found.append(f"{name} at {position}: {outcome}")
    return f"{sum(outcomes.values())} flipped bytes: {dict(outcomes)}", found


def flipped(base: Path, name: Path, position: int, whole: Any) -> str:
    """What becomes of a vault with one other byte."""
    folder = base / "flipped"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(base / "prepared", folder)
    raw = bytearray((folder / name).read_bytes())
    raw[position] ^= 0x10
    (folder / name).write_bytes(raw)
    try:
        with reopened(folder) as opened:
            findings, was_cut = opened.check(), opened.was_cut
            found = contents(opened)
    except Refusal:
        return repaired(folder, whole)
    if found == whole:
        return "equal"
    return "told" if findings or was_cut else "wrong: opened and different"


def repaired(folder: Path, whole: Any) -> str:
    """Whether a refused vault is repaired with its loss counted, or at least never into another one."""
    try:
        opened, report = vault.repair(folder, vault.ByPassphrase(USER, WORDS), clock=FixedClock())
    except Refusal:
        return "refused"
    with opened:
        try:
            is_equal = contents(opened) == whole
        except Refusal:
            is_equal = False
    return "repaired" if is_equal or not report.is_whole else "wrong: repaired and different without a loss"


def everything(prepared: Path, folder: Path) -> Any:
    """The contents of an unharmed copy."""
    shutil.copytree(prepared, folder)
    with reopened(folder) as opened:
        return contents(opened)


def contents(opened: vault.Vault) -> Any:
    """What a person could read in the vault."""
    with opened.read() as unit:
        papers = unit.papers.list(ID)
        return (
            [asdict(row) for row in unit.dossiers.page().rows],
            unit.drafts.load(ID),
            papers,
            [unit.papers.read(paper) for paper in papers if paper.sha256],
        )


def kills(base: Path) -> tuple[str, list[str]]:
    """A kill before every file operation and at every 512th byte of every scenario but the liar's."""
    count, found = 0, []
    for name in sorted(SCENARIOS.keys() - {"liar"}):
        for kind, step in (("system", 1), ("bytes", 1024)):
            command = [
                sys.executable,
                "-m",
                "tests.storage.killed",
                name,
                kind,
                str(step),
                str(base / f"{name}-{kind}"),
            ]
            done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
            told = json.loads(done.stdout)
            count += told["kills"]
            found += [f"{name} {kind} {one}" for one in told["wrong"]]
    return f"{count} kills", found


def proofs() -> Iterator[tuple[str, list[str]]]:
    """Each proof in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        for name in ("cuts", "faults", "flips", "kills"):
            (base / name).mkdir()
        library = power.compiled(base)
        if library is None:
            yield "no power cuts and faults: no compiler for the shim", []
        else:
            yield power_cuts(base / "cuts", library)
            yield failing_requests(base / "faults", library)
        yield flipped_bytes(base / "flips")
        yield kills(base / "kills")


def main() -> int:
    """Print the figures; 1 when anything was wrong."""
    was_wrong = False
    for figures, found in proofs():
        print(f"{figures}; {len(found)} wrong", *found[:20], sep="\n  ", flush=True)
        was_wrong |= bool(found)
    return int(was_wrong)


if __name__ == "__main__":
    sys.exit(main())
