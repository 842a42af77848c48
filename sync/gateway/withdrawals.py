"""What a villager wants no more, as the laptop told that froze it: the office sees it beside the dossier."""

import uuid
from collections.abc import Iterable, Sequence

import sqlalchemy as sa

from sync.gateway import changes, schema
from sync.gateway.changes import News
from sync.gateway.device import Device
from sync.gateway.opening import Gateway
from sync.gateway.wire import Withdrawal

KIND = "withdrawn"
"""The kind of the change by which the laptop learns that its notice was kept, so that it need not tell it again."""
_NAMES = uuid.UUID("2b7c1f8e-6a0d-5b52-9c35-0d6f4f1c7a90")


def keep(gateway: Gateway, device: Device, told: Sequence[Withdrawal]) -> list[str]:
    """Keep notices; gives the dossiers of which one is kept now. Repeating it changes nothing.

    A dossier of another author is passed over without a word, as if it were not here. One that is not here at all is
    noted too: a stick may bring it after its notice.
    """
    epoch = gateway.epoch
    with gateway.write().begin() as connection:
        strangers = _strangers(connection, device, {one.dossier for one in told})
        kept = [one for one in told if one.dossier not in strangers]
        for one in sorted(kept, key=lambda one: (one.dossier, one.revision)):
            _note(connection, gateway, device, one)
            name = uuid.uuid5(_NAMES, f"{epoch} {one.dossier} {one.revision}").hex
            if changes.number_of(connection, device.id, name) is None:
                news = News(one.dossier, "", KIND, {"revision": one.revision}, name)
                changes.tell(connection, gateway, [device.id], news)
    return sorted({one.dossier for one in kept})


def withdrawn_at() -> sa.Label[str]:
    """Since when a dossier, joined with its newest submission, is withdrawn; null when a newer revision came since."""
    table, held, submissions = schema.withdrawals, schema.dossiers, schema.submissions
    goes_on = _goes_on(table.c.device_id, held.c.author) | _goes_on(held.c.author, table.c.device_id)
    return (
        sa.select(sa.func.min(table.c.withdrawn_at))
        .where(table.c.dossier_id == held.c.dossier_id, table.c.revision >= submissions.c.revision)
        .where((table.c.device_id == held.c.author) | goes_on)
        .correlate(held, submissions)
        .scalar_subquery()
        .label("withdrawn_at")
    )


def _goes_on(heir: sa.ColumnElement[str], author: sa.ColumnElement[str]) -> sa.Exists:
    heirs = schema.heirs
    return sa.exists().where(heirs.c.device_id == heir, heirs.c.author == author)


def _strangers(connection: sa.Connection, device: Device, dossier_ids: Iterable[str]) -> set[str]:
    """Dossiers of others: neither this laptop's, nor of one that it goes on for, nor of one that goes on for it."""
    held = schema.dossiers
    kin = [*device.authors, *changes.heirs_of(connection, device.id)]
    query = sa.select(held.c.dossier_id).where(held.c.dossier_id.in_(dossier_ids), held.c.author.not_in(kin))
    return set(connection.execute(query).scalars())


def _note(connection: sa.Connection, gateway: Gateway, device: Device, one: Withdrawal) -> None:
    table = schema.withdrawals
    mine = (table.c.dossier_id == one.dossier) & (table.c.device_id == device.id)
    known = connection.execute(sa.select(table.c.revision).where(mine)).scalar_one_or_none()
    row = {"revision": one.revision, "withdrawn_at": gateway.now}
    if known is None:
        connection.execute(table.insert().values(dossier_id=one.dossier, device_id=device.id, **row))
    elif known < one.revision:
        connection.execute(table.update().where(mine).values(row))
