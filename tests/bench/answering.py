"""Answers one question of a draft again and again, for a tracer to watch: `FOLDER ROUNDS [REF]`.

Prints `{"wall": […], "cpu": […], "pages": …}` as JSON: milliseconds of each answer on the clock; of the processor's
time what keeping it costs, without the form's own work; the pages that the log grew by. A line `begin` on standard
error stands before the first answer and `end` after the last, so that a tracer's log can be cut there.
"""

import json
import os
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from app.services.draft_log import Call, VaultLog
from tests.bench.village import CONTACT, a_draft, make_vault

FRAME = 24 + 4096
"""A page in the write-ahead log with its head."""

folder, rounds = Path(sys.argv[1]), int(sys.argv[2])
ref = sys.argv[3] if len(sys.argv) > 3 else CONTACT
desk = make_vault(folder)
draft = a_draft(desk)
draft.answer({ref: "Thôn"})
draft.snapshot()
os.write(2, b"begin\n")
times: dict[str, list[float]] = {"wall": [], "cpu": []}
log, keep = Path(f"{folder}/vault.db-wal"), VaultLog.append


def timed(self: VaultLog, call: Call, index: Mapping[str, str]) -> int:
    spent = time.process_time()
    try:
        return keep(self, call, index)
    finally:
        times["cpu"].append((time.process_time() - spent) * 1000)


VaultLog.append = timed  # type: ignore[method-assign]  # the form's share is not the disk's
before = log.stat().st_size
for number in range(rounds):
    began = time.perf_counter()
    draft.answer({ref: f"Thôn {number}"})
    times["wall"].append((time.perf_counter() - began) * 1000)
os.write(2, b"end\n")
print(json.dumps(times | {"pages": (log.stat().st_size - before) / FRAME}))
desk.vault.close()
