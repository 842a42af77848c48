"""Node-set functions: XPath 1.0 section 4.1 and ODK's counts and repeat positions.

Standard: ODK XForms, section "XPath Functions".
"""

from __future__ import annotations

from forms.engine.tree import (
    Attribute,
    Element,
    Node,
    ProcessingInstruction,
    document_of,
    in_document_order,
    string_value,
    walk,
)
from forms.engine.xpath.ast import Call
from forms.engine.xpath.compiler import Compiled, Compiler
from forms.engine.xpath.environment import Env
from forms.engine.xpath.functions.registry import function, special
from forms.engine.xpath.values import Value, to_string

XML = "http://www.w3.org/XML/1998/namespace"


@special("position", 0, 1)
def position(compiler: Compiler, call: Call) -> Compiled:
    """The context position, or a repeat instance's place among its fellows (ODK)."""
    if not call.arguments:
        return Compiled("number", lambda _n, p, _s, _e: float(p))
    nodes = compiler.nodes(call.arguments[0])
    return Compiled("number", lambda n, p, s, e: _place(nodes(n, p, s, e)))


def _place(nodes: list[Node]) -> float:
    if not nodes:
        return float("nan")
    node = nodes[0]
    if not isinstance(node, Element) or node.parent is None:
        return 1.0
    fellows = node.parent.named(node.name)
    return float(next((place for place, one in enumerate(fellows, 1) if one is node), len(fellows) + 1))


@special("last", 0, 0)
def last(_compiler: Compiler, _call: Call) -> Compiled:
    """The context size."""
    return Compiled("number", lambda _n, _p, s, _e: float(s))


@function("count", "A", "number")
def count(nodes: list[Node]) -> float:
    """How many nodes."""
    return float(len(nodes))


@function("count-non-empty", "A", "number")
def count_non_empty(nodes: list[Node]) -> float:
    """How many nodes that are not blank."""
    return float(sum(1 for node in nodes if string_value(node)))


@function("local-name", "N.", "string")
def local_name(nodes: list[Node]) -> str:
    """The first node's name without a prefix."""
    return _local(nodes[0]) if nodes else ""


@function("name", "N.", "string")
def name(nodes: list[Node]) -> str:
    """The first node's name with its prefix."""
    if not nodes:
        return ""
    first = nodes[0]
    if isinstance(first, (Element, Attribute)) and first.prefix:
        return f"{first.prefix}:{first.name}"
    return _local(first)


@function("namespace-uri", "N.", "string")
def namespace_uri(nodes: list[Node]) -> str:
    """The first node's namespace."""
    return nodes[0].ns if nodes and isinstance(nodes[0], (Element, Attribute)) else ""


def _local(node: Node) -> str:
    if isinstance(node, (Element, Attribute)):
        return node.name
    return node.target if isinstance(node, ProcessingInstruction) else ""


@special("id", 1, 1)
def id_(compiler: Compiler, call: Call) -> Compiled:
    """The elements whose ``id`` is among the words of a value."""
    words = compiler.compile(call.arguments[0]).run

    def run(node: Node, place: int, size: int, env: Env) -> list[Node]:
        wanted = _words(words(node, place, size, env))
        root = document_of(node)
        if not isinstance(root, Element):
            return []
        found: list[Node] = [one for one in walk(root) if _id(one) in wanted]
        return in_document_order(found)

    return Compiled("nodes", run)


def _words(value: Value) -> set[str]:
    texts = [string_value(node) for node in value] if isinstance(value, list) else [to_string(value)]
    return {word for text in texts for word in text.split()}


def _id(element: Element) -> str | None:
    return element.attribute("id") or element.attribute("id", XML)


@special("lang", 1, 1)
def lang(compiler: Compiler, call: Call) -> Compiled:
    """Whether the context node is in a language (XPath 1.0 section 4.3)."""
    wanted = compiler.string(call.arguments[0])

    def run(node: Node, place: int, size: int, env: Env) -> bool:
        language = wanted(node, place, size, env).lower()
        at: Node | None = node
        while at is not None:
            own = at.attribute("lang", XML) if isinstance(at, Element) else None
            if own is not None:
                return own.lower() == language or own.lower().startswith(language + "-")
            at = at.parent
        return False

    return Compiled("boolean", run)


@special("randomize", 1, 2)
def randomize(compiler: Compiler, call: Call) -> Compiled:
    """A node-set in a random order, the same for the same seed (ODK: Park-Miller generator, inside-out shuffle)."""
    nodes = compiler.nodes(call.arguments[0], aggregated=True)
    seed = compiler.number(call.arguments[1]) if len(call.arguments) > 1 else None

    def run(node: Node, place: int, size: int, env: Env) -> list[Node]:
        found = list(nodes(node, place, size, env))
        return shuffled(found, 42.0 if seed is None else seed(node, place, size, env))

    return Compiled("nodes", run)


def shuffled(nodes: list[Node], seed: float) -> list[Node]:
    """The nodes shuffled by the Park-Miller generator with a seed."""
    state = int(seed) % 2_147_483_647 if seed == seed and abs(seed) < 1e300 else 0  # noqa: PLR0124 - NaN test
    state = state + 2_147_483_646 if state <= 0 else state
    order: list[Node] = []
    for place, node in enumerate(nodes):
        state = state * 16_807 % 2_147_483_647
        other = int((state - 1) / 2_147_483_646 * (place + 1))
        order.append(node)
        order[place], order[other] = order[other], order[place]
    return order
