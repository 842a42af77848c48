"""Who may see a dossier beside its own helper, and what the gateway said of the dossiers that a restore brought."""

STATEMENTS = (
    """
    CREATE TABLE dossier_marks (
        dossier_id TEXT NOT NULL,
        mark TEXT NOT NULL,
        marked_at TEXT NOT NULL,
        PRIMARY KEY (dossier_id, mark),
        FOREIGN KEY(dossier_id) REFERENCES dossiers (id)
    ) WITHOUT ROWID, STRICT
    """,
    """
    CREATE TABLE restored_answers (
        dossier_id TEXT NOT NULL,
        revision INTEGER NOT NULL,
        submission_id TEXT NOT NULL,
        digest TEXT NOT NULL,
        PRIMARY KEY (dossier_id),
        FOREIGN KEY(dossier_id) REFERENCES dossiers (id)
    ) WITHOUT ROWID, STRICT
    """,
)
