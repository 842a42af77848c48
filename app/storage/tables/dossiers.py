"""Dossiers and what helpers write about them: names for lists, drafts, consents, papers. Written by services."""

from sqlalchemy import BLOB, Column, Index, Integer, Text

from app.storage.tables.base import dossier_column, strict_table

dossiers = strict_table(
    "dossiers",
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("case_id", Text, nullable=False, index=True),
    Column("procedure", Text, nullable=False),
    Column("form_hash", Text, nullable=False),
    Column("form_version", Text, nullable=False),
    Column("route", Text, nullable=False),
    Column("office", Text, nullable=False),
    Column("helper", Text, nullable=False),
    Column("state", Text, nullable=False, index=True),
    Column("revision", Integer, nullable=False),
    Column("public_code", Text, nullable=False, unique=True),
    Column("sealed", BLOB, nullable=False),
    Column("created_at", Text, nullable=False),
    Column("updated_at", Text, nullable=False),
)
"""``number`` is the order of arrival and the cursor of lists; ``sealed`` holds the secret half of the tracking code."""

Index("ix_dossiers_procedure", dossiers.c.procedure, dossiers.c.route)

dossier_keys = strict_table(
    "dossier_keys",
    Column("scope", Text, primary_key=True, nullable=False),
    Column("key", BLOB, nullable=False),
    with_rowid=False,
)
"""One 32-byte key a dossier; the empty scope is for what belongs to no dossier. Erasing the key erases the dossier."""

dossier_marks = strict_table(
    "dossier_marks",
    dossier_column(primary_key=True),
    Column("mark", Text, primary_key=True, nullable=False),
    Column("marked_at", Text, nullable=False),
    with_rowid=False,
)
"""``shared``: every helper of the point sees the dossier. ``private``: lists do not say what it is about."""

dossier_names = strict_table(
    "dossier_names",
    dossier_column(primary_key=True),
    Column("owner", Text, nullable=False),
    Column("filer", Text, nullable=False),
    with_rowid=False,
)
"""Here and in ``finding_facts`` alone people stand outside a sealed value: lists and finding need them."""

finding_facts = strict_table(
    "finding_facts",
    dossier_column(primary_key=True),
    Column("owner_number", Text, nullable=False, index=True),
    Column("filer_number", Text, nullable=False, index=True),
    Column("hamlet", Text, nullable=False),
    Column("name_order", Text, nullable=False, index=True),
    with_rowid=False,
)
"""By what else a dossier is found, and its place in a list by name (``app.storage.vietnamese_order``)."""

drafts = strict_table(
    "drafts",
    dossier_column(primary_key=True),
    Column("generation", Integer, nullable=False),
    Column("sealed", BLOB, nullable=False),
    Column("saved_at", Text, nullable=False),
)

draft_entries = strict_table(
    "draft_entries",
    dossier_column(primary_key=True),
    Column("number", Integer, primary_key=True, nullable=False),
    Column("sealed", BLOB, nullable=False),
    with_rowid=False,
)

draft_history = strict_table(
    "draft_history",
    dossier_column(primary_key=True),
    Column("generation", Integer, primary_key=True, nullable=False),
    Column("sealed", BLOB, nullable=False),
    with_rowid=False,
)
"""The steps that a snapshot stands for, sealed together: for undoing them, and for who asks what was changed when."""

consents = strict_table(
    "consents",
    dossier_column(primary_key=True),
    Column("number", Integer, primary_key=True, nullable=False),
    Column("sealed", BLOB, nullable=False),
    with_rowid=False,
)

papers = strict_table(
    "papers",
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    dossier_column(index=True),
    Column("paper", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("later_on", Text),
    Column("segment", Text, index=True),
    Column("sealed", BLOB),
)
"""``segment`` names the encrypted file, ``sealed`` holds its hash, size and kind; both empty without a file."""
