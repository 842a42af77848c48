"""The form in sections: one page of the window each.

Standard: ODK XForms, section "Groups": a group of the body is presented together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.engine.body import QUESTION_TAGS, Control
from forms.engine.graph import below
from forms.engine.model import NodeDef
from forms.engine.questions import Section, in_order
from forms.engine.repeats import range_relevant
from forms.engine.tree import Element

if TYPE_CHECKING:
    from forms.engine.instance import Instance


def sections_of(instance: Instance) -> tuple[Section, ...]:
    """The top-level groups in order; runs of questions between them form sections without a ref."""
    found: list[Section] = []
    loose: list[Control] = []
    for child in instance.form.parts.controls.children:
        if child.kind in QUESTION_TAGS:
            loose.append(child)
            continue
        if loose:
            found.append(_loose(instance, loose))
            loose = []
        found.append(_group(instance, child))
    if loose:
        found.append(_loose(instance, loose))
    return tuple(found)


def _loose(instance: Instance, controls: list[Control]) -> Section:
    part = Control("body", None, children=controls)
    questions = tuple(instance.state.ref_of(node) for node in in_order(part, instance.state.document))
    return Section("", "", any(instance.relevant(ref) for ref in questions), questions)


def _group(instance: Instance, control: Control) -> Section:
    document = instance.state.document
    questions = tuple(
        instance.state.ref_of(node) for node in in_order(Control("body", None, children=[control]), document)
    )
    named = _named(control)
    if named.definition is None:
        return Section(
            "", _label(instance, control, document.root_element()), any(map(instance.relevant, questions)), questions
        )
    if named.definition.repeat is not None and named.definition.parent is not None:
        parent = next(below(document, None, named.definition.parent), None)
        if parent is None:
            return _nowhere(named.definition, questions)
        relevant = range_relevant(instance.state, parent, named.definition)
        return Section(named.definition.path, _label(instance, control, parent), relevant, questions)
    node = next(below(document, None, named.definition), None)
    if node is None:
        return _nowhere(named.definition, questions)
    return Section(instance.state.ref_of(node), _label(instance, control, node), node.relevant, questions)


def _nowhere(definition: NodeDef, questions: tuple[str, ...]) -> Section:
    """A group that stands in the instance inside a repeat without instances, though not so in the body."""
    return Section(definition.path, "", relevant=False, questions=questions)


def _named(control: Control) -> Control:
    """A group without a ref around a single repeat is that repeat's."""
    if control.definition is None and len(control.children) == 1 and control.children[0].kind == "repeat":
        return control.children[0]
    return control


def _label(instance: Instance, control: Control, node: Element) -> str:
    return control.label.text(node, instance.state.env) if control.label is not None else ""
