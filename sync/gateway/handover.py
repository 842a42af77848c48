"""A laptop after a restore: a new device that proves by its former key that it goes on where that one stopped."""

from typing import Any

import sqlalchemy as sa

from sync.encoding import unb64
from sync.gateway import changes, schema
from sync.gateway.device import Device
from sync.gateway.opening import Gateway
from sync.gateway.problems import Problem
from sync.gateway.wire import HandoverRequest
from sync.keys import is_signed
from sync.messages import handover_message


def take_over(gateway: Gateway, heir: Device, request: HandoverRequest) -> dict[str, Any]:
    """Give the heir the former device's rights and every change it was told; repeating it changes nothing.

    A former device may have been revoked, as one that was stolen is: the heir was enrolled anew by the same keeper. It
    must belong to the same unit, so that no dossier moves to another commune this way.

    Raises:
        Problem: 403 ``bad-handover`` for an unknown former device, another unit's, or a wrong signature.
    """
    devices, heirs = schema.devices, schema.heirs
    with gateway.write().begin() as connection:
        row = connection.execute(sa.select(devices).where(devices.c.device_id == request.former)).one_or_none()
        message = handover_message(request.former, heir.id, gateway.id)
        is_theirs = row is not None and row.unit == heir.unit and request.former != heir.id
        if row is None or not is_theirs or not is_signed(row.public_key, message, _bytes(request.signature)):
            raise Problem(403, "bad-handover", "This device did not prove that it goes on where that one stopped.")
        _lock(connection, {heir.id, request.former})
        older = connection.execute(sa.select(heirs.c.author).where(heirs.c.device_id == request.former)).scalars()
        known = set(connection.execute(sa.select(heirs.c.author).where(heirs.c.device_id == heir.id)).scalars())
        new = sorted({request.former, *older} - known - {heir.id})
        for author in new:
            values = {"device_id": heir.id, "author": author, "since": gateway.now}
            connection.execute(heirs.insert().values(values))
        told = _copy_changes(connection, request.former, heir.id)
    return {"authors": sorted(known | set(new)), "changes": told}


def _lock(connection: sa.Connection, names: set[str]) -> None:
    """Hold both devices' rows, in the order in which every writer of changes takes them."""
    for name in sorted(names):
        changes.next_number(connection, name, count=0)


def _copy_changes(connection: sa.Connection, former: str, heir: str) -> int:
    table = schema.changes
    told = sa.select(table.c.change_id).where(table.c.device_id == heir)
    rows = connection.execute(
        sa.select(table).where(table.c.device_id == former, table.c.change_id.not_in(told)).order_by(table.c.number)
    ).mappings()
    missing = [dict(row) for row in rows]
    if missing:
        last = changes.next_number(connection, heir, count=len(missing))
        first = last - len(missing) + 1
        for number, row in enumerate(missing, start=first):
            row |= {"device_id": heir, "number": number}
        connection.execute(table.insert(), missing)
    return len(missing)


def _bytes(text: str) -> bytes:
    try:
        return unb64(text)
    except ValueError:
        return b""
