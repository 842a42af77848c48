"""Taking in submissions, exactly once: checked one by one, written in one transaction, receipted after it."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from pydantic import ValidationError

from forms.refusal import Refusal
from sync import receipt, submission
from sync.encoding import b64, canonical, unb64
from sync.gateway import schema
from sync.gateway.access import Device
from sync.gateway.opening import Gateway
from sync.gateway.problems import Problem
from sync.gateway.wire import Item
from sync.keys import is_signed

_ID = re.compile(r"[0-9a-f-]{36}")


@dataclass(frozen=True)
class Checked:
    """A submission whose shape, author, digest and id were proved; ``manifest`` as it was signed."""

    item: Item
    manifest: Mapping[str, Any]
    unit: str


@dataclass(frozen=True)
class Rejected:
    """An item that can never be taken in, and why."""

    submission_id: str | None
    reason: str


def accept(gateway: Gateway, carrier: Device, items: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Take in a batch: one result per item in its order, receipts for what is complete, forms that are lacking."""
    checked = [_check(gateway, item) for item in items]
    with gateway.write().begin() as connection:
        results = [_take(connection, gateway, carrier, one) for one in checked]
        wanted = {one.item.manifest.form for one in checked if isinstance(one, Checked)}
        missing = wanted - _forms_held(connection, wanted)
    answer = with_receipts(gateway, results)
    if missing:
        answer["missing_forms"] = sorted(missing)
    return answer


def standing(gateway: Gateway, device: Device, ids: Sequence[str], *, complete: bool) -> dict[str, Any]:
    """What is held of an author's own submissions; ``complete`` first finishes those whose files have all come."""
    if complete:
        with gateway.write().begin() as connection:
            for submission_id in ids:
                complete_submission(connection, gateway, submission_id, author=device.id)
    with gateway.read().begin() as connection:
        return with_receipts(gateway, [_standing(connection, device, submission_id) for submission_id in ids])


def put_form(gateway: Gateway, form_hash: str, xml: bytes) -> None:
    """Keep a form definition under the SHA-256 of its bytes; ``Problem`` 422 ``wrong-hash`` when it is another."""
    if hashlib.sha256(xml).hexdigest() != form_hash:
        raise Problem(422, "wrong-hash", "The form's bytes do not have the hash of the address.")
    with gateway.write().begin() as connection:
        if not _forms_held(connection, {form_hash}):
            connection.execute(schema.forms.insert().values(form_hash=form_hash, xml=xml, created_at=gateway.now))


def complete_submission(connection: sa.Connection, gateway: Gateway, submission_id: str, author: str) -> None:
    """Mark a submission received when none of its files is missing; once received it stays so."""
    table, files = schema.submissions, schema.submission_files
    missing = sa.exists().where(files.c.submission_id == table.c.submission_id, files.c.stored.is_(None))
    connection.execute(
        table.update()
        .where(
            table.c.submission_id == submission_id, table.c.author == author, table.c.received_at.is_(None), ~missing
        )
        .values(received_at=gateway.now)
    )


def with_receipts(gateway: Gateway, rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Results for the wire; the facts under ``_received`` become one signature over all receipts."""
    facts = [row.pop("_received") for row in rows if "_received" in row]
    answer: dict[str, Any] = {"results": list(rows)}
    if facts:
        statements = [receipt.statement(fact, gateway.id, gateway.keys.key_id) for fact in facts]
        signature = gateway.keys.signing.sign(receipt.root_message(statements))
        answer["receipts"] = {"key": gateway.keys.key_id, "signature": b64(signature)}
    return answer


def _check(gateway: Gateway, raw: Mapping[str, Any]) -> Checked | Rejected:
    """Prove an item by itself, before any transaction."""
    try:
        item = Item.model_validate(raw)
    except ValidationError:
        return Rejected(_named(raw), "shape")
    name, manifest = item.manifest.submission, raw["manifest"]
    if item.manifest.gateway != gateway.id:
        return Rejected(name, "other-gateway")
    with gateway.read().begin() as connection:
        author = connection.execute(
            sa.select(schema.devices).where(schema.devices.c.device_id == item.author)
        ).one_or_none()
    if author is None or author.revoked_at is not None:
        return Rejected(name, "author-unknown" if author is None else "author-revoked")
    try:
        message = submission.signing_message(dict(manifest))
    except (ValueError, RecursionError):  # a member that we do not know holds what canonical JSON cannot say
        return Rejected(name, "shape")
    if not is_signed(author.public_key, message, _signature(item)):
        return Rejected(name, "signature")
    reason = _wrong_content(item)
    return Rejected(name, reason) if reason else Checked(item, manifest, author.unit)


def _wrong_content(item: Item) -> str | None:
    try:
        xml = item.xml.encode()
        if submission.instance_id(xml) != f"uuid:{item.manifest.submission}":
            return "instance-id"
        if submission.digest(xml, [entry.sha256 for entry in item.manifest.files]) != item.manifest.digest:
            return "digest"
    except (Refusal, UnicodeEncodeError):
        return "unreadable"
    return None


def _take(connection: sa.Connection, gateway: Gateway, carrier: Device, one: Checked | Rejected) -> dict[str, Any]:
    if isinstance(one, Rejected):
        return {"submission_id": one.submission_id, "outcome": "invalid", "reason": one.reason}
    held = _held(connection, one.item)
    while held is None:
        try:
            with connection.begin_nested():
                reason = _insert(connection, gateway, carrier, one)
        except sa.exc.IntegrityError:  # another worker was first, with this submission or with its dossier
            held = _held(connection, one.item)
            continue
        if reason:
            return {"submission_id": one.item.manifest.submission, "outcome": "conflict", "reason": reason}
        return _result(connection, _held(connection, one.item), "created")
    return _compare(connection, one.item, held)


def _compare(connection: sa.Connection, item: Item, held: Any) -> dict[str, Any]:  # noqa: ANN401 - a row of Core
    name = item.manifest.submission
    is_same = (held.submission_id, held.digest, held.author) == (name, item.manifest.digest, item.author) and (
        held.dossier_id,
        held.revision,
    ) == (item.manifest.dossier, item.manifest.revision)
    if is_same:
        return _result(connection, held, "same")
    return {"submission_id": name, "outcome": "conflict", "reason": "other-content"}


def _insert(connection: sa.Connection, gateway: Gateway, carrier: Device, one: Checked) -> str | None:
    """Write a new submission; a reason instead when its dossier belongs to another author."""
    manifest = one.item.manifest
    dossiers = schema.dossiers
    author = connection.execute(
        sa.select(dossiers.c.author).where(dossiers.c.dossier_id == manifest.dossier)
    ).scalar_one_or_none()
    if author not in {None, one.item.author}:
        return "other-author"
    if author is None:
        connection.execute(
            dossiers.insert().values(
                dossier_id=manifest.dossier, author=one.item.author, unit=one.unit, created_at=gateway.now
            )
        )
    connection.execute(schema.submissions.insert().values(_columns(gateway, carrier, one)))
    for sha256, entry in {entry.sha256: entry for entry in manifest.files}.items():
        connection.execute(
            schema.submission_files.insert().values(
                submission_id=manifest.submission,
                sha256=sha256,
                size=entry.size,
                media_type=entry.media_type,
                stored=_stored_before(connection, manifest.dossier, sha256),
            )
        )
    complete_submission(connection, gateway, manifest.submission, one.item.author)
    return None


def _columns(gateway: Gateway, carrier: Device, one: Checked) -> dict[str, Any]:
    manifest = one.item.manifest
    context = manifest.submission
    return {
        "submission_id": manifest.submission,
        "dossier_id": manifest.dossier,
        "revision": manifest.revision,
        "replaces": manifest.replaces,
        "author": one.item.author,
        "carrier": carrier.id,
        "procedure": manifest.procedure,
        "route": manifest.route,
        "office": manifest.office,
        "form_hash": manifest.form,
        "digest": manifest.digest,
        "public_code": manifest.public_code,
        "tracking_hash": manifest.tracking,
        "signature": unb64(one.item.signature),
        "manifest": gateway.keys.seal(canonical(dict(one.manifest)), f"manifest:{context}"),
        "payload": gateway.keys.seal(one.item.xml.encode(), f"payload:{context}"),
        "created_at": gateway.now,
    }


def _stored_before(connection: sa.Connection, dossier_id: str, sha256: str) -> str | None:
    """A file that an earlier revision of the same dossier brought already; it need not travel twice."""
    files, table = schema.submission_files, schema.submissions
    return connection.execute(
        sa.select(files.c.stored)
        .join(table, table.c.submission_id == files.c.submission_id)
        .where(table.c.dossier_id == dossier_id, files.c.sha256 == sha256, files.c.stored.is_not(None))
        .limit(1)
    ).scalar_one_or_none()


def _held(connection: sa.Connection, item: Item) -> Any:  # noqa: ANN401 - a row of Core
    table, manifest = schema.submissions, item.manifest
    by_id = connection.execute(sa.select(table).where(table.c.submission_id == manifest.submission)).one_or_none()
    if by_id is not None:
        return by_id
    return connection.execute(
        sa.select(table).where(table.c.dossier_id == manifest.dossier, table.c.revision == manifest.revision)
    ).one_or_none()


def _standing(connection: sa.Connection, device: Device, submission_id: str) -> dict[str, Any]:
    table = schema.submissions
    held = connection.execute(
        sa.select(table).where(table.c.submission_id == submission_id, table.c.author == device.id)
    ).one_or_none()
    if held is None:
        return {"submission_id": submission_id, "outcome": "unknown"}
    return _result(connection, held, "received")


def _result(connection: sa.Connection, held: Any, outcome: str) -> dict[str, Any]:  # noqa: ANN401 - a row of Core
    files = connection.execute(
        sa.select(schema.submission_files).where(schema.submission_files.c.submission_id == held.submission_id)
    ).all()
    if held.received_at is None:
        missing = sorted(row.sha256 for row in files if row.stored is None)
        return {"submission_id": held.submission_id, "outcome": "waiting_files", "missing_files": missing}
    fact = receipt.Received(
        author=held.author,
        dossier=held.dossier_id,
        revision=held.revision,
        submission=held.submission_id,
        digest=held.digest,
        files=tuple(row.sha256 for row in files),
        received_at=held.received_at,
    )
    return {
        "submission_id": held.submission_id,
        "outcome": outcome,
        "received_at": held.received_at,
        "_received": fact,
    }


def _forms_held(connection: sa.Connection, hashes: set[str]) -> set[str]:
    found = connection.execute(sa.select(schema.forms.c.form_hash).where(schema.forms.c.form_hash.in_(hashes)))
    return set(found.scalars())


def _signature(item: Item) -> bytes:
    try:
        return unb64(item.signature)
    except ValueError:
        return b""


def _named(raw: Mapping[str, Any]) -> str | None:
    """The submission id of a malformed item, so that its sender can tell which one it was."""
    manifest = raw.get("manifest")
    name = manifest.get("submission") if isinstance(manifest, dict) else None
    return name if isinstance(name, str) and _ID.fullmatch(name) else None
