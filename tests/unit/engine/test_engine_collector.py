"""The cycle collector rests while a form is made, and is left as it was found; dropped forms do not pile up."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from forms.engine import FormError, collector, load
from tests.unit.engine.writing import bind, form, inputs, written

XML = written("<a/><b/>", bind("/data/b", calculate="/data/a"), inputs("/data/a"))


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    was_on, was_frozen = gc.isenabled(), gc.get_freeze_count() > 0
    collect = gc.collect  # a test may put another in its place
    gc.unfreeze()  # tests of windows before may have frozen what their modules brought
    collect()
    yield
    (gc.enable if was_on else gc.disable)()
    collect()
    if was_frozen:
        gc.freeze()


@pytest.mark.parametrize("on", [True, False])
def test_the_collector_is_left_as_it_was(*, on: bool) -> None:
    (gc.enable if on else gc.disable)()
    load(XML).new()
    assert gc.isenabled() is on
    with pytest.raises(FormError):
        load(b"")
    assert gc.isenabled() is on
    assert gc.get_freeze_count() == 0


def test_what_was_made_is_old_when_the_next_change_comes() -> None:
    gc.enable()
    names = [f"q{number}" for number in range(300)]
    made = form("".join(f"<{name}/>" for name in names), "", inputs(*[f"/data/{name}" for name in names]))
    assert gc.get_count()[0] < 1_000
    assert any(one is made.parts for one in gc.get_objects(generation=2))


def test_dropped_forms_are_collected_in_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    gc.enable()
    monkeypatch.setattr(collector, "MOST_UNSEEN", 2_000)
    gc.freeze()  # what was there before is none of it, and need not be looked through thirty times
    dropped = [weakref.ref(load(XML)) for _ in range(3)]
    for _ in range(30):
        load(XML)
    assert all(one() is None for one in dropped)


def test_what_another_froze_stays_so_and_is_not_counted_for_every_form(monkeypatch: pytest.MonkeyPatch) -> None:
    counted: list[int] = []
    count = gc.get_freeze_count

    def counting() -> int:
        counted.append(count())
        return counted[-1]

    monkeypatch.setattr(gc, "get_freeze_count", counting)
    gc.disable()
    gc.freeze()
    for _ in range(3):
        load(XML).new()
    gc.enable()
    assert len(counted) == 1
    assert count() >= counted[0] > 0


def test_where_another_collects_nothing_is_collected(monkeypatch: pytest.MonkeyPatch) -> None:
    gc.disable()
    monkeypatch.setattr(collector, "MOST_UNSEEN", 0)
    monkeypatch.setattr(gc, "collect", lambda *_: pytest.fail("the window decides when to collect"))
    load(XML)
