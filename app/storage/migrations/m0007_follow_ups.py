"""What a helper did about the office's acts, and indexes along which tasks are found without reading everything."""

STATEMENTS = (
    """
    CREATE TABLE follow_ups (
        number INTEGER NOT NULL,
        dossier_id TEXT NOT NULL,
        kind TEXT NOT NULL,
        change_id TEXT,
        until_on TEXT,
        segment TEXT,
        sealed BLOB NOT NULL,
        at TEXT NOT NULL,
        PRIMARY KEY (number),
        FOREIGN KEY(dossier_id) REFERENCES dossiers (id)
    ) STRICT
    """,
    "CREATE INDEX ix_follow_ups_dossier_id ON follow_ups (dossier_id)",
    "CREATE INDEX ix_follow_ups_kind ON follow_ups (kind, number)",
    "CREATE INDEX ix_follow_ups_segment ON follow_ups (segment)",
    "DROP INDEX ix_portal_events_dossier_id",
    "CREATE INDEX ix_portal_events_dossier_id ON portal_events (dossier_id, number, status, due_on)",
    "CREATE INDEX ix_portal_events_kind ON portal_events (kind)",
    "CREATE INDEX ix_outbox_deadlines_due_on ON outbox_deadlines (due_on)",
    "CREATE INDEX ix_dossiers_procedure ON dossiers (procedure, route)",
    "CREATE INDEX ix_result_handovers_handed_at ON result_handovers (handed_at)",
)
