"""Numbers as offices write them on their slips."""

import pytest

from forms.office_number import key, tidy
from forms.refusal import Refusal


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("12/TN", "12/TN"),
        ("H1", "H1"),
        ("7", "7"),
        ("  Số  45/2026 ", "SỐ 45/2026"),
        ("So\u0302\u0301 45/2026", "SỐ 45/2026"),
        ("000.00.00.h10-261120-0001", "000.00.00.H10-261120-0001"),
        ("9" * 40, "9" * 40),
    ],
)
def test_what_a_slip_carries_is_kept(written: str, kept: str) -> None:
    assert tidy(written) == kept
    assert tidy(kept) == kept


@pytest.mark.parametrize("written", ["", "   ", "TN", "9" * 41, "12\x07", "12\u202e/TN", "12\ud800"])
def test_what_no_slip_carries_is_refused(written: str) -> None:
    with pytest.raises(Refusal) as refused:
        tidy(written)
    assert refused.value.code == "bad-office-number"


def test_blanks_and_case_make_no_other_number() -> None:
    assert key("Số 45 / 2026") == key("SO\u0302\u0301 45/2026") == key(tidy("số 45/2026"))
    assert key("45/2026") != key("46/2026")
