"""Values that a new instance starts with from the device and the clock (ODK XForms, preloads).

Standard: ODK XForms, section "Preload Attributes".
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import TYPE_CHECKING

from forms.engine.dates import iso_text
from forms.engine.tree import Element, walk

if TYPE_CHECKING:
    from forms.engine.state import State

PROPERTIES = {"deviceid": "deviceID", "phonenumber": "phoneNumber", "username": "username", "email": "email"}


def preload_new(state: State, properties: Mapping[str, str]) -> None:
    """Fills the preloads of a new instance."""
    for node in walk(state.root):
        bind = node.definition.bind if node.definition is not None else None
        if bind is not None and bind.preload and node.value is not None:
            text = _value(state, bind.preload, bind.preload_params, properties)
            if text is not None and not (bind.preload == "uid" and node.value):
                node.value = text


def _value(state: State, kind: str, params: str, properties: Mapping[str, str]) -> str | None:
    now = state.env.clock()
    if kind == "uid":
        return f"uuid:{uuid.uuid4()}"
    if kind == "date":
        return now.date().isoformat() if params == "today" else None
    if kind == "timestamp":
        return iso_text(now) if params == "start" else None
    if kind == "property":
        name = PROPERTIES.get(params.lower(), params)
        return properties.get(name, properties.get(params, ""))
    return None


def preload_end(state: State, node: Element) -> str | None:
    """The time of finishing, for the node whose preload is ``timestamp/end``; ``None`` for others."""
    bind = node.definition.bind if node.definition is not None else None
    if bind is not None and bind.preload == "timestamp" and bind.preload_params == "end":
        return iso_text(state.env.clock())
    return None
