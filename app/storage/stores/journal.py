"""The journal: append-only, hash-chained over sealed details, ids and kinds only; it outlives erased dossiers."""

import hashlib
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from sqlalchemy import Row, RowMapping, insert, select

from app.storage import envelope, sealing
from app.storage.moments import moment_of, stamp
from app.storage.records import JournalEntry, JournalHead
from app.storage.tables.house import journal
from app.storage.tables.upkeep import journal_heads
from app.storage.transaction import NO_DOSSIER, Transaction
from sync.keys import device_id, is_signed
from sync.messages import journal_message
from sync.ports import Signer

_BEGINNING = bytes(32)

KEPT_ELSEWHERE = ("journal.confirmed", "journal.differs")
"""Settings: what the gateway keeps of this journal, and what it keeps of another; a restore begins anew."""


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

    def sign_head(self, vault_id: str, signer: Signer) -> JournalHead:
        """Sign the last link and keep what was signed, as a gateway or a printed report keeps it elsewhere."""
        number, link = self.head()
        head = JournalHead(
            vault_id=vault_id,
            number=number,
            hash=link,
            device_id=signer.device_id,
            public_key=signer.public_key,
            signature=signer.sign(journal_message(vault_id, number, link)),
            signed_at=self._tx.clock.now(),
        )
        fields = asdict(head) | {"signed_at": stamp(head.signed_at)}
        del fields["vault_id"]
        self._tx.connection.execute(insert(journal_heads).prefix_with("OR REPLACE"), fields)
        return head

    def heads(self, vault_id: str) -> list[JournalHead]:
        """Every head that was signed, oldest first."""
        rows = self._tx.connection.execute(select(journal_heads).order_by(journal_heads.c.number))
        return [JournalHead(vault_id, **row._asdict() | {"signed_at": moment_of(row.signed_at)}) for row in rows]

    def leads_through(self, head: JournalHead) -> bool:
        """Whether the chain still has the link that a device signed, and the signature is that device's."""
        if device_id(head.public_key) != head.device_id:
            return False
        query = select(journal.c.hash).where(journal.c.number == head.number)
        link = _BEGINNING if head.number == 0 else self._tx.connection.execute(query).scalar_one_or_none()
        return link == head.hash and is_signed(head.public_key, head.message(), head.signature)

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
