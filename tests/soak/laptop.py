"""A laptop in a process of its own, which may be killed at any moment."""

import os
import random
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.practice import PENSION, PENSION_ANSWERS, PENSIONER_CARD
from app.services import export_bundle, take_in_bundle
from app.services.attach_paper import attach
from app.services.change_course import reopen, revise, withdraw
from app.services.desk import Desk
from app.services.finalize_dossier import HasProblems, finalize
from app.services.list_dossiers import page
from app.services.record_consent import given
from app.services.start_dossier import start
from app.services.sync_now import sync
from app.services.unlock_vault import unlock
from forms.dossier import DossierState, OutboxState, Purpose
from forms.identity import read_card
from forms.refusal import Refusal
from tests.support.vaults import USER, WORDS

_PNG = b"\x89PNG\r\n\x1a\n"
_LOT = random.Random(0)  # noqa: S311 - bytes of pictures
PAPERS = tuple(_PNG + _LOT.randbytes(size) for size in (100, 100, 100, 20_000, 20_000, 20_000, 300_000, 300_000))
"""What is attached: always the same few, for each new one is looked over by a process of its own."""


class WrongClock:
    """The machine's clock, wrong by so many seconds."""

    wrong_by = 0.0

    def now(self) -> datetime:
        return datetime.now(UTC) + timedelta(seconds=self.wrong_by)


CLOCK = WrongClock()
"""One for the whole process: a form once loaded serves every desk of the same clock."""


@dataclass(frozen=True)
class Day:
    """What a laptop does, and what befalls it.

    Attributes:
        folder: its vault.
        stick: the folder that it exports to and imports from.
        seed: what it does.
        deeds: how many things; 0: only send, until nothing waits.
        wrong_by: seconds by which its clock is wrong.
        trusted: PEM file of the authorities that this machine trusts, if any.
        dies_after: seconds of work after which it is killed; counted by the processor, so that load changes nothing.
    """

    folder: Path
    stick: Path
    seed: int = 0
    deeds: int = 0
    wrong_by: float = 0.0
    trusted: Path | None = None
    dies_after: float | None = None


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
        export_bundle.export(desk, stick)
    else:
        take_in_bundle.take_in(desk, stick)


def make(desk: Desk, rng: random.Random) -> None:
    """A pension, some with a photograph of many bytes; a clock may be so wrong that its form is not ready."""
    make_with(desk, rng.sample(PAPERS, rng.choice((0, 0, 1, 2))))


def make_with(desk: Desk, papers: Sequence[bytes]) -> None:
    """A pension with these papers, frozen."""
    consent = given(desk, [Purpose.PREPARE, Purpose.KEEP], "Mai")
    cards = [("owner", read_card(PENSIONER_CARD))]
    dossier = start(desk, PENSION, consent, cards=cards, answers=PENSION_ANSWERS).id
    paper = desk.catalogue.get(PENSION).papers[0].id
    for content in papers:
        attach(desk, dossier, paper, content)
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


def run(day: Day) -> None:
    """One day; ends the process with 1 when something could not be sent by a laptop that had nothing else to do."""
    CLOCK.wrong_by = day.wrong_by
    if day.trusted is not None:
        os.environ["SSL_CERT_FILE"] = str(day.trusted)
    if day.dies_after is not None and sys.platform != "win32":
        signal.setitimer(signal.ITIMER_PROF, day.dies_after)  # nobody handles its signal: the process is gone
    desk = unlock(day.folder, USER, WORDS, CLOCK)
    try:
        freeze_drafts(desk)  # whatever a kill left half done is finished first
        rng = random.Random(day.seed)  # noqa: S311 - a story that can be repeated
        for _ in range(day.deeds):
            with suppress(Refusal):
                do(desk, rng, day.stick)
        is_done = bool(day.deeds) or send_all(desk)
    finally:
        desk.vault.close()
    sys.exit(0 if is_done else 1)


def freeze_drafts(desk: Desk) -> None:
    """Finalize every draft; a clock may be so wrong that one is not ready."""
    for row in page(desk, limit=500).rows:
        if row.state is DossierState.DRAFT:
            with suppress(Refusal):
                freeze(desk, row.id)


def send_all(desk: Desk) -> bool:
    """As a patient helper: what the gateway refused goes as a new revision, what a restore reopened goes again."""
    kind = ""
    for _ in range(4):
        kind = sync(desk).connection
        for row in page(desk, limit=500).rows:
            if row.outbox is OutboxState.REFUSED and row.state is DossierState.FINALIZED:
                revise(desk, row.id)
        freeze_drafts(desk)
    return kind == "ok"
