"""Equality and order over all pairs of value types (XPath 1.0 section 3.4), with ODK's moments as numbers."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable
from datetime import tzinfo

from forms.engine.dates import Moment
from forms.engine.tree import Node, string_value
from forms.engine.xpath.values import Value, text_to_number, to_boolean, to_number, to_string

Test = Callable[[float, float], bool]
SMALLER = frozenset({"<", "<="})
ORDER: dict[str, Test] = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}


def equals(left: Value, right: Value, zone: tzinfo, *, negate: bool) -> bool:
    """``left = right``, or ``left != right`` with ``negate``: over node-sets both ask whether some pair fits."""
    if isinstance(left, list):
        if isinstance(right, list):
            return _sets_equal(left, right, negate=negate)
        return _set_equals(left, right, zone, negate=negate)
    if isinstance(right, list):
        return _set_equals(right, left, zone, negate=negate)
    return _same(left, right, zone) != negate


def _same(left: Value, right: Value, zone: tzinfo) -> bool:
    if isinstance(left, bool) or isinstance(right, bool):
        return to_boolean(left) == to_boolean(right)
    if isinstance(left, (float, Moment)) or isinstance(right, (float, Moment)):
        return to_number(left, zone) == to_number(right, zone)
    return to_string(left) == to_string(right)


def _sets_equal(left: list[Node], right: list[Node], *, negate: bool) -> bool:
    values = {string_value(node) for node in right}
    if not values:
        return False
    if not negate:
        return any(string_value(node) in values for node in left)
    return any(len(values) > 1 or string_value(node) not in values for node in left)


def _set_equals(nodes: list[Node], other: Value, zone: tzinfo, *, negate: bool) -> bool:
    if isinstance(other, bool):
        return (bool(nodes) == other) != negate
    if isinstance(other, str):
        return any((string_value(node) == other) != negate for node in nodes)
    number = to_number(other, zone)
    return any((text_to_number(string_value(node), zone) == number) != negate for node in nodes)


def ordered(symbol: str, left: Value, right: Value, zone: tzinfo) -> bool:
    """``left < right`` and its like: always over numbers, over node-sets whether some pair fits."""
    test = ORDER[symbol]
    if not isinstance(left, list) and not isinstance(right, list):
        return test(to_number(left, zone), to_number(right, zone))
    lefts, rights = _numbers(left, zone), _numbers(right, zone)
    if not lefts or not rights:
        return False
    if symbol in SMALLER:
        return test(min(lefts), max(rights))  # some pair fits exactly when these two do
    return test(max(lefts), min(rights))


def _numbers(value: Value, zone: tzinfo) -> list[float]:
    """The numbers of a value; those that are none can never be in order and are left out."""
    texts = [text_to_number(string_value(node), zone) for node in value] if isinstance(value, list) else None
    numbers = [to_number(value, zone)] if texts is None else texts
    return [one for one in numbers if not math.isnan(one)]
