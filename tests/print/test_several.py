"""Several sheets in one file, for a village session."""

import time

import pytest

from app import imaging, printing
from forms.refusal import Refusal
from tests.print import reading, samples


def test_sheets_follow_one_another_and_stay_as_they_are() -> None:
    parts = [
        printing.guidance(samples.pension(for_whom="ông Một")),
        printing.declaration(samples.pension_declaration()),
        printing.slip(samples.consent_slip()),
    ]
    whole = printing.several(parts)
    assert reading.pages(whole) == [page for part in parts for page in reading.pages(part)]
    assert reading.title(whole) == reading.title(parts[0])
    assert b"/Lang" in whole
    assert imaging.read_codes(whole) == [samples.PORTAL, samples.TRACKING, samples.CHECK]


def test_the_same_sheets_give_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    parts = [printing.slip(samples.consent_slip()), printing.guidance(samples.pension())]
    first = printing.several(parts)
    later = time.time() + 86_400
    monkeypatch.setattr(time, "time", lambda: later)
    assert printing.several(parts) == first
    assert printing.several(parts[::-1]) != first


def test_one_sheet_is_itself_and_none_is_refused() -> None:
    one = printing.slip(samples.consent_slip())
    assert printing.several([one]) == one
    with pytest.raises(Refusal) as refused:
        printing.several([])
    assert refused.value.code == "nothing-to-print"
