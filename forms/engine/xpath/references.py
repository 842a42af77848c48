"""Which definitions an expression reads, found without running it: the raw material of the dependency graph.

The syntax tree is walked with sets of definitions in place of nodes. Beside each definition stands the innermost repeat
that it shares with the expression's own node: a change reaches only expressions inside the same instance of it.

Standard: XForms 1.1, recalculation sequence algorithm (what an expression references); ODK XForms, "XPath Paths".
"""

from __future__ import annotations

from dataclasses import dataclass, field

from forms.engine.model import NodeDef, shared_repeat
from forms.engine.xpath.ast import Binary, Call, Expr, Filter, NameTest, Negate, NodeType, Path, Step, chain
from forms.engine.xpath.parser import PRECEDENCE

AGGREGATES = frozenset(
    {"sum", "count", "count-non-empty", "indexed-repeat", "join", "concat", "max", "min", "randomize"}
)


OPERATORS = frozenset(PRECEDENCE)


@dataclass(frozen=True, slots=True)
class Seen:
    """A definition (``None``: the root node) and the repeat whose instance it shares with the expression's own node."""

    definition: NodeDef | None
    shared: NodeDef | None
    crossed: bool = False  # reached through a predicate or an index: perhaps another instance of the same repeat


@dataclass(slots=True)
class References:
    """What an expression reads: values of definitions, the instances that repeats have, the own instance's place."""

    values: set[Seen] = field(default_factory=set)
    structures: set[Seen] = field(default_factory=set)
    places: set[NodeDef] = field(default_factory=set)
    unknown: list[str] = field(default_factory=list)  # absolute paths that lead to no definition


def references(tree: Expr, definition: NodeDef, root: NodeDef) -> References:
    """The references of an expression that belongs to a definition of the form; ``root`` is the outermost one."""
    finder = _Finder(definition, root)
    here = frozenset({Seen(definition, definition.nearest_repeat)})
    finder.record(finder.visit(tree, here))
    return finder.found


class _Finder:
    def __init__(self, definition: NodeDef, root: NodeDef) -> None:
        self._definition = definition
        self._root = root
        self.found = References()

    def record(self, nodes: frozenset[Seen]) -> None:
        self.found.values.update(nodes)

    def visit(self, tree: Expr, here: frozenset[Seen], *, aggregated: bool = False) -> frozenset[Seen]:
        """The definitions that a part of the expression can select; everything else that it reads is recorded."""
        if isinstance(tree, Path):
            return self._path(tree, here, aggregated=aggregated)
        if isinstance(tree, Call):
            return self._call(tree, here)
        if isinstance(tree, Filter):
            base = self.visit(tree.base, here, aggregated=aggregated)
            return self._predicates(tree.predicates, base)
        if isinstance(tree, Binary):
            return self._binary(tree, here, aggregated=aggregated)
        if isinstance(tree, Negate):
            self.record(self.visit(tree.operand, here))
        return frozenset()

    def _binary(self, tree: Binary, here: frozenset[Seen], *, aggregated: bool) -> frozenset[Seen]:
        if tree.operator == "|":
            left = self.visit(tree.left, here, aggregated=aggregated)
            return left | self.visit(tree.right, here, aggregated=aggregated)
        first, links = chain(tree, OPERATORS)
        for one in (first, *[operand for _, operand in links]):
            self.record(self.visit(one, here))
        return frozenset()

    def _call(self, tree: Call, here: frozenset[Seen]) -> frozenset[Seen]:
        if tree.name == "current":
            return frozenset({Seen(self._definition, self._definition.nearest_repeat)})
        if tree.name == "indexed-repeat" and tree.arguments:
            for one in tree.arguments[1:]:
                self.visit(one, here, aggregated=True)
            found = self.visit(tree.arguments[0], here, aggregated=True)
            for one in tree.arguments[2::2]:
                self.record(self.visit(one, here))
            return frozenset(Seen(seen.definition, seen.shared, crossed=True) for seen in found)
        gathered: frozenset[Seen] = frozenset()
        for one in tree.arguments:
            gathered |= self.visit(one, here, aggregated=tree.name in AGGREGATES)
        if tree.name == "position":
            for seen in gathered:
                self._place(seen)
        self.record(gathered)
        return gathered if tree.name in {"randomize", "if", "coalesce"} else frozenset()

    def _place(self, seen: Seen) -> None:
        """``position(..)`` of an own repeat instance changes only when an earlier instance goes."""
        repeat = seen.definition
        if repeat is None or repeat.repeat is None:
            return
        if seen.shared is not None and not seen.crossed and repeat in seen.shared.chain():
            self.found.places.add(repeat)
        else:
            self._structure(repeat, seen.shared)

    def _path(self, path: Path, here: frozenset[Seen], *, aggregated: bool) -> frozenset[Seen]:
        steps = path.steps
        if path.start is None:
            nodes = here
        elif isinstance(path.start, str):
            shared = shared_repeat(self._definition, path, aggregated=aggregated)
            nodes = frozenset({Seen(shared, shared)})
            steps = steps[shared.depth :] if shared is not None else steps
        else:
            nodes = self.visit(path.start, here)
            if isinstance(path.start, Call) and path.start.name == "instance":
                nodes = frozenset()
        secondary = not nodes
        for step in steps:
            reached = frozenset(one for seen in nodes for one in self._step(step, seen))
            if nodes and not reached and step.axis == "child":
                self.found.unknown.append(_written(path))
            nodes = self._predicates(step.predicates, reached, secondary=secondary)
        return nodes

    def _predicates(
        self, predicates: tuple[Expr, ...], nodes: frozenset[Seen], *, secondary: bool = False
    ) -> frozenset[Seen]:
        for predicate in predicates:
            self.record(self.visit(predicate, nodes if not secondary else frozenset()))
        if predicates:
            return frozenset(Seen(seen.definition, seen.shared, crossed=True) for seen in nodes)
        return nodes

    def _step(self, step: Step, seen: Seen) -> list[Seen]:
        if step.axis == "attribute":
            return self._attributes(step, seen)
        if step.axis == "child" and isinstance(step.test, NameTest) and step.test.name != "*":
            return self._child(step.test.name, seen)
        reached = self._axis(step.axis, seen)
        return [one for one in reached if _passes(step.test, one.definition)]

    @staticmethod
    def _attributes(step: Step, seen: Seen) -> list[Seen]:
        if seen.definition is None or not isinstance(step.test, NameTest):
            return []
        known = seen.definition.attribute_definitions
        names = list(known) if step.test.name == "*" else [step.test.name]
        return [Seen(known[name], seen.shared, seen.crossed) for name in names if name in known]

    def _axis(self, axis: str, seen: Seen) -> list[Seen]:
        if axis == "self":
            return [seen]
        if axis == "parent":
            return [] if seen.definition is None else [_above(seen, seen.definition.parent)]
        if axis == "child":
            return self._children(seen)
        if axis in {"ancestor", "ancestor-or-self"}:
            return self._ancestors(seen, with_self=axis == "ancestor-or-self")
        if axis in {"descendant", "descendant-or-self"}:
            return self._descendants(seen, with_self=axis == "descendant-or-self")
        return [] if axis == "namespace" else self._siblings(seen)

    def _child(self, name: str, seen: Seen) -> list[Seen]:
        if seen.definition is not None:
            child = seen.definition.by_name.get(name)
        else:
            child = self._root if self._root.name == name else None
        if child is None:
            return []
        if child.repeat is not None:
            self._structure(child, seen.shared)
        return [Seen(child, seen.shared, seen.crossed)]

    def _children(self, seen: Seen) -> list[Seen]:
        below = [self._root] if seen.definition is None else seen.definition.children
        for child in below:
            if child.repeat is not None:
                self._structure(child, seen.shared)
        return [Seen(child, seen.shared, seen.crossed) for child in below]

    def _descendants(self, seen: Seen, *, with_self: bool) -> list[Seen]:
        found = [seen] if with_self else []
        for child in self._children(seen):
            found.extend(self._descendants(child, with_self=True))
        return found

    def _ancestors(self, seen: Seen, *, with_self: bool) -> list[Seen]:
        found = [seen] if with_self else []
        at = seen
        while at.definition is not None:
            at = _above(at, at.definition.parent)
            found.append(at)
        return found

    def _siblings(self, seen: Seen) -> list[Seen]:
        """Also for following and preceding: wider than needed is safe."""
        if seen.definition is None:
            return []
        above = _above(seen, seen.definition.parent)
        return [Seen(one.definition, one.shared, crossed=True) for one in self._children(above)]

    def _structure(self, repeat: NodeDef, shared: NodeDef | None) -> None:
        outside = shared.parent.nearest_repeat if shared is repeat and shared.parent is not None else shared
        self.found.structures.add(Seen(repeat, outside))


def _above(seen: Seen, parent: NodeDef | None) -> Seen:
    shared = seen.shared
    while shared is not None and (parent is None or shared.depth > parent.depth):
        shared = shared.parent.nearest_repeat if shared.parent is not None else None
    return Seen(parent, shared, seen.crossed)


def _passes(test: NameTest | NodeType, definition: NodeDef | None) -> bool:
    if isinstance(test, NodeType):
        return test.kind == "node"
    return definition is not None and test.name in {"*", definition.name}


def _written(path: Path) -> str:
    names = [step.test.name if isinstance(step.test, NameTest) else ".." for step in path.steps]
    return ("/" if path.start == "/" else "") + "/".join(names)
