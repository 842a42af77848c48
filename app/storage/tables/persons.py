"""The register of persons who agreed to be kept, and from which dossiers each is known. Written by services."""

from sqlalchemy import BLOB, Column, ForeignKey, Integer, Text

from app.storage.tables.base import dossier_column, strict_table

persons = strict_table(
    "persons",
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("household", Text, nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("card_number", Text, nullable=False, index=True),
    Column("born", Text, nullable=False),
    Column("commune", Text, nullable=False),
    Column("phone", Text, nullable=False, index=True),
    Column("name_key", Text, nullable=False, index=True),
    Column("name_order", Text, nullable=False, index=True),
    Column("sealed", BLOB, nullable=False),
    Column("updated_at", Text, nullable=False),
)
"""``name_key`` is the folded name; ``sealed`` holds every fact, under a key whose scope is the person's own id."""

person_dossiers = strict_table(
    "person_dossiers",
    dossier_column(primary_key=True),
    Column("role", Text, primary_key=True, nullable=False),
    Column("person_id", Text, ForeignKey("persons.id"), nullable=False, index=True),
    with_rowid=False,
)
"""A person stays only as long as one of these does: who is in the register is there by a dossier that may be kept."""
