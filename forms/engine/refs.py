"""Concrete references such as ``/data/r[2]/x``: from a node to its ref and back.

Standard: XPath 1.0 section 2 (location paths with a place in each repeat); ODK XForms, section "XPath Paths".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from forms.engine.tree import Element

STEP = re.compile(r"/(?:[^/\[\]:]+:)?([^/\[\]]+?)(?:\[(\d+)\])?(?=/|$)")


def step_name(node: Element) -> str:
    """The last step of a node's ref; instances of repeats carry their place."""
    name = f"{node.prefix}:{node.name}" if node.prefix else node.name
    if node.parent is None or node.definition is None or node.definition.repeat is None:
        return name
    place = next(place for place, one in enumerate(node.parent.named(node.name), 1) if one is node)
    return f"{name}[{place}]"


def all_refs(node: Element, ref: str) -> Iterator[tuple[str, Element]]:
    """Every node of a subtree with its ref, in document order."""
    yield ref, node
    places: dict[str, int] = {}
    for child in node.elements():
        name = f"{child.prefix}:{child.name}" if child.prefix else child.name
        if child.definition is not None and child.definition.repeat is not None:
            places[child.name] = places.get(child.name, 0) + 1
            name = f"{name}[{places[child.name]}]"
        yield from all_refs(child, f"{ref}/{name}")


def find(document: Element, ref: str) -> Element | None:
    """The node of a ref, ``None`` if there is none; a repeat without a place is not a node."""
    at, end = document, 0
    for step in STEP.finditer(ref):
        if step.start() != end:
            return None
        end = step.end()
        several = at.named(step[1])
        is_repeat = bool(several) and several[0].definition is not None and several[0].definition.repeat is not None
        if is_repeat != (step[2] is not None):
            return None
        place = int(step[2] or 1)
        if not 1 <= place <= len(several):
            return None
        at = several[place - 1]
    return at if end == len(ref) and at is not document else None
