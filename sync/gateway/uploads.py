"""Files by tus 1.0 (core, creation, checksum, expiration, termination): state and rules; ``app`` speaks the HTTP.

An upload belongs to one file of one submission, or is a bundle that a carrier passes on. Asking for it again finds the
one that is under way: a laptop need not remember addresses.
"""

import base64
import binascii
import hmac
import re
import secrets
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import timedelta
from email.utils import format_datetime
from hashlib import sha1, sha256
from typing import Any

import sqlalchemy as sa
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect

from sync.encoding import read_stamp, stamp
from sync.gateway import schema, sealed_files
from sync.gateway.device import Device
from sync.gateway.holdings import complete_submissions
from sync.gateway.naming import naming
from sync.gateway.opening import Gateway
from sync.gateway.problems import Problem
from sync.gateway.sealed_files import PartWriter
from sync.gateway.wire import BUNDLE_BYTES, FILE_BYTES

DAYS = 30
CHECKSUMS = {"sha1": sha1, "sha256": sha256}
BUNDLES_AT_ONCE = 8
"""Bundles of one carrier that may lie here unfinished; one more lets go the oldest, for disks are not endless."""
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Upload:
    """An upload as tus shows it; a bundle has no submission."""

    id: str
    submission_id: str | None
    sha256: str
    size: int
    received: int
    metadata: str
    expires: str

    @property
    def headers(self) -> dict[str, str]:
        """The tus headers of its present state."""
        return {"Upload-Offset": str(self.received), "Upload-Expires": self.expires}


def create(gateway: Gateway, device: Device, length: str | None, metadata: str) -> Upload:
    """Begin, or find again, the upload of one missing file of the device's own submission, or of a bundle.

    Raises:
        Problem: 400 ``bad-upload``; 404 ``no-such-file`` (not missing, not declared, or not this device's); 413.
    """
    facts = _facts(metadata)
    size = _length(length, BUNDLE_BYTES if "bundle" in facts else FILE_BYTES)
    _remove_expired(gateway)
    if "bundle" in facts:
        return _create_bundle(gateway, device, _Wanted(None, facts["bundle"], size), metadata)
    with gateway.write().begin() as connection:
        wanted = _wanted(connection, device, facts.get("submission", ""), facts.get("sha256", ""))
        if wanted is None:
            raise Problem(404, "no-such-file", "No submission of this device waits for that file.")
        if wanted.size != size:
            raise Problem(400, "bad-upload", "Upload-Length differs from the size that the submission declares.")
        row = connection.execute(
            sa.select(schema.uploads).where(
                schema.uploads.c.submission_id == wanted.submission_id, schema.uploads.c.sha256 == wanted.sha256
            )
        ).one_or_none()
        what = _Wanted(wanted.submission_id, wanted.sha256, wanted.size)
        upload = _new(connection, gateway, device, what, metadata) if row is None else _upload(row)
    if upload.received == upload.size:  # it is empty, or all came and the end was never written down
        _complete(gateway, device, upload)
    return upload


def _create_bundle(gateway: Gateway, device: Device, wanted: "_Wanted", metadata: str) -> Upload:
    if not _SHA256.fullmatch(wanted.sha256):
        raise Problem(400, "bad-upload", "A bundle is named by its SHA-256 in hex, lower case.")
    table = schema.uploads
    with gateway.write().begin() as connection:
        lying = connection.execute(
            sa.select(table)
            .where(table.c.device_id == device.id, table.c.submission_id.is_(None))
            .order_by(table.c.expires_at.desc(), table.c.upload_id)
        ).all()
        for row in lying:
            if (row.sha256, row.size) == (wanted.sha256, wanted.size):
                return _upload(row)
        upload = _new(connection, gateway, device, wanted, metadata)
    for row in lying[BUNDLES_AT_ONCE - 1 :]:
        _forget(gateway, row.upload_id)
    return upload


def find(gateway: Gateway, device: Device, upload_id: str) -> Upload:
    """The upload with this id, this device's or of one whose work it goes on with.

    Raises:
        Problem: 404 ``no-such-upload`` (unknown, ended, another's), 410 ``upload-expired``.
    """
    with gateway.read().begin() as connection:
        row = connection.execute(
            sa.select(schema.uploads).where(
                schema.uploads.c.upload_id == upload_id, schema.uploads.c.device_id.in_(device.authors)
            )
        ).one_or_none()
    if row is None:
        raise Problem(404, "no-such-upload", "There is no such upload; create it again.")
    if row.expires_at <= gateway.now:
        raise Problem(410, "upload-expired", "The upload has expired; create it again.")
    return _upload(row)


async def patch(
    gateway: Gateway, device: Device, upload: Upload, checksum: str | None, body: AsyncIterator[bytes]
) -> Upload:
    """Append bytes; with a checksum all of them or none, without one as many as arrived.

    Raises:
        Problem: 400 ``bad-checksum``; 409 ``offset-moved``; 413 ``too-large``; 460 ``checksum-mismatch``; 422
            ``wrong-hash`` when the whole file is another than was declared (the upload is then gone).
    """
    expected = _checksum(checksum)
    part = await run_in_threadpool(PartWriter, gateway.keys, gateway.files)
    try:
        await _receive(part, upload, expected, body)
        await run_in_threadpool(part.finish)
    except BaseException:
        await run_in_threadpool(part.discard)
        raise
    now = await run_in_threadpool(_keep, gateway, upload, part)
    if now.received == now.size:
        await run_in_threadpool(_complete, gateway, device, now)
    return now


async def _receive(
    part: PartWriter, upload: Upload, expected: tuple[str, bytes] | None, body: AsyncIterator[bytes]
) -> None:
    total = CHECKSUMS[expected[0]]() if expected else None
    try:
        async for chunk in body:
            if upload.received + part.size + len(chunk) > upload.size:
                raise Problem(413, "too-large", "More bytes came than the upload has.")
            if total is not None:
                total.update(chunk)
            await run_in_threadpool(part.write, chunk)
    except ClientDisconnect:
        if total is not None:  # a broken block is worth nothing without its end
            raise
    if total is not None and expected is not None and not hmac.compare_digest(total.digest(), expected[1]):
        raise Problem(460, "checksum-mismatch", "The block arrived damaged; send it again.")


def remove(gateway: Gateway, device: Device, upload_id: str) -> None:
    """End an upload and forget its bytes."""
    upload = find(gateway, device, upload_id)
    _forget(gateway, upload.id)


@dataclass(frozen=True)
class _Wanted:
    """What an upload is to bring."""

    submission_id: str | None
    sha256: str
    size: int


def _new(connection: sa.Connection, gateway: Gateway, device: Device, wanted: _Wanted, metadata: str) -> Upload:
    upload_id = secrets.token_hex(16)
    expires_at = stamp(gateway.clock() + timedelta(days=DAYS))
    connection.execute(
        schema.uploads.insert().values(
            upload_id=upload_id,
            device_id=device.id,
            submission_id=wanted.submission_id,
            sha256=wanted.sha256,
            size=wanted.size,
            received=0,
            metadata=metadata,
            expires_at=expires_at,
        )
    )
    return Upload(upload_id, wanted.submission_id, wanted.sha256, wanted.size, 0, metadata, _http_date(expires_at))


def _wanted(connection: sa.Connection, device: Device, submission_id: str, sha256_: str) -> Any:  # noqa: ANN401 - a row of Core
    files, table = schema.submission_files, schema.submissions
    return connection.execute(
        sa.select(files)
        .join(table, table.c.submission_id == files.c.submission_id)
        .where(
            files.c.submission_id == submission_id,
            files.c.sha256 == sha256_,
            files.c.stored.is_(None),
            table.c.author.in_(device.authors),
        )
    ).one_or_none()


def _keep(gateway: Gateway, upload: Upload, part: PartWriter) -> Upload:
    """The part is durable, now the database names it; nobody else may have moved the offset meanwhile."""
    uploads = schema.uploads
    with naming(gateway, [part]) as connection:
        moved = connection.execute(
            uploads.update()
            .where(uploads.c.upload_id == upload.id, uploads.c.received == upload.received)
            .values(received=upload.received + part.size)
        )
        if moved.rowcount != 1:
            raise Problem(409, "offset-moved", "The upload is being sent twice at once; ask for its offset.")
        if part.size:
            connection.execute(
                schema.file_parts.insert().values(stored=upload.id, start=upload.received, part=part.name)
            )
    if not part.size:
        part.discard()  # nothing names an empty block
    return replace(upload, received=upload.received + part.size)


def _complete(gateway: Gateway, device: Device, upload: Upload) -> None:
    with gateway.read().begin() as connection:
        parts = parts_of(connection, upload.id)
    if sealed_files.sha256(gateway.keys, gateway.files, parts) != upload.sha256:
        _forget(gateway, upload.id)
        raise Problem(
            422, "wrong-hash", "The whole file has another SHA-256 than its submission declares; send it anew."
        )
    if upload.submission_id is None:
        return  # a bundle lies whole until its carrier has the answer
    files = schema.submission_files
    with gateway.write().begin() as connection:
        connection.execute(
            files.update()
            .where(files.c.submission_id == upload.submission_id, files.c.sha256 == upload.sha256)
            .values(stored=upload.id)
        )
        connection.execute(schema.uploads.delete().where(schema.uploads.c.upload_id == upload.id))
        complete_submissions(connection, gateway, [upload.submission_id], device.authors)


def parts_of(connection: sa.Connection, stored: str) -> list[str]:
    """The names of a file's parts in order."""
    parts = schema.file_parts
    return list(
        connection.execute(sa.select(parts.c.part).where(parts.c.stored == stored).order_by(parts.c.start)).scalars()
    )


def _forget(gateway: Gateway, upload_id: str) -> None:
    with gateway.write().begin() as connection:
        parts = parts_of(connection, upload_id)
        connection.execute(schema.file_parts.delete().where(schema.file_parts.c.stored == upload_id))
        connection.execute(schema.uploads.delete().where(schema.uploads.c.upload_id == upload_id))
    sealed_files.remove(gateway.files, parts)


def _remove_expired(gateway: Gateway) -> None:
    with gateway.read().begin() as connection:
        expired = connection.execute(
            sa.select(schema.uploads.c.upload_id).where(schema.uploads.c.expires_at <= gateway.now).limit(100)
        ).scalars()
        names = list(expired)
    for name in names:
        _forget(gateway, name)


def _upload(row: Any) -> Upload:  # noqa: ANN401 - a row of Core
    return Upload(
        row.upload_id,
        row.submission_id,
        row.sha256,
        row.size,
        row.received,
        row.metadata,
        _http_date(row.expires_at),
    )


def _http_date(text: str) -> str:
    return format_datetime(read_stamp(text), usegmt=True)


def _length(text: str | None, largest: int) -> int:
    if text is None or not text.isascii() or not text.isdigit() or len(text) > 15:
        raise Problem(400, "bad-upload", "Upload-Length must be the file's size in bytes.")
    if int(text) > largest:
        raise Problem(413, "too-large", "The file is larger than this gateway accepts.")
    return int(text)


def _facts(metadata: str) -> dict[str, str]:
    """``Upload-Metadata``: pairs of a key and base64, separated by commas."""
    facts = {}
    for pair in metadata.split(","):
        key, _, value = pair.strip().partition(" ")
        try:
            facts[key] = base64.b64decode(value, validate=True).decode("ascii")
        except (binascii.Error, UnicodeDecodeError) as error:
            raise Problem(400, "bad-upload", "Upload-Metadata must be keys with base64 values.") from error
    return facts


def _checksum(header: str | None) -> tuple[str, bytes] | None:
    if header is None:
        return None
    name, _, value = header.strip().partition(" ")
    try:
        digest = base64.b64decode(value, validate=True)
    except binascii.Error:
        digest = b""
    if name not in CHECKSUMS or not digest:
        raise Problem(400, "bad-checksum", "Upload-Checksum must be sha1 or sha256 and base64.")
    return name, digest
