"""What one run of the outbox did, in numbers and for each dossier, as values for the window and the command line."""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Standing:
    """Where one submission stands after a run, and why: a code of ``sync.reasons`` and its sentence."""

    dossier_id: str
    submission_id: str
    state: str
    reason: str | None
    sentence: str | None


@dataclass(frozen=True)
class RunReport:
    """One run.

    Attributes:
        sent: submissions whose receipt came in this run.
        waiting: rows that wait after the run, for the network or for their next try.
        uncertain: rows of which nobody knows yet whether they arrived.
        refused: rows that the gateway refused for good in this run.
        set_aside: rows set aside in this run.
        events: changes of offices that came in this run.
        connection: how the connection ended, a code of ``sync.reasons``; ``ok`` when the run came to its end.
        bytes: bodies and headers both ways, without TLS and TCP.
        seconds: how long the run took by the laptop's clock.
        per_dossier: every submission that was touched, waits, or is uncertain.
        sentence: the connection in one English sentence.
    """

    sent: int
    waiting: int
    uncertain: int
    refused: int
    set_aside: int
    events: int
    connection: str
    bytes: int
    seconds: float
    per_dossier: tuple[Standing, ...]
    sentence: str

    def as_json(self) -> dict[str, Any]:
        """The report as the command line prints it (design, section 5)."""
        told = asdict(self) | {"per_dossier": [asdict(one) for one in self.per_dossier]}
        del told["sentence"]
        return told


@dataclass(frozen=True)
class Progress:
    """How far a run is: ``stage`` is asking, sending, files, changes or an errand's own; a file counts in bytes."""

    stage: str
    done: int
    total: int
    submission_id: str = ""
