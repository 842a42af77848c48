"""Every refusal that a helper can meet has its sentences; that each has its Vietnamese, test_words tells."""

import ast
from collections.abc import Iterator
from functools import cache

from app.ui.errors import tell
from forms.refusal import Refusal
from tests.house.sources import modules, name, tree

AT_A_TERMINAL_ONLY = frozenset(
    {
        # Ctrl+C, pressed twice.
        "broken-off",
        # The keeper of a gateway, who starts it and reads its English at the server's own terminal.
        "bad-database",
        "bad-files-url",
        "bad-key-kind",
        "bad-table",
        "database-unreachable",
        "files-elsewhere",
        "files-refused",
        "files-unreachable",
        "gateway-busy",
        "gateway-damaged",
        "gateway-full",
        "gateway-keys-missing",
        "gateway-not-writable",
        "name-taken",
        "no-data-folder",
        "port-taken",
        "tls-files-missing",
        "tls-needed",
        "unknown-key-name",
        "bad-setup",  # no line of the dialog that makes a set-up code takes more letters
        # An officer's program at the gateway, which is told over HTTP with a sentence of its own.
        "author-revoked",
        "bad-fee",
        "bad-status",
        "form-mismatch",
        "form-unknown",
        "other-content",
        "paper-differs",
        "unknown-author",
        "unreadable",
        # The author of a pack, who builds and signs it at a terminal.
        "bad-key",
        "no-key",
        "nothing-to-build",
    }
)


@cache
def _calls() -> tuple[ast.Call, ...]:
    return tuple(node for path in modules() for node in ast.walk(tree(path)) if isinstance(node, ast.Call))


@cache
def _refusals() -> frozenset[str]:
    """Names of Refusal and of every class made from it."""
    classes = [node for path in modules() for node in ast.walk(tree(path)) if isinstance(node, ast.ClassDef)]
    names = {"Refusal"}
    while True:
        more = {one.name for one in classes if any(_last(base) in names for base in one.bases)} - names
        if not more:
            return frozenset(names)
        names |= more


def _last(node: ast.expr) -> str:
    return ast.unparse(node).rpartition(".")[2]


def _literals(node: ast.expr) -> Iterator[str]:
    """The texts that an expression can be: itself, or either side of a condition."""
    if isinstance(node, ast.IfExp):
        yield from _literals(node.body)
        yield from _literals(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


def _codes() -> frozenset[str]:
    found: set[str] = set()
    for call in _calls():
        name = _last(call.func)
        # FormError says its sentence first, and its code as a keyword.
        if name in _refusals() and name != "FormError" and call.args:
            found.update(_literals(call.args[0]))
        if name in _refusals():
            found.update(code for one in call.keywords if one.arg == "code" for code in _literals(one.value))
        if ast.unparse(call.func) == "super().__init__" and len(call.args) > 1:
            found.update(code for code in _literals(call.args[0]) if code and " " not in code)
    return frozenset(found)


def _has_no_words(code: str) -> bool:
    return f"({code})" in tell(Refusal(code, "")).what


def test_every_refusal_has_words_for_the_helper() -> None:
    codes = _codes()
    assert len(codes) > 200
    assert sorted(code for code in codes - AT_A_TERMINAL_ONLY if _has_no_words(code)) == []


def test_what_stands_at_a_terminal_only_is_raised_and_has_no_words() -> None:
    assert sorted(AT_A_TERMINAL_ONLY - _codes()) == []
    assert sorted(code for code in AT_A_TERMINAL_ONLY if not _has_no_words(code)) == []


def test_no_refusal_has_words_twice() -> None:
    """The second sentence would never be read, and whoever mends the first would not see it."""
    rooms = [tree(path) for path in modules() if name(path).startswith("app.ui.refusals.")]
    functions = [one for room in rooms for one in room.body if isinstance(one, ast.FunctionDef) and not one.args.args]
    tables = [node for one in functions for node in ast.walk(one) if isinstance(node, ast.Dict)]
    codes = [key.value for table in tables for key in table.keys if isinstance(key, ast.Constant)]
    spoilt = {"damaged", "cycle"}  # also kinds of what a pack has wrong, which are no codes
    assert len(codes) > 200
    assert {code for code in codes if codes.count(code) > 1} == spoilt
