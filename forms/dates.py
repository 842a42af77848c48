"""Dates as people know them (1940, 04/1940, 12/04/1940) and days counted as offices count them."""

import json
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import cache
from pathlib import Path
from typing import Literal

from forms.refusal import Refusal

VIETNAM = timezone(timedelta(hours=7), "ICT")
"""Vietnamese local time: UTC+7 all the year, without the zone tables that Windows lacks."""

Precision = Literal["day", "month", "year"]
WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_HOLIDAYS = Path(__file__).with_name("holidays.json")
_FIRST_YEAR, _LAST_YEAR = 1850, 2200
_ISO = re.compile(r"^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$")
_SPOKEN = re.compile(r"^(?:ngày\s+(\d{1,2})\s+)?(?:tháng\s+(\d{1,2})\s+)?năm\s+(\d{4})$")
_CLOSED = re.compile(r"^(\d{2})(\d{2})(\d{4})$")
_PARTED = re.compile(r"^(?:(?:(\d{1,2})[/.\- ])?(\d{1,2})[/.\- ])?(\d{4})$")


@dataclass(frozen=True)
class PartialDate:
    """A date of which only the year, or the year and the month, may be known (year 1850-2200)."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if not (_FIRST_YEAR <= self.year <= _LAST_YEAR and self._exists()):
            raise Refusal("bad-date", "This is no date of the calendar; write 12/04/1940, 04/1940 or 1940.")

    def _exists(self) -> bool:
        if self.day is not None and self.month is None:
            return False
        try:
            date(self.year, 1 if self.month is None else self.month, 1 if self.day is None else self.day)
        except ValueError:
            return False
        return True

    @staticmethod
    def parse(text: str) -> "PartialDate":
        """Read ``1940-04-12``, ``12/04/1940``, ``4/1940``, ``1940``, ``12041940``, ``ngày 12 tháng 4 năm 1940``.

        Zeros stand for "not known", as cards have it: ``00/00/1947`` is the year 1947. Refusal ``bad-date`` otherwise.
        """
        year, month, day = _numbers(text.strip().lower())
        if month == 0 and day:
            raise Refusal("bad-date", "A day without its month is not a date; write 12/04/1940, 04/1940 or 1940.")
        return PartialDate(year, month or None, day or None)

    @staticmethod
    def of(day: date) -> "PartialDate":
        """A whole date."""
        return PartialDate(day.year, day.month, day.day)

    @staticmethod
    def from_stored(stored: str, precision: str) -> "PartialDate":
        """The date that a form holds as a whole ISO date and its precision (``day`` when empty)."""
        whole = date.fromisoformat(stored[:10])
        return PartialDate(
            whole.year,
            None if precision == "year" else whole.month,
            None if precision in ("year", "month") else whole.day,
        )

    @property
    def precision(self) -> Precision:
        """How much is known."""
        if self.month is None:
            return "year"
        return "month" if self.day is None else "day"

    def stored(self) -> tuple[str, Precision]:
        """What a form holds: a whole ISO date (unknown parts as 1) and the precision beside it."""
        return self.earliest().isoformat(), self.precision

    def iso(self) -> str:
        """``1940``, ``1940-04`` or ``1940-04-12``."""
        parts = (f"{self.year:04d}", self.month and f"{self.month:02d}", self.day and f"{self.day:02d}")
        return "-".join(str(part) for part in parts if part)

    def vietnamese(self) -> str:
        """``1940``, ``04/1940`` or ``12/04/1940``."""
        return "/".join(reversed(self.iso().split("-")))

    def earliest(self) -> date:
        """The first day that this can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    def latest(self) -> date:
        """The last day that this can mean."""
        if self.day:
            return self.earliest()
        month = self.month or 12
        following = date(self.year + month // 12, month % 12 + 1, 1)
        return following - timedelta(days=1)

    def agrees_with(self, other: "PartialDate") -> bool:
        """Whether both can be the same day: 1940 agrees with 12/04/1940."""
        return self.earliest() <= other.latest() and other.earliest() <= self.latest()

    def ages_on(self, day: date) -> tuple[int, int]:
        """The lowest and the highest age in full years that this birth date allows on a day."""
        return full_years(self.latest(), day), full_years(self.earliest(), day)


def _numbers(text: str) -> tuple[int, int, int]:
    if found := _ISO.match(text):
        year, month, day = found.groups()
    elif found := _SPOKEN.match(text) or _CLOSED.match(text) or _PARTED.match(text):
        day, month, year = found.groups()
    else:
        raise Refusal("bad-date", "This cannot be read as a date; write 12/04/1940, 04/1940 or 1940.")
    return int(year), int(month or 0), int(day or 0)


def full_years(born: date, day: date) -> int:
    """Age in full years on a day; someone born on 29 February turns older on 1 March of other years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def local_today(now: datetime) -> date:
    """The Vietnamese calendar day of an aware time."""
    return now.astimezone(VIETNAM).date()


def day_with_weekday(day: date) -> str:
    """``thứ Năm, 26/11/2026`` (facts/domain.md 10.2)."""
    return f"{WEEKDAYS[day.weekday()]}, {day:%d/%m/%Y}"


@cache
def _holidays() -> tuple[frozenset[date], date]:
    data = json.loads(_HOLIDAYS.read_text(encoding="utf-8"))
    days = frozenset(date.fromisoformat(entry["day"]) for entry in data["days"])
    return days, date.fromisoformat(data["certain_through"])


def is_working_day(day: date) -> bool:
    """Monday to Friday and no public holiday of ``holidays.json``."""
    return day.weekday() < 5 and day not in _holidays()[0]


def whole_day(text: str) -> date | None:
    """The day that a form's answer names; None for one of which only month or year is known, and for no date."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def next_working_day(day: date) -> date:
    """The first working day after a day."""
    following = day + timedelta(days=1)
    while not is_working_day(following):
        following += timedelta(days=1)
    return following


def working_day_due(received: datetime, days: int, *, cutoff_15h: bool) -> tuple[date, bool]:
    """The day an office's answer is due, and whether the holiday list covers it (else "ngày hẹn tính tạm").

    Args:
        received: aware time of receipt; its Vietnamese day is not counted.
        days: working days of the rule; 0 is the same day.
        cutoff_15h: received after 15:00 counts as received on the next working day (facts/domain.md 1.6).
    """
    local = received.astimezone(VIETNAM)
    due = local.date()
    late = cutoff_15h and local.time() > time(15)
    if late or not is_working_day(due):
        due = next_working_day(due)
    for _ in range(days):
        due = next_working_day(due)
    return due, due <= _holidays()[1]


def at_noon(day: date) -> datetime:
    """Noon of a Vietnamese day as aware UTC time: for "nếu nộp ngày …", where no hour is known."""
    return datetime.combine(day, time(12), VIETNAM).astimezone(UTC)
