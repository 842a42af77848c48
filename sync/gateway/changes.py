"""What a gateway tells a laptop: changes numbered per device, so that none is ever skipped."""

import json
import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from sync.encoding import b64, canonical
from sync.gateway import schema
from sync.gateway.device import Device
from sync.gateway.opening import Gateway
from sync.gateway.problems import Problem
from sync.messages import changes_message

PAGE = 200


@dataclass(frozen=True)
class News:
    """What is told of a dossier's submission, or with empty ids of no dossier; with an ``id`` it is told once."""

    dossier_id: str
    submission_id: str
    kind: str
    body: Mapping[str, Any]
    id: str | None = None


def append(connection: sa.Connection, gateway: Gateway, device: str, news: News) -> int:
    """Add a change for an author's device inside the transaction that causes it.

    The author's device gets it, and those that go on where it stopped. Returns the author's number. The number comes
    from a device's own row, which the transaction holds locked until it commits: a later number cannot become visible
    before an earlier one.
    """
    told = tell(connection, gateway, {device, *heirs_of(connection, device)}, news)
    return told[device]


def tell(connection: sa.Connection, gateway: Gateway, devices: Collection[str], news: News) -> dict[str, int]:
    """Add one change for several devices, each under its own next number; gives those numbers."""
    name = news.id or uuid.uuid4().hex
    row = {
        "change_id": name,
        "dossier_id": news.dossier_id,
        "submission_id": news.submission_id,
        "kind": news.kind,
        "at": gateway.now,
        "body": gateway.keys.seal(canonical(dict(news.body)), f"change:{name}"),
    }
    numbers = {}
    for one in sorted(devices):  # in one order, so that no two lock each other out
        numbers[one] = next_number(connection, one)
        connection.execute(schema.changes.insert().values(**row, device_id=one, number=numbers[one]))
    return numbers


def next_number(connection: sa.Connection, device: str, count: int = 1) -> int:
    """Take the device's next ``count`` numbers and give the last of them; its row stays locked until the commit."""
    devices = schema.devices
    return int(
        connection.execute(
            devices.update()
            .where(devices.c.device_id == device)
            .values(last_change=devices.c.last_change + count)
            .returning(devices.c.last_change)
        ).scalar_one()
    )


def heirs_of(connection: sa.Connection, author: str) -> list[str]:
    """The devices that proved to go on where this one stopped."""
    heirs = schema.heirs
    return list(connection.execute(sa.select(heirs.c.device_id).where(heirs.c.author == author)).scalars())


def number_of(connection: sa.Connection, device: str, change_id: str) -> int | None:
    """Under which number a device was told of a change already."""
    table = schema.changes
    return connection.execute(
        sa.select(table.c.number).where(table.c.device_id == device, table.c.change_id == change_id)
    ).scalar_one_or_none()


def page(gateway: Gateway, device: Device, since: int, epoch: str | None = None, limit: int = PAGE) -> dict[str, Any]:
    """The changes of a device after a cursor, signed for this device and cursor.

    ``epoch`` is the one in which the cursor was given; a caller that leaves it out compares the answer's own. A cursor
    confirms all before it: whoever holds the key of a lost laptop cannot fetch again what that one had already.

    Raises:
        Problem: 409 ``other-epoch`` when the gateway was restored since, or ``bad-cursor`` for a number never given.
    """
    present = gateway.epoch
    if epoch not in {None, present}:
        raise Problem(409, "other-epoch", "The gateway was restored since; ask again from 0 with its new epoch.")
    table, devices = schema.changes, schema.devices
    with gateway.read().begin() as connection:
        last, confirmed = connection.execute(
            sa.select(devices.c.last_change, devices.c.confirmed).where(devices.c.device_id == device.id)
        ).one()
        rows = connection.execute(
            sa.select(table)
            .where(table.c.device_id == device.id, table.c.number > max(since, confirmed))
            .order_by(table.c.number)
            .limit(limit)
        ).all()
    if since > last:
        raise Problem(409, "bad-cursor", "The gateway never gave out that cursor; ask again from 0.")
    if since > confirmed:
        _confirm(gateway, device, since, present)
    entries = [_entry(gateway, row) for row in rows]
    cursor = entries[-1]["number"] if entries else max(since, confirmed)
    answer = {"epoch": present, "cursor": cursor, "changes": entries, "more": cursor < last}
    keys = gateway.keys
    signature = keys.signing.sign(changes_message(device.id, since, answer))
    return {**answer, "key": keys.key_id, "signature": b64(signature)}


def _confirm(gateway: Gateway, device: Device, number: int, epoch: str) -> None:
    devices = schema.devices
    is_its_epoch = sa.exists().where(schema.gateway.c.epoch == epoch)  # a number of before a restore confirms nothing
    mine = (devices.c.device_id == device.id) & (devices.c.confirmed < number) & is_its_epoch
    with gateway.write().begin() as connection:
        connection.execute(devices.update().where(mine).values(confirmed=number))


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
