"""An index for equality predicates over static instances, so that a choice filter need not read the whole list.

Standard: XPath 1.0 section 2.4 (predicates): the same result without trying every node.
"""

from __future__ import annotations

from collections.abc import Callable

from forms.engine.tree import Element, Node, string_value
from forms.engine.xpath.ast import (
    SELF,
    Binary,
    Call,
    Expr,
    Filter,
    Literal,
    NameTest,
    Negate,
    Number,
    Path,
    Step,
    chain,
)
from forms.engine.xpath.compiler import Compiler
from forms.engine.xpath.environment import Env

Lookup = Callable[[Element, Env], "list[Node] | None"]
POSITIONAL = frozenset({"position", "last"})


def compile_lookup(
    compiler: Compiler, item: str, predicates: tuple[Expr, ...]
) -> tuple[Lookup | None, tuple[Expr, ...]]:
    """The lookup that stands for one equality of the first predicate, and the predicates that remain after it."""
    parts = _conjuncts(predicates[0])
    if len(parts) > 1 and any(_positional(part) for part in parts):
        return None, predicates
    for place, part in enumerate(parts):
        sides = _key_and_value(part)
        if sides is None:
            continue
        made = compiler.compile(sides[1])
        if made.kind not in {"string", "nodes"}:
            continue
        rest = parts[:place] + parts[place + 1 :]
        return _lookup(item, sides[0], made.run, nodes=made.kind == "nodes"), (*rest, *predicates[1:])
    return None, predicates


def _lookup(item: str, key: str, run: Callable[[Node, int, int, Env], list[Node] | str], *, nodes: bool) -> Lookup:
    def lookup(parent: Element, env: Env) -> list[Node] | None:
        if parent.definition is not None:  # the primary instance changes: no index
            return None
        index = index_of(parent, item, key)
        value = run(parent, 1, 1, env)
        if isinstance(value, str):
            return list(index.get(value, ()))
        if not nodes or len(value) > 1:
            return None
        return list(index.get(string_value(value[0]), ())) if value else []

    return lookup


def index_of(parent: Element, item: str, key: str) -> dict[str, list[Element]]:
    """The children called ``item`` by the string-value of their child or ``@attribute`` called ``key``."""
    if parent.lookups is None:
        parent.lookups = {}
    index = parent.lookups.get((item, key))
    if index is None:
        index = {}
        for element in parent.named(item):
            for value in dict.fromkeys(_values(element, key)):
                index.setdefault(value, []).append(element)
        parent.lookups[item, key] = index
    return index


def _values(element: Element, key: str) -> list[str]:
    if key.startswith("@"):
        return [a.value for a in element.attributes if a.name == key[1:] and not a.ns]
    return [string_value(child) for child in element.named(key)]


def _conjuncts(tree: Expr) -> tuple[Expr, ...]:
    if isinstance(tree, Binary) and tree.operator == "and":
        first, links = chain(tree, frozenset({"and"}))
        return (first, *[one for _, one in links])
    return (tree,)


def _key_and_value(tree: Expr) -> tuple[str, Expr] | None:
    if not isinstance(tree, Binary) or tree.operator != "=":
        return None
    for key, value in ((tree.left, tree.right), (tree.right, tree.left)):
        name = _key_name(key)
        if name is not None and independent(value):
            return name, value
    return None


def _key_name(tree: Expr) -> str | None:
    if not isinstance(tree, Path) or tree.start is not None:
        return None
    steps = tree.steps[1:] if tree.steps[0] == SELF else tree.steps
    if len(steps) != 1 or steps[0].predicates or not isinstance(steps[0].test, NameTest):
        return None
    test = steps[0].test
    if test.prefix or test.name == "*" or steps[0].axis not in {"child", "attribute"}:
        return None
    return test.name if steps[0].axis == "child" else "@" + test.name


def independent(tree: Expr) -> bool:
    """Whether an expression gives the same value for every node that a predicate is tried on."""
    if isinstance(tree, (Literal, Number)):
        return True
    if isinstance(tree, Path):
        starts = tree.start == "/" or (isinstance(tree.start, (Call, Filter)) and independent(tree.start))
        return starts and not any(_has_predicates(step) for step in tree.steps)
    if isinstance(tree, Call):
        return tree.name in {"current", "instance", "true", "false", "concat", "string"} and bool(
            tree.arguments or tree.name in {"current", "true", "false", "concat"}
        ) and all(independent(one) for one in tree.arguments)  # fmt: skip
    return False


def _has_predicates(step: Step) -> bool:
    return bool(step.predicates)


def _positional(tree: Expr) -> bool:
    stack: list[Expr] = [tree]
    while stack:
        one = stack.pop()
        if isinstance(one, Number) or (isinstance(one, Call) and one.name in POSITIONAL):
            return True
        if isinstance(one, Call):
            stack.extend(one.arguments)
        elif isinstance(one, Binary):
            stack.extend((one.left, one.right))
        elif isinstance(one, Negate):
            stack.append(one.operand)
    return False
