"""Floor of a list of 100,000 dossiers: the newest 51 with what became of them, in SQLCipher, with full-text search.

Argument: a folder. Standard input: ``{"rows": [[owner, words, outbox state, status, number]…], "queries": […],
"rounds": n}``; a query of null lists. Prints the milliseconds of each query as JSON.
"""

import json
import sys
import time
from pathlib import Path

import sqlcipher3

given = json.load(sys.stdin)
connection = sqlcipher3.connect(str(Path(sys.argv[1]) / "floor.db"), isolation_level=None)
connection.execute(f"PRAGMA key = \"x'{'5a' * 32}'\"")
connection.execute("BEGIN")
connection.execute(
    "CREATE TABLE dossiers (number INTEGER PRIMARY KEY, id TEXT UNIQUE, owner TEXT, procedure TEXT, helper TEXT, "
    "state TEXT, route TEXT, office TEXT, revision INTEGER, code TEXT, sealed BLOB, created_at TEXT, updated_at TEXT)"
)
connection.execute("CREATE TABLE outbox (number INTEGER PRIMARY KEY, id TEXT, state TEXT)")
ACTS = "CREATE TABLE acts (number INTEGER PRIMARY KEY, id TEXT, status INTEGER, office_number TEXT, due TEXT)"
connection.execute(ACTS)
connection.execute("CREATE TABLE reports (number INTEGER PRIMARY KEY, id TEXT, office_number TEXT, due TEXT)")
for table in ("outbox", "acts", "reports"):
    connection.execute(f"CREATE INDEX {table}_id ON {table} (id)")
connection.execute("CREATE VIRTUAL TABLE words USING fts5(text)")
COMMUNE = "Xã Thạch Thất, Thành phố Hà Nội"
MANY = "1.014027", "x", "finalized", "desk", COMMUNE, 1, "c", bytes(60), "2026-01-01", "2026-01-01"
INSERT = "INSERT INTO dossiers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
for number, (owner, words, state, status, office_number) in enumerate(given["rows"], 1):
    name = f"0193-{number:032x}"
    connection.execute(INSERT, (number, name, owner, *MANY))
    connection.execute("INSERT INTO words (rowid, text) VALUES (?, ?)", (number, words))
    if state:
        connection.execute("INSERT INTO outbox (id, state) VALUES (?, ?)", (name, state))
    if status:
        row = (name, status, office_number)
        connection.execute("INSERT INTO acts (id, status, office_number) VALUES (?, ?, ?)", row)
connection.execute("COMMIT")
NEWEST = "(SELECT {1} FROM {0} WHERE id = d.id AND {1} IS NOT NULL ORDER BY number DESC LIMIT 1)"
COLUMNS = (("outbox", "state"), ("acts", "status"), ("acts", "office_number"), ("acts", "due"), ("reports", "due"))
SHOWN = " ".join(("SELECT d.*,", ", ".join(NEWEST.format(*column) for column in COLUMNS), "FROM dossiers d"))
LIST = f"{SHOWN} ORDER BY d.number DESC LIMIT 51"
FOUND = "WHERE d.number IN (SELECT rowid FROM words WHERE words MATCH ?)"
FIND = f"{SHOWN} {FOUND} ORDER BY d.number DESC LIMIT 51"
times = []
for _ in range(given["rounds"]):
    for query in given["queries"]:
        began = time.perf_counter()
        connection.execute(LIST if query is None else FIND, () if query is None else (query,)).fetchall()
        times.append((time.perf_counter() - began) * 1000)
print(json.dumps(times))
