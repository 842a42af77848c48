"""A new signing key for a gateway, announced by the old one; whoever trusts the old one comes to trust the new one."""

import json
from typing import Any

import sqlalchemy as sa

from sync import announcements
from sync.encoding import b64, canonical
from sync.gateway import keyring, migrations, schema
from sync.gateway.opening import Gateway


def rotate(gateway: Gateway) -> dict[str, str]:
    """Make a new signing key: ``{key, previous}`` as key ids; running servers sign with it from then on.

    The new key lies in a file of its own until the database names it, so a crash in between changes nothing or is
    finished at the next opening; the old private key is then gone.
    """
    keys, present = schema.signing_keys, gateway.keys
    with gateway.write().begin() as connection:
        migrations.one_at_a_time(connection)
        new = keyring.stage(gateway.data)
        said = announcements.statement(gateway.id, present.public_key, new.public_key, gateway.now)
        signature = present.signing.sign(announcements.message(said))
        connection.execute(keys.update().where(keys.c.key_id == present.key_id).values(retired_at=gateway.now))
        connection.execute(
            keys.insert().values(
                key_id=new.key_id,
                public_key=new.public_key,
                created_at=gateway.now,
                announcement=canonical({"statement": said, "signature": b64(signature)}),
            )
        )
    keyring.promote(gateway.data)
    return {"key": new.key_id, "previous": present.key_id}


def announced(gateway: Gateway) -> list[dict[str, Any]]:
    """All announcements, oldest first, each following from the key before it."""
    keys = schema.signing_keys
    with gateway.read().begin() as connection:
        rows = connection.execute(sa.select(keys.c.announcement).where(keys.c.announcement.is_not(None))).scalars()
        found = [json.loads(row) for row in rows]
    by_previous = {one["statement"]["previous"]: one for one in found}
    heads = set(by_previous) - {one["statement"]["key"] for one in found}
    chain = []
    for head in sorted(heads):  # there is one, but a stranger's row must not hang the gateway
        key = head
        while key in by_previous:
            chain.append(by_previous.pop(key))
            key = chain[-1]["statement"]["key"]
    return chain
