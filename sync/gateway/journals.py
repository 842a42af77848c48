"""Heads of the laptops' journals, kept where nobody at the laptop can change them."""

from typing import Any

import sqlalchemy as sa

from sync.encoding import unb64
from sync.gateway import schema
from sync.gateway.opening import Gateway
from sync.gateway.wire import JournalHead
from sync.keys import is_signed
from sync.messages import journal_message


def keep(
    connection: sa.Connection,
    gateway: Gateway,
    device: Any,  # noqa: ANN401 - a row of Core
    head: JournalHead | None,
) -> dict[str, Any]:
    """Keep a head that its device signed; the answer tells the highest one of that vault that was kept before.

    A head that is not signed is passed over: no session hangs on it. Under one number the first head stays, so that a
    journal written anew cannot take its place.
    """
    if head is None or not _is_genuine(device.public_key, head):
        return {}
    table = schema.journal_heads
    mine = (table.c.device_id == device.device_id) & (table.c.vault_id == head.vault)
    known = connection.execute(sa.select(table).where(mine).order_by(table.c.number.desc()).limit(1)).one_or_none()
    is_new = known is None or known.number != head.number
    if (
        is_new
        and connection.execute(sa.select(table.c.number).where(mine, table.c.number == head.number)).first() is None
    ):
        row = head.model_dump(include={"number", "hash", "signature"})
        row |= {"device_id": device.device_id, "vault_id": head.vault, "received_at": gateway.now}
        connection.execute(table.insert().values(row))
    if known is None:
        return {"journal": head.model_dump()}
    said = {"vault": known.vault_id, "number": known.number, "hash": known.hash, "signature": known.signature}
    return {"journal": said}


def _is_genuine(public_key: bytes, head: JournalHead) -> bool:
    try:
        message = journal_message(head.vault, head.number, bytes.fromhex(head.hash))
        return is_signed(public_key, message, unb64(head.signature))
    except ValueError:
        return False
