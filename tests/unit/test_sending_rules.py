"""What may go when, and in which order."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from forms.dossier import OutboxState
from sync.ports import OutboxRow
from sync.sending_rules import Go, Rules, in_order, is_night, may_send
from tests.support.parcels import a_packet
from tests.unit.test_runner import Laptop

NOON = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)  # 12:00 in Việt Nam
NIGHT = datetime(2026, 3, 2, 16, 30, tzinfo=UTC)  # 23:30 there
NIGHTLY = Rules(night_from=22, night_to=5)


@pytest.mark.parametrize(
    ("rules", "now", "metered", "asked", "expected"),
    [
        (Rules(), NOON, False, False, Go.ALL),
        (Rules(), NOON, True, False, Go.TEXTS),
        (Rules(files_when_metered=True), NOON, True, False, Go.ALL),
        (Rules(), NOON, True, True, Go.ALL),
        (NIGHTLY, NOON, False, False, Go.TEXTS),
        (NIGHTLY, NIGHT, False, False, Go.ALL),
        (NIGHTLY, NIGHT, True, False, Go.TEXTS),
        (NIGHTLY, NOON, False, True, Go.ALL),
        (Rules(paused=True), NIGHT, False, False, Go.NOTHING),
        (Rules(paused=True), NIGHT, True, True, Go.ALL),
    ],
)
def test_texts_always_go_papers_wait_for_night_and_free_lines_and_a_person_is_obeyed(
    *, rules: Rules, now: datetime, metered: bool, asked: bool, expected: Go
) -> None:
    assert may_send(rules, now, is_metered=metered, is_asked=asked) is expected


@pytest.mark.parametrize(("local_hour", "expected"), [(21, False), (22, True), (0, True), (4, True), (5, False)])
def test_a_night_may_pass_midnight(*, local_hour: int, expected: bool) -> None:
    now = datetime(2026, 3, 2, (local_hour - 7) % 24, 59, tzinfo=UTC)
    assert is_night(NIGHTLY, now) is expected
    assert is_night(Rules(night_from=1, night_to=5), now) is (1 <= local_hour < 5)


def a_row(name: str, *, deadline: date | None = None, age: int = 0) -> OutboxRow:
    return OutboxRow(name, name, OutboxState.WAITING, finalized_at=NOON - timedelta(days=age), deadline=deadline)


def test_the_nearest_deadline_goes_first_then_the_oldest() -> None:
    rows = [
        a_row("old", age=30),
        a_row("new"),
        a_row("late", deadline=date(2026, 5, 1), age=40),
        a_row("soon", deadline=date(2026, 3, 3)),
        a_row("soon and old", deadline=date(2026, 3, 3), age=2),
    ]
    assert [row.submission_id for row in in_order(rows)] == ["soon and old", "soon", "late", "old", "new"]


def test_a_run_for_texts_leaves_papers_waiting_and_a_paused_one_only_asks() -> None:
    laptop = Laptop()
    laptop.put(a_packet(1), a_packet(2, files=[b"photo"]))
    paused = laptop.run(go=Go.NOTHING)
    assert (paused.sent, paused.waiting, laptop.calls) == (0, 2, ["open", "changes", "close"])
    texts = laptop.run(go=Go.TEXTS)
    assert (texts.sent, texts.waiting) == (1, 1)
    assert "block" not in laptop.calls
    assert (laptop.run().sent, laptop.is_all_delivered_once()) == (1, True)


def test_a_run_sends_in_the_order_of_deadlines() -> None:
    laptop = Laptop()
    laptop.put(*(a_packet(number) for number in range(3)))
    names = [row.submission_id for row in laptop.store.rows()]
    laptop.store._rows[names[2]] = replace(laptop.store.row(names[2]), deadline=date(2026, 3, 3))
    laptop.run()
    assert laptop.gateway.taken == [names[2], names[0], names[1]]
