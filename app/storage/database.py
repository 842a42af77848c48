"""SQLCipher behind SQLAlchemy: how a connection is made, and what one transaction is.

SQLAlchemy's own ``pysqlcipher`` dialect always runs a passphrase through ``PRAGMA key``; here the plain SQLite dialect
gets connections that already hold a raw key, which costs nothing to open. Python's own transaction handling is switched
off (``isolation_level=None``): in its legacy mode a ``CREATE TABLE`` survived a rollback.
"""

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, QueuePool, create_engine, event

from app.storage.database_faults import plain_database_faults
from app.storage.sealing import derive
from forms.onlooker import NOBODY, OnLooker
from forms.refusal import NotNow, Refusal

DATABASE_NAME = "vault.db"
BUSY_SECONDS = 5.0
_CACHE_KIB = 8_000
"""For reading: SQLite's own 2 MB hold too little of a hundred thousand dossiers, and each other page is decrypted."""
_STEPS_BETWEEN_LOOKS = 50_000
"""Of SQLite's own machine, some hundredths of a second, before it asks whether its check is still wanted."""
_CHECKPOINT_VALVE_PAGES = 20_000
"""80 MB of log: checkpoints run when the program is idle or closes; this only keeps a forgotten one from growing on."""


def connect(path: Path, data_key: bytes, mode: str = "rw") -> sqlcipher.Connection:
    """A raw connection to an encrypted database, with the pragmas every connection needs.

    Args:
        path: the database file.
        data_key: the vault's 32-byte data key.
        mode: SQLite's ``rwc`` (create), ``rw``, ``ro``, or ``immutable`` for a medium that cannot be written at all.
    """
    access = "immutable=1" if mode == "immutable" else f"mode={mode}"
    connection = sqlcipher.connect(
        f"{path.absolute().as_uri()}?{access}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=BUSY_SECONDS,
    )
    try:
        for pragma in _pragmas(raw_key_text(data_key), writes=mode in {"rw", "rwc"}):
            connection.execute(pragma)
    except BaseException:
        connection.close()
        raise
    return connection


def raw_key_text(data_key: bytes) -> str:
    """The database's own key as a pragma takes it: raw, so that no passphrase derivation runs at every connection."""
    return f"\"x'{derive(data_key, 'hosolang database').hex()}'\""


def integrity_findings(connection: sqlcipher.Connection, looker: OnLooker = NOBODY) -> list[str]:
    """What SQLCipher's and SQLite's own checks say against a file; empty when every page is authentic and in order.

    Raises:
        NotNow: ``stopped`` by who looks on.
    """
    connection.set_progress_handler(looker.stopped, _STEPS_BETWEEN_LOOKS)
    try:
        texts = [
            str(row[0])
            for pragma in ("PRAGMA cipher_integrity_check", "PRAGMA quick_check")
            for row in connection.execute(pragma).fetchall()
        ]
    except sqlcipher.OperationalError:
        if looker.stopped():
            raise NotNow("stopped", "The check was stopped; nothing was changed.") from None
        raise
    finally:
        connection.set_progress_handler(None, 0)
    return [text for text in texts if text != "ok"]


def _pragmas(key_text: str, *, writes: bool) -> Iterator[str]:
    yield "PRAGMA cipher_log_level = NONE"
    yield f"PRAGMA key = {key_text}"
    yield "PRAGMA temp_store = MEMORY"
    yield "PRAGMA foreign_keys = ON"
    if writes:
        yield "PRAGMA journal_mode = WAL"
        yield "PRAGMA synchronous = FULL"
        yield "PRAGMA secure_delete = ON"
        yield f"PRAGMA wal_autocheckpoint = {_CHECKPOINT_VALVE_PAGES}"


class Database:
    """The open database of a vault: one writing transaction at a time, any number of reading ones beside it."""

    def __init__(self, folder: Path, data_key: bytes, *, read_only: bool, name: str = DATABASE_NAME) -> None:
        self.folder = folder
        self.path = folder / name
        self.read_only = read_only
        self._data_key = data_key
        self._turn = threading.Lock()
        self._writing_thread: int | None = None
        self._closed = False
        self._reader = _engine(self._connect_reader, "BEGIN")
        self._writer = None if read_only else _engine(self.raw, None)
        self._pen: Connection | None = None

    def raw(self, path: Path | None = None, mode: str = "rw") -> sqlcipher.Connection:
        """A connection outside the pools, for opening, migrating, backing up and checking."""
        return connect(path or self.path, self._data_key, mode)

    def findings(self, looker: OnLooker = NOBODY) -> list[str]:
        """What is wrong with the file: unauthentic pages, disordered indexes; empty when it is whole.

        Raises:
            Refusal: as :meth:`reading`.
            NotNow: ``stopped`` by who looks on.
        """
        self._require_open()
        with plain_database_faults(self.folder):
            fresh = self._connect_reader()  # a reader of before has old totals of FTS5 in memory
            try:
                return integrity_findings(fresh, looker)
            finally:
                fresh.close()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent view; nothing can be written through it.

        Raises:
            Refusal: ``vault-locked`` after :meth:`close`; the environment's faults.
        """
        self._require_open()
        with plain_database_faults(self.folder), self._reader.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction, durable when the block has ended; an exception inside it undoes everything.

        Raises:
            Refusal: ``opened-for-reading``, ``vault-locked``, ``disk-full`` and the environment's other faults.
            NotNow: ``vault-busy`` when another process keeps the database for itself.
        """
        if self._writer is None:
            raise Refusal("opened-for-reading", "This vault was opened for reading; nothing can be changed through it.")
        self._require_no_transaction()
        with self._turn:
            self._require_open()
            self._writing_thread = threading.get_ident()
            try:
                with plain_database_faults(self.folder), self._one_transaction(self._writer) as connection:
                    yield connection
            finally:
                self._writing_thread = None

    @contextmanager
    def _one_transaction(self, writer: Engine) -> Iterator[Connection]:
        """One connection is kept for all writing: taking it from SQLAlchemy's pool costs as much as an answer."""
        pen = self._pen or writer.connect()
        self._pen = None
        try:
            pen.connection.cursor().execute("BEGIN IMMEDIATE")
            yield pen
            if pen.in_transaction():
                pen.commit()
            else:
                pen.connection.cursor().execute("COMMIT")
        except BaseException:
            _give_up(pen)
            raise
        self._pen = pen

    def checkpoint(self) -> bool:
        """Move the log into the database file and empty it; called when idle, never on the way of an answer.

        Returns False while a reader still needs the log.
        """
        self._require_no_transaction()
        if self._writer is None or self._closed:
            return False
        with plain_database_faults(self.folder), self._turn:
            connection = self.raw()
            try:
                is_busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            finally:
                connection.close()
        return not is_busy

    def let_readers_go(self) -> None:
        """Close the connections that wait for the next reading; each holds up to 8 MB, and another comes in 5 ms."""
        self._reader.dispose()

    @contextmanager
    def standing_still(self) -> Iterator[None]:
        """No write begins while the block runs; reading goes on."""
        self._require_no_transaction()
        with self._turn:
            self._require_open()
            yield

    def retire(self) -> None:
        """Close without waiting for a turn and without touching the file: another database has taken its place."""
        self._closed = True
        self._reader.dispose()
        pen, self._pen = self._pen, None
        if pen is not None:
            pen.close()
        if self._writer is not None:
            self._writer.dispose()

    def close(self, *, fold_log: bool = True) -> None:
        """Wait for the running write, empty the log unless told to leave it, and let every connection go."""
        if self._closed:
            return
        try:
            if fold_log:
                self.checkpoint()
        finally:
            with self._turn:
                self.retire()

    def _require_no_transaction(self) -> None:
        """Waiting for one's own transaction would never end: a bug, and it says so."""
        if self._writing_thread == threading.get_ident():
            raise RuntimeError("a transaction is open in this thread: one unit for one use case")

    def _require_open(self) -> None:
        if self._closed:
            raise Refusal("vault-locked", "The vault is locked: unlock it with the passphrase and try again.")

    def _connect_reader(self) -> sqlcipher.Connection:
        connection = self.raw(mode=_reading_mode(self.path) if self.read_only else "rw")
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        connection.execute("PRAGMA query_only = ON")
        return connection


def _give_up(pen: Connection) -> None:
    """Undo everything, also what statements outside SQLAlchemy's knowledge did, and let the connection go."""
    try:
        if pen.connection.dbapi_connection is not None:
            pen.connection.dbapi_connection.rollback()
    finally:
        pen.close()


def _engine(creator: Callable[[], sqlcipher.Connection], begin: str | None) -> Engine:
    """Made when several are wanted at once; the one used last is used next, for each fills a cache of its own."""
    engine = create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=creator,
        poolclass=QueuePool,
        pool_size=4,
        pool_use_lifo=True,
        hide_parameters=True,
    )

    if begin is not None:

        @event.listens_for(engine, "begin")
        def _begin(connection: Connection) -> None:
            connection.connection.cursor().execute(begin)

    return engine


def _reading_mode(path: Path) -> str:
    """Beside a writer the log must be followed; on a medium that cannot be written there is no one to follow."""
    log = path.with_name(path.name + "-wal")
    return "ro" if os.access(path.parent, os.W_OK) or log.exists() else "immutable"
