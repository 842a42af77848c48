"""``hosolang`` as a user types it, in this process and with a weak vault, or as a process of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from app.cli import main
from app.services.unlock_vault import create
from tests.support.vaults import USER, WEAK, WORDS, FixedClock

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Said:
    """What one command left: its exit code and its two outputs."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON value on standard output."""
        return json.loads(self.out)


@dataclass
class CommandLine:
    """Runs commands on one data directory; ``passphrase`` None gives none; ``user`` where several may open it."""

    folder: Path
    capsys: pytest.CaptureFixture[str]
    monkeypatch: pytest.MonkeyPatch
    passphrase: str | None = WORDS
    user: str | None = None

    def make_vault(self) -> None:
        create(self.folder, USER, WORDS, FixedClock(), WEAK)[0].vault.close()

    def run(self, *words: str | Path) -> Said:
        """One command, whatever comes of it."""
        if self.passphrase is None:
            self.monkeypatch.delenv("HOSOLANG_PASSPHRASE", raising=False)
        else:
            self.monkeypatch.setenv("HOSOLANG_PASSPHRASE", self.passphrase)
        self.capsys.readouterr()
        user = () if self.user is None else ("--user", self.user)
        code = main(["--data", str(self.folder), *user, *map(str, words)])
        out, err = self.capsys.readouterr()
        return Said(code, out, err)

    def does(self, *words: str | Path) -> Any:
        """One command that must succeed; its JSON."""
        said = self.run("--json", *words)
        assert said.code == 0, said.err
        return said.json

    def refuses(self, *words: str | Path, code: int = 1) -> Said:
        """One command that must be refused in one sentence; what it said, with its problems as JSON."""
        said = self.run("--json", *words)
        assert said.code == code, (said.code, said.out, said.err)
        assert "Traceback" not in said.err, said.err
        assert len(said.err.strip().splitlines()) == 1, said.err
        assert said.json["problems"]
        return said

    def answers(self, answers: Mapping[str, object]) -> Path:
        """A file for ``--answers``."""
        file = self.folder.parent / "answers.json"
        file.write_text(json.dumps(answers), encoding="utf-8")
        return file


def process(folder: Path, *words: str | Path, stdin: str = "", passphrase: str | None = WORDS) -> Said:
    """``hosolang`` as a process of its own."""
    environment = {**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT)}
    environment.pop("HOSOLANG_PASSPHRASE", None)
    if passphrase is not None:
        environment["HOSOLANG_PASSPHRASE"] = passphrase
    done = subprocess.run(
        [sys.executable, "-m", "app.cli", "--data", str(folder), *map(str, words)],
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        env=environment,
        cwd=folder.parent,
        check=False,
    )
    return Said(done.returncode, done.stdout, done.stderr)
