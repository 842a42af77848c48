"""What belongs to the vault itself: its identity, the journal, settings, and the form versions that dossiers use."""

from sqlalchemy import BLOB, Column, ForeignKey, Integer, Text

from app.storage.tables.base import strict_table

identity = strict_table(
    "identity",
    Column("id", Integer, primary_key=True),
    Column("vault_id", Text, nullable=False),
    Column("practice", Integer, nullable=False),
    Column("device_key", BLOB, nullable=False),
    Column("created_at", Text, nullable=False),
)
"""One row, written when the vault is made (and when a restore gives it a new device key)."""

journal = strict_table(
    "journal",
    Column("number", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False, index=True),
    Column("scope", Text, nullable=False),
    Column("sealed", BLOB, nullable=False),
    Column("hash", BLOB, nullable=False),
)
"""Append-only; each ``hash`` covers the one before it and the sealed details, so that it outlives an erased key."""

settings = strict_table(
    "settings",
    Column("key", Text, primary_key=True, nullable=False),
    Column("value", Text, nullable=False),
)

kept_forms = strict_table(
    "kept_forms",
    Column("form_hash", Text, primary_key=True, nullable=False),
    Column("xml", BLOB, nullable=False),
    Column("kept_at", Text, nullable=False),
)

form_files = strict_table(
    "form_files",
    Column("sha256", BLOB, primary_key=True, nullable=False),
    Column("content", BLOB, nullable=False),
)
"""Attachments by content, because many forms share the same lists of places."""

form_attachments = strict_table(
    "form_attachments",
    Column("form_hash", Text, ForeignKey("kept_forms.form_hash"), primary_key=True, nullable=False),
    Column("url", Text, primary_key=True, nullable=False),
    Column("sha256", BLOB, ForeignKey("form_files.sha256"), nullable=False),
    with_rowid=False,
)
