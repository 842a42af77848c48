"""A full or failing disk refuses in words, undoes what was begun, and lets the work go on when there is room again."""

import errno
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from app.storage import vault
from app.storage.records import DraftEntry
from forms.refusal import NotNow, Refusal
from tests.support.memory_outbox import a_parcel
from tests.support.vaults import WEAK, a_dossier, a_vault, reopened

ID = a_parcel().dossier_id


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[vault.Vault]:
    with a_vault(tmp_path / "v") as made:
        with made.write() as unit:
            unit.dossiers.add(a_dossier())
            unit.drafts.save_snapshot(ID, b"<data/>", {})
        yield made


def answer_and_fill_the_disk(opened: vault.Vault) -> None:
    with opened.write() as unit:
        unit.drafts.append(ID, [DraftEntry("set", "/data/a", "1")])
        unit.settings.put("large", os.urandom(20_000).hex())


@contextmanager
def broken(owner: object, name: str, number: int) -> Iterator[None]:
    """An operation of the operating system fails for a while."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(owner, name, failing(number))
        yield


def failing(number: int) -> Any:
    def operation(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return operation


@pytest.mark.parametrize(
    ("number", "code"),
    [(errno.ENOSPC, "disk-full"), (errno.EROFS, "not-writable"), (errno.EIO, "disk-error")],
)
def test_a_paper_that_does_not_fit_leaves_nothing_behind(opened: vault.Vault, number: int, code: str) -> None:
    with pytest.raises(Refusal) as refusal, broken(os, "fsync", number), opened.write() as unit:
        unit.papers.attach(ID, "photo", b"x" * 1000, "image/png")
    assert refusal.value.code == code
    assert list((opened.folder / "papers").glob("*")) == []
    with opened.write() as unit:
        assert unit.papers.list(ID) == []
        unit.papers.attach(ID, "photo", b"x" * 1000, "image/png")


def test_a_full_disk_in_the_database_undoes_the_unit_and_the_next_one_works(opened: vault.Vault) -> None:
    with opened.write() as unit:
        connection = unit.drafts._tx.connection
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(Refusal) as refusal:
        answer_and_fill_the_disk(opened)
    assert refusal.value.code == "disk-full"
    with opened.write() as unit:
        unit.drafts._tx.connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
        assert unit.drafts.append(ID, [DraftEntry("set", "/data/a", "2")]) == 1
    with opened.read() as unit:
        assert [entry.text for entry in unit.drafts.load(ID).entries] == ["2"]
    assert opened.check() == ()


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS])
def test_a_vault_that_cannot_be_written_is_not_half_made(tmp_path: Path, number: int) -> None:
    with pytest.raises(Refusal) as refusal, broken(os, "fsync", number):
        a_vault(tmp_path / "v")
    assert refusal.value.code in {"disk-full", "not-writable"}
    with pytest.raises(Refusal, match="no vault"):
        vault.users(tmp_path / "v")
    a_vault(tmp_path / "v").close()


def test_a_key_file_that_cannot_be_replaced_stays_whole(opened: vault.Vault) -> None:
    before = (opened.folder / "vault.json").read_bytes()
    for name, owner in (("fsync", os), ("replace", Path)):
        with pytest.raises(Refusal), broken(owner, name, errno.ENOSPC):
            opened.users.add("Lan", "mùa gặt nắng vàng", cost=WEAK)
    assert (opened.folder / "vault.json").read_bytes() == before
    assert list(opened.folder.glob("*.new")) == []


def test_a_wait_that_cannot_be_kept_does_not_keep_the_right_passphrase_out(
    opened: vault.Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.close()
    monkeypatch.setattr("app.storage.durable.replace", failing(errno.ENOSPC))
    with pytest.raises(Refusal, match="wrong"):
        vault.open_(opened.folder, "Mai", "sai hết cả rồi", clock=opened._clock)
    reopened(opened.folder).close()


def test_another_program_that_keeps_the_database_is_told_as_busy(
    opened: vault.Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.close()
    monkeypatch.setattr("app.storage.database.BUSY_SECONDS", 0.01)
    with reopened(opened.folder) as again:
        stranger = again._database.raw()
        stranger.execute("BEGIN IMMEDIATE")
        with pytest.raises(NotNow) as refusal, again.write():
            pass
        assert refusal.value.code == "vault-busy"
        stranger.execute("ROLLBACK")
        stranger.close()
        with again.write() as unit:
            unit.settings.put("a", 1)


def test_threads_take_turns(opened: vault.Vault) -> None:
    def answer() -> None:
        for _ in range(20):
            with opened.write() as unit:
                unit.drafts.append(ID, [DraftEntry("set", "/data/a", "1")])
                unit.settings.put("count", unit.settings.get("count", 0) + 1)

    threads = [threading.Thread(target=answer) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with opened.read() as unit:
        assert unit.settings.get("count") == 80
        assert len(unit.drafts.load(ID).entries) == 80
