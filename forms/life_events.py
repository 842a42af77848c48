"""Life events ("Nhà có người mất") as short question trees, kept as data, that end in procedures, routes and an order.

An event's file asks at most five questions on any way through it, each answerable by a villager; what the facts leave
open (facts/domain.md 2) is asked, never guessed, and an end may also be "ask the commune". Nothing here decides who is
poor or entitled: it only leads to the office that does.
"""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path

from forms.catalogue import Catalogue
from forms.dossier import Route
from forms.procedure import Fact
from forms.refusal import Refusal

EVENTS = Path(__file__).with_name("events")
AT_MOST = 5
"""Questions on any way through an event."""
_INSTEAD = {
    "3.000722": frozenset({"1.001193", "1.003583"}),
    "2.002913": frozenset({"1.000656", "1.000419", "1.003197", "1.014028", "1.001731"}),
    "1.014028": frozenset({"1.001731", "1.010824"}),
    "1.001731": frozenset({"1.010824"}),
    "2.000635": frozenset({"1.004884", "1.004746", "1.005461"}),
    "1.010038": frozenset({"1.004222"}),
    "2.000884": frozenset({"2.001035"}),
}
"""What nobody does beside each other: the linked procedures and what they hold, and the two sides of each ambiguity
(facts/domain.md 1.3, 2)."""
_LONGEST = 110
"""Letters of a question or an answer: they are read aloud."""


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


def ways(life: LifeEvent) -> Iterator[dict[str, str]]:
    """Every way through an event as the answers that lead there; it must be without circles (:func:`faults`)."""

    def on(question: str, so_far: dict[str, str]) -> Iterator[dict[str, str]]:
        for choice in life.questions[question].choices:
            answers = {**so_far, question: choice.value}
            if choice.go:
                yield from on(choice.go, answers)
            else:
                yield answers

    yield from on(life.first, {})


def faults(life: LifeEvent, catalogue: Catalogue) -> list[str]:
    """What an author has to mend, each with its place; empty for a sound event."""
    broken = [*_broken_links(life), *_too_long(life)]
    return broken or [*_unreached(life), *(fault for way in ways(life) for fault in _faults_of(life, way, catalogue))]


def _broken_links(life: LifeEvent) -> Iterator[str]:
    if life.first not in life.questions:
        yield f"{life.name}: the first question {life.first!r} is not there"
        return
    for name, question in life.questions.items():
        values = [choice.value for choice in question.choices]
        if len(values) < 2 or len({*values}) != len(values):
            yield f"{life.name}/{name}: needs two answers or more, each with its own value"
        for choice in question.choices:
            if choice.go and choice.go not in life.questions:
                yield f"{life.name}/{name}/{choice.value}: goes to {choice.go!r}, which is not there"


def _too_long(life: LifeEvent) -> Iterator[str]:
    """Without broken links: a circle shows itself as a way that is too long."""
    reached, length = {life.first}, 0
    while reached and length <= AT_MOST:
        reached, length = {_go for one in reached for _go in _goes(life, one)}, length + 1
    if reached:
        yield f"{life.name}: some way asks more than {AT_MOST} questions"


def _goes(life: LifeEvent, question: str) -> list[str]:
    asked = life.questions.get(question)
    return [choice.go for choice in asked.choices if choice.go] if asked else []


def _unreached(life: LifeEvent) -> Iterator[str]:
    met = {question for way in ways(life) for question in way}
    yield from (f"{life.name}/{name}: no way leads here" for name in life.questions if name not in met)
    for name, question in life.questions.items():
        for text in (question.ask, question.hint, *(choice.say for choice in question.choices)):
            if len(text) > _LONGEST:
                yield f"{life.name}/{name}: too long to be read aloud: {text}"


def _faults_of(life: LifeEvent, way: Mapping[str, str], catalogue: Catalogue) -> Iterator[str]:
    end = life.next_after(way)
    place = f"{life.name} {' '.join(way.values())}"
    if not isinstance(end, Outcome):
        yield f"{place}: comes to no end"
        return
    if not end.codes and not end.ask_commune:
        yield f"{place}: leads nowhere, not even to the commune"
    known = {procedure.code for procedure in catalogue.all()}
    yield from (f"{place}: there is no procedure {code}" for code in end.codes if code not in known)
    yield from (f"{place}: {fault}" for fault in (*_rivals(end, known), *_order_faults(end)))


def _rivals(end: Outcome, known: Collection[str]) -> Iterator[str]:
    for code in end.codes:
        instead = sorted(_INSTEAD.get(code, frozenset()) & {*end.codes}) if code in known else []
        yield from (f"{code} and {other} are chosen one instead of the other" for other in instead)


def _order_faults(end: Outcome) -> Iterator[str]:
    needs = ((planned.code, before) for choice in end.chosen for planned in choice.adds for before in planned.after)
    for code, before in needs:
        if before in end.codes and end.codes.index(before) > end.codes.index(code):
            yield f"{code} comes before {before}, whose result it needs"
