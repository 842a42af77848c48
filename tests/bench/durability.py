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
TURNS = 3
IN_MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108 - a folder of our own is made there
INJECTED = "inject=fsync,fdatasync:delay_exit=25000"
SYNCS = re.compile(r"\b(?:fsync|fdatasync|sync_file_range|msync)\(\d")


def measure() -> Iterator[Figure]:
    """Times on this machine; where strace is at hand, also what the disk was asked for."""
    with tempfile.TemporaryDirectory() as folder:
        bare = floor("durable", folder, str(ROUNDS))
    ours: list[float] = []
    bare_cpu: list[float] = []
    plain_cpu: list[float] = []
    cpu: list[float] = []
    pages = 0.0
    for _ in range(TURNS):  # by turns, so that whatever else this machine does meets both
        with tempfile.TemporaryDirectory() as folder:
            bare_cpu += floor("durable", folder, str(ROUNDS), "cpu")
        with tempfile.TemporaryDirectory() as folder:
            plain_cpu += floor("durable", folder, str(ROUNDS), "cpu", "plain")
        ours, spent, pages, _ = _answers(CONTACT)
        cpu += spent
    yield Figure("answer durable, median", median(ours), median(bare), "")
    yield Figure("answer durable, 99th of 100", worst_of_hundred(ours), worst_of_hundred(bare), "")
    yield Figure("answer kept, processor time, mean", fmean(cpu), fmean(bare_cpu), "≤ 3 × a bare transaction")
    yield Figure("encryption: bare beside plain SQLite, processor", fmean(bare_cpu), fmean(plain_cpu), "")
    yield Figure("pages written by an answer, mean", pages / ROUNDS, None, "≤ 16 pages", "pages")
    if shutil.which("strace") is None:
        return
    for what, ref in (("an answer", CONTACT), ("an answer that lists show", HAMLET)):
        log = _answers(ref, "-e", "trace=fsync,fdatasync,sync_file_range,msync,write")[3]
        yield Figure(f"syncs of {what}, mean", syncs(log) / ROUNDS, 1.0, "one sync of the log", "syncs")
    # The injected time stands for a disk: on a folder in memory nothing of this machine's own disk is added to it.
    slow, _, _, _ = _answers(CONTACT, "-e", "trace=fsync,fdatasync", "-e", INJECTED, place=IN_MEMORY)
    yield Figure("answer durable, 25 ms in every sync, 99th of 100", worst_of_hundred(slow), None, "≤ 50 ms")


def syncs(log: str) -> int:
    """How often a tracer's log has the program ask the disk to keep something, between its first and last answer."""
    between = log.partition('write(2, "begin')[2].partition('write(2, "end')[0]
    return len(SYNCS.findall(between))


def _answers(ref: str, *strace: str, place: str | None = None) -> tuple[list[float], list[float], float, str]:
    """The times of the answers, on the clock and of the processor, the pages, and the tracer's log (or nothing)."""
    with tempfile.TemporaryDirectory(dir=place) as folder:
        log = Path(folder) / "strace.log"
        tracer = ["strace", "-f", "--seccomp-bpf", "-o", str(log), *strace] if strace else []
        work = [sys.executable, "-m", "tests.bench.answering", str(Path(folder) / "vault"), str(ROUNDS), ref]
        done = subprocess.run([*tracer, *work], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True)
        times = json.loads(done.stdout.splitlines()[-1])
        return times["wall"], times["cpu"], times["pages"], log.read_text(errors="replace") if strace else ""
