"""Which of the database's errors are the environment's fault, and the sentence for each.

Anything else is a bug of ours and keeps its own exception, whose text holds no values (``hide_parameters``).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy.exc import DBAPIError

from app.storage import faults
from forms.refusal import Refusal


def of_sqlite(code: int | None, folder: Path) -> Refusal | None:
    """The refusal that an SQLite result code means, or None when it is no fault of the environment."""
    match (code or 0) & 0xFF:
        case 5 | 6:
            return faults.busy(folder)
        case 8 | 14:
            return faults.not_writable(folder)
        case 10:
            return faults.disk_error(folder)
        case 11 | 26:
            return faults.damaged("The database", folder)
        case 13:
            return faults.disk_full(folder)
        case _:
            return None


_TEXTS = {
    "database is locked": 5,
    "attempt to write a readonly database": 8,
    "disk I/O error": 10,
    "database disk image is malformed": 11,
    "database or disk is full": 13,
    "unable to open database file": 14,
    "file is not a database": 26,
}
"""SQLite's own fixed sentences: the driver's backup call forgets to say the code."""


def _code(cause: object) -> int | None:
    code = getattr(cause, "sqlite_errorcode", None)
    return code if isinstance(code, int) else _TEXTS.get(str(cause))


@contextmanager
def plain_database_faults(folder: Path) -> Iterator[None]:
    """Turn the database's environment faults into refusals."""
    try:
        yield
    except (DBAPIError, sqlcipher.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        refusal = of_sqlite(_code(cause), folder)
        if refusal is None:
            raise
        raise refusal from error
