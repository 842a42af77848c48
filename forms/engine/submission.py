"""From an instance to XML: the submission without what is not relevant, the draft with everything.

Standard: ODK XForms, section "Primary Instance"; XForms 1.1, submission (what is not relevant is pruned); OpenRosa.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lxml import etree

from forms.engine.preloads import preload_end
from forms.engine.restoring import DRAFT
from forms.engine.tree import Element
from forms.engine.xml_reader import XFORMS

XML = "http://www.w3.org/XML/1998/namespace"  # its prefix needs no declaration
COMPUTED = f"{{{DRAFT}}}computed"  # in drafts only: what the calculation had given before it was typed over

if TYPE_CHECKING:
    from forms.engine.state import State


def write(state: State, *, everything: bool, overrides: dict[str, str] | None = None) -> bytes:
    """The instance as XML; ``overrides`` gives values for ``meta`` children by name, added where they are missing."""
    writer = _Writer(state, everything=everything)
    root = writer.element(state.root, None)
    _override(root, overrides or {})
    return etree.tostring(root, encoding="utf-8", xml_declaration=False)


class _Writer:
    def __init__(self, state: State, *, everything: bool) -> None:
        self._state = state
        self._everything = everything

    def element(self, node: Element, parent: etree._Element | None) -> etree._Element:
        tag = _tag(node)
        # lxml's stubs do not know that None stands for the default namespace
        nsmap: Any = {one.prefix: one.ns for one in node.attributes if one.prefix and one.ns != XML}
        if node.ns and node.ns != XFORMS:
            nsmap[node.prefix or None] = node.ns
        made = etree.Element(tag, nsmap=nsmap) if parent is None else etree.SubElement(parent, tag, nsmap=nsmap)
        for attribute in node.attributes:
            made.set(f"{{{attribute.ns}}}{attribute.name}" if attribute.ns else attribute.name, attribute.value)
        if self._everything and node.computed is not None and node.computed != node.value:
            made.set(COMPUTED, node.computed)
        if node.value is not None:
            end = None if self._everything else preload_end(self._state, node)
            made.text = end or node.value or None
        for child in node.elements():
            if self._everything or child.relevant:
                self.element(child, made)
        return made


def _tag(node: Element) -> str:
    return f"{{{node.ns}}}{node.name}" if node.ns and node.ns != XFORMS else node.name


def _override(root: etree._Element, overrides: dict[str, str]) -> None:
    if not overrides:
        return
    meta = next((one for one in root if etree.QName(one).localname == "meta"), None)
    if meta is None:
        meta = etree.SubElement(root, "meta")
    for name, value in overrides.items():
        child = next((one for one in meta if etree.QName(one).localname == name), None)
        if child is None:
            ns = etree.QName(meta).namespace
            child = etree.SubElement(meta, f"{{{ns}}}{name}" if ns else name)
        child.text = value
