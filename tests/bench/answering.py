"""Answers one question of a draft again and again, for a tracer to watch: `FOLDER ROUNDS [REF]`.

Prints `{"wall": […], "cpu": […]}`, milliseconds of each answer, as JSON. A line `begin` on standard error stands before
the first answer and `end` after the last, so that a tracer's log can be cut there.
"""

import json
import os
import sys
import time
from pathlib import Path

from tests.bench.village import CONTACT, a_draft, make_vault

folder, rounds = Path(sys.argv[1]), int(sys.argv[2])
ref = sys.argv[3] if len(sys.argv) > 3 else CONTACT
desk = make_vault(folder)
draft = a_draft(desk)
draft.answer({ref: "Thôn"})
draft.snapshot()
os.write(2, b"begin\n")
times: dict[str, list[float]] = {"wall": [], "cpu": []}
for number in range(rounds):
    began, spent = time.perf_counter(), time.process_time()
    draft.answer({ref: f"Thôn {number}"})
    times["wall"].append((time.perf_counter() - began) * 1000)
    times["cpu"].append((time.process_time() - spent) * 1000)
os.write(2, b"end\n")
print(json.dumps(times))
desk.vault.close()
