"""How long a backtracking matcher could take on a pattern at worst, so that ``re`` is used only where it must end soon.

Each choice a matcher has multiplies with those before it: a repetition without end gives as many ways as the text is
long, ``x?`` two, ``(a|b)`` two. The product over a pattern is a number times a power of the text's length.

Standard: ODK XForms, section "XPath Functions": regex; the standard sets no bound of time.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from forms.engine.xpath.functions.automaton import CLASS, ESCAPE, GROUP, QUANTIFIER, bounds

LOOKS = ("(?=", "(?!", "(?<=", "(?<!")
MAX_DEGREE = 50


@dataclass(frozen=True, slots=True)
class Ways:
    """How many ways there are to match: ``factor`` times the text's length to the power ``degree``."""

    factor: float = 1.0
    degree: int = 0

    def then(self, other: Ways) -> Ways:
        """One part after another."""
        return Ways(self.factor * other.factor, self.degree + other.degree)

    def beside(self, other: Ways) -> Ways:
        """Either of two parts."""
        return Ways(self.factor + other.factor, max(self.degree, other.degree))

    def times(self, low: int, high: int | None) -> Ways:
        """A part repeated; one that can match in several ways, repeated without end, is out of bounds."""
        one_way = self == Ways()
        if high is None:
            return Ways(1.0, 1) if one_way else Ways(math.inf, 0)
        if one_way:
            return Ways(high - low + 1.0)
        if self.degree * high > MAX_DEGREE:
            return Ways(math.inf, 0)
        power = high * math.log(max(self.factor, 2.0))
        return Ways(math.inf if power > 100 else math.exp(power) * (high - low + 1), self.degree * high)

    def on(self, length: int) -> float:
        """The ways on a text of that length."""
        return self.factor * (length + 1.0) ** self.degree


def ways(pattern: str) -> Ways:
    """The ways of a whole pattern; one that is not anchored at its start can begin at every place of the text."""
    reader = _Reader(pattern)
    found = reader.alternatives()
    anchored = pattern.startswith("^") and not reader.branches_at_top
    for aside in reader.asides:
        found = found.beside(aside)
    return found if anchored else found.then(Ways(1.0, 1))


class _Reader:
    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._at = 0
        self._depth = 0
        self.branches_at_top = False
        self.asides: list[Ways] = []  # what looks ahead or behind is tried by itself

    def alternatives(self) -> Ways:
        found = self._sequence()
        while self._pattern[self._at : self._at + 1] == "|":
            self.branches_at_top = self.branches_at_top or self._depth == 0
            self._at += 1
            found = found.beside(self._sequence())
        return found

    def _sequence(self) -> Ways:
        found = Ways()
        while self._at < len(self._pattern) and self._pattern[self._at] not in "|)":
            found = found.then(self._quantified())
        return found

    def _quantified(self) -> Ways:
        one = self._atom()
        found = QUANTIFIER.match(self._pattern, self._at)
        if found is None:
            return one
        self._at = found.end()
        return one.times(*bounds(found))

    def _atom(self) -> Ways:
        if self._pattern[self._at] == "(":
            return self._group()
        shape = {"[": CLASS, "\\": ESCAPE}.get(self._pattern[self._at])
        found = shape.match(self._pattern, self._at) if shape is not None else None
        self._at = found.end() if found is not None else self._at + 1
        return Ways()

    def _group(self) -> Ways:
        looks = next((one for one in LOOKS if self._pattern.startswith(one, self._at)), "")
        opened = GROUP.match(self._pattern, self._at)
        self._at += len(looks) if looks or opened is None else len(opened.group())
        self._depth += 1
        inside = self.alternatives()
        self._depth -= 1
        self._at += 1
        if looks:
            self.asides.append(inside)
            return Ways()
        return inside
