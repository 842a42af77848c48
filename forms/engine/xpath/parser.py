"""From tokens to the syntax tree, by recursive descent over the XPath 1.0 grammar.

Standard: XPath 1.0 sections 2 and 3.
"""

from __future__ import annotations

from functools import lru_cache

from forms.engine.errors import FormError
from forms.engine.limits import MAX_EXPRESSION_DEPTH
from forms.engine.xpath.ast import (
    DESCENDANTS,
    PARENT,
    SELF,
    Binary,
    Call,
    Expr,
    Filter,
    Literal,
    NameTest,
    Negate,
    NodeType,
    Number,
    Path,
    Step,
)
from forms.engine.xpath.lexer import Token, tokens

AXES = frozenset({
    "ancestor", "ancestor-or-self", "attribute", "child", "descendant", "descendant-or-self", "following",
    "following-sibling", "namespace", "parent", "preceding", "preceding-sibling", "self",
})  # fmt: skip
NODE_TYPES = frozenset({"node", "text", "comment", "processing-instruction"})
PRECEDENCE = {
    "or": 1, "and": 2, "=": 3, "!=": 3, "<": 4, "<=": 4, ">": 4, ">=": 4, "+": 5, "-": 5, "*": 6, "div": 6, "mod": 6,
}  # fmt: skip
COMPARISONS = frozenset({3, 4})


@lru_cache(maxsize=20_000)
def parse(expression: str) -> Expr:
    """The syntax tree of an expression.

    Raises:
        FormError: the expression is not XPath 1.0; the sentence names the position.
    """
    return _Parser(expression).whole()


class _Parser:
    def __init__(self, expression: str) -> None:
        self._expression = expression
        self._tokens = tokens(expression)
        self._next = 0
        self._depth = 0

    def whole(self) -> Expr:
        tree = self._binary(1)
        if self._peek().kind != "end":
            raise self._unexpected()
        return tree

    def _peek(self) -> Token:
        return self._tokens[self._next]

    def _after(self) -> Token:
        return self._tokens[self._next + 1] if self._next + 1 < len(self._tokens) else self._tokens[-1]

    def _take(self) -> Token:
        token = self._tokens[self._next]
        self._next += token.kind != "end"
        return token

    def _is(self, *texts: str) -> bool:
        kind, text, _ = self._tokens[self._next]
        return text in texts and kind in {"symbol", "operator"}

    def _expect(self, text: str) -> None:
        if not self._is(text):
            raise self._unexpected(f", expected {text!r}")
        self._next += 1

    def _unexpected(self, more: str = "") -> FormError:
        token = self._peek()
        what = "end" if token.kind == "end" else repr(token.text)
        return FormError(f"Unexpected {what} at position {token.at + 1} of the expression {self._expression!r}{more}")

    def _binary(self, least: int) -> Expr:
        """Operators that bind at least as strongly as ``least``, all to the left."""
        self._enter()
        left, links = self._unary(), 0
        while True:
            token = self._tokens[self._next]
            strength = PRECEDENCE.get(token.text, 0) if token.kind in {"symbol", "operator"} else 0
            if strength == 0 or strength < least:
                break
            self._next += 1
            left = Binary(token.text, left, self._binary(strength + 1))
            links += strength in COMPARISONS
            if links > MAX_EXPRESSION_DEPTH:
                raise self._unexpected(", after too many comparisons in a row")
        self._depth -= 1
        return left

    def _enter(self) -> None:
        self._depth += 1
        if self._depth > MAX_EXPRESSION_DEPTH:
            raise FormError(
                f"The expression is nested deeper than {MAX_EXPRESSION_DEPTH} levels at position {self._peek().at + 1}"
            )

    def _unary(self) -> Expr:
        minuses = 0
        while self._is("-"):
            self._next += 1
            minuses += 1
            if minuses > MAX_EXPRESSION_DEPTH:
                raise self._unexpected()
        tree = self._union()
        for _ in range(minuses):
            tree = Negate(tree)
        return tree

    def _union(self) -> Expr:
        left, links = self._path(), 0
        while self._is("|"):
            self._next += 1
            left = Binary("|", left, self._path())
            links += 1
            if links > MAX_EXPRESSION_DEPTH:
                raise self._unexpected(", after too many unions in a row")
        return left

    def _path(self) -> Expr:
        if self._is("/", "//") or not self._starts_primary():
            return self._location_path()
        base = self._primary()
        predicates = self._predicates()
        tree = Filter(base, predicates) if predicates else base
        if self._is("/", "//"):
            return Path(tree, self._more_steps())
        return tree

    def _starts_primary(self) -> bool:
        token = self._peek()
        if token.kind in {"number", "literal"} or self._is("(", "$"):
            return True
        return token.kind == "name" and self._after().text == "(" and token.text not in NODE_TYPES

    def _primary(self) -> Expr:
        token = self._take()
        if token.kind == "number":
            return Number(float(token.text))
        if token.kind == "literal":
            return Literal(token.text)
        if token.text == "(":
            tree = self._binary(1)
            self._expect(")")
            return tree
        if token.text == "$":
            raise FormError(f"Variables do not exist in forms: position {token.at + 1} of {self._expression!r}")
        return Call(token.text, self._arguments(), token.at)

    def _arguments(self) -> tuple[Expr, ...]:
        self._expect("(")
        found: list[Expr] = []
        if not self._is(")"):
            found.append(self._binary(1))
            while self._is(","):
                self._next += 1
                found.append(self._binary(1))
        self._expect(")")
        return tuple(found)

    def _predicates(self) -> tuple[Expr, ...]:
        found: list[Expr] = []
        while self._is("["):
            self._next += 1
            found.append(self._binary(1))
            self._expect("]")
        return tuple(found)

    def _location_path(self) -> Expr:
        if self._is("//"):
            return Path("/", self._more_steps())
        if self._is("/"):
            self._next += 1
            if not self._starts_step():
                return Path("/", ())
            return Path("/", (self._step(), *self._more_steps()))
        return Path(None, (self._step(), *self._more_steps()))

    def _more_steps(self) -> tuple[Step, ...]:
        steps: list[Step] = []
        while self._is("/", "//"):
            if self._take().text == "//":
                steps.append(DESCENDANTS)
            steps.append(self._step())
        return tuple(steps)

    def _starts_step(self) -> bool:
        return self._peek().kind == "name" or self._is("*", "@", ".", "..")

    def _step(self) -> Step:
        if self._is(".", ".."):
            short = SELF if self._take().text == "." else PARENT
            predicates = self._predicates()  # not XPath 1.0 after "." and "..", but both ODK engines take it
            return Step(short.axis, short.test, predicates) if predicates else short
        axis = self._axis()
        test = self._node_test()
        return Step(axis, test, self._predicates())

    def _axis(self) -> str:
        if self._is("@"):
            self._next += 1
            return "attribute"
        if self._after().text == "::" and self._after().kind == "symbol":
            if self._peek().text not in AXES:
                raise self._unexpected(", which is no axis")
            axis = self._take().text
            self._next += 1
            return axis
        return "child"

    def _node_test(self) -> NameTest | NodeType:
        if self._is("*"):
            self._next += 1
            return NameTest("", "*")
        token = self._peek()
        if token.kind != "name":
            raise self._unexpected()
        self._next += 1
        if token.text in NODE_TYPES and self._is("("):
            return self._node_type(token.text)
        prefix, _, name = token.text.rpartition(":")
        return NameTest(prefix, name)

    def _node_type(self, kind: str) -> NodeType:
        self._expect("(")
        target = None
        if kind == "processing-instruction" and self._peek().kind == "literal":
            target = self._take().text
        self._expect(")")
        return NodeType(kind, target)
