"""What a service works with, given to it as its first argument: nothing in this room reaches for a global."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.storage import pack_store, slots_file
from forms.catalogue import Catalogue
from forms.dates import VIETNAM
from forms.places import Places
from sync.ports import Clock

if TYPE_CHECKING:  # looking something up starts without SQLAlchemy
    from app.storage.vault import Vault


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """Aware UTC time."""
        return datetime.now(UTC)


SYSTEM_CLOCK = SystemClock()
"""One for the whole run, so that a form loaded once serves every desk."""


@dataclass(frozen=True, kw_only=True)
class Shelf:
    """The public knowledge: procedures, places, and the time. It is open without any vault.

    ``practising``: the folder whose packs it reads holds a vault for practising.
    """

    catalogue: Catalogue
    clock: Clock
    practising: bool = False

    @property
    def places(self) -> Places:
        """The tables of places, read on first use (finding a procedure needs none of them)."""
        return Places.load()

    def today(self) -> date:
        """The calendar day in Việt Nam."""
        return self.clock.now().astimezone(VIETNAM).date()

    @property
    def practice(self) -> bool:
        """Whether all that is made here is for practising."""
        return self.practising


@dataclass(frozen=True, kw_only=True)
class Desk(Shelf):
    """The shelf beside an open vault: what everything about a person needs."""

    vault: Vault

    @property
    def practice(self) -> bool:
        """Whether the open vault holds invented people."""
        return self.vault.practice


def open_shelf(clock: Clock | None = None, data: Path | None = None) -> Shelf:
    """The shelf of this installation, with the packs installed in ``data``; no card is read before it is asked for."""
    over = pack_store.folders(data) if data is not None else ()
    practising = data is not None and slots_file.marks_practice(data)
    return Shelf(catalogue=Catalogue.load(over=over), clock=clock or SYSTEM_CLOCK, practising=practising)
