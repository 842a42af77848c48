"""What the office did: portal events as they arrived (sync writes) and reports that a person recorded (services)."""

from sqlalchemy import BLOB, Column, Index, Integer, Text

from app.storage.tables.base import dossier_column, strict_table

portal_events = strict_table(
    "portal_events",
    Column("number", Integer, primary_key=True),
    Column("change_id", Text, nullable=False, unique=True),
    Column("epoch", Text, nullable=False),
    Column("change_number", Integer, nullable=False),
    Column("scope", Text, nullable=False),
    Column("dossier_id", Text, nullable=False),
    Column("submission_id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("status", Integer),
    Column("office_number", Text),
    Column("due_on", Text),
    Column("at", Text, nullable=False),
    Column("sealed", BLOB, nullable=False),
)

"""Append-only. ``scope`` says whose key seals the body: the dossier's, or the vault's when the dossier is not here.

``change_id`` is the gateway's own id of the change, the same in every epoch, or a fingerprint where it gave none.
"""

_ACTS = (portal_events.c.dossier_id, portal_events.c.number, portal_events.c.status, portal_events.c.due_on)
Index("ix_portal_events_dossier_id", *_ACTS)  # holds what lists and tasks ask of an act, so that no body is read
Index("ix_portal_events_status", portal_events.c.status)
Index("ix_portal_events_kind", portal_events.c.kind)

office_reports = strict_table(
    "office_reports",
    Column("number", Integer, primary_key=True),
    dossier_column(index=True),
    Column("office_number", Text, nullable=False),
    Column("received_on", Text, nullable=False),
    Column("due_on", Text),
    Column("source", Text, nullable=False),
    Column("recorded_by", Text, nullable=False),
    Column("recorded_at", Text, nullable=False),
)
"""Append-only."""

result_papers = strict_table(
    "result_papers",
    Column("change_id", Text, primary_key=True, nullable=False),
    dossier_column(index=True),
    Column("segment", Text, nullable=False, index=True),
    Column("sealed", BLOB, nullable=False),
    Column("kept_at", Text, nullable=False),
    with_rowid=False,
)
"""Papers that the office gave back, fetched after the change that announced them; written by services."""

result_handovers = strict_table(
    "result_handovers",
    Column("number", Integer, primary_key=True),
    dossier_column(index=True),
    Column("sealed", BLOB, nullable=False),
    Column("handed_at", Text, nullable=False, index=True),
)
"""Append-only, written by services: who took the result, and by which means that was confirmed."""

follow_ups = strict_table(
    "follow_ups",
    Column("number", Integer, primary_key=True),
    dossier_column(index=True),
    Column("kind", Text, nullable=False),
    Column("change_id", Text),
    Column("until_on", Text),
    Column("segment", Text, index=True),
    Column("sealed", BLOB, nullable=False),
    Column("at", Text, nullable=False),
)
"""Append-only, written by services: what a helper did about the office's acts (``forms.follow_up``), and who did it.

``change_id`` is the act that it answers, ``segment`` a picture that belongs to it, as of a receipt.
"""

Index("ix_follow_ups_kind", follow_ups.c.kind, follow_ups.c.number)

bindings = strict_table(
    "bindings",
    Column("id", Integer, primary_key=True),
    Column("content", Text, nullable=False),
)
"""The one gateway that this laptop is enrolled with, written by enrolment."""

sync_positions = strict_table(
    "sync_positions",
    Column("gateway_id", Text, primary_key=True, nullable=False),
    Column("epoch", Text, nullable=False),
    Column("cursor", Integer, nullable=False),
)
"""How far the changes of a gateway were read, written by sync."""
