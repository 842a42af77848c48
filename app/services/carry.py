"""Sticks: what waits goes out as a bundle sealed to the gateway; other laptops carry it, receipts come back.

``export`` writes this laptop's own bundle and the replies that it holds for others; ``take_in`` stores others' bundles
unopened and reads the receipts that are this laptop's own; ``pass_on`` brings what is stored to the gateway.
"""

import os
import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from app.services.ask_restored import former_devices
from app.services.desk import Desk
from app.storage import durable, faults
from app.storage.carried import BUNDLE, REPLY, CarriedFolder
from forms.refusal import Refusal
from sync import age, bundle
from sync.ledger import ALL
from sync.ports import LineFault, Signer
from sync.reasons import REFUSES_ONE
from sync.transports.gateway import GatewayLine

LARGEST = 1024 * 1024 * 1024
"""Bytes of one bundle, as the gateway takes it (docs/protocol.md)."""
LARGEST_REPLY = 8 * 1024 * 1024
"""Bytes of a reply: a season's dossiers have not a tenth of it."""


@dataclass(frozen=True)
class Exported:
    """What went onto a stick: own submissions, their papers, bytes of the bundle, replies for other laptops, files."""

    dossiers: int
    papers: int
    bytes: int
    receipts_for_others: int
    files: tuple[str, ...]


@dataclass(frozen=True)
class TakenIn:
    """What came from a stick: others' bundles now stored, those known already, own submissions proved delivered."""

    bundles: int
    known: int
    delivered: int


def export(desk: Desk, target: Path) -> Exported:
    """Write what waits to ``target``: a file, or a folder (a stick), which also gets the replies held for others.

    A file is whole or not there. What was written counts as uncertain until the gateway, by any way, says more.

    Raises:
        Refusal: ``not-enrolled``, ``no-bundle-key``, ``bad-output``, ``disk-full``, ``not-writable``.
    """
    _require_binding(desk)
    is_folder = target.is_dir()
    if not is_folder and not target.parent.is_dir():
        raise Refusal("bad-output", f"{target.parent} is no folder; choose another place.")
    own = target / f"hosolang-{desk.vault.device.device_id[:8]}{BUNDLE}" if is_folder else target
    count, papers, size = _write_own(desk, own)
    written = [own.name] if count else []
    replies = _write_replies(desk, target) if is_folder else []
    return Exported(count, papers, size, len(replies), (*written, *replies))


def take_in(desk: Desk, source: Path) -> TakenIn:
    """Take in a file, or every bundle and reply of a folder.

    Raises:
        Refusal: ``not-enrolled``; ``no-file``, ``nothing-to-take-in``, ``not-a-bundle``, ``too-large``,
            ``receipts-of-another``, ``bundle-damaged``, ``bad-receipt``; ``disk-full``. A refused file changed nothing.
    """
    _require_binding(desk)
    files = [source]
    if source.is_dir():
        files = sorted(path for path in source.iterdir() if path.suffix in (BUNDLE, REPLY))
        files = [path for path in files if path.name != f"hosolang-{desk.vault.device.device_id[:8]}{BUNDLE}"]
        if not files:
            raise Refusal("nothing-to-take-in", f"{source} holds no bundle (.hsb) and no receipts (.hsr).")
    taken = [_take_one(desk, file, is_alone=not source.is_dir()) for file in files]
    return TakenIn(
        sum(one.bundles for one in taken), sum(one.known for one in taken), sum(one.delivered for one in taken)
    )


def has_waiting(desk: Desk) -> bool:
    """Whether somebody's bundle waits to be passed on."""
    return bool(CarriedFolder(desk.vault.folder).waiting())


def pass_on(desk: Desk, line: GatewayLine, progress: Callable[[int, int], None]) -> int:
    """Bring stored bundles to the gateway over an open line; returns how many it took. One bad one stops no other.

    Raises:
        LineFault: the line ended; what was not answered stays and goes again, which changes nothing there.
    """
    folder, count = CarriedFolder(desk.vault.folder), 0
    for stored in folder.waiting():
        size = stored.size

        def tell(done: int, size: int = size) -> None:
            progress(done, size)

        try:
            with stored.path.open("rb") as source:
                reply = line.pass_on_file(source, size, tell)
        except LineFault as fault:
            if fault.kind not in REFUSES_ONE:
                raise
            folder.refuse(stored)
            continue
        folder.answered(stored, reply)
        count += 1
    return count


def _require_binding(desk: Desk) -> None:
    with desk.vault.read() as unit:
        binding = unit.binding.get()
    if binding is None:
        raise Refusal("not-enrolled", "This laptop is not enrolled with a gateway yet; use the enrolment code first.")
    if binding.kind != "gateway":
        raise Refusal("no-bundle-key", "This laptop sends to a server of the form standard, which takes no bundles.")


def _write_own(desk: Desk, file: Path) -> tuple[int, int, int]:
    store, now = desk.vault.outbox_store(), desk.clock.now()
    store.apply_requests(now, release_all=True)
    if not store.due(now.replace(year=9998), 1) and not store.uncertain(1):
        return 0, 0, 0
    with _appearing(file) as out:
        count = bundle.export(store, desk.vault.device, now, out)
        size = out.tell()
    rows = [row.submission_id for row in store.uncertain(ALL)]
    papers = sum(len({part.sha256 for part in parcel.files}) for parcel in store.parcels(rows))
    return count, papers, size


@contextmanager
def _appearing(file: Path) -> Iterator[BinaryIO]:
    """A file that appears whole, or not at all."""
    fresh = file.with_name(f"{file.name}.{secrets.token_hex(4)}.new")
    with faults.plain_file_faults(file.parent):
        try:
            with fresh.open("xb") as out:
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


def _take_one(desk: Desk, file: Path, *, is_alone: bool) -> TakenIn:
    try:
        size = file.stat().st_size
        with file.open("rb") as source:
            start = source.read(len(age.MAGIC))
            source.seek(0)
            if start != age.MAGIC:
                raise Refusal("not-a-bundle", f"{file.name} is neither a bundle nor receipts of this program.")
            if size > LARGEST:
                raise Refusal("too-large", f"{file.name} is larger than 1 GB; its author must export it in parts.")
            delivered = _receipts(desk, source.read()) if size <= LARGEST_REPLY else None
            if delivered is not None:
                return TakenIn(0, 0, delivered)
            if file.suffix == REPLY and not is_alone:
                return TakenIn(0, 0, 0)
            if file.suffix == REPLY:
                raise Refusal("receipts-of-another", f"{file.name} holds receipts for another laptop; take it there.")
            source.seek(0)
            is_new = CarriedFolder(desk.vault.folder).take(source)
    except OSError as why:
        raise Refusal("no-file", f"{file} cannot be read: {why.strerror}.", file=str(file)) from why
    return TakenIn(int(is_new), int(not is_new), 0)


def _receipts(desk: Desk, content: bytes) -> int | None:
    """How many own submissions a reply proves; None when it is not sealed to this laptop, nor to one that it was."""
    signers: Sequence[Signer] = [desk.vault.device, *former_devices(desk)]
    for signer in signers:
        try:
            return bundle.take_reply(desk.vault.outbox_store(), signer, desk.clock.now(), content)
        except Refusal as refusal:
            if refusal.code != "not-for-us":
                raise
    return None
