"""A laptop in a process of its own, which may be killed at any moment: `FOLDER SEED SECONDS STICK DEEDS`.

``SECONDS`` is how wrong its clock is. ``DEEDS`` is how many things it does; 0 means: only send until nothing waits.
"""

import random
import sys
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.practice import PENSION, PENSION_ANSWERS, PENSIONER_CARD
from app.services import carry
from app.services.attach_paper import attach
from app.services.change_course import reopen, revise, withdraw
from app.services.desk import Desk
from app.services.finalize_dossier import HasProblems, finalize
from app.services.list_dossiers import page
from app.services.record_consent import given
from app.services.start_dossier import start
from app.services.sync_now import sync
from app.services.unlock_vault import unlock
from forms.dossier import DossierState, Purpose
from forms.identity import read_card
from forms.refusal import Refusal
from tests.support.vaults import USER, WORDS

PNG = b"\x89PNG\r\n\x1a\n"


class WrongClock:
    """The machine's clock, wrong by so much."""

    def __init__(self, seconds: float) -> None:
        self._wrong_by = timedelta(seconds=seconds)

    def now(self) -> datetime:
        return datetime.now(UTC) + self._wrong_by


def do(desk: Desk, rng: random.Random, stick: Path) -> None:
    """One thing that a helper does."""
    deed = rng.choices(("make", "sync", "back", "export", "import"), (4, 5, 1, 1, 1))[0]
    if deed == "make":
        make(desk, rng)
    elif deed == "sync":
        sync(desk, release_all=rng.random() < 0.8)
    elif deed == "back":
        turn_back(desk, rng)
    elif deed == "export":
        carry.export(desk, stick)
    else:
        carry.take_in(desk, stick)


def make(desk: Desk, rng: random.Random) -> None:
    """A pension, some with a photograph of many bytes; a clock may be so wrong that its form is not ready."""
    consent = given(desk, [Purpose.PREPARE, Purpose.KEEP], "Mai")
    cards = [("owner", read_card(PENSIONER_CARD))]
    dossier = start(desk, PENSION, consent, cards=cards, answers=PENSION_ANSWERS).id
    paper = desk.catalogue.get(PENSION).papers[0].id
    for _ in range(rng.choice((0, 0, 1, 2))):
        attach(desk, dossier, paper, PNG + rng.randbytes(rng.choice((100, 20_000, 300_000))))
    freeze(desk, dossier)


def freeze(desk: Desk, dossier: str) -> None:
    try:
        finalize(desk, dossier)
    except HasProblems as why:
        finalize(desk, dossier, {problem.code for problem in why.problems})


def turn_back(desk: Desk, rng: random.Random) -> None:
    """Withdraw one, or change it and send it again."""
    rows = [row for row in page(desk, limit=100).rows if row.state is DossierState.FINALIZED]
    if not rows:
        return
    row = rng.choice(rows)
    if rng.random() < 0.4:
        withdraw(desk, row.id)
        return
    try:
        reopen(desk, row.id)
    except Refusal:
        revise(desk, row.id)
    freeze(desk, row.id)


def main(folder: Path, seed: int, seconds: float, stick: Path, deeds: int) -> int:
    rng = random.Random(seed)  # noqa: S311 - a story that can be repeated
    desk = unlock(folder, USER, WORDS, WrongClock(seconds))
    try:
        for row in page(desk, limit=500).rows:  # whatever a kill left half done is finished first
            if row.state is DossierState.DRAFT:
                with suppress(Refusal):
                    freeze(desk, row.id)
        for _ in range(deeds):
            with suppress(Refusal):
                do(desk, rng, stick)
        kind = "ok"
        for _ in range(0 if deeds else 4):
            kind = sync(desk).connection
    finally:
        desk.vault.close()
    return 0 if kind == "ok" else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]), Path(sys.argv[4]), int(sys.argv[5])))
