"""A form being filled: the face that the window, the command line and the replay program use.

Standard: XForms 1.1, recalculate, revalidate, insert and delete, under the names that a client needs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from forms.engine.acting import run_action, run_actions
from forms.engine.actions import Action
from forms.engine.datatypes import is_no_number, refuse_impossible, stored
from forms.engine.errors import FormError
from forms.engine.itemsets import choices_of
from forms.engine.model import NodeDef
from forms.engine.questions import CUSTOM, Question, Section, custom_attributes, describe, in_order
from forms.engine.refs import all_refs, find
from forms.engine.repeats import add_instance, remove_instance
from forms.engine.state import State
from forms.engine.styling import Run, runs
from forms.engine.submission import write
from forms.engine.texts import MEDIA, Message
from forms.engine.tree import Element
from forms.engine.violations import violation_message, violation_of

if TYPE_CHECKING:
    from forms.engine.form import Form


class Instance:
    """One filled form. Every ``ref`` is concrete (``/data/r[2]/x``); one that does not exist raises ``KeyError``."""

    def __init__(self, form: Form, state: State) -> None:
        self.form = form
        self.state = state
        self._found: dict[str, Element] = {}
        self._found_at = -1
        state.on_new_repeat = self._new_repeat

    def start(self, actions: list[Action]) -> None:
        """Computes everything once, then runs the actions of the opening event."""
        state = self.state
        state.push_all()
        state.settle()
        for action in actions:
            state.transaction(partial(run_action, state, self.form, action, None))

    # reading ---------------------------------------------------------------------------------------------------------

    def refs(self) -> Iterable[str]:
        """Every node in document order."""
        root = self.state.root
        name = f"{root.prefix}:{root.name}" if root.prefix else root.name
        return [ref for ref, _ in all_refs(root, f"/{name}")]

    def value(self, ref: str) -> str:
        """The value as it stands in the instance; empty when it is not relevant, and for groups."""
        node = self._node(ref)
        return node.value or "" if node.relevant else ""

    def relevant(self, ref: str) -> bool:
        """Whether the node and all above it are relevant."""
        return self._node(ref).relevant

    def required(self, ref: str) -> bool:
        """Whether an answer is required now."""
        node = self._node(ref)
        required = _definition(node).bind.required
        return required is not None and required.boolean(node, self.state.env)

    def readonly(self, ref: str) -> bool:
        """Whether the node or one above it is read-only now."""
        at: Element | None = self._node(ref)
        while at is not None and at.definition is not None:
            readonly = at.definition.bind.readonly
            if readonly is not None and readonly.boolean(at, self.state.env):
                return True
            at = at.parent
        return False

    def violation(self, ref: str) -> str | None:
        """``"required"``, ``"constraint"`` or ``None``."""
        return violation_of(self.state, self._node(ref))

    def message(self, ref: str) -> str | None:
        """The form's own words for the present violation, ``None`` without one."""
        return violation_message(self.state, self._node(ref))

    def label(self, ref: str) -> str | None:
        """The label in the active language, outputs filled in."""
        node = self._node(ref)
        control = _definition(node).control
        return control.label.text(node, self.state.env) if control is not None and control.label is not None else None

    def hint(self, ref: str) -> str | None:
        """The hint in the active language, outputs filled in."""
        node = self._node(ref)
        control = _definition(node).control
        return control.hint.text(node, self.state.env) if control is not None and control.hint is not None else None

    def label_runs(self, ref: str) -> tuple[Run, ...]:
        """The label in runs of bold, italic and linked text; empty without one."""
        control = _definition(self._node(ref)).control
        return self._runs(control.label if control else None, ref)

    def hint_runs(self, ref: str) -> tuple[Run, ...]:
        """The hint in runs of bold, italic and linked text; empty without one."""
        control = _definition(self._node(ref)).control
        return self._runs(control.hint if control else None, ref)

    def _runs(self, message: Message | None, ref: str) -> tuple[Run, ...]:
        if message is None:
            return ()
        return runs(message.marked(self._node(ref), self.state.env, self.form.parts.translations, self.language))

    def media(self, ref: str) -> Mapping[str, str]:
        """The label's image, audio and video, as ``jr://`` URLs in the active language."""
        control = _definition(self._node(ref)).control
        found = {form: self._form_of(control.label if control else None, form, ref) for form in MEDIA}
        return {form: url for form, url in found.items() if url is not None}

    def guidance(self, ref: str) -> str | None:
        """The longer hint for the person who asks the question, in the active language."""
        control = _definition(self._node(ref)).control
        return self._form_of(control.hint if control else None, "guidance", ref)

    def _form_of(self, message: Message | None, form: str, ref: str) -> str | None:
        text_id = message.text_id if message is not None else None
        if text_id is None:
            return None
        texts = self.form.parts.translations
        return texts.text(text_id, self.language, self._node(ref), self.state.env, form)

    def choices(self, ref: str) -> Sequence[tuple[str, str]]:
        """Value and label of every choice that is offered now."""
        return choices_of(self.state, self._node(ref))

    def count(self, range_ref: str) -> int:
        """How many instances a repeat has; ``range_ref`` is a ref without the last place, e.g. ``/data/r[1]/s``."""
        parent, repeat = self._range(range_ref)
        return len(parent.named(repeat.name))

    def ranges(self) -> tuple[str, ...]:
        """The ranges of all repeats in the order of the body, those inside the rows of others included."""
        from forms.engine.ranges import ranges_of  # noqa: PLC0415 - ranges reads instances

        return tuple(ranges_of(self))

    def fixed(self, range_ref: str) -> bool:
        """Whether the form itself decides how many instances a repeat has."""
        repeat = self._range(range_ref)[1].repeat
        return repeat is not None and repeat.fixed

    def row_attributes(self, range_ref: str) -> Iterator[Mapping[str, str]]:
        """As :meth:`attributes`, of every node that a row of the repeat has, also while there is no row."""
        return (node.bind.attributes.get(CUSTOM, {}) for node in self._range(range_ref)[1].walk())

    def questions(self) -> Sequence[str]:
        """The relevant questions in the order in which a paged client asks them."""
        return [
            self.state.ref_of(node) for node in in_order(self.form.parts.controls, self.state.document) if node.relevant
        ]

    def question(self, ref: str) -> Question:
        """What is fixed about a question."""
        return describe(self.state, self._node(ref))

    def attributes(self, ref: str) -> Mapping[str, str]:
        """The attributes of the node's bind in the namespace ``urn:hosolang:form``."""
        return custom_attributes(self._node(ref))

    def is_worked_out(self, ref: str) -> bool:
        """Whether the form itself calculates the node's value."""
        return _definition(self._node(ref)).calculation is not None

    def worked_out_from(self, ref: str) -> tuple[str, ...]:
        """Labels of the questions that the node's calculation reads; () where nothing is calculated."""
        from forms.engine.worked_out import worked_out_from  # noqa: PLC0415 - it reads instances

        return worked_out_from(self, self._node(ref))

    def sections(self) -> tuple[Section, ...]:
        """One section per top-level group of the body; questions outside any group have a section with an empty ref."""
        from forms.engine.sections import sections_of  # noqa: PLC0415 - sections reads instances

        return sections_of(self)

    @property
    def language(self) -> str:
        """The active language."""
        return self.state.language

    @language.setter
    def language(self, name: str) -> None:
        if name not in self.form.languages and name != "":
            raise FormError(f"The form has no language {name!r}", code="unknown-language")
        self.state.language = name or self.form.parts.translations.default

    # changing --------------------------------------------------------------------------------------------------------

    def check(self, ref: str, text: str) -> None:
        """Says whether a text can be an answer, without storing it; also where ``set`` stores blank or nothing.

        Raises:
            KeyError: there is no such node.
            FormError: (code ``bad-value``) the text cannot be a value of the node's type, and why.
        """
        refuse_impossible(text, _definition(self._node(ref)).bind.type, ref)

    def set(self, ref: str, text: str | None) -> None:
        """Stores an answer; ``None`` clears it.

        Words for a number change nothing; who asks people for one calls ``check`` first, which says why.

        Raises:
            KeyError: there is no such node.
            FormError: the node takes no value, or (code ``bad-value``) the text cannot be one; nothing has changed.
        """
        node = self._node(ref)
        definition = _definition(node)
        if definition.children or node.value is None:
            raise FormError(f"{ref} is a group and takes no value")
        if is_no_number(text or "", definition.bind.type):
            return
        kept = stored(text or "", definition.bind.type, ref)
        if definition.control is not None and definition.control.kind == "trigger":
            kept = "OK" if kept in {"1", "OK", "true"} else ""
        self.state.transaction(lambda: self._change(node, definition, kept))

    def _change(self, node: Element, definition: NodeDef, text: str) -> None:
        if self.state.put(node, text):
            self.state.settle()
            run_actions(self.state, self.form, self.form.changed_actions.get(definition, ()), node)

    def add_repeat(self, range_ref: str) -> str:
        """Adds an instance after the last one; gives its ref.

        Raises:
            KeyError: there is no such repeat.
            FormError: the form fixes the number of instances.
        """
        parent, repeat = self._range(range_ref)
        if self.fixed(range_ref):
            raise FormError(f"The form itself decides how many {range_ref} there are")
        made: list[Element] = []
        self.state.transaction(lambda: made.append(add_instance(self.state, parent, repeat)))
        return self.state.ref_of(made[0])

    def remove_repeat(self, instance_ref: str) -> None:
        """Removes an instance; later ones move up.

        Raises:
            KeyError: there is no such instance.
            FormError: it is no instance of a repeat, or the form fixes the number of instances.
        """
        node = self._node(instance_ref)
        repeat = _definition(node).repeat
        if repeat is None:
            raise FormError(f"{instance_ref} is not an instance of a repeat")
        if repeat.fixed:
            raise FormError(f"The form itself decides how many {instance_ref} there are")
        self.state.transaction(lambda: remove_instance(self.state, node))

    def _new_repeat(self, made: Element) -> None:
        definition = _definition(made)
        actions = self.form.repeat_actions.get(definition, ())
        if actions:
            self.state.settle()
            run_actions(self.state, self.form, actions, made)

    # writing ---------------------------------------------------------------------------------------------------------

    def xml(self, *, instance_id: str | None = None, deprecated_id: str | None = None) -> bytes:
        """The submission: nodes that are not relevant are dropped; the ids override those of ``meta``."""
        given = {"instanceID": instance_id, "deprecatedID": deprecated_id}
        overrides = {name: value for name, value in given.items() if value is not None}
        return write(self.state, everything=False, overrides=overrides)

    def draft(self) -> bytes:
        """Everything, also what is not relevant now; ``Form.restore`` gives the same instance again."""
        return write(self.state, everything=True)

    # refs ------------------------------------------------------------------------------------------------------------

    def _node(self, ref: str) -> Element:
        if self._found_at != self.state.structure_version:
            self._found.clear()
            self._found_at = self.state.structure_version
        node = self._found.get(ref)
        if node is None:
            node = find(self.state.document, ref)
            if node is None:
                raise KeyError(ref)
            self._found[ref] = node
        return node

    def _range(self, range_ref: str) -> tuple[Element, NodeDef]:
        parent_ref, _, name = range_ref.rpartition("/")
        parent = self._node(parent_ref) if parent_ref else None
        definition = (
            parent.definition.by_name.get(name.rpartition(":")[2]) if parent is not None and parent.definition else None
        )
        if parent is None or definition is None or definition.repeat is None:
            raise KeyError(range_ref)
        return parent, definition


def _definition(node: Element) -> NodeDef:
    if node.definition is None:
        raise FormError("The node does not belong to the form")
    return node.definition
