"""Several people at one laptop: who sees whose dossiers, and who may look after the vault."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.services.unlock_vault import unlock
from tests.support.command_line import CommandLine, Said
from tests.support.stories import a_finalized_pension, a_pension
from tests.support.vaults import USER, WEAK, WORDS, FixedClock

OTHERS = {"Lan": "helper", "Cúc": "helper", "Ông Phó": "officer"}
THEIRS = "mùa gặt nắng vàng"

As = Callable[[str], CommandLine]


@pytest.fixture
def by(helper: CommandLine) -> As:
    """The command line of one of four people: the keeper, two helpers and an officer."""
    desk = unlock(helper.folder, USER, WORDS, FixedClock())
    for name, role in OTHERS.items():
        desk.vault.users.add(name, THEIRS, role, cost=WEAK)
    desk.vault.close()

    def line(name: str) -> CommandLine:
        helper.passphrase = WORDS if name == USER else THEIRS
        helper.user = name
        return helper

    return line


def ids(line: CommandLine) -> set[str]:
    return {row["id"] for row in line.does("dossiers")["rows"]}


def why(said: Said) -> str:
    code: str = said.json["problems"][0]["code"]
    return code


def test_a_helper_sees_their_own_dossiers_and_those_shared_with_the_point(by: As, tmp_path: Path) -> None:
    hers = a_finalized_pension(by("Lan"))
    mine = a_pension(by("Cúc"))
    assert ids(by("Lan")) == {hers}
    assert ids(by("Cúc")) == {mine}
    assert ids(by("Ông Phó")) == ids(by(USER)) == {hers, mine}
    attempts: tuple[tuple[str | Path, ...], ...] = (
        ("dossier", hers),
        ("answer", hers, "--answers", by("Cúc").answers({"/data/owner/owner_ethnic": "02"})),
        ("print", "guidance", "--dossier", hers, "-o", tmp_path / "one.pdf"),
        ("finalize", hers),
        ("reopen", hers),
        ("withdraw", hers),
        ("consent", hers, "--consent", "none", "--read-by", "Mai"),
        ("filed", hers, "--number", "1", "--received", "2026-11-20", "--source", "paper"),
        ("questions", hers),
        ("papers", hers),
        ("share", hers),
        ("private", hers),
        ("fill", "1.014027", "--consent", "prepare,keep", "--read-by", "Mai", "--from", hers),
    )
    for words in attempts:
        assert why(by("Cúc").refuses(*words)) == "not-yours", words
    assert by("Cúc").does("dossiers", "--find", "Nguyễn")["rows"][0]["id"] == mine
    by("Lan").does("share", hers)
    assert ids(by("Cúc")) == {hers, mine}
    assert by("Cúc").does("dossier", hers)["helper"] == "Lan"
    assert why(by("Cúc").refuses("share", hers, "--off")) == "not-yours"
    by("Lan").does("share", hers, "--off")
    assert ids(by("Cúc")) == {mine}


def test_a_private_dossier_is_not_named_in_lists(by: As) -> None:
    hers = a_pension(by("Lan"))
    by("Lan").does("private", hers)
    said = by("Lan").run("dossiers").out
    assert "Hồ sơ riêng tư" in said
    assert by("Lan").does("dossiers")["rows"][0]["procedure"] not in said


def test_looking_after_the_vault_is_the_keepers_and_rights_are_the_officers_too(
    by: As, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOSOLANG_NEW_PASSPHRASE", "con trâu trắng đi cày")
    hers = a_pension(by("Lan"))
    (tmp_path / "stick").mkdir()
    keepers: tuple[tuple[str | Path, ...], ...] = (
        ("users", "add", "Tư"),
        ("users", "remove", "Cúc"),
        ("backup", tmp_path / "one.hsl"),
        ("backup", tmp_path / "stick"),
        ("point", "--name", "Nhà văn hóa"),
        ("enroll", "http://127.0.0.1:1", "AAAA"),
        ("check", "--repair"),
        ("retention", "--after-result", "10"),
    )
    officers: tuple[tuple[str | Path, ...], ...] = (
        ("person", "list"),
        ("person", "export", "001140000019", "-o", tmp_path / "p.zip"),
        ("erase", hers, "--certificate", tmp_path / "c.pdf"),
        ("purge", "--due", "--yes", "--certificate", tmp_path / "c.pdf"),
    )
    for words in keepers:
        for name in ("Lan", "Ông Phó"):
            assert why(by(name).refuses(*words)) == "role", (name, words)
    for words in officers:
        assert why(by("Lan").refuses(*words)) == "role", words
    assert [one["number"] for one in by("Ông Phó").does("person", "list")] == ["001140000019"]
    assert by("Lan").does("users", "passphrase") == {"user": "Lan"}
    assert {one["name"]: one["role"] for one in by(USER).does("users", "list")} == {USER: "keeper", **OTHERS}
    by(USER).does("backup", tmp_path / "one.hsl")
    by(USER).folder = tmp_path / "new"
    by("Cúc").folder = tmp_path / "new"
    assert why(by("Cúc").refuses("restore", tmp_path / "one.hsl")) == "role"
    assert not list((tmp_path / "new").glob("vault*"))


def test_a_keeper_gives_another_role_and_it_counts_at_once(by: As) -> None:
    hers = a_pension(by("Lan"))
    assert why(by("Lan").refuses("users", "role", "Lan", "keeper")) == "role"
    assert by(USER).does("users", "role", "Cúc", "officer") == {"name": "Cúc", "role": "officer"}
    assert ids(by("Cúc")) == {hers}
    assert why(by(USER).refuses("users", "role", USER, "helper")) == "last-keeper"
    assert by(USER).does("check") == {"ok": True, "findings": []}


def test_a_helper_finds_in_the_register_whom_their_own_or_shared_dossiers_name(by: As) -> None:
    hers = a_finalized_pension(by("Lan"))
    [known] = by("Lan").does("person", "find", "nguyen")
    assert by("Cúc").does("person", "find", "nguyen") == []
    assert by("Cúc").does("person", "find", known["card_number"]) == []
    for what in (known["id"], known["card_number"], known["name"]):
        assert why(by("Cúc").refuses("person", "show", what)) == "unknown-person"
        fill = ("fill", "1.014027", "--consent", "prepare,keep", "--read-by", "Cúc", "--person", what)
        assert why(by("Cúc").refuses(*fill)) == "unknown-person"
    assert why(by("Cúc").refuses("person", "household", known["id"], "--alone")) == "unknown-person"
    assert ids(by("Cúc")) == set()
    assert [one["id"] for one in by("Ông Phó").does("person", "find", "nguyen")] == [known["id"]]
    by("Lan").does("share", hers)
    assert [one["id"] for one in by("Cúc").does("person", "find", "nguyen")] == [known["id"]]
