"""What a sync of 1,000 queued dossiers with 200 MB of files adds to the memory of an idle laptop; ≤ 64 MB is promised.

The laptop is a process of its own that only opens the vault, syncs once with nothing due (so that every room is loaded)
and then sends all. The floor is that process just before: idle.
"""

import json
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.services.desk import Desk
from app.services.enroll_laptop import enroll_laptop
from app.services.sync_now import sync
from app.services.unlock_vault import unlock
from app.storage.records import SubmissionRecord
from forms.dossier import DossierState
from sync.gateway import office
from sync.submission import digest
from tests.bench.figures import ROOT, Figure
from tests.bench.resident import resident_mib
from tests.bench.serving import gateway_beside
from tests.bench.village import PASSPHRASE, USER, make_vault
from tests.support.parcels import FORM, FORM_HASH, a_packet
from tests.support.vaults import a_dossier

DOSSIERS, FILE_BYTES, ANSWERS = 1000, 200_000, 60
_AT_ONCE = 50


def measure(dossiers: int = DOSSIERS) -> Iterator[Figure]:
    """Resident memory while it sends, beside the same process idle."""
    with tempfile.TemporaryDirectory() as name, gateway_beside(Path(name) / "gateway") as (url, place):
        folder = Path(name) / "vault"
        desk = make_vault(folder)
        enroll_laptop(desk, url, office.enroll(place, "Máy đo", "Xã đo")["code"])
        desk.vault.close()
        found = _sent_elsewhere(folder, dossiers)
        if found["sent"] != dossiers:
            raise AssertionError(f"only {found['sent']} of {dossiers} were delivered: {found['connection']}")
    what = f"sync of {dossiers} dossiers, {dossiers * FILE_BYTES / 1e6:.0f} MB of files"
    yield Figure(f"{what}: memory", found["peak"], found["idle"], "≤ 64 above idle", "MiB")
    yield Figure("  of it above idle", found["peak"] - found["idle"], None, "≤ 64", "MiB")
    yield Figure("  processor time", found["seconds"], None, "", "s")


def _sent_elsewhere(folder: Path, dossiers: int) -> dict[str, Any]:
    """What the laptop's process told; the queue is filled here while that process has the vault closed."""
    command = [sys.executable, "-m", "tests.bench.client_memory", str(folder)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as laptop:
        if laptop.stdin is None or laptop.stdout is None:
            raise RuntimeError("the laptop's pipes are missing")
        laptop.stdout.readline()
        _queue(folder, dossiers)
        said, _ = laptop.communicate("go\n")
    found: dict[str, Any] = json.loads(said)
    return found


def _queue(folder: Path, dossiers: int) -> None:
    """Frozen submissions as finalizing leaves them, each with answers like those of a real form and one photograph."""
    desk = unlock(folder, USER, PASSPHRASE)
    lot = random.Random(1)  # noqa: S311 - bytes of invented photographs
    with desk.vault.write() as unit:
        unit.forms.keep(FORM_HASH, FORM, {})
    for first in range(0, dossiers, _AT_ONCE):
        _queue_some(desk, range(first, min(first + _AT_ONCE, dossiers)), lot)
    desk.vault.close()


def _queue_some(desk: Desk, numbers: range, lot: random.Random) -> None:
    with desk.vault.write() as unit:
        for number in numbers:
            photo = b"\x89PNG\r\n\x1a\n" + lot.randbytes(FILE_BYTES - 8)
            parcel = a_packet(number, files=[photo]).parcel
            answers = "".join(f"<q{one}>câu trả lời số {one * number}</q{one}>" for one in range(ANSWERS))
            xml = parcel.xml.replace(b"<meta>", answers.encode() + b"<meta>")
            whole = replace(parcel, xml=xml, digest=digest(xml, [parcel.files[0].sha256]))
            unit.dossiers.add(a_dossier(whole, state=DossierState.FINALIZED))
            paper = unit.papers.attach(whole.dossier_id, "photo", photo, "image/png")
            unit.submissions.add(
                SubmissionRecord(
                    id=whole.submission_id,
                    dossier_id=whole.dossier_id,
                    revision=1,
                    replaces=None,
                    digest=whole.digest,
                    form_hash=FORM_HASH,
                    xml=xml,
                    files=(paper,),
                    finalized_at=datetime.now(UTC),
                )
            )
            unit.outbox.enqueue(whole.submission_id, None)


def _send_all(folder: Path) -> None:
    """In the laptop's process: idle, then the highest memory of one sync of all, as one line of JSON."""
    desk = unlock(folder, USER, PASSPHRASE)
    sync(desk)
    desk.vault.close()
    print("every room is loaded", flush=True)
    sys.stdin.readline()
    desk = unlock(folder, USER, PASSPHRASE)
    idle, done, peaks = resident_mib(), threading.Event(), [0.0]

    def watch() -> None:
        while not done.wait(0.02):
            peaks.append(resident_mib())

    watching = threading.Thread(target=watch)
    watching.start()
    began = time.process_time()
    report = sync(desk)
    seconds = time.process_time() - began
    done.set()
    watching.join()
    desk.vault.close()
    told = {"idle": idle, "peak": max(peaks), "sent": report.sent, "connection": report.connection, "seconds": seconds}
    print(json.dumps(told))


if __name__ == "__main__":
    _send_all(Path(sys.argv[1]))
