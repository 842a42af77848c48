"""The dependency graph: which expressions must run again when a value or a repeat changes, and in which order.

Standard: XForms 1.1, the events rebuild and recalculate, and its recalculation sequence algorithm.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from forms.engine.errors import FormError
from forms.engine.expressions import Expression
from forms.engine.model import NodeDef
from forms.engine.tree import Element
from forms.engine.xpath.references import References, Seen, references

RELEVANT, CALCULATE, COUNT, CHOICES = "relevant", "calculate", "count", "choices"


@dataclass(eq=False, slots=True)
class Item:
    """One expression whose value changes the instance: a relevance, a calculation, a repeat count, a choice filter.

    ``home`` is the definition at whose nodes it runs; for a count that is the repeat's parent.
    """

    kind: str
    definition: NodeDef
    home: NodeDef
    expression: Expression
    rank: int = 0
    reads: References = field(default_factory=References)
    after: dict[Item, bool] = field(
        default_factory=dict
    )  # items that must run before → whether only through another instance

    def nodes(self, anchor: Element, at: NodeDef | None) -> Iterator[Element]:
        """The nodes at which it runs below an anchor that has the definition ``at`` (``None``: the root node)."""
        return below(anchor, at, self.home)


def below(anchor: Element, at: NodeDef | None, wanted: NodeDef) -> Iterator[Element]:
    """The nodes of a definition that are below an anchor (or the anchor itself)."""
    steps: list[NodeDef] = []
    step: NodeDef | None = wanted
    while step is not None and step is not at:
        steps.append(step)
        step = step.parent
    nodes: list[Any] = [anchor]
    for one in reversed(steps):
        if one.is_attribute:
            nodes = [attribute for node in nodes for attribute in node.attributes_named(one.name)]
        elif len(nodes) == 1:
            nodes = nodes[0].named(one.name)
        else:
            nodes = [child for node in nodes for child in node.named(one.name)]
    return iter(nodes)


def build_graph(root: NodeDef) -> list[Item]:
    """All items in an order in which each follows what it reads; readers are noted at the definitions.

    Raises:
        FormError: a cycle; the sentence names its path.
    """
    items = list(items_of(root))
    for item in items:
        item.reads = _references(item)
        note_readers(item)
    for item in items:
        _order(item)
    ranked = _sorted(items)
    for rank, item in enumerate(ranked):
        item.rank = rank
    return ranked


def drawn(items: list[Item]) -> tuple[tuple[str, str, str], ...]:
    """The graph for authors: (ref, what about it, ref that it reads), in the order of computation."""
    edges: list[tuple[str, str, str]] = []
    for item in items:
        reads = _references(item)
        read = {seen.definition.path for seen in reads.values | reads.structures if seen.definition is not None}
        edges.extend((item.definition.path, item.kind, path) for path in sorted(read))
    return tuple(edges)


def items_of(root: NodeDef) -> Iterator[Item]:
    """The items of a form in the order of its nodes."""
    for definition in root.walk():
        bind = definition.bind
        if bind.relevant is not None and not definition.is_attribute:  # an attribute is as relevant as its element
            definition.relevance = Item(RELEVANT, definition, definition, bind.relevant)
            yield definition.relevance
        if definition.repeat is not None and definition.repeat.count is not None and definition.parent is not None:
            definition.counter = Item(COUNT, definition, definition.parent, definition.repeat.count)
            yield definition.counter
        if bind.calculate is not None:
            definition.calculation = Item(CALCULATE, definition, definition, bind.calculate)
            yield definition.calculation
        control = definition.control
        if control is not None and control.itemset is not None and control.definition is definition:
            definition.chooser = Item(CHOICES, definition, definition, control.itemset.nodes)
            yield definition.chooser


def _references(item: Item) -> References:
    root = item.home.chain()[0]
    return references(item.expression.tree, item.expression.definition or root, root)


def note_readers(item: Item) -> None:
    """Tells the definitions that an item reads that it does."""
    for seen in item.reads.values:
        if seen.definition is not None:
            seen.definition.readers.append((item, seen.shared))
    for seen in item.reads.structures:
        if seen.definition is not None:
            seen.definition.structure_readers.append((item, seen.shared))
    for repeat in item.reads.places:
        repeat.place_readers.append(item)


def _order(item: Item) -> None:
    for seen in item.reads.values:
        _after_value(item, seen)
    for seen in item.reads.structures:
        counter = seen.definition.counter if seen.definition is not None else None
        if counter is not None and counter is not item:
            _must_follow(item, counter, crossed=False)
    if item.kind in {CALCULATE, CHOICES}:
        _after_relevance(item, item.definition, crossed=False)


def _after_value(item: Item, seen: Seen) -> None:
    definition = seen.definition
    if definition is None:
        return
    crossed = seen.crossed and _in_one_repeat(item.definition, definition)
    keeps_own = definition.calculation is item and "once(" in item.expression.source
    if definition.calculation is not None and not keeps_own:
        _must_follow(item, definition.calculation, crossed=crossed)
    if definition.chooser is not None:
        _must_follow(item, definition.chooser, crossed=True)  # an order, not a dependence: no cycle can come of it
    # a group or repeat is read for its place or its number, not for its relevance
    leaf = definition.parent if definition.children else definition
    if leaf is not None:
        _after_relevance(item, leaf, crossed=crossed)


def _in_one_repeat(one: NodeDef, other: NodeDef) -> bool:
    """Whether two definitions stand in the same repeat, so that a predicate can lead from one instance to another."""
    around = one.nearest_repeat
    while around is not None:
        if around in other.chain():
            return True
        around = around.parent.nearest_repeat if around.parent is not None else None
    return False


def _after_relevance(item: Item, definition: NodeDef, *, crossed: bool) -> None:
    for above in definition.chain():
        if above.relevance is not None:
            _must_follow(item, above.relevance, crossed=crossed)


def _must_follow(item: Item, before: Item, *, crossed: bool) -> None:
    item.after[before] = item.after.get(before, True) and crossed


def _sorted(items: list[Item]) -> list[Item]:
    """Depth-first topological order. A cycle is refused unless it leads through another instance of a repeat."""
    done: set[Item] = set()
    for start in items:
        _visit(start, done, [], within_instance=True)
    done.clear()
    order: list[Item] = []
    for start in items:
        _visit(start, done, order, within_instance=False)
    return order


def _visit(start: Item, done: set[Item], order: list[Item], *, within_instance: bool) -> None:
    if start in done:
        return
    path: dict[Item, Iterator[Item]] = {start: _befores(start, within_instance=within_instance)}
    while path:
        item = next(reversed(path))
        following = next(path[item], None)
        if following is None:
            path.popitem()
            done.add(item)
            order.append(item)
        elif following in path:
            if within_instance:
                raise _cycle(following, list(path))
        elif following not in done:
            path[following] = _befores(following, within_instance=within_instance)


def _befores(item: Item, *, within_instance: bool) -> Iterator[Item]:
    return iter([before for before, crossed in item.after.items() if not (within_instance and crossed)])


def _cycle(again: Item, path: list[Item]) -> FormError:
    cycle = [*path[path.index(again) :], again]
    names = " → ".join(f"{item.definition.path} ({item.kind})" for item in cycle)
    return FormError(f"The form's expressions depend on each other in a circle: {names}", code="cycle")
