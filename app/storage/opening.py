"""The steps of opening a database, in order: complete, readable, not newer, checked, backed up, migrated, clean."""

import secrets
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from app.storage import durable, faults, moments, slots_file
from app.storage.copying import copy_database
from app.storage.database import DATABASE_NAME, Database, connect
from app.storage.database_faults import plain_database_faults
from app.storage.migrations import MIGRATIONS, Migration
from app.storage.segments import PaperFolder
from app.storage.slots_file import SLOTS_NAME
from forms.onlooker import NOBODY, OnLooker
from forms.refusal import Refusal
from sync.ports import Clock

UNFINISHED_NAME = "vault.new.db"
BACKUPS_NAME = "backups"


def open_database(  # noqa: PLR0913 - each after the clock by name
    path: Path,
    data_key: bytes,
    clock: Clock,
    *,
    read_only: bool,
    was_unclean: bool = False,
    migrations: Sequence[Migration] = MIGRATIONS,
    looker: OnLooker = NOBODY,
) -> Database:
    """A database that can be trusted, or a refusal that says why not (design, section 8; the owner's lock is held).

    Told as the stages ``open-check``, ``open-copy`` and ``open-new``, where there is need of them.

    Raises:
        Refusal: ``damaged``, ``newer-version``, ``older-version`` (only when reading), ``not-writable``, ``disk-full``.
    """
    folder = path.parent
    if not read_only and path.name == DATABASE_NAME:
        finish_creation(folder)
    require_present(path)
    database = Database(folder, data_key, read_only=read_only, name=path.name)
    try:
        with plain_database_faults(folder):
            version = schema_version(database)
            require_known(version, len(migrations), folder, read_only=read_only)
            if was_unclean:
                looker.told("open-check", 0, 0)
                require_whole(database)
            if version < len(migrations):
                looker.told("open-copy", 0, 0)
                back_up_before_migrating(database, version, clock)
                looker.told("open-new", 0, 0)
                migrate_file(database, migrations)
    except BaseException:
        database.close(fold_log=False)
        raise
    return database


def create_database(
    folder: Path, data_key: bytes, migrations: Sequence[Migration] = MIGRATIONS
) -> sqlcipher.Connection:
    """An empty database with the present schema under a name that no opening looks at; returns its raw connection."""
    for leftover in folder.glob(f"{UNFINISHED_NAME}*"):
        leftover.unlink()
    durable.write_new(folder / UNFINISHED_NAME)
    connection = connect(folder / UNFINISHED_NAME, data_key)
    try:
        migrate(connection, migrations, folder)
    except BaseException:
        connection.close()
        raise
    return connection


def finish_creation(folder: Path) -> None:
    """Give the finished database its name; after a kill between the key file and this step the next opening does it."""
    unfinished = folder / UNFINISHED_NAME
    if unfinished.is_file() and not (folder / DATABASE_NAME).exists():
        with faults.plain_file_faults(folder):
            unfinished.rename(folder / DATABASE_NAME)
            durable.sync_folder(folder)


def require_present(path: Path) -> None:
    """Refuse (``damaged``) before SQLite makes an empty database out of nothing."""
    if not path.is_file() or path.stat().st_size == 0:
        raise faults.damaged(f"The database {path.name}, missing or empty,", path.parent)


def schema_version(database: Database) -> int:
    """How many migrations the file has seen; reading it proves that the key fits and the first page is whole."""
    with database.reading() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")
        return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def require_known(version: int, known: int, folder: Path, *, read_only: bool) -> None:
    """Refuse a file from a newer program, an unborn one, and, for a reader that cannot migrate, an older one."""
    if version > known:
        raise slots_file.newer(folder)
    if version == 0:
        raise faults.damaged("The database", folder)
    if read_only and version < known:
        raise Refusal(
            "older-version",
            f"The vault in {folder} is from an older version: open it once in the window, then read it again.",
            folder=str(folder),
        )


def require_whole(database: Database) -> None:
    """After an unclean exit: every page authentic, every index in order.

    The log is folded in first: a power cut while that was done leaves torn pages in the file, whole in the log, and
    SQLCipher's check looks at the file alone.
    """
    database.checkpoint()
    if findings := database.findings():
        raise faults.damaged(f"The database ({findings[0]})", database.folder)


def back_up_before_migrating(database: Database, version: int, clock: Clock) -> None:
    """A whole copy by SQLite's backup call (copying the main file alone loses what is in the log), and the keys.

    The copy carries the same key, so the key file stands beside it.
    """
    folder = database.folder / BACKUPS_NAME
    moment = moments.stamp(clock.now())[:19].replace(":", "").replace("-", "")
    target = folder / f"before-schema-{version + 1}-{moment}-{secrets.token_hex(2)}"
    with faults.plain_file_faults(folder):
        target.mkdir(parents=True, mode=0o700)
    copy_database(database, target / database.path.name)
    with faults.plain_file_faults(folder):
        durable.write_new(target / SLOTS_NAME, (database.folder / SLOTS_NAME).read_bytes())
        durable.sync_folder(folder)


def migrate_file(database: Database, migrations: Sequence[Migration]) -> None:
    """Bring a file to the present schema on a connection of its own."""
    connection = database.raw()
    try:
        migrate(connection, migrations, database.folder)
    finally:
        connection.close()


def migrate(connection: sqlcipher.Connection, migrations: Sequence[Migration], folder: Path) -> None:
    """All pending steps and the version in one transaction, with foreign keys off and checked before the commit.

    With enforcement on, rebuilding a parent table deletes its children; a file is never left half migrated.
    """
    done = connection.execute("PRAGMA user_version").fetchone()[0]
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("BEGIN IMMEDIATE")
    try:
        for migration in migrations[done:]:
            for statement in migration.statements:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(migrations)}")
        require_references(connection, folder)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    finally:
        connection.execute("PRAGMA foreign_keys = ON")


def require_references(connection: sqlcipher.Connection, folder: Path) -> None:
    """Refuse (``damaged``) when a row names another that is not there."""
    if connection.execute("PRAGMA foreign_key_check").fetchall():
        raise faults.damaged("The database (a row names another that is not there)", folder)


def sweep_papers(papers: PaperFolder, wanted: set[str]) -> int:
    """After an unclean exit: delete segments that no row names (a kill came before the row); returns how many."""
    leftovers = papers.names() - wanted
    for name in leftovers:
        papers.remove(name)
    return len(leftovers)


def sweep_databases(folder: Path, present: str) -> None:
    """Delete databases that the key file does not name: a kill came before they counted, or after they stopped to."""
    for path in folder.glob("vault*.db*"):
        name = path.name.removesuffix("-wal").removesuffix("-shm").removesuffix("-journal")
        if name != present and slots_file.is_database_name(name):
            with suppress(OSError):  # Windows keeps what a reader still has open; the next opening tries again.
                path.unlink()
