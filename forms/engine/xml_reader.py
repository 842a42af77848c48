"""From XML bytes to elements, with entities, document types, network and excess switched off.

Standard: XML 1.0 and Namespaces; of ODK XForms only that a form is XML. Entities are refused (XML 1.0 section 4).
"""

from __future__ import annotations

from typing import Any

from lxml import etree

from forms.engine.errors import FormError
from forms.engine.limits import MAX_NODES, MAX_XML_BYTES, MAX_XML_DEPTH
from forms.engine.tree import Attribute, Comment, Document, Element, ProcessingInstruction, Text

XFORMS = "http://www.w3.org/2002/xforms"
JAVAROSA = "http://openrosa.org/javarosa"
OPENROSA = "http://openrosa.org/xforms"
# lxml publishes these types under no other names
NOT_ELEMENTS = (etree._Comment, etree._ProcessingInstruction, etree._Entity)  # noqa: SLF001
INSTRUCTION = etree._ProcessingInstruction  # noqa: SLF001


def parse_xml(xml: bytes, what: str) -> etree._Element:
    """The outermost lxml element.

    Raises:
        FormError: not well-formed, larger or deeper than the caps, or with entity declarations.
    """
    if len(xml) > MAX_XML_BYTES:
        raise FormError(f"{what} has {len(xml)} bytes, more than the {MAX_XML_BYTES} allowed")
    if b"<!ENTITY" in xml:
        raise FormError(f"{what} declares entities, which are not allowed")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_blank_text=False
    )
    try:
        root = etree.fromstring(xml.lstrip(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FormError(f"{what} is not well-formed XML: {error}") from error
    if _declares_entities(root.getroottree().docinfo.internalDTD):
        raise FormError(f"{what} declares entities, which are not allowed")
    return root


def _declares_entities(dtd: Any) -> bool:  # noqa: ANN401 - lxml's stubs do not know what a DTD offers
    return dtd is not None and any(True for _ in dtd.iterentities())


def is_element(node: etree._Element) -> bool:
    """Whether a child is an element, not a comment, processing instruction or entity."""
    return not isinstance(node, NOT_ELEMENTS)


def local_name(element: etree._Element) -> str:
    """The name without its namespace; empty for comments and processing instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""  # type: ignore[redundant-expr]  # a comment has none


def namespace(element: etree._Element) -> str:
    """The element's namespace, empty if it has none."""
    tag = str(element.tag)
    return tag[1:].partition("}")[0] if tag.startswith("{") else ""


def to_tree(source: etree._Element, *, everything: bool = False) -> Document:
    """Our own tree of an lxml element.

    ``everything`` keeps comments, processing instructions and white space between elements; instances of forms have no
    use for them.

    Raises:
        FormError: more nodes or more depth than the caps.
    """
    document = Document()
    builder = _Builder(everything=everything)
    document.append(builder.element(source, document, 1))
    return document


class _Builder:
    def __init__(self, *, everything: bool) -> None:
        self._everything = everything
        self._count = 0

    def element(self, source: etree._Element, parent: Element | None, depth: int) -> Element:
        self._count += 1
        if self._count > MAX_NODES:
            raise FormError(f"An instance has more than {MAX_NODES} nodes")
        if depth > MAX_XML_DEPTH:
            raise FormError(f"An instance is nested deeper than {MAX_XML_DEPTH} levels")
        text = source.text or ""
        made = Element(parent, local_name(source), namespace(source), source.prefix or "", text)
        if source.attrib:
            made.attributes = [_attribute(made, source, str(name), str(value)) for name, value in source.attrib.items()]
        if len(source):
            self._children(source, made, depth)
        return made

    def _children(self, source: etree._Element, made: Element, depth: int) -> None:
        text = made.value or ""
        nodes = made.children
        if self._keeps(text):
            nodes.append(Text(made, text))
        for child in source:
            if is_element(child):
                nodes.append(self.element(child, made, depth + 1))
            elif self._everything:
                nodes.append(_remark(child, made))
            if child.tail and self._keeps(child.tail):
                nodes.append(Text(made, child.tail))
        if nodes:
            made.value = None

    def _keeps(self, text: str) -> bool:
        return bool(text) and (self._everything or not text.isspace())


def _attribute(parent: Element, source: etree._Element, name: str, value: str) -> Attribute:
    if not name.startswith("{"):
        return Attribute(parent, name, "", "", value)
    ns, local = name[1:].split("}", 1)
    prefix = next((one for one, uri in source.nsmap.items() if one and uri == ns), "")
    return Attribute(parent, local, ns, prefix, value)


def _remark(source: etree._Element, parent: Element) -> Comment | ProcessingInstruction:
    if isinstance(source, INSTRUCTION):
        return ProcessingInstruction(parent, str(source.target), source.text or "")
    return Comment(parent, source.text or "")
