"""Where a vault may lie, what happens when its disk is full, and a journal whose end cannot be cut off unseen."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from app.storage import vault
from app.storage.records import DraftEntry
from app.storage.reserve import LOW, RESERVE_NAME, SIZE
from app.storage.unsuitable_folders import require_suitable, unsuitable
from forms.refusal import Refusal
from tests.storage.test_faults import answer_and_fill_the_disk
from tests.storage.test_opening import refused
from tests.support.memory_outbox import a_parcel
from tests.support.vaults import USER, WORDS, FixedClock, a_dossier, a_vault, reopened

ID = a_parcel().dossier_id
MOUNTS = [
    ("/", "ext4"),
    ("/media/stick", "vfat"),
    ("/media/my card", "exfat"),
    ("/mnt/office", "cifs"),
    ("/home", "btrfs"),
    ("/home/mai/remote", "fuse.sshfs"),
]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[vault.Vault]:
    with a_vault(tmp_path / "v") as made:
        with made.write() as unit:
            unit.dossiers.add(a_dossier())
            unit.drafts.save_snapshot(ID, b"<data/>", {})
        yield made


# --- folders ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("folder", "reason"),
    [
        ("/home/mai/hosolang", ""),
        ("/var/lib/hosolang", ""),
        ("/media/stick/hosolang", "fat"),
        ("/media/my card/x", "fat"),
        ("/mnt/office/hosolang", "network"),
        ("/home/mai/remote/x", "network"),
        ("/home/mai/OneDrive/x", "synced"),
        ("/home/mai/OneDrive - Xã Thử/x", "synced"),
        ("/home/mai/Dropbox/a/b", "synced"),
        ("/home/mai/Google Drive/x", "synced"),
        ("/home/mai/onedriver/x", ""),
        ("/mediastick/x", ""),
    ],
)
def test_the_reason_is_told(folder: str, reason: str) -> None:
    assert unsuitable(Path(folder), MOUNTS) == reason


def test_a_folder_that_a_synchronising_program_marked_is_refused(tmp_path: Path) -> None:
    (tmp_path / "shared" / "deep").mkdir(parents=True)
    (tmp_path / "shared" / ".stfolder").mkdir()
    assert unsuitable(tmp_path / "shared" / "deep" / "v") == "synced"
    assert unsuitable(tmp_path / "v") == ""


def test_no_vault_is_made_or_restored_there(opened: vault.Vault, tmp_path: Path) -> None:
    opened.back_up(tmp_path / "stick")
    synced = tmp_path / "Dropbox" / "v"
    with pytest.raises(Refusal, match="synchronising") as refusal:
        a_vault(synced)
    assert (refusal.value.code, refusal.value.facts["reason"]) == ("unsuitable-folder", "synced")
    with refused("unsuitable-folder"):
        vault.restore(tmp_path / "stick", synced, vault.ByPassphrase(USER, WORDS), clock=FixedClock())
    assert not synced.exists()
    with refused("unsuitable-folder"):
        require_suitable(Path("/media/stick/v"), MOUNTS)


# --- full disk -------------------------------------------------------------------------------------------------------


def test_the_reserve_is_given_back_when_the_disk_is_full_and_the_answer_is_saved(opened: vault.Vault) -> None:
    assert opened.keep_reserve()
    path = opened.folder / RESERVE_NAME
    assert path.stat().st_size == SIZE
    with opened.write() as unit:
        connection = unit.drafts._tx.connection
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with refused("disk-full"):
        answer_and_fill_the_disk(opened)
    assert opened.gave_reserve
    assert not path.exists()
    with opened.write() as unit:
        unit.drafts._tx.connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
        assert unit.drafts.append(ID, [DraftEntry("set", "/data/a", "1")]) == 1


def test_the_reserve_is_given_back_before_the_last_room_goes(
    opened: vault.Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert opened.keep_reserve()
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=LOW - 1))
    with opened.write() as unit:
        unit.drafts.append(ID, [DraftEntry("set", "/data/a", "1")])
    assert opened.gave_reserve
    assert not (opened.folder / RESERVE_NAME).exists()
    assert not opened.keep_reserve()
    monkeypatch.undo()
    opened.close()
    with reopened(opened.folder) as again:
        assert not again.gave_reserve
        assert again.keep_reserve()
        assert again.keep_reserve()
    with reopened(opened.folder, read_only=True) as reader, refused("opened-for-reading"):
        reader.keep_reserve()


# --- the journal's head ----------------------------------------------------------------------------------------------


def write_three(opened: vault.Vault) -> None:
    with opened.write() as unit:
        for kind in ("one", "two", "three"):
            unit.journal.append(kind, ID, {}, ID)


def test_a_signed_head_holds_as_the_journal_grows(opened: vault.Vault) -> None:
    first = opened.sign_journal()
    write_three(opened)
    second = opened.sign_journal()
    assert (first.number, second.number) == (0, 3)
    assert second.device_id == opened.device.device_id
    write_three(opened)
    assert opened.compare_journal(first)
    assert opened.compare_journal(second)
    with opened.read() as unit:
        assert unit.journal.heads(opened.vault_id) == [first, second]
    assert opened.check() == ()


def test_an_end_that_was_cut_off_is_noticed(opened: vault.Vault) -> None:
    write_three(opened)
    head = opened.sign_journal()
    with opened._database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM journal WHERE number = 3")
    assert [(finding.code, finding.where) for finding in opened.check()] == [("journal-cut", "3")]
    assert not opened.compare_journal(head)


def test_a_journal_written_anew_does_not_lead_through_the_head_that_was_kept_elsewhere(opened: vault.Vault) -> None:
    write_three(opened)
    head = opened.sign_journal()
    with opened._database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM journal")
        connection.exec_driver_sql("DELETE FROM journal_heads")
    write_three(opened)
    assert opened.check() == ()
    assert not opened.compare_journal(head)
    with opened.write() as unit:
        unit.journal.append("more", ID, {}, ID)
    assert not opened.compare_journal(replace(head, number=4))
    assert not opened.compare_journal(replace(head, vault_id="0" * 32))


def test_a_head_signed_by_somebody_else_proves_nothing(opened: vault.Vault, tmp_path: Path) -> None:
    write_three(opened)
    head = opened.sign_journal()
    with a_vault(tmp_path / "other") as other:
        forged = replace(head, signature=other.device.sign(head.message()))
        assert not opened.compare_journal(forged)
        assert not opened.compare_journal(replace(forged, public_key=other.device.public_key))
