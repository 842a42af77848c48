"""Location paths, steps, node tests and predicates (XPath 1.0 section 2), with an index for equality predicates."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from forms.engine.errors import FormError
from forms.engine.tree import Attribute, Comment, Element, Node, ProcessingInstruction, Text, in_document_order
from forms.engine.xpath.ast import Expr, Filter, NameTest, NodeType, Path, Step
from forms.engine.xpath.axes import AXES, REVERSE
from forms.engine.xpath.compiler import Compiled, Compiler, Run
from forms.engine.xpath.environment import Env
from forms.engine.xpath.lookups import compile_lookup
from forms.engine.xpath.values import to_boolean

Walk = Callable[[list[Node], Env], list[Node]]
Matches = Callable[[Node], bool]


def compile_path(compiler: Compiler, path: Path, *, aggregated: bool = False) -> Compiled:
    """The closure of a location path: a node-set in document order."""
    start, steps = _start(compiler, path, aggregated=aggregated)
    walks = _walks(compiler, steps, single=not isinstance(path.start, (Filter,)) and _single_start(path))
    if not walks:
        return Compiled("nodes", start)
    if len(walks) == 1:
        only = walks[0]
        return Compiled("nodes", lambda n, p, s, e: only(start(n, p, s, e), e))

    def run(node: Node, position: int, size: int, env: Env) -> list[Node]:
        nodes: list[Node] = start(node, position, size, env)
        for walk in walks:
            if not nodes:
                return nodes
            nodes = walk(nodes, env)
        return nodes

    return Compiled("nodes", run)


def _single_start(path: Path) -> bool:
    return path.start is None or path.start == "/"


def _start(compiler: Compiler, path: Path, *, aggregated: bool) -> tuple[Run, tuple[Step, ...]]:
    if path.start is None:
        return (lambda n, _p, _s, _e: [n]), path.steps
    if isinstance(path.start, str):
        shared = compiler.scope.place.shared_hops(path, aggregated=aggregated) if compiler.scope.place else None
        if shared is not None:
            return _ancestor_of_current(shared[0]), path.steps[shared[1] :]
        return (lambda _n, _p, _s, e: [e.root]), path.steps
    return compiler.nodes(path.start, aggregated=aggregated), path.steps


def _ancestor_of_current(hops: int) -> Run:
    def run(_node: Node, _position: int, _size: int, env: Env) -> list[Node]:
        node = env.current
        for _ in range(hops):
            if node.parent is None:
                return []
            node = node.parent
        return [node]

    return run


def _walks(compiler: Compiler, steps: tuple[Step, ...], *, single: bool) -> list[Walk]:
    """One function for each step or run of plain steps; ``single``: at most one node comes in."""
    walks: list[Walk] = []
    disjoint = single  # no node of the input is inside another, and they are in order
    place = 0
    while place < len(steps):
        names = _plain_names(compiler, steps, place)
        if names and disjoint:
            walks.append(_descend(names))
            place += len(names)
            single = False
            continue
        step = steps[place]
        keeps = step.axis in {"child", "attribute", "self"}
        walks.append(_walk(compiler, step, tidy=not (single or (disjoint and keeps))))
        single = single and step.axis in {"self", "parent"}
        disjoint = single or (disjoint and keeps)
        place += 1
    return walks


def _plain_names(compiler: Compiler, steps: tuple[Step, ...], place: int) -> tuple[str, ...]:
    """The names of the steps from a place on that only go down by name."""
    names: list[str] = []
    for step in steps[place:]:
        if (
            step.axis != "child"
            or step.predicates
            or not isinstance(step.test, NameTest)
            or not _by_local_name(compiler, step.test)
        ):
            break
        names.append(step.test.name)
    return tuple(names)


def _descend(names: tuple[str, ...]) -> Walk:
    """Down by names from nodes that are in order and not inside each other."""

    def walk(nodes: list[Node], env: Env) -> list[Node]:
        for name in names:
            if len(nodes) == 1:
                only = nodes[0]
                nodes = only.named(name) if isinstance(only, Element) else []  # type: ignore[assignment]  # read only
            else:
                env.spend(len(nodes))
                nodes = [child for node in nodes if isinstance(node, Element) for child in node.named(name)]
            if not nodes:
                break
        return nodes

    return walk


def _walk(compiler: Compiler, step: Step, *, tidy: bool) -> Walk:
    if not step.predicates:
        return _plain_walk(compiler, step, tidy=tidy)
    select = _selector(compiler, step)
    reverse = step.axis in REVERSE

    def walk(nodes: list[Node], env: Env) -> list[Node]:
        found: list[Node] = []
        for node in nodes:
            found.extend(select(node, env))
        return in_document_order(found) if tidy or reverse else found

    return walk


def _plain_walk(compiler: Compiler, step: Step, *, tidy: bool) -> Walk:
    if step.axis == "parent" and isinstance(step.test, NodeType) and step.test.kind == "node":
        return _parent_walk
    if step.axis == "self" and isinstance(step.test, NodeType) and step.test.kind == "node":
        return lambda nodes, _env: nodes
    axis, matches = AXES[step.axis], _matcher(compiler, step)
    reverse = step.axis in REVERSE

    def walk(nodes: list[Node], env: Env) -> list[Node]:
        found: list[Node] = []
        for node in nodes:
            several = axis(node)
            env.spend(len(several))
            found.extend(one for one in several if matches(one))
        return in_document_order(found) if tidy or reverse else found

    return walk


def _by_local_name(compiler: Compiler, test: NameTest) -> bool:
    return compiler.scope.any_namespace and not test.prefix and test.name != "*"


def _parent_walk(nodes: list[Node], _env: Env) -> list[Node]:
    if len(nodes) == 1:
        above = nodes[0].parent
        return [] if above is None else [above]
    return in_document_order([node.parent for node in nodes if node.parent is not None])


def _selector(compiler: Compiler, step: Step) -> Callable[[Node, Env], list[Node]]:
    """The nodes of one context node that pass the node test and all predicates."""
    axis, matches = AXES[step.axis], _matcher(compiler, step)
    by_name = (
        step.test.name
        if step.axis == "child" and isinstance(step.test, NameTest) and _by_local_name(compiler, step.test)
        else None
    )
    lookup, rest = (
        compile_lookup(compiler, by_name, step.predicates) if by_name is not None else (None, step.predicates)
    )
    indexed_filters = [predicate_filter(compiler, one) for one in rest]
    filters = [predicate_filter(compiler, one) for one in step.predicates]

    def select(node: Node, env: Env) -> list[Node]:
        if lookup is not None and isinstance(node, Element):
            found = lookup(node, env)
            if found is not None:
                return _filtered(found, indexed_filters, env)
        if by_name is not None:
            several: list[Node] = list(node.named(by_name)) if isinstance(node, Element) else []
        else:
            reached = axis(node)
            env.spend(len(reached))
            several = [one for one in reached if matches(one)]
        return _filtered(several, filters, env)

    return select


def _filtered(nodes: list[Node], filters: list[Walk], env: Env) -> list[Node]:
    for one in filters:
        if not nodes:
            break
        nodes = one(nodes, env)
    return nodes


def predicate_filter(compiler: Compiler, predicate: Expr) -> Walk:
    """The function that keeps the nodes of an axis for which a predicate holds (XPath 1.0 section 2.4)."""
    made = compiler.compile(predicate)
    run = made.run
    if made.kind == "number":
        return lambda nodes, env: [n for i, n in _tried(nodes, env) if run(n, i, len(nodes), env) == i]
    if made.kind == "boolean":
        return lambda nodes, env: [n for i, n in _tried(nodes, env) if run(n, i, len(nodes), env)]

    def keep(nodes: list[Node], env: Env) -> list[Node]:
        kept = []
        for place, node in _tried(nodes, env):
            value = run(node, place, len(nodes), env)
            if value == place if isinstance(value, float) else to_boolean(value):
                kept.append(node)
        return kept

    return keep


def _tried(nodes: list[Node], env: Env) -> Iterator[tuple[int, Node]]:
    """The nodes with their places from 1; each trial of a predicate is a step."""
    for place, node in enumerate(nodes, 1):
        env.spend(1)
        yield place, node


def compile_filter(compiler: Compiler, tree: Filter, *, aggregated: bool) -> Compiled:
    """The closure of a primary expression with predicates."""
    base = compiler.nodes(tree.base, aggregated=aggregated)
    filters = [predicate_filter(compiler, one) for one in tree.predicates]
    return Compiled("nodes", lambda n, p, s, e: _filtered(base(n, p, s, e), filters, e))


def _matcher(compiler: Compiler, step: Step) -> Matches:
    if isinstance(step.test, NodeType):
        return _type_matcher(step.test)
    principal = Attribute if step.axis == "attribute" else Element
    return _name_matcher(compiler, step.test, principal)


def _type_matcher(test: NodeType) -> Matches:
    if test.kind == "node":
        return lambda _node: True
    if test.kind == "text":
        return lambda node: type(node) is Text
    if test.kind == "comment":
        return lambda node: isinstance(node, Comment)
    target = test.target
    return lambda node: isinstance(node, ProcessingInstruction) and target in {None, node.target}


def _name_matcher(compiler: Compiler, test: NameTest, principal: type[Element] | type[Attribute]) -> Matches:
    scope, name = compiler.scope, test.name
    if test.prefix:
        return _prefixed_matcher(compiler, test, principal)
    if name == "*":
        return lambda node: isinstance(node, principal) and node.name != ""
    if principal is Attribute:
        return lambda node: isinstance(node, Attribute) and node.name == name and not node.ns
    if scope.any_namespace:
        return lambda node: isinstance(node, Element) and node.name == name
    allowed = scope.unprefixed
    return lambda node: isinstance(node, Element) and node.name == name and node.ns in allowed


def _prefixed_matcher(compiler: Compiler, test: NameTest, principal: type[Element] | type[Attribute]) -> Matches:
    uri, prefix, name = compiler.scope.namespaces.get(test.prefix), test.prefix, test.name
    if uri is None:
        if not compiler.scope.any_namespace:
            raise FormError(
                f"The prefix {test.prefix!r} is bound to no namespace in the expression {compiler.source!r}"
            )
        return lambda node: isinstance(node, principal) and node.prefix == prefix and name in {"*", node.name}
    return lambda node: isinstance(node, principal) and node.ns == uri and name in {"*", node.name}
