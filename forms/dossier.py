"""The states of a dossier and of its place in the outbox, and which step leads where; nothing else.

The words on screen are in ``docs/glossary.tsv``; the tables and their writers in ``docs/architecture.md``.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum


class DossierState(StrEnum):
    """What the laptop itself did with the dossier; what the office does is a :class:`PortalStatus`."""

    DRAFT = "draft"
    FINALIZED = "finalized"
    WITHDRAWN = "withdrawn"


class OutboxState(StrEnum):
    """Where a frozen submission stands between this laptop and the gateway."""

    HELD = "held"
    WAITING = "waiting"
    SENDING = "sending"
    UNCERTAIN = "uncertain"
    DELIVERED = "delivered"
    REFUSED = "refused"
    SET_ASIDE = "set_aside"
    WITHDRAWN = "withdrawn"


OUTBOX_STEPS: dict[OutboxState, frozenset[OutboxState]] = {
    OutboxState.HELD: frozenset({OutboxState.WAITING, OutboxState.WITHDRAWN}),
    OutboxState.WAITING: frozenset({OutboxState.SENDING, OutboxState.WITHDRAWN, OutboxState.SET_ASIDE}),
    OutboxState.SENDING: frozenset(
        {
            OutboxState.WAITING,
            OutboxState.UNCERTAIN,
            OutboxState.DELIVERED,
            OutboxState.REFUSED,
            OutboxState.SET_ASIDE,
        }
    ),
    OutboxState.UNCERTAIN: frozenset(
        {OutboxState.WAITING, OutboxState.DELIVERED, OutboxState.REFUSED, OutboxState.SET_ASIDE}
    ),
    OutboxState.SET_ASIDE: frozenset({OutboxState.WAITING, OutboxState.WITHDRAWN}),
    # A gateway that came back from an older copy no longer knows it: its epoch is new, it was asked, and it goes again.
    OutboxState.DELIVERED: frozenset({OutboxState.WAITING}),
    OutboxState.REFUSED: frozenset(),
    OutboxState.WITHDRAWN: frozenset(),
}
"""Every step a row of the outbox may take (design, section 4). A step to the same state is never listed."""


class Route(StrEnum):
    """How the dossier reaches the office, chosen with the villager before printing."""

    DESK = "desk"
    VNEID = "vneid"
    POST = "post"
    OFFICER = "officer"
    ADVICE = "advice"


class PortalStatus(IntEnum):
    """The national status codes of an office's acts (facts/portals.md 2.1); unknown codes are kept raw."""

    REGISTERED = 1
    ACCEPTED = 2
    NOT_ACCEPTED = 3
    PROCESSING = 4
    SUPPLEMENT = 5
    FEE_DUE = 6
    WITHDRAWN = 7
    STOPPED = 8
    DONE = 9
    RETURNED = 10


NOT_YET_ACCEPTED = frozenset({PortalStatus.REGISTERED, PortalStatus.NOT_ACCEPTED})
"""Acts of an office that prove no filing, whatever number they carry (design, section 2; facts/portals.md 2.1).

"Mới đăng ký" names what waits to be accepted, "không được tiếp nhận" what was turned away.
"""

ENDS = (
    PortalStatus.NOT_ACCEPTED,
    PortalStatus.WITHDRAWN,
    PortalStatus.STOPPED,
    PortalStatus.DONE,
    PortalStatus.RETURNED,
)
"""After these acts a dossier has its result, whatever it is, and no time runs any more (facts/portals.md 2.1)."""


class Purpose(StrEnum):
    """The purposes a villager agrees to one by one; none is ticked beforehand."""

    PREPARE = "prepare"
    KEEP = "keep"
    CALL = "call"
    COUNT = "count"


class ConsentMeans(StrEnum):
    """How the agreement was given; never a picture of a thumb."""

    SPOKEN = "spoken"
    SIGNATURE = "signature"
    THUMB = "thumb"


@dataclass(frozen=True)
class Consent:
    """One act of consent: who read the text out, which purposes were agreed to, and when."""

    purposes: frozenset[Purpose]
    read_by: str
    means: ConsentMeans
    text_version: str
    given_at: datetime
    witness: str | None = None


class Severity(StrEnum):
    """An error blocks finalizing; a warning is accepted with its code."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Problem:
    """One thing to mend before the dossier is final: ``{ref, label, code, severity, message, fix}``."""

    ref: str
    label: str
    code: str
    severity: Severity
    message: str
    fix: str
