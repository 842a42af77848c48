"""The default clock of a form: the machine's local time, aware, with the offset that each date has there.

The program gives its own clock (Việt Nam, always UTC+7); this one serves authors' tools and tests without a clock.
ODK XForms: a date is the local midnight of the device, so the zone decides what number a date is.
"""

from datetime import UTC, datetime, timedelta, tzinfo


class MachineZone(tzinfo):
    """The machine's own zone: an offset for each moment, as summer time wants, in whole minutes as dateTimes want."""

    def utcoffset(self, dt: datetime | None) -> timedelta:
        """The offset at a local time; today's where the system knows none (years before 1970 on Windows)."""
        at = datetime.now() if dt is None else dt.replace(tzinfo=None)  # noqa: DTZ005 - local time is what is asked for
        try:
            offset = at.astimezone().utcoffset()
        except (OSError, OverflowError, ValueError):
            offset = datetime.now(UTC).astimezone().utcoffset()
        minutes = round((offset or timedelta()) / timedelta(minutes=1))
        return timedelta(minutes=minutes)

    def dst(self, dt: datetime | None) -> timedelta | None:  # noqa: ARG002 - the offset holds it already
        """Not told apart from the offset."""
        return None

    def tzname(self, dt: datetime | None) -> str:  # noqa: ARG002 - it has one name
        """What it is."""
        return "machine"

    def fromutc(self, dt: datetime) -> datetime:
        """The local time of a UTC one."""
        utc = dt.replace(tzinfo=UTC)
        try:
            local = utc.astimezone()
        except (OSError, OverflowError, ValueError):
            local = utc + self.utcoffset(None)
        return local.replace(tzinfo=self)


MACHINE_ZONE = MachineZone()


def local_clock() -> datetime:
    """Now, in the machine's zone."""
    return datetime.now(MACHINE_ZONE)
