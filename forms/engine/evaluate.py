"""One expression over one document, outside any form: for authors and for the conformance cases.

Standard: XPath 1.0 section 1: an expression, its context, and the four types of its value.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Literal

from forms.engine.clock import local_clock
from forms.engine.errors import FormError
from forms.engine.tree import Document, Element, Node, string_value, walk
from forms.engine.xml_reader import XFORMS, parse_xml, to_tree
from forms.engine.xpath.compiler import Compiler, Scope, as_boolean, as_number, as_string
from forms.engine.xpath.environment import Env
from forms.engine.xpath.parser import parse

Want = Literal["string", "number", "boolean", "nodes"]


def evaluate(  # noqa: PLR0913 - the face that conformance/README.md fixes
    expression: str,
    document: bytes,
    *,
    context: str = "/",
    namespaces: Mapping[str, str] | None = None,
    language: str | None = None,
    clock: Callable[[], datetime] | None = None,
    want: Want = "string",
) -> str | float | bool | list[str]:
    """The value of an expression; ``nodes`` gives string-values in document order.

    In an XForm an absolute path means the primary instance, as it does in a form's own expressions.

    Raises:
        FormError: the expression or the document cannot be used.
    """
    tree = to_tree(parse_xml(document, "The document"), everything=True)
    names = dict(namespaces or {})
    bound = {**names, "xml": "http://www.w3.org/XML/1998/namespace"}
    scope = Scope(bound, any_namespace=False, unprefixed=_unprefixed(names), late_errors=True)
    env = Env(tree, clock or local_clock, _Instances(tree), language)
    node = _context_node(context, tree, env)
    env.root = _primary(tree) or tree
    env.current = node
    compiler = Compiler(expression, scope)
    try:
        made = compiler.compile(parse(expression))
    except RecursionError as error:
        raise FormError(f"The expression {expression!r} is nested too deeply") from error
    if want == "nodes":
        found = made.run(node, 1, 1, env)
        if not isinstance(found, list):
            raise FormError(f"The expression {expression!r} does not give nodes")
        return [string_value(one) for one in found]
    convert: Any = {"string": as_string, "number": as_number, "boolean": as_boolean}[want](made)
    value: str | float | bool = convert(node, 1, 1, env)
    return value


def _unprefixed(names: Mapping[str, str]) -> frozenset[str]:
    return frozenset({"", XFORMS, names.get("", "")})


def _context_node(context: str, tree: Document, env: Env) -> Node:
    scope = Scope({}, any_namespace=True)
    found = Compiler(context, scope).nodes(parse(context))(tree, 1, 1, env)
    if not found:
        raise FormError(f"The context {context!r} selects nothing")
    node: Node = found[0]
    return node


def _primary(tree: Document) -> Element | None:
    if tree.root_element().name != "html":
        return None
    return next((one for one in walk(tree) if one.name == "instance" and one.ns == XFORMS), None)


class _Instances:
    """The instances inside the document itself."""

    def __init__(self, tree: Document) -> None:
        self._tree = tree

    def instance_root(self, name: str) -> Element | None:
        return next((one for one in walk(self._tree) if one.name == "instance" and one.attribute("id") == name), None)

    def itext(self, text_id: str) -> str:
        return text_id

    def choice_label(self, value: str, question: str, node: Node) -> str:  # noqa: ARG002 - no questions outside a form
        return value
