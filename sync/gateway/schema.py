"""The gateway's tables and how a database is opened: SQLite by default, any other that SQLAlchemy speaks by its URL.

Moments are RFC 3339 texts in UTC (``sync.encoding.stamp``), which sort as time does in every database.
"""

import contextlib
import logging
import os
import sqlite3
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event

from forms.refusal import NotNow, Refusal

VERSION = 7
"""Version of these tables; ``migrations`` brings older ones here, a database with a newer one is refused."""

_SWITCHES = 1000
"""How often a new database's switch to its log is tried; after any one that was made, by whomever, none is needed."""

metadata = sa.MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)

gateway = sa.Table(
    "gateway",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("epoch", sa.Text, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("created_at", sa.Text, nullable=False),
)

signing_keys = sa.Table(
    "signing_keys",
    metadata,
    sa.Column("key_id", sa.Text, primary_key=True),
    sa.Column("public_key", sa.LargeBinary, nullable=False),
    sa.Column("created_at", sa.Text, nullable=False),
    sa.Column("retired_at", sa.Text),
    sa.Column("announcement", sa.LargeBinary),
)
"""``announcement``: the statement by which the key before this one names it, and that key's signature, as JSON."""

enrolment_codes = sa.Table(
    "enrolment_codes",
    metadata,
    sa.Column("locator", sa.Text, primary_key=True),
    sa.Column("secret", sa.LargeBinary, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("unit", sa.Text, nullable=False),
    sa.Column("created_at", sa.Text, nullable=False),
    sa.Column("expires_at", sa.Text, nullable=False),
    sa.Column("wrong_tries", sa.Integer, nullable=False, default=0),
    sa.Column("device_id", sa.Text),
)

devices = sa.Table(
    "devices",
    metadata,
    sa.Column("device_id", sa.Text, primary_key=True),
    sa.Column("public_key", sa.LargeBinary, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("unit", sa.Text, nullable=False, index=True),
    sa.Column("enrolled_at", sa.Text, nullable=False),
    sa.Column("revoked_at", sa.Text),
    sa.Column("last_change", sa.Integer, nullable=False, default=0),
    sa.Column("confirmed", sa.Integer, nullable=False, default=0, server_default="0"),
)
"""``confirmed``: up to which change the laptop said that it holds them; those are not given to its key again."""

journal_heads = sa.Table(
    "journal_heads",
    metadata,
    sa.Column("device_id", sa.Text, sa.ForeignKey("devices.device_id"), primary_key=True),
    sa.Column("vault_id", sa.Text, primary_key=True),
    sa.Column("number", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("hash", sa.Text, nullable=False),
    sa.Column("signature", sa.Text, nullable=False),
    sa.Column("received_at", sa.Text, nullable=False),
)
"""Heads of the laptops' journals, each as its device signed it; the first one under a number stays."""

heirs = sa.Table(
    "heirs",
    metadata,
    sa.Column("device_id", sa.Text, sa.ForeignKey("devices.device_id"), primary_key=True),
    sa.Column("author", sa.Text, sa.ForeignKey("devices.device_id"), primary_key=True, index=True),
    sa.Column("since", sa.Text, nullable=False),
)
"""``device_id`` proved that it goes on where ``author`` stopped: a laptop after a restore has a new key."""

office_keys = sa.Table(
    "office_keys",
    metadata,
    sa.Column("key_hash", sa.Text, primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("unit", sa.Text, nullable=False),
    sa.Column("created_at", sa.Text, nullable=False),
    sa.Column("revoked_at", sa.Text),
    sa.Column("device_id", sa.Text, sa.ForeignKey("devices.device_id")),
)
"""Keys of other programs, by their hash: ``office`` reads and acts for a unit (empty: for all), ``collect`` submits
from other clients of the form standard, as the device ``device_id``."""

spent_nonces = sa.Table(
    "spent_nonces",
    metadata,
    sa.Column("nonce", sa.Text, primary_key=True),
    sa.Column("expires_at", sa.Text, nullable=False, index=True),
)

dossiers = sa.Table(
    "dossiers",
    metadata,
    sa.Column("dossier_id", sa.Text, primary_key=True),
    sa.Column("author", sa.Text, sa.ForeignKey("devices.device_id"), nullable=False, index=True),
    sa.Column("unit", sa.Text, nullable=False, index=True),
    sa.Column("created_at", sa.Text, nullable=False),
    sa.Column("status", sa.Integer),
    sa.Column("status_at", sa.Text),
    sa.Column("office_number", sa.Text),
    sa.Column("due_on", sa.Text),
)

submissions = sa.Table(
    "submissions",
    metadata,
    sa.Column("submission_id", sa.Text, primary_key=True),
    sa.Column("dossier_id", sa.Text, sa.ForeignKey("dossiers.dossier_id"), nullable=False),
    sa.Column("revision", sa.Integer, nullable=False),
    sa.Column("replaces", sa.Text),
    sa.Column("author", sa.Text, sa.ForeignKey("devices.device_id"), nullable=False),
    sa.Column("carrier", sa.Text, sa.ForeignKey("devices.device_id"), nullable=False),
    sa.Column("procedure", sa.Text, nullable=False),
    sa.Column("route", sa.Text, nullable=False),
    sa.Column("office", sa.Text, nullable=False),
    sa.Column("form_hash", sa.Text, nullable=False),
    sa.Column("digest", sa.Text, nullable=False),
    sa.Column("public_code", sa.Text, nullable=False, index=True),
    sa.Column("tracking_hash", sa.Text, nullable=False),
    sa.Column("signature", sa.LargeBinary, nullable=False),
    sa.Column("manifest", sa.LargeBinary, nullable=False),
    sa.Column("payload", sa.LargeBinary, nullable=False),
    sa.Column("created_at", sa.Text, nullable=False),
    sa.Column("received_at", sa.Text),
    sa.UniqueConstraint("dossier_id", "revision"),
)

submission_files = sa.Table(
    "submission_files",
    metadata,
    sa.Column("submission_id", sa.Text, sa.ForeignKey("submissions.submission_id"), primary_key=True),
    sa.Column("sha256", sa.Text, primary_key=True),
    sa.Column("size", sa.BigInteger, nullable=False),
    sa.Column("media_type", sa.Text, nullable=False),
    sa.Column("stored", sa.Text),
)

uploads = sa.Table(
    "uploads",
    metadata,
    sa.Column("upload_id", sa.Text, primary_key=True),
    sa.Column("device_id", sa.Text, sa.ForeignKey("devices.device_id"), nullable=False),
    sa.Column("submission_id", sa.Text, sa.ForeignKey("submissions.submission_id")),
    sa.Column("sha256", sa.Text, nullable=False),
    sa.Column("size", sa.BigInteger, nullable=False),
    sa.Column("received", sa.BigInteger, nullable=False, default=0),
    sa.Column("metadata", sa.Text, nullable=False),
    sa.Column("expires_at", sa.Text, nullable=False, index=True),
    sa.UniqueConstraint("submission_id", "sha256"),
)
"""What arrives in blocks: a file of ``submission_id``, or without one a bundle that the device passes on."""

file_parts = sa.Table(
    "file_parts",
    metadata,
    sa.Column("stored", sa.Text, primary_key=True),
    sa.Column("start", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("part", sa.Text, nullable=False),
)

forms = sa.Table(
    "forms",
    metadata,
    sa.Column("form_hash", sa.Text, primary_key=True),
    sa.Column("xml", sa.LargeBinary, nullable=False),
    sa.Column("created_at", sa.Text, nullable=False),
)

changes = sa.Table(
    "changes",
    metadata,
    sa.Column("device_id", sa.Text, sa.ForeignKey("devices.device_id"), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("change_id", sa.Text, nullable=False),
    sa.Column("dossier_id", sa.Text, nullable=False, index=True),
    sa.Column("submission_id", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("at", sa.Text, nullable=False),
    sa.Column("body", sa.LargeBinary, nullable=False),
    sa.UniqueConstraint("device_id", "change_id"),
)

results = sa.Table(
    "results",
    metadata,
    sa.Column("stored", sa.Text, primary_key=True),
    sa.Column("dossier_id", sa.Text, sa.ForeignKey("dossiers.dossier_id"), nullable=False, index=True),
    sa.Column("sha256", sa.Text, nullable=False, index=True),
    sa.Column("size", sa.BigInteger, nullable=False),
    sa.Column("media_type", sa.Text, nullable=False),
    sa.Column("created_at", sa.Text, nullable=False),
)

packs = sa.Table(
    "packs",
    metadata,
    sa.Column("procedure", sa.Text, primary_key=True),
    sa.Column("version", sa.Text, nullable=False),
    sa.Column("sha256", sa.Text, nullable=False, index=True),
    sa.Column("size", sa.BigInteger, nullable=False),
    sa.Column("stored", sa.Text, nullable=False),
    sa.Column("offered_at", sa.Text, nullable=False),
)
"""The pack file that is offered for each procedure; who signed it is for the laptop to check."""


withdrawals = sa.Table(
    "withdrawals",
    metadata,
    sa.Column("dossier_id", sa.Text, primary_key=True),
    sa.Column("device_id", sa.Text, sa.ForeignKey("devices.device_id"), primary_key=True),
    sa.Column("revision", sa.Integer, nullable=False),
    sa.Column("withdrawn_at", sa.Text, nullable=False),
)
"""The villager wants a dossier no more, up to this revision, as the laptop ``device_id`` told; also of one that is not
here yet, for a stick may be slower than the notice."""


def open_engine(url: str) -> sa.Engine:
    """An engine on ``url`` whose transactions begin as writers at once (SQLite) unless they ask with ``reading``.

    Raises:
        Refusal: ``bad-database`` for a URL that is none, or a database driver that is not installed.
    """
    try:
        parsed = sa.make_url(url)
        is_server = parsed.get_backend_name() != "sqlite"
        engine = sa.create_engine(
            parsed, hide_parameters=True, pool_size=16, max_overflow=32, pool_pre_ping=is_server, pool_timeout=10
        )
    except (sa.exc.ArgumentError, ImportError, TypeError) as error:
        raise Refusal(
            "bad-database", "The gateway's database must be a URL such as sqlite:////srv/hosolang/gateway.db."
        ) from error
    if engine.dialect.name == "sqlite":
        if parsed.database in {None, "", ":memory:"}:
            raise Refusal("bad-database", "The gateway needs a database file, not one in memory.")
        _make_private(Path(str(parsed.database)))
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    else:
        # Two laptops at the same row: the driver warns of the statements after it, and raises the error to us as well.
        logging.getLogger("psycopg").setLevel(logging.ERROR)
        event.listen(engine, "do_connect", _connect)
    return engine


def _make_private(file: Path) -> None:
    """Make a new database file that its owner alone reads; SQLite gives its log the same rights."""
    with contextlib.suppress(OSError):  # there already, or no such folder: opening says which
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def reading(engine: sa.Engine) -> sa.Engine:
    """The same engine for transactions that only read and so never wait for a writer."""
    return engine.execution_options(hosolang_reads=True)


def _connect(dialect: sa.Dialect, _record: object, arguments: Any, options: Any) -> Any:  # noqa: ANN401 - the driver's
    """Connect, or say that the database is away: nothing was begun then, which an error in a transaction cannot say."""
    try:
        return dialect.connect(*arguments, **{"connect_timeout": 10, **options})
    except dialect.loaded_dbapi.OperationalError as error:
        raise NotNow(
            "database-unreachable", "The gateway's database cannot be opened; check its address, folder and rights."
        ) from error


def _prepare_sqlite(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's own connection
    connection.isolation_level = None  # pysqlite must not begin or commit by itself; _begin_sqlite does
    connection.execute("PRAGMA busy_timeout = 30000")
    _write_ahead(connection)
    for pragma in ("synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Let the database keep a log ahead of its writes, once for ever.

    Alone among statements the switch does not wait while another process makes it: it fails at once. So this one waits
    by beginning a transaction, which does wait, and looks again.
    """
    for left in reversed(range(_SWITCHES)):
        try:
            if connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal":
                return
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or not left:
                raise
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")


def _begin_sqlite(connection: sa.Connection) -> None:
    reads = connection.get_execution_options().get("hosolang_reads", False)
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")
