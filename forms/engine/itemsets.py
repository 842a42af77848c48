"""The choices of a question: written out, or from an itemset's nodes (XForms 1.1 section 9.3).

Standard: ODK XForms, section "Secondary Instances"; an answer that left the list leaves the node.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.engine.body import Itemset
from forms.engine.graph import below
from forms.engine.model import NodeDef
from forms.engine.tree import Element, Node

if TYPE_CHECKING:
    from forms.engine.state import State


def choices_of(state: State, node: Element) -> list[tuple[str, str]]:
    """The value and label of every choice that a question offers now."""
    control = node.definition.control if node.definition is not None else None
    if control is None:
        return []
    if control.itemset is not None:
        return _itemset_choices(state, control.itemset, node)
    return [(one.value, one.label.text(node, state.env)) for one in control.choices]


def _itemset_choices(state: State, itemset: Itemset, node: Element) -> list[tuple[str, str]]:
    env = state.env
    found: list[tuple[str, str]] = []
    items = itemset.nodes.nodes(node, env)
    before, env.current = env.current, node
    try:
        for item in items:
            if isinstance(item, Element) and not item.relevant:
                continue
            value = itemset.value.run_string(item, 1, 1, env)
            found.append((value, value if itemset.label is None else itemset.label.run_string(item, 1, 1, env)))
    finally:
        env.current = before
    return found


def still_offered(state: State, node: Element, answer: str) -> str:
    """The choices of an answer that are still in the filtered list, in their order."""
    definition = node.definition
    itemset = definition.control.itemset if definition is not None and definition.control is not None else None
    if itemset is None:
        return answer
    env = state.env
    offered = {itemset.value.run_string(item, 1, 1, env) for item in itemset.nodes.nodes(node, env)}
    if answer in offered:
        return answer
    return " ".join(word for word in answer.split() if word in offered)


def choice_label(state: State, definition: NodeDef, node: Node, value: str) -> str:
    """The label of a choice by its value; empty if the question does not offer it."""
    question = _nearest(state, definition, node)
    if question is None:
        return ""
    return next((label for one, label in choices_of(state, question) if one == value), "")


def _nearest(state: State, definition: NodeDef, node: Node) -> Element | None:
    """The question's node that shares the innermost repeat instance with a node."""
    at: Node | None = node
    while isinstance(at, Element) and at.definition is not None:
        if at.definition in definition.chain():
            return next(below(at, at.definition, definition), None)
        at = at.parent
    return next(below(state.document, None, definition), None)
