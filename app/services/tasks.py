"""What a person has to do: what the office asks for, results, silence, days that come near, what stays back.

Nothing of it is stored: each task is there as long as the facts are, and goes when they change.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from app.services.desk import Desk
from app.services.today import title_of
from app.storage.records import DossierRow
from app.storage.stores.pending import CONFIRM, OpenFiling
from app.storage.vault import Unit
from forms.dates import at_noon, working_day_due
from forms.dossier import OutboxState, PortalStatus
from forms.refusal import Refusal

SOON = timedelta(days=7)
"""How long before its deadline a dossier that no office has accepted becomes a task."""


class TaskKind(StrEnum):
    """What is to be done; the window has words and a button for each."""

    SUPPLEMENT = "supplement"
    NOT_ACCEPTED = "not_accepted"
    FEE = "fee"
    CONFIRM = "confirm"
    RESULT = "result"
    SILENCE = "silence"
    DEADLINE = "deadline"
    REFUSED = "refused"
    SET_ASIDE = "set_aside"


_OF_STATUS = {
    PortalStatus.SUPPLEMENT: TaskKind.SUPPLEMENT,
    PortalStatus.NOT_ACCEPTED: TaskKind.NOT_ACCEPTED,
    PortalStatus.FEE_DUE: TaskKind.FEE,
}
_OF_STATE = {OutboxState.REFUSED: TaskKind.REFUSED, OutboxState.SET_ASIDE: TaskKind.SET_ASIDE}
_URGENCY = tuple(
    TaskKind(name)
    for name in (
        "confirm",
        "deadline",
        "supplement",
        "fee",
        "not_accepted",
        "refused",
        "set_aside",
        "silence",
        "result",
    )
)


@dataclass(frozen=True)
class Task:
    """One thing to do for one dossier.

    Attributes:
        kind: what is to be done.
        dossier_id: for whom.
        owner: the owner's name, as lists show it.
        procedure: plain name; empty where it is private.
        words: the officer's own words, or the reason's code; empty where there are none.
        due_on: by which day; for silence the day on which the result was due.
        fee: the sum in đồng that the office asks for, where it named one.
        is_rule: for silence: that day was reckoned from the card's number of working days, no office named it.
    """

    kind: TaskKind
    dossier_id: str
    owner: str
    procedure: str
    words: str = ""
    due_on: date | None = None
    is_rule: bool = False
    fee: int | None = None


def tasks(desk: Desk) -> list[Task]:
    """Everything to be done, the most urgent kind first, in each kind the nearest day first."""
    today = desk.today()
    with desk.vault.read() as unit:
        found = [
            *_asked_for(desk, unit),
            *_results(desk, unit),
            *_silent(desk, unit, today),
            *_near(desk, unit, today),
            *_held_back(desk, unit),
        ]
    return sorted(found, key=lambda task: (_URGENCY.index(task.kind), task.due_on or date.max))


def _asked_for(desk: Desk, unit: Unit) -> list[Task]:
    found = []
    for act in unit.pending.acts():
        kind = TaskKind.CONFIRM if act.kind == CONFIRM else _OF_STATUS[PortalStatus(act.status or 0)]
        found += [replace(task, fee=act.fee) for task in _task(desk, unit, kind, act.dossier_id, act.note, act.due_on)]
    return found


def _results(desk: Desk, unit: Unit) -> list[Task]:
    return [task for name in unit.pending.results() for task in _task(desk, unit, TaskKind.RESULT, name)]


def _silent(desk: Desk, unit: Unit, today: date) -> list[Task]:
    """Filed, past the day on which the result was due, and the office has not said that it is done."""
    found = []
    for filing in unit.pending.filings():
        if (row := _row(unit, filing.dossier_id)) is None:
            continue
        due_on, is_rule = _due(desk, row, filing)
        if due_on is not None and due_on < today:
            found.append(_of(desk, TaskKind.SILENCE, row, due_on=due_on, is_rule=is_rule))
    return found


def _due(desk: Desk, row: DossierRow, filing: OpenFiling) -> tuple[date | None, bool]:
    """The day that the office named, else the card's working days after the filing, where it knows a number."""
    if filing.due_on is not None:
        return filing.due_on, False
    route = desk.catalogue.get(row.procedure).routes.get(row.route)
    if route is None or route.working_days is None:
        return None, False
    return working_day_due(at_noon(filing.received_on), route.working_days, cutoff_15h=route.cutoff_15h)[0], True


def _near(desk: Desk, unit: Unit, today: date) -> list[Task]:
    found = []
    for name, due_on in unit.pending.deadlines(today + SOON):
        found += _task(desk, unit, TaskKind.DEADLINE, name, due_on=due_on)
    return found


def _held_back(desk: Desk, unit: Unit) -> list[Task]:
    """What the gateway refused or this laptop set aside, unless a newer submission of the dossier took its place."""
    found = []
    for state, kind in _OF_STATE.items():
        for one in unit.outbox.rows((state,)):
            row = _row(unit, one.dossier_id)
            if row is not None and row.outbox is state:
                found.append(_of(desk, kind, row, one.last_error or ""))
    return found


def _task(
    desk: Desk, unit: Unit, kind: TaskKind, dossier_id: str, words: str = "", due_on: date | None = None
) -> list[Task]:
    row = _row(unit, dossier_id)
    return [_of(desk, kind, row, words, due_on)] if row is not None else []


def _of(
    desk: Desk, kind: TaskKind, row: DossierRow, words: str = "", due_on: date | None = None, *, is_rule: bool = False
) -> Task:
    return Task(kind, row.id, row.owner, title_of(desk, row), words, due_on, is_rule)


def _row(unit: Unit, dossier_id: str) -> DossierRow | None:
    """The list's line; None for a dossier that this user does not see."""
    try:
        return unit.dossiers.row(dossier_id)
    except Refusal:
        return None
