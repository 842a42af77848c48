"""Floor of a search: SQLite's full-text index, in memory, over the same texts, best three by its own rank.

Reads JSON {texts: [str], queries: [str], rounds} on standard input; prints each query's milliseconds (CPU) as JSON.
"""

import json
import sqlite3
import sys
import time

work = json.load(sys.stdin)
index = sqlite3.connect(":memory:")
index.execute('CREATE VIRTUAL TABLE texts USING fts5(text, tokenize = "unicode61 remove_diacritics 2")')
index.executemany("INSERT INTO texts VALUES (?)", [(text,) for text in work["texts"]])
times = []
for _ in range(work["rounds"]):
    for query in work["queries"]:
        began = time.process_time()
        words = " OR ".join(f'"{word}"' for word in query.split())
        index.execute("SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT 3", (words,)).fetchall()
        times.append((time.process_time() - began) * 1000)
print(json.dumps(times))
