"""An expression of a form: its source, its place, and its value at a node."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from forms.engine.errors import FormError
from forms.engine.model import NodeDef
from forms.engine.tree import Node
from forms.engine.xpath.ast import Expr
from forms.engine.xpath.compiler import Compiled, Compiler, Run, Scope, as_boolean, as_number, as_string
from forms.engine.xpath.environment import Env
from forms.engine.xpath.parser import parse


class Expression:
    """A compiled expression that belongs to a definition (``None``: to nodes of a secondary instance)."""

    __slots__ = ("compiled", "definition", "run_boolean", "run_number", "run_string", "source", "tree")

    def __init__(self, source: str, definition: NodeDef | None, namespaces: Mapping[str, str]) -> None:
        self.source = source
        self.definition = definition
        self.tree: Expr = parse(source)
        compiler = Compiler(source, Scope(namespaces, place=definition))
        try:
            self.compiled: Compiled = compiler.compile(self.tree)
        except RecursionError as error:
            raise FormError(f"The expression {source!r} is nested too deeply") from error
        self.run_string: Run = as_string(self.compiled)
        self.run_boolean: Run = as_boolean(self.compiled)
        self.run_number: Run = as_number(self.compiled)

    def string(self, node: Node, env: Env) -> str:
        """The value as a string, at the node it belongs to."""
        value: str = self._at(self.run_string, node, env)
        return value

    def boolean(self, node: Node, env: Env) -> bool:
        """The value as a boolean, at the node it belongs to."""
        return bool(self._at(self.run_boolean, node, env))

    def number(self, node: Node, env: Env) -> float:
        """The value as a number, at the node it belongs to."""
        value: float = self._at(self.run_number, node, env)
        return value

    def nodes(self, node: Node, env: Env) -> list[Node]:
        """The value as a node-set; empty where it is something else."""
        value = self._at(self.compiled.run, node, env)
        return value if isinstance(value, list) else []

    @staticmethod
    def _at(run: Run, node: Node, env: Env) -> Any:  # noqa: ANN401 - whatever the closure gives
        before = env.current
        if before is env.root:  # not from inside another expression
            env.begin()
        env.current = node
        try:
            return run(node, 1, 1, env)
        finally:
            env.current = before
