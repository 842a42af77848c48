"""Cycles go though Python's own collector is off while the window lives."""

import gc
import sys
import threading
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.ui import collector as collector_of_the_window
from app.ui.collector import COUNTED_EVERY, ENOUGH, Collector
from tests.gui.conftest import PATIENCE


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
        qtbot.waitUntil(lambda: gone() is None, timeout=PATIENCE)
        assert len(newer) > ENOUGH
    finally:
        collector.close()


@pytest.mark.usefixtures("qapp")
def test_everything_is_looked_through_in_a_pause_of_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collector_of_the_window, "LONGEST", 10**9)
    held = _Held()
    gone = weakref.ref(held)
    gc.collect()
    collector = Collector(every=1_000_000)
    made: list[list[int]] = []
    try:
        del held
        for _ in range(3 * COUNTED_EVERY):
            made.extend([at] for at in range(ENOUGH))
            collector._look()
        assert gone() is not None
        for _ in range(3):
            collector._look()
        assert gone() is None
    finally:
        collector.close()


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("step", range(6))
def test_a_count_takes_hold_of_nothing_that_a_lane_is_making(step: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A tuple that somebody else holds while it grows cannot be finished: Python gives up with a ``SystemError``."""
    monkeypatch.setattr(collector_of_the_window, "COUNTED_EVERY", 1)
    collector = Collector(every=1_000_000)
    lane = _Lane()
    lane.start()
    lane.half_made.wait()
    returned: list[object] = []

    def let_the_lane_finish(_frame: object, event: str, of: object) -> None:
        if event == "c_return":
            returned.append(of)
            if len(returned) == step + 1:  # what this call gave is still held
                lane.finish()

    sys.setprofile(let_the_lane_finish)
    collector._look()
    sys.setprofile(None)
    lane.finish()
    collector.close()
    assert lane.made == tuple(range(30))


class _Lane(threading.Thread):
    """Makes a tuple that is old before it is whole."""

    def __init__(self) -> None:
        super().__init__()
        self.half_made, self._go_on = threading.Event(), threading.Event()
        self.made: object = None

    def run(self) -> None:
        try:
            self.made = tuple(self._numbers())
        except SystemError as error:
            self.made = error

    def finish(self) -> None:
        self._go_on.set()
        self.join()

    def _numbers(self) -> Iterator[int]:
        for at in range(30):  # more than a tuple has room for at once
            if at == 12:
                gc.collect(1)
                self.half_made.set()
                self._go_on.wait()
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
