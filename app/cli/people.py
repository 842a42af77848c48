"""The commands of the register: persons who agreed to be kept, and their households."""

from argparse import Namespace

from app.cli.opening import opened
from app.cli.output import as_plain, show
from app.services import register_people
from app.storage.records import RegisteredPerson


def find(arguments: Namespace) -> int:
    """``[{id, household, name, card_number, born, commune, phone}]``, by name in Vietnamese order."""
    words = " ".join(arguments.words)
    with opened(arguments, read_only=True) as desk:
        found = register_people.find_people(desk, words, limit=arguments.limit, after=arguments.after)
    show([_short(person) for person in found], [_line(person) for person in found], as_json=arguments.json)
    return 0


def one(arguments: Namespace) -> int:
    """The person's fields, ``facts``, ``dossier_ids``, and the ``members`` of the household."""
    with opened(arguments, read_only=True) as desk:
        person = register_people.person_of(desk, arguments.person)
        members = [each for each in register_people.household_of(desk, person) if each.id != person.id]
    value = {**as_plain(person), "members": [_short(each) for each in members]}
    lines = [_line(person), *(f"  {fact}: {text}" for fact, text in person.facts.items())]
    show(value, [*lines, *(f"  same household: {_line(each)}" for each in members)], as_json=arguments.json)
    return 0


def household(arguments: Namespace) -> int:
    """``{id, household}``."""
    with opened(arguments) as desk:
        person = register_people.person_of(desk, arguments.person)
        beside = register_people.person_of(desk, arguments.beside).id if arguments.beside else None
        register_people.move(desk, person.id, beside)
        moved = register_people.person_of(desk, person.id)
    show({"id": moved.id, "household": moved.household}, [_line(moved)], as_json=arguments.json)
    return 0


def _short(person: RegisteredPerson) -> dict[str, object]:
    told: dict[str, object] = as_plain(person)
    return {name: value for name, value in told.items() if name not in {"facts", "dossier_ids"}}


def _line(person: RegisteredPerson) -> str:
    return f"{person.id}  {person.name}  {person.born or '-'}  {person.card_number or '-'}"
