"""What a value that the form works out is made of: the questions that its calculation reads, by their labels.

Standard: No standard speaks of this: it is what a helper asks of a sum.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.engine.body import QUESTION_TAGS
from forms.engine.graph import below

if TYPE_CHECKING:
    from forms.engine.instance import Instance
    from forms.engine.model import NodeDef
    from forms.engine.tree import Element


def worked_out_from(instance: Instance, node: Element) -> tuple[str, ...]:
    """Labels of the questions read, in the form's order; () where nothing is calculated or nothing asked is read.

    A calculation that nobody sees is looked through to what it reads itself.
    """
    definition = node.definition
    if definition is None or definition.calculation is None:
        return ()
    asked = _asked(definition, {definition})
    place = {one: at for at, one in enumerate(definition.chain()[0].walk())}
    labels = (_label(instance, one) for one in sorted(asked, key=place.__getitem__))
    return tuple(dict.fromkeys(label for label in labels if label))


def _asked(definition: NodeDef, seen: set[NodeDef]) -> set[NodeDef]:
    found: set[NodeDef] = set()
    if definition.calculation is None:
        return found
    for read in definition.calculation.reads.values:
        one = read.definition
        if one is None or one in seen:
            continue
        seen.add(one)
        if one.control is not None and one.control.kind in QUESTION_TAGS:
            found.add(one)
        else:
            found |= _asked(one, seen)
    return found


def _label(instance: Instance, definition: NodeDef) -> str:
    root = instance.state.root
    first = next(below(root, root.definition, definition), None)
    return (instance.label(instance.state.ref_of(first)) or "") if first is not None else ""
