"""Dossiers that come on paper: opened with an office's key, proved, and taken in as if their author had sent them.

In this order: unseal, prove the author's signature, look whether it is held, and only then inflate and read. The
papers of such a dossier are at the desk, not here: its receipt says so and is of a kind of its own.
"""

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from pydantic import ValidationError

from forms.cbor import damaged
from forms.refusal import Refusal
from sync.encoding import b64, canonical
from sync.gateway import changes, holdings, intake, knowledge, schema, unit_keys
from sync.gateway.changes import News
from sync.gateway.device import Device
from sync.gateway.holdings import Held
from sync.gateway.intake import Checked
from sync.gateway.opening import Gateway
from sync.gateway.wire import Item
from sync.paper import cose, hpke, letter
from sync.paper.letter import Facts

RECEIPT_PREFIX = b"hosolang-paper-receipt-1\n"
_NAMES = uuid.UUID("2f6c9f0e-7a5b-5e0f-9d52-5a0c1f3b7e61")
"""Names what the author is told of a paper, so that a paper scanned again tells nothing twice."""


@dataclass(frozen=True)
class _Proved:
    """A code whose author is certain; nothing of it is inflated yet."""

    author: Device
    signed: cose.Signed
    facts: Facts
    raw: bytes


def take(gateway: Gateway, sealed: bytes, carrier: Device | None = None) -> dict[str, Any]:
    """Take in what stands on paper; repeating it changes nothing.

    Returns:
        ``{id, submission_id, revision, procedure, public_code, unit, outcome, missing_files, received_at, taken_at,
        receipt}``; ``outcome`` is ``created`` or ``same``; with ``missing_files`` above 0 the papers are at the desk.

    Raises:
        Refusal: ``not-for-us``, ``damaged-code``, ``newer-code``, ``unknown-author``, ``author-revoked``,
            ``wrong-signature``, ``other-content``, ``form-unknown``, ``paper-differs``, ``code-too-large``.
    """
    proved = _proved(gateway, sealed)
    known = _held(gateway, proved.facts)
    if known is None:
        outcome = _take_new(gateway, proved, carrier or proved.author)
    elif known.digest.startswith(proved.facts.digest16.hex()):
        outcome = "same"
    else:
        raise _other_content()
    return {**_told(gateway, proved), "outcome": outcome}


def receipt_message(statement: Mapping[str, Any]) -> bytes:
    """What the gateway signs of a dossier that came on paper."""
    return RECEIPT_PREFIX + canonical(dict(statement))


# -- proving ---------------------------------------------------------------------------------------------------------


def _proved(gateway: Gateway, sealed: bytes) -> _Proved:
    office_key, raw = _unsealed(gateway, sealed)
    signed = cose.read(raw)
    devices = schema.devices
    with gateway.read().begin() as connection:
        begins = devices.c.device_id.startswith(signed.key_id.hex(), autoescape=True)
        rows = connection.execute(sa.select(devices).where(begins)).all()
    if not rows:
        raise Refusal("unknown-author", "The laptop that printed this code is not enrolled with this server.")
    context = letter.context(gateway.id, office_key)
    row = next((row for row in rows if signed.is_by(row.public_key, context)), None)
    if row is None:
        raise Refusal("wrong-signature", "The signature in this code is not its author's; nothing was taken in.")
    if row.revoked_at is not None:
        raise Refusal("author-revoked", "The laptop that printed this code was shut out; type the form from the paper.")
    return _Proved(Device(row.device_id, row.unit), signed, letter.facts(signed.payload), raw)


def _unsealed(gateway: Gateway, sealed: bytes) -> tuple[bytes, bytes]:
    """The office's public key that this was sealed to, and what was sealed."""
    for unit in unit_keys.units(gateway):
        plain = hpke.unseal(unit_keys.private_of(gateway.keys, unit), sealed, letter.PURPOSE)
        if plain is not None:
            return unit_keys.public_of(gateway.keys, unit), plain
    raise Refusal("not-for-us", "This code is sealed to another office, or it is damaged; nothing was taken in.")


def _held(gateway: Gateway, told: Facts) -> Held | None:
    with gateway.read().begin() as connection:
        return next(iter(holdings.held(connection, [told.submission], ())), None)


# -- taking in -------------------------------------------------------------------------------------------------------


def _take_new(gateway: Gateway, proved: _Proved, carrier: Device) -> str:
    read = letter.read(proved.facts, gateway.id, lambda begin: _form(gateway, begin))
    item = {
        "manifest": dict(read.manifest),
        "author": proved.author.id,
        "signature": b64(proved.signed.signature),
        "xml": read.xml.decode(),
    }
    try:
        shaped = Item.model_validate(item)
    except ValidationError as error:
        raise damaged() from error
    kept = {**read.manifest, "paper": b64(proved.raw)}  # what was signed, so that the signature can be shown again
    outcome = intake.accept_proved(gateway, carrier, Checked(shaped, kept, proved.author.unit))
    if outcome == "conflict":
        raise _other_content()
    return "same" if outcome == "same" else "created"


def _form(gateway: Gateway, begin: bytes) -> bytes | None:
    """A form definition by the beginning of its hash: one that a laptop gave, else one that this gateway knows."""
    forms = schema.forms
    with gateway.read().begin() as connection:
        found = connection.execute(
            sa.select(forms.c.xml).where(forms.c.form_hash.startswith(begin.hex(), autoescape=True))
        ).scalars()
        xml = next(iter(found), None)
    return bytes(xml) if xml is not None else _of_packs(gateway, begin.hex())


def _of_packs(gateway: Gateway, begin: str) -> bytes | None:
    catalogue = knowledge.catalogue(gateway)
    for procedure in catalogue.all():
        if procedure.has_form:
            source = catalogue.form(procedure.code)
            if source.hash.startswith(begin):
                return source.xml
    return None


# -- saying so -------------------------------------------------------------------------------------------------------


def _told(gateway: Gateway, proved: _Proved) -> dict[str, Any]:
    """What stands now, its receipt, and the author's laptop told of it once."""
    table, name = schema.submissions, proved.facts.submission
    with gateway.write().begin() as connection:
        row = connection.execute(sa.select(table).where(table.c.submission_id == name)).one()
        one = next(iter(holdings.held(connection, [name], ())))
        statement = {
            "author": row.author,
            "digest": row.digest,
            "dossier": row.dossier_id,
            "gateway": gateway.id,
            "key": gateway.keys.key_id,
            "missing": sorted(one.missing),
            "revision": row.revision,
            "submission": name,
            "taken_at": row.created_at,
            "version": 1,
        }
        signature = b64(gateway.keys.signing.sign(receipt_message(statement)))
        body = {"missing_files": len(one.missing), "statement": statement, "signature": signature}
        change_id = uuid.uuid5(_NAMES, name).hex
        if changes.number_of(connection, row.author, change_id) is None:
            changes.append(connection, gateway, row.author, News(row.dossier_id, name, "paper", body, change_id))
    return {
        "id": row.dossier_id,
        "submission_id": name,
        "revision": row.revision,
        "procedure": row.procedure,
        "public_code": row.public_code,
        "unit": proved.author.unit,
        "missing_files": len(one.missing),
        "received_at": row.received_at,
        "taken_at": row.created_at,
        "receipt": json.loads(canonical({"statement": statement, "signature": signature})),
    }


def _other_content() -> Refusal:
    return Refusal(
        "other-content",
        "This server holds that dossier with other answers or from another laptop; ask the laptop's helper.",
    )
