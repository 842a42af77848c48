"""What a new dossier takes over from an earlier one of the same case: shared blocks, never what is the other's own."""

from collections.abc import Mapping

from app.services.fill_dossier import Draft
from forms import person_blocks
from forms.engine import Instance


def brought(earlier: Draft, new: Draft) -> dict[str, str]:
    """The earlier answers that the new form has a place for, by the new form's refs.

    The same form: every answer outside groups marked ``hsl:own="yes"`` as the dossier's own (the child of a birth); a
    question inside such a group may say ``no`` for itself (where the twins were born). Another form: person by person,
    the facts that both know.
    """
    if earlier.procedure.code == new.procedure.code:
        return _same_form(earlier.instance)
    return _by_role(earlier.instance, new.instance)


def _same_form(instance: Instance) -> dict[str, str]:
    marks = {ref: mark for ref in instance.refs() if (mark := instance.attributes(ref).get("own"))}
    return {
        ref: instance.value(ref)
        for ref in instance.questions()
        if instance.value(ref) and not _is_own(marks, ref) and instance.question(ref).control
    }


def _is_own(marks: Mapping[str, str], ref: str) -> bool:
    """What the nearest mark says, of the question itself or of a group around it."""
    while ref and ref not in marks:
        ref = ref.rpartition("/")[0]
    return marks.get(ref) == "yes"


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
