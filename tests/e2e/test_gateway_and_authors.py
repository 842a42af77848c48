"""The gateway as a process of its own, the villager's code, the forms' authors, practice and the demo."""

import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests

from app.demo import LOG, play
from app.practice import PASSPHRASE, USER, practice_place
from app.services.list_dossiers import page
from app.services.unlock_vault import unlock
from forms.catalogue import PACKS
from sync.gateway import office
from sync.gateway.serving import RunningGateway
from tests.support.command_line import ROOT, CommandLine
from tests.support.stories import a_finalized_pension, enrolled
from tests.support.vaults import WEAK


def a_free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def serving(data: Path, port: int) -> Iterator[None]:
    """``hosolang gateway serve`` as a process; the block begins when its port takes calls."""
    command = [sys.executable, "-m", "app.cli", "gateway", "serve", "--data", str(data), "--port", str(port)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        while process.poll() is None:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
        yield
    finally:
        process.terminate()
        log = [json.loads(line) for line in process.communicate()[1].splitlines()]
    assert log[0]["said"] == f"Gateway at http://127.0.0.1:{port}"


def test_laptop_and_gateway_are_two_processes(helper: CommandLine, tmp_path: Path) -> None:
    data, port = tmp_path / "gateway", a_free_port()
    with serving(data, port):
        code = helper.does("gateway", "enroll", "Máy 1", "--unit", "Xã Thạch Thất", "--data", data)["code"]
        bound = helper.does("enroll", f"http://127.0.0.1:{port}", code)
        assert bound["unit"] == "Xã Thạch Thất"
        dossier = a_finalized_pension(helper)
        assert helper.does("sync")["sent"] == 1
        (held,) = helper.does("gateway", "dossiers", "--data", data)
        assert (held["id"], held["device"]) == (dossier, bound["device"])
        told = helper.does(
            "gateway", "status", dossier, "2", "--number", "H10-1", "--due", "2026-12-04", "--data", data
        )
        assert (told["status"], told["due_on"]) == (2, "2026-12-04")
        assert helper.does("sync")["events"] == 1
    assert helper.does("dossier", dossier)["due"] == "2026-12-04"


def test_the_database_may_come_from_the_environment(helper: CommandLine, tmp_path: Path) -> None:
    helper.monkeypatch.setenv("HOSOLANG_GATEWAY_DB", f"sqlite:///{tmp_path / 'its.db'}")
    assert helper.does("gateway", "dossiers", "--data", tmp_path / "its-data") == []
    assert (tmp_path / "its.db").is_file()
    assert (tmp_path / "its-data").is_dir()


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (("gateway", "status", "nobody", "2"), "unknown-dossier"),
        (("gateway", "status", "nobody", "200"), "bad-status"),
        (("gateway", "enroll", " "), "bad-name"),
        (("gateway", "dossiers", "--db", "nonsense"), "bad-database"),
        (("gateway", "serve", "--host", "0.0.0.0"), "tls-needed"),  # noqa: S104 - that it is refused is the test
        (("gateway", "serve", "--tls-key", "key.pem"), "tls-needed"),
    ],
)
def test_what_the_gateway_cannot_do_is_said(
    helper: CommandLine, tmp_path: Path, command: tuple[str, ...], code: str
) -> None:
    said = helper.run("--json", *command, "--data", tmp_path / "gateway")
    assert said.code == 1
    assert json.loads(said.out)["problems"][0]["code"] == code


def test_the_code_on_the_villagers_sheet_leads_to_the_dossier(
    helper: CommandLine, gateway: RunningGateway, tmp_path: Path
) -> None:
    enrolled(helper, gateway)
    dossier = a_finalized_pension(helper)
    helper.does("sync")
    helper.does("print", "guidance", "--dossier", dossier, "-o", tmp_path / "sheet.pdf")
    read = helper.does("scan", tmp_path / "sheet.pdf")
    assert {read["kind"], *(one["kind"] for one in read["others"])} == {"tracking", "portal-page"}
    from app.imaging import read_codes

    (url,) = [text for text in read_codes((tmp_path / "sheet.pdf").read_bytes()) if "/t/" in text]
    split = urlsplit(url)
    asked = {"code": split.path.rpartition("/")[2], "secret": split.fragment}
    assert split.fragment not in json.dumps(read)
    told = requests.post(f"{gateway.url}/v1/track", json=asked, timeout=60).json()["words"]
    assert told[:2] == ["Máy chủ đã nhận đủ", "Hồ sơ chưa nộp cho xã"]
    wrong = requests.post(f"{gateway.url}/v1/track", json=asked | {"secret": "A" * 16}, timeout=60)
    assert wrong.status_code == 404


def test_a_form_is_converted_and_looked_over(helper: CommandLine, tmp_path: Path) -> None:
    made = helper.does("forms", "convert", PACKS / "1.014027" / "form.md", "-o", tmp_path / "form.xml")
    assert (made["ok"], Path(made["file"]).read_bytes()) == (True, (PACKS / "1.014027" / "form.xml").read_bytes())
    assert helper.does("forms", "check", tmp_path / "form.xml") == {"ok": True, "findings": []}


@pytest.mark.parametrize("text", ["", "<a/>", "<h:html", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'])
def test_a_broken_form_is_told_from_a_sound_one(helper: CommandLine, tmp_path: Path, text: str) -> None:
    (tmp_path / "form.xml").write_text(text, encoding="utf-8")
    said = helper.run("--json", "forms", "check", tmp_path / "form.xml")
    assert said.code == 1
    assert said.json["ok"] is False
    assert len(said.err.splitlines()) == 1


def test_a_broken_workbook_is_refused_with_its_place(helper: CommandLine, tmp_path: Path) -> None:
    sheet = "| survey |\n| | type | name | label |\n| | colour | c | Colour |\n"
    (tmp_path / "form.md").write_text(sheet, encoding="utf-8")
    problem = helper.refuses("forms", "convert", tmp_path / "form.md").json["problems"][0]
    assert problem["code"] == "form-error"
    assert "colour" in problem["message"]


def test_practice_is_made_once_and_found_again(tmp_path: Path) -> None:
    made = []
    for _ in range(2):
        with practice_place(tmp_path / "practice", cost=WEAK) as place:
            desk = unlock(place.folder, USER, PASSPHRASE)
            assert desk.vault.practice
            made.append([(row.id, row.outbox, row.portal_number) for row in page(desk).rows])
            desk.vault.close()
    assert made[0] == made[1]
    assert len(made[0]) == 3
    with practice_place(tmp_path / "practice", cost=WEAK) as place:
        assert len(office.dossiers(place.gateway.place)) == 1


def test_the_demo_plays_the_whole_chain_and_leaves_its_papers(tmp_path: Path) -> None:
    steps = play(tmp_path, WEAK)
    wanted = {"find", "fill", "twins", "print-and-forget", "offline", "sync", "events", "filed", "scan"}
    assert wanted <= {step.step for step in steps}
    for name in (name for step in steps for name in step.files):
        assert (tmp_path / name).stat().st_size > 1000
    assert (tmp_path / LOG).read_text(encoding="utf-8").count("\n") == len(steps)
