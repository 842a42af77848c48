"""The frozen values that services hand out, beside those of ``forms`` and ``storage``."""

from dataclasses import dataclass
from datetime import datetime

from app.storage.records import (
    AttachedPaper,
    DossierRow,
    FollowUp,
    JournalEntry,
    OfficeReport,
    PortalEvent,
    ResultHandover,
    ResultPaper,
)
from forms.dossier import Consent, Problem
from sync.ports import OutboxRow


@dataclass(frozen=True)
class SectionView:
    """One page of a form: its questions that are asked as things stand, and how far the helper has come.

    ``asked`` counts the relevant questions that take an answer, ``answered`` those with one.
    """

    ref: str
    label: str
    relevant: bool
    questions: tuple[str, ...]
    asked: int
    answered: int
    errors: int
    warnings: int


@dataclass(frozen=True)
class BlockView:
    """A block of the form that holds a person and can be filled from that person's card."""

    ref: str
    role: str
    label: str
    relevant: bool


@dataclass(frozen=True)
class ScanOutcome:
    """What scanning a card into a person block did.

    ``needs_confirmation`` means that nothing was filled: name or age do not fit the block (``warnings`` says why), and
    the helper is asked whose card this is. The same call with ``sure=True`` fills.
    """

    block: str
    filled: tuple[str, ...]
    warnings: tuple[str, ...]
    needs_confirmation: bool = False


@dataclass(frozen=True)
class Started:
    """A new draft: its id, and what the form still wants."""

    id: str
    problems: tuple[Problem, ...]
    scans: tuple[ScanOutcome, ...] = ()


@dataclass(frozen=True)
class Finalized:
    """A frozen dossier: the submission that now waits, and its digest (SHA-256, hex).

    ``asks_first``: it came from a backup, and waits until a sync has asked the gateway what it holds.
    ``waits_for``: the dossiers of its case whose result it needs; it is held until these have one.
    """

    submission_id: str
    digest: str
    held_until: datetime
    asks_first: bool = False
    waits_for: tuple[str, ...] = ()


@dataclass(frozen=True)
class TimelineEntry:
    """One line of a dossier's story. ``kind`` is a word for the window: journal, outbox, portal, filing, consent."""

    at: datetime
    kind: str
    what: str
    note: str = ""
    status: int | None = None


@dataclass(frozen=True)
class DossierView:
    """One dossier, whole."""

    row: DossierRow
    procedure_name: str
    outbox: OutboxRow | None
    consents: tuple[Consent, ...]
    papers: tuple[AttachedPaper, ...]
    filings: tuple[OfficeReport, ...]
    events: tuple[PortalEvent, ...]
    journal: tuple[JournalEntry, ...]
    timeline: tuple[TimelineEntry, ...]
    results: tuple[ResultPaper, ...] = ()
    handovers: tuple[ResultHandover, ...] = ()
    waits_for: tuple[DossierRow, ...] = ()
    followed: tuple[FollowUp, ...] = ()
