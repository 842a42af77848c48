"""What was done to a draft, kept beyond the snapshots, and the register of persons."""

STATEMENTS = (
    """
    CREATE TABLE draft_history (
        dossier_id TEXT NOT NULL,
        generation INTEGER NOT NULL,
        sealed BLOB NOT NULL,
        PRIMARY KEY (dossier_id, generation),
        FOREIGN KEY(dossier_id) REFERENCES dossiers (id)
    ) WITHOUT ROWID, STRICT
    """,
    """
    CREATE TABLE persons (
        number INTEGER NOT NULL,
        id TEXT NOT NULL,
        household TEXT NOT NULL,
        name TEXT NOT NULL,
        card_number TEXT NOT NULL,
        born TEXT NOT NULL,
        commune TEXT NOT NULL,
        phone TEXT NOT NULL,
        name_key TEXT NOT NULL,
        name_order TEXT NOT NULL,
        sealed BLOB NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (number),
        UNIQUE (id)
    ) STRICT
    """,
    "CREATE INDEX ix_persons_card_number ON persons (card_number)",
    "CREATE INDEX ix_persons_household ON persons (household)",
    "CREATE INDEX ix_persons_name_key ON persons (name_key)",
    "CREATE INDEX ix_persons_name_order ON persons (name_order)",
    "CREATE INDEX ix_persons_phone ON persons (phone)",
    'CREATE VIRTUAL TABLE person_words USING fts5(words, tokenize = "unicode61 remove_diacritics 0")',
    "INSERT INTO person_words (person_words, rank) VALUES ('secure-delete', 1)",
    """
    CREATE TABLE person_dossiers (
        dossier_id TEXT NOT NULL,
        role TEXT NOT NULL,
        person_id TEXT NOT NULL,
        PRIMARY KEY (dossier_id, role),
        FOREIGN KEY(dossier_id) REFERENCES dossiers (id),
        FOREIGN KEY(person_id) REFERENCES persons (id)
    ) WITHOUT ROWID, STRICT
    """,
    "CREATE INDEX ix_person_dossiers_person_id ON person_dossiers (person_id)",
)
