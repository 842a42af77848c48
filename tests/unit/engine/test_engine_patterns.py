"""Regular expressions of forms: the usual ones as ``re`` reads them, the dangerous ones in bounded time."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from forms.engine import FormError
from forms.engine.xpath.functions.automaton import Automaton
from forms.engine.xpath.functions.backtracking import ways
from forms.engine.xpath.functions.patterns import pattern
from tests.unit.engine.writing import bind, filled


def free(_steps: int) -> None:
    """For tests that do not count."""


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
    assert Automaton(expression).search(text, free) == expected


RUNAWAYS = [
    "^(a+)+$",
    "^(a|aa)*$",
    "^(a*)*$",
    "^a*a*a*a*a*a*b$",
    "^([a-z]+ ?)+$",
    ".*.*.*x",
    "(a?){30}a{30}b",
    "a?" * 40 + "a{40}b",
    "^(a{1,20}){20}$",
    "a{0,9}" * 9 + "b",
    "(x|aa?)(x|aa?)" * 9 + "b",
]


@pytest.mark.parametrize("expression", RUNAWAYS)
def test_a_pattern_that_could_run_away_ends(expression: str) -> None:
    assert ways(expression).on(2000) > 1e6
    assert not pattern(expression).fits("a" * 2000 + "!", free)


@pytest.mark.parametrize(
    "expression", [r"^0\d{9}$", r"^[^\s@]+@[^\s@]+\.[a-z]{2,}$", r"^(?=.*\d)(?=.*[a-z]).{8,}$", "ab|cd"]
)
def test_a_harmless_pattern_is_left_to_backtracking(expression: str) -> None:
    assert ways(expression).on(60) < 1e6


def test_the_work_of_a_pattern_is_counted_and_can_be_refused() -> None:
    spent: list[int] = []
    pattern(".*.*.*x").fits("a" * 2000, spent.append)
    assert sum(spent) > 2000
    long = filled("<t/><ok/>", bind("/data/ok", calculate="regex(/data/t, '(a|b|ab)*(c|d)*.*.*x')"))
    with pytest.raises(FormError, match="steps") as refused:
        long.set("/data/t", "ab" * 450_000)
    assert (refused.value.code, long.value("/data/t")) == ("runaway", "")


def test_a_pattern_that_looks_ahead_is_refused_for_long_texts_only() -> None:
    looking = pattern(r"(?=(.*)\1)(.*a)(.*b)(.*c)x")
    assert not looking.fits("abc", free)
    with pytest.raises(FormError, match="unlimited time"):
        looking.fits("a" * 5_000, free)


def test_a_written_pattern_that_is_none_is_refused_at_load() -> None:
    with pytest.raises(FormError, match=r"\[a.*position 1.*/data/t"):
        filled("<t/>", bind("/data/t", constraint="regex(., '[a')"))


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
    assert pattern(expression).fits(text, free) == fits


@pytest.mark.parametrize(
    "expression", ["[", "(", "a{2,1}", r"((a+)\2)+", "(?=(a+))+(b+)+", "((a" * 600 + ")*)*" * 600, "a" * 3000]
)
def test_what_is_no_pattern_or_cannot_be_bounded_is_refused(expression: str) -> None:
    with pytest.raises(FormError):
        pattern(expression)
