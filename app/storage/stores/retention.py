"""How long a dossier may still be kept: counted from its end or its filing, warned of, and never carried out by itself.

Default 30 days after the result and 90 after the filing (facts/domain.md, section 9, fact 2); what is on its way,
uncertain or without an end has no date at all.
"""

from dataclasses import asdict
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Row, Select, exists, func, select

from app.storage.moments import date_or_none, moment_of
from app.storage.records import RetentionRule, RetentionView
from app.storage.stores.erasures import ON_ITS_WAY
from app.storage.stores.settings import Settings
from app.storage.tables.dossiers import dossiers
from app.storage.tables.office import office_reports, portal_events
from app.storage.tables.outbox import outbox
from app.storage.tables.upkeep import restored_dossiers
from app.storage.transaction import Transaction
from forms.dates import VIETNAM
from forms.dossier import ENDS, DossierState, OutboxState

_RULE = "retention"


class Retention:
    """Reads only; the rule is a setting of the vault."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    def rule(self) -> RetentionRule:
        """The days in force."""
        return RetentionRule(**Settings(self._tx).get(_RULE, {}))

    def set_rule(self, rule: RetentionRule) -> None:
        """Put other days in force; ``ValueError`` for a negative number."""
        if min(asdict(rule).values()) < 0:
            raise ValueError("days are not negative")
        Settings(self._tx).put(_RULE, asdict(rule))

    def due(self, today: date) -> list[RetentionView]:
        """The dossiers whose time is over or that are to be warned of, the most overdue first.

        Args:
            today: the day to judge by; for a purge the trusted one (``Vault.trusted_today``).
        """
        rule = self.rule()
        views = (self._view(row, rule) for row in self._tx.connection.execute(_facts()))
        near = (view for view in views if view is not None and view.warn_from <= today)
        return sorted(near, key=lambda view: (view.until, view.dossier_id))

    def of(self, dossier_id: str) -> RetentionView | None:
        """The clock of one dossier; None while it has no end."""
        row = self._tx.connection.execute(_facts().where(dossiers.c.id == dossier_id)).one_or_none()
        return None if row is None else self._view(row, self.rule())

    def _view(self, row: Row[Any], rule: RetentionRule) -> RetentionView | None:
        if row.on_its_way or row.to_ask:
            return None
        if row.ended_at is not None:
            ended = moment_of(row.ended_at).astimezone(VIETNAM).date()
            return _counted(row.id, "result", ended, rule.after_result, rule)
        filed = date_or_none(row.filed_on)
        if filed is not None:
            return _counted(row.id, "filing", filed, rule.after_filing, rule)
        if row.state == DossierState.WITHDRAWN and row.outbox_state in {None, OutboxState.WITHDRAWN}:
            left = moment_of(row.updated_at).astimezone(VIETNAM).date()
            return _counted(row.id, "withdrawn", left, rule.after_result, rule)
        return None


def _counted(dossier_id: str, since: str, start: date, days: int, rule: RetentionRule) -> RetentionView:
    until = start + timedelta(days=days)
    return RetentionView(dossier_id, since, start, until, until - timedelta(days=rule.warn_before))


def _facts() -> Select[Any]:
    """One row a dossier: its last status counts, so that one reopened by the office has no end again."""
    mine = portal_events.c.dossier_id == dossiers.c.id
    with_status = portal_events.c.status.is_not(None)
    newest = select(func.max(portal_events.c.number)).where(mine, with_status).correlate(dossiers).scalar_subquery()
    ended = select(portal_events.c.at).where(portal_events.c.number == newest, portal_events.c.status.in_(ENDS))
    filed = select(func.max(office_reports.c.received_on)).where(office_reports.c.dossier_id == dossiers.c.id)
    last = select(outbox.c.state).where(outbox.c.dossier_id == dossiers.c.id).order_by(outbox.c.number.desc()).limit(1)
    waits = exists().where(
        outbox.c.dossier_id == dossiers.c.id, outbox.c.state.in_((*ON_ITS_WAY, OutboxState.SET_ASIDE))
    )
    to_ask = exists().where(restored_dossiers.c.dossier_id == dossiers.c.id, restored_dossiers.c.asked_at.is_(None))
    return select(
        dossiers.c.id,
        dossiers.c.state,
        dossiers.c.updated_at,
        ended.scalar_subquery().label("ended_at"),
        filed.scalar_subquery().label("filed_on"),
        last.scalar_subquery().label("outbox_state"),
        waits.label("on_its_way"),
        to_ask.label("to_ask"),
    )
