"""How long an open vault has run, added to the time that the gateway signed (``app.storage.trusted_time``)."""

import time
from contextlib import suppress
from datetime import date, datetime, timedelta

from sqlalchemy import select

from app.storage import trusted_time
from app.storage.tables.upkeep import signed_times
from app.storage.transactions import Transactions
from forms.dates import VIETNAM
from forms.refusal import NotNow, Refusal


class RunningTime:
    """Begins when it is made."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions
        self._began = time.monotonic()

    def now(self) -> datetime | None:
        """The moment that the signed time and our running time prove; None before a signed time."""
        with self._transactions.reading() as tx:
            return trusted_time.trusted_now(tx, timedelta(seconds=time.monotonic() - self._began))

    def today(self) -> date | None:
        """The day of :meth:`now` in Việt Nam."""
        moment = self.now()
        return None if moment is None else moment.astimezone(VIETNAM).date()

    def behind(self) -> timedelta:
        """How far this laptop's clock stands behind the gateway's signed time; zero or less where it does not."""
        with self._transactions.reading() as tx:
            return trusted_time.behind(tx)

    def keep(self) -> None:
        """Write it down, where it counts and by the owner alone; a full disk must not keep the vault from closing."""
        with suppress(Refusal, NotNow):
            with self._transactions.reading() as tx:
                counts = tx.connection.execute(select(signed_times)).first() is not None
            if counts and self._transactions.is_owner:
                with self._transactions.writing() as tx:
                    trusted_time.ran(tx, int(time.monotonic() - self._began))
