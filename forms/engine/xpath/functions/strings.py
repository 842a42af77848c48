"""String functions: XPath 1.0 section 4.2 and ODK's substr, join, regex, ends-with and their like.

Standard: ODK XForms, section "XPath Functions".
"""

from __future__ import annotations

import math
import random
import uuid
from collections.abc import Iterable

from forms.engine.errors import FormError
from forms.engine.limits import MAX_TEXT_LENGTH
from forms.engine.tree import Node, string_value
from forms.engine.xpath.ast import Call, Literal
from forms.engine.xpath.compiler import Compiled, Compiler
from forms.engine.xpath.environment import Env
from forms.engine.xpath.functions.patterns import pattern
from forms.engine.xpath.functions.registry import function, special
from forms.engine.xpath.values import Value, to_string

UUID_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
MAX_UUID_LENGTH = 1_000


@function("string", "a.", "string")
def string(value: Value) -> str:
    """The value as a string."""
    return to_string(value)


@function("concat", "a*", "string")
def concat(*values: Value) -> str:
    """All values one after another; of a node-set every node (ODK)."""
    return _joined("", values)


@function("join", "s m*", "string")
def join(separator: str, *values: Value) -> str:
    """All values with a separator between them; of a node-set every node."""
    return _joined(separator, values)


def _joined(separator: str, values: Iterable[Value]) -> str:
    """The texts of all values; one that would grow beyond what a node can hold is refused before it is made."""
    texts = [text for value in values for text in _texts(value)]
    if sum(map(len, texts)) + len(separator) * len(texts) > 2 * MAX_TEXT_LENGTH:
        raise FormError(f"A text grew beyond {2 * MAX_TEXT_LENGTH} characters", code="runaway")
    return separator.join(texts)


def _texts(value: Value) -> list[str]:
    return [string_value(node) for node in value] if isinstance(value, list) else [to_string(value)]


@function("starts-with", "s s", "boolean")
def starts_with(text: str, start: str) -> bool:
    """Whether the text starts with the other."""
    return text.startswith(start)


@function("ends-with", "s s", "boolean")
def ends_with(text: str, end: str) -> bool:
    """Whether the text ends with the other."""
    return text.endswith(end)


@function("contains", "s s", "boolean")
def contains(text: str, part: str) -> bool:
    """Whether the text holds the other."""
    return part in text


@function("substring-before", "s s", "string")
def substring_before(text: str, mark: str) -> str:
    """What stands before the first mark."""
    before, found, _ = text.partition(mark) if mark else ("", "", "")
    return before if found else ""


@function("substring-after", "s s", "string")
def substring_after(text: str, mark: str) -> str:
    """What stands after the first mark."""
    return text.partition(mark)[2] if mark else text


@function("substring", "s n n?", "string")
def substring(text: str, start: float, length: float = math.inf) -> str:
    """Characters by position from 1, with XPath 1.0's rounding."""
    if math.isnan(start) or math.isnan(length):
        return ""
    first = _half_up(start)
    last = first + _half_up(length)
    if math.isnan(last):
        return ""
    low = max(first, 1.0)
    high = min(last, len(text) + 1.0)
    return text[int(low) - 1 : int(high) - 1] if low < high else ""


def _half_up(value: float) -> float:
    return value if math.isinf(value) else float(math.floor(value + 0.5))


@function("substr", "s n n?", "string")
def substr(text: str, start: float, end: float | None = None) -> str:
    """Characters from ``start`` (from 0) up to and without ``end``; negatives count from the end (ODK)."""
    low = _offset(start, len(text))
    high = len(text) if end is None else _offset(end, len(text))
    return text[low:high] if low < high else ""


def _offset(value: float, length: int) -> int:
    if math.isnan(value):
        return 0
    if math.isinf(value):
        return length if value > 0 else 0
    whole = int(value)
    return max(0, length + whole) if whole < 0 else min(whole, length)


@function("string-length", "s.", "number")
def string_length(text: str) -> float:
    """How many characters."""
    return float(len(text))


@function("normalize-space", "s.", "string")
def normalize_space(text: str) -> str:
    """White space (as XML knows it) cut at the ends and folded inside."""
    for mark in "\t\r\n":
        text = text.replace(mark, " ")
    return " ".join(part for part in text.split(" ") if part)


@function("translate", "s s s", "string")
def translate(text: str, old: str, new: str) -> str:
    """Characters replaced one by one; those without a partner vanish."""
    table: dict[int, str | None] = {}
    for place, character in enumerate(old):
        table.setdefault(ord(character), new[place] if place < len(new) else None)
    return text.translate(table)


@special("regex", 2, 2)
def regex(compiler: Compiler, call: Call) -> Compiled:
    """Whether a regular expression fits somewhere in the text; one that is written out is checked at load."""
    text, expression = compiler.string(call.arguments[0]), compiler.string(call.arguments[1])
    written = call.arguments[1]
    if isinstance(written, Literal):
        try:
            pattern(written.text)
        except FormError as error:
            raise compiler.error(f"{error}: it stands", call.at) from error

    def run(node: Node, position: int, size: int, env: Env) -> bool:
        found = pattern(expression(node, position, size, env))
        return found.fits(text(node, position, size, env), env.spend)

    return Compiled("boolean", run)


@function("uuid", "n?", "string", env=True)
def make_uuid(_env: Env, length: float | None = None) -> str:
    """A random UUID, or as many random letters and digits as asked for."""
    if length is None:
        return str(uuid.uuid4())
    if not 0 <= length <= MAX_UUID_LENGTH:
        raise FormError("uuid() needs a valid length")
    return "".join(random.choices(UUID_ALPHABET, k=int(length)))  # noqa: S311 - a form's own label, no secret


@function("count-selected", "s", "number")
def count_selected(text: str) -> float:
    """How many choices a select-multiple answer holds."""
    return float(len(text.split()))


@function("selected", "s s", "boolean")
def selected(text: str, value: str) -> bool:
    """Whether a choice is among the answer's choices."""
    return value.strip() in text.split() or (not text.strip() and not value.strip())


@function("selected-at", "s n", "string")
def selected_at(text: str, place: float) -> str:
    """The choice at a place counted from 0, empty outside."""
    words = text.split()
    return words[int(place)] if 0 <= place < len(words) else ""


def node_texts(nodes: list[Node]) -> list[str]:
    """The string-values of a node-set."""
    return [string_value(node) for node in nodes]
