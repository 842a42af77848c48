"""The first schema: dossiers with their drafts and papers, the outbox, the office's acts, the journal."""

STATEMENTS = (
    """
    CREATE TABLE bindings (
        id INTEGER NOT NULL,
        content TEXT NOT NULL,
        PRIMARY KEY (id)
    ) STRICT
    """,
    """
    CREATE TABLE dossier_keys (
        scope TEXT NOT NULL,
        "key" BLOB NOT NULL,
        PRIMARY KEY (scope)
    ) WITHOUT ROWID, STRICT
    """,
    """
    CREATE TABLE dossiers (
        number INTEGER NOT NULL,
        id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        procedure TEXT NOT NULL,
        form_hash TEXT NOT NULL,
        form_version TEXT NOT NULL,
        route TEXT NOT NULL,
        office TEXT NOT NULL,
        helper TEXT NOT NULL,
        state TEXT NOT NULL,
        revision INTEGER NOT NULL,
        public_code TEXT NOT NULL,
        sealed BLOB NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (number),
        UNIQUE (id),
        UNIQUE (public_code)
    ) STRICT
    """,
    "CREATE INDEX ix_dossiers_case_id ON dossiers (case_id)",
    "CREATE INDEX ix_dossiers_state ON dossiers (state)",
    """
    CREATE TABLE form_files (
        sha256 BLOB NOT NULL,
        content BLOB NOT NULL,
        PRIMARY KEY (sha256)
    ) STRICT
    """,
    """
    CREATE TABLE identity (
        id INTEGER NOT NULL,
        vault_id TEXT NOT NULL,
        practice INTEGER NOT NULL,
        device_key BLOB NOT NULL,
        created_at TEXT NOT NULL,
        PRIMARY KEY (id)
    ) STRICT
    """,
    """
    CREATE TABLE journal (
        number INTEGER NOT NULL,
        at TEXT NOT NULL,
        kind TEXT NOT NULL,
        subject TEXT NOT NULL,
        scope TEXT NOT NULL,
        sealed BLOB NOT NULL,
        hash BLOB NOT NULL,
        PRIMARY KEY (number)
    ) STRICT
    """,
    "CREATE INDEX ix_journal_subject ON journal (subject)",
    """
    CREATE TABLE kept_forms (
        form_hash TEXT NOT NULL,
        xml BLOB NOT NULL,
        kept_at TEXT NOT NULL,
        PRIMARY KEY (form_hash)
    ) STRICT
    """,
    """
    CREATE TABLE portal_events (
        number INTEGER NOT NULL,
        change_id TEXT NOT NULL,
        epoch TEXT NOT NULL,
        change_number INTEGER NOT NULL,
        scope TEXT NOT NULL,
        dossier_id TEXT NOT NULL,
        submission_id TEXT NOT NULL,
        kind TEXT NOT NULL,
        status INTEGER,
        office_number TEXT,
        due_on TEXT,
        at TEXT NOT NULL,
        sealed BLOB NOT NULL,
        PRIMARY KEY (number),
        UNIQUE (change_id)
    ) STRICT
    """,
    "CREATE INDEX ix_portal_events_dossier_id ON portal_events (dossier_id, number)",
    """
    CREATE TABLE settings (
        "key" TEXT NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY ("key")
    ) STRICT
    """,
    """
    CREATE TABLE sync_positions (
        gateway_id TEXT NOT NULL,
        epoch TEXT NOT NULL,
        cursor INTEGER NOT NULL,
        PRIMARY KEY (gateway_id)
    ) STRICT
    """,
    """
    CREATE TABLE consents (
        dossier_id TEXT NOT NULL,
        number INTEGER NOT NULL,
        sealed BLOB NOT NULL,
        PRIMARY KEY (dossier_id, number),
        FOREIGN KEY(dossier_id) REFERENCES dossiers (id)
    ) WITHOUT ROWID, STRICT
    """,
    """
    CREATE TABLE dossier_names (
        dossier_id TEXT NOT NULL,
        owner TEXT NOT NULL,
        filer TEXT NOT NULL,
        PRIMARY KEY (dossier_id),
        FOREIGN KEY(dossier_id) REFERENCES dossiers (id)
    ) WITHOUT ROWID, STRICT
    """,
    'CREATE VIRTUAL TABLE dossier_words USING fts5(words, tokenize = "unicode61 remove_diacritics 0")',
    "INSERT INTO dossier_words (dossier_words, rank) VALUES ('secure-delete', 1)",
    """
    CREATE TABLE draft_entries (
        dossier_id TEXT NOT NULL,
        number INTEGER NOT NULL,
        sealed BLOB NOT NULL,
        PRIMARY KEY (dossier_id, number),
        FOREIGN KEY(dossier_id) REFERENCES dossiers (id)
    ) WITHOUT ROWID, STRICT
    """,
    """
    CREATE TABLE drafts (
        dossier_id TEXT NOT NULL,
        generation INTEGER NOT NULL,
        sealed BLOB NOT NULL,
        saved_at TEXT NOT NULL,
        PRIMARY KEY (dossier_id),
        FOREIGN KEY(dossier_id) REFERENCES dossiers (id)
    ) STRICT
    """,
    """
    CREATE TABLE form_attachments (
        form_hash TEXT NOT NULL,
        url TEXT NOT NULL,
        sha256 BLOB NOT NULL,
        PRIMARY KEY (form_hash, url),
        FOREIGN KEY(form_hash) REFERENCES kept_forms (form_hash),
        FOREIGN KEY(sha256) REFERENCES form_files (sha256)
    ) WITHOUT ROWID, STRICT
    """,
    """
    CREATE TABLE office_reports (
        number INTEGER NOT NULL,
        dossier_id TEXT NOT NULL,
        office_number TEXT NOT NULL,
        received_on TEXT NOT NULL,
        due_on TEXT,
        source TEXT NOT NULL,
        recorded_by TEXT NOT NULL,
        recorded_at TEXT NOT NULL,
        PRIMARY KEY (number),
        FOREIGN KEY(dossier_id) REFERENCES dossiers (id)
    ) STRICT
    """,
    "CREATE INDEX ix_office_reports_dossier_id ON office_reports (dossier_id)",
    """
    CREATE TABLE papers (
        number INTEGER NOT NULL,
        id TEXT NOT NULL,
        dossier_id TEXT NOT NULL,
        paper TEXT NOT NULL,
        state TEXT NOT NULL,
        later_on TEXT,
        segment TEXT,
        sealed BLOB,
        PRIMARY KEY (number),
        UNIQUE (id),
        FOREIGN KEY(dossier_id) REFERENCES dossiers (id)
    ) STRICT
    """,
    "CREATE INDEX ix_papers_dossier_id ON papers (dossier_id)",
    "CREATE INDEX ix_papers_segment ON papers (segment)",
    """
    CREATE TABLE submissions (
        number INTEGER NOT NULL,
        id TEXT NOT NULL,
        dossier_id TEXT NOT NULL,
        revision INTEGER NOT NULL,
        replaces TEXT,
        digest TEXT NOT NULL,
        form_hash TEXT NOT NULL,
        sealed BLOB NOT NULL,
        finalized_at TEXT NOT NULL,
        PRIMARY KEY (number),
        UNIQUE (id),
        FOREIGN KEY(dossier_id) REFERENCES dossiers (id)
    ) STRICT
    """,
    "CREATE INDEX ix_submissions_dossier_id ON submissions (dossier_id)",
    """
    CREATE TABLE outbox (
        number INTEGER NOT NULL,
        submission_id TEXT NOT NULL,
        dossier_id TEXT NOT NULL,
        dossier_number INTEGER NOT NULL,
        state TEXT NOT NULL,
        attempts INTEGER NOT NULL,
        next_try_at TEXT,
        last_error TEXT,
        gateway_id TEXT,
        held_until TEXT,
        paused INTEGER NOT NULL,
        requests_done INTEGER NOT NULL,
        finalized_at TEXT NOT NULL,
        PRIMARY KEY (number),
        UNIQUE (submission_id),
        FOREIGN KEY(submission_id) REFERENCES submissions (id),
        FOREIGN KEY(dossier_id) REFERENCES dossiers (id)
    ) STRICT
    """,
    "CREATE INDEX ix_outbox_dossier_id ON outbox (dossier_id)",
    "CREATE INDEX ix_outbox_state ON outbox (state, dossier_number)",
    """
    CREATE TABLE outbox_requests (
        number INTEGER NOT NULL,
        submission_id TEXT NOT NULL,
        kind TEXT NOT NULL,
        requested_at TEXT NOT NULL,
        PRIMARY KEY (number),
        FOREIGN KEY(submission_id) REFERENCES submissions (id)
    ) STRICT
    """,
    "CREATE INDEX ix_outbox_requests_submission_id ON outbox_requests (submission_id)",
    """
    CREATE TABLE receipts (
        submission_id TEXT NOT NULL,
        receipt BLOB NOT NULL,
        received_at TEXT NOT NULL,
        PRIMARY KEY (submission_id),
        FOREIGN KEY(submission_id) REFERENCES submissions (id)
    ) STRICT
    """,
    """
    CREATE TABLE submission_segments (
        submission_id TEXT NOT NULL,
        segment TEXT NOT NULL,
        PRIMARY KEY (submission_id, segment),
        FOREIGN KEY(submission_id) REFERENCES submissions (id)
    ) WITHOUT ROWID, STRICT
    """,
)
