"""From the characters of an expression to its tokens (XPath 1.0 section 3.7, with its disambiguation rules)."""

import re
from typing import NamedTuple

from forms.engine.errors import FormError
from forms.engine.limits import MAX_EXPRESSION_LENGTH

NAME = r"[A-Za-z_\u00b7-\U0010ffff](?:[\w.\-\u00b7])*"
TOKEN = re.compile(
    rf"""(?P<space>[ \t\r\n]+)
      |(?P<number>\d+(?:\.\d*)?|\.\d+)
      |(?P<literal>"[^"]*"|'[^']*')
      |(?P<symbol>\.\.|::|//|!=|<=|>=|[()\[\].@,/|+\-=<>*$])
      |(?P<name>{NAME}(?::(?:{NAME}|\*))?)""",
    re.VERBOSE,
)
GLUED = re.compile(r"(?:and|or|mod|div)(?=\d)")
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
    at, end = 0, len(expression)
    while at < end:
        match = TOKEN.match(expression, at)
        if match is None:
            raise FormError(
                f"Unexpected character {expression[at]!r} at position {at + 1} of the expression {expression!r}"
            )
        kind = match.lastgroup or ""
        if kind == "name":
            match = _glued_operator(expression, at, found) or match
        if kind != "space":
            found.append(_token(kind, match.group(), at, found))
        at = match.end()
        if kind == "name":
            at = _give_back_axis(expression, found, at)
    found.append(Token("end", "", end))
    return found


def _glued_operator(expression: str, at: int, before: list[Token]) -> re.Match[str] | None:
    """``1and1``: after an operand only an operator can stand, so a name that starts with one and a digit is cut."""
    return GLUED.match(expression, at) if _operand_ended(before) else None


def _operand_ended(before: list[Token]) -> bool:
    return bool(before) and before[-1].kind != "operator" and before[-1].text not in _openers(before[-1])


def _token(kind: str, text: str, at: int, before: list[Token]) -> Token:
    if kind == "literal":
        return Token(kind, text[1:-1], at)
    if text == "*" or text in OPERATOR_NAMES:
        if _operand_ended(before):
            return Token("operator", text, at)
        return Token("name" if text != "*" else "symbol", text, at)
    return Token(kind, text, at)


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
