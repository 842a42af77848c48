"""Regular expressions as forms write them (Java and JavaScript syntax) compiled by Python's own engine.

Standard: ODK XForms, section "XPath Functions": regex.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import lru_cache

from forms.engine.errors import FormError
from forms.engine.xpath.functions.automaton import Automaton, Spend
from forms.engine.xpath.functions.backtracking import ways

MAX_PATTERN_LENGTH = 2_000
MAX_WAYS = 1_000_000  # of backtracking: some hundredths of a second
WAYS_OF_A_STEP = 64  # that many ways are as quick as one step of an expression


class Pattern:
    """A regular expression: matched by ``re`` where that must end soon, else without backtracking."""

    def __init__(self, compiled: re.Pattern[str]) -> None:
        self._compiled = compiled
        self._ways = ways(compiled.pattern)
        self._automaton = Automaton(compiled.pattern) if self._ways.on(0) > MAX_WAYS else None

    def fits(self, text: str, spend: Spend) -> bool:
        """Whether the pattern fits somewhere in the text; the work is told to ``spend``, which may refuse it.

        Raises:
            FormError: the text is so long that backtracking could run away, and the pattern is no plain automaton.
        """
        cost = self._ways.on(len(text))
        if cost <= MAX_WAYS:
            spend(int(cost) // WAYS_OF_A_STEP)
            return self._compiled.search(text) is not None
        if self._automaton is None:
            self._automaton = Automaton(self._compiled.pattern)
        return self._automaton.search(text, spend)


@lru_cache(maxsize=500)
def pattern(expression: str) -> Pattern:
    r"""A pattern as forms write it; ``\p{L}`` is spelled out, ``\d`` and ``\w`` mean ASCII as in Java.

    Raises:
        FormError: it is no regular expression, or it could take unlimited time.
    """
    if len(expression) > MAX_PATTERN_LENGTH:
        raise FormError(f"A regular expression of {len(expression)} characters is too long")
    try:
        return Pattern(re.compile(_translated(expression), re.ASCII))
    except (re.error, OverflowError, RecursionError) as error:
        raise FormError(f"The regular expression {expression!r} is not valid: {error}") from error


def _translated(expression: str) -> str:
    pieces: list[str] = []
    at, in_class = 0, False
    while at < len(expression):
        character = expression[at]
        if character == "\\" and at + 1 < len(expression):
            piece, at = _escape(expression, at, in_class=in_class)
            pieces.append(piece)
            continue
        if character == "[" and in_class:
            character = r"\["
        elif character in "[]":
            in_class = character == "["
        elif character == "$" and not in_class:
            character = r"\Z"
        pieces.append(character)
        at += 1
    return "".join(pieces)


def _escape(expression: str, at: int, *, in_class: bool) -> tuple[str, int]:
    letter = expression[at + 1]
    if letter in "pP":
        found = re.compile(r"\{(?:Is)?(\w+)\}|(\w)").match(expression, at + 2)
        if found is None:
            raise FormError(f"The regular expression {expression!r} has an unfinished \\{letter}")
        ranges = _category(found[1] or found[2])
        if in_class:
            return ranges, found.end()
        return f"[{'^' if letter == 'P' else ''}{ranges}]", found.end()
    if letter == "z":
        return r"\Z", at + 2
    if letter.isalpha() and letter not in "AbBdDsSwWZnrtfvxuU0aN":
        return letter, at + 2  # JavaScript reads an unknown escape as the letter
    return expression[at : at + 2], at + 2


@lru_cache(maxsize=40)
def _category(name: str) -> str:
    """The character ranges of a Unicode category or group of categories (``L``, ``Lu``, ``Alpha`` …)."""
    name = {
        "Alpha": "L",
        "Alphabetic": "L",
        "Letter": "L",
        "Upper": "Lu",
        "Lower": "Ll",
        "Digit": "Nd",
        "Punct": "P",
    }.get(name, name)
    ranges: list[tuple[int, int]] = []
    for code in range(sys.maxunicode + 1):
        if unicodedata.category(chr(code)).startswith(name):
            if ranges and ranges[-1][1] == code - 1:
                ranges[-1] = (ranges[-1][0], code)
            else:
                ranges.append((code, code))
    return "".join(f"\\U{low:08x}-\\U{high:08x}" for low, high in ranges)
