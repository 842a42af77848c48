"""Codes on paper: large enough for a shaking hand, on whole printer dots, never too small or too big."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.printing import paper, symbols
from forms.refusal import Refusal

MM = 72 / 25.4


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet="ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 $%*+-./:abc?&=#", min_size=1, max_size=400))
def test_a_code_is_at_least_as_wide_as_asked_with_modules_of_half_a_millimetre(payload: str) -> None:
    made = symbols.symbol(payload, 25 * MM)
    assert made.side >= 25 * MM - 0.01
    assert made.module >= 0.5 * MM - 0.001
    assert made.side <= 55 * MM
    assert made.quiet == pytest.approx(4 * made.module)
    dots = made.module / paper.DOT
    assert dots == pytest.approx(round(dots))


def test_a_payload_that_no_sheet_has_room_for_is_refused() -> None:
    for payload in ("x" * 1500, "x" * 9000):
        with pytest.raises(Refusal) as refused:
            symbols.symbol(payload, 25 * MM)
        assert refused.value.code == "code-too-big"
        assert "xxx" not in str(refused.value)
