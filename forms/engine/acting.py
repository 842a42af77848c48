"""Runs actions on an instance.

Standard: ODK XForms, sections "Actions" and "Events"; XForms 1.1, the setvalue element.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from forms.engine.actions import Action
from forms.engine.datatypes import typed
from forms.engine.errors import FormError
from forms.engine.graph import below
from forms.engine.tree import Element

if TYPE_CHECKING:
    from forms.engine.form import Form
    from forms.engine.state import State

MAX_CASCADE = 50


def run_actions(state: State, form: Form, actions: Iterable[Action], source: Element | None, depth: int = 0) -> None:
    """Runs actions one after another; each sees what the one before did."""
    for action in actions:
        run_action(state, form, action, source, depth)


def run_action(state: State, form: Form, action: Action, source: Element | None, depth: int = 0) -> None:
    """Sets the targets that share the innermost repeat instance with the source, and tells their own actions.

    Raises:
        FormError: actions that set each other without end.
    """
    if depth > MAX_CASCADE:
        raise FormError(f"The actions around {action.target.path} set each other without end", code="runaway")
    for target in _targets(state, action, source):
        if state.put(target, _value(state, action, target)):
            state.settle()
            run_actions(state, form, form.changed_actions.get(action.target, ()), target, depth + 1)


def _value(state: State, action: Action, target: Element) -> str:
    if action.value is None or isinstance(action.value, str):
        return action.value or ""
    return typed(action.value.string(target, state.env), action.target.bind.type)


def _targets(state: State, action: Action, source: Element | None) -> list[Element]:
    if action.select is not None:
        return [one for one in action.select.nodes(source or state.root, state.env) if isinstance(one, Element)]
    at = source
    chain = action.target.chain()
    while at is not None and at.definition is not None:
        if at.definition in chain:
            return list(below(at, at.definition, action.target))
        at = at.parent
    return list(below(state.document, None, action.target))
