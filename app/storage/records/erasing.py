"""How long a dossier is kept, and what is left of it when it was erased."""

from dataclasses import dataclass
from datetime import date, datetime

from app.storage.records.backups import BackupCopy


@dataclass(frozen=True)
class RetentionRule:
    """How many days a dossier is kept after its result or its filing, and how long before that it is warned of."""

    after_result: int = 30
    after_filing: int = 90
    warn_before: int = 7


@dataclass(frozen=True)
class RetentionView:
    """The clock of one dossier: since when it runs and why (result, filing, withdrawn), until when it may be kept."""

    dossier_id: str
    since: str
    start: date
    until: date
    warn_from: date

    def is_over(self, today: date) -> bool:
        """Whether the time of keeping has passed."""
        return self.until < today


@dataclass(frozen=True)
class Erasure:
    """One dossier that was erased; the id alone is kept, so that it does not come back."""

    dossier_id: str
    erased_at: datetime
    reason: str
    erased_by: str


@dataclass(frozen=True)
class ErasedFigure:
    """How many dossiers of one kind were erased whose owners agreed to be counted. ``month`` is YYYY-MM."""

    month: str
    procedure: str
    route: str
    outcome: str
    count: int


@dataclass(frozen=True)
class ErasureCertificate:
    """What an erasure reached, as the person gets it on paper.

    Attributes:
        dossier_ids: what was erased.
        erased_at: when.
        erased_by: the helper who did it.
        reason: why, in a word.
        papers: how many attached files were deleted.
        is_log_truncated: the database's log holds no older state any more; False while another program reads.
        copies_cleaned: backups in which the key was destroyed too.
        copies_not_reached: backups that still hold it: a stick that is elsewhere, one that cannot be written.
    """

    dossier_ids: tuple[str, ...]
    erased_at: datetime
    erased_by: str
    reason: str
    papers: int
    is_log_truncated: bool
    copies_cleaned: tuple[BackupCopy, ...]
    copies_not_reached: tuple[BackupCopy, ...]
