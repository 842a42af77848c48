"""A frozen submission, and what the office and the villager answered to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

from app.storage.records.drafts import AttachedPaper
from forms.follow_up import FollowUpKind, Satisfaction


@dataclass(frozen=True)
class SubmissionRecord:
    """A frozen submission; written once by finalize."""

    id: str
    dossier_id: str
    revision: int
    replaces: str | None
    digest: str
    form_hash: str
    xml: bytes
    files: tuple[AttachedPaper, ...]
    finalized_at: datetime


@dataclass(frozen=True)
class PortalEvent:
    """One act of the office or the gateway as it arrived (append-only). ``status`` is a national code, kept raw."""

    dossier_id: str
    number: int
    kind: str
    at: datetime
    status: int | None
    office_number: str | None
    note: str
    body: Mapping[str, Any] = field(default_factory=dict)
    change_id: str = ""


@dataclass(frozen=True)
class ResultPaper:
    """A paper that the office gave back, kept in the vault; ``change_id`` names the message that announced it."""

    change_id: str
    dossier_id: str
    sha256: str
    size: int
    media_type: str
    name: str
    note: str
    kept_at: datetime


@dataclass(frozen=True)
class WantedResult:
    """A result that a change announced and that is not here yet; ``body`` is the change's own."""

    change_id: str
    dossier_id: str
    body: Mapping[str, Any]


@dataclass(frozen=True)
class ResultHandover:
    """Who took the result (append-only). ``papers`` are hashes of what was handed over, none for paper of the office.

    ``means`` is ``signature``, ``thumb`` (then a witness is named) or ``spoken``; ``relation`` is that to the owner.
    """

    dossier_id: str
    taken_by: str
    relation: str
    means: Literal["signature", "thumb", "spoken"]
    witness: str
    papers: tuple[str, ...]
    handed_by: str
    handed_at: datetime


@dataclass(frozen=True)
class FollowUp:
    """What a helper did about an act of the office, or what the villager said of it (append-only).

    Attributes:
        dossier_id: of which dossier.
        kind: what was done.
        by: who wrote it down.
        at: when.
        words: the villager's or the helper's own; a reason.
        change_id: the office's act that it answers; empty where it answers none.
        until_on: by when silence is looked at again.
        answer: what the villager said of how it went.
        amount: what was paid, in đồng, where it is known.
        media_type: of the picture or PDF that belongs to it; empty without one.
        number: its place; 0 before it was written.
    """

    dossier_id: str
    kind: FollowUpKind
    by: str
    at: datetime
    words: str = ""
    change_id: str = ""
    until_on: date | None = None
    answer: Satisfaction | None = None
    amount: int | None = None
    media_type: str = ""
    number: int = 0
