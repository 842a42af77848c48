"""The journal: append-only, hash-chained over sealed details, ids and kinds only; it outlives erased dossiers."""

import hashlib
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Row, RowMapping, insert, select

from app.storage import envelope, sealing
from app.storage.moments import moment_of, stamp
from app.storage.records import JournalEntry
from app.storage.tables.house import journal
from app.storage.transaction import NO_DOSSIER, Transaction

_BEGINNING = bytes(32)


class Journal:
    """Writer: services."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    def append(self, kind: str, subject_id: str, details: Mapping[str, Any], dossier_id: str | None = None) -> None:
        """Add a link; the details are sealed with the dossier's key and can go with it, the link stays.

        Raises:
            Refusal: ``unknown-dossier``.
        """
        number, previous = self.head()
        scope = NO_DOSSIER if dossier_id is None else dossier_id
        fields = {
            "number": number + 1,
            "at": stamp(self._tx.clock.now()),
            "kind": kind,
            "subject": subject_id,
            "scope": scope,
            "sealed": self._tx.seal(scope, envelope.pack(dict(details)), "journal", number + 1),
        }
        self._tx.connection.execute(insert(journal), fields | {"hash": _link(previous, fields)})

    def entries(self, subject: str | None = None) -> list[JournalEntry]:
        """The links, oldest first; details are empty where the dossier's key was destroyed.

        Raises:
            Refusal: ``damaged-record``.
        """
        query = select(journal).order_by(journal.c.number)
        if subject is not None:
            query = query.where(journal.c.subject == subject)
        return [self._entry(row) for row in self._tx.connection.execute(query)]

    def head(self) -> tuple[int, bytes]:
        """Number and hash of the last link; (0, 32 zero bytes) before the first."""
        query = select(journal.c.number, journal.c.hash).order_by(journal.c.number.desc()).limit(1)
        last = self._tx.connection.execute(query).one_or_none()
        return (0, _BEGINNING) if last is None else (last.number, last.hash)

    def first_broken_link(self) -> int | None:
        """The number of the first link that is missing, changed or moved; None when the chain holds."""
        expected, previous = 1, _BEGINNING
        for row in self._tx.connection.execute(select(journal).order_by(journal.c.number)).mappings():
            if row["number"] != expected or row["hash"] != _link(previous, row):
                return expected
            expected, previous = expected + 1, row["hash"]
        return None

    def _entry(self, row: Row[Any]) -> JournalEntry:
        details: dict[str, Any] = {}
        if self._tx.has_key(row.scope):
            details, _ = envelope.unpack(self._tx.unseal(row.scope, row.sealed, "journal", row.number))
        return JournalEntry(row.number, moment_of(row.at), row.kind, row.subject, details, row.hash.hex())


def _link(previous: bytes, fields: Mapping[str, Any] | RowMapping) -> bytes:
    named = sealing.place(*(fields[name] for name in ("number", "at", "kind", "subject", "scope")))
    return hashlib.sha256(previous + named + fields["sealed"]).digest()
