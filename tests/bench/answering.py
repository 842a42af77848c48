"""Answers one question of a draft again and again, for a tracer to watch: `FOLDER ROUNDS`, prints the times as JSON.

A line `begin` on standard error stands before the first answer, so that a tracer's log can be cut there.
"""

import json
import os
import sys
import time
from pathlib import Path

from tests.bench.village import HAMLET, a_draft, make_vault

folder, rounds = Path(sys.argv[1]), int(sys.argv[2])
desk = make_vault(folder)
draft = a_draft(desk)
os.write(2, b"begin\n")
times = []
for number in range(rounds):
    began = time.perf_counter()
    draft.answer({HAMLET: f"Thôn {number}"})
    times.append((time.perf_counter() - began) * 1000)
os.write(2, b"end\n")
print(json.dumps(times))
desk.vault.close()
