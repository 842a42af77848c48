"""Bundles that come by a carrier's laptop or on a stick: opened here alone, taken in as if their author sent them."""

import hashlib
import json
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import sqlalchemy as sa

from forms.refusal import Refusal
from sync import age, bundle
from sync.gateway import holdings, intake, schema, sealed_files, uploads
from sync.gateway.device import Device
from sync.gateway.naming import naming
from sync.gateway.opening import Gateway
from sync.gateway.problems import Problem
from sync.gateway.sealed_files import PartWriter

_AT_ONCE = 100


@dataclass(frozen=True)
class Taken:
    """A bundle that was taken in: its author's device id, the reply sealed to the author, how many stand how now."""

    author: str
    reply: bytes
    outcomes: dict[str, int]


def take(gateway: Gateway, source: BinaryIO, carrier: Device | None = None) -> Taken:
    """Take in a sealed bundle.

    Without a ``carrier`` the keeper brought it, and the author counts as its own carrier. Repeating it changes nothing.

    Raises:
        Refusal: ``not-a-bundle``, ``not-for-us``, ``bundle-damaged``, ``unknown-author`` (not enrolled here,
            revoked, or not the one who signed).
    """
    head, rest = bundle.read_head(age.decrypt(gateway.keys.bundle, source))
    author = _author(gateway, head)
    for start in range(0, len(head.items), _AT_ONCE):
        intake.accept(gateway, carrier or author, head.items[start : start + _AT_ONCE])
    for submission_id, sha256, size in head.files:
        rest = _take_file(gateway, author, (submission_id, sha256, size), rest)
    names = [name for item in head.items if isinstance(name := _named(item), str)]
    answers = holdings.standing(gateway, author, names, complete=True)
    outcomes = Counter(str(one["outcome"]) for one in answers["results"])
    return Taken(author.id, age.sealed(head.reply, json.dumps(answers).encode()), dict(sorted(outcomes.items())))


def take_uploaded(gateway: Gateway, carrier: Device, upload_id: str) -> Taken:
    """Take in a bundle that came in blocks; it lies there until the carrier, who has the answer then, lets it go.

    Raises:
        Problem: 404 ``no-such-upload``, 409 ``upload-unfinished``, 410 ``upload-expired``.
        Refusal: as :func:`take`.
    """
    upload = uploads.find(gateway, carrier, upload_id)
    if upload.submission_id is not None:
        raise Problem(404, "no-such-upload", "There is no such upload of a bundle; create it again.")
    if upload.received < upload.size:
        raise Problem(409, "upload-unfinished", "Not all of the bundle has come; send the rest first.")
    with gateway.read().begin() as connection:
        parts = uploads.parts_of(connection, upload.id)
    return take(gateway, sealed_files.opened(gateway.keys, gateway.files, parts), carrier)


def spool(gateway: Gateway) -> BinaryIO:
    """A file for a bundle that is arriving; it is sealed all the time and gone when it is closed."""
    folder = gateway.data / "incoming"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return tempfile.TemporaryFile(dir=folder)


def take_file(gateway: Gateway, file: Path) -> Taken:
    """Take in a bundle that the keeper was handed; as :func:`take`."""
    try:
        with file.open("rb") as source:
            return take(gateway, source)
    except OSError as error:
        raise Refusal("not-a-bundle", f"{file.name} cannot be read.") from error


def _author(gateway: Gateway, head: bundle.Head) -> Device:
    devices = schema.devices
    with gateway.read().begin() as connection:
        row = connection.execute(sa.select(devices).where(devices.c.device_id == head.author)).one_or_none()
    is_known = row is not None and row.revoked_at is None and head.gateway == gateway.id
    if row is None or not is_known or len(head.reply) != 32 or not bundle.is_authors(head, row.public_key):
        raise Refusal("unknown-author", "The bundle's author is not enrolled with this gateway, or was revoked.")
    return Device(row.device_id, row.unit)


def _take_file(gateway: Gateway, author: Device, what: tuple[str, str, int], rest: Iterator[bytes]) -> Iterator[bytes]:
    """Store one file when its submission waits for it; gives the bytes after it."""
    submission_id, sha256, size = what
    files, table = schema.submission_files, schema.submissions
    with gateway.read().begin() as connection:
        is_wanted = connection.execute(
            sa.select(files.c.size)
            .join(table, table.c.submission_id == files.c.submission_id)
            .where(
                files.c.submission_id == submission_id,
                files.c.sha256 == sha256,
                files.c.size == size,
                files.c.stored.is_(None),
                table.c.author == author.id,
            )
        ).one_or_none()
    part = PartWriter(gateway.keys, gateway.files) if is_wanted is not None else None
    total = hashlib.sha256()
    try:
        rest = _copied(rest, size, part, total)
        is_whole = part is not None and total.hexdigest() == sha256
        if part is not None and is_whole:
            part.finish()
    except BaseException:
        if part is not None:
            part.discard()
        raise
    if part is not None and not (is_whole and _name(gateway, author, (submission_id, sha256), part)):
        part.discard()
    return rest


def _copied(rest: Iterator[bytes], size: int, part: PartWriter | None, total: "hashlib._Hash") -> Iterator[bytes]:
    """Read exactly so many bytes into the part and the hash; gives what follows."""
    left = size
    for piece in rest:
        mine, after = piece[:left], piece[left:]
        left -= len(mine)
        total.update(mine)
        if part is not None:
            part.write(mine)
        if left == 0:
            return _after(after, rest)
    if left:
        raise Refusal("bundle-damaged", "The bundle ends before its papers do; export it again.")
    return rest


def _after(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


def _name(gateway: Gateway, author: Device, what: tuple[str, str], part: PartWriter) -> bool:
    """Let the database name a whole file; no when somebody brought it meanwhile by another way."""
    submission_id, sha256 = what
    files = schema.submission_files
    with naming(gateway, [part]) as connection:
        done = connection.execute(
            files.update()
            .where(files.c.submission_id == submission_id, files.c.sha256 == sha256, files.c.stored.is_(None))
            .values(stored=part.name)
        )
        if done.rowcount == 1:
            connection.execute(schema.file_parts.insert().values(stored=part.name, start=0, part=part.name))
            holdings.complete_submissions(connection, gateway, [submission_id], [author.id])
    return done.rowcount == 1


def _named(item: dict[str, object]) -> object:
    manifest = item.get("manifest")
    return manifest.get("submission") if isinstance(manifest, dict) else None
