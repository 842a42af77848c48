"""The zone of dates: the clock's own, and without a clock the machine's, with the offset of each date."""

import os
import time
from collections.abc import Iterator
from datetime import datetime

import pytest

from forms.dates import VIETNAM
from forms.engine import evaluate, load
from forms.engine.clock import MACHINE_ZONE, local_clock
from tests.unit.engine.writing import bind, written


@pytest.fixture
def zone() -> Iterator[None]:
    """Berlin: an hour ahead in winter, two in summer."""
    if not hasattr(time, "tzset"):
        pytest.skip("needs a system whose zone a program can set")
    before = os.environ.get("TZ")
    os.environ["TZ"] = "CET-1CEST,M3.5.0,M10.5.0/3"
    time.tzset()
    yield
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    time.tzset()


@pytest.mark.usefixtures("zone")
@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("date-time('2026-01-15T12:00:00Z')", "2026-01-15T13:00:00.000+01:00"),
        ("date-time('2026-07-15T12:00:00Z')", "2026-07-15T14:00:00.000+02:00"),
        ("format-date-time('2026-07-15T00:30:00', '%H:%M')", "00:30"),
        ("round(24 * (date('2026-07-01') - date('2026-01-01')), 6)", "4343"),
        ("format-date(date('2026-03-29') + 1, '%Y-%m-%d')", "2026-03-30"),
    ],
)
def test_without_a_clock_each_date_has_the_machines_offset_of_that_day(expression: str, value: str) -> None:
    assert evaluate(expression, b"<d/>") == value


@pytest.mark.usefixtures("zone")
def test_the_machines_zone_is_aware_for_all_years() -> None:
    assert local_clock().utcoffset() in {MACHINE_ZONE.utcoffset(local_clock())}
    for year in (1, 1900, 1969, 2100, 9999):
        offset = datetime(year, 6, 1, tzinfo=MACHINE_ZONE).utcoffset()
        assert offset is not None
        assert offset.total_seconds() % 60 == 0
    assert MACHINE_ZONE.dst(None) is None
    assert MACHINE_ZONE.tzname(None) == "machine"


@pytest.mark.usefixtures("zone")
def test_a_given_clock_alone_decides() -> None:
    clock = datetime(2026, 7, 15, 23, 30, tzinfo=VIETNAM)
    form = load(
        written("<day/><at/>", bind("/data/day", calculate="today()") + bind("/data/at", calculate="now()")),
        clock=lambda: clock,
    )
    instance = form.new()
    assert instance.value("/data/day") == "2026-07-15"
    assert instance.value("/data/at") == "2026-07-15T23:30:00.000+07:00"
