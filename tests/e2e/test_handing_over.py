"""One process owns the vault; what others want written there is done by it, as if they had done it themselves."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.practice import PENSION
from app.services.hand_over import SOCKET_NAME
from tests.support.command_line import ROOT, CommandLine, process
from tests.support.stories import AGREED, a_pension

HAMLET = "/data/home/owner_hamlet"


@contextmanager
def owner(folder: Path, manner: str = "taking") -> Iterator["subprocess.Popen[str]"]:
    """Another process that has the vault open."""
    command = [sys.executable, "-m", "tests.e2e.owning_helper", str(folder), manner]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "owned\n"
        yield running
        running.communicate(timeout=30)


def hamlet(helper: CommandLine, dossier: str) -> str:
    (found,) = (one for one in helper.does("questions", dossier) if one["ref"] == HAMLET)
    value: str = found["value"]
    return value


def test_writes_of_other_processes_are_done_by_the_owner(helper: CommandLine) -> None:
    dossier = a_pension(helper)
    with owner(helper.folder):
        said = process(
            helper.folder, "--json", "answer", dossier, "--answers", "-", stdin=json.dumps({HAMLET: "Nà Mường"})
        )
        assert (said.code, said.err) == (0, "")
        assert said.json == {"id": dossier, "problems": []}
        assert hamlet(helper, dossier) == "Nà Mường"  # reading goes on beside the owner
        begun = process(helper.folder, "--json", "fill", PENSION, *AGREED)
        assert begun.code == 0, begun.err
        frozen = process(helper.folder, "--json", "finalize", dossier)
        assert set(frozen.json) == {"submission_id", "digest"}
    rows = {row["id"]: row["state"] for row in helper.does("dossiers")["rows"]}
    assert rows == {dossier: "finalized", begun.json["id"]: "draft"}


def test_files_are_those_of_who_asked(helper: CommandLine, tmp_path: Path) -> None:
    dossier = a_pension(helper)
    (tmp_path / "answers.json").write_text(json.dumps({HAMLET: "Nà Mường"}), encoding="utf-8")
    with owner(helper.folder):  # it lives in another directory than the command
        assert process(helper.folder, "answer", dossier, "--answers", "answers.json").code == 0
    assert hamlet(helper, dossier) == "Nà Mường"


def test_a_refusal_travels_back_as_it_is(helper: CommandLine) -> None:
    dossier = a_pension(helper)
    wrong = json.dumps({HAMLET: "Nà Mường", "/data/owner/owner_ethnic": "không có"})
    alone = process(helper.folder, "--json", "answer", dossier, "--answers", "-", stdin=wrong)
    with owner(helper.folder):
        handed = process(helper.folder, "--json", "answer", dossier, "--answers", "-", stdin=wrong)
    assert handed == alone
    assert handed.code == 1
    assert hamlet(helper, dossier) != "Nà Mường"


@pytest.mark.parametrize("manner", ["taking", "deaf"])
def test_what_nobody_takes_is_not_now(helper: CommandLine, manner: str) -> None:
    dossier = a_pension(helper)
    command = ["check"] if manner == "taking" else ["withdraw", dossier]  # a check takes long: it is not handed over
    with owner(helper.folder, manner):
        said = process(helper.folder, "--json", *command)
    assert said.code == 3
    assert said.json["problems"][0]["code"] == "vault-busy"
    assert helper.does("dossier", dossier)["state"] == "draft"


def test_only_who_can_open_the_vault_may_ask(helper: CommandLine) -> None:
    dossier = a_pension(helper)
    with owner(helper.folder):
        said = process(helper.folder, "--json", "withdraw", dossier, passphrase="không phải câu này đâu")
    assert (said.code, said.json["problems"][0]["code"]) == (1, "wrong-passphrase")
    assert helper.does("dossier", dossier)["state"] == "draft"


def test_an_owner_that_was_killed_leaves_nothing_in_the_way(helper: CommandLine) -> None:
    dossier = a_pension(helper)
    with owner(helper.folder) as running:
        running.kill()
    answers = json.dumps({HAMLET: "Nà Mường"})
    assert process(helper.folder, "answer", dossier, "--answers", "-", stdin=answers).code == 0
    with owner(helper.folder):
        assert process(helper.folder, "withdraw", dossier).code == 0
    assert not (helper.folder / SOCKET_NAME).exists()
