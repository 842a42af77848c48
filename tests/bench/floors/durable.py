"""Floor of a durable answer: one SQLCipher transaction of one insert, write-ahead log, `synchronous=FULL`.

Arguments: a folder, the number of answers, `wall` or `cpu`, and `plain` for the same without encryption. Prints the
milliseconds of each answer as JSON.
"""

import json
import sys
import time
from pathlib import Path

import sqlcipher3

folder, rounds = Path(sys.argv[1]), int(sys.argv[2])
now = time.process_time if sys.argv[3:4] == ["cpu"] else time.perf_counter
connection = sqlcipher3.connect(str(folder / "floor.db"), isolation_level=None)
if sys.argv[4:] != ["plain"]:
    connection.execute(f"PRAGMA key = \"x'{'5a' * 32}'\"")
connection.execute("PRAGMA journal_mode = WAL")
connection.execute("PRAGMA synchronous = FULL")
connection.execute("CREATE TABLE answers (ref TEXT, value TEXT)")
times = []
for number in range(rounds):
    began = now()
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT INTO answers VALUES (?, ?)", (f"/data/q{number}", "Nguyễn Thị Ệ"))
    connection.execute("COMMIT")
    times.append((now() - began) * 1000)
print(json.dumps(times))
