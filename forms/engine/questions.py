"""The order and the sections in which a form is asked, and what is fixed about each question.

Standard: ODK XForms, section "Body": the order of the body is the order of asking.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from forms.engine.body import QUESTION_TAGS, Control
from forms.engine.graph import below
from forms.engine.state import State
from forms.engine.tree import Element

CUSTOM = "urn:hosolang:form"


@dataclass(frozen=True, slots=True)
class Question:
    """What is fixed about a question or another node with a bind.

    Attributes:
        ref: its concrete ref.
        control: ``input``, ``select1``, ``select``, ``upload``, ``trigger``, ``range``, ``rank``; empty without one.
        type: the bind type: string, int, decimal, date, time, dateTime, boolean, geopoint, binary …
        appearance: the control's appearance.
        group: ref of the nearest enclosing group of the body, empty at the top.
        repeat: ref of the nearest enclosing repeat instance.
        attributes: the bind's attributes in the namespace ``urn:hosolang:form`` by local name.
    """

    ref: str
    control: str
    type: str
    appearance: str
    group: str
    repeat: str | None
    attributes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Section:
    """A top-level group of the body, or the questions outside any group (``ref`` empty)."""

    ref: str
    label: str
    relevant: bool
    questions: tuple[str, ...]


def describe(state: State, node: Element) -> Question:
    """What is fixed about a node."""
    definition = node.definition
    control = definition.control if definition is not None else None
    is_question = control is not None and control.kind in QUESTION_TAGS
    return Question(
        ref=state.ref_of(node),
        control=control.kind if control is not None and is_question else "",
        type=definition.bind.type if definition is not None else "string",
        appearance=control.appearance if control is not None else "",
        group=_group_ref(state, node, control) if control is not None else "",
        repeat=_repeat_ref(state, node),
        attributes=custom_attributes(node),
    )


def custom_attributes(node: Element) -> Mapping[str, str]:
    """The attributes of a node's bind in our own namespace."""
    definition = node.definition
    return {} if definition is None else definition.bind.attributes.get(CUSTOM, {})


def _group_ref(state: State, node: Element, control: Control) -> str:
    above = control.parent
    while above is not None and (above.definition is None or above.definition is node.definition):
        above = above.parent
    at = node.parent
    while above is not None and at is not None:
        if at.definition is above.definition:
            return state.ref_of(at)
        at = at.parent
    return ""


def _repeat_ref(state: State, node: Element) -> str | None:
    at: Element | None = node
    while at is not None:
        if at.definition is not None and at.definition.repeat is not None:
            return state.ref_of(at)
        at = at.parent
    return None


def in_order(control: Control, anchor: Element) -> Iterator[Element]:
    """The question nodes of a part of the body below an anchor, in the order in which they are asked."""
    for child in control.children:
        if child.kind in QUESTION_TAGS:
            if child.definition is not None:
                yield from below(anchor, anchor.definition, child.definition)
        elif child.kind == "repeat" and child.definition is not None:
            for instance in below(anchor, anchor.definition, child.definition):
                yield from in_order(child, instance)
        else:
            yield from in_order(child, anchor)
