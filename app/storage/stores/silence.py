"""Filed dossiers of which the office has said nothing past their day: the one it named, or the one the card allows."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, Text, and_, bindparam, exists, func, literal, or_, select

from app.storage.moments import date_or_none, moment_of, stamp
from app.storage.stores.dossier_list import promised_day
from app.storage.stores.sight import seen
from app.storage.tables.dossiers import dossiers
from app.storage.tables.office import follow_ups, office_reports, portal_events, result_handovers
from app.storage.transaction import Transaction
from forms.dates import VIETNAM
from forms.dossier import ENDS, NOT_YET_ACCEPTED
from forms.follow_up import FollowUpKind


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


class Silence:
    """Reads only; nothing of it is stored."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

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
        return query.where(~ended, ~handed, ~put_off, past, seen(self._tx, dossier_id)).order_by(received)


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


def _as_entry(one: Allowance) -> tuple[str, str]:
    """The kind, and the end of its last day: every day and every stamp of that day comes before it as text."""
    over = stamp(datetime.combine(one.received_on + timedelta(days=1), time(), VIETNAM).astimezone(UTC))
    return f"{one.procedure}/{one.route}", over


def _day(text: str) -> date:
    """A stored day, or the day in Việt Nam of a stored time."""
    return date.fromisoformat(text) if len(text) == len("2026-03-02") else moment_of(text).astimezone(VIETNAM).date()
