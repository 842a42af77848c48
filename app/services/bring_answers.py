"""What a new dossier takes over from an earlier one of the same case: shared blocks, never what is the other's own."""

from collections.abc import Mapping

from app.services.desk import Desk
from app.services.fill_dossier import Draft
from forms import person_blocks
from forms.dates import PartialDate
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


def bring_from_case(desk: Desk, draft: Draft) -> tuple[str, ...]:
    """Take over what the dossiers before it in its case know by now, into a draft that nobody has touched yet.

    Dossiers of one case may be begun together, before the first one is filled; returns the refs that were set.
    """
    with desk.vault.read() as unit:
        record = unit.dossiers.get(draft.id)
        if record.updated_at != record.created_at:
            return ()
        case = unit.dossiers.of_case(record.case_id)
        before = [one for one in case[: case.index(draft.id)] if one in unit.dossiers.rows(case)]
    found: tuple[str, ...] = ()
    for earlier in before[:1]:
        told = brought(Draft.look(desk, earlier), draft)
        refs = set(draft.instance.refs())
        fresh = {ref: text for ref, text in told.items() if ref not in refs or draft.instance.value(ref) != text}
        found = draft.bring(fresh) if fresh else ()
    return found


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
    """Person by person; where the new form lists persons in rows, as many rows as the earlier one knows."""
    known = _persons(earlier)
    found: dict[str, str] = {}
    for block in person_blocks.blocks(new):
        rows = known.get(block.role, []) if "[1]" in block.ref else known.get(block.role, [])[:1]
        for number, facts in enumerate(rows, 1):
            found |= {
                ref.replace("[1]", f"[{number}]", 1): facts[fact] for fact, ref in block.facts.items() if fact in facts
            }
    return found


def _persons(instance: Instance) -> dict[str, list[dict[str, str]]]:
    """What a form knows of its persons, by role and in its order; persons of whom it knows nothing are left out."""
    found: dict[str, list[dict[str, str]]] = {}
    for block in person_blocks.blocks(instance):
        facts = {fact: said for fact, ref in block.facts.items() if (said := _said(instance, ref))}
        if facts:
            found.setdefault(block.role, []).append(facts)
    return found


def _said(instance: Instance, ref: str) -> str:
    """An answer as it may be given again: of a date no more than is known."""
    value = instance.value(ref)
    precision = person_blocks.precision_ref(instance, ref) if value else None
    return PartialDate.from_stored(value, instance.value(precision)).iso() if precision else value
