"""What the expressions of a form can ask of it: secondary instances, translated texts, labels of choices.

Standard: ODK XForms, section "XPath Functions": instance, jr:itext, jr:choice-name.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from forms.engine.errors import FormError
from forms.engine.itemsets import choice_label
from forms.engine.limits import MAX_TEXTS_DEEP
from forms.engine.tree import Element, Node

if TYPE_CHECKING:
    from forms.engine.state import State


class Host:
    """Answers for one instance, in its active language."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._depth = 0  # of texts inside texts

    def instance_root(self, name: str) -> Element | None:
        """The root node of a secondary instance, or of the primary one under its own id.

        Raises:
            FormError: the form has no instance of that name.
        """
        secondary = self._state.parts.secondary
        if self._state.last_saved is not None and secondary.is_last_saved(name):
            return self._state.last_saved
        root = secondary.root(name)
        if root is not None:
            return root
        if name == self._state.parts.prototype.root_element().attribute("id"):
            return self._state.document
        raise FormError(f"The form has no instance {name!r}")

    def itext(self, text_id: str) -> str:
        """A translated text in the active language; empty if there is none of that id."""
        env = self._state.env
        with self._inside_a_text():
            return self._state.parts.translations.text(text_id, self._state.language, env.current, env) or ""

    def choice_label(self, value: str, question: str, node: Node) -> str:
        """The label of a choice of the question that a path names."""
        base = node.definition if isinstance(node, Element) else None
        definition = self._state.parts.resolve(question, base)
        if definition is None:
            raise FormError(f"jr:choice-name() asks for {question!r}, which the form does not have")
        with self._inside_a_text():
            return choice_label(self._state, definition, node, value)

    @contextmanager
    def _inside_a_text(self) -> Iterator[None]:
        """A text may show another one, but not itself without end."""
        if self._depth >= MAX_TEXTS_DEEP:
            raise FormError("The form's texts show each other in a circle", code="runaway")
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1
