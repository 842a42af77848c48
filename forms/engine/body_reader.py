"""From the ``body`` element to controls, groups and repeats.

Standard: ODK XForms, sections "Body Elements", "Body Attributes", "Groups" and "Repeats"; XForms 1.1 sections 8 and 9.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from forms.engine.actions import read_action
from forms.engine.body import QUESTION_TAGS, Choice, Control, Itemset
from forms.engine.errors import FormError
from forms.engine.model import NodeDef
from forms.engine.parts import Loading
from forms.engine.texts import Message, read_message
from forms.engine.xml_reader import JAVAROSA, local_name

CONTAINERS = frozenset({"group", "repeat"})


def read_body(loading: Loading) -> Control:
    """The body as one container; actions inside it are added to the form's actions.

    Raises:
        FormError: a control for a node that the instance does not have.
    """
    for element in loading.model:
        if local_name(element) in {"setvalue", "setgeopoint", "recordaudio"}:
            loading.actions.append(read_action(loading, element, None, in_body=False))
    body = Control("body", None)
    _read_children(loading, loading.body, body, loading.outermost)
    return body


def _read_children(loading: Loading, source: etree._Element, parent: Control, base: NodeDef) -> None:
    for element in source:
        tag = local_name(element)
        if tag in CONTAINERS:
            parent.children.append(_container(loading, element, parent, base))
        elif tag in QUESTION_TAGS:
            parent.children.append(_question(loading, element, parent, base))
        elif tag in {"setvalue", "setgeopoint", "recordaudio"}:
            loading.actions.append(read_action(loading, element, base, in_body=True))


def _definition(loading: Loading, element: etree._Element, base: NodeDef) -> NodeDef | None:
    ref = element.get("ref") or element.get("nodeset")
    if not ref:
        bound = element.get("bind")
        ref = loading.nodeset_of(bound) if bound else None
    if not ref:
        return None
    definition = loading.resolve(ref, base)
    return None if definition is None or definition.is_attribute else definition


def _container(loading: Loading, element: etree._Element, parent: Control, base: NodeDef) -> Control:
    definition = _definition(loading, element, base)
    made = Control(local_name(element), definition, element.get("appearance") or "", parent=parent)
    _texts(loading, element, made, definition or base)
    if made.kind == "repeat":
        _repeat(loading, element, definition)
    elif definition is not None and definition.control is None:
        definition.control = made
    _read_children(loading, element, made, definition or base)
    return made


def _repeat(loading: Loading, element: etree._Element, definition: NodeDef | None) -> None:
    if definition is None or definition.repeat is None or definition.parent is None:
        raise FormError("A repeat of the form's body has no nodeset in the instance")
    repeat = definition.repeat
    count = element.get(f"{{{JAVAROSA}}}count")
    if count:
        repeat.count = loading.expression(count, definition)
        repeat.fixed = True
    fixed = element.get(f"{{{JAVAROSA}}}noAddRemove")
    if fixed is not None and fixed.strip() in {"true", "true()", "1"}:
        repeat.fixed = True


def _question(loading: Loading, element: etree._Element, parent: Control, base: NodeDef) -> Control:
    definition = _definition(loading, element, base)
    made = Control(local_name(element), definition, element.get("appearance") or "", parent=parent)
    if definition is None:
        return made  # a control for a node that the instance lacks is shown by neither ODK engine
    made.attributes = {str(name): str(value) for name, value in element.attrib.items()}
    _texts(loading, element, made, definition)
    made.choices = tuple(_choices(loading, element, definition))
    itemset = next((one for one in element if local_name(one) == "itemset"), None)
    if itemset is not None:
        made.itemset = _itemset(loading, itemset, definition)
    if definition.control is None:
        definition.control = made
    for child in element:
        if local_name(child) in {"setvalue", "setgeopoint", "recordaudio"}:
            loading.actions.append(read_action(loading, child, definition, in_body=True))
    return made


def _texts(loading: Loading, element: etree._Element, made: Control, definition: NodeDef) -> None:
    for child in element:
        if local_name(child) == "label":
            made.label = read_message(child, definition, loading.expression)
        elif local_name(child) == "hint":
            made.hint = read_message(child, definition, loading.expression)


def _choices(loading: Loading, element: etree._Element, definition: NodeDef) -> Iterator[Choice]:
    for item in element:
        if local_name(item) != "item":
            continue
        parts = {local_name(part): part for part in item}
        value = parts["value"].text if "value" in parts else None
        label = parts.get("label")
        text = Message((value or "",)) if label is None else read_message(label, definition, loading.expression)
        yield Choice((value or "").strip(), text)


def _itemset(loading: Loading, element: etree._Element, definition: NodeDef) -> Itemset:
    parts = {local_name(part): part for part in element}
    nodeset = element.get("nodeset")
    value = parts["value"].get("ref") if "value" in parts else None
    if not nodeset or not value:
        raise FormError(f"The itemset of {definition.path} needs a nodeset and a value")
    label = parts["label"].get("ref") if "label" in parts else None
    return Itemset(
        loading.expression(nodeset, definition),
        loading.expression(value, None),
        loading.expression(label, None) if label else None,
    )
