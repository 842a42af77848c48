"""How times and dates stand in the database: fixed-width UTC text, so that comparing texts compares times."""

from datetime import UTC, date, datetime


def stamp(moment: datetime) -> str:
    """An aware time as text; ``ValueError`` for a naive one, which would mean another time on another machine."""
    if moment.tzinfo is None:
        raise ValueError("a time without a zone cannot be stored")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def stamp_or_none(moment: datetime | None) -> str | None:
    """:func:`stamp` of what may be missing."""
    return None if moment is None else stamp(moment)


def moment_of(text: str) -> datetime:
    """The aware UTC time of a stored text."""
    return datetime.fromisoformat(text)


def moment_or_none(text: str | None) -> datetime | None:
    """:func:`moment_of` of what may be missing."""
    return None if text is None else datetime.fromisoformat(text)


def date_or_none(text: str | None) -> date | None:
    """The date of a stored ISO text that may be missing."""
    return None if text is None else date.fromisoformat(text)
