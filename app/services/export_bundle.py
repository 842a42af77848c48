"""Writing a stick: what waits here sealed to the gateway, and beside it what is held for other laptops."""

import json
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from app.services.carry import NOTICE, RefusedBundle, carrying, require_binding, still_told
from app.services.desk import Desk
from app.services.own_bundles import hash_of, remember
from app.storage import durable, faults
from app.storage.carried import BUNDLE, REPLY, CarriedFolder
from forms.onlooker import NOBODY, OnLooker
from forms.refusal import Refusal
from sync import bundle
from sync.ledger import ALL


@dataclass(frozen=True)
class Exported:
    """What went onto a stick: own submissions, their papers, bytes of the bundle, replies for other laptops, files.

    ``refused`` are the bundles of other laptops that the gateway refused; their authors are told by the same stick.
    """

    dossiers: int
    papers: int
    bytes: int
    receipts_for_others: int
    files: tuple[str, ...]
    refused: tuple["RefusedBundle", ...] = ()


def export(desk: Desk, target: Path, looker: OnLooker = NOBODY) -> Exported:
    """Write what waits to ``target``: a file, or a folder (a stick), which also gets the replies held for others.

    A file is whole or not there. What was written counts as uncertain until the gateway, by any way, says more.

    Raises:
        Refusal: ``not-enrolled``, ``no-bundle-key``, ``bad-output``, ``disk-full``, ``not-writable``.
        NotNow: ``stopped``; nothing new lies at ``target``, and what was to go is uncertain as after a lost stick.
    """
    require_binding(desk)
    is_folder = target.is_dir()
    if not is_folder and not target.parent.is_dir():
        raise Refusal("bad-output", f"{target.parent} is no folder; choose another place.")
    own = target / f"hosolang-{desk.vault.device.device_id[:8]}{BUNDLE}" if is_folder else target
    count, papers, size = _write_own(desk, own, looker)
    written = [own.name] if count else []
    if not is_folder:
        return Exported(count, papers, size, 0, tuple(written))
    replies, notices = _write_replies(desk, target), _write_notices(desk, target)
    refused = carrying(desk).refused
    return Exported(count, papers, size, len(replies), (*written, *replies, *notices), refused)


def _write_own(desk: Desk, file: Path, looker: OnLooker) -> tuple[int, int, int]:
    store, now = desk.vault.outbox_store(), desk.clock.now()
    store.apply_requests(now, release_all=True)
    if not store.due(now.replace(year=9998), 1) and not store.uncertain(1):
        return 0, 0, 0
    with _appearing(file) as out:
        count = bundle.export(store, desk.vault.device, now, out, looker)
        size = out.tell()
        remember(desk, hash_of(out))
    rows = [row.submission_id for row in store.uncertain(ALL)]
    papers = sum(len({part.sha256 for part in parcel.files}) for parcel in store.parcels(rows))
    return count, papers, size


@contextmanager
def _appearing(file: Path) -> Iterator[BinaryIO]:
    """A file that appears whole, or not at all."""
    fresh = file.with_name(f"{file.name}.{secrets.token_hex(4)}.new")
    with faults.plain_file_faults(file.parent):
        try:
            with fresh.open("x+b") as out:
                yield out
                out.flush()
                os.fsync(out.fileno())
            fresh.replace(file)
            durable.sync_folder(file.parent)
        finally:
            fresh.unlink(missing_ok=True)


def _write_replies(desk: Desk, folder: Path) -> list[str]:
    names = []
    for reply in CarriedFolder(desk.vault.folder).replies():
        target = folder / f"hosolang-{reply.name[:16]}{REPLY}"
        if not target.exists():
            with _appearing(target) as out:
                out.write(reply.path.read_bytes())
        names.append(target.name)
    return names


def _write_notices(desk: Desk, folder: Path) -> list[str]:
    names = []
    for one in still_told(desk):
        target = folder / f"hosolang-{one.name[:16]}{NOTICE}"
        if not target.exists():
            with _appearing(target) as out:
                out.write(json.dumps({"bundle": one.name, "refused": one.why}).encode())
        names.append(target.name)
    return names
