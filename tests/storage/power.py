"""Power cuts and failing disks: a scripted run under a shim that logs every request, or lets the n-th one fail.

``run`` plays the steps once and logs. ``images`` rebuilds the disk as it may look after a power cut at any moment: what
was synced is there, what was not is dropped, kept, reordered or torn at a sector. ``faults`` plays the steps again and
again in forked children, another request failing in each.
"""

import ctypes
import errno
import json
import os
import random
import shutil
import struct
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from app.storage import database, vault
from app.storage.records import DraftEntry
from forms.dossier import DossierState
from forms.refusal import Refusal
from tests.support.memory_outbox import DAY_ONE, a_parcel
from tests.support.vaults import WEAK, a_dossier, a_submission, a_vault, reopened

ROOT = Path(__file__).parents[2]
SOURCE = Path(__file__).with_name("disk_shim.c")
PARCEL = a_parcel()
SECTOR = 512
ALLOWED = {"disk-full", "disk-error", "not-writable", "damaged", "vault-busy", "damaged-record"}
"""What a step under a fault may be refused with; ``damaged`` when a page that was just written cannot be read back."""


# --- the shim --------------------------------------------------------------------------------------------------------


def compiled(folder: Path) -> Path | None:
    """The shim as a library, by the system's compiler or by ziglang; None where there is neither, or no Linux."""
    if not sys.platform.startswith("linux"):
        return None
    target = folder / "disk_shim.so"
    options = ["-shared", "-fPIC", "-O1", "-o", str(target), str(SOURCE), "-ldl"]
    for compiler in (["cc"], ["gcc"], ["clang"], [sys.executable, "-m", "ziglang", "cc"]):
        if shutil.which(compiler[0]):
            done = subprocess.run([*compiler, *options], capture_output=True, check=False)
            if done.returncode == 0 and _works(target):
                return target
    return None


def _works(library: Path) -> bool:
    """Some interpreters are linked so that nothing can stand between them and the system."""
    program = "import ctypes; ctypes.CDLL(None).hsl_arm(0, 0)"
    environment = dict(os.environ, LD_PRELOAD=str(library))
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, check=False)
    return done.returncode == 0 and sysconfig.get_platform().startswith("linux")


# --- the steps -------------------------------------------------------------------------------------------------------


def prepare(folder: Path) -> None:
    """What is there, and on the disk, before the first step."""
    with a_vault(folder) as opened:
        opened.users.add("Lan", "lan lan lúa vàng nắng", cost=WEAK)
        with opened.write() as unit:
            unit.dossiers.add(a_dossier(PARCEL))
            unit.drafts.save_snapshot(PARCEL.dossier_id, b"<data/>", {})


def steps(opened: vault.Vault) -> Iterator[None]:
    """One thing after another; each is acknowledged when the next is asked for. The journal counts them."""
    for number in range(4):
        with opened.write() as unit:
            unit.drafts.append(PARCEL.dossier_id, [DraftEntry("set", "/data/a", str(number))])
            unit.journal.append("step", PARCEL.dossier_id, {})
        yield
    with opened.write() as unit:
        paper = unit.papers.attach(PARCEL.dossier_id, "photo", b"an invented photograph" * 300, "image/png")
        unit.journal.append("step", PARCEL.dossier_id, {})
    yield
    opened.checkpoint()
    with opened.write() as unit:
        unit.submissions.add(a_submission(PARCEL, files=(paper,), at=DAY_ONE, form_hash="h"))
        unit.outbox.enqueue(PARCEL.submission_id, None)
        unit.dossiers.update(PARCEL.dossier_id, state=DossierState.FINALIZED)
        unit.journal.append("step", PARCEL.dossier_id, {})
    yield
    opened.users.remove("Lan")
    with opened.write() as unit:
        unit.journal.append("step", PARCEL.dossier_id, {})
    yield
    opened.back_up()
    with opened.write() as unit:
        unit.journal.append("step", PARCEL.dossier_id, {})
    yield


def wrong(folder: Path, told: int, refused: int = 0) -> str:
    """What is wrong with a vault after so many steps were told of; empty when nothing is."""
    try:
        with reopened(folder) as opened:
            findings = opened.check()
            with opened.read() as unit:
                kept = sum(entry.kind == "step" for entry in unit.journal.entries())
                papers = [unit.papers.read(paper) for paper in unit.papers.list(PARCEL.dossier_id)]
    except Refusal as refusal:
        return f"cannot be opened: {refusal.code}"
    if findings:
        return f"check: {[finding.code for finding in findings]}"
    if not told <= kept <= told + 1 + refused:
        return f"{told} told, {kept} kept"
    return "" if all(paper == b"an invented photograph" * 300 for paper in papers) else "a paper is not itself"


# --- power cuts ------------------------------------------------------------------------------------------------------


@dataclass
class _File:
    """One file: what is surely on the disk, and what was asked of it since."""

    durable: bytearray = field(default_factory=bytearray)
    pending: list[tuple[str, int, bytes]] = field(default_factory=list)

    def content(self, chosen: list[tuple[str, int, bytes]]) -> bytes:
        """The durable content and some of the requests since."""
        found = bytearray(self.durable)
        for kind, number, piece in chosen:
            if kind == "T":
                del found[number:]
                found.extend(bytes(number - len(found)))
            else:
                found.extend(bytes(max(0, number + len(piece) - len(found))))
                found[number : number + len(piece)] = piece
        return bytes(found)

    def sync(self) -> None:
        """Everything asked for so far is on the disk."""
        self.durable = bytearray(self.content(self.pending))
        self.pending = []


class _Disk:
    """The names and files below a folder; the order in which names change is kept, as file systems' journals do."""

    def __init__(self, prepared: Path, played: Path) -> None:
        self.base = played
        files = (path for path in prepared.rglob("*") if path.is_file())
        self.synced = {str(played / path.relative_to(prepared)): _File(bytearray(path.read_bytes())) for path in files}
        self.now = dict(self.synced)
        self.names: list[tuple[str, str, str, _File]] = []

    def take(self, kind: str, path: str, other: str, number: int, content: bytes) -> None:
        """One request of the log."""
        if kind in "WT":
            if path in self.now:
                self.now[path].pending.append((kind, number, content))
        elif kind == "S":
            self._sync(path)
        elif kind in "CRUL":
            file = _File() if kind == "C" else self.now.get(path, _File())
            self.names.append((kind, path, other, file))
            _rename(self.now, kind, path, other, file)

    def _sync(self, path: str) -> None:
        if path in self.now:
            self.now[path].sync()
            return
        synced = [each for each in self.names if _folder_of(each[1]) == path or _folder_of(each[2]) == path]
        last = self.names.index(synced[-1]) + 1 if synced else 0
        for each in self.names[:last]:
            _rename(self.synced, *each)
        del self.names[:last]

    def write(self, target: Path, how: random.Random | None, *, everything: bool) -> None:
        """The disk after a cut: nothing that was not synced, everything, or some of it, torn."""
        names = dict(self.synced)
        count = len(self.names) if everything else how.randint(0, len(self.names)) if how else 0
        for each in self.names[:count]:
            _rename(names, *each)
        for path, file in names.items():
            chosen = file.pending if everything else _some(file.pending, how) if how else []
            place = target / Path(path).relative_to(self.base)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(file.content(chosen))


def _rename(names: dict[str, _File], kind: str, path: str, other: str, file: _File) -> None:
    if kind in "RU":
        moved = [name for name in names if name == path or name.startswith(f"{path}/")]
        for name in moved:
            found = names.pop(name)
            if kind == "R":
                names[other + name[len(path) :]] = found
    else:
        names[other if kind == "L" else path] = file


def _folder_of(path: str) -> str:
    return path.rpartition("/")[0]


def _some(pending: list[tuple[str, int, bytes]], how: random.Random) -> list[tuple[str, int, bytes]]:
    chosen = []
    for kind, number, piece in pending:
        fate = how.random()
        if fate < 0.4:
            continue
        if fate < 0.6 and kind == "W" and len(piece) > SECTOR:
            cut = how.randrange(1, len(piece) // SECTOR + 1) * SECTOR
            chosen.append((kind, number, piece[:cut]) if how.random() < 0.5 else (kind, number + cut, piece[cut:]))
        else:
            chosen.append((kind, number, piece))
    return chosen


def logged(log: Path) -> Iterator[tuple[str, str, str, int, bytes]]:
    """The requests of a run, in their order."""
    raw = log.read_bytes()
    at = 0
    while at < len(raw):
        kind = chr(raw[at])
        path, at = _text(raw, at + 1)
        other, at = _text(raw, at)
        number, size = struct.unpack_from("<QQ", raw, at)
        at += 16
        yield kind, path, other, number, raw[at : at + size]
        at += size


def _text(raw: bytes, at: int) -> tuple[str, int]:
    (size,) = struct.unpack_from("<Q", raw, at)
    return raw[at + 8 : at + 8 + size].decode(), at + 8 + size


def cut(base: Path, every: int, first: int = 0) -> tuple[int, list[str]]:
    """Open the disk as it may look at every n-th moment of a run; returns how many images, and what was wrong."""
    disk, told, count, found = _Disk(base / "prepared", base / "played"), 0, 0, []
    log, work = base / "log", base / "image"
    how = random.Random(1)  # noqa: S311 - repeatable
    moments = 0
    for kind, path, other, number, content in logged(log):
        is_told = path.endswith("/told")
        if kind == "S" or (is_told and kind == "W"):
            moments += 1
            if moments % every == first:
                for variant, everything in ((None, False), (None, True), (how, False)):
                    shutil.rmtree(work, ignore_errors=True)
                    work.mkdir()
                    disk.write(work, variant, everything=everything)
                    count += 1
                    if trouble := wrong(work, told):
                        found.append(f"moment {moments}, {told} told: {trouble}")
        if is_told:
            told += kind == "W"
        else:
            disk.take(kind, path, other, number, content)
    return count, found


def run(library: Path, base: Path, *, synchronous: str = "FULL") -> None:
    """Play the steps on a copy of the prepared folder, in a process under the shim."""
    played = base / "played"
    shutil.copytree(base / "prepared", played)
    environment = dict(os.environ, LD_PRELOAD=str(library), HSL_DISK_ROOT=str(played), HSL_DISK_LOG=str(base / "log"))
    command = [sys.executable, "-m", "tests.storage.power", "run", str(played), synchronous]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr)


def _played(folder: Path, synchronous: str) -> None:
    real = database._pragmas

    def pragmas(key_text: str, *, writes: bool) -> Iterator[str]:
        for pragma in real(key_text, writes=writes):
            yield pragma.replace("synchronous = FULL", f"synchronous = {synchronous}")

    database._pragmas = pragmas
    mouth = os.open(folder / "told", os.O_WRONLY | os.O_CREAT, 0o600)
    for _ in steps(reopened(folder)):
        os.write(mouth, b".")
    os._exit(0)


# --- faults ----------------------------------------------------------------------------------------------------------


def faults(library: Path, base: Path, every: int, first: int = 0) -> dict[str, object]:
    """Let every n-th request fail, with ENOSPC and EIO, from the one numbered ``first`` (else the n-th) on.

    Returns:
        ``{"faults": …, "refused": …, "wrong": […]}``.
    """
    environment = dict(os.environ, LD_PRELOAD=str(library), HSL_DISK_ROOT=str(base / "played"))
    command = [sys.executable, "-m", "tests.storage.power", "faults", str(base), str(every), str(first or every)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr)
    told: dict[str, object] = json.loads(done.stdout)
    return told


def _all_faults(base: Path, every: int, first: int) -> None:
    shim = ctypes.CDLL(None)
    count, refusals, found, number, is_reached = 0, 0, [], first, True
    while is_reached:
        for code in (errno.ENOSPC, errno.EIO):
            folder = base / "played"
            shutil.rmtree(folder, ignore_errors=True)
            shutil.copytree(base / "prepared", folder)
            told, refused, trouble, is_reached = _one_fault(shim, folder, number, code)
            trouble = trouble or wrong(folder, told, refused)
            count += is_reached
            refusals += refused
            if trouble:
                found.append(f"request {number}, errno {code}: {trouble}")
        number += every
    sys.stdout.write(json.dumps({"faults": count, "refused": refusals, "wrong": found}))


def _one_fault(shim: ctypes.CDLL, folder: Path, number: int, code: int) -> tuple[int, int, str, bool]:
    """Steps told, steps refused, what was no refusal, and whether the request was ever made."""
    ear, mouth = os.pipe()
    child = os.fork()
    if child == 0:
        trouble, told, refused = "", 0, 0
        try:
            opened = reopened(folder)
            shim.hsl_arm(number, code)
            todo = steps(opened)
            try:
                for _ in todo:
                    told += 1
            except Refusal as refusal:
                refused = 1
                trouble = "" if refusal.code in ALLOWED else f"refused with {refusal.code}"
            refused += _write_after(opened, may_fail=not refused)
        except BaseException as fault:  # noqa: BLE001 - whatever it is, the parent hears of it
            trouble = trouble or f"{type(fault).__name__}: {fault}"
        is_reached = shim.hsl_requests() >= number
        os.write(mouth, json.dumps([told, refused, trouble, is_reached]).encode())
        os._exit(0)
    os.close(mouth)
    os.waitpid(child, 0)
    answer = json.loads(os.read(ear, 10_000) or b'[0, 0, "the child died", false]')
    os.close(ear)
    return tuple(answer)


def _write_after(opened: vault.Vault, *, may_fail: bool) -> bool:
    """After a fault the vault takes the next write; where the fault hits this very one, it takes it again.

    Returns:
        Whether this one was refused.
    """
    try:
        _write(opened)
    except Refusal as refusal:
        if not may_fail or refusal.code not in ALLOWED:
            raise
        _write(opened)
        return True
    return False


def _write(opened: vault.Vault) -> None:
    with opened.write() as unit:
        unit.settings.put("after", 1)


if __name__ == "__main__":
    if sys.argv[1] == "run":
        _played(Path(sys.argv[2]), sys.argv[3])
    else:
        _all_faults(Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
