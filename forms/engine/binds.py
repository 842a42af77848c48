"""From ``bind`` elements to what they say about definitions (XForms 1.1 section 6, ODK XForms binds).

Standard: ODK XForms, section "Bind Attributes".
"""

from __future__ import annotations

from lxml import etree

from forms.engine.datatypes import bare_type
from forms.engine.errors import FormError
from forms.engine.expressions import Expression
from forms.engine.model import NO_BIND, Bind, NodeDef
from forms.engine.parts import Loading
from forms.engine.texts import Message, attribute_message
from forms.engine.xml_reader import JAVAROSA, local_name

EXPRESSIONS = ("relevant", "required", "readonly", "constraint", "calculate")


def read_binds(loading: Loading) -> None:
    """Gives every definition what its binds say; two binds of one node are read as one.

    Raises:
        FormError: a bind without a nodeset, or for a node that the instance does not have.
    """
    for element in loading.model:
        if local_name(element) == "bind":
            _read_bind(loading, element)


def _read_bind(loading: Loading, element: etree._Element) -> None:
    nodeset = element.get("nodeset") or element.get("ref")
    if not nodeset:
        raise FormError("A bind of the form has no nodeset")
    definition = loading.resolve(nodeset, None)
    if definition is None:
        raise FormError(f"A bind of the form is for {nodeset!r}, which its instance does not have")
    bind = definition.bind
    if bind is NO_BIND:
        bind = definition.bind = Bind()
    if element.get("type"):
        bind.type = bare_type(str(element.get("type")))
    for name in EXPRESSIONS:
        source = element.get(name)
        if source is not None and source.strip():
            setattr(bind, name, _expression(loading, source, definition))
    _read_javarosa(loading, element, definition)
    bind.attributes = _custom(element)


def _expression(loading: Loading, source: str, definition: NodeDef) -> Expression:
    return loading.expression(source, definition)


def _read_javarosa(loading: Loading, element: etree._Element, definition: NodeDef) -> None:
    bind = definition.bind
    bind.preload = element.get(f"{{{JAVAROSA}}}preload") or bind.preload
    bind.preload_params = element.get(f"{{{JAVAROSA}}}preloadParams") or bind.preload_params
    bind.constraint_message = _message(loading, element, "constraintMsg", definition) or bind.constraint_message
    bind.required_message = _message(loading, element, "requiredMsg", definition) or bind.required_message


def _message(loading: Loading, element: etree._Element, name: str, definition: NodeDef) -> Message | None:
    text = element.get(f"{{{JAVAROSA}}}{name}")
    return None if text is None else attribute_message(text, definition, loading.expression)


def _custom(element: etree._Element) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for name, value in element.attrib.items():
        if str(name).startswith("{"):
            ns, local = str(name)[1:].split("}", 1)
            found.setdefault(ns, {})[local] = str(value)
    return found
