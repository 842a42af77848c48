"""What waits for a person, read from the stored facts: acts of the office, results, silence, days that come near.

Every list is found along an index and holds ids, kinds and days alone; the words are unsealed for what is shown.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    Text,
    and_,
    bindparam,
    exists,
    func,
    literal,
    or_,
    select,
    true,
)

from app.storage import envelope
from app.storage.moments import date_or_none, moment_of, stamp
from app.storage.stores.dossier_list import NOT_FILED, is_in_state, promised_day
from app.storage.stores.marks import is_seen_by
from app.storage.tables.dossiers import dossiers
from app.storage.tables.office import follow_ups, office_reports, portal_events, result_handovers, result_papers
from app.storage.tables.outbox import outbox, outbox_deadlines, submissions
from app.storage.transaction import Transaction
from forms.dates import VIETNAM
from forms.dossier import NOT_YET_ACCEPTED, DossierState, OutboxState, PortalStatus, Route
from forms.follow_up import FollowUpKind

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
_LEAVES_OPEN: dict[PortalStatus | None, tuple[PortalStatus, ...]] = {
    None: (PortalStatus.FEE_DUE, PortalStatus.SUPPLEMENT),
    PortalStatus.FEE_DUE: (PortalStatus.SUPPLEMENT,),
    PortalStatus.SUPPLEMENT: (PortalStatus.FEE_DUE,),
    PortalStatus.NOT_ACCEPTED: (),
}
"""What the office asks for (None: to confirm its draft), and which later request leaves it to be done all the same."""
_SETTLING = (FollowUpKind.FEE_PAID, FollowUpKind.CONFIRMED, FollowUpKind.NOT_RIGHT)
_TO_TELL = (FollowUpKind.TELL_OFFICE, FollowUpKind.CONFIRMED, FollowUpKind.NOT_RIGHT)
"""After these the office has to hear of it."""


@dataclass(frozen=True)
class OpenAct:
    """An act by which the office asks for something that was not done yet; ``status`` is None for its draft."""

    number: int
    change_id: str
    dossier_id: str
    status: PortalStatus | None
    due_on: date | None


@dataclass(frozen=True)
class ActWords:
    """What the office wrote in such an act, and a fee in đồng, where it named one."""

    note: str
    fee: int | None


@dataclass(frozen=True)
class Allowance:
    """What was received on or before ``received_on`` is over its time by the card, for one procedure and route."""

    procedure: str
    route: str
    received_on: date


@dataclass(frozen=True)
class Overdue:
    """A filed dossier past its day without an end. ``due_on`` is the day that the office named, if it named one."""

    dossier_id: str
    procedure: str
    route: str
    received_on: date
    due_on: date | None


@dataclass(frozen=True)
class Telling:
    """A step of a helper's that the office has to hear of; ``number`` is that of the follow-up."""

    number: int
    dossier_id: str
    kind: FollowUpKind


class Pending:
    """Reads only; nothing of it is stored. Each list holds what the reader sees, or one dossier's share of that."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    def acts(self, dossier_id: str | None = None) -> list[OpenAct]:
        """Every open request of the office, oldest first; one dossier may have several, as a fee and a draft."""
        found = [act for status in _LEAVES_OPEN for act in self._open(status, dossier_id)]
        return sorted(found, key=lambda act: act.number)

    def noted_fees(self, dossier_id: str | None = None) -> list[str]:
        """The dossiers whose fee somebody heard of from the office, not by its act; neither paid nor at their end."""
        paid = follow_ups.alias()
        is_paid = exists().where(
            paid.c.dossier_id == follow_ups.c.dossier_id,
            paid.c.change_id == follow_ups.c.change_id,
            paid.c.kind == FollowUpKind.FEE_PAID,
        )
        ended = exists().where(portal_events.c.dossier_id == dossiers.c.id, portal_events.c.status.in_(ENDS))
        query = (
            select(follow_ups.c.dossier_id)
            .distinct()
            .join(dossiers, dossiers.c.id == follow_ups.c.dossier_id)
            .where(follow_ups.c.kind == FollowUpKind.FEE_ASKED, ~is_paid, ~ended, self._seen(dossier_id))
            .order_by(follow_ups.c.dossier_id)
        )
        return list(self._tx.connection.execute(query).scalars())

    def words(self, act: OpenAct) -> ActWords:
        """What stands in an act (``damaged-record``)."""
        query = select(portal_events.c.scope, portal_events.c.sealed).where(portal_events.c.number == act.number)
        row = self._tx.connection.execute(query).one()
        body, _ = envelope.unpack(self._tx.unseal(row.scope, row.sealed, "portal_events", act.change_id))
        fee = body.get("fee") if isinstance(body.get("fee"), int) else None
        return ActWords(str(body.get("note") or ""), fee)

    def results(self, dossier_id: str | None = None) -> list[str]:
        """Dossiers whose result is here or at the office, and was not handed over yet."""
        events, later = portal_events, portal_events.alias()
        is_newest = ~exists().where(
            later.c.dossier_id == events.c.dossier_id, later.c.status.in_(_KNOWN), later.c.number > events.c.number
        )
        done = select(events.c.dossier_id).where(events.c.status == PortalStatus.DONE, is_newest)
        there = done.union(select(result_papers.c.dossier_id))
        handed = exists().where(result_handovers.c.dossier_id == dossiers.c.id)
        query = select(dossiers.c.id).where(dossiers.c.id.in_(there), ~handed, self._seen(dossier_id))
        return list(self._tx.connection.execute(query.order_by(dossiers.c.number)).scalars())

    def unasked(self, since: datetime, dossier_id: str | None = None) -> list[str]:
        """Dossiers whose result came into the villager's hand since then, and nobody wrote down how it went."""
        handed = select(result_handovers.c.dossier_id).where(result_handovers.c.handed_at >= stamp(since))
        returned = select(portal_events.c.dossier_id).where(
            portal_events.c.status == PortalStatus.RETURNED, portal_events.c.at >= stamp(since)
        )
        asked = exists().where(follow_ups.c.dossier_id == dossiers.c.id, follow_ups.c.kind == FollowUpKind.HOW_IT_WENT)
        query = select(dossiers.c.id).where(dossiers.c.id.in_(handed.union(returned)), ~asked, self._seen(dossier_id))
        return list(self._tx.connection.execute(query.order_by(dossiers.c.number)).scalars())

    def tellings(self, dossier_id: str | None = None) -> list[Telling]:
        """What the office has to hear of and nobody has told it since, oldest first; also of withdrawn dossiers."""
        told = follow_ups.alias()
        is_told = exists().where(
            told.c.dossier_id == follow_ups.c.dossier_id,
            told.c.kind == FollowUpKind.TOLD_OFFICE,
            told.c.number > follow_ups.c.number,
        )
        query = (
            select(follow_ups.c.number, follow_ups.c.dossier_id, follow_ups.c.kind)
            .join(dossiers, dossiers.c.id == follow_ups.c.dossier_id)
            .where(follow_ups.c.kind.in_(_TO_TELL), ~is_told, self._seen(dossier_id, withdrawn=True))
            .order_by(follow_ups.c.number)
        )
        return [Telling(row[0], row[1], FollowUpKind(row[2])) for row in self._tx.connection.execute(query)]

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

    def beside_portal(self) -> list[str]:
        """Finalized and not filed dossiers that go by their citizens' own log-in, oldest first."""
        procedures = [procedure for procedure, route in self.kinds() if route == Route.VNEID]
        of_route = and_(dossiers.c.procedure.in_(procedures), dossiers.c.route == Route.VNEID)  # along the index
        query = select(dossiers.c.id).where(of_route, is_in_state(NOT_FILED), self._seen(None))
        return list(self._tx.connection.execute(query.order_by(dossiers.c.number)).scalars())

    def kinds(self) -> list[tuple[str, str]]:
        """Procedure and route of what is here, each pair once."""
        query = select(dossiers.c.procedure, dossiers.c.route).distinct()
        return [(row[0], row[1]) for row in self._tx.connection.execute(query)]

    def overdue(
        self,
        today: date,
        allowances: Iterable[Allowance],
        dossier_id: str | None = None,
        *,
        nearest: int | None = None,
    ) -> tuple[list[Overdue], int]:
        """Filed dossiers without an end, past their day, that nobody has put off until a later one; and how many.

        Past is what the office promised for a day before ``today``; where it named none, what is over its allowance.
        A pair of procedure and route without an allowance is never past: nothing is guessed.

        Args:
            today: the day in Việt Nam.
            allowances: the time that each pair is allowed.
            dossier_id: of one dossier alone.
            nearest: so many of each pair, those past for longest; what is counted is not cut.
        """
        asked = {"allowed": json.dumps(dict(map(_as_entry, allowances))), "today": today.isoformat()}
        found, total = [], 0
        for query in (self._reported(dossier_id), self._accepted(dossier_id)):
            rows = self._tx.connection.execute(_longest_past(query, nearest), asked).all()
            found += [Overdue(row[0], row[1], row[2], _day(row[3]), date_or_none(row[4])) for row in rows]
            total += rows[0].total if rows else 0
        return found, total

    def deadlines(self, until: date, dossier_id: str | None = None) -> list[tuple[str, date]]:
        """Dossiers whose own deadline comes until that day and which no office has accepted, the nearest first."""
        accepted = exists().where(
            portal_events.c.dossier_id == dossiers.c.id,
            portal_events.c.office_number.is_not(None),
            portal_events.c.status.not_in(NOT_YET_ACCEPTED),
        )
        reported = exists().where(office_reports.c.dossier_id == dossiers.c.id)
        near = select(outbox_deadlines.c.submission_id).where(outbox_deadlines.c.due_on <= until.isoformat())
        due_on = func.min(outbox_deadlines.c.due_on)
        query = (
            select(dossiers.c.id, due_on)
            .join(outbox, outbox.c.dossier_id == dossiers.c.id)
            .join(outbox_deadlines, outbox_deadlines.c.submission_id == outbox.c.submission_id)
            .where(outbox.c.submission_id.in_(near), outbox.c.state != OutboxState.WITHDRAWN)
            .where(dossiers.c.state == DossierState.FINALIZED, ~accepted, ~reported, self._seen(dossier_id))
            .group_by(dossiers.c.id)
            .order_by(due_on, dossiers.c.number)
        )
        return [(row[0], date.fromisoformat(row[1])) for row in self._tx.connection.execute(query)]

    def _open(self, status: PortalStatus | None, dossier_id: str | None) -> list[OpenAct]:
        """Requests of one kind that no later act of the office, no newer revision and no helper has settled."""
        events, later = portal_events, portal_events.alias()
        settles: ColumnElement[bool] = later.c.status.in_([one for one in _KNOWN if one not in _LEAVES_OPEN[status]])
        if status is None:
            settles = or_(settles, later.c.kind == CONFIRM)
        is_over = exists().where(later.c.dossier_id == events.c.dossier_id, later.c.number > events.c.number, settles)
        is_done = exists().where(
            follow_ups.c.dossier_id == events.c.dossier_id,
            follow_ups.c.change_id == events.c.change_id,
            follow_ups.c.kind.in_(_SETTLING),
        )
        columns = (events.c.number, events.c.change_id, events.c.dossier_id, events.c.due_on)
        query = (
            select(*columns)
            .join(dossiers, dossiers.c.id == events.c.dossier_id)
            .where(events.c.kind == CONFIRM if status is None else events.c.status == status)
            .where(~is_over, ~is_done, self._seen(dossier_id))
        )
        if status is not PortalStatus.FEE_DUE:  # a newer version of the papers pays nothing
            query = query.where(~_is_answered())
        rows = self._tx.connection.execute(query)
        return [OpenAct(row[0], row[1], row[2], status, date_or_none(row[3])) for row in rows]

    def _reported(self, dossier_id: str | None) -> Select[Any]:
        """Filed by a person's report; the newest one counts."""
        newer = office_reports.alias()
        is_newest = ~exists().where(
            newer.c.dossier_id == office_reports.c.dossier_id, newer.c.number > office_reports.c.number
        )
        due_on = func.coalesce(office_reports.c.due_on, promised_day())
        received = office_reports.c.received_on
        query = select(dossiers.c.id, dossiers.c.procedure, dossiers.c.route, received, due_on)
        return self._past(query.join(office_reports).where(is_newest), received, due_on, dossier_id)

    def _accepted(self, dossier_id: str | None) -> Select[Any]:
        """Filed by the office's own act with its number; the first one counts."""
        acts, before = portal_events.alias(), portal_events.alias()

        def accepts(act: Any) -> ColumnElement[bool]:  # noqa: ANN401 - an alias of the table
            return and_(act.c.office_number.is_not(None), act.c.status.not_in(NOT_YET_ACCEPTED))

        is_first = ~exists().where(
            before.c.dossier_id == acts.c.dossier_id, before.c.number < acts.c.number, accepts(before)
        )
        unreported = ~exists().where(office_reports.c.dossier_id == dossiers.c.id)
        due_on = promised_day()
        query = select(dossiers.c.id, dossiers.c.procedure, dossiers.c.route, acts.c.at, due_on)
        query = query.join(acts, acts.c.dossier_id == dossiers.c.id).where(accepts(acts), is_first, unreported)
        return self._past(query, acts.c.at, due_on, dossier_id)

    def _past(
        self, query: Select[Any], received: ColumnElement[str], due_on: ColumnElement[Any], dossier_id: str | None
    ) -> Select[Any]:
        """Of filed dossiers those without an end and past their day; the time allowed comes as a table of JSON."""
        ended = exists().where(portal_events.c.dossier_id == dossiers.c.id, portal_events.c.status.in_(ENDS))
        handed = exists().where(result_handovers.c.dossier_id == dossiers.c.id)
        put_off = exists().where(
            follow_ups.c.dossier_id == dossiers.c.id,
            follow_ups.c.kind == FollowUpKind.SNOOZED,
            follow_ups.c.until_on > bindparam("today", type_=Text),
        )
        kind = literal('$."').concat(dossiers.c.procedure).concat("/").concat(dossiers.c.route).concat('"')
        over = func.json_extract(bindparam("allowed", type_=Text), kind, type_=Text) > received
        past = or_(due_on < bindparam("today", type_=Text), and_(due_on.is_(None), over))
        return query.where(~ended, ~handed, ~put_off, past, self._seen(dossier_id)).order_by(received)

    def _seen(self, dossier_id: str | None, *, withdrawn: bool = False) -> ColumnElement[bool]:
        """Not withdrawn, seen by the reader, and the one asked about where one is."""
        wanted: Sequence[ColumnElement[bool]] = (
            true() if withdrawn else dossiers.c.state != DossierState.WITHDRAWN,
            true() if dossier_id is None else dossiers.c.id == dossier_id,
            true() if self._tx.reader is None else is_seen_by(self._tx.reader),
        )
        return and_(*wanted)


def _longest_past(query: Select[Any], nearest: int | None) -> Select[Any]:
    """The rows of a query over what is past, each with the count of all, cut for each procedure, route and kind of day.

    Within one procedure and route the day that is reckoned follows the day of receiving, so that the first ones stay.
    """
    past = query.order_by(None).subquery()
    dossier, procedure, route, received, due_on = past.c
    order = func.coalesce(due_on, received)
    place = func.row_number().over(partition_by=(procedure, route, due_on.is_(None)), order_by=order)
    counted = select(past, func.count().over().label("total"), place.label("place")).subquery()
    columns = [counted.c[one.name] for one in (dossier, procedure, route, received, due_on)]
    chosen = select(*columns, counted.c.total).order_by(columns[3])
    return chosen if nearest is None else chosen.where(counted.c.place <= nearest)


def _is_answered() -> ColumnElement[bool]:
    """A newer revision than the one that the act spoke of was finalized."""
    newer, old = submissions.alias(), submissions.alias()
    return exists().where(
        old.c.id == portal_events.c.submission_id,
        newer.c.dossier_id == old.c.dossier_id,
        newer.c.revision > old.c.revision,
    )


def _as_entry(one: Allowance) -> tuple[str, str]:
    """The kind, and the end of its last day: every day and every stamp of that day comes before it as text."""
    over = stamp(datetime.combine(one.received_on + timedelta(days=1), time(), VIETNAM).astimezone(UTC))
    return f"{one.procedure}/{one.route}", over


def _day(text: str) -> date:
    """A stored day, or the day in Việt Nam of a stored time."""
    return date.fromisoformat(text) if len(text) == len("2026-03-02") else moment_of(text).astimezone(VIETNAM).date()
