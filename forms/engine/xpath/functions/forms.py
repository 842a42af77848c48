"""Functions that reach into the form: instance, current, once, indexed-repeat, pulldata, version.

Standard: ODK XForms, section "XPath Functions"; XForms 1.1 section 7, the functions instance and current.
"""

from __future__ import annotations

import math

from forms.engine.errors import FormError
from forms.engine.tree import Element, Node, string_value
from forms.engine.xpath.ast import Call, Literal, Path
from forms.engine.xpath.compiler import Compiled, Compiler, Run
from forms.engine.xpath.environment import Env
from forms.engine.xpath.functions.registry import function, special
from forms.engine.xpath.lookups import index_of
from forms.engine.xpath.parser import parse
from forms.engine.xpath.paths import compile_path


@special("current", 0, 0)
def current(_compiler: Compiler, _call: Call) -> Compiled:
    """The node that the expression belongs to, also inside a predicate."""
    return Compiled("nodes", lambda _n, _p, _s, e: [e.current])


@special("instance", 1, 1)
def instance(compiler: Compiler, call: Call) -> Compiled:
    """The root node of a secondary instance."""
    name = compiler.string(call.arguments[0])

    def run(node: Node, position: int, size: int, env: Env) -> list[Node]:
        root = env.host.instance_root(name(node, position, size, env)) if env.host is not None else None
        return [] if root is None else [root]

    return Compiled("nodes", run)


@special("once", 1, 1)
def once(compiler: Compiler, call: Call) -> Compiled:
    """The node's own value if it has one, else the value of the expression."""
    value = compiler.string(call.arguments[0])

    def run(node: Node, position: int, size: int, env: Env) -> str:
        own = string_value(env.current)
        if own:
            return own
        fresh: str = value(node, position, size, env)
        return "" if fresh == "NaN" else fresh

    return Compiled("string", run)


@special("pulldata", 4, 4)
def pulldata(compiler: Compiler, call: Call) -> Compiled:
    """One column of the row of a table whose key column has a value."""
    runs = [compiler.string(one) for one in call.arguments]

    def run(node: Node, position: int, size: int, env: Env) -> str:
        name, column, key, value = (one(node, position, size, env) for one in runs)
        root = env.host.instance_root(name) if env.host is not None else None
        if root is None:
            raise FormError(f"pulldata() asks for the instance {name!r}, which the form does not have")
        for table in root.elements():
            for row in index_of(table, "item", key).get(value, ()):
                return _column(row, column)
        return ""

    return Compiled("string", run)


def _column(row: Element, column: str) -> str:
    if column.startswith("@"):
        return row.attribute(column[1:]) or ""
    cells = row.named(column)
    return string_value(cells[0]) if cells else ""


@special("indexed-repeat", 3, 7)
def indexed_repeat(compiler: Compiler, call: Call) -> Compiled:
    """The nodes of a path in the repeat instances of given places (ODK): the path with ``[place]`` at each repeat."""
    target = call.arguments[0]
    if not isinstance(target, Path) or len(call.arguments) % 2 == 0:
        raise compiler.error(
            "indexed-repeat() takes a path and then pairs of a repeat and its place: it stands", call.at
        )
    nodes = compiler.nodes(target, aggregated=True)
    pairs = [
        (compiler.nodes(call.arguments[i], aggregated=True), compiler.number(call.arguments[i + 1]))
        for i in range(1, len(call.arguments), 2)
    ]

    def run(node: Node, position: int, size: int, env: Env) -> list[Node]:
        found: list[Node] = nodes(node, position, size, env)
        for repeat, place in pairs:
            wanted = place(node, position, size, env)
            instances = {id(one) for one in _at_place(repeat(node, position, size, env), wanted)}
            found = [one for one in found if _inside(one, instances)]
        return found

    return Compiled("nodes", run)


def _at_place(instances: list[Node], place: float) -> list[Node]:
    """The repeat instances that stand at a place among the instances of the same parent."""
    if math.isnan(place):
        return []
    seen: dict[int, int] = {}
    kept = []
    for one in instances:
        order = seen[id(one.parent)] = seen.get(id(one.parent), 0) + 1
        if order == place:
            kept.append(one)
    return kept


def _inside(node: Node, instances: set[int]) -> bool:
    at: Node | None = node
    while at is not None:
        if id(at) in instances:
            return True
        at = at.parent
    return False


@special("version", 0, 0)
def version(compiler: Compiler, _call: Call) -> Compiled:
    """The form's version, an attribute of the instance's outermost element."""
    path = parse("/*/@version")
    if not isinstance(path, Path):
        raise FormError("version() is not available")
    run: Run = compile_path(compiler, path).run
    return Compiled("nodes", run)


@function("depend", "a*", "string")
def depend(*values: object) -> str:
    """Names what a calculation depends on (CommCare heritage); gives the first argument as text."""
    return str(values[0]) if values else ""


def literal_text(call: Call, place: int) -> str | None:
    """The argument if it is written as a literal."""
    tree = call.arguments[place] if place < len(call.arguments) else None
    return tree.text if isinstance(tree, Literal) else None
