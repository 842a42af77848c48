"""What a helper sees first: what was begun, four true numbers, and the outbox, each computed from stored facts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.services.desk import Desk, Shelf
from app.services.last_sync import last_success
from app.services.wait_for_result import awaited_by
from app.storage.records import DossierRow
from app.storage.stores.dossier_list import RETURNED
from app.storage.vault import Unit
from forms.dossier import DossierState, OutboxState
from sync.ports import OutboxRow

DRAFTS_SHOWN = 8
_PAGE = 200
_PAGE_SHOWN = 40
_NEWEST_SHOWN = 200
COUNTED = {
    OutboxState.WAITING: (OutboxState.HELD, OutboxState.WAITING, OutboxState.SENDING),
    OutboxState.UNCERTAIN: (OutboxState.UNCERTAIN,),
    OutboxState.REFUSED: (OutboxState.REFUSED, OutboxState.SET_ASIDE),
}
"""What each number of the first page counts, by the state that names it; the list behind a number shows the same."""
_ON_TOP = (OutboxState.REFUSED, OutboxState.SET_ASIDE, OutboxState.UNCERTAIN)


@dataclass(frozen=True)
class DraftLine:
    """A draft to go on with."""

    id: str
    owner: str
    procedure: str
    updated_at: datetime


CLOCK_SLACK = timedelta(minutes=15)
"""Two clocks that differ by less are both right enough for days and deadlines."""


@dataclass(frozen=True)
class Today:
    """The first page's facts. ``returned`` counts what the office itself sent back (national codes 3 and 5).

    ``clock_behind``: this laptop's clock stands before a time that the gateway signed; its days cannot be right.
    """

    waiting: int
    uncertain: int
    refused: int
    returned: int
    drafts: tuple[DraftLine, ...]
    last_success: datetime | None
    enrolled: bool
    clock_behind: bool = False


@dataclass(frozen=True)
class OutboxLine:
    """One finalized dossier on its way; ``filed_number`` is empty until the office's own number is known.

    ``paused``: held until something lets it go, ``waits_for`` the results of these procedures among them, by name.
    """

    dossier_id: str
    submission_id: str
    owner: str
    procedure: str
    state: OutboxState
    reason: str
    next_try_at: datetime | None
    held_until: datetime | None
    filed_number: str
    paused: bool = False
    waits_for: tuple[str, ...] = ()


@dataclass(frozen=True)
class DossierLine:
    """One line of the list; ``procedure`` is empty where the name itself is private ("Hồ sơ riêng tư")."""

    row: DossierRow
    procedure: str


@dataclass(frozen=True)
class DossierLines:
    """A page of the list and the cursor of the next one."""

    lines: tuple[DossierLine, ...]
    after: str | None


def look(desk: Desk) -> Today:
    """The day as the vault knows it."""
    with desk.vault.read() as unit:
        begun = unit.dossiers.page(state=DossierState.DRAFT, limit=DRAFTS_SHOWN).rows
        return Today(
            waiting=_count(unit, *COUNTED[OutboxState.WAITING]),
            uncertain=_count(unit, *COUNTED[OutboxState.UNCERTAIN]),
            refused=_count(unit, *COUNTED[OutboxState.REFUSED]),
            returned=sum(1 for _ in _all(unit, RETURNED)),
            drafts=tuple(DraftLine(row.id, row.owner, title_of(desk, row), row.updated) for row in begun),
            last_success=last_success(unit),
            enrolled=unit.binding.get() is not None,
            clock_behind=desk.vault.clock_behind() > CLOCK_SLACK,
        )


def beside_portal(desk: Desk) -> list[str]:
    """The dossiers that wait to be filed with their citizens' own log-ins, the one that waits longest first."""
    with desk.vault.read() as unit:
        return unit.pending.beside_portal()


def outbox(desk: Desk) -> list[OutboxLine]:
    """What a person must look at comes first, then newest first; withdrawn ones are left out.

    What has not arrived is always here; of what has, the newest: the list of dossiers holds them all. Of a dossier that
    was mended and sent again only its last version has arrived.
    """
    with desk.vault.read() as unit:
        on_their_way = unit.outbox.rows(set(OutboxState) - {OutboxState.DELIVERED, OutboxState.WITHDRAWN})
        newest = unit.outbox.rows(set(OutboxState) - {OutboxState.WITHDRAWN}, newest=_NEWEST_SHOWN)
        shown = {row.submission_id for row in newest}
        rows = [*(row for row in on_their_way if row.submission_id not in shown), *newest]
        last = {row.dossier_id: row.submission_id for row in newest}
        rows = [
            row for row in rows if row.state is not OutboxState.DELIVERED or last[row.dossier_id] == row.submission_id
        ]
        seen = unit.dossiers.rows(row.dossier_id for row in rows)
        lines = [_line(desk, unit, row, seen[row.dossier_id]) for row in reversed(rows) if row.dossier_id in seen]
    return sorted(lines, key=lambda line: _ON_TOP.index(line.state) if line.state in _ON_TOP else len(_ON_TOP))


def dossiers(desk: Desk, *, state: str | None, find: str | None, after: str | None) -> DossierLines:
    """One page of the list; the state ``returned`` stands for what the office sent back."""
    with desk.vault.read() as unit:
        page = unit.dossiers.page(state=state, find=find, limit=_PAGE_SHOWN, after=after)
    return DossierLines(tuple(DossierLine(row, title_of(desk, row)) for row in page.rows), page.after)


def title_of(shelf: Shelf, row: DossierRow) -> str:
    """What lists say that a dossier is about; empty where its helper or the procedure keeps that private."""
    return "" if row.private else procedure_title(shelf, row.procedure)


def procedure_title(shelf: Shelf, code: str) -> str:
    """The procedure's plain name for lists; empty where it is private."""
    procedure = shelf.catalogue.get(code)
    return "" if procedure.sensitive else procedure.title


def _count(unit: Unit, *states: OutboxState) -> int:
    return len(unit.outbox.rows(states))


def _all(unit: Unit, state: str) -> Iterator[DossierRow]:
    after: str | None = None
    while True:
        page = unit.dossiers.page(state=state, limit=_PAGE, after=after)
        yield from page.rows
        if (after := page.after) is None:
            return


def _line(desk: Desk, unit: Unit, row: OutboxRow, dossier: DossierRow) -> OutboxLine:
    first = awaited_by(desk, unit, row)
    before = unit.dossiers.rows(first).values() if first else ()
    return OutboxLine(
        dossier_id=row.dossier_id,
        submission_id=row.submission_id,
        owner=dossier.owner,
        procedure=title_of(desk, dossier),
        state=row.state,
        reason=row.last_error or "",
        next_try_at=row.next_try_at,
        held_until=row.held_until,
        filed_number=(dossier.portal_number or "") if dossier.filed else "",
        paused=row.paused,
        waits_for=tuple(title_of(desk, one) for one in before),
    )
