"""What a new dossier takes over from an earlier one of the same case: shared blocks, never what is the other's own."""

from app.services.fill_dossier import Draft
from forms import person_blocks
from forms.engine import Instance


def brought(earlier: Draft, new: Draft) -> dict[str, str]:
    """The earlier answers that the new form has a place for, by the new form's refs.

    The same form: every answer outside groups marked as the dossier's own (the child of a birth). Another form: person
    by person, the facts that both know.
    """
    if earlier.procedure.code == new.procedure.code:
        return _same_form(earlier.instance)
    return _by_role(earlier.instance, new.instance)


def _same_form(instance: Instance) -> dict[str, str]:
    own = [ref + "/" for ref in instance.refs() if instance.attributes(ref).get("own") == "yes"]
    return {
        ref: instance.value(ref)
        for ref in instance.questions()
        if instance.value(ref) and not ref.startswith(tuple(own)) and instance.question(ref).control
    }


def _by_role(earlier: Instance, new: Instance) -> dict[str, str]:
    known = {
        (block.role, fact): earlier.value(ref)
        for block in person_blocks.blocks(earlier)
        for fact, ref in block.facts.items()
    }
    return {
        ref: known[block.role, fact]
        for block in person_blocks.blocks(new)
        for fact, ref in block.facts.items()
        if known.get((block.role, fact))
    }
