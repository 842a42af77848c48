"""Regular expressions without backtracking: the time is bounded by pattern size times text length (Thompson 1968).

``re`` is quick but can take for ever on patterns such as ``(a+)+$``. Patterns of that kind are matched here instead.

Standard: ODK XForms, section "XPath Functions": regex; the standard sets no bound of time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from forms.engine.errors import FormError

MAX_PROGRAM = 4_000
Test = Callable[[str], object]
Assertion = Callable[[str, int], bool]
Spend = Callable[[int], None]
QUANTIFIER = re.compile(r"(?:([*+?])|\{(\d+)(,?)(\d*)\})[?+]?")
GROUP = re.compile(r"\((?:\?:|\?P?<[A-Za-z]\w*>)?")
CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
ESCAPE = re.compile(r"\\(?:U[0-9a-fA-F]{8}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)", re.DOTALL)


@dataclass(slots=True)
class Step:
    """One instruction: consume a character that passes, branch, assert something about the place, or accept."""

    test: Test | None = None
    assertion: Assertion | None = None
    go_on: list[int] = field(default_factory=list)
    accepts: bool = False


class Automaton:
    """A compiled pattern; ``search`` says whether it fits somewhere in a text.

    Raises:
        FormError: the pattern looks around, refers back, or is too large.
    """

    def __init__(self, pattern: str) -> None:
        self._steps: list[Step] = []
        self._pattern = pattern
        end = self._alternatives(0, [start := self._add(Step())])
        if end[0] != len(pattern):
            raise self._refused()
        accept = self._add(Step(accepts=True))
        self._connect(end[1], accept)
        self._start = start

    def search(self, text: str, spend: Spend) -> bool:
        """Whether the pattern fits somewhere in the text; every place that is tried is told to ``spend``."""
        current: set[int] = set()
        for place in range(len(text) + 1):
            if self._follow(self._start, text, place, current):
                return True
            if place == len(text):
                return False
            spend(1 + len(current))
            following: set[int] = set()
            if any(self._follow(target, text, place + 1, following) for target in self._taken(current, text[place])):
                return True
            current = following
        return False

    def _taken(self, current: Iterable[int], character: str) -> Iterator[int]:
        """Where the steps lead that take this character."""
        for number in current:
            step = self._steps[number]
            if step.test is not None and step.test(character):
                yield from step.go_on

    def _follow(self, start: int, text: str, place: int, reached: set[int]) -> bool:
        """Adds everything reachable without consuming a character; whether the end is among it."""
        stack = [start]
        while stack:
            number = stack.pop()
            if number in reached:
                continue
            reached.add(number)
            step = self._steps[number]
            if step.accepts:
                return True
            if step.test is None and (step.assertion is None or step.assertion(text, place)):
                stack.extend(step.go_on)
        return False

    # Each part takes the open ends before it and gives the place in the pattern after it and its own open ends.

    def _alternatives(self, at: int, ends: list[int]) -> tuple[int, list[int]]:
        at, closed = self._sequence(at, list(ends))
        while at < len(self._pattern) and self._pattern[at] == "|":
            at, more = self._sequence(at + 1, list(ends))
            closed += more
        return at, closed

    def _sequence(self, at: int, ends: list[int]) -> tuple[int, list[int]]:
        while at < len(self._pattern) and self._pattern[at] not in "|)":
            at, ends = self._quantified(at, ends)
        return at, ends

    def _quantified(self, at: int, ends: list[int]) -> tuple[int, list[int]]:
        first = self._entry(ends)
        after, closed = self._atom(at, [first])
        found = QUANTIFIER.match(self._pattern, after)
        if found is None:
            return after, closed
        low, high = bounds(found)
        if high == 0:
            return found.end(), [first]
        if low == 0:
            return found.end(), self._repeat(at, ([first], closed), 0, high)
        for _ in range(low - 1):
            _, closed = self._atom(at, [self._entry(closed)])
        if high == low:
            return found.end(), closed
        if high is None:
            loop = self._entry(closed)
            _, again = self._atom(at, [loop])
            self._connect(again, loop)
            return found.end(), [loop]
        before = [self._entry(closed)]
        _, once = self._atom(at, before)
        return found.end(), self._repeat(at, (before, once), low, high)

    def _repeat(self, at: int, made: tuple[list[int], list[int]], low: int, high: int | None) -> list[int]:
        """The optional repetitions after ``low``; the first of them is already made."""
        before, closed = made
        if high is None:
            self._connect(closed, before[0])
            return before
        ends = list(before)
        for _ in range(high - low - 1):
            ends += closed
            _, closed = self._atom(at, [self._entry(closed)])
        return ends + closed

    def _entry(self, ends: list[int]) -> int:
        number = self._add(Step())
        self._connect(ends, number)
        return number

    def _atom(self, at: int, ends: list[int]) -> tuple[int, list[int]]:
        character = self._pattern[at]
        if character == "(":
            opened = GROUP.match(self._pattern, at)
            if opened is None or self._pattern[opened.end() : opened.end() + 1] == "?":
                raise self._refused()
            after, closed = self._alternatives(opened.end(), ends)
            return after + 1, closed
        text = self._one_character(at)
        assertion = _assertion(text)
        step = Step(assertion=assertion) if assertion is not None else Step(test=re.compile(text, re.ASCII).fullmatch)
        number = self._add(step)
        self._connect(ends, number)
        return at + len(text), [number]

    def _one_character(self, at: int) -> str:
        shape = {"[": CLASS, "\\": ESCAPE}.get(self._pattern[at])
        if shape is None:
            return self._pattern[at]
        found = shape.match(self._pattern, at)
        if found is None or re.fullmatch(r"\\[1-9]", found.group()):
            raise self._refused()
        return found.group()

    def _add(self, step: Step) -> int:
        if len(self._steps) >= MAX_PROGRAM:
            raise FormError("A regular expression is too large")
        self._steps.append(step)
        return len(self._steps) - 1

    def _connect(self, ends: list[int], target: int) -> None:
        for number in ends:
            self._steps[number].go_on.append(target)

    def _refused(self) -> FormError:
        return FormError(f"The regular expression {self._pattern!r} could take unlimited time; write it more simply")


def bounds(found: re.Match[str]) -> tuple[int, int | None]:
    """The least and the most repetitions of a quantifier; ``None``: without end."""
    if found[1]:
        return {"*": (0, None), "+": (1, None), "?": (0, 1)}[found[1]]
    low = int(found[2])
    if not found[3]:
        return low, low
    return low, int(found[4]) if found[4] else None


def _assertion(text: str) -> Assertion | None:
    if text in {"^", "\\A"}:
        return lambda _text, place: place == 0
    if text == "\\Z":
        return lambda whole, place: place == len(whole)
    if text in {"\\b", "\\B"}:
        boundary = re.compile(text, re.ASCII)
        return lambda whole, place: boundary.match(whole, place) is not None
    return None
