"""Life events ("Nhà có người mất") as short question trees, kept as data, that end in procedures, routes and an order.

An event's file asks at most five questions on any way through it, each answerable by a villager; what the facts leave
open (facts/domain.md 2) is asked, never guessed, and an end may also be "ask the commune". Nothing here decides who is
poor or entitled: it only leads to the office that does.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path

from forms.catalogue import Catalogue
from forms.dossier import Route
from forms.procedure import Fact
from forms.refusal import Refusal

EVENTS = Path(__file__).with_name("events")


@dataclass(frozen=True)
class Planned:
    """A procedure that an answer leads to; ``after``: it needs the result of those of these that are done as well."""

    code: str
    after: tuple[str, ...] = ()


@dataclass(frozen=True)
class Choice:
    """One answer.

    Attributes:
        value: as it is written in answers.
        say: as the villager hears it.
        adds: the procedures that it leads to, in order.
        note: told at the end with its mark and source.
        ask_commune: what is to be asked at the commune before going on; "" for nothing.
        go: the next question, "" at an end.
    """

    value: str
    say: str
    adds: tuple[Planned, ...] = ()
    note: Fact | None = None
    ask_commune: str = ""
    go: str = ""


@dataclass(frozen=True)
class Question:
    """One question with its answers; ``hint`` is said after it where somebody hesitates."""

    id: str
    ask: str
    hint: str
    choices: tuple[Choice, ...]

    def choice(self, value: str) -> Choice:
        """The answer of this value; Refusal ``bad-answer``."""
        for one in self.choices:
            if one.value == value:
                return one
        known = ", ".join(one.value for one in self.choices)
        raise Refusal("bad-answer", f"{value!r} is no answer to {self.id}; answers are: {known}.", question=self.id)


@dataclass(frozen=True)
class LifeEvent:
    """One event; ``title`` in the villager's words, ``words`` under which ``find`` leads to it."""

    name: str
    title: str
    order: int
    words: tuple[str, ...]
    source: str
    checked_on: date
    first: str
    questions: Mapping[str, Question] = field(hash=False)

    @property
    def codes(self) -> tuple[str, ...]:
        """Every procedure that some answer leads to, each once; nobody does all of them."""
        asked = self.questions.values()
        return tuple(dict.fromkeys(planned.code for question in asked for planned in _planned(question)))

    def next_after(self, answers: Mapping[str, str]) -> "Asked | Outcome":
        """The next question, or the end.

        Raises:
            Refusal: ``bad-answer``; ``unknown-question`` for an answer to what this event never asks.
        """
        strange = sorted(set(answers) - set(self.questions))
        if strange:
            raise Refusal("unknown-question", f"{self.name} never asks {', '.join(strange)}.", question=strange[0])
        made: list[Choice] = []
        at = self.first
        while at:
            question = self.questions[at]
            if at not in answers:
                return Asked(self, question, len(made) + 1, len(made) + self._longest_from(at))
            made.append(question.choice(answers[at]))
            at = made[-1].go
        return Outcome(self, tuple(made))

    def _longest_from(self, question: str) -> int:
        return 1 + max((self._longest_from(one.go) for one in self.questions[question].choices if one.go), default=0)


@dataclass(frozen=True)
class Asked:
    """A question in its place: the how manieth, of how many at most."""

    event: LifeEvent
    question: Question
    number: int
    of: int


@dataclass(frozen=True)
class Step:
    """One procedure of the end.

    Attributes:
        route: the way of filing that its card names first.
        depends_on: codes of this list whose result it needs first.
        routes: every way of filing that its card has.
    """

    code: str
    route: Route
    depends_on: tuple[str, ...]
    routes: tuple[Route, ...]


@dataclass(frozen=True)
class Outcome:
    """The end of an event: what was chosen on the way there."""

    event: LifeEvent
    chosen: tuple[Choice, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The procedures, each once, in the order in which they are done."""
        return tuple(dict.fromkeys(planned.code for choice in self.chosen for planned in choice.adds))

    @property
    def notes(self) -> tuple[Fact, ...]:
        """What to know, in the order of the answers."""
        return tuple(choice.note for choice in self.chosen if choice.note)

    @property
    def ask_commune(self) -> tuple[str, ...]:
        """What the commune must be asked first."""
        return tuple(choice.ask_commune for choice in self.chosen if choice.ask_commune)

    def steps(self, catalogue: Catalogue) -> tuple[Step, ...]:
        """The procedures with every route of their cards, and what each waits for."""
        planned = {one.code: one for choice in self.chosen for one in choice.adds}
        return tuple(
            Step(
                code,
                next(iter(catalogue.get(code).routes)),
                tuple(one for one in planned[code].after if one in planned),
                tuple(catalogue.get(code).routes),
            )
            for code in self.codes
        )


@lru_cache(maxsize=4)
def events(catalogue: Catalogue | None = None) -> tuple[LifeEvent, ...]:
    """Every event that is shipped or, of a ``catalogue``, installed over it; the commonest first.

    Of two of one name the one that was checked later counts, the installed one where the days are the same.
    """
    found = {one.name: one for one in map(read, EVENTS.glob("*.json"))}
    for one in map(read, reversed(catalogue.files("events/*.json")) if catalogue is not None else ()):
        if one.name not in found or one.checked_on >= found[one.name].checked_on:
            found[one.name] = one
    return tuple(sorted(found.values(), key=lambda event: event.order))


def event(name: str, catalogue: Catalogue | None = None) -> LifeEvent:
    """An event by its name; Refusal ``unknown-event``."""
    for one in events(catalogue):
        if one.name == name:
            return one
    known = ", ".join(one.name for one in events(catalogue))
    raise Refusal("unknown-event", f"There is no life event {name!r}; there are: {known}.", event=name)


@lru_cache(maxsize=4)
def waits_for(catalogue: Catalogue | None = None) -> Mapping[str, frozenset[str]]:
    """Procedure -> those whose result it needs when they are of one case, by all events."""
    found: dict[str, set[str]] = {}
    for planned in (
        one for life in events(catalogue) for question in life.questions.values() for one in _planned(question)
    ):
        found.setdefault(planned.code, set()).update(planned.after)
    return {code: frozenset(after) for code, after in found.items() if after}


def _planned(question: Question) -> Iterator[Planned]:
    return (planned for choice in question.choices for planned in choice.adds)


def read(path: Path) -> LifeEvent:
    """An event's file; Refusal ``bad-event`` names the file and what is missing."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        questions = {
            name: Question(name, one["ask"], one.get("hint", ""), tuple(map(_choice, one["choices"])))
            for name, one in told["questions"].items()
        }
        return LifeEvent(
            told["name"],
            told["title"],
            told["order"],
            tuple(told["words"]),
            told["source"],
            date.fromisoformat(told["checked_on"]),
            told["first"],
            questions,
        )
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as why:
        sentence = f"{path.name} is no life event: {type(why).__name__} {why}."
        raise Refusal("bad-event", sentence, file=path.name) from why


def _choice(row: Mapping[str, object]) -> Choice:
    known = {"value", "say", "add", "note", "ask_commune", "go"}
    if set(row) - known:
        raise ValueError(f"no answer has {', '.join(sorted(set(row) - known))}")
    adds, note = row.get("add", ()), row.get("note")
    if not isinstance(adds, Sequence) or not isinstance(note, Mapping | None):
        raise TypeError(f"the answer {row['value']} has a note or procedures of another kind")
    planned = tuple(Planned(one["code"], tuple(one.get("after", ()))) for one in adds)
    told = Fact(note["text"], note["mark"], note["source"]) if note else None
    return Choice(
        str(row["value"]), str(row["say"]), planned, told, str(row.get("ask_commune", "")), str(row.get("go", ""))
    )
