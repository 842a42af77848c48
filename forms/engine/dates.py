"""Dates and times as ODK expressions see them: moments whose number is days since 1970-01-01 UTC (ODK XForms).

Standard: ODK XForms, section "XPath Functions", date and time; ISO 8601 as XML Schema writes it.
"""

from __future__ import annotations

import math
import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
DAY_MS = 86_400_000
DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})$", re.ASCII)
DATE_TIME = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d(?::?\d\d)?)?$",
    re.ASCII,
)
TIME = re.compile(r"(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d(?::?\d\d)?)?$", re.ASCII)


class Moment:
    """A point in time in the clock's zone; at local midnight it is written as a date."""

    __slots__ = ("at",)

    def __init__(self, at: datetime) -> None:
        self.at = at

    def days(self) -> float:
        """Days since the epoch, with fractions."""
        return ((self.at - EPOCH) // timedelta(milliseconds=1)) / DAY_MS

    def text(self) -> str:
        """``YYYY-MM-DD`` at local midnight, else ISO 8601 with milliseconds and offset."""
        at = self.at
        if at.hour == at.minute == at.second == 0 and at.microsecond < 1000:
            return f"{at.year:04d}-{at.month:02d}-{at.day:02d}"
        return iso_text(at)


class DayNumber(Moment):
    """The ``number()`` of a date: exact in a calculation, written as whole days, as both ODK engines do."""

    __slots__ = ()

    def text(self) -> str:
        """The days without their fraction."""
        return str(math.floor(self.days()))


def iso_text(at: datetime) -> str:
    """ISO 8601 with milliseconds and an offset with a colon, as ODK stores a dateTime."""
    return at.isoformat(timespec="milliseconds")


def zone_of(text: str | None, local: tzinfo) -> tzinfo | None:
    """The zone of an ISO suffix; the local one where there is none; ``None`` for an offset of a day or more."""
    if not text:
        return local
    if text == "Z":
        return UTC
    hours, minutes = int(text[1:3]), int(text[-2:]) if len(text) > 3 else 0
    if hours > 23 or minutes > 59:
        return None
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(-offset if text[0] == "-" else offset)


def parse(text: str, local: tzinfo) -> datetime | None:
    """The aware datetime (in the local zone) of an ISO date or dateTime, or ``None``."""
    if len(text) < 8 or not text[:4].isdigit():
        return None
    found = DATE.match(text)
    try:
        if found:
            return datetime(int(found[1]), int(found[2]), int(found[3]), tzinfo=local)
        found = DATE_TIME.match(text)
        if found is None:
            return None
        zone = zone_of(found[8], local)
        if zone is None:
            return None
        fields = [int(found[i] or 0) for i in range(1, 7)]
        micro = int((found[7] or "0").ljust(6, "0")[:6])
        return datetime(*fields, micro, tzinfo=zone).astimezone(local)  # type: ignore[arg-type, misc]  # six ints
    except (ValueError, OverflowError):
        return None


def from_days(days: float, local: tzinfo) -> datetime | None:
    """The local datetime of a number of days since the epoch, or ``None`` outside the calendar."""
    if not math.isfinite(days):
        return None
    try:
        return (EPOCH + timedelta(milliseconds=round(days * DAY_MS))).astimezone(local)
    except (OverflowError, ValueError):
        return None


def days_of_text(text: str, local: tzinfo) -> float:
    """Days since the epoch of an ISO date or dateTime; NaN for other texts."""
    at = parse(text, local)
    return math.nan if at is None else Moment(at).days()


def parse_time(text: str, local: tzinfo, on: date) -> time | None:
    """The time of day, in the local zone of that day, of an ISO time; ``None`` if it is none."""
    found = TIME.match(text)
    if found is None:
        return None
    zone = zone_of(found[5], local)
    if zone is None:
        return None
    try:
        at = time(int(found[1]), int(found[2]), int(found[3] or 0), int((found[4] or "0").ljust(6, "0")[:6]))
    except ValueError:
        return None
    if found[5] is None:
        return at
    return datetime.combine(on, at, tzinfo=zone).astimezone(local).time()


def is_date(text: str) -> bool:
    """Whether the text is a day of the calendar as ``YYYY-MM-DD``."""
    found = DATE.match(text)
    if found is None:
        return False
    try:
        date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return False
    return True
