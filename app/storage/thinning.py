"""Which backups are kept: everything of the last day, then one a day, a week, a month; a pure rule over moments."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from forms.dates import VIETNAM

_ALL_FOR = timedelta(days=1)
_DAYS, _WEEKS, _MONTHS = 7, 4, 12


def superfluous(made: Mapping[str, datetime]) -> set[str]:
    """The names of copies that need not be kept, given when each was made.

    Time is counted back from the newest copy and not from a clock that may be wrong: whatever the clock says, the
    newest stays. Of each day, week and month the newest copy stays, so that the chain reaches back a year.
    """
    if not made:
        return set()
    newest_first = sorted(made, key=lambda name: (made[name], name), reverse=True)
    kept = {name for name in newest_first if made[newest_first[0]] - made[name] <= _ALL_FOR}
    for period, count in ((_day, _DAYS), (_week, _WEEKS), (_month, _MONTHS)):
        kept |= _newest_of_each(newest_first, made, period, count)
    return set(made) - kept


def _newest_of_each(
    newest_first: list[str], made: Mapping[str, datetime], period: Callable[[datetime], object], count: int
) -> set[str]:
    found: dict[object, str] = {}
    for name in newest_first:
        found.setdefault(period(made[name].astimezone(VIETNAM)), name)
    return set(list(found.values())[:count])


def _day(moment: datetime) -> object:
    return moment.date()


def _week(moment: datetime) -> object:
    return moment.isocalendar()[:2]


def _month(moment: datetime) -> object:
    return (moment.year, moment.month)
