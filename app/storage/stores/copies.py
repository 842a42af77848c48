"""Which backups were made where, so that an erasure can name those it cannot reach."""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, select
from sqlalchemy.dialects.sqlite import insert

from app.storage.moments import moment_of, stamp
from app.storage.records import BackupCopy
from app.storage.tables.upkeep import backup_copies
from app.storage.transaction import Transaction


class Copies:
    """Writer: the vault's own backups."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    def add(self, copy: BackupCopy) -> None:
        """Remember a copy that was made and verified."""
        fields = {"name": copy.name, "place": copy.place, "generation": copy.generation, "made_at": stamp(copy.made_at)}
        self._tx.connection.execute(insert(backup_copies).on_conflict_do_nothing(), fields)

    def drop(self, name: str, place: str) -> None:
        """Forget a copy that was deleted."""
        self._tx.connection.execute(delete(backup_copies).where(_is(name, place)))

    def list(self) -> list[BackupCopy]:
        """All copies that are known and not known to be gone, oldest first."""
        query = select(backup_copies).order_by(backup_copies.c.made_at, backup_copies.c.name)
        return [
            BackupCopy(row.name, row.place, row.generation, moment_of(row.made_at))
            for row in self._tx.connection.execute(query)
        ]

    def newest(self, place: str | None = None) -> datetime | None:
        """When the newest copy was made, anywhere or in one place."""
        moments = [copy.made_at for copy in self.list() if place in {None, copy.place}]
        return max(moments, default=None)


def _is(name: str, place: str) -> ColumnElement[bool]:
    return and_(backup_copies.c.name == name, backup_copies.c.place == place)
