"""What an office sees of the dossiers sent to it, and what it does with them; one unit's office sees its own alone."""

import json
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from forms.refusal import Refusal
from sync.gateway import changes, results, schema, sealed_files, withdrawals
from sync.gateway.changes import News
from sync.gateway.naming import naming
from sync.gateway.opening import Gateway
from sync.gateway.results import ResultPaper
from sync.gateway.sealed_files import PartWriter
from sync.gateway.uploads import parts_of
from sync.submission import canonical_answers

RESULT_TYPES = {"application/pdf": ".pdf", "image/png": ".png", "image/jpeg": ".jpg"}
_HEADS = {"application/pdf": b"%PDF-", "image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff"}
"""How a file of each kind begins: a result is signed to laptops, so its suffix alone is not believed."""
MOST_FEE = 10**12
RESULT_BYTES = 20 * 1024 * 1024
_ACTS = uuid.UUID("6f0a4f8e-6f0d-5a55-9a57-0d5f3c9c1b11")
"""Names acts that another program repeats, so that a repeated one changes nothing."""


@dataclass(frozen=True)
class Act:
    """An office's act: a national status code (unknown ones are kept), its words, its own number, its day, a fee.

    ``fee`` is a sum in đồng that the office asks for (status 6).
    ``id`` is the other program's own name of the act; repeating it changes nothing.
    """

    status: int
    note: str = ""
    number: str | None = None
    due_on: date | None = None
    id: str | None = None
    fee: int | None = None


@dataclass(frozen=True)
class Paper:
    """A file of a dossier as the office fetches it."""

    sha256: str
    size: int
    media_type: str
    stored: str


def page(
    gateway: Gateway, *, unit: str | None = None, status: int | None = None, limit: int = 100, after: str | None = None
) -> list[dict[str, Any]]:
    """The dossiers held, newest first; ``after`` is the ``id`` of the last row seen.

    Rows: ``{id, unit, device, procedure, route, office, revision, submission_id, public_code, created_at, received_at,
    status, status_at, office_number, due_on, missing_files, withdrawn_at}``; nothing that a citizen wrote.
    """
    table, held = schema.submissions, schema.dossiers
    newest = (
        sa.select(sa.func.max(table.c.revision))
        .where(table.c.dossier_id == held.c.dossier_id)
        .correlate(held)
        .scalar_subquery()
    )
    query = (
        sa.select(held, table, _missing_files(), withdrawals.withdrawn_at())
        .join(table, (table.c.dossier_id == held.c.dossier_id) & (table.c.revision == newest))
        .order_by(held.c.created_at.desc(), held.c.dossier_id.desc())
        .limit(limit)
    )
    if unit is not None:
        query = query.where(held.c.unit == unit)
    if status is not None:
        query = query.where(held.c.status == status)
    with gateway.read().begin() as connection:
        if after is not None:
            last = connection.execute(
                sa.select(held.c.created_at).where(held.c.dossier_id == after)
            ).scalar_one_or_none()
            mark = sa.tuple_(held.c.created_at, held.c.dossier_id)
            query = query.where(mark < sa.tuple_(sa.literal(last or ""), sa.literal(after)))
        return [_row(row) for row in connection.execute(query).mappings()]


def whole(gateway: Gateway, name: str, *, unit: str | None = None) -> dict[str, Any]:
    """One dossier, whole, for the officer who works on it: the row, ``answers`` as ``[[ref, text], …]``, ``files``.

    ``name`` is a dossier id or the public code on its papers; files are ``{paper, sha256, size, media_type, arrived}``.
    """
    table, held, files = schema.submissions, schema.dossiers, schema.submission_files
    with gateway.read().begin() as connection:
        found = newest(connection, name, unit)
        joined = sa.select(held, table, _missing_files(), withdrawals.withdrawn_at()).join(
            table, table.c.dossier_id == held.c.dossier_id
        )
        row = connection.execute(joined.where(table.c.submission_id == found.submission_id)).mappings().one()
        have = sa.select(files.c.sha256).where(
            files.c.submission_id == found.submission_id, files.c.stored.is_not(None)
        )
        arrived = set(connection.execute(have).scalars())
        xml = gateway.keys.unseal(row[table.c.payload], f"payload:{found.submission_id}")
        manifest = json.loads(gateway.keys.unseal(row[table.c.manifest], f"manifest:{found.submission_id}"))
    papers = [{**entry, "arrived": entry["sha256"] in arrived} for entry in manifest["files"]]
    return {**_row(row), "answers": json.loads(canonical_answers(xml)), "files": papers}


def payload(gateway: Gateway, name: str, *, unit: str | None = None) -> bytes:
    """The newest submission of a dossier as its author froze it: the instance's XML."""
    table = schema.submissions
    with gateway.read().begin() as connection:
        found = newest(connection, name, unit)
        sealed = connection.execute(
            sa.select(table.c.payload).where(table.c.submission_id == found.submission_id)
        ).scalar_one()
    return gateway.keys.unseal(sealed, f"payload:{found.submission_id}")


def paper(gateway: Gateway, name: str, sha256: str, *, unit: str | None = None) -> Paper:
    """A file of the newest submission of a dossier; ``Refusal`` ``unknown-paper`` when it has none such yet."""
    files = schema.submission_files
    with gateway.read().begin() as connection:
        found = newest(connection, name, unit)
        row = connection.execute(
            sa.select(files).where(
                files.c.submission_id == found.submission_id, files.c.sha256 == sha256, files.c.stored.is_not(None)
            )
        ).one_or_none()
    if row is None:
        raise Refusal("unknown-paper", "The dossier has no such paper, or it has not arrived yet.")
    return Paper(row.sha256, row.size, row.media_type, row.stored)


def content(gateway: Gateway, paper: Paper) -> Iterator[bytes]:
    """The paper's bytes, unsealed while they are sent."""
    with gateway.read().begin() as connection:
        parts = parts_of(connection, paper.stored)
    yield from sealed_files.read(gateway.keys, gateway.files, parts)


def record(gateway: Gateway, name: str, act: Act, *, unit: str | None = None) -> dict[str, Any]:
    """Record an act of the office, and tell the author's laptop.

    Returns ``{id, status, office_number, due_on, change}``. Raises ``Refusal`` ``unknown-dossier`` or ``bad-status``.
    """
    if not 0 <= act.status <= 99:
        raise Refusal("bad-status", "A status code is a number from 0 to 99; the national codes are 1 to 10.")
    if act.fee is not None and not 0 <= act.fee <= MOST_FEE:
        raise Refusal("bad-fee", "A fee is a sum in đồng, without point or comma.")
    held = schema.dossiers
    due_on = act.due_on.isoformat() if act.due_on else None
    with gateway.write().begin() as connection:
        found = newest(connection, name, unit)
        change_id = None if act.id is None else uuid.uuid5(_ACTS, f"{found.dossier_id} {act.id}").hex
        known = None if change_id is None else changes.number_of(connection, found.author, change_id)
        if known is None:
            values: dict[str, Any] = {"status": act.status, "status_at": gateway.now}
            values |= {"office_number": act.number} if act.number else {}
            values |= {"due_on": due_on} if due_on else {}
            connection.execute(held.update().where(held.c.dossier_id == found.dossier_id).values(values))
            body = {"status": act.status, "office_number": act.number or None, "note": act.note, "due_on": due_on}
            body |= {"fee": act.fee} if act.fee is not None else {}
            news = News(found.dossier_id, found.submission_id, "status", body, change_id)
            known = changes.append(connection, gateway, found.author, news)
        row = connection.execute(sa.select(held).where(held.c.dossier_id == found.dossier_id)).one()
    return {
        "id": row.dossier_id,
        "status": row.status,
        "office_number": row.office_number,
        "due_on": row.due_on,
        "change": known,
    }


def ask_to_confirm(gateway: Gateway, name: str, by: date, note: str = "", *, unit: str | None = None) -> dict[str, Any]:
    """Ask the villager to confirm the office's draft by a day: ``{id, due_on, change}``; the status stays as it is.

    Raises ``Refusal`` ``unknown-dossier``.
    """
    with gateway.write().begin() as connection:
        found = newest(connection, name, unit)
        body = {"note": note, "due_on": by.isoformat()}
        news = News(found.dossier_id, found.submission_id, "confirm", body)
        change = changes.append(connection, gateway, found.author, news)
    return {"id": found.dossier_id, "due_on": body["due_on"], "change": change}


def give(
    gateway: Gateway, name: str, content: bytes, media_type: str, *, note: str = "", unit: str | None = None
) -> dict[str, Any]:
    """Give back a result paper (PDF, PNG or JPEG, at most 20 MB): ``{id, sha256, size, media_type, change}``.

    The same paper given twice is one result. Raises ``Refusal`` ``unknown-dossier`` or ``bad-result``.
    """
    if len(content) > RESULT_BYTES or not content.startswith(_HEADS.get(media_type, b"\0no kind")):
        raise Refusal("bad-result", "A result must be an existing PDF, PNG or JPEG file of at most 20 MB.")
    parts: list[PartWriter] = []
    with naming(gateway, parts) as connection:
        found = newest(connection, name, unit)
        digest = results.sha256_of(content)
        change_id = uuid.uuid5(_ACTS, f"{found.dossier_id} {digest}").hex
        change = changes.number_of(connection, found.author, change_id)
        if change is None:
            parts.append(sealed_files.whole(gateway.keys, gateway.files, content))
            kept = ResultPaper(parts[0].name, digest, len(content), media_type)
            results.keep(connection, gateway, found.dossier_id, parts[0], kept)
            body = {
                "sha256": digest,
                "size": kept.size,
                "media_type": media_type,
                "name": f"{digest[:8]}{RESULT_TYPES[media_type]}",  # a file's own name may hold a person's
                "note": note,
            }
            news = News(found.dossier_id, found.submission_id, "result", body, change_id)
            change = changes.append(connection, gateway, found.author, news)
    return {
        "id": found.dossier_id,
        "sha256": digest,
        "size": len(content),
        "media_type": media_type,
        "change": change,
    }


def newest(connection: sa.Connection, name: str, unit: str | None) -> Any:  # noqa: ANN401 - a row of Core
    """The newest submission of a dossier named by its id or public code; another unit's is as unknown as none."""
    table, held = schema.submissions, schema.dossiers
    query = (
        sa.select(table.c.submission_id, table.c.dossier_id, table.c.author)
        .join(held, held.c.dossier_id == table.c.dossier_id)
        .where((table.c.dossier_id == name.strip().lower()) | (table.c.public_code == name.strip().upper()))
        .order_by(table.c.revision.desc())
    )
    rows = connection.execute(query if unit is None else query.where(held.c.unit == unit)).all()
    if len({row.dossier_id for row in rows}) != 1:
        raise Refusal("unknown-dossier", "The gateway holds no such dossier; give the id or code as the list shows it.")
    return rows[0]


def _missing_files() -> sa.Label[int]:
    files = schema.submission_files
    return (
        sa.select(sa.func.count())
        .where(files.c.submission_id == schema.submissions.c.submission_id, files.c.stored.is_(None))
        .correlate(schema.submissions)
        .scalar_subquery()
        .label("missing_files")
    )


def _row(row: sa.RowMapping) -> dict[str, Any]:
    """A dossier and its newest submission as the list shows them."""
    table, held = schema.submissions, schema.dossiers
    return {
        "id": row[held.c.dossier_id],
        "unit": row[held.c.unit],
        "device": row[table.c.author],
        "procedure": row[table.c.procedure],
        "route": row[table.c.route],
        "office": row[table.c.office],
        "revision": row[table.c.revision],
        "submission_id": row[table.c.submission_id],
        "public_code": row[table.c.public_code],
        "created_at": row[held.c.created_at],
        "received_at": row[table.c.received_at],
        "status": row[held.c.status],
        "status_at": row[held.c.status_at],
        "office_number": row[held.c.office_number],
        "due_on": row[held.c.due_on],
        "missing_files": row["missing_files"],
        "withdrawn_at": row["withdrawn_at"],
    }
