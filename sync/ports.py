"""What the runner needs from the laptop's store and from a line to a gateway, as values and protocols.

``app.storage`` implements the store over the vault, ``sync.transports`` implement the line; the in-memory fakes under
``tests/support`` pass the same contract tests as both.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, BinaryIO, Protocol

from forms.dossier import OutboxState


class Clock(Protocol):
    """The only source of time; a test gives its own."""

    def now(self) -> datetime:
        """Aware UTC time."""


class Signer(Protocol):
    """This laptop's device key (Ed25519); the private half never leaves the vault."""

    @property
    def device_id(self) -> str:
        """The device's id: hex of the first 16 bytes of SHA-256 of the public key."""

    @property
    def public_key(self) -> bytes:
        """32 raw bytes."""

    def sign(self, message: bytes) -> bytes:
        """A 64-byte Ed25519 signature."""


@dataclass(frozen=True)
class FilePart:
    """One attached paper as it travels: SHA-256 of its bytes in hex, its size, its kind."""

    sha256: str
    size: int
    media_type: str
    paper: str


@dataclass(frozen=True)
class Parcel:
    """A frozen submission as the runner sends it. ``xml`` has ``meta/instanceID`` = ``uuid:`` + submission id."""

    submission_id: str
    dossier_id: str
    revision: int
    replaces: str | None
    procedure: str
    form_hash: str
    route: str
    office: str
    digest: str
    public_code: str
    tracking_secret_hash: str
    xml: bytes
    files: tuple[FilePart, ...] = ()


@dataclass(frozen=True)
class OutboxRow:
    """One row of the outbox as the runner sees it; ``deadline`` is the nearest legal or money deadline, if known.

    ``paused``: a held row stays held past its minute, until something releases it.
    """

    submission_id: str
    dossier_id: str
    state: OutboxState
    attempts: int = 0
    next_try_at: datetime | None = None
    last_error: str | None = None
    gateway_id: str | None = None
    held_until: datetime | None = None
    finalized_at: datetime | None = None
    deadline: date | None = None
    paused: bool = False


@dataclass(frozen=True)
class Binding:
    """The gateway that this laptop is enrolled with, and its newest trusted signing keys (id -> 32 raw bytes).

    ``bundle_key`` is the gateway's X25519 key for bundles as base64url text, ``office_key`` that of the receiving
    office of this unit, for what stands sealed on paper; each is empty in enrolments of older versions.
    ``kind`` is ``gateway``, or ``openrosa`` for a server of the form standard: it has no keys, and perhaps a log-in.
    """

    url: str
    gateway_id: str
    gateway_name: str
    unit: str
    device_id: str
    keys: Mapping[str, bytes]
    epoch: str = ""
    cursor: int = 0
    bundle_key: str = ""
    office_key: str = ""
    kind: str = "gateway"
    login_name: str = ""
    login_word: str = field(default="", repr=False)


@dataclass(frozen=True)
class Change:
    """One numbered change from the gateway: an officer's act, a supplement request, a result.

    ``kind`` is ``status`` (body: ``status`` int national code or None, ``office_number`` str or None, ``note`` str,
    ``due_on`` ISO date or None) or ``result`` (body: ``sha256``, ``size``, ``media_type``, ``name``, ``note``); an
    unknown kind is kept as it came. ``number`` counts per device and restarts with a new epoch; ``id`` stays the same
    in every epoch, so a store ignores a change whose ``id`` it already holds.
    """

    number: int
    dossier_id: str
    submission_id: str
    kind: str
    at: datetime
    body: Mapping[str, Any] = field(default_factory=dict)
    id: str = ""


@dataclass(frozen=True)
class Outcome:
    """What one try did to one row: its next state, why, when to try again, and the receipt when there is one.

    ``reason`` is a code of ``sync.reasons``; the store keeps it as ``OutboxRow.last_error``. An
    outcome ``UNCERTAIN`` for a row that is *uncertain* already is no step: it only renews the reason. ``attempts``
    grows by one, except where ``tried`` is false: claimed, but the run ended before the row's turn.
    """

    submission_id: str
    state: OutboxState
    reason: str | None = None
    next_try_at: datetime | None = None
    receipt: bytes | None = None
    tried: bool = True


class OutboxStore(Protocol):
    """The laptop's side. Every method is one transaction, durable when it returns; none calls the network."""

    def binding(self) -> Binding | None:
        """The enrolment, or None before it."""

    def leftovers_to_uncertain(self) -> int:
        """At start of the owner process only: rows left in *sending* become *uncertain*; returns how many."""

    def apply_requests(self, now: datetime, *, release_all: bool) -> int:
        """Carry out release, withdraw and try-again requests; *held* rows become *waiting* when due, or all."""

    def due(self, now: datetime, limit: int) -> Sequence[OutboxRow]:
        """Rows in *waiting* whose next try has come (none set: at once), oldest finalized first."""

    def uncertain(self, limit: int) -> Sequence[OutboxRow]:
        """Rows in *uncertain*, oldest first."""

    def claim(self, submission_ids: Sequence[str], gateway_id: str) -> Sequence[Parcel]:
        """Commit the rows as *sending* to this gateway and return what to send; unreadable ones are set aside.

        Only rows in *waiting* are claimed, in the order asked for; others are left alone and not returned. Open
        requests are carried out first, so that a row withdrawn since the run began is not sent.
        """

    def parcels(self, submission_ids: Sequence[str]) -> Sequence[Parcel]:
        """Read frozen submissions (a receipt is checked against them), their rows untouched; unreadable: left out."""

    def record(self, outcomes: Sequence[Outcome], now: datetime) -> None:
        """Write the outcomes of one call, in one transaction."""

    def open_file(self, submission_id: str, sha256: str) -> BinaryIO:
        """The bytes of one attached paper, decrypted while read."""

    def form(self, form_hash: str) -> bytes:
        """The form definition that a gateway lacks."""

    def apply_changes(self, changes: Sequence[Change], *, epoch: str, cursor: int) -> None:
        """Append the changes to the portal events and move the cursor, in one transaction; repeats are ignored."""

    def trust(self, keys: Mapping[str, bytes]) -> None:
        """Add signing keys (id -> 32 raw bytes), announced by keys that were trusted already, to the binding."""

    def delivered_ids(self) -> Sequence[str]:
        """Submission ids of *delivered* rows without an end state: asked for again when a gateway's epoch changes."""

    def send_forgotten_again(self, submission_ids: Sequence[str]) -> None:
        """After an epoch change: *delivered* rows that the gateway no longer knows become *waiting* again."""


@dataclass(frozen=True)
class JournalMark:
    """The head of a laptop's journal as its device signed it (``sync.messages.journal_message``); ``hash`` is raw."""

    vault_id: str
    number: int
    hash: bytes
    signature: bytes


@dataclass(frozen=True)
class GatewayState:
    """What a gateway said of itself when a line was opened; ``keys`` are all trusted ones, if it announced new ones."""

    gateway_id: str
    epoch: str
    keys: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True)
class ItemAnswer:
    """What the gateway said of one submission.

    ``outcome`` after sending: created, same, conflict, invalid, waiting_files; after asking: received, waiting_files,
    unknown. ``received_at`` (RFC 3339, UTC) is there exactly when the answer's signature covers a receipt for the item;
    ``author`` when that receipt names a device that this laptop was before a restore.
    """

    submission_id: str
    outcome: str
    received_at: str | None = None
    missing_files: tuple[str, ...] = ()
    reason: str = ""
    author: str = ""


@dataclass(frozen=True)
class Answer:
    """One answer about many submissions; ``signature`` by key ``key_id`` covers all its receipts, in their order.

    ``proofs`` is for lines to servers that sign nothing: the line's own note of what such a server accepted.
    """

    items: tuple[ItemAnswer, ...]
    key_id: str = ""
    signature: bytes = b""
    missing_forms: tuple[str, ...] = ()
    proofs: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True)
class ChangesPage:
    """A page of changes after a cursor; ``more`` says that another page waits."""

    epoch: str
    cursor: int
    changes: tuple[Change, ...]
    more: bool = False


class LineFault(Exception):  # noqa: N818 - ends in a word a person could say, as all our errors do
    """A call got no answer that can be trusted.

    Attributes:
        kind: a code of ``sync.reasons``: none, captive, tls-expired, cut, busy, server-error, nonsense, …
        body_left: a byte of the request's body may have left this laptop.
        retry_after: seconds that the gateway itself asked to wait, or None.
    """

    def __init__(self, kind: str, *, body_left: bool = False, retry_after: float | None = None) -> None:
        super().__init__(kind)
        self.kind = kind
        self.body_left = body_left
        self.retry_after = retry_after


class Line(Protocol):
    """A connection to one gateway. Every call may raise :class:`LineFault`; none is repeated by the line itself."""

    @property
    def bytes_moved(self) -> int:
        """Bytes of bodies and headers that went both ways so far (TLS and TCP not counted)."""

    def open(self) -> GatewayState:
        """Find the gateway, prove that it is ours, and get a session."""

    def send(self, parcels: Sequence[Parcel], signatures: Sequence[bytes]) -> Answer:
        """Hand over one batch of signed submissions."""

    def ask(self, submission_ids: Sequence[str]) -> Answer:
        """Ask what the gateway holds, up to 500 at once: state and receipt, never content."""

    def hand_over(self, former: Signer) -> None:
        """Prove to be the same laptop as a device that it was before a restore, to be answered about what that sent."""

    def put_form(self, form_hash: str, xml: bytes) -> None:
        """Give the gateway a form definition that it lacks."""

    def upload(self, submission_id: str, part: FilePart, source: BinaryIO, progress: Callable[[int], None]) -> None:
        """Send one file, from where the last try ended; ``progress`` gets the offset reached."""

    def changes(self, since: int) -> ChangesPage:
        """The changes for this device after ``since``, verified against the gateway's signature."""

    def close(self) -> None:
        """Let the connection go."""


LineFactory = Callable[[Binding], Line]
