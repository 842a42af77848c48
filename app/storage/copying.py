"""Whole copies of an open database: by SQLite's own backup call, one file without a log, on the disk before it counts.

Copying the main file alone loses what is in the log; the backup call does not, and writers go on beside it.
"""

from functools import partial
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from app.storage import durable, faults
from app.storage.database import Database, connect, integrity_findings, raw_key_text
from app.storage.database_faults import plain_database_faults
from forms.onlooker import NOBODY, OnLooker

_PAGES_AT_ONCE = 1024
"""4 MB: between two such pieces it is told how far the copy is."""


def copy_database(database: Database, target: Path, looker: OnLooker = NOBODY) -> None:
    """Copy to a file that does not exist yet; the copy has the same key and is durable when this returns.

    Told as the stage ``copy``, in pages.

    Raises:
        Refusal: ``disk-full``, ``not-writable``, ``disk-error``, ``damaged`` when the original cannot be read.
        NotNow: ``stopped``; what was copied so far lies at ``target``.
    """
    with faults.plain_file_faults(target.parent):
        durable.write_new(target)
    with plain_database_faults(target.parent):
        source, copy = database.raw(), database.raw(target)
        try:
            source.execute("BEGIN")  # one view for all pieces: who writes beside it does not make it begin anew
            source.execute("SELECT count(*) FROM sqlite_master").fetchall()
            source.backup(copy, pages=_PAGES_AT_ONCE, progress=partial(_piece, looker))
            _without_log(copy)
        finally:
            copy.close()
            source.close()
    with faults.plain_file_faults(target.parent):
        durable.sync_file(target)


def _piece(looker: OnLooker, _status: int, remaining: int, total: int) -> None:
    looker.at("copy", total - remaining, total)


def rekeyed_copy(database: Database, target: Path, old_key: bytes, new_key: bytes) -> None:
    """Copy to a new file under another key and look the copy over.

    Raises:
        Refusal: those of :func:`copy_database`.
    """
    copy_database(database, target)
    with plain_database_faults(target.parent):
        copy = connect(target, old_key)
        try:
            _without_log(copy)
            copy.execute(f"PRAGMA rekey = {raw_key_text(new_key)}")
        finally:
            copy.close()
        require_sound(target, new_key)
    with faults.plain_file_faults(target.parent):
        durable.sync_file(target)


def require_sound(path: Path, data_key: bytes, looker: OnLooker = NOBODY) -> None:
    """Open a copy and check every page of it, told as the stage ``copy-opened``.

    Raises:
        Refusal: ``damaged``, naming the folder of the copy.
        NotNow: ``stopped``.
    """
    looker.at("copy-opened")
    with plain_database_faults(path.parent):
        connection = connect(path, data_key, "immutable")
        try:
            if findings := integrity_findings(connection, looker):
                raise faults.damaged(f"The copy {path.name} ({findings[0]})", path.parent)
        finally:
            connection.close()


def _without_log(connection: sqlcipher.Connection) -> None:
    """A copy is one file; until it is whole it is nobody's, so it needs no journal on the disk."""
    connection.execute("PRAGMA journal_mode = MEMORY").fetchall()
