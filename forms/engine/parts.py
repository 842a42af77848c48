"""What the readers of a form share while it is loaded.

Standard: XForms 1.1, single-node and node-set binding attributes (ref, nodeset, bind).
"""

from __future__ import annotations

import re

from lxml import etree

from forms.engine.actions import Action
from forms.engine.errors import FormError
from forms.engine.expressions import Compiling, Expression
from forms.engine.model import NodeDef
from forms.engine.texts import Translations
from forms.engine.tree import Document
from forms.engine.xml_reader import local_name
from forms.engine.xpath.ast import NameTest, NodeType, Path, Step
from forms.engine.xpath.parser import parse

PLAIN_PATH = re.compile(r"\s*/([A-Za-z_][\w.\-]*(?:/[A-Za-z_][\w.\-]*)*)\s*")  # the usual ref, read without a parser


class Loading:
    """The form's XML and what has been read of it so far."""

    def __init__(
        self,
        root: etree._Element,
        parts: tuple[etree._Element, etree._Element, etree._Element],
        *,
        checked_before: bool = False,
    ) -> None:
        model, body, primary = parts
        self.checked_before = checked_before  # its expressions are known to be sound: compiled when they first run
        self.model = model
        self.body = body
        self.primary = primary
        self.namespaces = _prefixes(root, primary)
        self._compiling = Compiling(self.namespaces)
        self.definition: NodeDef | None = None
        self.prototype = Document()
        self.actions: list[Action] = []
        self.expressions: list[Expression] = []
        itext = next((one for one in model if local_name(one) == "itext"), None)
        self.translations = Translations(itext, self.expression)

    @property
    def outermost(self) -> NodeDef:
        """The definition of the primary instance's outermost element."""
        if self.definition is None:
            raise FormError("The primary instance has not been read")
        return self.definition

    def expression(self, source: str, definition: NodeDef | None) -> Expression:
        """A compiled expression that belongs to a definition."""
        made = Expression(source, definition, self._compiling)
        if self.checked_before:
            return made
        try:
            made.compile()
        except FormError as error:
            where = f" (at {definition.path})" if definition is not None else ""
            raise FormError(f"{error}{where}", code=error.code, **error.facts) from error
        self.expressions.append(made)
        return made

    def outermost_id(self) -> str:
        """The form's own id, under which ``instance()`` gives the primary instance."""
        return self.prototype.root_element().attribute("id") or ""

    def has_path(self, names: list[str]) -> bool:
        """Whether the primary instance has a node at an absolute path."""
        return self._at_path(names) is not None

    def _at_path(self, names: list[str]) -> NodeDef | None:
        at: NodeDef | None = self.outermost if self.outermost.name == names[0] else None
        for name in names[1:]:
            at = at.by_name.get(name) if at is not None else None
        return at

    def resolve(self, ref: str, base: NodeDef | None) -> NodeDef | None:
        """The definition that a ``ref`` or ``nodeset`` names, relative to a base; ``None`` if there is none."""
        plain = PLAIN_PATH.fullmatch(ref)
        if plain is not None:
            return self._at_path(plain[1].split("/"))
        tree = parse(ref.strip())
        if not isinstance(tree, Path) or (tree.start is not None and tree.start != "/"):
            return self._resolve_current(tree, base)
        at = None if tree.start == "/" else base
        return self._follow(tree.steps, at)

    def nodeset_of(self, bind_id: str) -> str | None:
        """The nodeset of the bind with that id.

        Raises:
            FormError: the model has no such bind.
        """
        for element in self.model:
            if local_name(element) == "bind" and element.get("id") == bind_id:
                return element.get("nodeset")
        raise FormError(f"The form names the bind {bind_id!r}, which the model does not have")

    def _resolve_current(self, tree: object, base: NodeDef | None) -> NodeDef | None:
        is_current = isinstance(tree, Path) and getattr(tree.start, "name", "") == "current"
        return self._follow(tree.steps, base) if is_current and isinstance(tree, Path) else None

    def _follow(self, steps: tuple[Step, ...], at: NodeDef | None) -> NodeDef | None:
        for step in steps:
            if isinstance(step.test, NodeType):
                at = at if step.axis == "self" or at is None else at.parent
            elif at is None:
                at = self.outermost if _names(step.test, self.outermost) else None
            elif step.axis == "attribute":
                at = at.attribute(step.test.name)
            else:
                at = at.by_name.get(step.test.name)
            if at is None:
                return None
        return at


def _names(test: NameTest, definition: NodeDef) -> bool:
    return test.name == definition.name


def _prefixes(root: etree._Element, primary: etree._Element) -> dict[str, str]:
    """The namespace prefixes that expressions may use: those in force at the model and inside the primary instance."""
    found: dict[str, str] = {}
    for element in (root, primary, *primary.iterdescendants()):
        for prefix, uri in element.nsmap.items():
            if prefix:
                found.setdefault(prefix, uri)
    return found
