"""What a gateway's keeper may count: dossiers by unit, procedure, month and outcome, and how many wait in silence."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from forms.dates import VIETNAM
from forms.dossier import ENDS
from sync.encoding import stamp
from sync.gateway import schema
from sync.gateway.opening import Gateway

SILENT_DAYS = 7
"""A dossier that is here whole, and of which the office has said nothing for so long, counts as met with silence."""


@dataclass
class _Line:
    """The counts of one unit, procedure and month."""

    dossiers: int = 0
    incomplete: int = 0
    silent: int = 0
    overdue: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)


def report(gateway: Gateway, *, unit: str | None = None, month: str | None = None) -> dict[str, Any]:
    """``{at, silent_days, laptops: {unit: n}, rows, total}``: figures alone, nothing that names a person.

    Rows are ``{unit, procedure, month, dossiers, incomplete, silent, overdue, outcomes: {code or "none": n}}``; the
    month (``YYYY-MM``, Việt Nam's) is that of the first arrival, an outcome the newest national status code (unknown
    ones as they came). ``incomplete`` waits for papers; ``silent`` was received without an act of the office for
    ``silent_days``; ``overdue`` is past the day that the office itself named, without an end.
    """
    now = gateway.clock()
    lines: dict[tuple[str, str, str], _Line] = {}
    with gateway.read().begin() as connection:
        for row in connection.execute(_grouped(now, unit)):
            found = _month(row.hour)
            if month in {None, found}:
                _add(lines.setdefault((row.unit, row.procedure, found), _Line()), row)
        laptops = {str(one): int(count) for one, count in connection.execute(_laptops(unit))}
    rows = [
        {"unit": key[0], "procedure": key[1], "month": key[2], **_said(line)} for key, line in sorted(lines.items())
    ]
    total = _Line()
    for line in lines.values():
        _sum(total, line)
    return {"at": gateway.now, "silent_days": SILENT_DAYS, "laptops": laptops, "rows": rows, "total": _said(total)}


def _grouped(now: datetime, unit: str | None) -> sa.Select[Any]:
    """Counts by unit, procedure, hour of arrival (whole hours lie in one month everywhere), status, and what waits."""
    held, newest = schema.dossiers, schema.submissions
    last = sa.select(sa.func.max(newest.c.revision)).where(newest.c.dossier_id == held.c.dossier_id)
    hour = sa.func.substr(held.c.created_at, 1, 13).label("hour")
    is_late = sa.case((held.c.due_on < now.astimezone(VIETNAM).date().isoformat(), 1), else_=0).label("late")
    is_old = sa.case((newest.c.received_at < stamp(now - timedelta(days=SILENT_DAYS)), 1), else_=0).label("old")
    is_whole = sa.case((newest.c.received_at.is_not(None), 1), else_=0).label("whole")
    keys = (held.c.unit, newest.c.procedure, hour, held.c.status, is_late, is_old, is_whole)
    query = (
        sa.select(*keys, sa.func.count().label("count"))
        .join(newest, newest.c.dossier_id == held.c.dossier_id)
        .where(newest.c.revision == last.correlate(held).scalar_subquery())
        .group_by(*keys)
    )
    return query if unit is None else query.where(held.c.unit == unit)


def _laptops(unit: str | None) -> sa.Select[Any]:
    table = schema.devices
    is_laptop = sa.func.length(table.c.public_key) > 0  # a key for other form clients has a device without a signature
    query = sa.select(table.c.unit, sa.func.count()).where(table.c.revoked_at.is_(None), is_laptop)
    return (query if unit is None else query.where(table.c.unit == unit)).group_by(table.c.unit)


def _month(hour: str) -> str:
    """The month in Việt Nam of an hour in UTC (``2026-03-31T18``)."""
    return datetime.strptime(hour, "%Y-%m-%dT%H").replace(tzinfo=UTC).astimezone(VIETNAM).strftime("%Y-%m")


def _add(line: _Line, row: Any) -> None:  # noqa: ANN401 - a row of Core
    line.dossiers += row.count
    line.incomplete += 0 if row.whole else row.count
    line.silent += row.count if row.old and row.status is None else 0
    line.overdue += row.count if row.late and row.status not in ENDS else 0
    line.outcomes["none" if row.status is None else str(row.status)] += row.count


def _sum(total: _Line, line: _Line) -> None:
    total.dossiers += line.dossiers
    total.incomplete += line.incomplete
    total.silent += line.silent
    total.overdue += line.overdue
    total.outcomes += line.outcomes


def _said(line: _Line) -> dict[str, Any]:
    return {
        "dossiers": line.dossiers,
        "incomplete": line.incomplete,
        "silent": line.silent,
        "overdue": line.overdue,
        "outcomes": dict(sorted(line.outcomes.items())),
    }
