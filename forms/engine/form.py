"""A form that was read: makes instances, and says what it is.

Standard: ODK XForms, section "Model"; XForms 1.1, initialization events.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from forms.engine.actions import FIRST_LOAD, LOAD, NEW_REPEAT, VALUE_CHANGED, Action
from forms.engine.binds import EXPRESSIONS
from forms.engine.body import Control
from forms.engine.collector import making_what_stays
from forms.engine.graph import Item, drawn
from forms.engine.instance import Instance
from forms.engine.model import NodeDef
from forms.engine.preloads import preload_new
from forms.engine.restoring import copy_element, read_instance, renew_ids
from forms.engine.secondary import SecondaryInstances
from forms.engine.state import State
from forms.engine.texts import Translations
from forms.engine.tree import Document

PLACE = re.compile(r"\[\d+\]")


@dataclass(slots=True)
class Parts:
    """Everything that was read of a form."""

    definition: NodeDef
    prototype: Document
    resolve: Callable[[str, NodeDef | None], NodeDef | None]
    controls: Control
    items: list[Item]
    translations: Translations
    secondary: SecondaryInstances
    actions: list[Action]
    title: str


class Form:
    """A form definition; instances of it are independent of each other.

    Attributes:
        id: the ``id`` of the instance's outermost element.
        version: its ``version``, empty if it has none.
        title: the document's title.
        languages: the itext languages in the form's order, the empty tuple if there is none.
        attachments_wanted: the ``jr://`` URLs of the external instances that the form names.
    """

    def __init__(self, parts: Parts, clock: Callable[[], datetime], preload: Mapping[str, str]) -> None:
        root = parts.prototype.root_element()
        self.parts = parts
        self.clock = clock
        self.preload = preload
        self.id: str = root.attribute("id") or ""
        self.version: str = root.attribute("version") or ""
        self.title = parts.title
        self.languages = parts.translations.languages
        self.attachments_wanted = parts.secondary.wanted
        self.changed_actions = _by_source(parts.actions, VALUE_CHANGED)
        self.repeat_actions = _by_source(parts.actions, NEW_REPEAT)
        self.first_load_actions = [one for one in parts.actions if FIRST_LOAD in one.events]
        self.load_actions = [one for one in parts.actions if LOAD in one.events]

    def dependencies(self) -> tuple[tuple[str, str, str], ...]:
        """The dependency graph: (ref, ``relevant`` / ``calculate`` / ``count`` / ``choices``, ref that it reads)."""
        return drawn(self.parts.items)

    def rules(self, ref: str) -> Mapping[str, str]:
        """The expressions that a node's bind holds: relevant, required, readonly, constraint, calculate.

        Raises:
            KeyError: the form has no such node; ``ref`` may be one of an instance, with places.
        """
        definition = self.parts.resolve(PLACE.sub("", ref), None)
        if definition is None:
            raise KeyError(ref)
        found = {name: getattr(definition.bind, name) for name in EXPRESSIONS}
        return {name: expression.source for name, expression in found.items() if expression is not None}

    def new(self, *, last_saved: bytes | None = None) -> Instance:
        """A fresh instance: preloads, calculations, then the actions of ``odk-instance-first-load``.

        Args:
            last_saved: an earlier instance of this form **of the same person**, for ``jr://instance/last-saved``;
                without it that instance is blank. A form serves many people, so it never holds one itself.

        Raises:
            FormError: ``last_saved`` is not an instance of this form, or an expression cannot be evaluated.
        """
        earlier = None if last_saved is None else read_instance(self.parts, last_saved)
        with making_what_stays():
            document = Document()
            document.append(copy_element(self.parts.prototype.root_element(), document))
            instance = Instance(self, State(self.parts, document, self.clock, earlier))
            preload_new(instance.state, self.preload)
            instance.start([*self.first_load_actions, *self.load_actions])
        return instance

    def restore(self, xml: bytes, *, last_saved: bytes | None = None) -> Instance:
        """The instance that an instance XML describes, drafts included; only ``odk-instance-load`` happens.

        ``last_saved`` as in ``new``.

        Raises:
            FormError: it is not an instance of this form.
        """
        earlier = None if last_saved is None else read_instance(self.parts, last_saved)
        with making_what_stays():
            instance = Instance(self, State(self.parts, read_instance(self.parts, xml), self.clock, earlier))
            instance.start(self.load_actions)
        return instance

    def edit(self, xml: bytes) -> Instance:
        """A sent instance opened again: its id becomes ``deprecatedID``, a new ``instanceID`` takes its place.

        Raises:
            FormError: it is not an instance of this form.
        """
        instance = self.restore(xml)
        renew_ids(instance.state)
        return instance


def _by_source(actions: list[Action], event: str) -> dict[NodeDef, list[Action]]:
    found: dict[NodeDef, list[Action]] = {}
    for action in actions:
        if event in action.events and action.source is not None:
            found.setdefault(action.source, []).append(action)
    return found
