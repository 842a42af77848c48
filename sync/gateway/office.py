"""What the gateway's keeper and an officer do, as plain functions with JSON-able results; the command line calls them.

Every function opens the gateway, does one thing and closes it; a server may run on the same database meanwhile.
"""

import mimetypes
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from forms.refusal import NotNow, Refusal
from sync.encoding import stamp
from sync.enrolment import encode, new_code
from sync.gateway import (
    bundles,
    cabinet,
    counts,
    declarations,
    notices,
    offers,
    office_keys,
    paper_codes,
    part_stores,
    problems,
    rotation,
    schema,
)
from sync.gateway.cabinet import Act
from sync.gateway.declarations import Draw
from sync.gateway.opening import Gateway, new_epoch, open_gateway, utc_now
from sync.paper import symbols as paper_symbols


@dataclass(frozen=True)
class Place:
    """Where a gateway lives: its database, and its folder of keys and files (None: beside a SQLite database)."""

    db: str
    data: Path | None = None
    clock: Callable[[], datetime] = utc_now


@contextmanager
def opened(place: Place) -> Iterator[Gateway]:
    """The open gateway, closed afterwards.

    Raises:
        Refusal: ``gateway-full`` when there is no room left (nothing was kept).
        NotNow: ``gateway-busy`` when the database is locked or away.
    """
    gateway = open_gateway(place.db, place.data, clock=place.clock)
    try:
        yield gateway
    except (OSError, sa.exc.SQLAlchemyError) as error:
        status = problems.of_error(error).status
        if status == 507:
            raise Refusal("gateway-full", "The gateway has no room left; make room, then do it again.") from error
        if status == 503:
            raise NotNow("gateway-busy", "The gateway's database is busy or away; do it again in a moment.") from error
        raise
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
    """The dossiers held, newest first; see :func:`sync.gateway.cabinet.page`."""
    with opened(place) as gateway:
        return cabinet.page(gateway, unit=unit, status=status, limit=limit, after=after)


def dossier(place: Place, name: str) -> dict[str, Any]:
    """One dossier, whole; see :func:`sync.gateway.cabinet.whole`."""
    with opened(place) as gateway:
        return cabinet.whole(gateway, name)


def declaration(place: Place, draw: Draw, name: str) -> bytes:
    """The declaration of one dossier as a PDF; see :func:`sync.gateway.declarations.pdf`."""
    with opened(place) as gateway:
        return declarations.pdf(gateway, draw, name)


def status(
    place: Place, name: str, code: int, *, note: str = "", number: str | None = None, due_on: date | None = None
) -> dict[str, Any]:
    """Record an act of the office; see :func:`record`."""
    return record(place, name, Act(code, note, number, due_on))


def record(place: Place, name: str, act: Act) -> dict[str, Any]:
    """Record an act of the office, perhaps with a fee; see :func:`sync.gateway.cabinet.record`."""
    with opened(place) as gateway:
        return cabinet.record(gateway, name, act)


def confirm(place: Place, name: str, by: date, *, note: str = "") -> dict[str, Any]:
    """Ask the villager to confirm the office's draft; see :func:`sync.gateway.cabinet.ask_to_confirm`."""
    with opened(place) as gateway:
        return cabinet.ask_to_confirm(gateway, name, by, note)


def result(place: Place, name: str, file: Path, *, note: str = "") -> dict[str, Any]:
    """Give back a result paper from a file; see :func:`sync.gateway.cabinet.give`."""
    media_type = mimetypes.guess_type(file.name)[0] or ""
    if media_type not in cabinet.RESULT_TYPES or not file.is_file() or file.stat().st_size > cabinet.RESULT_BYTES:
        raise Refusal("bad-result", "A result must be an existing PDF, PNG or JPEG file of at most 20 MB.")
    with opened(place) as gateway:
        return cabinet.give(gateway, name, file.read_bytes(), media_type, note=note)


def office_key(place: Place, name: str, unit: str = "", *, kind: str = "office") -> dict[str, Any]:
    """A key for another program: ``{key, name, unit, kind}``; it is shown only here.

    ``office`` reads and acts on ``/v1/office`` for one unit (empty: for all); ``collect`` sends forms from other
    clients of the standard to ``/openrosa/KEY`` for a unit.
    """
    with opened(place) as gateway:
        return office_keys.make(gateway, name, unit, kind)


def revoke_key(place: Place, name: str) -> dict[str, Any]:
    """Shut a program out, by the name of its key: ``{name, revoked_at}``; ``Refusal`` ``unknown-key-name``."""
    with opened(place) as gateway:
        return office_keys.revoke(gateway, name)


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


def offer(place: Place, file: Path, *, procedure: str, version: str) -> dict[str, Any]:
    """Offer a pack file to every laptop; see :func:`sync.gateway.offers.offer`."""
    if not file.is_file() or file.stat().st_size > offers.LARGEST:
        raise Refusal("bad-pack", "A pack must be an existing file of at most 20 MB.")
    with opened(place) as gateway:
        return offers.offer(gateway, file.read_bytes(), procedure=procedure, version=version)


def report(place: Place, *, unit: str | None = None, month: str | None = None) -> dict[str, Any]:
    """The counts of a gateway, without a name; see :func:`sync.gateway.counts.report`."""
    with opened(place) as gateway:
        return counts.report(gateway, unit=unit, month=month)


def keep_files_in(place: Place, url: str) -> None:
    """Let storage elsewhere hold the files; see :func:`sync.gateway.part_stores.keep_in`."""
    with opened(place) as gateway:
        part_stores.keep_in(gateway.data, url)


def restored(place: Place) -> dict[str, Any]:
    """After the database came back from a backup: ``{epoch}``, a new one, so that every laptop asks for what it sent.

    A server that runs takes it up at once; it is to be stopped only while database and files are brought back.
    """
    with opened(place) as gateway, gateway.write().begin() as connection:
        epoch = new_epoch()
        connection.execute(schema.gateway.update().values(epoch=epoch))
        connection.execute(schema.devices.update().values(confirmed=0))  # in a new epoch every laptop begins at 0
    return {"epoch": epoch}


def import_bundle(place: Place, file: Path, reply: Path) -> dict[str, Any]:
    """Take in a bundle from a stick and write the sealed reply for its author: ``{author, reply, outcomes}``.

    ``outcomes`` counts how its submissions stand now: ``received``, ``waiting_files``, or ``unknown`` (not taken).
    """
    with opened(place) as gateway:
        taken = bundles.take_file(gateway, file)
    try:
        reply.write_bytes(taken.reply)
    except OSError as error:
        raise Refusal("bad-output", "The reply cannot be written there; take the stick in again.") from error
    return {"author": taken.author, "reply": str(reply), "outcomes": taken.outcomes}


def import_paper(place: Place, symbols: Sequence[str]) -> dict[str, Any]:
    """Take in a dossier from the symbols on its paper, in any order; see :func:`sync.gateway.paper_codes.take`.

    ``answers`` and ``files`` are there too, as :func:`dossier` gives them: the officer who scans the paper sees it.

    Raises:
        NotNow: ``parts-missing`` while a symbol is wanted still.
        Refusal: ``other-set``, ``damaged-code``, and those of ``take``.
    """
    sealed = paper_symbols.joined(symbols)
    with opened(place) as gateway:
        taken = paper_codes.take(gateway, sealed)
        held = cabinet.whole(gateway, taken["id"])
    return {**taken, "status": held["status"], "office_number": held["office_number"], **_content(held, taken)}


def _content(held: dict[str, Any], taken: dict[str, Any]) -> dict[str, Any]:
    """The answers of the dossier as it is held now; a paper of an earlier revision is shown the newer one."""
    return {
        "newest_revision": held["revision"],
        "answers": held["answers"],
        "files": held["files"],
        "is_newest": held["revision"] == taken["revision"],
    }


def rotate_key(place: Place) -> dict[str, str]:
    """Give the gateway a new signing key, announced by the present one: ``{key, previous}``, ids of keys.

    Laptops that trust the present key trust the new one when they next connect; a running server signs with it at once.
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
        named = sa.select(table).where((table.c.device_id == device) | (table.c.name == device))
        rows = connection.execute(named).all()
        if len(rows) != 1:
            code = "several-devices" if rows else "unknown-device"
            raise Refusal(code, "Name exactly one laptop by its device id (see the list of devices).")
        one = table.c.device_id == rows[0].device_id
        neighbours = notices.lock_unit(connection, rows[0].unit)
        connection.execute(table.update().where(one, table.c.revoked_at.is_(None)).values(revoked_at=gateway.now))
        row = connection.execute(sa.select(table).where(one)).one()
        if row.public_key:
            notices.tell_of(connection, gateway, row, neighbours)
    return {"device": row.device_id, "revoked_at": row.revoked_at}
