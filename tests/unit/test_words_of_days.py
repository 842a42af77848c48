"""The day on screen is the day in Việt Nam, also before seven in the morning, when it is yesterday in Greenwich."""

from datetime import UTC, date, datetime

import pytest

from app.ui import words

EARLY = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)


def test_at_half_past_six_on_new_years_day_it_is_the_new_year(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "now", lambda: EARLY)
    assert words.today() == date(2027, 1, 1)
    assert words.short_day(EARLY) == "01/01/2027"
    assert words.day(EARLY) == "thứ Sáu, 01/01/2027"
    assert words.when(EARLY).startswith("6:30")
    assert "2027" not in words.when(EARLY)
