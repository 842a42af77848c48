"""The light tree that expressions read: the XPath 1.0 data model (section 5) with slots instead of a library.

Standard: ODK XForms: a node that is not relevant reads empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from forms.engine.model import NodeDef

INDEX_FROM = 8  # below this many children a scan is quicker than an index by name


class Node:
    """Anything a location path can select; ``parent`` is ``None`` at the root only."""

    __slots__ = ("parent", "serial")

    parent: Element | None
    serial: int

    def __init__(self, parent: Element | None) -> None:
        self.parent = parent
        self.serial = 0


class Text(Node):
    """A run of characters."""

    __slots__ = ("value",)

    def __init__(self, parent: Element, value: str) -> None:
        super().__init__(parent)
        self.value = value


class Comment(Text):
    """A comment; never part of an element's string-value."""

    __slots__ = ()


class ProcessingInstruction(Text):
    """A processing instruction with its target."""

    __slots__ = ("target",)

    def __init__(self, parent: Element, target: str, value: str) -> None:
        super().__init__(parent, value)
        self.target = target


class Attribute(Node):
    """An attribute; its parent does not count it among its children. One with a bind has a ``definition``."""

    __slots__ = ("computed", "definition", "name", "ns", "prefix", "value")

    def __init__(self, parent: Element, name: str, ns: str, prefix: str, value: str) -> None:
        super().__init__(parent)
        self.name = name
        self.ns = ns
        self.prefix = prefix
        self.value = value
        self.definition: NodeDef | None = None
        self.computed: str | None = None

    @property
    def relevant(self) -> bool:
        """As relevant as its element."""
        return self.parent is None or self.parent.relevant


class Element(Node):
    """An element.

    A leaf keeps its text in ``value`` and has no child objects; every other element has ``value = None``.
    ``computed`` is what its calculation last gave, ``own_relevant`` what its own condition says, ``relevant`` what it
    and all its ancestors say.
    """

    __slots__ = (
        "attributes", "children", "computed", "definition", "index", "lookups", "name", "ns", "own_relevant", "prefix",
        "relevant", "text_node", "value",
    )  # fmt: skip

    def __init__(
        self, parent: Element | None, name: str, ns: str = "", prefix: str = "", value: str | None = ""
    ) -> None:
        super().__init__(parent)
        self.name = name
        self.ns = ns
        self.prefix = prefix
        self.value = value
        self.children: list[Node] = []
        self.attributes: Sequence[Attribute] = ()
        self.relevant = True
        self.own_relevant = True
        self.definition: NodeDef | None = None
        self.computed: str | None = None
        self.index: dict[str, list[Element]] | None = None
        self.lookups: dict[tuple[str, ...], dict[str, list[Element]]] | None = None
        self.text_node: Text | None = None

    def append(self, child: Node) -> None:
        """Adds a child; the element stops being a leaf."""
        self.value = None
        self.index = None
        self.children.append(child)

    def insert(self, position: int, child: Node) -> None:
        """Inserts a child among the children."""
        self.value = None
        self.index = None
        self.children.insert(position, child)

    def remove(self, child: Node) -> None:
        """Takes a child out."""
        self.index = None
        self.children.remove(child)

    def named(self, name: str) -> list[Element]:
        """The child elements of that local name, in document order. The list must not be changed."""
        if len(self.children) < INDEX_FROM:
            return [c for c in self.children if c.__class__ is Element and c.name == name]
        if self.index is None:
            self.index = index_by_name(self.children)
        return self.index.get(name, [])

    def attributes_named(self, name: str) -> list[Attribute]:
        """The attribute of that local name, as a list like ``named``."""
        return [attribute for attribute in self.attributes if attribute.name == name]

    def elements(self) -> Iterator[Element]:
        """The child elements in document order."""
        return (child for child in self.children if isinstance(child, Element))

    def all_children(self) -> list[Node]:
        """The child nodes, with the text of a leaf as a node of its own."""
        if self.value:
            if self.text_node is None or self.text_node.value != self.value:
                self.text_node = Text(self, self.value)
                self.text_node.serial = self.serial
            return [self.text_node]
        return self.children

    def attribute(self, name: str, ns: str = "") -> str | None:
        """The value of an attribute, or ``None``."""
        for attribute in self.attributes:
            if attribute.name == name and attribute.ns == ns:
                return attribute.value
        return None


class Document(Element):
    """The root node of a tree; ``ordered`` says whether the serials of all nodes are up to date."""

    __slots__ = ("ordered",)

    def __init__(self) -> None:
        super().__init__(None, "", value=None)
        self.ordered = False

    def root_element(self) -> Element:
        """The outermost element."""
        return next(self.elements())


def index_by_name(children: list[Node]) -> dict[str, list[Element]]:
    """The child elements of a list by local name, each group in document order."""
    index: dict[str, list[Element]] = {}
    for child in children:
        if isinstance(child, Element):
            index.setdefault(child.name, []).append(child)
    return index


def string_value(node: Node) -> str:
    """The string-value of a node (XPath 1.0 section 5); one that is not relevant reads empty (ODK XForms)."""
    if isinstance(node, Element):
        if not node.relevant:
            return ""
        if node.value is not None:
            return node.value
        return "".join(
            string_value(child) for child in node.children if type(child) is Text or isinstance(child, Element)
        )
    if isinstance(node, (Text, Attribute)):
        return node.value
    return ""


def document_of(node: Node) -> Node:
    """The root node of the tree that a node stands in."""
    while node.parent is not None:
        node = node.parent
    return node


def walk(element: Element) -> Iterator[Element]:
    """The element and all its descendants in document order."""
    yield element
    for child in element.children:
        if isinstance(child, Element):
            yield from walk(child)


def number_nodes(root: Node) -> None:
    """Gives every node of a tree its place in document order."""
    serial = 0
    stack: list[Node] = [root]
    while stack:
        node = stack.pop()
        serial += 1
        node.serial = serial
        if isinstance(node, Element):
            for attribute in node.attributes:
                serial += 1
                attribute.serial = serial
            serial += 1  # the text of a leaf
            if node.text_node is not None:
                node.text_node.serial = serial
            stack.extend(reversed(node.children))


def in_document_order(nodes: list[Node]) -> list[Node]:
    """The distinct nodes of a list in document order (trees of different instances one after another)."""
    if len(nodes) < 2:
        return nodes
    distinct = list({id(node): node for node in nodes}.values())
    roots = {id(root): root for root in map(document_of, distinct)}
    places = {key: place for place, key in enumerate(roots)}
    for root in roots.values():
        if not (isinstance(root, Document) and root.ordered):
            number_nodes(root)
            if isinstance(root, Document):
                root.ordered = True
    if len(roots) == 1:
        return sorted(distinct, key=_serial)
    return sorted(distinct, key=lambda node: (places[id(document_of(node))], node.serial))


def _serial(node: Node) -> int:
    return node.serial
