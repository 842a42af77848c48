"""The keeper's day: users come and go, backups are made and come back, persons ask for their data or for its end."""

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from app.practice import PENSION
from app.services.sync_now import sync
from app.services.unlock_vault import unlock
from sync.gateway import office
from sync.gateway.serving import RunningGateway
from tests.support.command_line import CommandLine
from tests.support.stories import AGREED, a_finalized_pension, a_pension, enrolled
from tests.support.vaults import USER, WORDS

LAN = "mùa gặt nắng vàng"
NUMBER = "001140000019"


def states(helper: CommandLine) -> dict[str, str | None]:
    return {row["id"]: row["outbox"] for row in helper.does("dossiers")["rows"]}


def test_users_come_change_their_passphrase_and_go(helper: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOSOLANG_NEW_PASSPHRASE", LAN)
    assert helper.does("users", "add", "Lan", "--role", "officer") == {"name": "Lan", "role": "officer"}
    helper.refuses("--user", USER, "users", "add", "lan")
    assert [one["name"] for one in helper.does("users", "list")] == [USER, "Lan"]
    assert [one["name"] for one in helper.does("--user", USER, "users", "remove", "Lan")] == [USER]
    helper.refuses("users", "remove", "Lan")
    assert helper.does("users", "passphrase") == {"user": USER}
    helper.refuses("dossiers")
    helper.passphrase = LAN
    assert states(helper) == {}


def test_a_backup_restores_to_another_machine(helper: CommandLine, tmp_path: Path) -> None:
    dossier = a_finalized_pension(helper)
    assert helper.does("backup", tmp_path / "one.hsl")["missing_papers"] == 0
    helper.refuses("restore", tmp_path / "one.hsl")
    helper.refuses("restore", tmp_path / "nothing.hsl")
    helper.folder = tmp_path / "new" / "vault"
    assert helper.does("restore", tmp_path / "one.hsl") == {"user": USER, "asked_first": 1}
    assert states(helper) == {dossier: "uncertain"}
    assert helper.does("check") == {"ok": True, "findings": []}


def test_a_chosen_place_gets_a_copy_after_each_finalizing(helper: CommandLine, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    helper.does("backup", stick)
    a_finalized_pension(helper)
    assert len(list(stick.glob("hosolang-*/*/copy.json"))) == 2
    shutil.rmtree(stick)
    a_finalized_pension(helper)
    assert not stick.exists()


def test_backup_finalize_deliver_restore_finalize_leaves_one_dossier_at_the_gateway(
    helper: CommandLine, gateway: RunningGateway, tmp_path: Path
) -> None:
    enrolled(helper, gateway)
    dossier = a_pension(helper)
    helper.does("backup", tmp_path / "one.hsl")
    helper.does("finalize", dossier)
    assert helper.does("sync")["sent"] == 1
    shutil.rmtree(helper.folder)
    helper.does("restore", tmp_path / "one.hsl")
    enrolled(helper, gateway)
    helper.does("finalize", dossier)
    assert states(helper) == {dossier: "held"}
    said = helper.does("sync")
    assert (said["sent"], said["refused"], said["uncertain"], said["waiting"]) == (1, 0, 0, 0)
    assert len(office.dossiers(gateway.place)) == 1
    assert states(helper) == {dossier: "delivered"}
    assert helper.does("dossier", dossier)["revision"] == 1
    assert helper.does("check") == {"ok": True, "findings": []}


def test_what_the_gateway_holds_in_other_words_comes_back_as_a_draft_and_goes_as_the_next_revision(
    helper: CommandLine, gateway: RunningGateway, tmp_path: Path
) -> None:
    enrolled(helper, gateway)
    dossier, untouched = a_pension(helper), a_pension(helper)
    helper.does("backup", tmp_path / "one.hsl")
    helper.does("answer", dossier, "--answers", helper.answers({"/data/owner/owner_ethnic": "02"}))
    helper.does("finalize", dossier)
    assert helper.does("sync")["sent"] == 1
    shutil.rmtree(helper.folder)
    helper.does("restore", tmp_path / "one.hsl")
    helper.does("finalize", dossier)
    assert helper.run("sync").code == 1  # enrolled nowhere: nothing was asked, nothing goes
    enrolled(helper, gateway)
    helper.does("finalize", untouched)
    assert helper.does("sync")["sent"] == 1
    assert states(helper) == {dossier: None, untouched: "delivered"}
    assert helper.does("dossier", dossier)["state"] == "draft"
    helper.does("finalize", dossier)
    assert helper.does("sync")["sent"] == 1
    assert helper.does("dossier", dossier)["revision"] == 2
    assert len(office.dossiers(gateway.place)) == 2


def test_a_restored_draft_that_was_asked_about_first_takes_what_the_gateway_holds(
    helper: CommandLine, gateway: RunningGateway, tmp_path: Path
) -> None:
    enrolled(helper, gateway)
    dossier = a_pension(helper)
    helper.does("backup", tmp_path / "one.hsl")
    held = helper.does("finalize", dossier)
    assert helper.does("sync")["sent"] == 1
    shutil.rmtree(helper.folder)
    helper.does("restore", tmp_path / "one.hsl")
    enrolled(helper, gateway)
    assert helper.does("sync")["connection"] == "ok"
    assert helper.does("finalize", dossier) == held
    assert helper.does("sync")["sent"] == 1
    assert states(helper) == {dossier: "delivered"}
    assert len(office.dossiers(gateway.place)) == 1


def test_half_a_revision_that_the_lost_disk_had_sent_comes_back_as_a_draft_and_goes_whole(
    helper: CommandLine, gateway: RunningGateway, tmp_path: Path
) -> None:
    enrolled(helper, gateway)
    dossier = a_pension(helper)
    helper.does("finalize", dossier)
    assert helper.does("sync")["sent"] == 1
    helper.does("backup", tmp_path / "one.hsl")
    helper.does("revise", dossier)
    paper = helper.does("papers", dossier)[0]["paper"]
    for number in range(2):
        picture = tmp_path / f"{number}.png"
        picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes([number]))
        helper.does("attach", dossier, paper, picture)
    doubts = {problem["code"] for problem in helper.refuses("finalize", dossier).json["problems"]}
    helper.does("finalize", dossier, "--accept", *doubts)
    seen: list[str] = []
    desk = unlock(helper.folder, USER, helper.passphrase)
    sync(desk, progress=lambda step: seen.append(step.stage), should_stop=lambda: "files" in seen)
    desk.vault.close()
    assert office.dossiers(gateway.place)[0]["missing_files"] == 1
    shutil.rmtree(helper.folder)
    assert helper.does("restore", tmp_path / "one.hsl")["asked_first"] == 0
    enrolled(helper, gateway)
    helper.does("sync")
    assert helper.does("dossier", dossier)["state"] == "draft"
    helper.does("finalize", dossier)
    assert helper.does("sync")["sent"] == 1
    (held,) = office.dossiers(gateway.place)
    assert (held["revision"], held["missing_files"]) == (3, 0)


def test_a_person_is_erased_with_a_certificate_and_so_are_the_copies(helper: CommandLine, tmp_path: Path) -> None:
    dossier = a_pension(helper)
    other = a_pension(helper)
    assert helper.does("person", "list")[0]["number"] == NUMBER
    helper.does("backup", tmp_path / "one.hsl")
    certificate = tmp_path / "certificate.pdf"
    helper.refuses("erase", "--certificate", certificate, code=2)
    helper.refuses("erase", "--person", "Không Ai Cả", "--certificate", certificate)
    assert helper.does("erase", dossier, "--certificate", certificate)["copies_cleaned"] == 1
    assert certificate.read_bytes().startswith(b"%PDF")
    assert list(states(helper)) == [other]
    said = helper.does("erase", "--person", NUMBER, "--certificate", certificate)
    assert (said["dossiers"], said["copies_not_reached"]) == ([other], [])
    assert states(helper) == {}
    assert helper.does("person", "list") == []


def test_nobody_else_is_erased_or_given_out_with_a_person_whose_name_is_alike(
    helper: CommandLine, tmp_path: Path
) -> None:
    named = ("Nguyễn Văn Hùng", "Nguyễn Văn Hưng")
    made = [
        helper.does("fill", PENSION, *AGREED, "--answers", helper.answers({"/data/owner/owner_name": name}))
        for name in named
    ]
    certificate, file = tmp_path / "certificate.pdf", tmp_path / "all.zip"
    helper.refuses("erase", "--person", "nguyen van hung", "--certificate", certificate)
    helper.refuses("person", "export", "nguyen van hung", "-o", file)
    assert helper.does("person", "export", named[0], "-o", file)["dossiers"] == [made[0]["id"]]
    assert helper.does("erase", "--person", named[0], "--certificate", certificate)["dossiers"] == [made[0]["id"]]
    assert list(states(helper)) == [made[1]["id"]]


def test_what_is_on_its_way_is_not_erased(helper: CommandLine, tmp_path: Path) -> None:
    dossier = a_finalized_pension(helper)
    helper.refuses("erase", dossier, "--certificate", tmp_path / "certificate.pdf")
    assert list(states(helper)) == [dossier]


def test_a_person_gets_everything_that_is_kept(helper: CommandLine, tmp_path: Path) -> None:
    dossier = a_finalized_pension(helper)
    target = tmp_path / "person.zip"
    assert helper.does("person", "export", NUMBER, "-o", target)["dossiers"] == [dossier]
    with zipfile.ZipFile(target) as archive:
        content = json.loads(archive.read("person.json"))
    [whole] = content["dossiers"]
    assert whole["owner_number"] == NUMBER
    assert "Nguyễn Thị Ệ" in whole["submissions"][0]["answers_xml"]
    assert whole["consents"][0]["read_by"] == "Mai"
    helper.refuses("person", "export", "017000000000", "-o", target)


def test_a_damaged_vault_is_repaired_and_the_loss_is_told(helper: CommandLine) -> None:
    dossier = a_pension(helper)
    assert helper.does("check", "--repair")["repair"]["papers_lost"] == 0
    [database] = helper.folder.glob("vault*.db")
    raw = bytearray(database.read_bytes())
    raw[-3000] ^= 1
    database.write_bytes(raw)
    said = helper.run("--json", "check", "--repair")
    assert said.json["repair"]["saved"]["dossiers"] == 1
    assert said.code == (0 if said.json["ok"] else 1)
    assert list(states(helper)) == [dossier]
    assert len(list((helper.folder / "replaced").iterdir())) == 2


def test_a_vault_that_does_not_open_is_a_finding_of_check_with_a_way_on(helper: CommandLine) -> None:
    a_pension(helper)
    [database] = helper.folder.glob("vault*.db")
    raw = bytearray(database.read_bytes())
    raw[len(raw) // 2] ^= 1
    database.write_bytes(raw)
    said = helper.run("--json", "check")
    assert (said.code, said.json["ok"]) == (1, False)
    assert [one["code"] for one in said.json["findings"]] == ["damaged"]
    assert "--repair" in said.err
    mended = helper.run("--json", "check", "--repair")
    assert "0 things" not in mended.err
    assert helper.does("check") == {"ok": True, "findings": []}


def test_the_recovery_code_brings_a_backup_back(
    helper: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    helper.folder = tmp_path / "made"
    code = helper.does("init", "--user", USER)["recovery_code"]
    helper.does("backup", tmp_path / "one.hsl")
    helper.folder, helper.passphrase = tmp_path / "new", LAN
    monkeypatch.setenv("HOSOLANG_RECOVERY_CODE", code)
    helper.does("restore", tmp_path / "one.hsl", "--recovery")
    assert states(helper) == {}
    assert helper.passphrase != WORDS
