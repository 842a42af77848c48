"""The live state of one instance: the tree, and the minimal recomputation after a change.

Standard: XForms 1.1, the recalculate event, and section 6.1 (relevant and readonly are inherited).
"""

from __future__ import annotations

import heapq
from collections.abc import Callable
from datetime import datetime
from itertools import count
from typing import TYPE_CHECKING

from forms.engine.datatypes import typed
from forms.engine.errors import FormError
from forms.engine.graph import CALCULATE, CHOICES, RELEVANT, Item, below
from forms.engine.host import Host
from forms.engine.itemsets import still_offered
from forms.engine.limits import MAX_REEVALUATIONS, MAX_SETTLING_STEPS, MAX_TEXT_LENGTH
from forms.engine.model import NodeDef
from forms.engine.refs import step_name
from forms.engine.tree import Document, Element, walk
from forms.engine.xpath.environment import Env

if TYPE_CHECKING:
    from forms.engine.form import Parts

Undo = Callable[[], None]


class State:
    """Values, relevance and repeat instances; every change queues exactly the expressions that read what changed."""

    def __init__(
        self, parts: Parts, document: Document, clock: Callable[[], datetime], last_saved: Document | None = None
    ) -> None:
        self.parts = parts
        self.last_saved = last_saved
        self.document = document
        self.root = document.root_element()
        self.language = parts.translations.default
        self.env = Env(document, clock, Host(self))
        self.structure_version = 0
        self.nodes = sum(1 for _ in walk(document))
        self._queue: list[tuple[int, int, Item, Element]] = []
        self._queued: set[tuple[int, int]] = set()
        self._order = count()
        self._refs: dict[Element, str] = {}
        self._undo: list[Undo] | None = None
        self.on_new_repeat: Callable[[Element], None] | None = None

    # changes ---------------------------------------------------------------------------------------------------------

    def transaction(self, change: Callable[[], None]) -> None:
        """Makes a change and settles; if either fails, everything is as before.

        Raises:
            FormError: what failed.
        """
        if self._undo is not None:
            change()
            self.settle()
            return
        self._undo = []
        try:
            with self.env.change():
                change()
                self.settle()
        except Exception:
            self._roll_back(self._undo)
            raise
        finally:
            self._undo = None

    def _roll_back(self, undo: list[Undo]) -> None:
        self._queue.clear()
        self._queued.clear()
        for step in reversed(undo):
            step()
        self.structure_changed()

    def record(self, undo: Undo) -> None:
        """Remembers how to take a step back while a transaction runs."""
        if self._undo is not None:
            self._undo.append(undo)

    def put(self, node: Element, text: str) -> bool:
        """Stores a value; whether it was another one before."""
        before = node.value
        if before == text:
            return False
        if len(text) > MAX_TEXT_LENGTH:
            raise FormError(
                f"The value of {self.ref_of(node)} grew beyond {MAX_TEXT_LENGTH} characters", code="runaway"
            )
        if self._undo is not None:
            self._undo.append(lambda: setattr(node, "value", before))
        node.value = text
        if node.relevant and node.definition is not None:
            self.touch(node, node.definition)
        return True

    def structure_changed(self) -> None:
        """Repeat instances came or went: refs and document order are to be found again."""
        self.structure_version += 1
        self._refs.clear()
        self.document.ordered = False

    # queue -----------------------------------------------------------------------------------------------------------

    def ref_of(self, node: Element) -> str:
        """The node's concrete ref; kept until the structure changes."""
        ref = self._refs.get(node)
        if ref is None:
            above = node.parent
            name = step_name(node)
            ref = self._refs[node] = (
                f"/{name}" if above is None or above is self.document else f"{self.ref_of(above)}/{name}"
            )
        return ref

    def push(self, item: Item, node: Element) -> None:
        """Queues an expression at a node."""
        key = (item.rank, id(node))
        if key not in self._queued:
            self._queued.add(key)
            heapq.heappush(self._queue, (item.rank, next(self._order), item, node))

    def touch(self, node: Element, definition: NodeDef) -> None:
        """Queues all expressions that read this node's value."""
        for item, shared in definition.readers:
            for target in item.nodes(self._anchor(node, shared), shared):
                self.push(item, target)

    def touch_structure(self, parent: Element, repeat: NodeDef) -> None:
        """Queues all expressions that read which instances a repeat has below a parent."""
        for item, shared in repeat.structure_readers:
            for target in item.nodes(self._anchor(parent, shared), shared):
                self.push(item, target)

    def touch_places(self, repeat: NodeDef, moved: list[Element]) -> None:
        """Queues all expressions that read the place of one of these instances."""
        for item in repeat.place_readers:
            for instance in moved:
                for target in item.nodes(instance, repeat):
                    self.push(item, target)

    def _anchor(self, node: Element, shared: NodeDef | None) -> Element:
        if shared is None:
            return self.document
        at: Element | None = node
        while at is not None and at.definition is not shared:
            at = at.parent
        return at if at is not None else self.document

    def push_all(self) -> None:
        """Queues every expression at every node: the first computation of an instance."""
        for item in self.parts.items:
            if item.kind == CHOICES:
                continue  # an answer leaves only when its list changes, not because a file is missing today
            for node in below(self.document, None, item.home):
                self.push(item, node)

    def push_subtree(self, top: Element) -> None:
        """Queues every expression of a new subtree."""
        for node in walk(top):
            self.push_own(node)

    def push_own(self, node: Element) -> None:
        """Queues the expressions that belong to a node."""
        definition = node.definition
        if definition is None:
            return
        if definition.relevance is not None:
            self.push(definition.relevance, node)
        if definition.calculation is not None:
            self.push(definition.calculation, node)
        for child in definition.children:
            if child.counter is not None:
                self.push(child.counter, node)
        self._push_attributes(node, definition)

    def _push_attributes(self, node: Element, definition: NodeDef) -> None:
        for attribute in definition.attribute_definitions.values():
            if attribute.calculation is not None:
                for one in below(node, definition, attribute):
                    self.push(attribute.calculation, one)

    # settling --------------------------------------------------------------------------------------------------------

    def settle(self) -> None:
        """Runs queued expressions in the order of the graph until nothing is left.

        Raises:
            FormError: the expressions do not come to rest, or one cannot be evaluated.
        """
        try:
            with self.env.change():
                self._settle()
        except RecursionError as error:
            raise FormError("The form's actions and counts call each other without end", code="runaway") from error

    def _settle(self) -> None:
        runs: dict[tuple[int, int], int] = {}
        steps = 0
        while self._queue:
            rank, _, item, node = heapq.heappop(self._queue)
            key = (rank, id(node))
            self._queued.discard(key)
            runs[key] = runs.get(key, 0) + 1
            if runs[key] > MAX_REEVALUATIONS:
                raise FormError(f"The {item.kind} of {item.definition.path} does not come to rest", code="runaway")
            if self._attached(node):
                self._run(item, node)
                steps += self.env.steps
                if steps > MAX_SETTLING_STEPS:
                    raise FormError(f"One change took more than {MAX_SETTLING_STEPS} steps", code="runaway")

    def _attached(self, node: Element) -> bool:
        if node.definition is None or node.definition.nearest_repeat is None:
            return True
        at: Element | None = node
        while at is not None:
            if at is self.document:
                return True
            at = at.parent
        return False

    def _run(self, item: Item, node: Element) -> None:
        if item.kind == RELEVANT:
            self._run_relevance(item, node)
        elif item.kind == CALCULATE:
            self._run_calculation(item, node)
        elif item.kind == CHOICES:
            if node.relevant and node.value:
                self.put(node, still_offered(self, node, node.value))
        else:
            from forms.engine.repeats import settle_count  # noqa: PLC0415 - repeats build on the state

            settle_count(self, item, node)

    def _run_calculation(self, item: Item, node: Element) -> None:
        """Stores a result that is another one than the last: an answer typed over a calculation stays until then."""
        if not node.relevant:
            return
        result = typed(item.expression.string(node, self.env), item.definition.bind.type)
        before = node.computed
        if result != before:
            self.record(lambda: setattr(node, "computed", before))
            node.computed = result
            self.put(node, result)

    def _run_relevance(self, item: Item, node: Element) -> None:
        own = item.expression.boolean(node, self.env)
        if own == node.own_relevant:
            return
        self.record(lambda: setattr(node, "own_relevant", not own))
        node.own_relevant = own
        self.spread_relevance(node)

    def spread_relevance(self, node: Element) -> None:
        """Gives a node and all below the relevance that follows from its own condition and its parent's."""
        relevant = node.own_relevant and (node.parent is None or node.parent.relevant)
        if relevant == node.relevant:
            return
        self.record(lambda: setattr(node, "relevant", not relevant))
        node.relevant = relevant
        definition = node.definition
        if definition is not None:
            self.touch(node, definition)
            if relevant and definition.calculation is not None:
                node.computed = None
                self.push(definition.calculation, node)
            if relevant and definition.attribute_definitions:
                self._push_attributes(node, definition)
        for child in node.children:
            if isinstance(child, Element):
                self.spread_relevance(child)
