"""What waits for a person, read from the stored facts: acts of the office, results, silence, days that come near."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, ScalarSelect, and_, exists, func, or_, select

from app.storage import envelope
from app.storage.moments import date_or_none, moment_of
from app.storage.tables.dossiers import dossiers
from app.storage.tables.office import office_reports, portal_events, result_handovers, result_papers
from app.storage.tables.outbox import outbox, outbox_deadlines, submissions
from app.storage.transaction import Transaction
from forms.dates import VIETNAM
from forms.dossier import NOT_YET_ACCEPTED, DossierState, OutboxState, PortalStatus

ASKS = (PortalStatus.NOT_ACCEPTED, PortalStatus.SUPPLEMENT, PortalStatus.FEE_DUE)
"""Acts after which the office waits for the villager."""
ENDS = (
    PortalStatus.NOT_ACCEPTED,
    PortalStatus.WITHDRAWN,
    PortalStatus.STOPPED,
    PortalStatus.DONE,
    PortalStatus.RETURNED,
)
CONFIRM = "confirm"
"""The kind of a change by which an office asks the villager to confirm its draft, within a day as a rule."""
WITHDRAWN = "withdrawn"
"""The kind of a change by which a gateway says that it keeps the notice of a withdrawal."""
_KNOWN = tuple(PortalStatus)
"""A code that nobody knows is kept raw, and answers nothing that the office asked for before."""


@dataclass(frozen=True)
class PendingAct:
    """The office's newest act where it asks for something: its words, by when, and a fee in đồng, where it says so."""

    dossier_id: str
    kind: str
    status: int | None
    note: str
    due_on: date | None
    fee: int | None = None


@dataclass(frozen=True)
class OpenFiling:
    """A filed dossier without an end. ``due_on`` is the day that the office named, None where it named none."""

    dossier_id: str
    received_on: date
    due_on: date | None


class Pending:
    """Reads only; nothing of it is stored."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    def acts(self) -> list[PendingAct]:
        """The newest act of each open dossier, where it asks for something and no newer revision answered it."""
        events, later = portal_events, portal_events.alias()
        is_newest = ~exists().where(
            later.c.dossier_id == events.c.dossier_id,
            or_(later.c.kind == CONFIRM, later.c.status.in_(_KNOWN)),
            later.c.number > events.c.number,
        )
        newer, old = submissions.alias(), submissions.alias()
        is_answered = exists().where(
            old.c.id == events.c.submission_id,
            newer.c.dossier_id == old.c.dossier_id,
            newer.c.revision > old.c.revision,
        )
        query = (
            select(events)
            .join(dossiers, dossiers.c.id == events.c.dossier_id)
            .where(dossiers.c.state != DossierState.WITHDRAWN, is_newest, ~is_answered)
            .where((events.c.kind == CONFIRM) | events.c.status.in_(ASKS))
            .order_by(events.c.number)
        )
        return [self._act(row) for row in self._tx.connection.execute(query)]

    def results(self) -> list[str]:
        """Dossiers whose result is here or at the office, and was not handed over yet."""
        is_here = exists().where(result_papers.c.dossier_id == dossiers.c.id)
        is_done = _newest_status() == PortalStatus.DONE
        handed = exists().where(result_handovers.c.dossier_id == dossiers.c.id)
        query = select(dossiers.c.id).where(dossiers.c.state != DossierState.WITHDRAWN, is_here | is_done, ~handed)
        return list(self._tx.connection.execute(query.order_by(dossiers.c.number)).scalars())

    def withdrawals(self, gateway_id: str, epoch: str) -> list[tuple[str, int]]:
        """Withdrawn dossiers that a gateway has or may have and that it does not know of yet, with their revision."""
        here = outbox.c.gateway_id == gateway_id
        may_be_there = outbox.c.gateway_id.is_(None) & outbox.c.state.in_(
            (OutboxState.DELIVERED, OutboxState.UNCERTAIN)
        )
        is_kept = exists().where(
            portal_events.c.dossier_id == dossiers.c.id,
            portal_events.c.kind == WITHDRAWN,
            portal_events.c.epoch == epoch,
        )
        query = (
            select(dossiers.c.id, func.max(submissions.c.revision))
            .join(submissions, submissions.c.dossier_id == dossiers.c.id)
            .join(outbox, outbox.c.submission_id == submissions.c.id)
            .where(dossiers.c.state == DossierState.WITHDRAWN, or_(here, may_be_there), ~is_kept)
            .group_by(dossiers.c.id)
            .order_by(dossiers.c.number)
        )
        return [(row[0], row[1]) for row in self._tx.connection.execute(query)]

    def filings(self) -> list[OpenFiling]:
        """Filed dossiers without an end: by a person's report, or by the office's own act with its number."""
        ended = exists().where(portal_events.c.dossier_id == dossiers.c.id, portal_events.c.status.in_(ENDS))
        handed = exists().where(result_handovers.c.dossier_id == dossiers.c.id)
        is_open = and_(dossiers.c.state != DossierState.WITHDRAWN, ~ended, ~handed)
        reported = (
            select(dossiers.c.id, func.max(office_reports.c.number).label("newest"))
            .join(office_reports, office_reports.c.dossier_id == dossiers.c.id)
            .where(is_open)
            .group_by(dossiers.c.id)
            .subquery()
        )
        by_person = select(
            reported.c.id,
            office_reports.c.received_on,
            func.coalesce(office_reports.c.due_on, _named_due(reported.c.id)),
        ).join(office_reports, office_reports.c.number == reported.c.newest)
        acts = portal_events.alias()
        by_act = (
            select(dossiers.c.id, func.min(acts.c.at), _named_due(dossiers.c.id))
            .join(acts, acts.c.dossier_id == dossiers.c.id)
            .where(acts.c.office_number.is_not(None), acts.c.status.is_not(None))
            .where(acts.c.status.not_in(NOT_YET_ACCEPTED), is_open)
            .where(~exists().where(office_reports.c.dossier_id == dossiers.c.id))
            .group_by(dossiers.c.id)
        )
        found = [
            OpenFiling(name, date.fromisoformat(day), date_or_none(due_on))
            for name, day, due_on in self._tx.connection.execute(by_person)
        ]
        return found + [
            OpenFiling(name, moment_of(at).astimezone(VIETNAM).date(), date_or_none(due_on))
            for name, at, due_on in self._tx.connection.execute(by_act)
        ]

    def deadlines(self, until: date) -> list[tuple[str, date]]:
        """Dossiers whose own deadline comes until that day and which no office has accepted, the nearest first."""
        accepted = exists().where(
            portal_events.c.dossier_id == dossiers.c.id,
            portal_events.c.office_number.is_not(None),
            portal_events.c.status.not_in(NOT_YET_ACCEPTED),
        )
        reported = exists().where(office_reports.c.dossier_id == dossiers.c.id)
        due_on = func.min(outbox_deadlines.c.due_on)
        query = (
            select(dossiers.c.id, due_on)
            .join(outbox, outbox.c.dossier_id == dossiers.c.id)
            .join(outbox_deadlines, outbox_deadlines.c.submission_id == outbox.c.submission_id)
            .where(dossiers.c.state == DossierState.FINALIZED, outbox.c.state != OutboxState.WITHDRAWN)
            .where(~accepted, ~reported, outbox_deadlines.c.due_on <= until.isoformat())
            .group_by(dossiers.c.id)
            .order_by(due_on, dossiers.c.number)
        )
        return [(row[0], date.fromisoformat(row[1])) for row in self._tx.connection.execute(query)]

    def _act(self, row: Row[Any]) -> PendingAct:
        body, _ = envelope.unpack(self._tx.unseal(row.scope, row.sealed, "portal_events", row.change_id))
        note = str(body.get("note") or "")
        fee = body.get("fee") if isinstance(body.get("fee"), int) else None
        return PendingAct(row.dossier_id, row.kind, row.status, note, date_or_none(row.due_on), fee)


def _newest_status() -> ScalarSelect[int]:
    events = portal_events.alias()
    return (
        select(events.c.status)
        .where(events.c.dossier_id == dossiers.c.id, events.c.status.in_(_KNOWN))
        .order_by(events.c.number.desc())
        .limit(1)
        .correlate(dossiers)
        .scalar_subquery()
    )


def _named_due(dossier_id: ColumnElement[str]) -> ScalarSelect[str]:
    """The day that the office's newest act named."""
    events = portal_events.alias()
    return (
        select(events.c.due_on)
        .where(events.c.dossier_id == dossier_id, events.c.due_on.is_not(None))
        .order_by(events.c.number.desc())
        .limit(1)
        .scalar_subquery()
    )
