"""Reading what can be read of a damaged database: whole pages go missing, the rows around them do not.

SQLCipher refuses a page that was changed, and the connection that met it with it; so every refusal opens a new one.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Table

Row = dict[str, Any]
_FARTHEST = 1 << 41
"""No row number of ours comes near."""


class DamagedReader:
    """Reads tables of a damaged database row by row.

    Attributes:
        met_damage: names of tables in which something could not be read.
    """

    def __init__(self, connect: Callable[[], sqlcipher.Connection]) -> None:
        """``connect`` opens the database for reading; it is called again after every damaged page."""
        self._connect = connect
        self._connection = connect()
        self.met_damage: set[str] = set()

    def close(self) -> None:
        """Let the connection go."""
        self._connection.close()

    def tables(self) -> set[str]:
        """The tables that are there.

        Raises:
            sqlcipher.Error: when not even this can be read.
        """
        return {str(row[0]) for row in self._connection.execute("SELECT name FROM sqlite_master")}

    def expected(self, table: Table) -> int | None:
        """How many rows there should be, by whichever index still tells; None when none does."""
        counts = []
        indexes = self._query(table, f"SELECT name FROM pragma_index_list('{table.name}')", ())  # noqa: S608 - our own names
        for hint in ("", *(f'INDEXED BY "{row["name"]}"' for row in indexes)):
            found = self._query(table, f'SELECT count(*) AS n FROM "{table.name}" {hint}', ())  # noqa: S608 - our own names
            counts += [int(row["n"]) for row in found]
        return max(counts, default=None)

    def rows(self, table: Table, known: Sequence[str] = ()) -> Iterator[Row]:
        """Every row that can be read, each once.

        Args:
            table: one of ours.
            known: values that the first key column may have, where rows have no number to count along.
        """
        if table.dialect_options["sqlite"]["with_rowid"] is False:
            yield from self._by_key(table, known)
        else:
            yield from self._by_number(table)

    def _by_number(self, table: Table) -> Iterator[Row]:
        number = -_FARTHEST
        while True:
            found = self._from(table, number, 200)
            if not found and table.name in self.met_damage:
                found = self._first_readable_from(table, number)
            if not found:
                return
            for row in found:
                number = int(row.pop("rowid_")) + 1
                yield row

    def _first_readable_from(self, table: Table, number: int) -> list[Row]:
        """The next row behind a damaged page: steps that double, then halving back to the page's end."""
        step, low = 1, max(number, 0) - 1
        while step < _FARTHEST:
            found = self._from(table, low + step, 1)
            if found:
                return self._halved(table, low, found)
            step *= 2
        return []

    def _halved(self, table: Table, low: int, found: list[Row]) -> list[Row]:
        while low + 1 < found[0]["rowid_"]:
            middle = (low + int(found[0]["rowid_"])) // 2
            nearer = self._from(table, middle, 1)
            if nearer and nearer[0]["rowid_"] < found[0]["rowid_"]:
                found = nearer
            else:
                low = middle
        return found

    def _from(self, table: Table, number: int, limit: int) -> list[Row]:
        """Rows at and behind a number, read whole: a row's content may lie on other pages than its number."""
        query = f'SELECT rowid AS rowid_, * FROM "{table.name}" WHERE rowid >= ? ORDER BY rowid LIMIT ?'  # noqa: S608 - our own names
        return self._query(table, query, (number, limit), partly=True)

    def _by_key(self, table: Table, known: Sequence[str]) -> Iterator[Row]:
        keys = [column.name for column in table.primary_key.columns]
        order = ", ".join(f'"{key}"' for key in keys)
        downward = ", ".join(f'"{key}" DESC' for key in keys)
        seen: set[tuple[Any, ...]] = set()
        queries: list[tuple[str, tuple[object, ...]]] = [
            (f'SELECT * FROM "{table.name}" ORDER BY {order}', ()),  # noqa: S608 - our own names
            (f'SELECT * FROM "{table.name}" ORDER BY {downward}', ()),  # noqa: S608 - our own names
            *((f'SELECT * FROM "{table.name}" WHERE "{keys[0]}" = ? ORDER BY {order}', (value,)) for value in known),  # noqa: S608 - our own names
        ]
        for position, (query, values) in enumerate(queries):
            if position and table.name not in self.met_damage:
                return
            for row in self._query(table, query, values, partly=True):
                key = tuple(row[name] for name in keys)
                if key not in seen:
                    seen.add(key)
                    yield row

    def _query(self, table: Table, query: str, values: tuple[object, ...], *, partly: bool = False) -> list[Row]:
        """The rows of a query; at a damaged page none of them, or with ``partly`` those before it."""
        found: list[Row] = []
        try:
            cursor = self._connection.execute(query, values)
            names = [column[0] for column in cursor.description]
            found.extend(dict(zip(names, row, strict=True)) for row in cursor)
        except sqlcipher.Error:
            self.met_damage.add(table.name)
            self._connection.close()
            self._connection = self._connect()
            return found if partly else []
        return found
