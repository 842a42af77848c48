"""The full-text index over names and codes: what a list is searched by, folded (no marks, đ as d, small letters).

It is a virtual table, which SQLAlchemy cannot describe, so it hangs on the table of names. FTS5's own ``secure-delete``
makes a deleted name vanish from its pages at once.
"""

from sqlalchemy import DDL, column, event, table

from app.storage.tables.dossiers import dossier_names

dossier_words = table("dossier_words", column("rowid"), column("words"))

CREATE = 'CREATE VIRTUAL TABLE dossier_words USING fts5(words, tokenize = "unicode61 remove_diacritics 0")'
SECURE_DELETE = "INSERT INTO dossier_words (dossier_words, rank) VALUES ('secure-delete', 1)"

for statement in (CREATE, SECURE_DELETE):
    event.listen(dossier_names, "after_create", DDL(statement))  # type: ignore[no-untyped-call]  # SQLAlchemy left this one constructor untyped
