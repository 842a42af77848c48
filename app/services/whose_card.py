"""Whose card is this? Which person's block of a form a card fills, and what speaks against it."""

from collections.abc import Iterable
from datetime import date

from forms import person_blocks
from forms.engine import Instance
from forms.person_blocks import PersonBlock, Said
from forms.refusal import Refusal

_PLAINLY_ANOTHERS = {"no_card_expected", "sex_does_not_fit"}
"""Doubts that come from the role alone: a newborn has no card, a mother no man's."""

_WORDS = {
    "not_a_person": "no person stands there",
    "no_card_expected": "a newborn has no card",
    "name_differs": "another name stands there",
    "birth_differs": "another birth date stands there",
    "number_differs": "another number stands there",
    "sex_does_not_fit": "it is a card of the other sex",
    "age_does_not_fit": "its age does not fit",
    "number_of_another": "its number is that of somebody else in this form",
}


def why_not(doubts_: Iterable[str]) -> str:
    """The doubts of ``person_blocks.fits`` as words of one sentence."""
    return "; ".join(_WORDS.get(doubt, doubt) for doubt in doubts_)


def persons(instance: Instance) -> tuple[PersonBlock, ...]:
    """The blocks that hold a person, whether they are asked for now or not."""
    return tuple(block for block in person_blocks.blocks(instance) if block.is_person)


def doubts(instance: Instance, block: PersonBlock, card: Said, today: date) -> tuple[str, ...]:
    """Why this may be another person's card: codes of ``person_blocks.fits``."""
    return person_blocks.fits(instance, block, card, today=today)


def choose_block(instance: Instance, wanted: str | None, card: Said, today: date) -> PersonBlock:
    """The block named by its ref or its role; None takes the next person in the form's order, or asks.

    Raises:
        Refusal: ``unknown-block`` when there is no such block now, ``whose-card`` when nobody was named and it is not
            plain whose card this is.
    """
    asked = [block for block in persons(instance) if instance.relevant(block.ref)]
    if wanted is not None:
        found = next((block for block in asked if wanted in (block.ref, block.role)), None)
    else:
        found = _next_person(instance, asked, card, today)
    if found is None:
        roles = ", ".join(dict.fromkeys(block.role for block in asked))
        code = "whose-card" if wanted is None else "unknown-block"
        raise Refusal(code, f"Whose card is this? Name the block it fills, one of: {roles}.", roles=roles)
    return found


def _next_person(instance: Instance, asked: Iterable[PersonBlock], card: Said, today: date) -> PersonBlock | None:
    """The person whose turn it is, when nothing speaks against the card; a doubt never sends it on to somebody else.

    Passed over are those whose own card was read already, and those for whom this can plainly not be the card.
    """
    for block in asked:
        against = doubts(instance, block, card, today)
        if not against:
            return block
        if not (_PLAINLY_ANOTHERS & set(against) or _was_read(instance, block)):
            return None
    return None


def _was_read(instance: Instance, block: PersonBlock) -> bool:
    number = block.facts.get("number")
    return number is not None and bool(instance.value(number))
