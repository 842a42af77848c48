"""How a function of the library is declared: its name, its parameters' types, what it gives, and its Python body.

A parameter is one word of a signature: ``s`` string, ``n`` number, ``b`` boolean, ``N`` node-set, ``A`` node-set over
all repeat instances (the argument of an aggregate), ``a`` any value as it is, ``m`` the same but
a node-set like ``A``. ``?`` after it makes it optional, ``*`` repeats it, and ``.`` makes it the context node's value
where it is left out.

Standard: XPath 1.0 section 3.2 (function calls: arguments are converted to the types that the signature names).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from forms.engine.tree import Element, Node, string_value
from forms.engine.xpath.ast import Call, Expr
from forms.engine.xpath.compiler import Compiled, Compiler, Run
from forms.engine.xpath.environment import Env
from forms.engine.xpath.values import text_to_number

Build = Callable[[Compiler, Call], Compiled]
Body = Callable[..., Any]
UNBOUNDED = 10_000


@dataclass(frozen=True, slots=True)
class Function:
    """One function: how many arguments it takes and how a call is compiled."""

    low: int
    high: int
    build: Build


FUNCTIONS: dict[str, Function] = {}


def function(name: str, signature: str, gives: str, *, env: bool = False) -> Callable[[Body], Body]:
    """Declares a strict function; its body receives the converted arguments, after the ``Env`` if ``env``."""
    words = signature.split()

    def declare(body: Body) -> Body:
        low = sum(1 for word in words if word[1:] == "")
        high = UNBOUNDED if any(word.endswith("*") for word in words) else len(words)
        FUNCTIONS[name] = Function(low, high, lambda compiler, call: _strict(compiler, call, words, (gives, body, env)))
        return body

    return declare


def special(name: str, low: int, high: int) -> Callable[[Build], Build]:
    """Declares a function that compiles its own call: lazy ones, and those that look at the context."""

    def declare(build: Build) -> Build:
        FUNCTIONS[name] = Function(low, high, build)
        return build

    return declare


def _strict(compiler: Compiler, call: Call, words: list[str], target: tuple[str, Body, bool]) -> Compiled:
    gives, body, wants_env = target
    runs = [_argument(compiler, one, _word(words, place)) for place, one in enumerate(call.arguments)]
    if len(runs) < len(words) and words[len(runs)].endswith("."):
        runs.append(_context_value(words[len(runs)]))
    return Compiled(gives, _caller(body, runs, with_env=wants_env))


def _word(words: list[str], place: int) -> str:
    return words[min(place, len(words) - 1)]


def _argument(compiler: Compiler, tree: Expr, word: str) -> Run:
    kind = word[0]
    if kind == "s":
        return compiler.string(tree)
    if kind == "n":
        return compiler.number(tree)
    if kind == "b":
        return compiler.boolean(tree)
    if kind == "A":
        return relevant_only(compiler.nodes(tree, aggregated=True))
    if kind == "N":
        return compiler.nodes(tree)
    made = compiler.compile(tree, aggregated=kind == "m")
    return relevant_only(made.run) if kind == "m" and made.kind == "nodes" else made.run


def relevant_only(nodes: Run) -> Run:
    """The nodes that are relevant: for an aggregate the others do not exist (JavaRosa)."""

    def run(node: Node, position: int, size: int, env: Env) -> list[Node]:
        found: list[Node] = nodes(node, position, size, env)
        return [one for one in found if not isinstance(one, Element) or one.relevant]

    return run


def _context_value(word: str) -> Run:
    if word[0] == "s":
        return lambda n, _p, _s, _e: string_value(n)
    if word[0] == "n":
        return lambda n, _p, _s, e: text_to_number(string_value(n), e.zone)
    return lambda n, _p, _s, _e: [n]


def _caller(body: Body, runs: list[Run], *, with_env: bool) -> Run:
    if with_env:

        def run_with_env(node: Node, position: int, size: int, env: Env) -> object:
            env.spend(1)
            return body(env, *[one(node, position, size, env) for one in runs])

        return run_with_env

    def run(node: Node, position: int, size: int, env: Env) -> object:
        env.spend(1)
        return body(*[one(node, position, size, env) for one in runs])

    return run
