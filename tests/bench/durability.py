"""Durability of an answer: its time beside a bare SQLCipher transaction, its syncs counted, and slow ones injected."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import fmean

from tests.bench.figures import ROOT, Figure, floor, median, worst_of_hundred
from tests.bench.village import CONTACT, HAMLET

ROUNDS = 200
IN_MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108 - a folder of our own is made there
INJECTED = "inject=fsync,fdatasync:delay_exit=25000"
SYNCS = re.compile(r"\b(?:fsync|fdatasync|sync_file_range|msync)\(\d")


def measure() -> Iterator[Figure]:
    """Times on this machine; where strace is at hand, also what the disk was asked for."""
    with tempfile.TemporaryDirectory() as folder:
        bare = floor("durable", folder, str(ROUNDS))
    with tempfile.TemporaryDirectory() as folder:
        bare_cpu = floor("durable", folder, str(ROUNDS), "cpu")
    ours, cpu, _ = _answers(CONTACT)
    yield Figure("answer durable, median", median(ours), median(bare), "")
    yield Figure("answer durable, 99th of 100", worst_of_hundred(ours), worst_of_hundred(bare), "")
    yield Figure("answer durable, processor time, mean", fmean(cpu), fmean(bare_cpu), "≤ 3 × a bare transaction")
    if shutil.which("strace") is None:
        return
    for what, ref in (("an answer", CONTACT), ("an answer that lists show", HAMLET)):
        log = _answers(ref, "-e", "trace=fsync,fdatasync,sync_file_range,msync,write")[2]
        yield Figure(f"syncs of {what}, mean", syncs(log) / ROUNDS, 1.0, "one sync of the log", "syncs")
    # The injected time stands for a disk: on a folder in memory nothing of this machine's own disk is added to it.
    slow, _, _ = _answers(CONTACT, "-e", "trace=fsync,fdatasync", "-e", INJECTED, place=IN_MEMORY)
    yield Figure("answer durable, 25 ms in every sync, 99th of 100", worst_of_hundred(slow), None, "≤ 50 ms")


def syncs(log: str) -> int:
    """How often a tracer's log has the program ask the disk to keep something, between its first and last answer."""
    between = log.partition('write(2, "begin')[2].partition('write(2, "end')[0]
    return len(SYNCS.findall(between))


def _answers(ref: str, *strace: str, place: str | None = None) -> tuple[list[float], list[float], str]:
    """The times of the answers, on the clock and of the processor, and the tracer's log (empty without one)."""
    with tempfile.TemporaryDirectory(dir=place) as folder:
        log = Path(folder) / "strace.log"
        tracer = ["strace", "-f", "--seccomp-bpf", "-o", str(log), *strace] if strace else []
        work = [sys.executable, "-m", "tests.bench.answering", str(Path(folder) / "vault"), str(ROUNDS), ref]
        done = subprocess.run([*tracer, *work], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True)
        times = json.loads(done.stdout.splitlines()[-1])
        return times["wall"], times["cpu"], log.read_text(errors="replace") if strace else ""
