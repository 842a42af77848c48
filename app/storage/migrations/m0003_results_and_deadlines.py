"""What comes back from the office, who took it, and by which day a submission should be there."""

STATEMENTS = (
    """
    CREATE TABLE outbox_deadlines (
        submission_id TEXT NOT NULL,
        due_on TEXT NOT NULL,
        PRIMARY KEY (submission_id),
        FOREIGN KEY(submission_id) REFERENCES submissions (id)
    ) WITHOUT ROWID, STRICT
    """,
    """
    CREATE TABLE result_papers (
        change_id TEXT NOT NULL,
        dossier_id TEXT NOT NULL,
        segment TEXT NOT NULL,
        sealed BLOB NOT NULL,
        kept_at TEXT NOT NULL,
        PRIMARY KEY (change_id),
        FOREIGN KEY(dossier_id) REFERENCES dossiers (id)
    ) WITHOUT ROWID, STRICT
    """,
    "CREATE INDEX ix_result_papers_dossier_id ON result_papers (dossier_id)",
    "CREATE INDEX ix_result_papers_segment ON result_papers (segment)",
    """
    CREATE TABLE result_handovers (
        number INTEGER NOT NULL,
        dossier_id TEXT NOT NULL,
        sealed BLOB NOT NULL,
        handed_at TEXT NOT NULL,
        PRIMARY KEY (number),
        FOREIGN KEY(dossier_id) REFERENCES dossiers (id)
    ) STRICT
    """,
    "CREATE INDEX ix_result_handovers_dossier_id ON result_handovers (dossier_id)",
)
