"""From the characters of an expression to its tokens (XPath 1.0 section 3.7, with its disambiguation rules)."""

import re
from typing import NamedTuple

from forms.engine.errors import FormError
from forms.engine.limits import MAX_EXPRESSION_LENGTH

NAME = r"[A-Za-z_\u00b7-\U0010ffff](?:[\w.\-\u00b7])*"
TOKEN = re.compile(
    rf"""[ \t\r\n]*(?:
       (?P<number>[0-9]+(?:\.[0-9]*)?|\.[0-9]+)
      |(?P<literal>"[^"]*"|'[^']*')
      |(?P<symbol>\.\.|::|//|!=|<=|>=|[()\[\].@,/|+\-=<>*$])
      |(?P<name>{NAME}(?::(?:{NAME}|\*))?)
      |(?P<end>$))""",
    re.VERBOSE,
)
GLUED = re.compile(r"(?:and|or|mod|div)(?=[0-9])")
OPERATOR_NAMES = frozenset({"and", "or", "mod", "div"})
# After one of these (or at the start) a "*" is a name test and a word is never an operator.
OPERAND_EXPECTED = frozenset({"@", "::", "(", "[", ",", "/", "//", "|", "+", "-", "=", "!=", "<", "<=", ">", ">=", "$"})


class Token(NamedTuple):
    """One token: ``kind`` is number, literal, name, operator, symbol or end; ``at`` its offset in the expression."""

    kind: str
    text: str
    at: int


def tokens(expression: str) -> list[Token]:
    """All tokens of an expression, the last of kind ``end``.

    Raises:
        FormError: a character that no token starts with, or an expression longer than the cap.
    """
    if len(expression) > MAX_EXPRESSION_LENGTH:
        raise FormError(f"An expression of {len(expression)} characters is longer than {MAX_EXPRESSION_LENGTH}")
    found: list[Token] = []
    at = 0
    while True:
        match = TOKEN.match(expression, at)
        if match is None:
            raise _unexpected(expression, at)
        kind = match.lastgroup or "end"
        start, at = match.span(kind)
        if kind == "end":
            found.append(Token("end", "", len(expression)))
            return found
        text = match[kind]
        if kind == "name":
            glued = _glued_operator(expression, start, found)
            if glued is not None:
                text, at = glued.group(), glued.end()
            found.append(_word(text, start, found))
            at = _give_back_axis(expression, found, at)
        elif kind == "literal":
            found.append(Token(kind, text[1:-1], start))
        else:
            found.append(Token("operator" if text == "*" and _operand_ended(found) else kind, text, start))


def _unexpected(expression: str, at: int) -> FormError:
    at += len(expression[at:]) - len(expression[at:].lstrip(" \t\r\n"))
    return FormError(f"Unexpected character {expression[at]!r} at position {at + 1} of the expression {expression!r}")


def _glued_operator(expression: str, at: int, before: list[Token]) -> re.Match[str] | None:
    """``1and1``: after an operand only an operator can stand, so a name that starts with one and a digit is cut."""
    return GLUED.match(expression, at) if _operand_ended(before) else None


def _operand_ended(before: list[Token]) -> bool:
    return bool(before) and before[-1].kind != "operator" and before[-1].text not in _openers(before[-1])


def _word(text: str, at: int, before: list[Token]) -> Token:
    is_operator = text in OPERATOR_NAMES and _operand_ended(before)
    return Token("operator" if is_operator else "name", text, at)


def _openers(token: Token) -> frozenset[str]:
    return OPERAND_EXPECTED if token.kind == "symbol" else frozenset()


def _give_back_axis(expression: str, found: list[Token], at: int) -> int:
    """A name like ``child:`` before a second colon is an axis, not a prefix; ``1and`` style words need no care."""
    token = found[-1]
    if ":" in token.text and expression.startswith("::", token.at + token.text.index(":")):
        short = token.text[: token.text.index(":")]
        found[-1] = Token(token.kind, short, token.at)
        return token.at + len(short)
    return at
