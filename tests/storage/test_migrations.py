"""The schema's history: the same as the tables say, all or nothing, with a backup before, and each step tested."""

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import sqlcipher3.dbapi2
from sqlalchemy import create_engine

from app.storage import migrations, opening
from app.storage.database import DATABASE_NAME, Database, connect
from app.storage.migrations import MIGRATIONS, Migration
from app.storage.records import DraftEntry, FollowUp, RegisteredPerson, WantedResult
from app.storage.tables import metadata
from forms.follow_up import FollowUpKind
from forms.refusal import Refusal
from tests.support.memory_outbox import a_parcel
from tests.support.vaults import FixedClock, a_dossier, a_vault, reopened

TEMPORARY = Migration("a column", ("ALTER TABLE settings ADD COLUMN note TEXT",))
REBUILD = Migration(
    "rebuild the parent of many",
    (
        "CREATE TABLE dossiers_new AS SELECT * FROM dossiers",
        "DROP TABLE dossiers",
        "ALTER TABLE dossiers_new RENAME TO dossiers",
        "CREATE UNIQUE INDEX dossiers_id ON dossiers (id)",
    ),
)
BROKEN = Migration("fails in the middle", ("CREATE TABLE half (a TEXT)", "INSERT INTO nowhere VALUES (1)"))
ORPHANING = Migration("loses parents", ("DELETE FROM dossiers",))


def statements(rows: list[tuple[str, str]]) -> dict[str, str]:
    return {name: re.sub(r"\s+", " ", sql).replace("( ", "(").replace(" )", ")") for name, sql in rows}


def test_the_tables_and_the_migrations_say_the_same(tmp_path: Path) -> None:
    query = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name"
    engine = create_engine("sqlite://", module=sqlcipher3.dbapi2)
    with engine.begin() as declared:
        metadata.create_all(declared)
        expected = statements([tuple(row) for row in declared.exec_driver_sql(query)])
    engine.dispose()
    with a_vault(tmp_path / "v") as opened, opened._database.reading() as migrated:
        assert statements([tuple(row) for row in migrated.exec_driver_sql(query)]) == expected


def test_every_migration_has_its_module_and_its_test() -> None:
    folder = Path(migrations.__file__).parent
    modules = sorted(path.stem for path in folder.glob("m[0-9]*.py"))
    assert len(modules) == len(MIGRATIONS)
    for number, module in enumerate(modules, 1):
        assert module.startswith(f"m{number:04}_")
        assert f"test_migration_{number:04}_" in Path(__file__).read_text(encoding="utf-8"), "write a test for it"


def test_migration_0001_makes_a_vault_that_works(tmp_path: Path) -> None:
    with a_vault(tmp_path / "v") as opened:
        with opened._database.reading() as connection:
            assert connection.exec_driver_sql("PRAGMA user_version").scalar_one() == len(MIGRATIONS)
        with opened.write() as unit:
            unit.dossiers.add(a_dossier())
        assert opened.check() == ()


def test_migration_0002_keeps_what_a_vault_of_the_first_schema_held(tmp_path: Path) -> None:
    frozen = Path(__file__).parent / "frozen" / "schema-0001"
    folder = tmp_path / "v"
    shutil.copytree(frozen, folder)
    with reopened(folder) as opened, opened.write() as unit:
        [row] = unit.dossiers.page(find="thu").rows
        record = unit.dossiers.get(row.id)
        assert (record.owner, record.owner_number, record.hamlet) == ("Lò Thị Thử", "", "")
        assert unit.drafts.load(row.id).snapshot == b"<data/>"
        assert unit.papers.read(unit.papers.list(row.id)[0]) == b"an invented photograph"
        assert [entry.kind for entry in unit.journal.entries()] == ["opened"]
        assert [row.owner for row in unit.dossiers.page(order="name").rows] == ["Lò Thị Thử"]
        unit.dossiers.update(row.id, hamlet="Bản Phiêng Ban")
        assert [row.owner for row in unit.dossiers.page(find="phieng ban").rows] == ["Lò Thị Thử"]
    with reopened(folder) as opened:
        assert opened.check() == ()


def test_migration_0004_makes_room_for_marks_and_answers_in_a_vault_of_the_first_schema(tmp_path: Path) -> None:
    folder = tmp_path / "v"
    shutil.copytree(Path(__file__).parent / "frozen" / "schema-0001", folder)
    with reopened(folder) as opened, opened.write() as unit:
        [row] = unit.dossiers.page().rows
        assert (row.shared, row.private, unit.restored.held(row.id)) == (False, False, None)
        unit.marks.put(row.id, "shared", on=True)
        assert unit.dossiers.row(row.id).shared


def test_migration_0005_keeps_a_draft_and_remembers_from_then_on(tmp_path: Path) -> None:
    folder = tmp_path / "v"
    shutil.copytree(Path(__file__).parent / "frozen" / "schema-0001", folder)
    with reopened(folder) as opened, opened.write() as unit:
        [row] = unit.dossiers.page().rows
        before = unit.drafts.load(row.id)
        known = unit.drafts.calls(row.id)
        assert [call.entries for call in known] == [(entry,) for entry in before.entries]
        unit.drafts.append(row.id, [DraftEntry("set", "/data/new", "1")])
        unit.drafts.save_snapshot(row.id, b"<data/>", {})
        assert [call.entries[0].ref for call in unit.drafts.calls(row.id)][-1] == "/data/new"
        unit.register.put(RegisteredPerson("p", "h", "Lò Thị Thử"), row.id, "owner")
        assert [person.name for person in unit.register.find("thu")] == ["Lò Thị Thử"]
    with reopened(folder) as opened:
        assert opened.check() == ()


def test_migration_0006_finds_what_was_returned_along_an_index(tmp_path: Path) -> None:
    folder = tmp_path / "v"
    shutil.copytree(Path(__file__).parent / "frozen" / "schema-0001", folder)
    with reopened(folder) as opened, opened._database.reading() as connection:
        plan = connection.exec_driver_sql("EXPLAIN QUERY PLAN SELECT * FROM portal_events WHERE status = 3").all()
        assert "ix_portal_events_status" in str(plan)


def test_migration_0007_keeps_what_helpers_did_about_an_act(tmp_path: Path) -> None:
    folder = tmp_path / "v"
    shutil.copytree(Path(__file__).parent / "frozen" / "schema-0001", folder)
    with reopened(folder) as opened:
        with opened.write() as unit:
            [row] = unit.dossiers.page().rows
            step = FollowUp(row.id, FollowUpKind.FEE_PAID, "Mai", FixedClock().now(), "Biên lai", "c1", amount=8000)
            kept = unit.follow_ups.add(step, b"a receipt")
            assert kept == replace(step, number=1)
        with opened.read() as unit:
            assert unit.follow_ups.list(row.id) == [kept]
            assert unit.follow_ups.picture(kept) == b"a receipt"
            assert unit.pending.acts() == []
        assert opened.check() == ()


def migrated(folder: Path, *more: Migration) -> None:
    """Open a vault as a later program with more migrations would."""
    with reopened(folder) as opened:
        data_key = opened._data_key
    path, known = folder / DATABASE_NAME, (*MIGRATIONS, *more)
    opening.open_database(path, data_key, FixedClock(), read_only=False, migrations=known).close()


def populated(folder: Path) -> None:
    with a_vault(folder) as opened, opened.write() as unit:
        unit.dossiers.add(a_dossier())
        unit.drafts.save_snapshot(a_parcel().dossier_id, b"<data/>", {})


def counts(path: Path, key: bytes) -> tuple[int, int, int]:
    connection = connect(path, key)
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        dossiers = connection.execute("SELECT count(*) FROM dossiers").fetchone()[0]
        drafts = connection.execute("SELECT count(*) FROM drafts").fetchone()[0]
    finally:
        connection.close()
    return version, dossiers, drafts


def key_of(folder: Path) -> bytes:
    with reopened(folder) as opened:
        return opened._data_key


@pytest.mark.parametrize("migration", [TEMPORARY, REBUILD])
def test_a_populated_vault_is_migrated_with_all_its_rows(tmp_path: Path, migration: Migration) -> None:
    folder = tmp_path / "v"
    populated(folder)
    key = key_of(folder)
    migrated(folder, migration)
    assert counts(folder / DATABASE_NAME, key) == (len(MIGRATIONS) + 1, 1, 1)


def test_before_a_migration_there_is_a_backup_that_opens(tmp_path: Path) -> None:
    folder = tmp_path / "v"
    populated(folder)
    migrated(folder, TEMPORARY)
    [backup] = (folder / "backups").iterdir()
    assert {path.name for path in backup.iterdir()} == {DATABASE_NAME, "vault.json"}
    with reopened(backup, read_only=True) as opened, opened.read() as unit:
        assert unit.dossiers.get(a_parcel().dossier_id).owner == "Lò Thị Thử"
        assert unit.drafts.load(a_parcel().dossier_id).snapshot == b"<data/>"


def test_an_opening_without_migrations_makes_no_backup(tmp_path: Path) -> None:
    populated(tmp_path / "v")
    reopened(tmp_path / "v").close()
    assert not (tmp_path / "v" / "backups").exists()


@pytest.mark.parametrize("bad", [BROKEN, ORPHANING])
def test_a_migration_that_fails_changes_nothing(tmp_path: Path, bad: Migration) -> None:
    folder = tmp_path / "v"
    populated(folder)
    key = key_of(folder)
    with pytest.raises(Exception, match=r"nowhere|not there"):
        migrated(folder, TEMPORARY, bad)
    assert counts(folder / DATABASE_NAME, key) == (len(MIGRATIONS), 1, 1)
    with reopened(folder) as opened:
        assert opened.check() == ()
        with opened._database.reading() as connection:
            columns = connection.exec_driver_sql("PRAGMA table_info(settings)").all()
        assert [column[1] for column in columns] == ["key", "value"]


def test_a_reader_does_not_migrate(tmp_path: Path) -> None:
    folder = tmp_path / "v"
    populated(folder)
    path, known, key = folder / DATABASE_NAME, (*MIGRATIONS, TEMPORARY), key_of(folder)
    with pytest.raises(Refusal) as refusal:
        opening.open_database(path, key, FixedClock(), read_only=True, migrations=known)
    assert refusal.value.code == "older-version"


def test_connections_hold_to_the_promised_pragmas(tmp_path: Path) -> None:
    populated(tmp_path / "v")
    database = Database(tmp_path / "v", key_of(tmp_path / "v"), read_only=False)
    expected = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 5000, "secure_delete": 1}
    with database.writing() as connection:
        for pragma, value in expected.items():
            assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar_one() == value, pragma
        assert connection.exec_driver_sql("PRAGMA cipher_log_level").scalar_one() == "NONE"
    database.close()


def test_migration_0003_gives_an_older_vault_results_and_deadlines(tmp_path: Path) -> None:
    folder = tmp_path / "v"
    shutil.copytree(Path(__file__).parent / "frozen" / "schema-0001", folder)
    with reopened(folder) as opened:
        with opened.write() as unit:
            [row] = unit.dossiers.page().rows
            assert (unit.results.wanted(), unit.results.list(row.id), unit.results.handovers(row.id)) == ([], [], [])
            wanted = WantedResult("c1", row.id, {"note": "Trích lục"})
            kept = unit.results.keep(wanted, b"%PDF-1.7 giay", "application/pdf", "giay.pdf", FixedClock().now())
            assert unit.results.keep(wanted, b"%PDF-1.7 giay", "application/pdf", "giay.pdf", kept.kept_at) == kept
        with opened.read() as unit:
            assert unit.results.list(row.id) == [kept]
            assert unit.results.read(kept) == b"%PDF-1.7 giay"
        assert opened.check() == ()
