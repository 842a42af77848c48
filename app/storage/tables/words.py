"""The full-text index over names and codes: what a list is searched by, folded (no marks, đ as d, small letters).

It is a virtual table, which SQLAlchemy cannot describe, so it hangs on the table of names. FTS5's own ``secure-delete``
makes a deleted name vanish from its pages at once.
"""

from sqlalchemy import DDL, column, event, table

from app.storage.tables.dossiers import dossier_names
from app.storage.tables.persons import persons

dossier_words = table("dossier_words", column("rowid"), column("words"))
person_words = table("person_words", column("rowid"), column("words"))

CREATE = 'CREATE VIRTUAL TABLE {0} USING fts5(words, tokenize = "unicode61 remove_diacritics 0")'
SECURE_DELETE = "INSERT INTO {0} ({0}, rank) VALUES ('secure-delete', 1)"

for described, name in ((dossier_names, "dossier_words"), (persons, "person_words")):
    for statement in (CREATE, SECURE_DELETE):
        event.listen(described, "after_create", DDL(statement.format(name)))  # type: ignore[no-untyped-call]  # SQLAlchemy left this one constructor untyped
