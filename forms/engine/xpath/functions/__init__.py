"""The function library: XPath 1.0 section 4 and the ODK XForms functions, grouped by what they work on."""

from __future__ import annotations

from forms.engine.errors import FormError
from forms.engine.tree import Node
from forms.engine.xpath.ast import Call
from forms.engine.xpath.compiler import Compiled, Compiler, Run
from forms.engine.xpath.environment import Env
from forms.engine.xpath.functions import choices, codecs, forms, geography, logic, moments, nodesets, numbers, strings
from forms.engine.xpath.functions.registry import FUNCTIONS, Function

__all__ = [
    "FUNCTIONS",
    "choices",
    "codecs",
    "compile_call",
    "forms",
    "geography",
    "logic",
    "moments",
    "nodesets",
    "numbers",
    "strings",
]


def compile_call(compiler: Compiler, call: Call) -> Compiled:
    """The closure of a function call.

    Raises:
        FormError: no such function, or a wrong number of arguments; the sentence names the place.
    """
    try:
        return _known(compiler, call).build(compiler, call)
    except FormError as error:
        if not compiler.scope.late_errors:
            raise
        return Compiled("any", _raising(error))


def _raising(error: FormError) -> Run:
    def run(_node: Node, _position: int, _size: int, _env: Env) -> object:
        raise error

    return run


def _known(compiler: Compiler, call: Call) -> Function:
    known = FUNCTIONS.get(call.name)
    if known is None:
        raise compiler.error(f"There is no function {call.name!r}: it stands", call.at, function=call.name)
    given = len(call.arguments)
    if not known.low <= given <= known.high:
        wanted = str(known.low) if known.low == known.high else f"{known.low} to {known.high}"
        raise compiler.error(f"The function {call.name!r} takes {wanted} arguments, not {given}: it stands", call.at)
    return known
