"""Whether an answer breaks what its bind asks, and in which words to say so (XForms 1.1 section 6.1).

Standard: ODK XForms, section "Bind Attributes": required, constraint and their messages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from forms.engine.tree import Element

if TYPE_CHECKING:
    from forms.engine.state import State

Violation = Literal["required", "constraint"]


def violation_of(state: State, node: Element) -> Violation | None:
    """What is wrong with an answer; nothing is wrong with what is not relevant."""
    if not node.relevant or node.definition is None or node.value is None:
        return None
    bind = node.definition.bind
    if node.value == "":
        return "required" if bind.required is not None and bind.required.boolean(node, state.env) else None
    if bind.constraint is not None and not bind.constraint.boolean(node, state.env):
        return "constraint"
    return None


def violation_message(state: State, node: Element) -> str | None:
    """The form's own message for the present violation."""
    violation = violation_of(state, node)
    if violation is None or node.definition is None:
        return None
    bind = node.definition.bind
    message = bind.required_message if violation == "required" else bind.constraint_message
    return None if message is None else message.text(node, state.env)
