"""The journal, and what checking and repairing a vault found."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sync.messages import journal_message


@dataclass(frozen=True)
class JournalEntry:
    """One link of the journal: ids and sealed details, never names."""

    number: int
    at: datetime
    kind: str
    subject: str
    details: Mapping[str, Any]
    hash: str


@dataclass(frozen=True)
class JournalHead:
    """The journal's last link, signed by the device: who keeps it elsewhere can prove later that nothing was cut off.

    The signature is over ``hosolang-journal-1``, a line feed, the vault's id, a space, the number, a space, the hash in
    hex.
    """

    vault_id: str
    number: int
    hash: bytes
    device_id: str
    public_key: bytes
    signature: bytes
    signed_at: datetime

    def message(self) -> bytes:
        """What is signed."""
        return journal_message(self.vault_id, self.number, self.hash)


@dataclass(frozen=True)
class Finding:
    """One thing that `check` found wrong. ``where`` is a dossier's id, a journal link or a table; never a name."""

    code: str
    where: str
    sentence: str


@dataclass(frozen=True)
class SetAside:
    """A record that stands aside. ``source`` is its table, ``scope`` its dossier's id or empty."""

    number: int
    source: str
    scope: str
    reason: str
    set_aside_at: datetime


@dataclass(frozen=True)
class RepairReport:
    """What a repair saved and what it could not, by table; never a name.

    Attributes:
        saved: rows in the new vault.
        lost: rows that should be there and could not be read.
        set_aside: rows that are kept but cannot be used now: unreadable, or without their dossier.
        papers_saved: encrypted papers that are whole.
        papers_lost: encrypted papers that are missing or changed.
        log_lost: transactions of the log that could not be read.
    """

    saved: Mapping[str, int]
    lost: Mapping[str, int]
    set_aside: int
    papers_saved: int
    papers_lost: int
    log_lost: int

    @property
    def is_whole(self) -> bool:
        """Whether nothing at all was lost or set aside."""
        return not (sum(self.lost.values()) or self.set_aside or self.papers_lost or self.log_lost)
