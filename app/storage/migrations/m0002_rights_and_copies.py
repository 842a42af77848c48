"""What backups, erasure, repair, restoring and finding need to remember."""

STATEMENTS = (
    """
    CREATE TABLE backup_copies (
        name TEXT NOT NULL,
        place TEXT NOT NULL,
        generation INTEGER NOT NULL,
        made_at TEXT NOT NULL,
        PRIMARY KEY (name, place)
    ) WITHOUT ROWID, STRICT
    """,
    """
    CREATE TABLE erased_figures (
        month TEXT NOT NULL,
        procedure TEXT NOT NULL,
        route TEXT NOT NULL,
        outcome TEXT NOT NULL,
        count INTEGER NOT NULL,
        PRIMARY KEY (month, procedure, route, outcome)
    ) WITHOUT ROWID, STRICT
    """,
    """
    CREATE TABLE erasures (
        dossier_id TEXT NOT NULL,
        erased_at TEXT NOT NULL,
        reason TEXT NOT NULL,
        erased_by TEXT NOT NULL,
        PRIMARY KEY (dossier_id)
    ) WITHOUT ROWID, STRICT
    """,
    """
    CREATE TABLE former_devices (
        device_id TEXT NOT NULL,
        device_key BLOB NOT NULL,
        binding TEXT,
        retired_at TEXT NOT NULL,
        PRIMARY KEY (device_id)
    ) STRICT
    """,
    """
    CREATE TABLE journal_heads (
        number INTEGER NOT NULL,
        hash BLOB NOT NULL,
        device_id TEXT NOT NULL,
        public_key BLOB NOT NULL,
        signature BLOB NOT NULL,
        signed_at TEXT NOT NULL,
        PRIMARY KEY (number)
    ) STRICT
    """,
    """
    CREATE TABLE set_aside_records (
        number INTEGER NOT NULL,
        source TEXT NOT NULL,
        scope TEXT NOT NULL,
        reason TEXT NOT NULL,
        content TEXT NOT NULL,
        set_aside_at TEXT NOT NULL,
        PRIMARY KEY (number)
    ) STRICT
    """,
    """
    CREATE TABLE signed_times (
        id INTEGER NOT NULL,
        signed_at TEXT NOT NULL,
        running_seconds INTEGER NOT NULL,
        PRIMARY KEY (id)
    ) STRICT
    """,
    """
    CREATE TABLE finding_facts (
        dossier_id TEXT NOT NULL,
        owner_number TEXT NOT NULL,
        filer_number TEXT NOT NULL,
        hamlet TEXT NOT NULL,
        name_order TEXT NOT NULL,
        PRIMARY KEY (dossier_id),
        FOREIGN KEY(dossier_id) REFERENCES dossiers (id)
    ) WITHOUT ROWID, STRICT
    """,
    "INSERT INTO finding_facts SELECT id, '', '', '', '' FROM dossiers",
    "CREATE INDEX ix_finding_facts_filer_number ON finding_facts (filer_number)",
    "CREATE INDEX ix_finding_facts_name_order ON finding_facts (name_order)",
    "CREATE INDEX ix_finding_facts_owner_number ON finding_facts (owner_number)",
    """
    CREATE TABLE restored_dossiers (
        dossier_id TEXT NOT NULL,
        device_id TEXT NOT NULL,
        restored_at TEXT NOT NULL,
        asked_at TEXT,
        PRIMARY KEY (dossier_id),
        FOREIGN KEY(dossier_id) REFERENCES dossiers (id)
    ) WITHOUT ROWID, STRICT
    """,
)
