"""From the syntax tree to Python closures ``run(node, position, size, env)``, once for each expression and place.

Standard: XPath 1.0 section 3; ODK XForms, sections "XPath Operators" and "XPath Paths".
"""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from forms.engine.errors import FormError
from forms.engine.tree import Node, in_document_order, string_value
from forms.engine.xpath.ast import Binary, Call, Expr, Filter, Literal, Negate, Number, Path, chain
from forms.engine.xpath.environment import Env
from forms.engine.xpath.operators import equals, ordered
from forms.engine.xpath.values import text_to_number, to_boolean, to_number, to_string

Run = Callable[[Node, int, int, Env], Any]


@dataclass(frozen=True, slots=True)
class Compiled:
    """A closure and what it gives: nodes, string, number, boolean, or any (known only when it runs)."""

    kind: str
    run: Run


class Place(Protocol):
    """Where in the form an expression stands; what an absolute path means there."""

    def shared_hops(self, path: Path, *, aggregated: bool) -> tuple[int, int] | None:
        """How many parents up the path's shared repeat instance is, and how many steps that replaces."""


@dataclass(frozen=True, slots=True)
class Scope:
    """How names in an expression are read.

    ``any_namespace``: unprefixed element names match whatever the namespace (in forms, ODK engines go by local name);
    otherwise they match the namespaces in ``unprefixed``.
    """

    namespaces: Mapping[str, str]
    any_namespace: bool = True
    unprefixed: frozenset[str] = frozenset({""})
    place: Place | None = None
    late_errors: bool = False  # an unknown function is refused when it is reached, not when it is compiled


class Compiler:
    """Compiles the parts of one expression."""

    def __init__(self, source: str, scope: Scope) -> None:
        self.source = source
        self.scope = scope

    def compile(self, tree: Expr, *, aggregated: bool = False) -> Compiled:
        """The closure of a part; ``aggregated``: it is the node-set of a function that wants all repeat instances."""
        if isinstance(tree, Path):
            from forms.engine.xpath.paths import compile_path  # noqa: PLC0415 - paths and compiler need each other

            return compile_path(self, tree, aggregated=aggregated)
        if isinstance(tree, Call):
            from forms.engine.xpath.functions import compile_call  # noqa: PLC0415 - functions need the compiler

            return compile_call(self, tree)
        if isinstance(tree, Filter):
            from forms.engine.xpath.paths import compile_filter  # noqa: PLC0415 - paths and compiler need each other

            return compile_filter(self, tree, aggregated=aggregated)
        if isinstance(tree, Binary):
            return self._binary(tree, aggregated=aggregated)
        return self._leaf(tree)

    def error(self, sentence: str, at: int, **facts: str) -> FormError:
        """A refusal that names the expression and the place in it."""
        return FormError(f"{sentence} at position {at + 1} of the expression {self.source!r}", **facts)

    def string(self, tree: Expr) -> Run:
        """The part converted to a string."""
        return as_string(self.compile(tree))

    def number(self, tree: Expr) -> Run:
        """The part converted to a number."""
        return as_number(self.compile(tree))

    def boolean(self, tree: Expr) -> Run:
        """The part converted to a boolean."""
        return as_boolean(self.compile(tree))

    def nodes(self, tree: Expr, *, aggregated: bool = False) -> Run:
        """The part as a node-set.

        Raises:
            FormError: it can never be one.
        """
        made = self.compile(tree, aggregated=aggregated)
        if made.kind not in {"nodes", "any"}:
            raise FormError(f"A node-set is needed, not a {made.kind}, in the expression {self.source!r}")
        return made.run if made.kind == "nodes" else _checked_nodes(made.run, self.source)

    def _leaf(self, tree: Literal | Number | Negate) -> Compiled:
        if isinstance(tree, Literal):
            text = tree.text
            return Compiled("string", lambda _n, _p, _s, _e: text)
        if isinstance(tree, Number):
            value = tree.value
            return Compiled("number", lambda _n, _p, _s, _e: value)
        operand = self.number(tree.operand)
        return Compiled("number", lambda n, p, s, e: -operand(n, p, s, e))

    def _binary(self, tree: Binary, *, aggregated: bool) -> Compiled:
        if tree.operator in {"and", "or"}:
            return self._logical(tree)
        if tree.operator == "|":
            left = self.nodes(tree.left, aggregated=aggregated)
            right = self.nodes(tree.right, aggregated=aggregated)
            return Compiled("nodes", lambda n, p, s, e: in_document_order(left(n, p, s, e) + right(n, p, s, e)))
        if tree.operator in {"=", "!="}:
            return Compiled("boolean", self._equality(tree))
        if tree.operator in {"<", "<=", ">", ">="}:
            return Compiled("boolean", self._order(tree))
        return Compiled("number", self._arithmetic(tree))

    def _logical(self, tree: Binary) -> Compiled:
        first, links = chain(tree, frozenset({tree.operator}))
        runs = [self.boolean(first), *[self.boolean(one) for _, one in links]]
        if len(runs) > 2:
            decisive = tree.operator == "or"
            return Compiled("boolean", _any_of(runs, decisive=decisive))
        left, right = runs
        if tree.operator == "and":
            return Compiled("boolean", lambda n, p, s, e: left(n, p, s, e) and right(n, p, s, e))
        return Compiled("boolean", lambda n, p, s, e: left(n, p, s, e) or right(n, p, s, e))

    def _equality(self, tree: Binary) -> Run:
        left, right = self.compile(tree.left), self.compile(tree.right)
        negate = tree.operator == "!="
        if left.kind == "nodes" and right.kind == "string":
            return _nodes_equal_string(left.run, right.run, negate=negate)
        if left.kind == "string" and right.kind == "nodes":
            return _nodes_equal_string(right.run, left.run, negate=negate)
        a, b = left.run, right.run
        return lambda n, p, s, e: equals(a(n, p, s, e), b(n, p, s, e), e.zone, negate=negate)

    def _order(self, tree: Binary) -> Run:
        symbol = tree.operator
        a, b = self.compile(tree.left).run, self.compile(tree.right).run
        return lambda n, p, s, e: ordered(symbol, a(n, p, s, e), b(n, p, s, e), e.zone)

    def _arithmetic(self, tree: Binary) -> Run:
        level = SUMS if tree.operator in SUMS else PRODUCTS
        first, links = chain(tree, level)
        start = self.number(first)
        steps = [(ARITHMETIC[symbol], self.number(one)) for symbol, one in links]
        if len(steps) == 1:
            only, right = steps[0]
            return lambda n, p, s, e: only(start(n, p, s, e), right(n, p, s, e))

        def run(node: Node, position: int, size: int, env: Env) -> float:
            value: float = start(node, position, size, env)
            for operation, operand in steps:
                value = operation(value, operand(node, position, size, env))
            return value

        return run


def divide(left: float, right: float) -> float:
    """IEEE 754 division."""
    if right != 0:
        return left / right
    if left == 0 or math.isnan(left) or math.isnan(right):
        return math.nan
    return math.copysign(math.inf, left) * math.copysign(1.0, right)


def remainder(left: float, right: float) -> float:
    """``mod``: the sign of the dividend (XPath 1.0 section 3.5)."""
    if right == 0 or math.isinf(left) or math.isnan(left) or math.isnan(right):
        return math.nan
    return math.fmod(left, right)


SUMS = frozenset({"+", "-"})
PRODUCTS = frozenset({"*", "div", "mod"})
ARITHMETIC: dict[str, Callable[[float, float], float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "div": divide,
    "mod": remainder,
}


def _any_of(runs: list[Run], *, decisive: bool) -> Run:
    """``or`` (decisive: true) and ``and`` (decisive: false) over many operands, lazily."""

    def run(node: Node, position: int, size: int, env: Env) -> bool:
        for one in runs:
            if bool(one(node, position, size, env)) is decisive:
                return decisive
        return not decisive

    return run


def as_string(made: Compiled) -> Run:
    """A closure's value as a string."""
    run = made.run
    if made.kind == "string":
        return run
    if made.kind == "nodes":
        return lambda n, p, s, e: string_value(nodes[0]) if (nodes := run(n, p, s, e)) else ""
    return lambda n, p, s, e: to_string(run(n, p, s, e))


def as_number(made: Compiled) -> Run:
    """A closure's value as a number."""
    run = made.run
    if made.kind == "number":
        return run
    if made.kind == "nodes":
        return lambda n, p, s, e: (
            text_to_number(string_value(nodes[0]), e.zone) if (nodes := run(n, p, s, e)) else math.nan
        )
    return lambda n, p, s, e: to_number(run(n, p, s, e), e.zone)


def as_boolean(made: Compiled) -> Run:
    """A closure's value as a boolean."""
    run = made.run
    if made.kind == "boolean":
        return run
    if made.kind == "nodes":
        return lambda n, p, s, e: bool(run(n, p, s, e))
    return lambda n, p, s, e: to_boolean(run(n, p, s, e))


def _nodes_equal_string(nodes: Run, text: Run, *, negate: bool) -> Run:
    def run(node: Node, position: int, size: int, env: Env) -> bool:
        other = text(node, position, size, env)
        return any((string_value(one) == other) != negate for one in nodes(node, position, size, env))

    return run


def _checked_nodes(inner: Run, source: str) -> Run:
    def run(node: Node, position: int, size: int, env: Env) -> list[Node]:
        found = inner(node, position, size, env)
        if not isinstance(found, list):
            raise FormError(f"A node-set is needed in the expression {source!r}")
        return found

    return run
