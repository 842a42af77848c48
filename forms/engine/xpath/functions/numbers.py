"""Number functions: XPath 1.0 section 4.4 and ODK's maths.

Standard: ODK XForms, section "XPath Functions".
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from datetime import tzinfo
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from forms.engine.dates import DayNumber, Moment, parse
from forms.engine.tree import Node, string_value
from forms.engine.xpath.environment import Env
from forms.engine.xpath.functions.registry import function
from forms.engine.xpath.values import Value, text_to_number, to_number


@function("number", "a.", "any", env=True)
def number(env: Env, value: Value) -> Value:
    """The value as a number; that of a date is its days since the epoch."""
    text = string_value(value[0]) if isinstance(value, list) and value else value
    at = value.at if isinstance(value, Moment) else parse(text.strip(), env.zone) if isinstance(text, str) else None
    return to_number(value, env.zone) if at is None else DayNumber(at)


@function("floor", "n", "number")
def floor(value: float) -> float:
    """The next whole number below."""
    return float(math.floor(value)) if math.isfinite(value) else value


@function("ceiling", "n", "number")
def ceiling(value: float) -> float:
    """The next whole number above."""
    return float(math.ceil(value)) if math.isfinite(value) else value


@function("round", "n n?", "number")
def round_(value: float, places: float = 0) -> float:
    """Rounded to decimal places (negative: tens, hundreds): halves away from zero with places, upwards without."""
    if not math.isfinite(value) or math.isnan(places):
        return value
    if places == 0:
        return float(math.floor(value + 0.5))
    try:
        step = Decimal(1).scaleb(-int(max(-30.0, min(30.0, places))))
        return float(Decimal(repr(value)).quantize(step, rounding=ROUND_HALF_UP))
    except InvalidOperation:
        return value


@function("int", "n", "number")
def int_(value: float) -> float:
    """Cut to a whole number."""
    return float(int(value)) if math.isfinite(value) else math.nan


@function("abs", "n", "number")
def abs_(value: float) -> float:
    """Without its sign."""
    return abs(value)


@function("pi", "", "number")
def pi() -> float:
    """The number pi."""
    return math.pi


@function("pow", "n n", "number")
def pow_(base: float, exponent: float) -> float:
    """The base to the power of the exponent."""
    try:
        value = base**exponent
    except ZeroDivisionError:
        return math.inf
    except OverflowError:
        return math.inf
    return value if isinstance(value, float) else math.nan


def _maths(name: str, body: Callable[[float], float]) -> None:
    def run(value: float) -> float:
        try:
            return body(value)
        except ValueError:
            return -math.inf if name.startswith("log") and value == 0 else math.nan
        except OverflowError:
            return math.inf

    function(name, "n", "number")(run)


for _name, _body in {
    "sin": math.sin, "cos": math.cos, "tan": math.tan, "asin": math.asin, "acos": math.acos, "atan": math.atan,
    "sqrt": math.sqrt, "exp": math.exp, "log": math.log, "log10": math.log10,
}.items():  # fmt: skip
    _maths(_name, _body)
_maths("exp10", lambda value: float(10**value))


@function("random", "", "number")
def random_() -> float:
    """A random number from 0 up to 1."""
    return random.random()  # noqa: S311 - a form's own draw, no secret


@function("atan2", "n n", "number")
def atan2(y: float, x: float) -> float:
    """The angle of a point."""
    return math.atan2(y, x)


@function("sum", "A", "number", env=True)
def sum_(env: Env, nodes: list[Node]) -> float:
    """The sum of the numbers of all nodes."""
    numbers = _numbers([nodes], env.zone)
    try:
        return math.fsum(numbers)
    except (OverflowError, ValueError):  # beyond the greatest number, or both infinities
        return float(sum(numbers))


@function("max", "m*", "number", env=True)
def max_(env: Env, *values: Value) -> float:
    """The greatest of all numbers, NaN if one of them is none."""
    found = _numbers(values, env.zone)
    return max(found) if found and not any(map(math.isnan, found)) else math.nan


@function("min", "m*", "number", env=True)
def min_(env: Env, *values: Value) -> float:
    """The least of all numbers, NaN if one of them is none."""
    found = _numbers(values, env.zone)
    return min(found) if found and not any(map(math.isnan, found)) else math.nan


def _numbers(values: tuple[Value, ...] | list[list[Node]], zone: tzinfo) -> list[float]:
    found: list[float] = []
    for value in values:
        if isinstance(value, list):
            found.extend(text_to_number(text, zone) for text in map(string_value, value))
        else:
            found.append(to_number(value, zone))
    return found
