"""The axes of XPath 1.0 (section 2.2): each gives the nodes of one context node, reverse axes nearest first.

Standard: XPath 1.0 section 2.2.
"""

from __future__ import annotations

from collections.abc import Callable

from forms.engine.tree import Attribute, Element, Node

Axis = Callable[[Node], list[Node]]


def child(node: Node) -> list[Node]:
    """The children; an attribute or a text has none."""
    return node.all_children() if isinstance(node, Element) else []


def parent(node: Node) -> list[Node]:
    """The parent, if there is one."""
    return [node.parent] if node.parent is not None else []


def self_(node: Node) -> list[Node]:
    """The node."""
    return [node]


def attribute(node: Node) -> list[Node]:
    """The attributes of an element."""
    return list(node.attributes) if isinstance(node, Element) else []


def descendant(node: Node) -> list[Node]:
    """All below, in document order."""
    found: list[Node] = []
    stack = list(reversed(child(node)))
    while stack:
        one = stack.pop()
        found.append(one)
        stack.extend(reversed(child(one)))
    return found


def descendant_or_self(node: Node) -> list[Node]:
    """The node and all below."""
    return [node, *descendant(node)]


def ancestor(node: Node) -> list[Node]:
    """All above, nearest first."""
    found: list[Node] = []
    above = node.parent
    while above is not None:
        found.append(above)
        above = above.parent
    return found


def ancestor_or_self(node: Node) -> list[Node]:
    """The node and all above."""
    return [node, *ancestor(node)]


def following_sibling(node: Node) -> list[Node]:
    """The later children of the same parent."""
    siblings, place = _siblings(node)
    return siblings[place + 1 :]


def preceding_sibling(node: Node) -> list[Node]:
    """The earlier children of the same parent, nearest first."""
    siblings, place = _siblings(node)
    return siblings[:place][::-1] if place > 0 else []


def following(node: Node) -> list[Node]:
    """All after the node that are not below it."""
    found: list[Node] = []
    if isinstance(node, Attribute) and node.parent is not None:
        found = descendant(node.parent)
    at: Node | None = node.parent if isinstance(node, Attribute) else node
    while at is not None:
        for sibling in following_sibling(at):
            found.extend(descendant_or_self(sibling))
        at = at.parent
    return found


def preceding(node: Node) -> list[Node]:
    """All before the node that are not above it, nearest first."""
    found: list[Node] = []
    at: Node | None = node.parent if isinstance(node, Attribute) else node
    while at is not None:
        for sibling in preceding_sibling(at):
            found.extend(reversed(descendant_or_self(sibling)))
        at = at.parent
    return found


def _siblings(node: Node) -> tuple[list[Node], int]:
    if node.parent is None or isinstance(node, Attribute):
        return [], 0
    siblings = node.parent.all_children()
    # a repeat's count is asked at a node that is not there yet: it stands after all others
    return siblings, next((place for place, one in enumerate(siblings) if one is node), len(siblings))


def namespace(_node: Node) -> list[Node]:
    """Namespace nodes are not kept: no form asks for them."""
    return []


AXES: dict[str, Axis] = {
    "ancestor": ancestor,
    "ancestor-or-self": ancestor_or_self,
    "attribute": attribute,
    "child": child,
    "descendant": descendant,
    "descendant-or-self": descendant_or_self,
    "following": following,
    "following-sibling": following_sibling,
    "namespace": namespace,
    "parent": parent,
    "preceding": preceding,
    "preceding-sibling": preceding_sibling,
    "self": self_,
}
REVERSE = frozenset({"ancestor", "ancestor-or-self", "preceding", "preceding-sibling"})
