"""Several helpers on one laptop: a new passphrase, and a removed user whose old way in opens nothing any more."""

import errno
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.storage import vault
from app.storage.database import connect
from app.storage.records import DraftEntry
from forms.refusal import NotNow, Refusal
from tests.storage.test_faults import broken
from tests.storage.test_opening import refused
from tests.support.memory_outbox import a_parcel
from tests.support.vaults import USER, WEAK, WORDS, FixedClock, a_dossier, a_vault_and_code, reopened

ID = a_parcel().dossier_id
LAN = "mùa gặt nắng vàng"
TOA = "suối reo rừng xanh"


@pytest.fixture
def code_and_vault(tmp_path: Path) -> Iterator[tuple[str, vault.Vault]]:
    opened, code = a_vault_and_code(tmp_path / "v")
    with opened:
        opened.users.add("Lan", LAN, cost=WEAK)
        opened.users.add("Tỏa", TOA, "keeper", cost=WEAK)
        with opened.write() as unit:
            unit.dossiers.add(a_dossier())
            unit.drafts.save_snapshot(ID, b"<data/>", {})
            unit.papers.attach(ID, "photo", b"an invented photograph", "image/png")
        yield code, opened


@pytest.fixture
def opened(code_and_vault: tuple[str, vault.Vault]) -> vault.Vault:
    return code_and_vault[1]


def by(folder: Path, user: str, words: str) -> vault.Vault:
    return vault.open_(folder, user, words, clock=FixedClock())


def names(folder: Path) -> list[str]:
    return [slot.name for slot in vault.users(folder)]


# --- removing --------------------------------------------------------------------------------------------------------


def test_a_removed_user_is_gone_and_everybody_else_opens_as_before(code_and_vault: tuple[str, vault.Vault]) -> None:
    code, opened = code_and_vault
    opened.users.remove("lan")
    opened.close()
    folder = opened.folder
    assert names(folder) == [USER, "Tỏa"]
    with refused("unknown-user"):
        by(folder, "Lan", LAN)
    for user, words in ((USER, WORDS), ("Tỏa", TOA)):
        with by(folder, user, words) as again, again.read() as unit:
            assert unit.dossiers.page(find="thu").rows[0].owner == "Lò Thị Thử"
            assert unit.papers.read(unit.papers.list(ID)[0]) == b"an invented photograph"
    new = "hạt lúa mới gieo"
    with vault.open_with_recovery(folder, code, user=USER, new_passphrase=new, clock=FixedClock()) as recovered:
        assert recovered.check() == ()


def test_the_old_data_key_opens_nothing_any_more(opened: vault.Vault) -> None:
    old_key, old_slots = opened._data_key, (opened.folder / "vault.json").read_bytes()
    opened.users.remove("Lan")
    opened.close()
    [database] = opened.folder.glob("vault*.db")
    connection = connect(database, old_key, "ro")
    with pytest.raises(Exception, match="not a database"):
        connection.execute("SELECT count(*) FROM sqlite_master")
    connection.close()
    (opened.folder / "vault.json").write_bytes(old_slots)
    with refused("damaged"):
        by(opened.folder, "Lan", LAN)
    assert not list(opened.folder.glob("*-wal"))


def test_the_open_vault_goes_on_and_so_does_its_runner(opened: vault.Vault) -> None:
    store = opened.outbox_store()
    opened.users.remove("Lan")
    with opened.write() as unit:
        assert unit.drafts.append(ID, [DraftEntry("set", "/data/a", "1")]) == 1
    assert store.binding() is None
    assert opened.check() == ()
    opened.users.add("Lan", LAN, cost=WEAK)
    opened.close()
    with by(opened.folder, "Lan", LAN) as again, again.read() as unit:
        assert len(unit.drafts.load(ID).entries) == 1


def test_a_writer_that_waits_meanwhile_loses_nothing(opened: vault.Vault) -> None:
    done = 0
    stop = threading.Event()

    def answer() -> None:
        nonlocal done
        while not stop.is_set():
            with opened.write() as unit:
                unit.drafts.append(ID, [DraftEntry("set", "/data/a", "1")])
            with opened.read() as unit:
                unit.dossiers.row(ID)
            done += 1

    writer = threading.Thread(target=answer)
    writer.start()
    for name, words in (("Lan", LAN), ("Tỏa", TOA)) * 2:
        opened.users.remove(name)
        opened.users.add(name, words, cost=WEAK)
    stop.set()
    writer.join()
    with opened.read() as unit:
        assert len(unit.drafts.load(ID).entries) == done


def test_a_reader_beside_the_owner_keeps_its_view(opened: vault.Vault) -> None:
    with reopened(opened.folder, read_only=True) as reader, reader.read() as unit:
        assert len(unit.dossiers.page().rows) == 1
        opened.users.remove("Lan")
        assert len(unit.dossiers.page().rows) == 1
    with reopened(opened.folder, read_only=True) as reader, reader.read() as unit:
        assert len(unit.dossiers.page().rows) == 1


def test_somebody_is_left_who_can_open_and_keep(opened: vault.Vault) -> None:
    with refused("own-slot"):
        opened.users.remove(USER)
    with refused("unknown-user"):
        opened.users.remove("Ai đó")
    opened.users.remove("Tỏa")
    opened.close()
    with by(opened.folder, "Lan", LAN) as helper, refused("last-keeper"):
        helper.users.remove(USER)
    with reopened(opened.folder, read_only=True) as reader, refused("opened-for-reading"):
        reader.users.remove("Lan")


@pytest.mark.parametrize(("owner", "name"), [(os, "fsync"), (os, "open"), (Path, "replace")])
def test_a_disk_that_is_full_leaves_the_user_in_and_the_vault_whole(
    opened: vault.Vault, owner: object, name: str
) -> None:
    with pytest.raises(Refusal) as refusal, broken(owner, name, errno.ENOSPC):
        opened.users.remove("Lan")
    assert refusal.value.code == "disk-full"
    assert [path.name for path in opened.folder.glob("vault*.db")] == ["vault.db"]
    with opened.write() as unit:
        unit.drafts.append(ID, [DraftEntry("set", "/data/a", "1")])
    opened.close()
    by(opened.folder, "Lan", LAN).close()


def test_when_the_key_file_was_replaced_before_the_fault_the_new_database_counts(
    opened: vault.Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    def replaced_and_then_broken(path: Path, content: bytes) -> None:
        path.write_bytes(content)
        raise OSError(errno.EIO, "the folder could not be synced")

    monkeypatch.setattr("app.storage.durable.replace", replaced_and_then_broken)
    with pytest.raises(Refusal):
        opened.users.remove("Lan")
    monkeypatch.undo()
    with opened.write() as unit:
        unit.drafts.append(ID, [DraftEntry("set", "/data/a", "1")])
    opened.close()
    with reopened(opened.folder) as again, again.read() as unit:
        assert len(unit.drafts.load(ID).entries) == 1
    assert names(opened.folder) == [USER, "Tỏa"]


def test_what_a_kill_left_beside_the_database_is_swept_at_the_next_opening(opened: vault.Vault) -> None:
    opened.close()
    for name in ("vault-0123456789abcdef.db", "vault-0123456789abcdef.db-wal", "vault-notes.db"):
        (opened.folder / name).write_bytes(b"left by a kill")
    reopened(opened.folder, read_only=True).close()
    assert len(list(opened.folder.glob("vault-0123456789abcdef.db*"))) == 2
    reopened(opened.folder).close()
    assert sorted(path.name for path in opened.folder.glob("vault*.db*")) == ["vault-notes.db", "vault.db"]


# --- passphrase ------------------------------------------------------------------------------------------------------


def test_a_new_passphrase_takes_the_place_of_the_old_one(opened: vault.Vault) -> None:
    opened.users.change_passphrase(WORDS, "hạt lúa mới gieo")
    opened.close()
    assert names(opened.folder) == [USER, "Lan", "Tỏa"]
    by(opened.folder, USER, "hạt lúa mới gieo").close()
    with refused("wrong-passphrase"):
        reopened(opened.folder)
    by(opened.folder, "Lan", LAN).close()


def test_only_who_knows_the_old_passphrase_changes_it(opened: vault.Vault) -> None:
    for _ in range(3):
        with refused("wrong-passphrase"):
            opened.users.change_passphrase("sai hết cả rồi", "hạt lúa mới gieo")
    with pytest.raises(NotNow) as refusal:
        opened.users.change_passphrase(WORDS, "hạt lúa mới gieo")
    assert refusal.value.code == "wait-seconds"
    with refused("weak-passphrase"):
        opened.users.change_passphrase(WORDS, "ngắn")


# --- another role -----------------------------------------------------------------------------------------------------


def test_another_role_needs_nobodys_passphrase_and_every_way_in_stays(code_and_vault: tuple[str, vault.Vault]) -> None:
    _, opened = code_and_vault
    keys = opened.folder / "vault.json"
    opened.users.remove("Tỏa")
    assert opened.users.change_role("lan", "officer") == vault.UserSlot("Lan", "officer")
    assert keys.read_text(encoding="utf-8").count("made_as") == 1
    opened.users.change_role("Lan", "keeper")
    opened.users.change_role(USER, "helper")
    assert opened.role == "helper"
    for code, name, role in (
        ("last-keeper", "Lan", "officer"),
        ("unknown-role", "Lan", "mayor"),
        ("unknown-user", "Tỏa", "helper"),
    ):
        with refused(code):
            opened.users.change_role(name, role)
    opened.close()
    with by(opened.folder, "Lan", LAN) as theirs:
        assert theirs.role == "keeper"
        theirs.users.change_passphrase(LAN, TOA)
        assert keys.read_text(encoding="utf-8").count("made_as") == 1  # what is wrapped anew is wrapped as a keeper's
        theirs.users.change_role(USER, "keeper")
    with by(opened.folder, "Lan", TOA) as again:
        assert again.role == "keeper"
        again.users.remove(USER)
    assert "made_as" not in keys.read_text(encoding="utf-8")
