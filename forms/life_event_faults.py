"""What an author of a life event has to mend: broken links, ways too long, questions nobody reaches, rivals."""

from collections.abc import Collection, Iterator, Mapping

from forms.catalogue import Catalogue
from forms.life_events import LifeEvent, Outcome

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
