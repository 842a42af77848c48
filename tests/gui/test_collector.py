"""Cycles go though Python's own collector is off while the window lives."""

import gc
import weakref

import pytest
from pytestqt.qtbot import QtBot

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
