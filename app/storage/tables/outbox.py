"""Frozen submissions, their place in the outbox, what people asked of it, and receipts; each table has one writer."""

from sqlalchemy import BLOB, Column, ForeignKey, Index, Integer, Text

from app.storage.tables.base import dossier_column, strict_table


def _submission_column(*, primary_key: bool = False, unique: bool = False, index: bool = False) -> Column[str]:
    reference = ForeignKey("submissions.id")
    return Column("submission_id", Text, reference, primary_key=primary_key, unique=unique, index=index, nullable=False)


submissions = strict_table(
    "submissions",
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    dossier_column(index=True),
    Column("revision", Integer, nullable=False),
    Column("replaces", Text),
    Column("digest", Text, nullable=False),
    Column("form_hash", Text, nullable=False),
    Column("sealed", BLOB, nullable=False),
    Column("finalized_at", Text, nullable=False),
)
"""Written once by finalize. ``sealed`` holds the instance, its papers, and what the parcel says of the dossier."""

submission_segments = strict_table(
    "submission_segments",
    _submission_column(primary_key=True),
    Column("segment", Text, primary_key=True, nullable=False),
    with_rowid=False,
)
"""Which encrypted files a frozen submission still needs, whatever becomes of the dossier's papers."""

outbox = strict_table(
    "outbox",
    Column("number", Integer, primary_key=True),
    _submission_column(unique=True),
    dossier_column(index=True),
    Column("dossier_number", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("next_try_at", Text),
    Column("last_error", Text),
    Column("gateway_id", Text),
    Column("held_until", Text),
    Column("paused", Integer, nullable=False),
    Column("requests_done", Integer, nullable=False),
    Column("finalized_at", Text, nullable=False),
)
"""Finalize inserts, the runner's code updates. ``requests_done`` is the last request that was carried out.

``dossier_number`` repeats the dossier's place in lists, so that a list by state reads only the rows it shows.
"""

Index("ix_outbox_state", outbox.c.state, outbox.c.dossier_number)

outbox_deadlines = strict_table(
    "outbox_deadlines",
    _submission_column(primary_key=True),
    Column("due_on", Text, nullable=False, index=True),
    with_rowid=False,
)
"""Written once by finalize: the nearest legal or money deadline that the procedure's card gives as data."""

outbox_requests = strict_table(
    "outbox_requests",
    Column("number", Integer, primary_key=True),
    _submission_column(index=True),
    Column("kind", Text, nullable=False),
    Column("requested_at", Text, nullable=False),
)
"""Append-only, written by services: release, pause, withdraw, retry."""

receipts = strict_table(
    "receipts",
    _submission_column(primary_key=True),
    Column("receipt", BLOB, nullable=False),
    Column("received_at", Text, nullable=False),
)
"""Written by the runner's code."""
