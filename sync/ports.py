"""What the runner needs from the laptop's store and from a line to a gateway, as values and protocols.

``app.storage`` implements the store over the vault, ``sync.transports`` implement the line; the in-memory fakes under
``tests/support`` pass the same contract tests as both.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
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
    """A frozen submission as the runner sends it. ``xml`` is the instance with ``meta/instanceID`` = uuid:submission."""

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
    """One row of the outbox as the runner sees it."""

    submission_id: str
    dossier_id: str
    state: OutboxState
    attempts: int = 0
    next_try_at: datetime | None = None
    last_error: str | None = None
    gateway_id: str | None = None
    held_until: datetime | None = None
    finalized_at: datetime | None = None


@dataclass(frozen=True)
class Binding:
    """The gateway that this laptop is enrolled with, and its newest trusted signing keys (id -> 32 raw bytes)."""

    url: str
    gateway_id: str
    gateway_name: str
    unit: str
    device_id: str
    keys: Mapping[str, bytes]
    epoch: str = ""
    cursor: int = 0


@dataclass(frozen=True)
class Change:
    """One numbered change from the gateway: an officer's act, a supplement request, a result."""

    number: int
    dossier_id: str
    submission_id: str
    kind: str
    at: datetime
    body: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Outcome:
    """What one try did to one row: its next state, why, when to try again, and the receipt when there is one."""

    submission_id: str
    state: OutboxState
    reason: str | None = None
    next_try_at: datetime | None = None
    receipt: bytes | None = None


class OutboxStore(Protocol):
    """The laptop's side. Every method is one transaction of its own, durable when it returns; none calls the network."""

    def binding(self) -> Binding | None:
        """The enrolment, or None before it."""

    def leftovers_to_uncertain(self) -> int:
        """At start of the owner process only: rows left in *sending* become *uncertain*; returns how many."""

    def apply_requests(self, now: datetime, *, release_all: bool) -> int:
        """Carry out release, withdraw and try-again requests; *held* rows whose hold is over (or all) become *waiting*."""

    def due(self, now: datetime, limit: int) -> Sequence[OutboxRow]:
        """Rows in *waiting* whose next try has come, oldest finalized first."""

    def uncertain(self, limit: int) -> Sequence[OutboxRow]:
        """Rows in *uncertain*, oldest first."""

    def claim(self, submission_ids: Sequence[str], gateway_id: str) -> Sequence[Parcel]:
        """Commit the rows as *sending* to this gateway and return what to send; unreadable ones are set aside."""

    def record(self, outcomes: Sequence[Outcome], now: datetime) -> None:
        """Write the outcomes of one call, in one transaction."""

    def open_file(self, submission_id: str, sha256: str) -> BinaryIO:
        """The bytes of one attached paper, decrypted while read."""

    def form(self, form_hash: str) -> bytes:
        """The form definition that a gateway lacks."""

    def apply_changes(self, changes: Sequence[Change], *, epoch: str, cursor: int) -> None:
        """Append the changes to the portal events and move the cursor, in one transaction; repeats are ignored."""

    def delivered_ids(self) -> Sequence[str]:
        """Submission ids of *delivered* rows without an end state: asked for again when a gateway's epoch changes."""

    def reopen_uncertain(self, submission_ids: Sequence[str]) -> None:
        """After an epoch change: *delivered* rows that the gateway no longer knows become *waiting* again."""
