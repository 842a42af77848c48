"""Whose card is this? Which person's block of a form a card fills, and what speaks against it."""

from datetime import date

from forms import person_blocks
from forms.engine import Instance
from forms.identity import Card
from forms.person_blocks import PersonBlock
from forms.refusal import Refusal


def persons(instance: Instance) -> tuple[PersonBlock, ...]:
    """The blocks that hold a person, whether they are asked for now or not."""
    return tuple(block for block in person_blocks.blocks(instance) if block.is_person)


def doubts(instance: Instance, block: PersonBlock, card: Card, today: date) -> tuple[str, ...]:
    """Why this may be another person's card: codes of ``person_blocks.fits``."""
    return person_blocks.fits(instance, block, card, today=today)


def choose_block(instance: Instance, wanted: str | None, card: Card, today: date) -> PersonBlock:
    """The block named by its ref or its role; None takes the first empty one that nothing speaks against.

    Raises:
        Refusal: ``unknown-block`` when there is no such block now.
    """
    asked = [block for block in persons(instance) if instance.relevant(block.ref)]
    if wanted is not None:
        found = [block for block in asked if wanted in (block.ref, block.role)]
    else:
        found = [block for block in asked if _is_empty(instance, block) and not doubts(instance, block, card, today)]
    if not found:
        roles = ", ".join(dict.fromkeys(block.role for block in asked))
        raise Refusal("unknown-block", f"Whose card is this? Name the block it fills, one of: {roles}.", roles=roles)
    return found[0]


def _is_empty(instance: Instance, block: PersonBlock) -> bool:
    return not any(instance.value(block.facts[fact]) for fact in ("name", "number") if fact in block.facts)
