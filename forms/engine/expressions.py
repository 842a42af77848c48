"""An expression of a form: its source, its place, and its value at a node.

Standard: XForms 1.1 section 7 (evaluation context); ODK XForms, section "XPath Expressions".
"""

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


class Compiling:
    """What the expressions of one form share: its namespaces, and the closures of those that occur again."""

    def __init__(self, namespaces: Mapping[str, str]) -> None:
        self.namespaces = namespaces
        self._made: dict[str, Compiled] = {}

    def compiled(self, source: str, tree: Expr, definition: NodeDef | None) -> Compiled:
        """The closure of an expression; outside of repeats the same text means the same wherever it stands."""
        anywhere = definition is None or definition.nearest_repeat is None
        made = self._made.get(source) if anywhere else None
        if made is None:
            made = Compiler(source, Scope(self.namespaces, place=definition)).compile(tree)
            if anywhere:
                self._made[source] = made
        return made


class Expression:
    """An expression that belongs to a definition (``None``: to nodes of a secondary instance).

    It is compiled by ``compile``, which says what is wrong with it, or else when it first runs.
    """

    __slots__ = ("_compiling", "definition", "run", "run_boolean", "run_number", "run_string", "source")

    def __init__(self, source: str, definition: NodeDef | None, compiling: Compiling) -> None:
        self.source = source
        self.definition = definition
        self._compiling = compiling
        self.run: Run = self._when_first_run("run")
        self.run_string: Run = self._when_first_run("run_string")
        self.run_boolean: Run = self._when_first_run("run_boolean")
        self.run_number: Run = self._when_first_run("run_number")

    @property
    def tree(self) -> Expr:
        """The syntax tree."""
        return parse(self.source)

    def compile(self) -> None:
        """Makes the closures.

        Raises:
            FormError: it is not an expression that the engine knows, with the place in it.
        """
        try:
            made = self._compiling.compiled(self.source, self.tree, self.definition)
        except RecursionError as error:
            raise FormError(f"The expression {self.source!r} is nested too deeply") from error
        self.run = made.run
        self.run_string = as_string(made)
        self.run_boolean = as_boolean(made)
        self.run_number = as_number(made)

    def _when_first_run(self, which: str) -> Run:
        def run(node: Node, position: int, size: int, env: Env) -> Any:  # noqa: ANN401 - whatever the closure gives
            self.compile()
            return getattr(self, which)(node, position, size, env)

        return run

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
        value = self._at(self.run, node, env)
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
