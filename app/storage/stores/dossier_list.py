"""The lists: one query a page, cut out by the arrival number, projected over all tables and stored nowhere."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Integer,
    ScalarSelect,
    Select,
    Text,
    and_,
    bindparam,
    exists,
    func,
    or_,
    select,
    tuple_,
)
from sqlalchemy.engine.interfaces import DBAPICursor

from app.storage.moments import date_or_none, moment_of
from app.storage.records import DossierPage, DossierRow
from app.storage.stores import dossier_words
from app.storage.stores.marks import marked
from app.storage.stores.reports import report_of
from app.storage.stores.sight import is_seen_by
from app.storage.tables.dossiers import dossier_names, dossiers, finding_facts
from app.storage.tables.office import office_reports, portal_events
from app.storage.tables.outbox import outbox
from app.storage.transaction import Transaction, not_yours, unknown_dossier
from forms.dossier import NOT_YET_ACCEPTED, DossierState, OutboxState, PortalStatus, Route
from forms.refusal import Refusal

Line = Mapping[str, Any]
"""A row of the projection, its columns by name."""

LONGEST_PAGE = 500
FILED, NOT_FILED, RETURNED = "filed", "not_filed", "returned"


@dataclass(frozen=True)
class Question:
    """Which page of which list; the fields are those of ``Dossiers.page``."""

    state: str | None
    find: str | None
    limit: int
    after: str | None
    by_name: bool = False


def page(tx: Transaction, question: Question) -> DossierPage:
    """Newest arrivals first, or by name; ``after`` is the cursor of the page before.

    Raises:
        Refusal: ``unknown-state``, ``bad-cursor``, ``bad-limit``.
    """
    state, find, limit = question.state, question.find, question.limit
    if not 1 <= limit <= LONGEST_PAGE:
        raise Refusal("bad-limit", f"A page has 1 to {LONGEST_PAGE} rows.", limit=str(limit))
    values = {"state": state, "after": None if question.after is None else _cursor(question.after), "reader": tx.reader}
    if find is not None and find.strip():
        values["find"] = dossier_words.question_of(find)
        if values["find"] is None:
            return DossierPage((), None)
    asked = frozenset(name for name, value in values.items() if value is not None)
    statement = _statement(state, asked, by_name=question.by_name)
    rows = _lines(tx.quick(statement, **{name: values[name] for name in asked - {"state"}}, limit=limit + 1))
    last = str(rows[limit - 1]["number"]) if len(rows) > limit else None
    return DossierPage(tuple(_row(row) for row in rows[:limit]), last)


@cache
def _statement(state: str | None, asked: frozenset[str], *, by_name: bool) -> Select[Any]:
    """The statement of a list, built and worded once: that costs more than asking 100,000 dossiers."""
    query, place = _projection(), dossiers.c.number
    if state in set(OutboxState) - set(DossierState):
        query, place = _in_outbox_state(query, state), outbox.c.dossier_number
    elif state is not None:
        query = query.where(is_in_state(state))
    if "reader" in asked:
        query = query.where(is_seen_by(bindparam("reader", type_=Text)))
    if "find" in asked:
        query = query.where(dossier_words.matching("find"))
    ordered = _by_name if by_name else _by_arrival
    query = ordered(query, place, bindparam("after", type_=Integer) if "after" in asked else None)
    return query.limit(bindparam("limit", type_=Integer))


def _lines(cursor: DBAPICursor) -> list[Line]:
    """The rows of a statement, with their columns by name."""
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def one(tx: Transaction, dossier_id: str) -> DossierRow:
    """The line of one dossier.

    Raises:
        Refusal: ``unknown-dossier``, ``not-yours``.
    """
    found = _lines(tx.quick(_one(), dossier=dossier_id))
    if not found:
        raise unknown_dossier(dossier_id)
    row = _row(found[0])
    if tx.reader not in {None, row.helper} and not row.shared:
        raise not_yours(dossier_id)
    return row


def some(tx: Transaction, dossier_ids: Iterable[str]) -> dict[str, DossierRow]:
    """The lines of some dossiers by id; of what is not there or not the reader's there is none."""
    rows = map(_row, _lines(tx.quick(_some(), ids=json.dumps(list(dossier_ids)))))
    return {row.id: row for row in rows if tx.reader in {None, row.helper} or row.shared}


@cache
def _some() -> Select[Any]:
    named = func.json_each(bindparam("ids", type_=Text)).table_valued("value")
    return _projection().where(dossiers.c.id.in_(select(named.c.value)))


@cache
def _one() -> Select[Any]:
    return _projection().where(dossiers.c.id == bindparam("dossier"))


def _projection() -> Select[Any]:
    every = office_reports.alias()
    newest_report = select(func.max(every.c.number)).where(every.c.dossier_id == dossiers.c.id).correlate(dossiers)
    return (
        select(
            dossiers,
            dossier_names.c.owner,
            dossier_names.c.filer,
            _newest_outbox_state().label("outbox_state"),
            _newest_of_events(portal_events.c.status).label("portal_status"),
            _newest_of_events(portal_events.c.office_number).label("event_number"),
            promised_day().label("event_due_on"),
            _is_filed().label("is_filed"),
            marked("shared").label("is_shared"),
            marked("private").label("is_private"),
            *(column.label(f"report_{column.name}") for column in office_reports.c),
        )
        .join(dossier_names, dossier_names.c.dossier_id == dossiers.c.id)
        .outerjoin(office_reports, office_reports.c.number == newest_report.scalar_subquery())
    )


def _by_arrival(query: Select[Any], place: ColumnElement[int], after: BindParameter[int] | None) -> Select[Any]:
    return (query if after is None else query.where(place < after)).order_by(place.desc())


def _by_name(query: Select[Any], place: ColumnElement[int], after: BindParameter[int] | None) -> Select[Any]:
    """Along the index of names; the cursor is a number, which says nothing about a person."""
    name = finding_facts.c.name_order
    query = query.join(finding_facts, finding_facts.c.dossier_id == dossiers.c.id)
    if after is not None:
        known, facts = dossiers.alias(), finding_facts.alias()
        last = select(facts.c.name_order).join(known, known.c.id == facts.c.dossier_id).where(known.c.number == after)
        query = query.where(tuple_(name, place) > tuple_(last.scalar_subquery(), after))
    return query.order_by(name, place)


def _newest_outbox_state() -> ScalarSelect[str]:
    every = outbox.alias()
    return (
        select(every.c.state)
        .where(every.c.dossier_id == dossiers.c.id)
        .order_by(every.c.number.desc())
        .limit(1)
        .scalar_subquery()
    )


def _newest_of_events(column: ColumnElement[Any]) -> ScalarSelect[Any]:
    return (
        select(column)
        .where(portal_events.c.dossier_id == dossiers.c.id, column.is_not(None))
        .order_by(portal_events.c.number.desc())
        .limit(1)
        .scalar_subquery()
    )


def promised_day() -> ScalarSelect[Any]:
    """The day for which the office's newest act promised its answer.

    A day that stands in a request is another one: by then the villager has to pay, to add or to confirm.
    """
    asks = (PortalStatus.NOT_ACCEPTED, PortalStatus.SUPPLEMENT, PortalStatus.FEE_DUE)
    return (
        select(portal_events.c.due_on)
        .where(portal_events.c.dossier_id == dossiers.c.id, portal_events.c.due_on.is_not(None))
        .where(*(portal_events.c.status != ask for ask in asks))
        .order_by(portal_events.c.number.desc())
        .limit(1)
        .correlate(dossiers)
        .scalar_subquery()
    )


def is_in_state(state: str) -> ColumnElement[bool]:
    """Whether a row of the dossiers is in a state that no outbox knows (``unknown-state``)."""
    if state in set(DossierState):
        return dossiers.c.state == state
    if state == FILED:
        return _is_filed()
    if state == NOT_FILED:
        return and_(dossiers.c.state == DossierState.FINALIZED, ~_is_filed())
    if state == RETURNED:
        return _is_returned()
    known = sorted({*DossierState, *OutboxState, FILED, NOT_FILED, RETURNED})
    raise Refusal("unknown-state", f"{state!r} is no state of a dossier: use one of {', '.join(known)}.", state=state)


def _is_filed() -> ColumnElement[bool]:
    """A person recorded the office's paper, or an act of the office gave its number and took it in."""
    reports, acts = office_reports.alias(), portal_events.alias()
    reported = exists().where(reports.c.dossier_id == dossiers.c.id)
    accepted = or_(acts.c.status.is_(None), and_(*(acts.c.status != act for act in NOT_YET_ACCEPTED)))
    numbered = exists().where(acts.c.dossier_id == dossiers.c.id, acts.c.office_number.is_not(None), accepted)
    return or_(reported, numbered)


def _is_returned() -> ColumnElement[bool]:
    """The office's newest act is "Bị trả lại" (docs/glossary.tsv): not accepted, or to be supplemented."""
    ever = select(portal_events.c.dossier_id).where(_is_return(portal_events.c.status))
    return and_(
        dossiers.c.state != DossierState.WITHDRAWN,
        dossiers.c.id.in_(ever),
        _is_return(_newest_of_events(portal_events.c.status)),
    )


def _is_return(status: ColumnElement[Any]) -> ColumnElement[bool]:
    return or_(status == PortalStatus.NOT_ACCEPTED, status == PortalStatus.SUPPLEMENT)


def _in_outbox_state(query: Select[Any], state: str | None) -> Select[Any]:
    """Read along the index of the outbox, whose order is the list's; only a dossier's newest submission counts."""
    later = outbox.alias()
    newest = ~exists().where(later.c.dossier_id == outbox.c.dossier_id, later.c.number > outbox.c.number)
    return query.join(outbox, outbox.c.dossier_number == dossiers.c.number).where(outbox.c.state == state, newest)


def _cursor(after: str) -> int:
    try:
        return int(after)
    except ValueError:
        raise Refusal("bad-cursor", "The cursor is not one that a list gave: ask for the first page again.") from None


def _row(row: Line) -> DossierRow:
    state = DossierState(row["state"])
    filing = None if row["report_number"] is None else report_of(row, "report_")
    return DossierRow(
        id=row["id"],
        case=row["case_id"],
        procedure=row["procedure"],
        owner=row["owner"],
        filer=row["filer"],
        helper=row["helper"],
        state=state,
        outbox=_shown_outbox(state, row["outbox_state"]),
        route=Route(row["route"]),
        office=row["office"],
        filing=filing,
        portal_number=row["event_number"] or (filing.number if filing else None),
        portal_status=row["portal_status"],
        revision=row["revision"],
        created=moment_of(row["created_at"]),
        updated=moment_of(row["updated_at"]),
        due=(filing.due_on if filing and filing.due_on else date_or_none(row["event_due_on"])),
        public_code=row["public_code"],
        filed=bool(row["is_filed"]),
        shared=bool(row["is_shared"]),
        private=bool(row["is_private"]),
    )


def _shown_outbox(state: DossierState, text: str | None) -> OutboxState | None:
    """A draft that was taken back before sending shows nothing of the submission it withdrew."""
    if text is None or (state is DossierState.DRAFT and text == OutboxState.WITHDRAWN):
        return None
    return OutboxState(text)
