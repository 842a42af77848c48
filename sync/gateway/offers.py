"""Packs that a gateway offers to its laptops: kept sealed, announced in a change, fetched by any enrolled laptop.

The gateway reads none of them: a laptop checks who signed a pack before it uses it.
"""

import hashlib
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from forms.refusal import Refusal
from sync.gateway import schema, sealed_files
from sync.gateway.naming import naming
from sync.gateway.opening import Gateway
from sync.gateway.problems import Problem
from sync.gateway.sealed_files import PartWriter
from sync.gateway.uploads import parts_of

LARGEST = 20 * 1024 * 1024


def offer(gateway: Gateway, content: bytes, *, procedure: str, version: str) -> dict[str, Any]:
    """Offer a pack in the place of the one before: ``{procedure, version, sha256, size}``; repeating changes nothing.

    Raises:
        Refusal: ``bad-pack`` for an empty or too large file, an empty procedure or version.
    """
    procedure, version = procedure.strip(), version.strip()
    if not 0 < len(content) <= LARGEST or not 0 < len(procedure) <= 50 or not 0 < len(version) <= 50:
        raise Refusal("bad-pack", "A pack is a file of at most 20 MB, with the procedure's code and a version.")
    sha256, table = hashlib.sha256(content).hexdigest(), schema.packs
    said = {"procedure": procedure, "version": version, "sha256": sha256, "size": len(content)}
    parts: list[PartWriter] = []
    with naming(gateway, parts) as connection:
        known = connection.execute(sa.select(table).where(table.c.procedure == procedure)).one_or_none()
        if known is not None and known.sha256 == sha256:
            return said
        parts.append(part := sealed_files.whole(gateway.keys, gateway.files, content))
        connection.execute(table.delete().where(table.c.procedure == procedure))
        connection.execute(schema.file_parts.insert().values(stored=part.name, start=0, part=part.name))
        connection.execute(table.insert().values(**said, stored=part.name, offered_at=gateway.now))
        replaced = [] if known is None else parts_of(connection, known.stored)
        connection.execute(schema.file_parts.delete().where(schema.file_parts.c.part.in_(replaced)))
    sealed_files.remove(gateway.files, replaced)
    return said


def find(gateway: Gateway, sha256: str) -> tuple[int, Iterator[bytes]]:
    """Size and bytes of a pack that is offered; ``Problem`` 404 ``no-such-pack``."""
    table = schema.packs
    with gateway.read().begin() as connection:
        row = connection.execute(sa.select(table).where(table.c.sha256 == sha256).limit(1)).one_or_none()
        if row is None:
            raise Problem(404, "no-such-pack", "No such pack is offered any more; ask for the changes again.")
        parts = parts_of(connection, row.stored)
    return row.size, sealed_files.read(gateway.keys, gateway.files, parts)
