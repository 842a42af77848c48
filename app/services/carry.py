"""Sticks: what waits goes out as a bundle sealed to the gateway; other laptops carry it, receipts come back.

``export`` writes this laptop's own bundle and the replies that it holds for others; ``take_in`` stores others' bundles
unopened and reads the receipts that are this laptop's own; ``pass_on`` brings what is stored to the gateway. Of a
bundle that the gateway refused, a notice goes back by the same sticks; it says only which bundle and why.
"""

import hashlib
import json
import os
import re
import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import BinaryIO

from app.services.ask_restored import former_devices
from app.services.desk import Desk
from app.storage import durable, faults
from app.storage.carried import BUNDLE, REPLY, Carried, CarriedFolder
from forms.onlooker import NOBODY, OnLooker
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
NOTICE = ".hsn"
"""What tells a bundle's author that no gateway took it: ``{bundle, refused}``, a hash and a code, sealed for nobody."""
TOLD_FOR = timedelta(days=60)
"""After that a refused bundle is told to nobody any more: its author has exported anew, or the paper was filed."""
_LARGEST_NOTICE = 1024
_AT_ONCE = 1024 * 1024
OWN = "carry.own"
"""The setting that holds the hashes of this laptop's own bundles, so that none comes back as another's."""
_MOST_REMEMBERED = 500
_NAMED = re.compile(r"hosolang-([0-9a-f]{8})(?![0-9a-f])")
_SHA256 = re.compile(r"[0-9a-f]{64}")

SENTENCES = {
    "not-a-bundle": "It is no bundle of this program.",
    "not-for-us": "It is sealed to another gateway; it must go to a laptop that is enrolled there.",
    "bundle-damaged": "It is damaged or was cut off; its author must export it again.",
    "unknown-author": "Its author is not enrolled with this gateway, or was revoked; the keeper must be asked.",
    "author-revoked": "Its author was revoked; the keeper must be asked.",
    "too-large": "It is larger than the gateway accepts; its author must export fewer at once.",
    "file-unreadable": "It was damaged on the laptop that carried it; its author must export it again.",
}
"""Why a gateway takes no bundle, by its code: no word of this is about a person."""
_ANY_REASON = "The gateway will never take it; its author must export again, or take the paper to the office."


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


@dataclass(frozen=True)
class RefusedBundle:
    """A bundle that a gateway will never take: the machine that made it, the code and its sentence.

    ``machine`` is the first eight letters of a device id, empty where the stick did not name it.
    """

    machine: str
    code: str
    sentence: str
    is_own: bool = False


@dataclass(frozen=True)
class TakenIn:
    """What came from a stick: others' bundles now stored, those known already, own submissions proved delivered.

    ``own`` are this laptop's own bundles, which are for another laptop to carry; ``refused`` are bundles, own and
    others', of which a gateway said before that it will never take them.
    """

    bundles: int
    known: int
    delivered: int
    own: int = 0
    refused: tuple[RefusedBundle, ...] = ()


@dataclass(frozen=True)
class Carrying:
    """What this laptop carries for others: bundles that wait, replies for their authors, bundles that were refused."""

    waiting: int
    replies: int
    refused: tuple[RefusedBundle, ...]


def export(desk: Desk, target: Path, looker: OnLooker = NOBODY) -> Exported:
    """Write what waits to ``target``: a file, or a folder (a stick), which also gets the replies held for others.

    A file is whole or not there. What was written counts as uncertain until the gateway, by any way, says more.

    Raises:
        Refusal: ``not-enrolled``, ``no-bundle-key``, ``bad-output``, ``disk-full``, ``not-writable``.
        NotNow: ``stopped``; nothing new lies at ``target``, and what was to go is uncertain as after a lost stick.
    """
    _require_binding(desk)
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


def take_in(desk: Desk, source: Path, looker: OnLooker = NOBODY) -> TakenIn:
    """Take in a file, or every bundle and reply of a folder, told as the stage ``stick-in``, file by file.

    Raises:
        Refusal: ``not-enrolled``; ``no-file``, ``nothing-to-take-in``, ``not-a-bundle``, ``too-large``,
            ``receipts-of-another``, ``bundle-damaged``, ``bad-receipt``; ``disk-full``. A refused file changed nothing.
        NotNow: ``stopped``; the files before are taken in, and the same stick can be taken in again.
    """
    _require_binding(desk)
    files = [source]
    if source.is_dir():
        files = sorted(path for path in source.iterdir() if path.suffix in (BUNDLE, REPLY, NOTICE))
        files = [path for path in files if path.name != f"hosolang-{desk.vault.device.device_id[:8]}{BUNDLE}"]
        if not files:
            raise Refusal("nothing-to-take-in", f"{source} holds no bundle (.hsb) and no receipts (.hsr).")
    taken, done = [], looker.counting("stick-in", len(files))
    for file in files:
        taken.append(_take_one(desk, file, is_alone=not source.is_dir()))
        done(1)
    return TakenIn(
        sum(one.bundles for one in taken),
        sum(one.known for one in taken),
        sum(one.delivered for one in taken),
        sum(one.own for one in taken),
        tuple(refused for one in taken for refused in one.refused),
    )


def carrying(desk: Desk) -> Carrying:
    """What this laptop carries for others now, and what it carried in vain."""
    folder = CarriedFolder(desk.vault.folder)
    refused = tuple(RefusedBundle(one.machine, one.why, sentence(one.why)) for one in _still_told(desk))
    return Carrying(len(folder.waiting()) + len(folder.papers()), len(folder.replies()), refused)


def sentence(code: str) -> str:
    """Why a gateway took no bundle, in one English sentence without anything about a person."""
    return SENTENCES.get(code, _ANY_REASON)


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
                reply = line.pass_on(source, stored.name, size, tell)
        except Refusal as refusal:
            folder.refuse(stored, refusal.code)
        except LineFault as fault:
            if fault.kind not in REFUSES_ONE:
                raise
            if fault.kind not in _FOR_EVER:
                continue  # the next sync tries again, and the others go now
            folder.refuse(stored, fault.kind)
        else:
            folder.answered(stored, reply)
            count += 1
        with suppress(LineFault):  # it would expire by itself
            line.let_go(stored.name, size)
    return count


_FOR_EVER = frozenset({"too-large", "file-unreadable"})
"""Faults of one call after which the same bundle need not be brought again."""


def _require_binding(desk: Desk) -> None:
    with desk.vault.read() as unit:
        binding = unit.binding.get()
    if binding is None:
        raise Refusal("not-enrolled", "This laptop is not enrolled with a gateway yet; use the enrolment code first.")
    if binding.kind != "gateway":
        raise Refusal("no-bundle-key", "This laptop sends to a server of the form standard, which takes no bundles.")


def _write_own(desk: Desk, file: Path, looker: OnLooker) -> tuple[int, int, int]:
    store, now = desk.vault.outbox_store(), desk.clock.now()
    store.apply_requests(now, release_all=True)
    if not store.due(now.replace(year=9998), 1) and not store.uncertain(1):
        return 0, 0, 0
    with _appearing(file) as out:
        count = bundle.export(store, desk.vault.device, now, out, looker)
        size = out.tell()
        _remember(desk, _hash_of(out))
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
    for one in _still_told(desk):
        target = folder / f"hosolang-{one.name[:16]}{NOTICE}"
        if not target.exists():
            with _appearing(target) as out:
                out.write(json.dumps({"bundle": one.name, "refused": one.why}).encode())
        names.append(target.name)
    return names


def _still_told(desk: Desk) -> list[Carried]:
    """Of the bundles that a gateway refused those of the last weeks; the older ones are only never taken in again."""
    since = (desk.clock.now() - TOLD_FOR).timestamp()
    return [one for one in CarriedFolder(desk.vault.folder).refused() if one.path.stat().st_mtime >= since]


def _hash_of(file: BinaryIO) -> str:
    file.seek(0)
    total = hashlib.sha256()
    while block := file.read(_AT_ONCE):
        total.update(block)
    return total.hexdigest()


def _remember(desk: Desk, sha256: str) -> None:
    with desk.vault.write(sees_all=True) as unit:
        known = unit.settings.get(OWN, [])
        unit.settings.put(OWN, [*known, sha256][-_MOST_REMEMBERED:])


def _own(desk: Desk) -> set[str]:
    with desk.vault.read(sees_all=True) as unit:
        return set(unit.settings.get(OWN, []))


def _take_one(desk: Desk, file: Path, *, is_alone: bool) -> TakenIn:
    try:
        size = file.stat().st_size
        with file.open("rb") as source:
            start = source.read(len(age.MAGIC))
            source.seek(0)
            if file.suffix == NOTICE:
                return _noticed(desk, source.read(_LARGEST_NOTICE), file.name)
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
            return _keep(desk, source, file.name)
    except OSError as why:
        raise Refusal("no-file", f"{file} cannot be read: {why.strerror}.", file=str(file)) from why


def _keep(desk: Desk, source: BinaryIO, file_name: str) -> TakenIn:
    """Store somebody's bundle; what it is called on the stick says at most whose it is, never whether it is known."""
    folder, name = CarriedFolder(desk.vault.folder), _hash_of(source)
    if name in _own(desk):
        return TakenIn(0, 0, 0, own=1)
    for one in folder.refused():
        if one.name == name:
            return TakenIn(0, 1, 0, refused=(RefusedBundle(one.machine, one.why, sentence(one.why)),))
    source.seek(0)
    named = _NAMED.match(file_name)
    is_new = folder.take(source, machine=named[1] if named else "")
    return TakenIn(int(is_new), int(not is_new), 0)


def _noticed(desk: Desk, content: bytes, file_name: str) -> TakenIn:
    """What a notice says of an own bundle; whoever wrote it, it gives words only: what was sent is asked about."""
    try:
        said = json.loads(content)
        name, code = str(said["bundle"]), str(said["refused"])
    except (ValueError, KeyError, TypeError, RecursionError):
        name, code = "", ""
    if not _SHA256.fullmatch(name):
        raise Refusal("not-a-bundle", f"{file_name} is neither a bundle nor receipts of this program.")
    if name not in _own(desk):
        return TakenIn(0, 0, 0)
    machine = desk.vault.device.device_id[:8]
    return TakenIn(0, 0, 0, refused=(RefusedBundle(machine, code, sentence(code), is_own=True),))


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
