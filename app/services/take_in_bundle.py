"""Reading a stick: others' bundles are stored unopened, the receipts that are this laptop's own are proved."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from app.services.ask_restored import former_devices
from app.services.carry import NOTICE, RefusedBundle, require_binding, sentence
from app.services.desk import Desk
from app.services.own_bundles import hash_of, own_bundles
from app.storage.carried import BUNDLE, REPLY, CarriedFolder
from forms.onlooker import NOBODY, OnLooker
from forms.refusal import Refusal
from sync import age, bundle
from sync.ports import Signer

LARGEST = 1024 * 1024 * 1024
"""Bytes of one bundle, as the gateway takes it (docs/protocol.md)."""
LARGEST_REPLY = 8 * 1024 * 1024
"""Bytes of a reply: a season's dossiers have not a tenth of it."""
_LARGEST_NOTICE = 1024
_NAMED = re.compile(r"hosolang-([0-9a-f]{8})(?![0-9a-f])")
_SHA256 = re.compile(r"[0-9a-f]{64}")


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


def take_in(desk: Desk, source: Path, looker: OnLooker = NOBODY) -> TakenIn:
    """Take in a file, or every bundle and reply of a folder, told as the stage ``stick-in``, file by file.

    Raises:
        Refusal: ``not-enrolled``; ``no-file``, ``nothing-to-take-in``, ``not-a-bundle``, ``too-large``,
            ``receipts-of-another``, ``bundle-damaged``, ``bad-receipt``; ``disk-full``. A refused file changed nothing.
        NotNow: ``stopped``; the files before are taken in, and the same stick can be taken in again.
    """
    require_binding(desk)
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
    folder, name = CarriedFolder(desk.vault.folder), hash_of(source)
    if name in own_bundles(desk):
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
    if name not in own_bundles(desk):
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
