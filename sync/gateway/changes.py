"""What a gateway tells a laptop: changes numbered per device, so that none is ever skipped."""

import json
import uuid
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from sync.encoding import b64, canonical
from sync.gateway import schema
from sync.gateway.access import Device
from sync.gateway.opening import Gateway
from sync.gateway.problems import Problem
from sync.messages import changes_message

PAGE = 200


def append(
    connection: sa.Connection,
    gateway: Gateway,
    *,
    device: str,
    subject: tuple[str, str],
    kind: str,
    body: Mapping[str, Any],
) -> int:
    """Add a change inside the transaction that causes it; ``subject`` is (dossier id, submission id).

    The number comes from the device's own row, which the transaction holds locked until it commits: a later number
    cannot become visible before an earlier one.
    """
    devices = schema.devices
    number = connection.execute(
        devices.update()
        .where(devices.c.device_id == device)
        .values(last_change=devices.c.last_change + 1)
        .returning(devices.c.last_change)
    ).scalar_one()
    change_id = uuid.uuid4().hex
    sealed = gateway.keys.seal(canonical(dict(body)), f"change:{change_id}")
    connection.execute(
        schema.changes.insert().values(
            device_id=device,
            number=number,
            change_id=change_id,
            dossier_id=subject[0],
            submission_id=subject[1],
            kind=kind,
            at=gateway.now,
            body=sealed,
        )
    )
    return int(number)


def page(gateway: Gateway, device: Device, since: int, epoch: str, limit: int = PAGE) -> dict[str, Any]:
    """The changes of a device after a cursor, signed for this device and cursor.

    Raises:
        Problem: 409 ``other-epoch`` when the gateway was restored since, or ``bad-cursor`` for a number never given.
    """
    if epoch != gateway.epoch:
        raise Problem(409, "other-epoch", "The gateway was restored since; ask again from 0 with its new epoch.")
    table = schema.changes
    with gateway.read().begin() as connection:
        last = connection.execute(
            sa.select(schema.devices.c.last_change).where(schema.devices.c.device_id == device.id)
        ).scalar_one()
        rows = connection.execute(
            sa.select(table)
            .where(table.c.device_id == device.id, table.c.number > since)
            .order_by(table.c.number)
            .limit(limit)
        ).all()
    if since > last:
        raise Problem(409, "bad-cursor", "The gateway never gave out that cursor; ask again from 0.")
    entries = [_entry(gateway, row) for row in rows]
    cursor = entries[-1]["number"] if entries else since
    answer = {"epoch": epoch, "cursor": cursor, "changes": entries, "more": cursor < last}
    signature = gateway.keys.signing.sign(changes_message(device.id, since, answer))
    return {**answer, "key": gateway.keys.key_id, "signature": b64(signature)}


def _entry(gateway: Gateway, row: Any) -> dict[str, Any]:  # noqa: ANN401 - a row of Core
    return {
        "id": row.change_id,
        "number": row.number,
        "dossier": row.dossier_id,
        "submission": row.submission_id,
        "kind": row.kind,
        "at": row.at,
        "body": json.loads(gateway.keys.unseal(row.body, f"change:{row.change_id}")),
    }
