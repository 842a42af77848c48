"""Bringing a gateway's tables from an older version to this one: ordered steps, each in the opening transaction.

Both databases change their schema inside a transaction, so a step that fails leaves the version before it.
"""

from collections.abc import Callable

import sqlalchemy as sa

from forms.refusal import Refusal
from sync.gateway import schema

_ONE_AT_A_TIME = 0x686F736F
"""PostgreSQL's lock, so that of two processes that start at once one makes the tables and one finds them."""


def prepare(connection: sa.Connection) -> None:
    """Make the tables, or bring those of an older version here; the caller's transaction holds it all.

    Raises:
        Refusal: ``newer-version``.
    """
    one_at_a_time(connection)
    if not sa.inspect(connection).has_table("gateway"):
        schema.metadata.create_all(connection)
        return
    found = connection.execute(sa.text("SELECT version FROM gateway")).scalar_one_or_none()
    version = schema.VERSION if found is None else int(found)
    if version > schema.VERSION:
        raise Refusal("newer-version", "The gateway's database was made by a newer version; update this program.")
    for number in range(version + 1, schema.VERSION + 1):
        _STEPS[number](connection)
    if version < schema.VERSION:
        connection.execute(schema.gateway.update().values(version=schema.VERSION))


def one_at_a_time(connection: sa.Connection) -> None:
    """Let no other process open the gateway or change its keys before this transaction ends; SQLite's writers wait."""
    if connection.dialect.name == "postgresql":
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_ONE_AT_A_TIME)))


def _keys_heirs_and_copied_changes(connection: sa.Connection) -> None:
    """Version 2: announced signing keys, keys of other programs, devices that go on after a restore."""
    connection.execute(sa.text(f"ALTER TABLE signing_keys ADD COLUMN announcement {_bytes_type(connection)}"))
    for table in (schema.heirs, schema.office_keys):
        table.create(connection)
    if connection.dialect.name == "postgresql":
        connection.execute(sa.text("ALTER TABLE changes DROP CONSTRAINT uq_changes_change_id"))
        connection.execute(
            sa.text("ALTER TABLE changes ADD CONSTRAINT uq_changes_device_id_change_id UNIQUE (device_id, change_id)")
        )
        return
    connection.execute(sa.text("DROP INDEX ix_changes_dossier_id"))
    connection.execute(sa.text("ALTER TABLE changes RENAME TO changes_before"))
    schema.changes.create(connection)
    names = ", ".join(column.name for column in schema.changes.columns)
    connection.execute(sa.text(f"INSERT INTO changes ({names}) SELECT {names} FROM changes_before"))  # noqa: S608 - our own names
    connection.execute(sa.text("DROP TABLE changes_before"))


def _packs(connection: sa.Connection) -> None:
    """Version 3: packs that the gateway offers to its laptops."""
    schema.packs.create(connection)


def _journal_heads(connection: sa.Connection) -> None:
    """Version 4: heads of the laptops' journals."""
    schema.journal_heads.create(connection)


def _confirmed_changes(connection: sa.Connection) -> None:
    """Version 5: up to where each laptop confirmed its changes."""
    connection.execute(sa.text("ALTER TABLE devices ADD COLUMN confirmed INTEGER DEFAULT 0 NOT NULL"))


def _withdrawals(connection: sa.Connection) -> None:
    """Version 6: dossiers that the villager wants no more."""
    schema.withdrawals.create(connection)


def _bundles_in_blocks(connection: sa.Connection) -> None:
    """Version 7: uploads that belong to no submission."""
    if connection.dialect.name == "postgresql":
        connection.execute(sa.text("ALTER TABLE uploads ALTER COLUMN submission_id DROP NOT NULL"))
        return
    connection.execute(sa.text("DROP INDEX ix_uploads_expires_at"))
    connection.execute(sa.text("ALTER TABLE uploads RENAME TO uploads_before"))
    schema.uploads.create(connection)
    names = ", ".join(column.name for column in schema.uploads.columns)
    connection.execute(sa.text(f"INSERT INTO uploads ({names}) SELECT {names} FROM uploads_before"))  # noqa: S608 - our own names
    connection.execute(sa.text("DROP TABLE uploads_before"))


def _bytes_type(connection: sa.Connection) -> str:
    return schema.signing_keys.c.announcement.type.compile(connection.dialect)


_STEPS: dict[int, Callable[[sa.Connection], None]] = {
    2: _keys_heirs_and_copied_changes,
    3: _packs,
    4: _journal_heads,
    5: _confirmed_changes,
    6: _withdrawals,
    7: _bundles_in_blocks,
}
