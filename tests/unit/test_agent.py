"""Sending by itself: soon after the network is there, never in a rush, never behind a locked screen."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from app.services.desk import Desk
from app.services.last_sync import note_run
from app.services.send_by_itself import SendByItself
from app.services.sending_choices import choose, choose_night
from forms.dossier import OutboxState
from sync.agent import ALWAYS, LONGEST_BACK_OFF, NEWS, Agent, Deed, Waiting
from sync.connectivity import Connection, connection
from sync.ports import Binding, Outcome
from sync.report import RunReport
from sync.sending_rules import Go
from tests.e2e.test_line_and_power_fail import a_frozen_pension
from tests.support.desks import FRIDAY_NOON, a_desk
from tests.support.memory_gateway import MemoryGateway
from tests.support.vaults import FixedClock

REPORT = RunReport(0, 0, 0, 0, 0, 0, "ok", 0, 0.0, (), "")
NOTHING = Waiting((), FRIDAY_NOON)
SOMETHING = Waiting((ALWAYS,), FRIDAY_NOON)


def luck(seed: int) -> Random:
    """Jitter that can be repeated."""
    return Random(seed)  # noqa: S311 - spreads tries, protects nothing


@dataclass
class Village:
    """A laptop whose network comes and goes as the test says; a run delivers everything while it is there."""

    desk: Desk
    clock: FixedClock
    kind: str = "none"
    look_kind: str = ""
    runs: list[datetime] = field(default_factory=list)
    looks: list[datetime] = field(default_factory=list)
    shut: bool = False
    locked: bool = False
    metered: bool = False

    def __post_init__(self) -> None:
        self.agent = SendByItself(
            lambda: None if self.shut else self.desk,
            is_locked=lambda: self.locked,
            is_metered=lambda: self.metered,
            run=self._run,
            look=self._look,
            rng=luck(7),
        )

    def live(self, how_long: timedelta) -> None:
        """Let time pass, each tick when the one before asked for it."""
        end = self.clock.now() + how_long
        while self.clock.now() < end:
            wait = timedelta(seconds=self.agent.tick().wait)
            self.clock.move(min(wait, end - self.clock.now()))

    def _run(self, desk: Desk, *, release_all: bool, is_metered: bool) -> RunReport:
        assert not release_all
        assert is_metered == self.metered
        report = replace(REPORT, connection=self.kind)
        self.runs.append(self.clock.now())
        if self.kind == "ok":
            desk.vault.outbox_store().apply_requests(self.clock.now(), release_all=False)
            note_run(desk, report)
        return report

    def _look(self, _binding: Binding) -> Connection:
        self.looks.append(self.clock.now())
        return connection(self.look_kind or self.kind)


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Village]:
    clock = FixedClock(FRIDAY_NOON)
    desk = a_desk(tmp_path / "vault", clock)
    with desk.vault.write() as unit:
        unit.binding.set(MemoryGateway().binding(desk.vault.device.device_id))
    yield Village(desk, clock)
    desk.vault.close()


@pytest.mark.parametrize(
    ("kind", "seconds"),
    [
        ("none", 61),
        ("none", 100),
        ("none", 3601),
        ("none", 2 * 3600 + 3),
        ("timeout", 3601),
        ("no-gateway", 3601),
        ("captive", 400),
        ("cut", 400),
    ],
)
def test_the_first_send_follows_the_network_within_ten_seconds(village: Village, kind: str, seconds: int) -> None:
    """No network at all, a signal that lets nothing through, a log-in page that somebody answers, a line that broke."""
    village.kind = kind
    a_frozen_pension(village.desk)
    village.live(timedelta(seconds=seconds))
    village.kind, came, before = "ok", village.clock.now(), len(village.runs)
    village.live(timedelta(seconds=30))
    assert village.runs[before] - came <= timedelta(seconds=10)


def test_without_a_network_only_looks_are_spent(village: Village) -> None:
    a_frozen_pension(village.desk)
    village.live(timedelta(hours=1))
    assert len(village.runs) == 1
    assert all(b - a >= timedelta(seconds=5) for a, b in zip(village.looks, village.looks[1:], strict=False))


def test_a_gateway_that_answers_wrongly_is_left_alone_for_longer_each_time(village: Village) -> None:
    a_frozen_pension(village.desk)
    village.kind = "tls-untrusted"
    village.live(timedelta(hours=2))
    assert len(village.runs) + len(village.looks) < 30
    village.kind = "ok"
    village.agent.hint()
    village.live(timedelta(seconds=2))
    assert village.runs[-1] >= village.clock.now() - timedelta(seconds=2)


def test_a_finalized_dossier_goes_when_its_minute_is_over_and_nothing_runs_in_circles(village: Village) -> None:
    village.kind = "ok"
    village.live(timedelta(seconds=5))
    runs = len(village.runs)
    a_frozen_pension(village.desk)
    village.live(timedelta(seconds=59))
    assert len(village.runs) == runs
    village.live(timedelta(seconds=5))
    assert len(village.runs) == runs + 1
    village.live(NEWS * 4)
    assert len(village.runs) <= runs + 6


def test_a_row_that_only_a_person_can_release_starts_no_run(village: Village) -> None:
    village.kind = "ok"
    a_frozen_pension(village.desk)
    with village.desk.vault.write() as unit:
        (row,) = unit.outbox.rows()
        unit.outbox.request(row.submission_id, "pause")
    village.live(timedelta(minutes=25))
    assert len(village.runs) <= 3
    with village.desk.vault.read() as unit:
        assert unit.outbox.rows()[0].state is OutboxState.HELD


def test_a_shut_vault_a_locked_screen_and_a_pause_send_nothing(village: Village) -> None:
    village.kind = "ok"
    a_frozen_pension(village.desk)
    village.shut = True
    village.live(timedelta(minutes=5))
    village.shut, village.locked = False, True
    village.live(timedelta(minutes=5))
    choose(village.desk, paused=True, while_locked=True)
    village.live(timedelta(minutes=5))
    assert village.runs == []
    choose(village.desk, paused=False)
    village.live(timedelta(minutes=1))
    assert len(village.runs) == 1


def test_before_enrolment_nothing_is_tried(tmp_path: Path) -> None:
    desk = a_desk(tmp_path / "alone", clock := FixedClock(FRIDAY_NOON))
    alone = Village(desk, clock)
    alone.live(timedelta(hours=1))
    assert (alone.runs, alone.looks) == ([], [])
    desk.vault.close()


def test_papers_that_wait_for_the_night_start_no_run_by_day(village: Village) -> None:
    village.kind = "ok"
    choose_night(village.desk, (22, 5))
    a_frozen_pension(village.desk)
    village.live(timedelta(minutes=2))
    runs = len(village.runs)
    store = village.desk.vault.outbox_store()
    (row,) = store.due(village.clock.now(), 10)
    store.claim([row.submission_id], "g")
    store.record([Outcome(row.submission_id, OutboxState.WAITING, "files-missing", tried=False)], village.clock.now())
    village.live(timedelta(minutes=20))
    assert len(village.runs) == runs


def test_a_line_that_breaks_each_run_costs_less_and_less(village: Village) -> None:
    """The look is answered, and what is sent then never comes through: a data plan must not pay for that all day."""
    a_frozen_pension(village.desk)
    village.look_kind, village.kind = "ok", "cut"
    village.live(timedelta(hours=2))
    assert len(village.runs) < 30


@pytest.mark.parametrize("jump", [timedelta(days=-730), timedelta(days=730)])
def test_a_clock_that_jumps_holds_nothing_back(jump: timedelta) -> None:
    agent, now = Agent(luck(1)), FRIDAY_NOON
    agent.tried(now, "ok")
    agent.tried(now, "captive")
    later = now + jump
    assert agent.next(later, Waiting((ALWAYS,), now), Go.ALL).deed is Deed.PROBE
    agent.tried(later, "ok")
    assert agent.next(later, Waiting((), now), Go.ALL).deed is Deed.RUN


def test_back_off_grows_to_its_end_and_an_answer_ends_it() -> None:
    agent, now, waits = Agent(luck(1)), FRIDAY_NOON, []
    for _ in range(9):
        agent.tried(now, "wrong-server")
        waits.append(agent.next(now, replace(SOMETHING, last_success=now), Go.ALL).wait)
        now += LONGEST_BACK_OFF
    assert waits[0] <= timedelta(seconds=15)
    assert max(waits) <= LONGEST_BACK_OFF
    agent.tried(now, "ok")
    assert agent.next(now, replace(NOTHING, last_success=now), Go.ALL).wait > timedelta(seconds=30)
    assert agent.next(now, SOMETHING, Go.NOTHING).deed is Deed.WAIT
