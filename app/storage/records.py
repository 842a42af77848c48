"""The frozen values that leave the vault; no SQLAlchemy row ever does."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

from forms.dossier import DossierState, OutboxState, Route
from forms.follow_up import FollowUpKind, Satisfaction
from forms.sheet_values import PaperState
from sync.messages import journal_message
from sync.ports import Binding, Signer


@dataclass(frozen=True)
class DossierRecord:
    """One dossier's own row.

    ``owner`` and ``filer`` are names for lists; they, the numbers of their cards and the owner's hamlet are kept in the
    encrypted index only.
    """

    id: str
    case_id: str
    procedure: str
    form_hash: str
    form_version: str
    route: Route
    office: str
    helper: str
    state: DossierState
    revision: int
    public_code: str
    tracking_secret: str
    created_at: datetime
    updated_at: datetime
    owner: str = ""
    filer: str = ""
    owner_number: str = ""
    filer_number: str = ""
    hamlet: str = ""


@dataclass(frozen=True)
class OfficeReport:
    """The office's acceptance as a person recorded it from paper, telephone or portal (append-only)."""

    dossier_id: str
    number: str
    received_on: date
    due_on: date | None
    source: Literal["paper", "phone", "portal"]
    recorded_by: str
    recorded_at: datetime


@dataclass(frozen=True)
class DossierRow:
    """One line of a list: a projection over all tables, never stored."""

    id: str
    case: str
    procedure: str
    owner: str
    filer: str
    helper: str
    state: DossierState
    outbox: OutboxState | None
    route: Route
    office: str
    filing: OfficeReport | None
    portal_number: str | None
    portal_status: int | None
    revision: int
    created: datetime
    updated: datetime
    due: date | None
    public_code: str
    filed: bool = False
    shared: bool = False
    private: bool = False


@dataclass(frozen=True)
class DossierPage:
    """A page of a list and the cursor that asks for the next one (None at the end)."""

    rows: tuple[DossierRow, ...]
    after: str | None


@dataclass(frozen=True)
class DraftEntry:
    """One durable step since the last snapshot. ``op`` is set, add (a repeat row) or remove; ``text`` None clears.

    ``was`` and ``was_origins`` are what the step took away, for who undoes it: of an answer the one before it; of a row
    the whole draft (``Instance.draft()``) with all its origins, because the rows behind it moved up.
    """

    op: Literal["set", "add", "remove"]
    ref: str
    text: str | None = None
    origin: str = "typed"
    was: str | None = field(default=None, compare=False)
    was_origins: Mapping[str, str] = field(default_factory=dict, compare=False)


CallKind = Literal["answer", "undo", "redo"]


@dataclass(frozen=True)
class DraftCall:
    """What one call of a helper did to a draft, when and who. ``at`` is None for what an older program wrote."""

    kind: CallKind
    entries: tuple[DraftEntry, ...]
    at: datetime | None
    by: str


@dataclass(frozen=True)
class DraftState:
    """A draft: its last snapshot (``Instance.draft()``), the origins at that time, and the entries written since."""

    snapshot: bytes
    origins: Mapping[str, str]
    entries: tuple[DraftEntry, ...]


@dataclass(frozen=True)
class AttachedPaper:
    """One paper of a dossier. Without a file ``sha256`` is empty and only ``state`` speaks."""

    id: str
    dossier_id: str
    paper: str
    state: PaperState
    sha256: str = ""
    size: int = 0
    media_type: str = ""
    later_on: date | None = None


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
class Finding:
    """One thing that `check` found wrong. ``where`` is a dossier's id, a journal link or a table; never a name."""

    code: str
    where: str
    sentence: str


@dataclass(frozen=True)
class BackupCopy:
    """One backup that the vault knows of. ``place`` is the folder or file it was written to."""

    name: str
    place: str
    generation: int
    made_at: datetime


@dataclass(frozen=True)
class BackupReport:
    """What one backup did.

    Attributes:
        copy: the new copy, verified by opening it.
        new_papers: encrypted papers that the place did not have yet.
        missing_papers: papers that rows name and the vault itself lacks (see `check`).
        dropped: names of older copies that were deleted: thinned, or of an older generation.
    """

    copy: BackupCopy
    new_papers: int
    missing_papers: int
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True)
class RestoredDossier:
    """A dossier that came from a backup; what its device sent since then must be asked first."""

    dossier_id: str
    device_id: str
    restored_at: datetime


@dataclass(frozen=True)
class HeldElsewhere:
    """The newest revision of a restored dossier that the gateway holds; this vault may never have had it."""

    dossier_id: str
    revision: int
    submission_id: str
    digest: str


@dataclass(frozen=True)
class FormerDevice:
    """A device that this vault was before a restore; its gateway answers it alone about what it sent."""

    signer: Signer
    binding: Binding | None
    retired_at: datetime


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
class PersonInVault:
    """Somebody of whom this vault holds dossiers. ``number`` is empty when no card was read."""

    name: str
    number: str
    dossier_ids: tuple[str, ...]


@dataclass(frozen=True)
class RegisteredPerson:
    """Somebody in the register, with consent to be kept.

    Attributes:
        id: UUIDv7, made here.
        household: an id that the members of a household share.
        name, card_number, born, commune, phone: "" where not known; ``born`` as people write it ("1940", "12/04/1940"),
            ``commune`` its code.
        facts: everything that fills later forms, by ``hsl:fact``.
        dossier_ids: by which dossiers the person is known; the register keeps nobody without one.
    """

    id: str
    household: str
    name: str
    card_number: str = ""
    born: str = ""
    commune: str = ""
    phone: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)
    dossier_ids: tuple[str, ...] = ()


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
