"""Regular expressions of forms: the usual ones as ``re`` reads them, the dangerous ones in bounded time."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from forms.engine import FormError
from forms.engine.xpath.functions.automaton import Automaton, could_run_away
from forms.engine.xpath.functions.patterns import pattern

ATOMS = st.sampled_from(["a", "b", ".", "[ab]", "[^a]", r"\d", r"\b", "^", r"\Z"])
QUANTIFIERS = st.sampled_from(["*", "+", "?", "{2}", "{1,3}", "{0,2}", "{2,}", "{0}", "*?", "{3,5}"])
PATTERNS = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.tuples(inner, inner).map("".join),
        st.tuples(inner, inner).map(lambda two: f"(?:{two[0]}|{two[1]})"),
        st.tuples(inner, QUANTIFIERS).map(lambda two: f"({two[0]}){two[1]}"),
    ),
    max_leaves=6,
)


@given(PATTERNS, st.text(alphabet="ab1 ", max_size=8))
def test_the_automaton_agrees_with_backtracking(expression: str, text: str) -> None:
    try:
        expected = re.compile(expression, re.ASCII).search(text) is not None
    except re.error:
        assume(False)
    assert Automaton(expression).search(text) == expected


@pytest.mark.parametrize("expression", ["^(a+)+$", "^(a|aa)*$", "^(a*)*$", "^a*a*a*a*a*a*b$", "^([a-z]+ ?)+$"])
def test_a_pattern_that_could_run_away_ends(expression: str) -> None:
    assert could_run_away(expression)
    assert not pattern(expression)("a" * 2000 + "!")


@pytest.mark.parametrize(
    ("expression", "text", "fits"),
    [
        (r"^0\d{9}$", "0912345678", True),
        (r"^0\d{9}$", "0912345678\n", False),
        (r"^\p{Lu}\p{L}+( \p{L}+)*$", "Nguyễn Thị Ệ", True),
        (r"^[\p{L} .'-]+$", "Lê Văn 2", False),
        (r"^\d+$", "١٢٣", False),
        (r"^[^\s@]+@[^\s@]+\.[a-z]{2,}$", "a@b.vn", True),
        (r"[0-9]{3}", "ab123", True),
    ],
)
def test_patterns_of_forms(expression: str, text: str, *, fits: bool) -> None:
    assert pattern(expression)(text) == fits


@pytest.mark.parametrize(
    "expression", ["[", "(", "a{2,1}", r"((a+)\2)+", "(?=(a+))+(b+)+", "((a" * 600 + ")*)*" * 600, "a" * 3000]
)
def test_what_is_no_pattern_or_cannot_be_bounded_is_refused(expression: str) -> None:
    with pytest.raises(FormError):
        pattern(expression)
