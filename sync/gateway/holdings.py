"""What a gateway holds of given submissions, and how it says so: outcomes, and one signature over receipts."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from sync import receipt
from sync.encoding import b64
from sync.gateway import schema
from sync.gateway.device import Device
from sync.gateway.opening import Gateway


@dataclass(frozen=True)
class Held:
    """One submission as it is held; ``files`` are hashes, ``missing`` those that have not come."""

    submission_id: str
    dossier_id: str
    revision: int
    author: str
    digest: str
    received_at: str | None
    files: frozenset[str]
    missing: frozenset[str]


@dataclass(frozen=True)
class Said:
    """What is said of one item: its member of ``results``, and the facts of its receipt when there is one."""

    result: dict[str, Any]
    received: receipt.Received | None = None


def standing(gateway: Gateway, author: Device, ids: Sequence[str], *, complete: bool) -> dict[str, Any]:
    """What is held of an author's own submissions; ``complete`` first finishes those whose files have all come."""
    if complete:
        with gateway.write().begin() as connection:
            complete_submissions(connection, gateway, ids, author.authors)
    with gateway.read().begin() as connection:
        found = {one.submission_id: one for one in held(connection, ids, ()) if one.author in author.authors}
    said = [said_of(found[name], "received", author.id) if name in found else _unknown(name) for name in ids]
    return answer(gateway, said)


def revisions(gateway: Gateway, author: Device, dossier_ids: Sequence[str]) -> list[dict[str, Any]]:
    """What is held of an author's own dossiers, each revision: ids and digests, never content."""
    with gateway.read().begin() as connection:
        found = [one for one in held(connection, (), dossier_ids) if one.author in author.authors]
    return [
        {
            "dossier": one.dossier_id,
            "revision": one.revision,
            "submission": one.submission_id,
            "digest": one.digest,
            "received_at": one.received_at,
        }
        for one in sorted(found, key=lambda one: (one.dossier_id, one.revision))
    ]


def answer(gateway: Gateway, said: Iterable[Said]) -> dict[str, Any]:
    """Results for the wire, with one signature over all their receipts."""
    items = list(said)
    results: dict[str, Any] = {"results": [one.result for one in items]}
    keys = gateway.keys
    statements = [receipt.statement(one.received, gateway.id, keys.key_id) for one in items if one.received is not None]
    if statements:
        signature = keys.signing.sign(receipt.root_message(statements))
        results["receipts"] = {"key": keys.key_id, "signature": b64(signature)}
    return results


def said_of(one: Held, outcome: str, asking: str) -> Said:
    """The outcome of a held submission, or ``waiting_files`` while one of its files has not come.

    Where another device than ``asking`` is its author, the answer names it: the receipt does too.
    """
    said = _plainly_said_of(one, outcome)
    return said if one.author == asking else Said({**said.result, "author": one.author}, said.received)


def _plainly_said_of(one: Held, outcome: str) -> Said:
    if one.received_at is None:
        missing = sorted(one.missing)
        return Said({"submission_id": one.submission_id, "outcome": "waiting_files", "missing_files": missing})
    facts = receipt.Received(
        author=one.author,
        dossier=one.dossier_id,
        revision=one.revision,
        submission=one.submission_id,
        digest=one.digest,
        files=tuple(one.files),
        received_at=one.received_at,
    )
    return Said({"submission_id": one.submission_id, "outcome": outcome, "received_at": one.received_at}, facts)


def _unknown(name: str) -> Said:
    return Said({"submission_id": name, "outcome": "unknown"})


def held(connection: sa.Connection, ids: Collection[str], dossier_ids: Collection[str]) -> list[Held]:
    """Submissions with one of these ids or of one of these dossiers, with their files."""
    table, files = schema.submissions, schema.submission_files
    columns = [table.c[name] for name in ("submission_id", "dossier_id", "revision", "author", "digest", "received_at")]
    wanted = table.c.submission_id.in_(ids) | table.c.dossier_id.in_(dossier_ids)
    rows = connection.execute(sa.select(*columns).where(wanted)).mappings().all()
    parts = connection.execute(
        sa.select(files.c.submission_id, files.c.sha256, files.c.stored)
        .join(table, table.c.submission_id == files.c.submission_id)
        .where(wanted)
    ).all()
    every: dict[str, set[str]] = {}
    missing: dict[str, set[str]] = {}
    for name, sha256, stored in parts:
        every.setdefault(name, set()).add(sha256)
        if stored is None:
            missing.setdefault(name, set()).add(sha256)
    return [
        Held(
            **row,
            files=frozenset(every.get(row["submission_id"], ())),
            missing=frozenset(missing.get(row["submission_id"], ())),
        )
        for row in rows
    ]


def complete_submissions(
    connection: sa.Connection, gateway: Gateway, ids: Collection[str], authors: Collection[str]
) -> None:
    """Mark submissions received when none of their files is missing; once received they stay so."""
    table, files = schema.submissions, schema.submission_files
    missing = sa.exists().where(files.c.submission_id == table.c.submission_id, files.c.stored.is_(None))
    connection.execute(
        table.update()
        .where(table.c.submission_id.in_(ids), table.c.author.in_(authors), table.c.received_at.is_(None), ~missing)
        .values(received_at=gateway.now)
    )
