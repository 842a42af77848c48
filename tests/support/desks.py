"""Open desks over weak vaults, and what invented people agree to and begin there."""

from datetime import UTC, datetime
from pathlib import Path

from app.practice import PENSION, PENSION_ANSWERS, PENSIONER_CARD
from app.services.desk import Desk
from app.services.record_consent import given
from app.services.start_dossier import start
from app.services.unlock_vault import create, unlock
from forms.dossier import Consent, Purpose
from forms.identity import read_card
from tests.support.vaults import USER, WEAK, WORDS, FixedClock

FRIDAY_NOON = datetime(2026, 11, 20, 5, 0, tzinfo=UTC)
"""Friday 20 November 2026, noon in Việt Nam."""

STILL = FixedClock(FRIDAY_NOON)
"""One clock for all who do not move it, so that a form is loaded once."""


def a_desk(folder: Path, clock: FixedClock | None = None) -> Desk:
    """A new vault's desk."""
    return create(folder, USER, WORDS, clock or STILL, WEAK)[0]


def the_desk_again(folder: Path, clock: FixedClock | None = None, *, read_only: bool = False) -> Desk:
    """The desk of :func:`a_desk`, as after a restart."""
    return unlock(folder, USER, WORDS, clock or STILL, read_only=read_only)


def agreed(desk: Desk) -> Consent:
    """A villager's yes to preparing and keeping."""
    return given(desk, [Purpose.PREPARE, Purpose.KEEP], "Mai")


def a_pension(desk: Desk) -> str:
    """A draft with the pensioner's card and answers; its id."""
    cards = [("owner", read_card(PENSIONER_CARD))]
    return start(desk, PENSION, agreed(desk), cards=cards, answers=PENSION_ANSWERS).id
