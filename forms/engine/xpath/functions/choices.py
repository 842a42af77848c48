"""Functions about choices and texts of the form: jr:choice-name, jr:itext.

Standard: ODK XForms, section "XPath Functions".
"""

from __future__ import annotations

from forms.engine.tree import Node
from forms.engine.xpath.ast import Call
from forms.engine.xpath.compiler import Compiled, Compiler
from forms.engine.xpath.environment import Env
from forms.engine.xpath.functions.registry import function, special


@function("jr:itext", "s", "string", env=True)
def itext(env: Env, text_id: str) -> str:
    """A translated text."""
    return env.host.itext(text_id) if env.host is not None else ""


@special("jr:choice-name", 2, 2)
def choice_name(compiler: Compiler, call: Call) -> Compiled:
    """The label of the choice of a question."""
    value, question = compiler.string(call.arguments[0]), compiler.string(call.arguments[1])

    def run(node: Node, position: int, size: int, env: Env) -> str:
        if env.host is None:
            return ""
        return env.host.choice_label(value(node, position, size, env), question(node, position, size, env), env.current)

    return Compiled("string", run)
