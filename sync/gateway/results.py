"""Result papers that an office gives back: sealed at rest, named by hash in a change, fetched by the author alone."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

import sqlalchemy as sa

from sync.gateway import schema, sealed_files
from sync.gateway.device import Device
from sync.gateway.opening import Gateway
from sync.gateway.problems import Problem
from sync.gateway.sealed_files import PartWriter
from sync.gateway.uploads import parts_of


@dataclass(frozen=True)
class ResultPaper:
    """One result as it is kept."""

    stored: str
    sha256: str
    size: int
    media_type: str


def keep(connection: sa.Connection, gateway: Gateway, dossier_id: str, part: PartWriter, paper: ResultPaper) -> None:
    """Name a result whose part is whole, inside the transaction that announces it."""
    connection.execute(schema.file_parts.insert().values(stored=paper.stored, start=0, part=part.name))
    connection.execute(
        schema.results.insert().values(
            stored=paper.stored,
            dossier_id=dossier_id,
            sha256=paper.sha256,
            size=paper.size,
            media_type=paper.media_type,
            created_at=gateway.now,
        )
    )


def sha256_of(content: bytes) -> str:
    """How a result is named."""
    return hashlib.sha256(content).hexdigest()


def find(gateway: Gateway, device: Device, sha256: str) -> ResultPaper:
    """A result of one of the device's own dossiers; ``Problem`` 404 ``no-such-result`` for all others."""
    table, dossiers = schema.results, schema.dossiers
    with gateway.read().begin() as connection:
        row = connection.execute(
            sa.select(table)
            .join(dossiers, dossiers.c.dossier_id == table.c.dossier_id)
            .where(table.c.sha256 == sha256, dossiers.c.author.in_(device.authors))
            .limit(1)
        ).one_or_none()
    if row is None:
        raise Problem(404, "no-such-result", "There is no such result for this device.")
    return ResultPaper(row.stored, row.sha256, row.size, row.media_type)


def read(gateway: Gateway, paper: ResultPaper) -> Iterator[bytes]:
    """The paper's bytes, unsealed while they are sent."""
    with gateway.read().begin() as connection:
        parts = parts_of(connection, paper.stored)
    yield from sealed_files.read(gateway.keys, gateway.files, parts)
