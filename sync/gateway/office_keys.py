"""Keys of other programs: an office's own system, or another client of the form standard; kept as hashes alone."""

import hashlib
import secrets
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from forms.refusal import Refusal
from sync.gateway import schema
from sync.gateway.opening import Gateway
from sync.gateway.problems import Problem

KINDS = ("office", "collect")


@dataclass(frozen=True)
class OfficeKey:
    """A key in good standing; ``unit`` None means every unit, ``device_id`` is the author of what ``collect`` sends."""

    name: str
    unit: str | None
    device_id: str | None


def make(gateway: Gateway, name: str, unit: str, kind: str) -> dict[str, Any]:
    """A new key; one for ``collect`` is a device without a signature, which can be revoked as any other.

    Raises:
        Refusal: ``bad-name``, ``name-taken``, ``bad-key-kind``.
    """
    name, unit = name.strip(), unit.strip()
    if not name:
        raise Refusal("bad-name", "Give the key a name that its keeper will recognise.")
    if kind not in KINDS:
        raise Refusal("bad-key-kind", "A key is for an office's own system (office) or for form clients (collect).")
    table, text = schema.office_keys, secrets.token_urlsafe(32)
    with gateway.write().begin() as connection:
        query = sa.select(sa.func.count()).where(table.c.name == name, table.c.revoked_at.is_(None))
        if connection.execute(query).scalar_one():
            raise Refusal("name-taken", "Another key has that name; revoke it first or choose another.")
        device = secrets.token_hex(16) if kind == "collect" else None
        if device is not None:
            row = {"device_id": device, "public_key": b"", "name": name, "unit": unit, "last_change": 0}
            connection.execute(schema.devices.insert().values(**row, enrolled_at=gateway.now))
        connection.execute(
            table.insert().values(
                key_hash=_hash(text), kind=kind, name=name, unit=unit, created_at=gateway.now, device_id=device
            )
        )
    return {"key": text, "name": name, "unit": unit, "kind": kind}


def find(gateway: Gateway, text: str, kind: str) -> OfficeKey:
    """The key that a program showed; ``Problem`` 401 ``no-key`` for all others."""
    table = schema.office_keys
    with gateway.read().begin() as connection:
        row = connection.execute(
            sa.select(table).where(table.c.key_hash == _hash(text), table.c.kind == kind, table.c.revoked_at.is_(None))
        ).one_or_none()
    if row is None:
        raise Problem(401, "no-key", "This needs a key of the gateway's keeper.", {"WWW-Authenticate": "Bearer"})
    return OfficeKey(row.name, row.unit or None, row.device_id)


def revoke(gateway: Gateway, name: str) -> dict[str, Any]:
    """Let a key open nothing any more: ``{name, revoked_at}``; ``Refusal`` ``unknown-key-name``."""
    table = schema.office_keys
    with gateway.write().begin() as connection:
        done = connection.execute(
            table.update()
            .where(table.c.name == name.strip(), table.c.revoked_at.is_(None))
            .values(revoked_at=gateway.now)
        )
    if done.rowcount != 1:
        raise Refusal("unknown-key-name", "There is no key of that name; names are given when keys are made.")
    return {"name": name.strip(), "revoked_at": gateway.now}


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
