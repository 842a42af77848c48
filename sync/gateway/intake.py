"""Taking in submissions, exactly once: proved one by one, compared with what is held, written in one transaction."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from pydantic import ValidationError

from forms.refusal import Refusal
from sync import submission
from sync.encoding import canonical, unb64
from sync.gateway import holdings, schema
from sync.gateway.device import Device
from sync.gateway.holdings import Held, Said
from sync.gateway.opening import Gateway
from sync.gateway.problems import Problem
from sync.gateway.wire import Item
from sync.keys import is_signed

_ID = re.compile(r"[0-9a-f-]{36}")
_RACES = 3
_DEADLOCK = "40P01"
"""PostgreSQL ended this transaction because two batches hold dossiers that the other one wants."""


@dataclass(frozen=True)
class Checked:
    """A submission whose shape, author, digest and id were proved; ``manifest`` as it was signed."""

    item: Item
    manifest: Mapping[str, Any]
    unit: str


@dataclass
class _Shelf:
    """What is held that a batch may touch, and the rows that the batch adds to it."""

    by_id: dict[str, Held]
    by_place: dict[tuple[str, int], Held]
    authors: dict[str, str]
    stored: dict[tuple[str, str], str]
    heirs: set[tuple[str, str]]
    dossiers: list[dict[str, Any]] = field(default_factory=list)
    submissions: list[dict[str, Any]] = field(default_factory=list)
    files: list[dict[str, Any]] = field(default_factory=list)

    def may_speak(self, author: str, of: str) -> bool:
        """Whether a device speaks for another's dossiers: for its own, and for those of devices that it goes on for."""
        return author == of or (author, of) in self.heirs

    def has_passed_on(self, author: str, to: str) -> bool:
        """Whether the other one goes on where this device stopped: a laptop made of its backup."""
        return (to, author) in self.heirs


def accept(gateway: Gateway, carrier: Device, items: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Take in a batch: one result per item in its order, receipts for what is complete, forms that are lacking."""
    authors = _authors(gateway, items)
    checked = [_check(gateway, authors, item) for item in items]
    said, missing_forms = _write_despite_races(gateway, carrier, checked)
    answer = holdings.answer(gateway, said)
    return answer | ({"missing_forms": missing_forms} if missing_forms else {})


def accept_proved(gateway: Gateway, carrier: Device, one: Checked) -> str:
    """Take in one submission that was proved in another way than the network's; gives its outcome."""
    said, _ = _write_despite_races(gateway, carrier, [one])
    return str(said[0].result["outcome"])


def put_form(gateway: Gateway, form_hash: str, xml: bytes) -> None:
    """Keep a form definition under the SHA-256 of its bytes; ``Problem`` 422 ``wrong-hash`` when it is another."""
    if hashlib.sha256(xml).hexdigest() != form_hash:
        raise Problem(422, "wrong-hash", "The form's bytes do not have the hash of the address.")
    with gateway.write().begin() as connection:
        if _missing_forms(connection, {form_hash}):
            connection.execute(schema.forms.insert().values(form_hash=form_hash, xml=xml, created_at=gateway.now))


# -- proving ---------------------------------------------------------------------------------------------------------


def _authors(gateway: Gateway, items: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The device rows of all authors that a batch names."""
    names = {name for item in items if isinstance(name := item.get("author"), str) and name.isascii()}
    with gateway.read().begin() as connection:
        rows = connection.execute(sa.select(schema.devices).where(schema.devices.c.device_id.in_(names)))
        return {row.device_id: row for row in rows}


def _check(gateway: Gateway, authors: Mapping[str, Any], raw: Mapping[str, Any]) -> Checked | Said:
    """Prove an item by itself, before any transaction; what can never be taken is said at once."""
    try:
        item = Item.model_validate(raw)
        message = submission.signing_message(dict(raw["manifest"]))
    except (ValidationError, ValueError, RecursionError):  # a member we do not know may hold what JSON cannot sign
        return _invalid(_named(raw), "shape")
    name, author = item.manifest.submission, authors.get(item.author)
    if item.manifest.gateway != gateway.id:
        return _invalid(name, "other-gateway")
    if author is None or author.revoked_at is not None:
        return _invalid(name, "author-unknown" if author is None else "author-revoked")
    if not is_signed(author.public_key, message, _signature(item)):
        return _invalid(name, "signature")
    reason = _wrong_content(item)
    return _invalid(name, reason) if reason else Checked(item, raw["manifest"], author.unit)


def _wrong_content(item: Item) -> str | None:
    xml = item.xml.encode()
    try:
        if submission.instance_id(xml) != f"uuid:{item.manifest.submission}":
            return "instance-id"
        if submission.digest(xml, [entry.sha256 for entry in item.manifest.files]) != item.manifest.digest:
            return "digest"
    except Refusal:
        return "unreadable"
    return None


def _invalid(name: str | None, reason: str) -> Said:
    return Said({"submission_id": name, "outcome": "invalid", "reason": reason})


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


# -- writing ---------------------------------------------------------------------------------------------------------


def _write_despite_races(
    gateway: Gateway, carrier: Device, items: Sequence[Checked | Said]
) -> tuple[list[Said], list[str]]:
    """Two worker processes may meet over a submission or its dossier; whoever comes second compares anew."""
    for _ in range(_RACES):
        try:
            return _write(gateway, carrier, items)
        except sa.exc.IntegrityError:
            continue
        except sa.exc.OperationalError as error:
            if getattr(error.orig, "sqlstate", "") != _DEADLOCK:
                raise
    return _write(gateway, carrier, items)


def _write(gateway: Gateway, carrier: Device, items: Sequence[Checked | Said]) -> tuple[list[Said], list[str]]:
    good = [one for one in items if isinstance(one, Checked)]
    with gateway.write().begin() as connection:
        shelf = _shelf(connection, good)
        said = [one if isinstance(one, Said) else _take(gateway, carrier, shelf, one) for one in items]
        for table, rows in (
            (schema.dossiers, shelf.dossiers),
            (schema.submissions, shelf.submissions),
            (schema.submission_files, shelf.files),
        ):
            if rows:
                connection.execute(table.insert(), rows)
        return said, _missing_forms(connection, {one.item.manifest.form for one in good})


def _shelf(connection: sa.Connection, items: Sequence[Checked]) -> _Shelf:
    dossier_ids = {one.item.manifest.dossier for one in items}
    known = holdings.held(connection, {one.item.manifest.submission for one in items}, dossier_ids)
    dossiers = schema.dossiers
    authors = connection.execute(
        sa.select(dossiers.c.dossier_id, dossiers.c.author).where(dossiers.c.dossier_id.in_(dossier_ids))
    )
    heirs = schema.heirs
    named = {one.item.author for one in items}
    lines = connection.execute(
        sa.select(heirs.c.device_id, heirs.c.author).where(heirs.c.device_id.in_(named) | heirs.c.author.in_(named))
    )
    return _Shelf(
        heirs={(row.device_id, row.author) for row in lines},
        by_id={one.submission_id: one for one in known},
        by_place={(one.dossier_id, one.revision): one for one in known},
        authors={row.dossier_id: row.author for row in authors},
        stored=_stored(connection, dossier_ids) if any(one.item.manifest.files for one in items) else {},
    )


def _stored(connection: sa.Connection, dossier_ids: set[str]) -> dict[tuple[str, str], str]:
    """Files that earlier revisions of the same dossiers brought already; they need not travel twice."""
    files, table = schema.submission_files, schema.submissions
    rows = connection.execute(
        sa.select(table.c.dossier_id, files.c.sha256, files.c.stored)
        .join(table, table.c.submission_id == files.c.submission_id)
        .where(table.c.dossier_id.in_(dossier_ids), files.c.stored.is_not(None))
    )
    return {(dossier_id, sha256): stored for dossier_id, sha256, stored in rows}


def _take(gateway: Gateway, carrier: Device, shelf: _Shelf, one: Checked) -> Said:
    """Compare with what is held; what is new goes onto the shelf and into the rows to write."""
    manifest = one.item.manifest
    known = shelf.by_id.get(manifest.submission) or shelf.by_place.get((manifest.dossier, manifest.revision))
    if known is not None:
        is_same = (known.submission_id, known.dossier_id, known.revision, known.digest) == (
            manifest.submission,
            manifest.dossier,
            manifest.revision,
            manifest.digest,
        )
        if not is_same or not shelf.may_speak(one.item.author, known.author):
            is_heirs = shelf.has_passed_on(one.item.author, known.author)
            return _conflict(manifest.submission, "heir" if is_heirs else "other-content")
        return holdings.said_of(known, "same", one.item.author)
    owner = shelf.authors.get(manifest.dossier, one.item.author)
    if not shelf.may_speak(one.item.author, owner):
        return _conflict(manifest.submission, "heir" if shelf.has_passed_on(one.item.author, owner) else "other-author")
    return holdings.said_of(_add(gateway, carrier, shelf, one), "created", one.item.author)


def _add(gateway: Gateway, carrier: Device, shelf: _Shelf, one: Checked) -> Held:
    manifest = one.item.manifest
    files = {entry.sha256: entry for entry in manifest.files}
    missing = frozenset(sha256 for sha256 in files if (manifest.dossier, sha256) not in shelf.stored)
    new = Held(
        submission_id=manifest.submission,
        dossier_id=manifest.dossier,
        revision=manifest.revision,
        author=one.item.author,
        digest=manifest.digest,
        received_at=None if missing else gateway.now,
        files=frozenset(files),
        missing=missing,
    )
    if manifest.dossier not in shelf.authors:
        shelf.authors[manifest.dossier] = new.author
        shelf.dossiers.append(
            {"dossier_id": manifest.dossier, "author": new.author, "unit": one.unit, "created_at": gateway.now}
        )
    shelf.submissions.append(_row(gateway, carrier, one, new))
    shelf.files += [
        {
            "submission_id": manifest.submission,
            "sha256": sha256,
            "size": entry.size,
            "media_type": entry.media_type,
            "stored": shelf.stored.get((manifest.dossier, sha256)),
        }
        for sha256, entry in files.items()
    ]
    shelf.by_id[new.submission_id] = shelf.by_place[new.dossier_id, new.revision] = new
    return new


def _row(gateway: Gateway, carrier: Device, one: Checked, new: Held) -> dict[str, Any]:
    manifest = one.item.manifest
    return {
        "submission_id": new.submission_id,
        "dossier_id": new.dossier_id,
        "revision": new.revision,
        "replaces": manifest.replaces,
        "author": new.author,
        "carrier": carrier.id,
        "procedure": manifest.procedure,
        "route": manifest.route,
        "office": manifest.office,
        "form_hash": manifest.form,
        "digest": new.digest,
        "public_code": manifest.public_code,
        "tracking_hash": manifest.tracking,
        "signature": unb64(one.item.signature),
        "manifest": gateway.keys.seal(canonical(dict(one.manifest)), f"manifest:{new.submission_id}"),
        "payload": gateway.keys.seal(one.item.xml.encode(), f"payload:{new.submission_id}"),
        "created_at": gateway.now,
        "received_at": new.received_at,
    }


def _conflict(name: str, reason: str) -> Said:
    return Said({"submission_id": name, "outcome": "conflict", "reason": reason})


def _missing_forms(connection: sa.Connection, hashes: set[str]) -> list[str]:
    found = connection.execute(sa.select(schema.forms.c.form_hash).where(schema.forms.c.form_hash.in_(hashes)))
    return sorted(hashes - set(found.scalars()))
