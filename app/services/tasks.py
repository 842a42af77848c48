"""What a person has to do: what the office asks for, results, silence, days that come near, what stays back.

Nothing of it is stored: each task is there as long as the facts are, and goes when they change. Which tasks there are
is found along indexes; names and words are opened only for those that are shown.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

from app.services.desk import Desk
from app.services.legal_time import allowances, due_by_card
from app.services.record_consent import COVERS_DOSSIER
from app.services.today import title_of
from app.storage.records import DossierRow, FollowUp
from app.storage.stores.pending import WITHDRAWN, OpenAct, Telling
from app.storage.stores.silence import Overdue
from app.storage.vault import Unit
from forms.dossier import OutboxState, PortalStatus
from forms.follow_up import FollowUpKind, Tell

SOON = timedelta(days=7)
"""How long before its deadline a dossier that no office has accepted becomes a task."""

ASK_WITHIN = timedelta(days=30)
"""After that nobody remembers how it went, and asking is no task any more."""


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
    TELL_OFFICE = "tell_office"
    HOW_IT_WENT = "how_it_went"


_OF_STATUS = {
    None: TaskKind.CONFIRM,
    PortalStatus.SUPPLEMENT: TaskKind.SUPPLEMENT,
    PortalStatus.NOT_ACCEPTED: TaskKind.NOT_ACCEPTED,
    PortalStatus.FEE_DUE: TaskKind.FEE,
}
_OF_STATE = {OutboxState.REFUSED: TaskKind.REFUSED, OutboxState.SET_ASIDE: TaskKind.SET_ASIDE}
_OF_ANSWER = {FollowUpKind.CONFIRMED: Tell.RIGHT, FollowUpKind.NOT_RIGHT: Tell.NOT_RIGHT}
_URGENCY = tuple(
    TaskKind(name)
    for name in (
        "confirm",
        "tell_office",
        "deadline",
        "supplement",
        "fee",
        "not_accepted",
        "refused",
        "set_aside",
        "silence",
        "result",
        "how_it_went",
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
        words: the officer's own words, the villager's, or the reason's code; empty where there are none. For silence
            why it was put off before.
        due_on: by which day; for silence the day on which the result was due.
        fee: the sum in đồng that the office asks for, where it named one.
        is_rule: for silence: that day was reckoned from the card's number of working days, no office named it.
        change_id: the office's act that is answered by doing it; empty where there is none.
        tell: what the office has to hear.
    """

    kind: TaskKind
    dossier_id: str
    owner: str
    procedure: str
    words: str = ""
    due_on: date | None = None
    is_rule: bool = False
    fee: int | None = None
    change_id: str = ""
    tell: Tell | None = None


@dataclass(frozen=True)
class ToDo:
    """The tasks shown, and how many there are."""

    shown: tuple[Task, ...]
    total: int


@dataclass(frozen=True)
class _Found:
    """A task before anything of its dossier was opened."""

    kind: TaskKind
    dossier_id: str
    due_on: date | None = None
    is_rule: bool = False
    words: str = ""
    act: OpenAct | None = None
    tell: Tell | None = None


def tasks(desk: Desk, dossier_id: str | None = None) -> list[Task]:
    """Everything to be done, or what is for one dossier; the order is that of :func:`first`."""
    return list(first(desk, None, dossier_id).shown)


def first(desk: Desk, limit: int | None, dossier_id: str | None = None) -> ToDo:
    """The most urgent kind first, in each kind the nearest day first; ``limit`` says how many are opened."""
    today = desk.today()
    with desk.vault.read() as unit:
        silent, silent_in_all = _silent(desk, unit, today, dossier_id, limit)
        found = [
            *_asked_for(unit, dossier_id),
            *_to_tell(unit, dossier_id),
            *_results(desk, unit, dossier_id),
            *silent,
            *(_Found(TaskKind.DEADLINE, *one) for one in unit.pending.deadlines(today + SOON, dossier_id)),
            *_held_back(unit, dossier_id),
        ]
        found.sort(key=lambda one: (_URGENCY.index(one.kind), one.due_on or date.max))
        opened = found[:limit]
        rows = unit.dossiers.rows(dict.fromkeys(one.dossier_id for one in opened))
        shown = tuple(_task(desk, unit, one, rows[one.dossier_id]) for one in opened if one.dossier_id in rows)
    return ToDo(shown, len(found) + silent_in_all - len(silent) - (len(opened) - len(shown)))


def _asked_for(unit: Unit, dossier_id: str | None) -> Iterator[_Found]:
    """By its own acts, and the fees that it asked for by paper or telephone; one payment settles both."""
    acts = unit.pending.acts(dossier_id)
    for act in acts:
        yield _Found(_OF_STATUS[act.status], act.dossier_id, act.due_on, act=act)
    told = {act.dossier_id for act in acts if act.status is PortalStatus.FEE_DUE}
    for name in unit.pending.noted_fees(dossier_id):
        if name not in told:
            yield _Found(TaskKind.FEE, name)


def _results(desk: Desk, unit: Unit, dossier_id: str | None) -> Iterator[_Found]:
    """What is to be handed over; and of what was, whom to ask how it went, unless they want no more of us."""
    for name in unit.pending.results(dossier_id):
        yield _Found(TaskKind.RESULT, name)
    for name in unit.pending.unasked(desk.clock.now() - ASK_WITHIN, dossier_id):
        if _agrees(unit, name):
            yield _Found(TaskKind.HOW_IT_WENT, name)


def _silent(desk: Desk, unit: Unit, today: date, dossier_id: str | None, limit: int | None) -> tuple[list[_Found], int]:
    """Filed, past the day on which the result was due, and the office has not said that it is done; and how many."""
    reckon = cache(lambda procedure, route, received_on: due_by_card(desk.catalogue, procedure, route, received_on))
    allowed = allowances(desk.catalogue, unit.pending.kinds(), today)
    past, total = unit.silence.overdue(today, allowed, dossier_id, nearest=limit)

    def found(one: Overdue) -> _Found:
        by_card = None if one.due_on is not None else reckon(one.procedure, one.route, one.received_on)
        return _Found(TaskKind.SILENCE, one.dossier_id, one.due_on or by_card, is_rule=one.due_on is None)

    return [found(one) for one in past], total


def _held_back(unit: Unit, dossier_id: str | None) -> Iterator[_Found]:
    """What the gateway refused or this laptop set aside, unless a newer submission of the dossier took its place."""
    for state, kind in _OF_STATE.items():
        back = {one.dossier_id: one.last_error or "" for one in unit.outbox.rows((state,), dossier_id=dossier_id)}
        for name, row in unit.dossiers.rows(back).items():
            if row.outbox is state:
                yield _Found(kind, name, words=back[name])


def _to_tell(unit: Unit, dossier_id: str | None) -> Iterator[_Found]:
    """What the office has to hear of, each thing once."""
    seen: set[tuple[str, Tell]] = set()
    for telling in reversed(unit.pending.tellings(dossier_id)):
        step = next(one for one in unit.follow_ups.list(telling.dossier_id) if one.number == telling.number)
        tell = _OF_ANSWER.get(telling.kind) or Tell(step.words)
        if (telling.dossier_id, tell) not in seen and _must_hear(unit, telling, tell):
            seen.add((telling.dossier_id, tell))
            words = step.words if telling.kind in _OF_ANSWER else ""
            yield _Found(TaskKind.TELL_OFFICE, telling.dossier_id, words=words, tell=tell)


def _must_hear(unit: Unit, telling: Telling, tell: Tell) -> bool:
    """Not where the villager agreed anew, nor where the gateway has the notice and nothing lies on paper."""
    if tell is Tell.CONSENT_ENDED:
        return not _agrees(unit, telling.dossier_id)
    if tell is Tell.WITHDRAWN:
        kept = any(event.kind == WITHDRAWN for event in unit.events.list(telling.dossier_id))
        return not kept or bool(unit.reports.list(telling.dossier_id))
    return True


def _agrees(unit: Unit, dossier_id: str) -> bool:
    consent = unit.consents.latest(dossier_id)
    return consent is not None and consent.purposes >= COVERS_DOSSIER


def _task(desk: Desk, unit: Unit, found: _Found, row: DossierRow) -> Task:
    told = unit.pending.words(found.act) if found.act is not None else None
    words = told.note if told is not None else found.words
    if found.kind is TaskKind.SILENCE:
        words = _why_put_off(unit.follow_ups.list(row.id))
    return Task(
        kind=found.kind,
        dossier_id=row.id,
        owner=row.owner,
        procedure=title_of(desk, row),
        words=words,
        due_on=found.due_on,
        is_rule=found.is_rule,
        fee=told.fee if told is not None and told.fee else _noted_fee(unit, found),
        change_id=found.act.change_id if found.act is not None else "",
        tell=found.tell,
    )


def _noted_fee(unit: Unit, found: _Found) -> int | None:
    """The sum that somebody heard of last, for a fee whose act names none."""
    if found.kind is not TaskKind.FEE:
        return None
    done = unit.follow_ups.list(found.dossier_id)
    paid = {one.change_id for one in done if one.kind is FollowUpKind.FEE_PAID}
    asked = [one for one in done if one.kind is FollowUpKind.FEE_ASKED and one.change_id not in paid]
    return asked[-1].amount if asked else None


def _why_put_off(done: Iterable[FollowUp]) -> str:
    """The last reason, so that who calls again knows what was said."""
    return next((one.words for one in reversed(list(done)) if one.kind is FollowUpKind.SNOOZED), "")
