"""A draft as it stands and what was done to it, and the papers attached to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from forms.sheet_values import PaperState


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
