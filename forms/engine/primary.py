"""From the primary instance in the form to its definitions, its first tree and the templates of its repeats.

Standard: ODK XForms, sections "Primary Instance", "Repeats" (jr:template) and "Metadata" (OpenRosa meta).
"""

from __future__ import annotations

from lxml import etree

from forms.engine.datatypes import typed
from forms.engine.errors import FormError
from forms.engine.model import Bind, NodeDef, Repeat
from forms.engine.parts import Loading
from forms.engine.tree import Element, walk
from forms.engine.xml_reader import JAVAROSA, OPENROSA, local_name, to_tree


def read_primary(loading: Loading) -> NodeDef:
    """Reads the primary instance; every element gets its definition, ``jr:template`` ones become templates."""
    repeats = _repeat_refs(loading.body)
    document = to_tree(loading.primary)
    root = document.root_element()
    added = _add_meta(root, loading)
    reader = _Reader(repeats)
    definition = reader.define(root, None)
    loading.definition = definition
    loading.prototype = document
    _allow_deprecated_id(definition.by_name["meta"])
    if added:
        definition.by_name["meta"].by_name["instanceID"].bind = Bind(preload="uid")
    check_outermost(definition)
    return definition


def _add_meta(root: Element, loading: Loading) -> bool:
    """Every instance has ``meta/instanceID`` (OpenRosa metadata); a form gets what it lacks of them."""
    present = root.named("meta")
    if present and present[0].named("instanceID"):
        return False
    prefix = "orx" if loading.namespaces.get("orx") == OPENROSA else ""
    meta = present[0] if present else Element(root, "meta", OPENROSA if prefix else "", prefix, None)
    meta.append(Element(meta, "instanceID", meta.ns, meta.prefix))
    if not present:
        root.append(meta)
    return True


def _allow_deprecated_id(meta: NodeDef) -> None:
    if "deprecatedID" not in meta.by_name:
        like = meta.by_name["instanceID"]
        made = NodeDef(meta, Element(None, "deprecatedID", like.ns, like.prefix), is_repeat=False)
        made.optional = True


def _repeat_refs(body: etree._Element) -> set[str]:
    found: set[str] = set()

    def visit(element: etree._Element, base: str) -> None:
        ref = element.get("nodeset") or element.get("ref")
        here = _absolute(ref, base) if ref else base
        if local_name(element) == "repeat" and ref:
            found.add(_bare(here))
        for child in element:
            if local_name(child) in {"group", "repeat"}:
                visit(child, here)

    visit(body, "")
    return found


def _absolute(ref: str, base: str) -> str:
    ref = ref.strip()
    if ref.startswith("/"):
        return ref
    parts = base.split("/")
    for step in ref.removeprefix("current()/").split("/"):
        if step == "..":
            parts = parts[:-1]
        elif step != ".":
            parts.append(step)
    return "/".join(parts)


def _bare(path: str) -> str:
    return "/".join(step.rpartition(":")[2] for step in path.split("/"))


class _Reader:
    def __init__(self, repeats: set[str]) -> None:
        self._repeats = repeats

    def define(self, element: Element, parent: NodeDef | None) -> NodeDef:
        definition = parent.by_name.get(element.name) if parent is not None else None
        if definition is None:
            definition = NodeDef(parent, element, is_repeat=self._is_repeat(parent, element))
        self._adopt(element, definition)
        return definition

    def _is_repeat(self, parent: NodeDef | None, element: Element) -> bool:
        return _bare(f"{parent.path if parent else ''}/{element.name}") in self._repeats

    def _adopt(self, element: Element, definition: NodeDef) -> None:
        element.definition = definition
        seen: set[str] = set()
        for child in list(element.elements()):
            below = self.define(child, definition)
            if child.name in seen and below.nearest_repeat is not below:
                raise FormError(f"The instance has {below.path} more than once, and it is no repeat")
            seen.add(child.name)
            if below.nearest_repeat is below:
                self._repeat_instance(element, child, below)
        if element.children:
            element.children = list(element.elements())
            element.index = None

    def _repeat_instance(self, parent: Element, child: Element, definition: NodeDef) -> None:
        is_template = child.attribute("template", JAVAROSA) is not None
        child.attributes = [one for one in child.attributes if not (one.ns == JAVAROSA and one.name == "template")]
        if definition.repeat is None:
            definition.repeat = Repeat(child)
        if is_template:
            definition.repeat.template = child
            parent.remove(child)
        elif parent.definition is not None and parent.definition.nearest_repeat is None:
            definition.repeat.written.append(child)


def type_defaults(prototype: Element) -> None:
    """Gives the values written in the form the shape of their types; what cannot be a value of its type is blank."""
    _shape(prototype)
    if prototype.definition is not None:
        for definition in prototype.definition.walk():
            if definition.repeat is not None:
                _shape(definition.repeat.template)


def _shape(top: Element) -> None:
    for element in walk(top):
        if element.value and element.definition is not None:
            element.value = typed(element.value, element.definition.bind.type)


def check_outermost(definition: NodeDef) -> None:
    """Refuses a primary instance whose outermost element is a repeat."""
    if definition.repeat is not None:
        raise FormError("The outermost element of the instance cannot be a repeat")
