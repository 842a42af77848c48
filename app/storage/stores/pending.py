"""What waits for a person, read from the stored facts: acts of the office, results, days that come near.

Every list is found along an index and holds ids, kinds and days alone; the words are unsealed for what is shown.
"""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import (
    ColumnElement,
    and_,
    exists,
    func,
    or_,
    select,
)

from app.storage import envelope
from app.storage.moments import date_or_none, stamp
from app.storage.stores.dossier_list import NOT_FILED, is_in_state
from app.storage.stores.sight import seen
from app.storage.tables.dossiers import dossiers
from app.storage.tables.office import follow_ups, office_reports, portal_events, result_handovers, result_papers
from app.storage.tables.outbox import outbox, outbox_deadlines, submissions
from app.storage.transaction import Transaction
from forms.dossier import ENDS, NOT_YET_ACCEPTED, DossierState, OutboxState, PortalStatus, Route
from forms.follow_up import FollowUpKind

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
            .where(follow_ups.c.kind == FollowUpKind.FEE_ASKED, ~is_paid, ~ended, seen(self._tx, dossier_id))
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
        query = select(dossiers.c.id).where(dossiers.c.id.in_(there), ~handed, seen(self._tx, dossier_id))
        return list(self._tx.connection.execute(query.order_by(dossiers.c.number)).scalars())

    def unasked(self, since: datetime, dossier_id: str | None = None) -> list[str]:
        """Dossiers whose result came into the villager's hand since then, and nobody wrote down how it went."""
        handed = select(result_handovers.c.dossier_id).where(result_handovers.c.handed_at >= stamp(since))
        returned = select(portal_events.c.dossier_id).where(
            portal_events.c.status == PortalStatus.RETURNED, portal_events.c.at >= stamp(since)
        )
        asked = exists().where(follow_ups.c.dossier_id == dossiers.c.id, follow_ups.c.kind == FollowUpKind.HOW_IT_WENT)
        query = select(dossiers.c.id).where(
            dossiers.c.id.in_(handed.union(returned)), ~asked, seen(self._tx, dossier_id)
        )
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
            .where(follow_ups.c.kind.in_(_TO_TELL), ~is_told, seen(self._tx, dossier_id, withdrawn=True))
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
        query = select(dossiers.c.id).where(of_route, is_in_state(NOT_FILED), seen(self._tx, None))
        return list(self._tx.connection.execute(query.order_by(dossiers.c.number)).scalars())

    def kinds(self) -> list[tuple[str, str]]:
        """Procedure and route of what is here, each pair once."""
        query = select(dossiers.c.procedure, dossiers.c.route).distinct()
        return [(row[0], row[1]) for row in self._tx.connection.execute(query)]

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
            .where(dossiers.c.state == DossierState.FINALIZED, ~accepted, ~reported, seen(self._tx, dossier_id))
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
            .where(~is_over, ~is_done, seen(self._tx, dossier_id))
        )
        if status is not PortalStatus.FEE_DUE:  # a newer version of the papers pays nothing
            query = query.where(~_is_answered())
        rows = self._tx.connection.execute(query)
        return [OpenAct(row[0], row[1], row[2], status, date_or_none(row[3])) for row in rows]


def _is_answered() -> ColumnElement[bool]:
    """A newer revision than the one that the act spoke of was finalized."""
    newer, old = submissions.alias(), submissions.alias()
    return exists().where(
        old.c.id == portal_events.c.submission_id,
        newer.c.dossier_id == old.c.dossier_id,
        newer.c.revision > old.c.revision,
    )
