"""Date and time functions of ODK XForms."""

from __future__ import annotations

import math
from datetime import datetime, timedelta

from forms.engine.dates import Moment, from_days, parse, parse_time
from forms.engine.xpath.environment import Env
from forms.engine.xpath.functions.registry import function
from forms.engine.xpath.values import Value, text_to_number, to_number, to_string

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@function("today", "", "any", env=True)
def today(env: Env) -> Moment:
    """The day of the clock."""
    return Moment(env.clock().replace(hour=0, minute=0, second=0, microsecond=0))


@function("now", "", "any", env=True)
def now(env: Env) -> Moment:
    """The time of the clock."""
    return Moment(env.clock())


@function("date", "a", "any", env=True)
def date(env: Env, value: Value) -> Value:
    """The value as a moment; a text that is no date stays invalid."""
    return _moment(env, value)


@function("date-time", "a", "any", env=True)
def date_time(env: Env, value: Value) -> Value:
    """The value as a moment; a text that is no date stays invalid."""
    return _moment(env, value)


def _moment(env: Env, value: Value) -> Value:
    at = moment_of(env, value)
    if at is not None:
        return Moment(at)
    return "Invalid Date" if isinstance(value, float) else ""


def moment_of(env: Env, value: Value) -> datetime | None:
    """The local datetime that a value means: a moment, an ISO text, or days since the epoch."""
    if isinstance(value, Moment):
        return value.at
    if isinstance(value, float):
        return from_days(value, env.zone)
    text = to_string(value).strip()
    at = parse(text, env.zone)
    if at is not None:
        return at
    days = text_to_number(text, env.zone)
    return from_days(days, env.zone) if math.isfinite(days) else None


@function("decimal-date-time", "a", "number", env=True)
def decimal_date_time(env: Env, value: Value) -> float:
    """Days since the epoch with fractions."""
    return to_number(value, env.zone)


@function("decimal-time", "s", "number", env=True)
def decimal_time(env: Env, text: str) -> float:
    """The part of the day that has passed at a time."""
    at = parse_time(text.strip(), env.zone, env.clock().date())
    if at is None:
        return math.nan
    passed = timedelta(hours=at.hour, minutes=at.minute, seconds=at.second, microseconds=at.microsecond)
    return passed / timedelta(days=1)


@function("format-date", "a s", "string", env=True)
def format_date(env: Env, value: Value, pattern: str) -> str:
    """A date by a pattern of %Y %y %m %n %b %d %e %a and the times of ``format-date-time``."""
    at = moment_of(env, value)
    return "" if at is None else formatted(at, pattern)


@function("format-date-time", "a s", "string", env=True)
def format_date_time(env: Env, value: Value, pattern: str) -> str:
    """A date and time by a pattern; %H %h %M %S %3 beside those of a date."""
    at = moment_of(env, value)
    return "" if at is None else formatted(at, pattern)


def formatted(at: datetime, pattern: str) -> str:
    """The moment with every ``%x`` replaced; unknown ones stay as they are."""
    known = {
        "Y": f"{at.year:04d}", "y": f"{at.year % 100:02d}", "m": f"{at.month:02d}", "n": str(at.month),
        "b": MONTHS[at.month - 1], "d": f"{at.day:02d}", "e": str(at.day), "H": f"{at.hour:02d}", "h": str(at.hour),
        "M": f"{at.minute:02d}", "S": f"{at.second:02d}", "3": f"{at.microsecond // 1000:03d}",
        "a": WEEKDAYS[at.weekday()], "W": str(at.isocalendar().week), "%": "%",
    }  # fmt: skip
    pieces = pattern.split("%")
    result, place = [pieces[0]], 1
    while place < len(pieces):
        piece = pieces[place]
        if piece == "" and place + 1 < len(pieces):
            result.append("%" + pieces[place + 1])
            place += 2
            continue
        result.append(known.get(piece[:1], "%" + piece[:1]) + piece[1:])
        place += 1
    return "".join(result)
