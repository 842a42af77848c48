"""After a whole journey by real processes, after kills and faults, no word of the villager stands anywhere in clear."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app.practice import PENSION, PENSION_ANSWERS, PENSIONER_CARD
from sync.gateway import office
from sync.gateway.serving import RunningGateway
from tests.e2e.test_handing_over import owner
from tests.storage.test_at_rest import clear_words
from tests.support.command_line import CommandLine, Said, process
from tests.support.stories import AGREED
from tests.support.vaults import WORDS

NAME, NUMBER, HAMLET = "Nguyễn Thị Ệ", "001140000019", "Bản Phiêng Ban Tám"
PRIVATE = [NAME, NUMBER, HAMLET, "Phiêng", WORDS]


def does(folder: Path, *words: str | Path, stdin: str = "") -> Said:
    said = process(folder, "--json", *words, stdin=stdin)
    assert said.code == 0, said.err
    return said


@pytest.mark.skipif(sys.platform == "win32", reason="the killed owner listens on a socket's file")
def test_no_word_of_the_villager_stands_in_clear(
    helper: CommandLine, gateway: RunningGateway, own_home: Path, tmp_path: Path
) -> None:
    folder, stick = helper.folder, tmp_path / "stick"
    stick.mkdir()
    code = office.enroll(gateway.place, "Máy 1", "Xã Thạch Thất")["code"]
    does(folder, "enroll", gateway.url, code)
    answers = json.dumps({**PENSION_ANSWERS, "/data/home/owner_hamlet": HAMLET})
    filled = does(folder, "fill", PENSION, *AGREED, "--id-qr", PENSIONER_CARD, "--answers", "-", stdin=answers)
    dossier = filled.json["id"]
    with owner(folder) as running:
        process(folder, "answer", dossier, "--answers", "-", stdin=json.dumps({"/data/home/owner_hamlet": HAMLET}))
        running.kill()
    assert process(folder, "answer", dossier, "--answers", "-", stdin=json.dumps({NAME: NUMBER})).code == 1
    does(folder, "backup", stick)
    does(folder, "finalize", dossier)
    does(folder, "backup", tmp_path / "one.hsl")
    does(folder, "export", stick / "bundle.hsl")
    does(folder, "sync")
    helper.folder = tmp_path / "restored"
    does(helper.folder, "restore", tmp_path / "one.hsl")
    assert does(helper.folder, "dossiers", "--find", NUMBER).json["rows"][0]["owner"] == NAME
    (tmp_path / "answers.json").unlink(missing_ok=True)
    assert clear_words(tmp_path, PRIVATE) == []
    assert clear_words(own_home, PRIVATE) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limits of this kind")
def test_no_core_is_written(tmp_path: Path) -> None:
    keep = "from app.hardening import keep_memory_private as k; k(); import resource as r, os;"
    die = f"os.chdir({str(tmp_path)!r}); print(r.getrlimit(r.RLIMIT_CORE), flush=True); os.abort()"
    done = subprocess.run([sys.executable, "-c", keep + die], capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout) == (-signal.SIGABRT, "(0, 0)\n")
    assert list(tmp_path.iterdir()) == []


def test_a_fault_of_ours_writes_no_value_of_a_variable() -> None:
    from app.errors import report_text

    def deep(secret: str) -> None:
        raise KeyError(secret)

    with pytest.raises(KeyError) as raised:
        deep(NAME)
    text = report_text(raised.value)
    assert "KeyError" in text
    assert NAME not in text


def test_a_paper_of_two_gigabytes_is_refused_before_it_is_read(helper: CommandLine, tmp_path: Path) -> None:
    huge = tmp_path / "huge.pdf"
    with huge.open("wb") as file:
        file.truncate(2 * 1024**3)  # a hole: reading it all would show in the memory of this test
    filled = helper.does("fill", PENSION, *AGREED)
    said = helper.refuses("attach", filled["id"], "any", huge)
    assert said.json["problems"][0]["code"] == "too-large"
    assert "20 MB" in said.err
