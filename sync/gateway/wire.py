"""The shapes of requests and answers, checked at the border and published in ``/openapi.json``."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

Id = Annotated[str, Field(pattern=r"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
DeviceId = Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
Base64 = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]*$", max_length=8192)]

NAME = r"^([^/\\\x00-\x1f\x7f]*[^./\\\x00-\x1f\x7f][^/\\\x00-\x1f\x7f]*)?$"
"""What may become part of an address or of a file's name: no step of a path, and nothing that cannot be seen."""

BATCH_BYTES = 64 * 1024
REQUEST_BYTES = 8 * 1024 * 1024
PLAIN_BYTES = 16 * 1024 * 1024
FILE_BYTES = 50 * 1024 * 1024
BUNDLE_BYTES = 1024 * 1024 * 1024
"""Bytes of one bundle: a stick that holds a season's papers is several bundles."""
BATCH_ITEMS = 500
QUERY_IDS = 500
FILES_PER_DOSSIER = 200


class Shape(BaseModel):
    """A request shape: unknown members are ignored, so that newer laptops can say more; types are not bent."""

    model_config = ConfigDict(strict=True, extra="ignore", frozen=True)


class FileEntry(Shape):
    """One file of a manifest."""

    media_type: Annotated[str, Field(pattern=r"^[a-z0-9.+-]+/[a-z0-9.+-]+$", max_length=100)]
    paper: Annotated[str, Field(pattern=NAME, max_length=200)]
    sha256: Sha256
    size: Annotated[int, Field(ge=0, le=FILE_BYTES)]


class Manifest(Shape):
    """Everything about a submission except its answers, as its author signed it."""

    digest: Sha256
    dossier: Id
    files: Annotated[list[FileEntry], Field(max_length=FILES_PER_DOSSIER)]
    form: Sha256
    gateway: Annotated[str, Field(max_length=64)]
    office: Annotated[str, Field(max_length=300)]
    procedure: Annotated[str, Field(pattern=NAME, min_length=1, max_length=50)]
    public_code: Annotated[str, Field(pattern=NAME, min_length=1, max_length=20)]
    replaces: Id | None
    revision: Annotated[int, Field(ge=1, le=9999)]
    route: Annotated[str, Field(pattern=NAME, min_length=1, max_length=20)]
    submission: Id
    tracking: Sha256


class Item(Shape):
    """One submission of a batch."""

    manifest: Manifest
    author: DeviceId
    signature: Base64
    xml: Annotated[str, Field(max_length=REQUEST_BYTES)]


class Batch(Shape):
    """``POST /v1/dossiers``; each item is checked on its own against :class:`Item`, a bad one touches no other."""

    dossiers: Annotated[
        list[dict[str, Any]],
        Field(min_length=1, max_length=BATCH_ITEMS, json_schema_extra={"items": {"type": "object", "title": "Item"}}),
    ]


class Ids(Shape):
    """``POST /v1/dossiers/query`` and ``POST /v1/receipts``."""

    ids: Annotated[list[Id], Field(min_length=1, max_length=QUERY_IDS)]


class PaperCode(Shape):
    """``POST /v1/paper``: the sealed bytes of a dossier's code on paper, all its symbols joined."""

    code: Annotated[Base64, Field(min_length=1)]


class PaperTaken(Shape):
    """What became of it, as far as a carrier may know; ``missing_files`` above 0: the papers are at the desk."""

    outcome: Literal["created", "same"]
    missing_files: int


class JournalHead(Shape):
    """The head of a laptop's journal: which vault's, how many links, the last one's hash, signed by the device."""

    vault: Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
    number: Annotated[int, Field(ge=0, le=2**53)]
    hash: Sha256
    signature: Base64


class SessionRequest(Shape):
    """``POST /v1/session``: the nonce of a ping, signed by the device; a journal's head is kept beside it."""

    device: DeviceId
    nonce: Base64
    signature: Base64
    journal: JournalHead | None = None


class HandoverRequest(Shape):
    """``POST /v1/handover``: the former device's signature that the session's device goes on where it stopped."""

    former: DeviceId
    signature: Base64


class Handover(BaseModel):
    """All devices whose submissions the session's device may ask about now, and how many changes were copied to it."""

    authors: list[str]
    changes: int


class EnrolRequest(Shape):
    """``POST /v1/enroll``."""

    locator: Annotated[str, Field(pattern=r"^[A-Z2-7]{4}$")]
    device_key: Base64
    nonce: Base64
    proof: Base64
    signature: Base64


class TrackRequest(Shape):
    """``POST /v1/track``: what stands on the villager's sheet."""

    code: Annotated[str, Field(min_length=1, max_length=20)]
    secret: Annotated[str, Field(min_length=1, max_length=40)]


class OfficeAct(Shape):
    """``POST /v1/office/dossiers/{name}/status``; repeating an ``act`` of the office's own naming changes nothing."""

    status: Annotated[int, Field(ge=0, le=99)]
    note: Annotated[str, Field(max_length=2000)] = ""
    office_number: Annotated[str | None, Field(max_length=100)] = None
    due_on: Annotated[str | None, Field(json_schema_extra={"format": "date"})] = None
    act: Annotated[str | None, Field(min_length=1, max_length=100)] = None
    fee: Annotated[int | None, Field(ge=0, le=10**12)] = None

    @field_validator("due_on")
    @classmethod
    def _is_a_day(cls, text: str | None) -> str | None:
        if text is not None and date.fromisoformat(text).isoformat() != text:
            raise ValueError("not an ISO day")
        return text


class OfficeRow(BaseModel):
    """A dossier in the office's list: nothing that a citizen wrote."""

    id: str
    unit: str
    device: str
    procedure: str
    route: str
    office: str
    revision: int
    submission_id: str
    public_code: str
    created_at: str
    received_at: str | None
    status: int | None
    status_at: str | None
    office_number: str | None
    due_on: str | None
    missing_files: int
    withdrawn_at: str | None = None


class OfficePaper(BaseModel):
    """A file of a dossier, and whether it has come."""

    paper: str
    sha256: str
    size: int
    media_type: str
    arrived: bool


class OfficeDossier(OfficeRow):
    """A dossier, whole."""

    answers: list[tuple[str, str]]
    files: list[OfficePaper]


class OfficeStatus(BaseModel):
    """Where a dossier stands after an act; ``change`` is the number under which its author is told."""

    id: str
    status: int | None
    office_number: str | None
    due_on: str | None
    change: int


class OfficeResult(BaseModel):
    """A result as it is kept."""

    id: str
    sha256: str
    size: int
    media_type: str
    change: int


class Result(BaseModel):
    """What became of one item; ``author`` is there when it is another device, which the asking one goes on for."""

    submission_id: str | None
    outcome: Literal["created", "same", "conflict", "invalid", "waiting_files", "received", "unknown"]
    received_at: str | None = None
    missing_files: list[str] | None = None
    reason: str | None = None
    author: str | None = None


class HeldEntry(BaseModel):
    """One submission of a dossier that is held; never its content."""

    dossier: str
    revision: int
    submission: str
    digest: str
    received_at: str | None


class HeldList(BaseModel):
    """``POST /v1/dossiers/held``: what is held of the dossiers asked about."""

    held: list[HeldEntry]


class Withdrawal(Shape):
    """The villager wants a dossier no more, up to this revision."""

    dossier: Id
    revision: Annotated[int, Field(ge=1, le=10**6)]


class Withdrawals(Shape):
    """``POST /v1/withdrawals``: dossiers of the session's device that are wanted no more."""

    withdrawals: Annotated[list[Withdrawal], Field(max_length=QUERY_IDS)]


class WithdrawalsKept(BaseModel):
    """The dossiers whose notice is kept now; another author's are left out."""

    kept: list[str]


class Signature(BaseModel):
    """One signature over the receipts of all results that have ``received_at``, in their order."""

    key: str
    signature: str


class Results(BaseModel):
    """The answer to a batch or a question."""

    results: list[Result]
    receipts: Signature | None = None
    missing_forms: list[str] | None = None


class Ping(BaseModel):
    """``GET /v1/ping``."""

    gateway: str
    name: str
    epoch: str
    time: str
    nonce: str
    key: str
    oldest_protocol: int
    limits: dict[str, int]


class Session(BaseModel):
    """A bearer token and the seconds of gateway time that it lives; the journal's head that was kept before."""

    token: str
    expires_in: int
    journal: JournalHead | None = None


class Announcement(BaseModel):
    """A new signing key, named and signed by the key before it."""

    statement: dict[str, str]
    signature: str


class Enrolled(BaseModel):
    """The statement about the new device, the gateway's signature over it, and how its key follows from older ones."""

    statement: dict[str, str]
    signature: str
    announcements: list[Announcement]


class Keys(BaseModel):
    """``GET /v1/keys``: every announcement, oldest first."""

    gateway: str
    announcements: list[Announcement]


class ChangeEntry(BaseModel):
    """One change; ``number`` counts per device."""

    id: str
    number: int
    dossier: str
    submission: str
    kind: str
    at: str
    body: dict[str, Any]


class Changes(BaseModel):
    """``GET /v1/changes``; the signature covers all of it for this device and cursor."""

    epoch: str
    cursor: int
    changes: list[ChangeEntry]
    more: bool
    key: str
    signature: str


class Tracked(BaseModel):
    """Status words for the villager, in Vietnamese; nothing about the person."""

    words: list[str]
