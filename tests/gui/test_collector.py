"""Cycles go though Python's own collector is off while the window lives."""

import gc
import sys
import threading
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.ui import collector as collector_of_the_window
from app.ui.collector import ENOUGH, Collector


class _Held:
    """Something that only a look through everything finds."""

    def __init__(self) -> None:
        self.me = self


def test_what_grew_old_in_a_cycle_goes_when_enough_came_after_it(qtbot: QtBot) -> None:
    held = _Held()
    gone = weakref.ref(held)
    gc.collect()  # it is of the oldest generation now
    collector = Collector(every=1)
    try:
        del held
        newer = [[at] for at in range(ENOUGH + 1)]
        qtbot.waitUntil(lambda: gone() is None)
        assert len(newer) > ENOUGH
    finally:
        collector.close()


@pytest.mark.usefixtures("qapp")
def test_a_count_takes_hold_of_nothing_that_a_lane_is_making(monkeypatch: pytest.MonkeyPatch) -> None:
    """A tuple that somebody else holds while it grows cannot be finished: Python gives up with a ``SystemError``."""
    collector = Collector(every=1_000_000)
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)  # the threads take turns at every step
    broken: list[SystemError] = []
    over = threading.Event()
    lane = threading.Thread(target=_make_tuples, args=(over, broken))
    lane.start()
    try:
        monkeypatch.setattr(collector_of_the_window, "COUNTED_EVERY", 1)
        for _ in range(60):
            collector._look()
    finally:
        over.set()
        lane.join()
        sys.setswitchinterval(interval)
        collector.close()
    assert broken == []


def _make_tuples(over: threading.Event, broken: list[SystemError]) -> None:
    while not (over.is_set() or broken):
        try:
            tuple(_grows_old_on_the_way())
        except SystemError as error:
            broken.append(error)


def _grows_old_on_the_way() -> Iterator[int]:
    for at in range(30):  # more than a tuple has room for at once
        if at == 12:
            gc.collect(1)
        yield at


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("was_on", [True, False])
def test_python_gets_its_collector_back_as_it_was(*, was_on: bool) -> None:
    before = gc.isenabled()
    try:
        (gc.enable if was_on else gc.disable)()
        collector = Collector()
        assert not gc.isenabled()
        collector.close()
        assert gc.isenabled() is was_on
    finally:
        (gc.enable if before else gc.disable)()
