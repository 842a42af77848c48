"""The repeats of a form as its body asks them, those inside rows of other repeats included.

Standard: ODK XForms, section "Repeats".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from forms.engine.body import Control

if TYPE_CHECKING:
    from forms.engine.instance import Instance


def ranges_of(instance: Instance) -> Iterator[str]:
    """The ref of every range in the order of the body, e.g. ``/data/r`` and, for each of its rows, ``/data/r[1]/s``."""
    return _inside(instance, instance.form.parts.controls, "", "")


def _inside(instance: Instance, control: Control, path: str, ref: str) -> Iterator[str]:
    for child in control.children:
        if child.kind == "repeat" and child.definition is not None:
            found = ref + child.definition.path[len(path) :]
            yield found
            for at in range(instance.count(found)):
                yield from _inside(instance, child, child.definition.path, f"{found}[{at + 1}]")
        elif child.children:
            yield from _inside(instance, child, path, ref)
