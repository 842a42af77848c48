"""The long proofs: every moment of a power cut, every failing request, every 97th byte flipped, a kill at every write.

``python -m tests.storage.heavy`` cuts them into pieces, works on as many at once as there are processors, prints a line
for each and the sums, and ends with 1 when anything was wrong. What is done stands in ``build/heavy.jsonl``: who is
interrupted goes on from there, as long as the code is the same; ``--anew`` begins again. The everyday suite samples the
same functions.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
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
DONE = ROOT / "build" / "heavy.jsonl"
IN_MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108 - a folder of our own is made there
STEP = 97
ID = a_parcel().dossier_id
Result = tuple[Counter[str], list[str]]
"""What was done how often, by its outcome; and what was wrong."""


def power_cuts(base: Path, part: int, parts: int, synchronous: str = "FULL") -> Result:
    """Some of the moments of the scripted run, three images each."""
    power.prepare(base / "prepared")
    power.run(_shim(base), base, synchronous=synchronous)
    count, found = power.cut(base, parts, part)
    return Counter({"images": count}), found


def cuts_without_syncs(base: Path, part: int, parts: int) -> Result:
    """A test of the test: a database that does not sync must be found out."""
    counted, found = power_cuts(base, part, parts, "OFF")
    is_found = any("kept" in one for one in found)
    return counted, [] if is_found else ["synchronous=OFF was not found out"]


def failing_requests(base: Path, part: int, parts: int) -> Result:
    """Some of the writes and syncs, each with ENOSPC and with EIO."""
    power.prepare(base / "prepared")
    told = power.faults(_shim(base), base, parts, part + 1)
    found = told["wrong"]
    counts = Counter({"failed": int(str(told["faults"])), "refused": int(str(told["refused"]))})
    return counts, found if isinstance(found, list) else [str(found)]


def flipped_bytes(base: Path, part: int, parts: int) -> Result:
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
    places = [
        (name, position)
        for name in sorted(names)
        for position in range(0, (base / "prepared" / name).stat().st_size, STEP)
    ]
    for name, position in places[part::parts]:
        outcome = flipped(base, name, position, whole)
        outcomes[outcome.partition(":")[0]] += 1
        if outcome.startswith("wrong"):
            found.append(f"{name} at {position}: {outcome}")
    return outcomes, found


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


def kills(base: Path, scenario: str, kind: str, step: int) -> Result:
    """A kill before every file operation, or at every so-manieth byte that a file grows by."""
    command = [sys.executable, "-m", "tests.storage.killed", scenario, kind, str(step), str(base)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    told = json.loads(done.stdout)
    return Counter({"kills": told["kills"]}), list(told["wrong"])


def _shim(base: Path) -> Path:
    library = power.compiled(base)
    if library is None:
        raise RuntimeError("no compiler for the shim")
    return library


# --- pieces ----------------------------------------------------------------------------------------------------------

PARTED: Mapping[str, tuple[int, Callable[[Path, int, int], Result]]] = {
    "power cuts": (2, power_cuts),
    "power cuts without syncs": (1, cuts_without_syncs),
    "failing requests": (12, failing_requests),
    "flipped bytes": (12, flipped_bytes),
}
BYTES_BETWEEN_KILLS = 1024


def pieces() -> Iterator[str]:
    """The names of all pieces, the longest first."""
    for proof, (parts, _) in reversed(list(PARTED.items())):
        yield from (f"{proof}/{part}" for part in range(parts))
    for scenario in sorted(SCENARIOS.keys() - {"liar"}):
        yield from (f"kills/{scenario}/{kind}" for kind in ("bytes", "system"))


def work(piece: str) -> Result:
    """One piece, in a folder of its own."""
    proof, _, rest = piece.partition("/")
    with tempfile.TemporaryDirectory(dir=IN_MEMORY) as folder:
        if proof == "kills":
            scenario, kind = rest.split("/")
            return kills(Path(folder), scenario, kind, 1 if kind == "system" else BYTES_BETWEEN_KILLS)
        parts, proving = PARTED[proof]
        return proving(Path(folder), int(rest), parts)


def known(code: str) -> dict[str, Result]:
    """What an earlier run of the same code has done."""
    lines = DONE.read_text(encoding="utf-8").splitlines() if DONE.exists() else []
    rows = [json.loads(line) for line in lines]
    return {row["piece"]: (Counter(row["counts"]), row["wrong"]) for row in rows if row["code"] == code}


def fingerprint() -> str:
    """Names the code that is being proved."""
    files = sorted(path for room in ("app/storage", "tests/storage") for path in (ROOT / room).rglob("*.[pc]*"))
    content = b"".join(path.read_bytes() for path in files if path.suffix in {".py", ".c"})
    return hashlib.sha256(content).hexdigest()[:16]


def in_a_process(piece: str) -> Result:
    """Work on a piece in a process of its own: forks and preloaded libraries keep to themselves."""
    command = [sys.executable, "-m", "tests.storage.heavy", piece]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        return Counter(), [f"{piece} broke: {done.stderr[-500:]}"]
    row = json.loads(done.stdout.splitlines()[-1])
    return Counter(row["counts"]), row["wrong"]


def all_pieces(*, anew: bool) -> dict[str, Result]:
    """Every piece that is not done yet, and those that are."""
    code = fingerprint()
    done = {} if anew else known(code)
    todo = [piece for piece in pieces() if piece not in done]
    DONE.parent.mkdir(exist_ok=True)
    began = time.monotonic()
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool, DONE.open("a", encoding="utf-8") as log:
        running = {pool.submit(in_a_process, piece): piece for piece in todo}
        for ended in as_completed(running):
            piece, (counts, found) = running[ended], ended.result()
            done[piece] = (counts, found)
            if counts:
                row = {"code": code, "piece": piece, "counts": counts, "wrong": found}
                log.write(json.dumps(row, ensure_ascii=False) + "\n")
                log.flush()
            spent = time.monotonic() - began
            print(f"{spent:6.0f} s  {piece}: {dict(counts)}, {len(found)} wrong", *found[:10], sep="\n  ", flush=True)
    return done


def main(arguments: list[str]) -> int:
    """Print the figures; 1 when anything was wrong."""
    if arguments and arguments[0] in set(pieces()):
        counts, found = work(arguments[0])
        print(json.dumps({"counts": counts, "wrong": found}))
        return 0
    sums: dict[str, Counter[str]] = {}
    wrong = 0
    for piece, (counts, found) in all_pieces(anew="--anew" in arguments).items():
        sums.setdefault(piece.partition("/")[0], Counter()).update(counts)
        wrong += len(found)
    for proof, counts in sums.items():
        print(f"{proof}: {', '.join(f'{count} {what}' for what, count in sorted(counts.items()))}")
    print(f"{wrong} wrong", flush=True)
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
