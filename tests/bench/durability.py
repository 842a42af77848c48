"""Durability of an answer: its time beside a bare SQLCipher transaction, its syncs counted, and slow ones injected."""

import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench.figures import ROOT, Figure, floor, median, worst_of_hundred

ROUNDS = 200
SYNCS = re.compile(r"\b(?:fsync|fdatasync|sync_file_range|msync)\(\d")


def measure() -> Iterator[Figure]:
    """Times on this machine; where strace is at hand, also what the disk was asked for."""
    with tempfile.TemporaryDirectory() as folder:
        bare = floor("durable", folder, str(ROUNDS))
    ours, _ = _answers()
    yield Figure("answer durable, median", median(ours), median(bare), "")
    yield Figure("answer durable, 99th of 100", worst_of_hundred(ours), worst_of_hundred(bare), "")
    if shutil.which("strace") is None:
        return
    _, log = _answers("-e", "trace=fsync,fdatasync,sync_file_range,msync,write")
    between = log.partition('write(2, "begin')[2].partition('write(2, "end')[0]
    yield Figure("syncs an answer", len(SYNCS.findall(between)) / ROUNDS, 1.0, "one sync of the log", "syncs")
    slow, _ = _answers("-e", "trace=fsync,fdatasync", "-e", "inject=fsync,fdatasync:delay_exit=25000")
    yield Figure("answer durable, 25 ms in every sync, 99th of 100", worst_of_hundred(slow), None, "≤ 50 ms")


def _answers(*strace: str) -> tuple[list[float], str]:
    """The times of the answers, and the tracer's log (empty without one)."""
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "strace.log"
        tracer = ["strace", "-f", "-o", str(log), *strace] if strace else []
        command = [*tracer, sys.executable, "-m", "tests.bench.answering", str(Path(folder) / "vault"), str(ROUNDS)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True)
        times = [float(one) for one in json.loads(done.stdout.splitlines()[-1])]
        return times, log.read_text(errors="replace") if strace else ""
