"""From instance XML back to a tree that fits the form; copies of templates; ids of an edited instance.

Standard: ODK XForms, section "Metadata" (instanceID, deprecatedID); OpenRosa metadata schema.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import TYPE_CHECKING

from forms.engine.errors import FormError
from forms.engine.model import NodeDef, Repeat
from forms.engine.tree import Attribute, Document, Element, string_value
from forms.engine.xml_reader import parse_xml, to_tree

DRAFT = "urn:hosolang:draft"

if TYPE_CHECKING:
    from forms.engine.form import Parts
    from forms.engine.state import State


def copy_element(source: Element, parent: Element) -> Element:
    """A deep copy with the same definitions, everything relevant."""
    made = Element(parent, source.name, source.ns, source.prefix, source.value)
    made.definition = source.definition
    made.attributes = copy_attributes(source.definition, source.attributes, made)
    made.children = [copy_element(child, made) for child in source.elements()]
    return made


def copy_attributes(definition: NodeDef | None, attributes: Sequence[Attribute], owner: Element) -> Sequence[Attribute]:
    """The attributes of a copy: shared while none of them has a bind, else copies with their definitions."""
    if definition is None or not definition.attribute_definitions:
        return attributes
    copies = [Attribute(owner, one.name, one.ns, one.prefix, one.value) for one in attributes]
    for one in copies:
        one.definition = definition.attribute_definitions.get(one.name)
    return copies


def read_instance(parts: Parts, xml: bytes) -> Document:
    """The tree of an instance XML in the form's own shape.

    What the XML lacks is blank; what the form does not know is left out.

    Raises:
        FormError: it is not an instance of this form.
    """
    given = to_tree(parse_xml(xml, "The instance")).root_element()
    prototype = parts.prototype.root_element()
    if given.name != prototype.name:
        raise FormError(f"The instance is a {given.name!r}, not a {prototype.name!r} of this form")
    identity = given.attribute("id")
    if identity is not None and identity != prototype.attribute("id"):
        raise FormError(f"The instance belongs to the form {identity!r}, not to {prototype.attribute('id')!r}")
    document = Document()
    document.append(_restored(parts.definition, given, document))
    return document


def _restored(definition: NodeDef, given: Element | None, parent: Element) -> Element:
    made = Element(parent, definition.name, definition.ns, definition.prefix)
    made.definition = definition
    made.attributes = copy_attributes(definition, definition.attributes, made)
    if given is not None:
        for attribute in made.attributes:
            if attribute.definition is not None:
                attribute.value = given.attribute(attribute.name, attribute.ns) or ""
    if given is not None:
        made.computed = given.attribute("computed", DRAFT)
    if not definition.children:
        made.value = string_value(given) if given is not None else ""
        return made
    made.value = None
    for child in definition.children:
        present = given.named(child.name) if given is not None else []
        if child.repeat is not None:
            made.children.extend(_restored(child, one, made) for one in _instances(child.repeat, present))
        elif present or not child.optional:
            made.children.append(_restored(child, present[0] if present else None, made))
    return made


def _instances(repeat: Repeat, present: list[Element]) -> Sequence[Element | None]:
    """The given instances; where the form fixes their number by what it holds itself, exactly as many."""
    if not repeat.fixed or repeat.count is not None:
        return present
    wanted = len(repeat.written)
    return [*present[:wanted], *[None] * (wanted - len(present))]


def renew_ids(state: State) -> None:
    """Moves ``meta/instanceID`` to ``meta/deprecatedID`` and makes a new one; a missing node is added."""
    meta = next(iter(state.root.named("meta")), None)
    if meta is None:
        return
    instance_id = next(iter(meta.named("instanceID")), None)
    if instance_id is None:
        return
    deprecated = next(iter(meta.named("deprecatedID")), None)
    if deprecated is None:
        deprecated = Element(meta, "deprecatedID", instance_id.ns, instance_id.prefix)
        deprecated.definition = meta.definition.by_name.get("deprecatedID") if meta.definition is not None else None
        meta.append(deprecated)
        state.structure_changed()
    deprecated.value = instance_id.value
    instance_id.value = f"uuid:{uuid.uuid4()}"
