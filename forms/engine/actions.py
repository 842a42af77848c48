"""Actions: values set when something happens to an instance (ODK XForms, actions and events).

Standard: ODK XForms, sections "Actions" and "Events"; XForms 1.1, the setvalue element.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from forms.engine.errors import FormError
from forms.engine.expressions import Expression
from forms.engine.model import NodeDef
from forms.engine.xml_reader import local_name

if TYPE_CHECKING:
    from forms.engine.parts import Loading

FIRST_LOAD = "odk-instance-first-load"
LOAD = "odk-instance-load"
NEW_REPEAT = "odk-new-repeat"
VALUE_CHANGED = "xforms-value-changed"
EVENTS = frozenset({FIRST_LOAD, LOAD, NEW_REPEAT, VALUE_CHANGED})
OTHER_EVENTS = frozenset({"xforms-ready", "xforms-revalidate"})
EVENTS_NAMESPACE = "http://www.w3.org/2001/xml-events"


@dataclass(frozen=True, slots=True)
class Action:
    """A setvalue: which events, whose (``source``: the control or repeat it stands in), which target, which value."""

    events: frozenset[str]
    source: NodeDef | None
    target: NodeDef
    value: Expression | str | None
    select: Expression | None = None  # a target with predicates, which choose among its nodes


def read_action(loading: Loading, element: etree._Element, source: NodeDef | None, *, in_body: bool) -> Action:
    """The action of a setvalue element.

    Raises:
        FormError: an event that does not exist or cannot happen there, or a target that is not in the instance.
    """
    events = frozenset((element.get("event") or element.get(f"{{{EVENTS_NAMESPACE}}}event") or "").split())
    unknown = events - EVENTS - OTHER_EVENTS
    if unknown:
        raise FormError(f"An action of the form waits for unknown events: {', '.join(sorted(unknown))}")
    if not in_body and events & {NEW_REPEAT, VALUE_CHANGED}:
        raise FormError(
            f"An action in the model cannot wait for {', '.join(sorted(events & {NEW_REPEAT, VALUE_CHANGED}))}"
        )
    bound = element.get("bind")
    ref = element.get("ref") or (loading.nodeset_of(bound) if bound else None) or ""
    target = loading.resolve(ref, source) if ref else None
    if target is None:
        raise FormError(f"An action of the form sets {ref!r}, which the instance does not have")
    if local_name(element) != "setvalue":
        return Action(frozenset(), source, target, None)  # location and sound are no business of a desktop form
    expression = element.get("value")
    value: Expression | str = loading.expression(expression, target) if expression else (element.text or "")
    select = loading.expression(ref, source or loading.outermost) if "[" in ref else None
    return Action(events, source, target, value, select)
