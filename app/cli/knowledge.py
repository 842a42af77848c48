"""The commands that look things up and never open a vault: find, show, places."""

from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from app.cli.folders import folder
from app.cli.output import how_many
from app.cli.output import show as say
from app.services.desk import Shelf, open_shelf
from app.services.find_procedure import find as find_procedures
from app.services.find_procedure import show as procedure_card
from app.services.find_procedure import suggest
from forms.dossier import Route
from forms.place_units import Commune
from forms.places import Places
from forms.procedure import Fact, Paper, Procedure
from forms.refusal import Refusal
from forms.search import PREFIX, Match
from forms.search import answer as answer_of


def find(arguments: Namespace) -> int:
    """``[{code, name, kind, score, matched, has_form}]``, best first; an ``answer`` behind what it is about."""
    if arguments.limit < 1:
        raise Refusal("bad-limit", "--limit is a number from 1 on.")
    shelf, words = open_shelf(data=folder(arguments)), " ".join(arguments.words)
    found = find_procedures(shelf.catalogue, words, arguments.limit)
    say(found, _find_lines(shelf, words, found, explain=arguments.explain), as_json=arguments.json)
    return 0


def _find_lines(shelf: Shelf, words: str, found: Sequence[Match], *, explain: bool) -> Iterator[str]:
    """The answer to what was asked, what fits, the way into a life event; or what comes nearest and whom to call."""
    told = suggest(shelf, words)
    for answer in told.answers:
        yield f"{answer.code}  {answer.question}"
        yield from (f"  {_fact(fact)}" for fact in answer.told_on(shelf.today()))
    lines = [_match_line(match, explain=explain) for match in found if match.kind != "answer"]
    yield from lines[:1]
    yield from (f"  {_fact(fact)}" for fact in told.told)
    yield from lines[1:]
    yield from (f"Or by questions: {life.title} (hosolang event {life.name})" for life in told.events)
    if not found:
        yield f"Nothing fits; say it in other words, or call {told.call}."
        yield from (f"  nearest: {_match_line(match, explain=explain)}" for match in told.nearest)


def show(arguments: Namespace) -> int:
    """The whole card; of ``answer-…`` the question with its answer."""
    shelf = open_shelf(data=folder(arguments))
    if arguments.code.startswith(PREFIX):
        told = answer_of(arguments.code)
        lines = [told.question, *(f"  {_fact(fact)}" for fact in told.told_on(shelf.today()))]
        say(told.as_json(shelf.today()), [*lines, f"  checked on {told.checked_on:%d/%m/%Y}"], as_json=arguments.json)
        return 0
    procedure = procedure_card(shelf.catalogue, arguments.code)
    say(procedure.card(), card_lines(procedure, shelf.today()), as_json=arguments.json)
    return 0


def places(arguments: Namespace) -> int:
    """``{new, candidates, old, rest, question}``; the question is for the villager where an old commune was divided."""
    match = Places.load().resolve(" ".join(arguments.text))
    value = {
        "new": _commune(match.new),
        "candidates": [_commune(one) for one in match.candidates],
        "old": None if match.old is None else {"code": match.old.code, "name": match.old.label()},
        "rest": match.rest,
        "question": match.question,
    }
    lines = [f"old: {match.old.label()}"] if match.old else []
    lines += [f"new: {match.new.full_name} ({match.new.code})"] if match.new else []
    lines += [match.question] if match.question else []
    lines += [f"  ? {Places.load().label(one.code)} ({one.code})" for one in match.candidates if not match.new]
    say(value, lines or ["No such place; name the commune and the province."], as_json=arguments.json)
    return 0


def _commune(unit: Commune | None) -> dict[str, str] | None:
    if unit is None:
        return None
    province = next(one for one in Places.load().provinces() if one.code == unit.province)
    return {
        "code": unit.code,
        "name": unit.full_name,
        "province": unit.province,
        "province_name": province.full_name,
    }


def _match_line(match: Match, *, explain: bool) -> str:
    why = f"  ({match.score:.2f}: {', '.join(match.matched)})" if explain else ""
    return f"{match.code}  {match.name}{why}"


def card_lines(procedure: Procedure, today: date) -> list[str]:
    """The card for a reader; the JSON has everything, with the source of each value."""
    return [
        f"{procedure.code}  {procedure.title}",
        f"  {procedure.name}",
        f"  office: {procedure.office.name}",
        *_facts("ends", [fact for fact in (procedure.ending_on(today, _first(procedure)),) if fact]),
        *_facts("who", procedure.who),
        *(f"  paper: {_paper(paper)}" for paper in procedure.papers),
        *(line for route in procedure.routes for line in _route_lines(procedure, route, today)),
        *_facts("result", procedure.result),
        *_facts("law", procedure.legal_basis),
        *(f"  or instead: {other.code} {other.name}. {other.note}" for other in procedure.alternatives),
        f"  checked on {procedure.checked_on:%d/%m/%Y}, certainty: {procedure.certainty}",
    ]


def _paper(paper: Paper) -> str:
    if paper.replaced_by_data:
        return f"{paper.name} (not needed: {paper.replaced_by_data})"
    if not paper.originals + paper.copies:
        return f"{paper.name} (how many: ask)"
    return f"{paper.name} ({how_many(paper.originals, 'original')}, {how_many(paper.copies, 'copy')})"


def _first(procedure: Procedure) -> Route:
    return next(iter(procedure.routes))


def _route_lines(procedure: Procedure, route: Route, today: date) -> list[str]:
    card, fee = procedure.routes[route], procedure.fee_on(route, today)
    return [f"  route {route}: {_fact(card.time)}", *_facts("  where", card.where), *_facts("  fee", fee)]


def _facts(label: str, facts: Iterable[Fact]) -> list[str]:
    return [f"  {label}: {_fact(fact)}" for fact in facts]


def _fact(fact: Fact) -> str:
    return f"{fact.text} [uncertain: ask the commune]" if fact.uncertain else fact.text
