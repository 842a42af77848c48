"""Changes about no dossier: which laptops a unit has (so that they know each other's signatures), and packs to fetch.

They are numbered like all changes. A laptop gets the whole list of laptops with its first session and what is new when
it happens; packs wait for each laptop's next session, so that an offer to a province locks nobody.
"""

import uuid
from collections.abc import Collection
from typing import Any

import sqlalchemy as sa

from sync.encoding import b64
from sync.gateway import changes, schema, unit_keys
from sync.gateway.changes import News
from sync.gateway.opening import Gateway

_NAMES = uuid.UUID("b0b4f0a2-90d3-5d0c-8e63-6f3f2c1f7a11")
"""Names what is told, so that it stays one change in every epoch."""
_AT_ONCE = 200


def lock_unit(connection: sa.Connection, unit: str) -> list[str]:
    """Hold the rows of a unit's laptops in good standing, in the order in which every writer of changes takes them."""
    table = schema.devices
    return list(connection.execute(_laptops(unit).with_only_columns(table.c.device_id).with_for_update()).scalars())


def tell_of(connection: sa.Connection, gateway: Gateway, row: Any, others: Collection[str]) -> None:  # noqa: ANN401 - a row of Core
    """Tell a unit's laptops of one among them that was enrolled or shut out; it is told the whole list itself."""
    told = sorted(set(others) - {row.device_id})
    name = _name(f"device {row.device_id} {row.unit} {row.revoked_at or ''}")
    known = schema.changes
    query = sa.select(known.c.device_id).where(known.c.change_id == name, known.c.device_id.in_(told))
    new = set(told) - set(connection.execute(query).scalars())
    changes.tell(connection, gateway, new, _news(name, "devices", {"unit": row.unit, "devices": [_said(row)]}))


def tell_all(connection: sa.Connection, gateway: Gateway, row: Any) -> None:  # noqa: ANN401 - a row of Core
    """Tell a laptop, as it opens a session, once who else its unit has, and of each pack that it was not told of."""
    table = schema.devices
    own_row = sa.select(table.c.device_id).where(table.c.device_id == row.device_id).with_for_update()
    connection.execute(own_row)  # two sessions of one laptop at once would tell it twice
    _tell_list(connection, gateway, row)
    _tell_packs(connection, gateway, row.device_id)


def _tell_packs(connection: sa.Connection, gateway: Gateway, device: str) -> None:
    table, told = schema.packs, schema.changes
    offered = {_name(f"pack {one.procedure} {one.sha256}"): one for one in connection.execute(sa.select(table))}
    if not offered:
        return
    query = sa.select(told.c.change_id).where(told.c.device_id == device, told.c.change_id.in_(offered))
    known = set(connection.execute(query).scalars())
    for name, one in offered.items():
        if name not in known:
            body = {"procedure": one.procedure, "version": one.version, "sha256": one.sha256, "size": one.size}
            changes.tell(connection, gateway, [device], _news(name, "catalogue", body))


def _tell_list(connection: sa.Connection, gateway: Gateway, row: Any) -> None:  # noqa: ANN401 - a row of Core
    name = _name(f"devices of {row.unit}")
    if changes.number_of(connection, row.device_id, name) is not None:
        return
    table = schema.devices
    every = sa.select(table).where(table.c.unit == row.unit, _signs()).order_by(table.c.device_id)
    rows = connection.execute(every).all()
    if {one.device_id for one in rows} == {row.device_id}:
        return
    key = b64(unit_keys.public_of(gateway.keys, row.unit))
    pages = [rows[start : start + _AT_ONCE] for start in range(0, len(rows), _AT_ONCE)]
    for number, page in enumerate(pages):  # the page that carries the name comes last: until then it was not told
        body = {"unit": row.unit, "office_key": key, "devices": [_said(one) for one in page]}
        is_last = number == len(pages) - 1
        news = _news(name if is_last else _name(f"devices of {row.unit} {number}"), "devices", body)
        changes.tell(connection, gateway, [row.device_id], news)


def _news(name: str, kind: str, body: dict[str, Any]) -> News:
    return News("", "", kind, body, name)


def _said(row: Any) -> dict[str, Any]:  # noqa: ANN401 - a row of Core
    """A laptop as its neighbours know it: id and public key, never a name."""
    return {
        "device": row.device_id,
        "key": b64(row.public_key),
        "enrolled_at": row.enrolled_at,
        "revoked_at": row.revoked_at,
    }


def _laptops(unit: str | None = None) -> sa.Select[Any]:
    table = schema.devices
    query = sa.select(table).where(table.c.revoked_at.is_(None), _signs()).order_by(table.c.device_id)
    return query if unit is None else query.where(table.c.unit == unit)


def _signs() -> sa.ColumnElement[bool]:
    """Whether a device has a key of its own; keys for other form clients have devices that sign nothing."""
    return sa.func.length(schema.devices.c.public_key) > 0


def _name(what: str) -> str:
    return uuid.uuid5(_NAMES, what).hex
