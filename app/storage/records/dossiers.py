"""A dossier's own row, and the line and page of a list that show it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from forms.dossier import DossierState, OutboxState, Route


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
