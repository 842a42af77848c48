"""What the vault remembers of its own upkeep: copies it made, what it erased, what a restore or repair set aside."""

from sqlalchemy import BLOB, Column, Integer, Text

from app.storage.tables.base import dossier_column, strict_table

backup_copies = strict_table(
    "backup_copies",
    Column("name", Text, primary_key=True, nullable=False),
    Column("place", Text, primary_key=True, nullable=False),
    Column("generation", Integer, nullable=False),
    Column("made_at", Text, nullable=False),
    with_rowid=False,
)
"""Every backup that was made and, as far as is known, is still there; an erasure names those it cannot reach."""

erasures = strict_table(
    "erasures",
    Column("dossier_id", Text, primary_key=True, nullable=False),
    Column("erased_at", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("erased_by", Text, nullable=False),
    with_rowid=False,
)
"""Append-only, ids alone: what must not come back, neither from the gateway nor from a copy on a stick."""

erased_figures = strict_table(
    "erased_figures",
    Column("month", Text, primary_key=True, nullable=False),
    Column("procedure", Text, primary_key=True, nullable=False),
    Column("route", Text, primary_key=True, nullable=False),
    Column("outcome", Text, primary_key=True, nullable=False),
    Column("count", Integer, nullable=False),
    with_rowid=False,
)
"""What survives of erased dossiers whose owners agreed to be counted without a name."""

former_devices = strict_table(
    "former_devices",
    Column("device_id", Text, primary_key=True, nullable=False),
    Column("device_key", BLOB, nullable=False),
    Column("binding", Text),
    Column("retired_at", Text, nullable=False),
)
"""Device keys that a restore retired: only with the old one can the gateway be asked what the old laptop sent."""

restored_dossiers = strict_table(
    "restored_dossiers",
    dossier_column(primary_key=True),
    Column("device_id", Text, nullable=False),
    Column("restored_at", Text, nullable=False),
    Column("asked_at", Text),
    with_rowid=False,
)
"""Dossiers whose fate after the backup is not known until the gateway was asked."""

restored_answers = strict_table(
    "restored_answers",
    dossier_column(primary_key=True),
    Column("revision", Integer, nullable=False),
    Column("submission_id", Text, nullable=False),
    Column("digest", Text, nullable=False),
    with_rowid=False,
)
"""The newest revision that the gateway held of a restored dossier when it was asked; no row when it held none."""

journal_heads = strict_table(
    "journal_heads",
    Column("number", Integer, primary_key=True),
    Column("hash", BLOB, nullable=False),
    Column("device_id", Text, nullable=False),
    Column("public_key", BLOB, nullable=False),
    Column("signature", BLOB, nullable=False),
    Column("signed_at", Text, nullable=False),
)
"""Heads of the journal that a device signed; the chain must still lead through each of them."""

set_aside_records = strict_table(
    "set_aside_records",
    Column("number", Integer, primary_key=True),
    Column("source", Text, nullable=False),
    Column("scope", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("set_aside_at", Text, nullable=False),
)
"""Rows that cannot be read now, whole and in JSON, until they can come back or are given up."""

signed_times = strict_table(
    "signed_times",
    Column("id", Integer, primary_key=True),
    Column("signed_at", Text, nullable=False),
    Column("running_seconds", Integer, nullable=False),
)
"""One row: the newest time that the gateway signed, and how long the program has run since."""
