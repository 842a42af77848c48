"""The body of a form: controls, groups and repeats in the order of asking (XForms 1.1 sections 8 and 9).

Standard: ODK XForms, sections "Body Elements", "Groups" and "Repeats".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from forms.engine.expressions import Expression
from forms.engine.model import NodeDef
from forms.engine.texts import Message

QUESTION_TAGS = frozenset({"input", "select", "select1", "upload", "trigger", "range", "rank", "secret", "textarea"})


@dataclass(slots=True)
class Itemset:
    """Choices that come from nodes: which ones, and where each keeps its value and label."""

    nodes: Expression
    value: Expression
    label: Expression | None


@dataclass(slots=True)
class Choice:
    """A choice written out in the form."""

    value: str
    label: Message


@dataclass(slots=True)
class Control:
    """A question, group or repeat. ``kind`` is the element's name; groups without a ref have no definition."""

    kind: str
    definition: NodeDef | None
    appearance: str = ""
    label: Message | None = None
    hint: Message | None = None
    choices: tuple[Choice, ...] = ()
    itemset: Itemset | None = None
    parent: Control | None = None
    children: list[Control] = field(default_factory=list)
    attributes: dict[str, str] = field(default_factory=dict)

    def walk(self) -> Iterator[Control]:
        """This part of the body and everything inside it, in order."""
        yield self
        for child in self.children:
            yield from child.walk()
