from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.dates import (
    VIETNAM,
    PartialDate,
    day_with_weekday,
    full_years,
    is_working_day,
    local_today,
    working_day_due,
)
from forms.refusal import Refusal


@pytest.mark.parametrize(
    ("text", "iso", "vietnamese"),
    [
        ("1940", "1940", "1940"),
        ("04/1940", "1940-04", "04/1940"),
        ("4/1940", "1940-04", "04/1940"),
        ("12/04/1940", "1940-04-12", "12/04/1940"),
        ("12-4-1940", "1940-04-12", "12/04/1940"),
        (" 12.04.1940 ", "1940-04-12", "12/04/1940"),
        ("12041940", "1940-04-12", "12/04/1940"),
        ("1940-04-12", "1940-04-12", "12/04/1940"),
        ("1940-04", "1940-04", "04/1940"),
        ("00/00/1947", "1947", "1947"),
        ("00001947", "1947", "1947"),
        ("00/05/1947", "1947-05", "05/1947"),
        ("năm 1940", "1940", "1940"),
        ("Ngày 2 tháng 9 năm 1945", "1945-09-02", "02/09/1945"),
        ("29/02/1944", "1944-02-29", "29/02/1944"),
    ],
)
def test_reads_dates_as_people_write_them(text: str, iso: str, vietnamese: str) -> None:
    read = PartialDate.parse(text)
    assert (read.iso(), read.vietnamese()) == (iso, vietnamese)


@pytest.mark.parametrize(
    "text",
    ["", "40", "12/13/1940", "31/02/1940", "29/02/1943", "12/00/1940", "1940-04-12x", "0", "12/04/40", "1400", "mười"],
)
def test_refuses_what_is_no_date(text: str) -> None:
    with pytest.raises(Refusal) as refusal:
        PartialDate.parse(text)
    assert refusal.value.code == "bad-date"


def test_stores_a_year_as_a_whole_date_with_its_precision() -> None:
    assert PartialDate.parse("1940").stored() == ("1940-01-01", "year")
    assert PartialDate.parse("04/1940").stored() == ("1940-04-01", "month")
    assert PartialDate.from_stored("1940-01-01", "").vietnamese() == "01/01/1940"


@given(st.dates(date(1850, 1, 1), date(2199, 12, 31)), st.sampled_from(["day", "month", "year"]))
def test_stored_form_gives_the_same_date_back(day: date, precision: str) -> None:
    partial = PartialDate.from_stored(day.isoformat(), precision)
    assert PartialDate.from_stored(*partial.stored()) == partial
    assert PartialDate.parse(partial.vietnamese()) == partial
    assert PartialDate.parse(partial.iso()) == partial
    assert partial.earliest() <= day <= partial.latest()


def test_year_agrees_with_any_day_of_it() -> None:
    assert PartialDate(1940).agrees_with(PartialDate(1940, 12, 31))
    assert not PartialDate(1940).agrees_with(PartialDate(1941, 1, 1))


def test_age_is_a_range_when_only_the_year_is_known() -> None:
    assert PartialDate(1952).ages_on(date(2026, 11, 21)) == (73, 74)
    assert PartialDate(1951, 11, 21).ages_on(date(2026, 11, 21)) == (75, 75)
    assert full_years(date(1952, 2, 29), date(2027, 2, 28)) == 74


def test_three_working_days_pass_over_the_culture_day() -> None:
    friday = datetime(2026, 11, 20, 9, 0, tzinfo=VIETNAM)
    assert working_day_due(friday, 3, cutoff_15h=True) == (date(2026, 11, 26), True)


def test_after_three_in_the_afternoon_a_same_day_matter_is_due_the_next_working_day() -> None:
    before, after = (datetime(2026, 11, 20, 15, minute, tzinfo=VIETNAM) for minute in (0, 1))
    assert working_day_due(before, 0, cutoff_15h=True)[0] == date(2026, 11, 20)
    assert working_day_due(after, 0, cutoff_15h=True)[0] == date(2026, 11, 23)
    assert working_day_due(after, 0, cutoff_15h=False)[0] == date(2026, 11, 20)


def test_the_day_is_vietnamese_whatever_the_clock_says() -> None:
    assert local_today(datetime(2026, 11, 20, 17, 30, tzinfo=UTC)) == date(2026, 11, 21)


def test_past_the_holiday_list_the_day_is_provisional() -> None:
    due, certain = working_day_due(datetime(2026, 12, 28, 9, 0, tzinfo=VIETNAM), 10, cutoff_15h=False)
    assert (due, certain) == (date(2027, 1, 12), False)
    assert not is_working_day(date(2027, 1, 1))


def test_day_is_written_with_its_weekday() -> None:
    assert day_with_weekday(date(2026, 11, 26)) == "thứ Năm, 26/11/2026"
