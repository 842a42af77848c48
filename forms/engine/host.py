"""What the expressions of a form can ask of it: secondary instances, translated texts, labels of choices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.engine.errors import FormError
from forms.engine.itemsets import choice_label
from forms.engine.tree import Element, Node

if TYPE_CHECKING:
    from forms.engine.state import State


class Host:
    """Answers for one instance, in its active language."""

    def __init__(self, state: State) -> None:
        self._state = state

    def instance_root(self, name: str) -> Element | None:
        """The root node of a secondary instance, or of the primary one under its own id.

        Raises:
            FormError: the form has no instance of that name.
        """
        root = self._state.parts.secondary.root(name)
        if root is not None:
            return root
        if name == self._state.parts.prototype.root_element().attribute("id"):
            return self._state.document
        raise FormError(f"The form has no instance {name!r}")

    def itext(self, text_id: str) -> str:
        """A translated text in the active language; empty if there is none of that id."""
        env = self._state.env
        return self._state.parts.translations.text(text_id, self._state.language, env.current, env) or ""

    def choice_label(self, value: str, question: str, node: Node) -> str:
        """The label of a choice of the question that a path names."""
        base = node.definition if isinstance(node, Element) else None
        definition = self._state.parts.resolve(question, base)
        if definition is None:
            raise FormError(f"jr:choice-name() asks for {question!r}, which the form does not have")
        return choice_label(self._state, definition, node, value)
