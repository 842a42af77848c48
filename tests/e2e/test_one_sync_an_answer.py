"""The promise about an answer's way to the disk, counted where the kernel sees it."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench.durability import syncs
from tests.support.command_line import ROOT

ROUNDS = 120
"""More than two snapshots lie within."""


@pytest.mark.skipif(shutil.which("strace") is None, reason="syncs are counted by strace, which this machine lacks")
@pytest.mark.parametrize("ref", ["/data/home/contact_address", "/data/home/owner_hamlet"])
def test_every_answer_asks_the_disk_once(tmp_path: Path, ref: str) -> None:
    log = tmp_path / "calls"
    tracer = [
        "strace",
        "-f",
        "--seccomp-bpf",
        "-o",
        str(log),
        "-e",
        "trace=fsync,fdatasync,sync_file_range,msync,write",
    ]
    work = [sys.executable, "-m", "tests.bench.answering", str(tmp_path / "vault"), str(ROUNDS), ref]
    done = subprocess.run([*tracer, *work], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    if "PTRACE" in done.stderr:
        pytest.skip("this machine forbids watching a process")
    assert len(json.loads(done.stdout)["wall"]) == ROUNDS, done.stderr
    assert syncs(log.read_text(errors="replace")) == ROUNDS
