"""What every table of the vault shares: strict types, and one set of metadata."""

from typing import Any

from sqlalchemy import Column, ForeignKey, MetaData, Table, Text

metadata = MetaData()


def strict_table(name: str, *columns: Column[Any], with_rowid: bool = True) -> Table:
    """A table whose columns take only their own type; without a row id where a composite key orders the rows."""
    return Table(name, metadata, *columns, sqlite_strict=True, sqlite_with_rowid=with_rowid)


def dossier_column(*, primary_key: bool = False, unique: bool = False, index: bool = False) -> Column[str]:
    """The dossier that a row belongs to."""
    reference = ForeignKey("dossiers.id")
    return Column("dossier_id", Text, reference, primary_key=primary_key, unique=unique, index=index, nullable=False)
