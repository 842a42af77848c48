"""Boolean and branching functions: XPath 1.0 section 4.3, ODK's lazy if and coalesce, checklists."""

from __future__ import annotations

import math

from forms.engine.tree import Node, string_value
from forms.engine.xpath.ast import Call
from forms.engine.xpath.compiler import Compiled, Compiler
from forms.engine.xpath.environment import Env
from forms.engine.xpath.functions.registry import UNBOUNDED, function, special
from forms.engine.xpath.values import Value, to_boolean, to_number, to_string


@function("true", "", "boolean")
def true() -> bool:
    """True."""
    return True


@function("false", "", "boolean")
def false() -> bool:
    """False."""
    return False


@function("boolean", "b", "boolean")
def boolean(value: bool) -> bool:  # noqa: FBT001 - called with a converted argument
    """The value as a boolean."""
    return value


@function("not", "b", "boolean")
def not_(value: bool) -> bool:  # noqa: FBT001 - called with a converted argument
    """The opposite."""
    return not value


@function("boolean-from-string", "s", "boolean")
def boolean_from_string(text: str) -> bool:
    """True for ``true`` and ``1`` only."""
    return text in {"true", "1"}


@special("if", 3, 3)
def if_(compiler: Compiler, call: Call) -> Compiled:
    """Evaluates only the branch that its condition chooses."""
    condition = compiler.boolean(call.arguments[0])
    yes, no = compiler.compile(call.arguments[1]), compiler.compile(call.arguments[2])
    on_yes, on_no = yes.run, no.run
    kind = yes.kind if yes.kind == no.kind else "any"
    return Compiled(kind, lambda n, p, s, e: on_yes(n, p, s, e) if condition(n, p, s, e) else on_no(n, p, s, e))


@special("coalesce", 1, UNBOUNDED)
def coalesce(compiler: Compiler, call: Call) -> Compiled:
    """The first value that is not empty; later ones are not evaluated."""
    runs = [compiler.compile(one).run for one in call.arguments]

    def run(node: Node, position: int, size: int, env: Env) -> str:
        text = ""
        for one in runs:
            value = one(node, position, size, env)
            text = to_string(value)
            if text and text != "NaN":
                return text
        return text

    return Compiled("string", run)


@special("checklist", 2, UNBOUNDED)
def checklist(compiler: Compiler, call: Call) -> Compiled:
    """Whether the number of true values lies between a least and a most (-1: no bound)."""
    low, high = compiler.number(call.arguments[0]), compiler.number(call.arguments[1])
    items = [compiler.compile(one, aggregated=True).run for one in call.arguments[2:]]

    def run(node: Node, position: int, size: int, env: Env) -> bool:
        met = sum(_truths(one(node, position, size, env)) for one in items)
        return _between(met, low(node, position, size, env), high(node, position, size, env))

    return Compiled("boolean", run)


@special("weighted-checklist", 2, UNBOUNDED)
def weighted_checklist(compiler: Compiler, call: Call) -> Compiled:
    """Like ``checklist`` with a weight after each value."""
    low, high = compiler.number(call.arguments[0]), compiler.number(call.arguments[1])
    items = [compiler.compile(one, aggregated=True).run for one in call.arguments[2:]]

    def run(node: Node, position: int, size: int, env: Env) -> bool:
        values = [one(node, position, size, env) for one in items]
        met = math.fsum(_weight(a, b, env) for a, b in zip(values[::2], values[1::2], strict=False))
        return _between(met, low(node, position, size, env), high(node, position, size, env))

    return Compiled("boolean", run)


def _truths(value: Value) -> int:
    return sum(_truth(string_value(node)) for node in value) if isinstance(value, list) else int(to_boolean(value))


def _truth(text: str) -> bool:
    return text.strip() not in {"", "0", "false"}


def _weight(value: Value, weight: Value, env: Env) -> float:
    if isinstance(value, list) and isinstance(weight, list):
        pairs = zip(value, weight, strict=False)
        return math.fsum(to_number(string_value(w), env.zone) for v, w in pairs if _truth(string_value(v)))
    return to_number(weight, env.zone) if _truths(value) else 0.0


def _between(met: float, low: float, high: float) -> bool:
    return (low < 0 or met >= low) and (high < 0 or met <= high)
