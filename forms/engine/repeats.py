"""Repeat instances: added, removed, counted (ODK XForms, repeats).

Standard: ODK XForms, section "Repeats" (jr:count, jr:noAddRemove, jr:template); XForms 1.1, the repeat element.
"""

from __future__ import annotations

import math

from forms.engine.errors import FormError
from forms.engine.graph import Item
from forms.engine.limits import MAX_NODES, MAX_REPEAT_INSTANCES
from forms.engine.model import NodeDef, Repeat
from forms.engine.restoring import copy_element
from forms.engine.state import State
from forms.engine.tree import Element, walk


def settle_count(state: State, item: Item, parent: Element) -> None:
    """Makes the number of instances what ``jr:count`` says; no answer yet says none.

    Raises:
        FormError: less than none, more than the cap, or no number at all.
    """
    repeat = item.definition
    target = _wanted(state, item, parent)
    instances = parent.named(repeat.name)
    present = len(instances)
    for gone in list(instances[target:])[::-1]:
        remove_instance(state, gone)
    for _ in range(present, target):
        add_instance(state, parent, repeat)


def _wanted(state: State, item: Item, parent: Element) -> int:
    at, path = _absent(parent, item.definition), item.definition.path
    wanted = item.expression.number(at, state.env)
    if math.isnan(wanted):
        text = item.expression.string(at, state.env).strip()
        if text not in {"", "NaN"}:
            raise FormError(f"The count of {path} is no number", code="bad-value", ref=path)
        return 0
    if wanted < 0:
        raise FormError(f"The count of {path} is less than 0", code="bad-value", ref=path)
    if wanted > MAX_REPEAT_INSTANCES:
        raise FormError(f"The count of {path} is more than {MAX_REPEAT_INSTANCES}", code="too-many-repeats", ref=path)
    return int(wanted)


def _absent(parent: Element, repeat: NodeDef) -> Element:
    """A node where the next instance would stand: what is said about a repeat itself is asked there."""
    node = Element(parent, repeat.name)
    node.definition = repeat
    node.relevant = parent.relevant
    return node


def range_relevant(state: State, parent: Element, repeat: NodeDef) -> bool:
    """Whether a repeat is asked at all below a parent: some instance is relevant, or the next one would be."""
    instances = parent.named(repeat.name)
    if instances:
        return any(one.relevant for one in instances)
    condition = repeat.bind.relevant
    return parent.relevant and (condition is None or condition.boolean(_absent(parent, repeat), state.env))


def add_instance(state: State, parent: Element, repeat: NodeDef) -> Element:
    """Adds an instance from the template after the last one; its expressions are queued."""
    if repeat.repeat is None:
        raise FormError(f"{repeat.path} is not a repeat")
    if len(parent.named(repeat.name)) >= MAX_REPEAT_INSTANCES:
        raise FormError(
            f"{repeat.path} has {MAX_REPEAT_INSTANCES} instances, the most allowed", code="too-many-repeats"
        )
    _make_room(state, repeat)
    made = copy_element(_source(repeat.repeat, len(parent.named(repeat.name))), parent)
    parent.insert(_position(parent, repeat), made)
    size = sum(1 for _ in walk(made))
    state.nodes += size

    def take_back() -> None:
        parent.remove(made)
        state.nodes -= size

    state.record(take_back)
    state.structure_changed()
    if not parent.relevant:
        state.spread_relevance(made)
    state.push_subtree(made)
    state.touch_structure(parent, repeat)
    if state.on_new_repeat is not None:
        state.on_new_repeat(made)
    return made


def _make_room(state: State, repeat: NodeDef) -> None:
    if state.nodes > MAX_NODES:
        raise FormError(
            f"The instance has {MAX_NODES} nodes, the most allowed: no room in {repeat.path}", code="too-large"
        )


def _source(repeat: Repeat, place: int) -> Element:
    """A counted repeat that grows gives back the instances written in the form before it uses the template."""
    if repeat.count is not None and place < len(repeat.written):
        return repeat.written[place]
    return repeat.template


def remove_instance(state: State, instance: Element) -> None:
    """Takes an instance out; everything that read the repeat is queued."""
    parent, repeat = instance.parent, instance.definition
    if parent is None or repeat is None:
        raise FormError("Only an instance of a repeat can be removed")
    position = next(place for place, one in enumerate(parent.children) if one is instance)
    instances = parent.named(repeat.name)
    moved = instances[next(place for place, one in enumerate(instances) if one is instance) + 1 :]
    parent.remove(instance)
    instance.parent = None
    size = sum(1 for _ in walk(instance))
    state.nodes -= size

    def put_back() -> None:
        state.nodes += size
        instance.parent = parent
        parent.insert(position, instance)

    state.record(put_back)
    state.structure_changed()
    state.touch_structure(parent, repeat)
    state.touch_places(repeat, moved)


def _position(parent: Element, repeat: NodeDef) -> int:
    """Where a new last instance goes: after everything whose definition stands before or is the repeat's."""
    children = parent.children
    for place in range(len(children), 0, -1):
        child = children[place - 1]
        if isinstance(child, Element) and child.definition is not None and child.definition.place <= repeat.place:
            return place
    return 0
