"""The model of a form: one definition per path of the primary instance, with its bind (XForms 1.1 section 6).

Standard: ODK XForms, sections "Primary Instance" and "Bindings".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from forms.engine.tree import Attribute, Element
from forms.engine.xpath.ast import NameTest, Path, Step

if TYPE_CHECKING:
    from forms.engine.body import Control
    from forms.engine.expressions import Expression
    from forms.engine.graph import Item
    from forms.engine.texts import Message


@dataclass(slots=True)
class Bind:
    """What a bind says about a node; expressions are compiled, ``None`` where the bind is silent."""

    type: str = "string"
    relevant: Expression | None = None
    required: Expression | None = None
    readonly: Expression | None = None
    constraint: Expression | None = None
    calculate: Expression | None = None
    constraint_message: Message | None = None
    required_message: Message | None = None
    preload: str = ""
    preload_params: str = ""
    attributes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # namespace → local name → value


@dataclass(slots=True)
class Repeat:
    """What makes a definition a repeat: its template, and who decides how many instances there are."""

    template: Element
    written: list[Element] = field(default_factory=list)  # the instances that the form itself holds
    count: Expression | None = None
    fixed: bool = False  # jr:noAddRemove


class NodeDef:
    """The definition that all nodes of one path share."""

    __slots__ = (
        "attribute_definitions", "attributes", "bind", "by_name", "calculation", "children", "chooser", "control",
        "counter", "depth", "is_attribute", "name", "nearest_repeat", "ns", "optional", "order", "parent", "path",
        "place", "place_readers", "prefix", "readers", "relevance", "repeat", "structure_readers",
    )  # fmt: skip

    def __init__(self, parent: NodeDef | None, source: Element | Attribute, *, is_repeat: bool) -> None:
        self.parent = parent
        self.name = source.name
        self.ns = source.ns
        self.prefix = source.prefix
        self.attributes: Sequence[Attribute] = source.attributes if isinstance(source, Element) else ()
        self.children: list[NodeDef] = []
        self.by_name: dict[str, NodeDef] = {}
        shown = f"{source.prefix}:{source.name}" if source.prefix else source.name
        self.path: str = f"{parent.path if parent else ''}/{shown}"
        self.depth: int = parent.depth + 1 if parent else 1
        self.place = len(parent.children) if parent else 0
        self.nearest_repeat: NodeDef | None = self if is_repeat else parent.nearest_repeat if parent else None
        self.repeat: Repeat | None = None
        self.bind = NO_BIND
        self.control: Control | None = None
        self.relevance: Item | None = None
        self.calculation: Item | None = None
        self.chooser: Item | None = None
        self.counter: Item | None = None
        self.readers: list[tuple[Item, NodeDef | None]] = []
        self.place_readers: list[Item] = []
        self.structure_readers: list[tuple[Item, NodeDef | None]] = []
        self.order = 0
        self.is_attribute = False
        self.optional = False  # not in the form; an instance may have it (meta/deprecatedID)
        self.attribute_definitions: dict[str, NodeDef] = {}
        if parent is not None and not isinstance(source, Attribute):
            parent.children.append(self)
            parent.by_name.setdefault(self.name, self)

    def chain(self) -> list[NodeDef]:
        """The definitions from the outermost one down to this one."""
        found = [self]
        while found[-1].parent is not None:
            found.append(found[-1].parent)
        return found[::-1]

    def attribute(self, name: str) -> NodeDef | None:
        """The definition of one of the element's attributes; made when a bind or an action first names it."""
        source = next((one for one in self.attributes if one.name == name), None)
        if source is None:
            return None
        if name not in self.attribute_definitions:
            made = NodeDef(self, source, is_repeat=False)
            made.path = f"{self.path}/@{name}"
            made.is_attribute = True
            self.attribute_definitions[name] = made
        return self.attribute_definitions[name]

    def walk(self) -> Iterator[NodeDef]:
        """This definition, its attributes' and all below, in document order."""
        yield self
        yield from self.attribute_definitions.values()
        for child in self.children:
            yield from child.walk()

    def shared_hops(self, path: Path, *, aggregated: bool) -> tuple[int, int] | None:
        """See ``compiler.Place``: an absolute path inside a repeat means the current instance.

        An aggregate wants all instances of the path's innermost repeat, so that one is not shared.
        """
        shared = shared_repeat(self, path, aggregated=aggregated)
        return None if shared is None else (self.depth - shared.depth, shared.depth)


NO_BIND = Bind()


def shared_repeat(here: NodeDef, path: Path, *, aggregated: bool) -> NodeDef | None:
    """The innermost repeat whose current instance an absolute path starts in, or ``None``."""
    if here.nearest_repeat is None:
        return None
    shared: list[NodeDef] = []
    for definition, step in zip(here.chain(), path.steps, strict=False):
        if (
            not _plain_child(step)
            or not isinstance(step.test, NameTest)
            or step.test.name != definition.name
            or step.predicates
        ):
            break
        if definition.nearest_repeat is definition:
            shared.append(definition)
    if aggregated and shared and _innermost_repeat(here, path) in {None, shared[-1]}:
        shared.pop()
    return shared[-1] if shared else None


def _plain_child(step: Step) -> bool:
    return step.axis == "child"


def _innermost_repeat(here: NodeDef, path: Path) -> NodeDef | None:
    """The innermost repeat that a path passes or ends at; ``None`` when it leaves the known definitions."""
    at = here.chain()[0]
    for step in path.steps[1:]:
        below = at.by_name.get(step.test.name) if isinstance(step.test, NameTest) and _plain_child(step) else None
        if below is None:
            return at.nearest_repeat
        at = below
    return at.nearest_repeat
