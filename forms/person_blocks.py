"""The parts of a form that hold a person, and what that person's card fills in them.

A block is every group of one ``hsl:role`` outside repeats, or one such group in one row of a repeat. A question marked
``hsl:filer_is`` names the role that files: while it says "mother", the mother's block is the filer's, too.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from forms.dates import PartialDate
from forms.identity import Card
from forms.names import same_name
from forms.places import PlaceMatch, Places
from forms.said_person import SaidPerson
from forms.wording import fold

if TYPE_CHECKING:
    from forms.engine import Instance

Answer = tuple[str, str, str]
"""(ref, text, origin); the origin is ``scanned`` for what the card says, ``suggested`` for what follows from it."""

Said = Card | SaidPerson
"""What fills a block: the card's square code, or another paper that says less."""

OFFICE = "office"
_SEX_OF_ROLE = {"mother": "female", "father": "male"}
_ROW = re.compile(r"^.*\[\d+\]")
NEW_CARDS_FROM = date(2024, 7, 1)
"""Cards issued since then are of the new kind, whose issuer is the ministry (facts/domain.md 1.5 and 3.1)."""
_OLD_ISSUER = "Cục Cảnh sát quản lý hành chính về trật tự xã hội"
_NEW_ISSUER = "Bộ Công an"


@dataclass(frozen=True)
class PersonBlock:
    """One person of the form, or its receiving office.

    Attributes:
        ref: the first group of the block; its relevance is the block's.
        facts: the ref of each ``hsl:fact`` in any of the block's groups.
        ages: lowest and highest age in years that a card of this person may show, None for any.
    """

    ref: str
    role: str
    label: str
    facts: Mapping[str, str]
    ages: tuple[int, int] | None = None

    @property
    def is_person(self) -> bool:
        """False for the receiving office, which no card fills."""
        return self.role != OFFICE


def blocks(instance: "Instance") -> tuple[PersonBlock, ...]:
    """Every block in document order; last, under role ``filer``, another block whose person files."""
    found: dict[tuple[str, str], PersonBlock] = {}
    group, role = "", ""
    for ref in instance.refs():
        attributes = instance.attributes(ref)
        if "role" in attributes:
            group, role = ref, attributes["role"]
            key = (role, _row_of(ref))
            found.setdefault(key, PersonBlock(ref, role, instance.label(ref) or "", {}, _ages(attributes)))
        fact = attributes.get("fact")
        if fact and group and ref.startswith(group + "/"):
            block = found[(role, _row_of(group))]
            found[(role, _row_of(group))] = replace(block, facts={fact: ref, **block.facts})
    return (*found.values(), *_filing_block(instance, found.values()))


def holds_a_card(instance: "Instance", range_ref: str) -> bool:
    """Whether every row of a repeat holds a person with a number, and so one whose card can be scanned."""
    inside = list(instance.row_attributes(range_ref))
    return any("role" in each for each in inside) and any(each.get("fact") == "number" for each in inside)


def _filing_block(instance: "Instance", found: Iterable[PersonBlock]) -> Iterator[PersonBlock]:
    """The block of the person who files when a question says that it is the mother, the father …; not the owner's."""
    named = {instance.value(ref) for ref in instance.refs() if instance.attributes(ref).get("filer_is")} - {
        "",
        "owner",
        "filer",
    }
    yield from (replace(block, role="filer") for block in found if block.role in named)


def _row_of(ref: str) -> str:
    row = _ROW.match(ref)
    return row.group() if row else ""


def _ages(attributes: Mapping[str, str]) -> tuple[int, int] | None:
    if "ages" not in attributes:
        return None
    lowest, highest = attributes["ages"].split("-")
    return int(lowest), int(highest)


def fits(instance: "Instance", block: PersonBlock, card: Said, *, today: date | None = None) -> tuple[str, ...]:
    """Why this may be another person's card; empty when nothing speaks against it.

    Codes: ``not_a_person``, ``no_card_expected`` (a newborn has none), ``name_differs``, ``birth_differs``,
    ``number_differs`` from what stands there already; ``sex_does_not_fit``, ``age_does_not_fit`` the block;
    ``number_of_another`` person of this form (the filer may be one of them).
    """
    if not block.is_person:
        return ("not_a_person",)
    if "number" not in block.facts and card.number:
        return ("no_card_expected",)
    doubts = [*_differing(instance, block, card)]
    if card.sex and _SEX_OF_ROLE.get(block.role, card.sex) != card.sex:
        doubts.append("sex_does_not_fit")
    if not _age_fits(block, card, today or _newest_day(instance)):
        doubts.append("age_does_not_fit")
    if card.number and any(instance.value(ref) == card.number for ref in _other_numbers(instance, block)):
        doubts.append("number_of_another")
    return tuple(doubts)


def _differing(instance: "Instance", block: PersonBlock, card: Said) -> Iterator[str]:
    name, number = (_value(instance, block, fact) for fact in ("name", "number"))
    if name and not _same_person_named(name, card):
        yield "name_differs"
    born = born_of(instance, block)
    if born and card.born and not born.agrees_with(card.born):
        yield "birth_differs"
    if number and card.number and number != card.number:
        yield "number_differs"


def _same_person_named(name: str, card: Said) -> bool:
    """By the name with its marks; where the paper spells it without, by the letters alone."""
    if isinstance(card, SaidPerson) and not card.name:
        return not card.spelled or fold(name) == fold(card.spelled)
    return same_name(name, card.name)


def _newest_day(instance: "Instance") -> date:
    """The form's own today; ages of cards are counted to it."""
    return instance.form.clock().date()


def _age_fits(block: PersonBlock, card: Said, today: date) -> bool:
    if block.ages is None or card.born is None:
        return True
    youngest, oldest = card.born.ages_on(today)
    return oldest >= block.ages[0] and youngest <= block.ages[1]


def _other_numbers(instance: "Instance", block: PersonBlock) -> list[str]:
    own = block.facts["number"]
    others = [other for other in blocks(instance) if "filer" not in (block.role, other.role)]
    return [other.facts["number"] for other in others if other.facts.get("number", own) != own]


def born_of(instance: "Instance", block: PersonBlock) -> PartialDate | None:
    """The birth date that stands in a block, None while it is empty."""
    ref = block.facts.get("born", "")
    stored = instance.value(ref) if ref else ""
    if not stored:
        return None
    precision = precision_ref(instance, ref)
    return PartialDate.from_stored(stored, instance.value(precision) if precision else "day")


def precision_ref(instance: "Instance", date_ref: str) -> str | None:
    """The question beside a date that says how much of it is known."""
    parent, name = date_ref.rsplit("/", 1)
    for ref in instance.refs():
        if ref.rsplit("/", 1)[0] == parent and instance.attributes(ref).get("precision_of") == name:
            return ref
    return None


def _value(instance: "Instance", block: PersonBlock, fact: str) -> str:
    ref = block.facts.get(fact)
    return instance.value(ref) if ref else ""


def card_answers(
    instance: "Instance", block: PersonBlock, card: Said, places: Places
) -> tuple[list[Answer], tuple[str, ...]]:
    """What a card fills in a block, and what the helper has to be told.

    Warnings: ``birth_date_incomplete`` (the form needs the whole date and the card has less), ``choose_commune`` (the
    old commune was divided), ``address_not_found``, ``insurance_not_asked`` (the form has no place for the code).
    Present address and office are suggested while they are empty.
    """
    answers = [*_identity(block, card), *_insurance(block, card)]
    born, warnings = _born(instance, block, card)
    place, place_warnings = _places(instance, block, card, places)
    unasked = isinstance(card, SaidPerson) and card.insurance and "insurance" not in block.facts
    return [*answers, *born, *place], (*warnings, *place_warnings, *(("insurance_not_asked",) if unasked else ()))


def _insurance(block: PersonBlock, card: Said) -> Iterator[Answer]:
    if isinstance(card, SaidPerson) and card.insurance and "insurance" in block.facts:
        yield block.facts["insurance"], card.insurance, "scanned"


def _identity(block: PersonBlock, card: Said) -> Iterator[Answer]:
    said = {
        "name": card.name,
        "number": card.number,
        "sex": card.sex or "",
        "address_on_card": card.address,
        "issued": card.issued.isoformat() if card.issued else "",
    }
    yield from ((block.facts[fact], text, "scanned") for fact, text in said.items() if text and fact in block.facts)
    if card.issued and "issuer" in block.facts:
        issuer = _NEW_ISSUER if card.issued >= NEW_CARDS_FROM else _OLD_ISSUER
        yield block.facts["issuer"], issuer, "suggested"


def _born(instance: "Instance", block: PersonBlock, card: Said) -> tuple[list[Answer], tuple[str, ...]]:
    ref = block.facts.get("born")
    if not ref or card.born is None:
        return [], ()
    stored, precision = card.born.stored()
    beside = precision_ref(instance, ref)
    if beside:
        return [(ref, stored, "scanned"), (beside, precision, "scanned")], ()
    return ([(ref, stored, "scanned")], ()) if precision == "day" else ([], ("birth_date_incomplete",))


def _places(
    instance: "Instance", block: PersonBlock, card: Said, places: Places
) -> tuple[list[Answer], tuple[str, ...]]:
    if not card.address or "commune" not in block.facts:
        return [], ()
    match = places.resolve(card.address)
    answers = [] if _value(instance, block, "commune") else [*_residence(block, match)]
    office = next((other for other in blocks(instance) if other.role == OFFICE), None)
    if office and match.new and not _value(instance, office, "commune"):
        answers += _residence(office, match)
    if match.new:
        return answers, ()
    return answers, ("choose_commune",) if match.candidates else ("address_not_found",)


def _residence(block: PersonBlock, match: PlaceMatch) -> Iterator[Answer]:
    known = {
        "province": match.province.code if match.province else "",
        "commune": match.new.code if match.new else "",
        "hamlet": match.rest if match.new or match.candidates else "",
    }
    yield from ((block.facts[fact], text, "suggested") for fact, text in known.items() if text and fact in block.facts)


def owner_role(found: Iterable[PersonBlock]) -> str:
    """The role of the person whom the matter is about: the deceased of a form that has no other owner."""
    roles = {block.role for block in found}
    return "deceased" if "deceased" in roles and "owner" not in roles else "owner"


def owner_words(instance: "Instance") -> str:
    """The owner as our paper names them: "Nguyễn Thị Ệ, sinh 1940"; "" while the name is empty."""
    found = blocks(instance)
    owner = next((block for block in found if block.role == owner_role(found)), None)
    name = _value(instance, owner, "name") if owner else ""
    born = born_of(instance, owner) if owner else None
    return f"{name}, sinh {born.vietnamese()}" if name and born else name


def office_commune(instance: "Instance") -> str:
    """The code of the receiving commune, "" while it is not chosen."""
    office = next((block for block in blocks(instance) if block.role == OFFICE), None)
    return _value(instance, office, "commune") if office else ""
