"""Records that cannot be read now: they stand aside with a reason, whole, and come back when they can be read again."""

import json
from typing import Any

from sqlalchemy import Table, delete, insert, select

from app.storage.moments import moment_of, stamp
from app.storage.records import SetAside
from app.storage.tables import metadata
from app.storage.tables.upkeep import set_aside_records
from app.storage.transaction import Transaction
from forms.refusal import Refusal


class SetAsideRecords:
    """Writer: repair, and a person who brings a record back or gives it up."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    def add(self, table: Table, row: dict[str, Any], scope: str, reason: str) -> None:
        """Keep a row as it was; deleting it where it stood is the caller's part."""
        fields = {
            "source": table.name,
            "scope": scope,
            "reason": reason,
            "content": json.dumps({name: _plain(value) for name, value in row.items()}),
            "set_aside_at": stamp(self._tx.clock.now()),
        }
        self._tx.connection.execute(insert(set_aside_records), fields)

    def list(self) -> list[SetAside]:
        """What stands aside, oldest first."""
        query = select(set_aside_records).order_by(set_aside_records.c.number)
        return [
            SetAside(row.number, row.source, row.scope, row.reason, moment_of(row.set_aside_at))
            for row in self._tx.connection.execute(query)
        ]

    def bring_back(self, number: int) -> None:
        """Put a record back where it stood.

        Raises:
            Refusal: ``unknown-record``; ``cannot-come-back`` when its dossier is not there or its place is taken.
        """
        row = self._tx.connection.execute(select(set_aside_records).where(_is(number))).one_or_none()
        if row is None:
            raise Refusal("unknown-record", f"Nothing stands aside under the number {number}.", number=str(number))
        table = metadata.tables[row.source]
        fields = {name: _value(value) for name, value in json.loads(row.content).items()}
        if not self._has_room(table, fields):
            raise Refusal(
                "cannot-come-back",
                f"Record {number} cannot come back: its dossier is not here, or its place is taken.",
                number=str(number),
            )
        self._tx.connection.execute(insert(table), fields)
        self.give_up(number)

    def give_up(self, number: int) -> None:
        """Delete a record that stands aside."""
        self._tx.connection.execute(delete(set_aside_records).where(_is(number)))

    def _has_room(self, table: Table, fields: dict[str, Any]) -> bool:
        for key in table.foreign_keys:
            parent = key.column
            known = select(parent).where(parent == fields[key.parent.name])
            if self._tx.connection.execute(known).first() is None:
                return False
        same = [column == fields[column.name] for column in table.primary_key.columns]
        return self._tx.connection.execute(select(table).where(*same)).first() is None


def _is(number: int) -> Any:  # noqa: ANN401 - a condition of SQLAlchemy
    return set_aside_records.c.number == number


def _plain(value: object) -> object:
    return {"hex": value.hex()} if isinstance(value, bytes) else value


def _value(value: Any) -> Any:  # noqa: ANN401 - what JSON holds
    return bytes.fromhex(value["hex"]) if isinstance(value, dict) else value
