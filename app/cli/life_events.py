"""The command that asks its way from a life event to procedures; it never opens a vault."""

from argparse import Namespace
from collections.abc import Iterator
from typing import Any

from app.cli.answers_file import read_json
from app.cli.folders import folder
from app.cli.output import show
from app.services.desk import Shelf, open_shelf
from forms.life_events import Asked, Outcome, events
from forms.life_events import event as event_of
from forms.refusal import Refusal

_CHOOSE = "event"


def event(arguments: Namespace) -> int:
    """The next question ``{event, question, ask, hint, number, of, choices: [{value, say}]}``, or the end.

    The end is ``[{code, route, depends_on, routes}]`` in the order of doing; empty when the commune has to be asked
    first.
    """
    answers = _answers(arguments.answers)
    shelf = open_shelf(data=folder(arguments))
    name = arguments.name or answers.pop(_CHOOSE, None)
    if name is None:
        choices = [{"value": one.name, "say": one.title} for one in events(shelf.catalogue)]
        asked = {"event": None, "question": _CHOOSE, "ask": "Ông/bà cần làm việc gì?", "hint": "", "choices": choices}
        show(asked, _question_lines(asked), as_json=arguments.json)
        return 0
    found = event_of(name, shelf.catalogue).next_after(answers)
    if isinstance(found, Outcome):
        show(found.steps(shelf.catalogue), _end_lines(shelf, found), as_json=arguments.json)
    else:
        asked = _asked(found)
        show(asked, _question_lines(asked), as_json=arguments.json)
    return 0


def _answers(name: str | None) -> dict[str, str]:
    found = {} if name is None else read_json(name)
    if not isinstance(found, dict) or not all(isinstance(value, str) for value in found.values()):
        raise Refusal("bad-answers", 'The answers to a life event are one object of texts: {"question": "value"}.')
    return found


def _asked(found: Asked) -> dict[str, Any]:
    return {
        "event": found.event.name,
        "question": found.question.id,
        "ask": found.question.ask,
        "hint": found.question.hint,
        "number": found.number,
        "of": found.of,
        "choices": [{"value": choice.value, "say": choice.say} for choice in found.question.choices],
    }


def _question_lines(asked: dict[str, Any]) -> Iterator[str]:
    yield f"{asked['question']}: {asked['ask']}"
    if asked["hint"]:
        yield f"  ({asked['hint']})"
    yield from (f"  {choice['value']:<14} {choice['say']}" for choice in asked["choices"])


def _end_lines(shelf: Shelf, end: Outcome) -> Iterator[str]:
    for number, step in enumerate(end.steps(shelf.catalogue), 1):
        after = f" [after {', '.join(step.depends_on)}]" if step.depends_on else ""
        yield f"{number}. {step.code}  {shelf.catalogue.get(step.code).title} ({', '.join(step.routes)}){after}"
    yield from (f"  {note.text}{' [uncertain: ask the commune]' if note.uncertain else ''}" for note in end.notes)
    yield from (f"Ask the commune: {text}" for text in end.ask_commune)
