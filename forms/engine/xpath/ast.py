"""The syntax tree of an expression, each notion under the name that the XPath 1.0 grammar gives it.

Standard: XPath 1.0 sections 2 and 3.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Literal:
    """A string in quotes."""

    text: str


@dataclass(frozen=True, slots=True)
class Number:
    """A number."""

    value: float


@dataclass(frozen=True, slots=True)
class Negate:
    """Unary minus."""

    operand: Expr


@dataclass(frozen=True, slots=True)
class Binary:
    """An operator with two operands: or and = != < <= > >= + - * div mod |."""

    operator: str
    left: Expr
    right: Expr


@dataclass(frozen=True, slots=True)
class Call:
    """A function call; ``at`` is its offset in the expression."""

    name: str
    arguments: tuple[Expr, ...]
    at: int


@dataclass(frozen=True, slots=True)
class NameTest:
    """A name, ``*`` or ``prefix:*``."""

    prefix: str
    name: str


@dataclass(frozen=True, slots=True)
class NodeType:
    """``node()``, ``text()``, ``comment()`` or ``processing-instruction('target')``."""

    kind: str
    target: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a location path."""

    axis: str
    test: NameTest | NodeType
    predicates: tuple[Expr, ...] = ()


@dataclass(frozen=True, slots=True)
class Path:
    """A location path: ``start`` is ``None`` if relative, ``"/"`` if absolute, else the expression it starts from."""

    start: Expr | str | None
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """A primary expression with predicates, e.g. ``(//a)[1]``."""

    base: Expr
    predicates: tuple[Expr, ...]


Expr = Literal | Number | Negate | Binary | Call | Path | Filter


def chain(tree: Binary, operators: frozenset[str]) -> tuple[Expr, list[tuple[str, Expr]]]:
    """``a + b - c`` as ``a`` and then each operator with its operand: long chains must not become deep recursions."""
    links: list[tuple[str, Expr]] = []
    left: Expr = tree
    while isinstance(left, Binary) and left.operator in operators:
        links.append((left.operator, left.right))
        left = left.left
    return left, links[::-1]


SELF = Step("self", NodeType("node"))
PARENT = Step("parent", NodeType("node"))
DESCENDANTS = Step("descendant-or-self", NodeType("node"))
