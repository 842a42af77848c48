"""What the gateway's keeper and an officer do, as plain functions with JSON-able results; the command line calls them.

Every function opens the gateway, does one thing and closes it; a server may run on the same database meanwhile.
"""

import json
import mimetypes
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from forms.refusal import Refusal
from sync.encoding import stamp
from sync.enrolment import encode, new_code
from sync.gateway import changes, results, rotation, schema
from sync.gateway.opening import Gateway, new_epoch, open_gateway, utc_now
from sync.submission import canonical_answers

RESULT_TYPES = ("application/pdf", "image/png", "image/jpeg")
RESULT_BYTES = 20 * 1024 * 1024


@dataclass(frozen=True)
class Place:
    """Where a gateway lives: its database, and its folder of keys and files (None: beside a SQLite database)."""

    db: str
    data: Path | None = None
    clock: Callable[[], datetime] = utc_now


@contextmanager
def opened(place: Place) -> Iterator[Gateway]:
    """The open gateway, closed afterwards."""
    gateway = open_gateway(place.db, place.data, clock=place.clock)
    try:
        yield gateway
    finally:
        gateway.close()


def enroll(place: Place, name: str, unit: str = "", *, days: int = 14) -> dict[str, Any]:
    """A new enrolment code for one laptop: ``{code, name, unit, expires_at}``; the code is shown only here.

    Raises:
        Refusal: ``bad-name`` for an empty name; those of :func:`sync.gateway.opening.open_gateway`.
    """
    return enroll_many(place, [(name, unit)], days=days)[0]


def enroll_many(place: Place, laptops: Sequence[tuple[str, str]], *, days: int = 14) -> list[dict[str, Any]]:
    """A code for each laptop, given as (name, unit), or for none of them; results and refusals as in :func:`enroll`."""
    if not all(name.strip() for name, _ in laptops):
        raise Refusal("bad-name", "Give the laptop a name that its keeper will recognise.")
    with opened(place) as gateway, gateway.write().begin() as connection:
        expires_at = stamp(gateway.clock() + timedelta(days=days))
        taken = set(connection.execute(sa.select(schema.enrolment_codes.c.locator)).scalars())
        made = []
        for name, unit in laptops:
            code = new_code(gateway.keys.public_key)
            while code.locator in taken:  # 20 bits only: among a thousand sheets two are often alike
                code = new_code(gateway.keys.public_key)
            taken.add(code.locator)
            row = {
                "locator": code.locator,
                "secret": gateway.keys.seal(code.secret.encode(), f"code:{code.locator}"),
                "name": name.strip(),
                "unit": unit.strip(),
                "created_at": gateway.now,
                "expires_at": expires_at,
                "wrong_tries": 0,
            }
            connection.execute(schema.enrolment_codes.insert().values(row))
            made.append({"code": encode(code), **{key: row[key] for key in ("name", "unit", "expires_at")}})
    return made


def dossiers(
    place: Place, *, unit: str | None = None, status: int | None = None, limit: int = 100, after: str | None = None
) -> list[dict[str, Any]]:
    """The dossiers held, newest first; ``after`` is the ``id`` of the last row seen.

    Rows: ``{id, unit, device, procedure, route, office, revision, submission_id, public_code, created_at, received_at,
    status, status_at, office_number, due_on, missing_files}``; nothing that a citizen wrote.
    """
    table, held = schema.submissions, schema.dossiers
    newest = (
        sa.select(sa.func.max(table.c.revision))
        .where(table.c.dossier_id == held.c.dossier_id)
        .correlate(held)
        .scalar_subquery()
    )
    query = (
        sa.select(held, table, _missing_files())
        .join(table, (table.c.dossier_id == held.c.dossier_id) & (table.c.revision == newest))
        .order_by(held.c.created_at.desc(), held.c.dossier_id.desc())
        .limit(limit)
    )
    if unit is not None:
        query = query.where(held.c.unit == unit)
    if status is not None:
        query = query.where(held.c.status == status)
    with opened(place) as gateway, gateway.read().begin() as connection:
        if after is not None:
            last = connection.execute(
                sa.select(held.c.created_at).where(held.c.dossier_id == after)
            ).scalar_one_or_none()
            mark = sa.tuple_(held.c.created_at, held.c.dossier_id)
            query = query.where(mark < sa.tuple_(sa.literal(last or ""), sa.literal(after)))
        rows = connection.execute(query).mappings().all()
        return [_row(row) for row in rows]


def dossier(place: Place, name: str) -> dict[str, Any]:
    """One dossier, whole, for the officer who works on it: the row and ``answers`` as ``[[ref, text], …]``.

    ``name`` is a dossier id or the public code on its papers.
    """
    table, held = schema.submissions, schema.dossiers
    with opened(place) as gateway, gateway.read().begin() as connection:
        found = _found(connection, name)
        row = (
            connection.execute(
                sa.select(held, table, _missing_files())
                .join(table, table.c.dossier_id == held.c.dossier_id)
                .where(table.c.submission_id == found.submission_id)
            )
            .mappings()
            .one()
        )
        xml = gateway.keys.unseal(row[table.c.payload], f"payload:{found.submission_id}")
        return {**_row(row), "answers": json.loads(canonical_answers(xml))}


def status(
    place: Place, name: str, code: int, *, note: str = "", number: str | None = None, due_on: date | None = None
) -> dict[str, Any]:
    """Record an act of the office: a national status code (unknown ones are kept), its words, its own number.

    Returns ``{id, status, office_number, due_on, change}``. Raises ``Refusal`` ``unknown-dossier`` or ``bad-status``.
    """
    if not 0 <= code <= 99:
        raise Refusal("bad-status", "A status code is a number from 0 to 99; the national codes are 1 to 10.")
    held = schema.dossiers
    with opened(place) as gateway, gateway.write().begin() as connection:
        found = _found(connection, name)
        values: dict[str, Any] = {"status": code, "status_at": gateway.now}
        if number:
            values["office_number"] = number
        if due_on:
            values["due_on"] = due_on.isoformat()
        connection.execute(held.update().where(held.c.dossier_id == found.dossier_id).values(values))
        body = {
            "status": code,
            "office_number": number or None,
            "note": note,
            "due_on": due_on.isoformat() if due_on else None,
        }
        change = changes.append(
            connection,
            gateway,
            device=found.author,
            subject=(found.dossier_id, found.submission_id),
            kind="status",
            body=body,
        )
        row = connection.execute(sa.select(held).where(held.c.dossier_id == found.dossier_id)).one()
    return {
        "id": row.dossier_id,
        "status": row.status,
        "office_number": row.office_number,
        "due_on": row.due_on,
        "change": change,
    }


def result(place: Place, name: str, file: Path, *, note: str = "") -> dict[str, Any]:
    """Give back a result paper (PDF, PNG or JPEG, at most 20 MB): ``{id, sha256, size, media_type, change}``.

    Raises:
        Refusal: ``unknown-dossier``, ``bad-result`` (missing, too large, or of another kind).
    """
    media_type = mimetypes.guess_type(file.name)[0] or ""
    if media_type not in RESULT_TYPES or not file.is_file() or file.stat().st_size > RESULT_BYTES:
        raise Refusal("bad-result", "A result must be an existing PDF, PNG or JPEG file of at most 20 MB.")
    content = file.read_bytes()
    with opened(place) as gateway, gateway.write().begin() as connection:
        found = _found(connection, name)
        paper = results.keep(connection, gateway, found.dossier_id, content, media_type)
        change = changes.append(
            connection,
            gateway,
            device=found.author,
            subject=(found.dossier_id, found.submission_id),
            kind="result",
            body={
                "sha256": paper.sha256,
                "size": paper.size,
                "media_type": media_type,
                "name": f"{paper.sha256[:8]}{file.suffix.lower()}",  # a file's own name may hold a person's
                "note": note,
            },
        )
    return {
        "id": found.dossier_id,
        "sha256": paper.sha256,
        "size": paper.size,
        "media_type": media_type,
        "change": change,
    }


def devices(place: Place) -> list[dict[str, Any]]:
    """The enrolled laptops: ``{device, name, unit, enrolled_at, revoked_at}``, oldest first."""
    table = schema.devices
    with opened(place) as gateway, gateway.read().begin() as connection:
        rows = connection.execute(sa.select(table).order_by(table.c.enrolled_at, table.c.device_id)).all()
    return [
        {
            "device": row.device_id,
            "name": row.name,
            "unit": row.unit,
            "enrolled_at": row.enrolled_at,
            "revoked_at": row.revoked_at,
        }
        for row in rows
    ]


def restored(place: Place) -> dict[str, Any]:
    """After the database came back from a backup: ``{epoch}``, a new one, so that every laptop asks for what it sent.

    The server must be stopped meanwhile; it reads its epoch when it starts.
    """
    with opened(place) as gateway, gateway.write().begin() as connection:
        epoch = new_epoch()
        connection.execute(schema.gateway.update().values(epoch=epoch))
    return {"epoch": epoch}


def rotate_key(place: Place) -> dict[str, str]:
    """Give the gateway a new signing key, announced by the present one: ``{key, previous}``, ids of keys.

    Laptops that trust the present key trust the new one when they next connect; a running server takes it when it
    starts again.
    """
    with opened(place) as gateway:
        return rotation.rotate(gateway)


def revoke(place: Place, device: str) -> dict[str, Any]:
    """Shut a laptop out, by its device id or its name; what it sent stays. ``{device, revoked_at}``.

    Raises:
        Refusal: ``unknown-device``, or ``several-devices`` when a name fits more than one.
    """
    table = schema.devices
    with opened(place) as gateway, gateway.write().begin() as connection:
        rows = connection.execute(
            sa.select(table.c.device_id, table.c.revoked_at).where(
                (table.c.device_id == device) | (table.c.name == device)
            )
        ).all()
        if len(rows) != 1:
            code = "several-devices" if rows else "unknown-device"
            raise Refusal(code, "Name exactly one laptop by its device id (see the list of devices).")
        revoked_at = rows[0].revoked_at or gateway.now
        connection.execute(table.update().where(table.c.device_id == rows[0].device_id).values(revoked_at=revoked_at))
    return {"device": rows[0].device_id, "revoked_at": revoked_at}


def _found(connection: sa.Connection, name: str) -> Any:  # noqa: ANN401 - a row of Core
    """The newest submission of a dossier named by its id or public code."""
    table = schema.submissions
    rows = connection.execute(
        sa.select(table.c.submission_id, table.c.dossier_id, table.c.author)
        .where((table.c.dossier_id == name.strip().lower()) | (table.c.public_code == name.strip().upper()))
        .order_by(table.c.revision.desc())
    ).all()
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
    }
