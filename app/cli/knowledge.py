"""The commands that look things up and never open a vault: find, show, places."""

from argparse import Namespace
from typing import Any

from app.cli.output import show as say
from app.services.find_procedure import find as find_procedures
from app.services.find_procedure import show as procedure_card
from forms.catalogue import Catalogue
from forms.places import Commune, Places
from forms.refusal import Refusal


def find(arguments: Namespace) -> int:
    """``[{code, name, kind, score, matched, has_form}]``, best first."""
    if arguments.limit < 1:
        raise Refusal("bad-limit", "--limit is a number from 1 on.")
    found = find_procedures(Catalogue.load(), " ".join(arguments.words), arguments.limit)
    lines = [f"{match.code}  {match.name}" for match in found] or ["Nothing fits; say it in other words."]
    if arguments.explain:
        lines = [f"{match.code}  {match.name}  ({match.score:.2f}: {match.matched})" for match in found]
    say(found, lines, as_json=arguments.json)
    return 0


def show(arguments: Namespace) -> int:
    """The whole card."""
    card = procedure_card(Catalogue.load(), arguments.code).card()
    say(card, _card_lines(card), as_json=arguments.json)
    return 0


def places(arguments: Namespace) -> int:
    """``{new, candidates, old}``."""
    match = Places.load().resolve(" ".join(arguments.text))
    value = {
        "new": _commune(match.new),
        "candidates": [_commune(one) for one in match.candidates],
        "old": None if match.old is None else {"code": match.old.code, "name": match.old.label()},
        "rest": match.rest,
    }
    lines = [f"old: {match.old.label()}"] if match.old else []
    lines += [f"new: {match.new.full_name} ({match.new.code})"] if match.new else []
    lines += [f"  ? {one.full_name} ({one.code})" for one in match.candidates if not match.new]
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


def _card_lines(card: dict[str, Any]) -> list[str]:
    """The card's plain texts, one a line; the JSON has everything."""
    return [f"{key}: {value}" for key, value in card.items() if isinstance(value, str) and value]
