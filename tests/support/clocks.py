"""A clock that stands still until a test moves it."""

from datetime import UTC, datetime, timedelta


class SetClock:
    """Both faces of time: ``now()`` for the laptop, a call for the gateway."""

    def __init__(self, moment: datetime = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment

    def __call__(self) -> datetime:
        return self.moment

    def pass_(self, **how_long: float) -> None:
        self.moment += timedelta(**how_long)
