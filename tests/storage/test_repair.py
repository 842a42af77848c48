"""Damage is noticed, what is whole is saved, what is lost is counted, and nothing is ever something else."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.storage import key_slots, slots_file, vault
from app.storage.database import connect
from app.storage.log_reading import read_log
from app.storage.records import DraftEntry
from app.storage.tables import metadata
from forms.dossier import Consent, ConsentMeans, Purpose
from forms.refusal import Refusal
from tests.storage.test_opening import refused
from tests.support.memory_outbox import DAY_ONE, a_parcel
from tests.support.vaults import MORNING, USER, WORDS, FixedClock, a_dossier, a_submission, a_vault, reopened

PAGE = 4096
BY_WORDS = vault.ByPassphrase(USER, WORDS)
COUNT = 40


def ids(number: int) -> str:
    return a_parcel(number).dossier_id


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes, dict[str, set[str]]]:
    """A vault of forty dossiers, its data key, and every row in it."""
    folder = tmp_path_factory.mktemp("whole") / "v"
    with a_vault(folder) as opened:
        for start in range(1, COUNT, 10):
            with opened.write() as unit:
                for number in range(start, start + 10):
                    parcel = a_parcel(number)
                    unit.dossiers.add(a_dossier(parcel, owner=f"Người Số {number}"))
                    consent = Consent(frozenset(Purpose), USER, ConsentMeans.SPOKEN, "1", MORNING, None)
                    unit.consents.add(parcel.dossier_id, consent)
                    unit.drafts.save_snapshot(parcel.dossier_id, f"<data>{number}</data>".encode() * 40, {})
                    unit.drafts.append(parcel.dossier_id, [DraftEntry("set", "/a", str(n)) for n in range(4)])
                    unit.journal.append("kept", parcel.dossier_id, {"n": number}, parcel.dossier_id)
        with opened.write() as unit:
            parcel = a_parcel(3)
            paper = unit.papers.attach(parcel.dossier_id, "photo", b"an invented photograph", "image/png")
            unit.papers.attach(ids(4), "photo", b"another", "image/png")
            unit.submissions.add(a_submission(parcel, files=(paper,), at=DAY_ONE, form_hash="h"))
            unit.outbox.enqueue(parcel.submission_id, None)
            unit.forms.keep("h", b"<form/>", {"jr://a.csv": b"1"})
        key = opened._data_key
    return folder, key, rows_of(folder / "vault.db", key)


@pytest.fixture
def folder(whole: tuple[Path, bytes, dict[str, set[str]]], tmp_path: Path) -> Path:
    return Path(shutil.copytree(whole[0], tmp_path / "v"))


def rows_of(path: Path, key: bytes) -> dict[str, set[str]]:
    connection = connect(path, key, "ro")
    try:
        return {
            table.name: {repr(row) for row in connection.execute(f'SELECT * FROM "{table.name}"')}  # noqa: S608
            for table in metadata.sorted_tables
        }
    finally:
        connection.close()


def flip(path: Path, position: int) -> None:
    raw = bytearray(path.read_bytes())
    raw[position] ^= 0x10
    path.write_bytes(raw)


def repaired(folder: Path) -> Any:
    opened, report = vault.repair(folder, BY_WORDS, clock=FixedClock())
    opened.close()
    return opened, report


# --- repair ----------------------------------------------------------------------------------------------------------


def test_a_sound_vault_is_repaired_without_a_loss(folder: Path, whole: tuple[Path, bytes, dict[str, set[str]]]) -> None:
    opened, report = vault.repair(folder, BY_WORDS, clock=FixedClock())
    with opened:
        assert report.is_whole
        assert report.papers_saved == 2
        assert report.saved["dossiers"] == COUNT
        assert opened.check() == ()
        with opened.read() as unit:
            assert [row.owner for row in unit.dossiers.page(find="nguoi so 7").rows] == ["Người Số 7"]
            assert unit.papers.read(unit.papers.list(ids(3))[0]) == b"an invented photograph"
            assert len(unit.journal.entries()) == COUNT + 1
        name, key = opened._database.path, opened._data_key
    after = rows_of(name, key)
    assert {table: rows - after[table] for table, rows in whole[2].items() if rows - after[table]} == {}
    [aside] = vault.replaced(folder)
    reopened(aside, read_only=True).close()


def damaged_pages(path: Path) -> range:
    pages = path.stat().st_size // PAGE
    return range(0, pages, 7)


def test_whatever_page_is_damaged_the_rest_is_saved_and_the_loss_is_counted(
    whole: tuple[Path, bytes, dict[str, set[str]]], tmp_path: Path
) -> None:
    source, key, before = whole
    refusals = losses = 0
    for page in damaged_pages(source / "vault.db"):
        folder = Path(shutil.copytree(source, tmp_path / f"v{page}"))
        flip(folder / "vault.db", page * PAGE + 1000)
        try:
            opened, report = repaired(folder)
        except Refusal as refusal:
            assert refusal.code == "damaged"  # noqa: PT017 - refusing is right where nothing can be read
            assert (folder / "vault.db").exists()
            refusals += 1
            continue
        after = rows_of(opened._database.path, key)
        missing = {table: len(rows - after[table]) for table, rows in before.items()}
        lost = sum(missing.values())
        assert not lost or not report.is_whole, (page, missing)
        for table, rows in before.items():
            strange = after[table] - rows
            assert len(strange) <= (1 if table in {"journal", "identity", "dossier_keys"} else 0) or (
                table == "set_aside_records" and report.set_aside
            ), (page, table)
        losses += bool(lost)
        shutil.rmtree(folder)
    assert refusals <= 4  # the pages that hold the schema itself
    assert losses >= 1


def test_after_a_repair_the_vault_is_opened_as_ever(folder: Path) -> None:
    flip(folder / "vault.db", (folder / "vault.db").stat().st_size // 2)
    try:
        with reopened(folder) as opened:
            codes = {finding.code for finding in opened.check()}
    except Refusal as refusal:
        codes = {refusal.code}
    assert codes & {"damaged", "damaged-pages"}
    repaired(folder)
    with reopened(folder) as opened:
        assert {finding.code for finding in opened.check()} <= {"journal-broken"}
        with opened.read() as unit:
            assert unit.journal.entries()[-1].kind == "repaired"


def test_a_practice_vault_stays_one_when_its_identity_is_lost(tmp_path: Path) -> None:
    folder = tmp_path / "v"
    with a_vault(folder, practice=True) as made:
        key = made._data_key
    slots = slots_file.read(folder)
    slots_file.write(folder, key_slots.signed(replace(slots, practice=False), key))  # as programs before wrote it
    reopened(folder).close()
    spoil(folder, key, "DELETE FROM identity")
    assert repaired(folder)[0].practice
    with reopened(folder) as opened:
        assert opened.practice


def test_a_paper_that_is_lost_is_counted(folder: Path) -> None:
    first, second = (folder / "papers").iterdir()
    first.unlink()
    flip(second, 60)
    _, report = repaired(folder)
    assert (report.papers_saved, report.papers_lost) == (0, 2)


def test_what_is_no_database_cannot_be_repaired_and_stays(folder: Path) -> None:
    (folder / "vault.db").write_bytes(b"not a database" * 1000)
    with refused("damaged"):
        repaired(folder)
    assert (folder / "vault.db").read_bytes().startswith(b"not a database")
    assert vault.replaced(folder) == {}
    assert not list(folder.glob("new-*"))


# --- set aside -------------------------------------------------------------------------------------------------------


def spoil(folder: Path, key: bytes, sql: str) -> None:
    connection = connect(folder / "vault.db", key)
    connection.execute(sql)
    connection.close()


@pytest.mark.parametrize(
    ("table", "where", "aside", "entries"),
    [
        ("draft_entries", "number = 3", 2, 2),
        ("consents", "1", 1, 4),
        ("papers", "1", 1, 4),
    ],
)
def test_an_unreadable_record_steps_aside_and_the_dossier_can_be_worked_with(
    folder: Path,
    whole: tuple[Path, bytes, dict[str, set[str]]],
    table: str,
    where: str,
    aside: int,
    entries: int,
) -> None:
    spoil(folder, whole[1], f"UPDATE {table} SET sealed = zeroblob(80) WHERE dossier_id = '{ids(3)}' AND {where}")  # noqa: S608
    opened, report = vault.repair(folder, BY_WORDS, clock=FixedClock())
    with opened, opened.write() as unit:
        assert report.set_aside == aside
        assert {(each.source, each.scope, each.reason) for each in unit.set_aside.list()} == {
            (table, ids(3), "unreadable")
        }
        assert len(unit.drafts.load(ids(3)).entries) == entries


def test_a_record_comes_back_when_it_can_be_read_again(
    folder: Path, whole: tuple[Path, bytes, dict[str, set[str]]]
) -> None:
    """Its dossier's key was lost with a page, and is there again from a backup."""
    connection = connect(folder / "vault.db", whole[1])
    key = connection.execute("SELECT key FROM dossier_keys WHERE scope = ?", (ids(5),)).fetchone()[0]
    connection.execute("UPDATE dossier_keys SET key = zeroblob(32) WHERE scope = ?", (ids(5),))
    connection.close()
    opened, report = vault.repair(folder, BY_WORDS, clock=FixedClock())
    with opened:
        assert report.set_aside == 6
        with opened._database.writing() as raw:
            raw.exec_driver_sql("UPDATE dossier_keys SET key = ? WHERE scope = ?", (key, ids(5)))
        with opened.write() as unit:
            for each in unit.set_aside.list():
                unit.set_aside.bring_back(each.number)
            assert unit.set_aside.list() == []
            assert len(unit.drafts.load(ids(5)).entries) == 4
            assert unit.consents.latest(ids(5)) is not None
            with refused("unknown-record"):
                unit.set_aside.bring_back(1)
        assert opened.check() == ()


def test_what_has_no_place_stays_aside_until_it_is_given_up(
    folder: Path, whole: tuple[Path, bytes, dict[str, set[str]]]
) -> None:
    connection = connect(folder / "vault.db", whole[1])
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("DELETE FROM dossiers WHERE id = ?", (ids(6),))
    connection.close()
    opened, report = vault.repair(folder, BY_WORDS, clock=FixedClock())
    with opened, opened.write() as unit:
        aside = unit.set_aside.list()
        assert report.set_aside == len(aside) > 3
        assert {each.reason for each in aside} == {"without-dossier"}
        with refused("cannot-come-back"):
            unit.set_aside.bring_back(aside[0].number)
        for each in aside:
            unit.set_aside.give_up(each.number)
        assert unit.set_aside.list() == []


# --- the log ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def killed(tmp_path: Path) -> Iterator[Path]:
    """A vault whose owner was killed with five answers in the log."""
    with a_vault(tmp_path / "v") as opened:
        with opened.write() as unit:
            unit.dossiers.add(a_dossier())
            unit.drafts.save_snapshot(ids(1), b"<data/>", {})
        opened.checkpoint()
        for number in range(5):
            with opened.write() as unit:
                unit.drafts.append(ids(1), [DraftEntry("set", "/a", str(number))])
        yield Path(shutil.copytree(tmp_path / "v", tmp_path / "killed"))


def answers(folder: Path) -> tuple[list[str | None], bool]:
    with reopened(folder) as opened, opened.read() as unit:
        return [entry.text for entry in unit.drafts.load(ids(1)).entries], opened.was_cut


def test_a_sound_log_is_read_as_it_is(killed: Path) -> None:
    state = read_log(killed / "vault.db")
    assert (state.commits, state.has_lost, state.may_have_lost) == (5, False, False)
    assert answers(killed) == (["0", "1", "2", "3", "4"], False)
    assert read_log(killed / "vault.db") == read_log(killed / "none.db")


def test_every_flipped_byte_of_the_log_is_noticed(killed: Path, tmp_path: Path) -> None:
    """SQLite would open each of these without a word, some answers short."""
    size = (killed / "vault.db-wal").stat().st_size
    outcomes = {"refused": 0, "told": 0, "equal": 0}
    for position in range(0, size, 1499):
        folder = Path(shutil.copytree(killed, tmp_path / f"k{position}"))
        flip(folder / "vault.db-wal", position)
        try:
            texts, was_cut = answers(folder)
        except Refusal as refusal:
            assert refusal.code == "damaged"  # noqa: PT017 - refusing is one of the right answers
            outcomes["refused"] += 1
        else:
            assert texts == [str(number) for number in range(5 if not was_cut else 4)], position
            outcomes["told" if was_cut else "equal"] += 1
        shutil.rmtree(folder)
    assert outcomes["refused"] > 5
    assert outcomes["told"] > 0


def test_a_cut_log_is_repaired_and_the_loss_is_counted(killed: Path) -> None:
    flip(killed / "vault.db-wal", 5000)
    with refused("damaged"):
        reopened(killed)
    opened, report = vault.repair(killed, BY_WORDS, clock=FixedClock())
    with opened, opened.read() as unit:
        assert report.log_lost >= 4
        assert not report.is_whole
        assert len(unit.drafts.load(ids(1)).entries) < 5
    assert len(answers(killed)[0]) < 5


def test_a_kill_in_the_middle_of_a_write_is_no_loss(killed: Path) -> None:
    log = killed / "vault.db-wal"
    log.write_bytes(log.read_bytes()[:-3000])
    assert answers(killed) == (["0", "1", "2", "3"], False)


def test_frames_of_an_older_log_behind_the_present_one_are_no_damage(killed: Path) -> None:
    with reopened(killed) as opened:
        connection = opened._database.raw()
        connection.execute("PRAGMA wal_checkpoint(RESTART)").fetchall()
        connection.close()
        for number in (5, 6):
            with opened.write() as unit:
                unit.drafts.append(ids(1), [DraftEntry("set", "/a", str(number))])
        again = Path(shutil.copytree(killed, killed.with_name("again")))
    assert not read_log(again / "vault.db").has_lost
    assert len(answers(again)[0]) == 7


def test_the_journal_remembers_a_cut_log(killed: Path) -> None:
    log = killed / "vault.db-wal"
    flip(log, log.stat().st_size - 10)
    with reopened(killed) as opened, opened.read() as unit:
        assert opened.was_cut
        assert unit.journal.entries()[-1].kind == "log-cut"
    with reopened(killed) as opened:
        assert not opened.was_cut


def test_replaced_vaults_go_after_thirty_days_of_trusted_time_or_at_once(folder: Path) -> None:
    clock = FixedClock()
    repaired(folder)
    with reopened(folder, clock=clock) as opened:
        assert len(vault.replaced(folder)) == 1
        assert opened.drop_replaced() == 0
        assert opened.drop_replaced(all_of_them=True) == 1
        assert vault.replaced(folder) == {}


def test_a_page_torn_while_the_log_was_folded_in_is_taken_from_the_log(killed: Path) -> None:
    log = (killed / "vault.db-wal").read_bytes()
    page = int.from_bytes(log[32:36], "big")
    assert page > 1
    flip(killed / "vault.db", (page - 1) * PAGE + 700)
    (killed / "vault.lock").write_bytes(b"open  ")
    assert answers(killed) == (["0", "1", "2", "3", "4"], False)
