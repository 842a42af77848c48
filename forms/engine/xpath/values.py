"""The value types of XPath 1.0 (string, number, boolean, node-set) and ODK's moments, with their conversions.

Standard: XPath 1.0 sections 3.2 to 3.5 and 4.2 to 4.4 (conversions); ODK XForms, section "Data Types".
"""

from __future__ import annotations

import math
import re
from datetime import tzinfo

from forms.engine.dates import Moment, days_of_text
from forms.engine.tree import Node, in_document_order, string_value

Value = str | float | bool | Moment | list[Node]
NUMBER = re.compile(r"[ \t\r\n]*(-?(?:\d+(?:\.\d*)?|\.\d+))[ \t\r\n]*$", re.ASCII)
BIG = 1e21


def format_number(value: float) -> str:
    """A number as plain decimals, never with an exponent (XPath 1.0 section 4.2)."""
    if value != value:  # noqa: PLR0124 - the quickest test for NaN, on the hottest path
        return "NaN"
    if value in (math.inf, -math.inf):
        return "Infinity" if value > 0 else "-Infinity"
    if value == int(value) and abs(value) < BIG:
        return str(int(value))
    text = repr(value)
    return text if "e" not in text else _without_exponent(text)


def _without_exponent(text: str) -> str:
    mantissa, _, exponent = text.partition("e")
    sign = "-" if mantissa.startswith("-") else ""
    whole, _, fraction = mantissa.lstrip("-").partition(".")
    fraction = "" if fraction == "0" else fraction
    shift = int(exponent)
    if shift < 0:
        return f"{sign}0.{'0' * (-shift - len(whole))}{whole}{fraction}"
    return sign + whole + fraction.ljust(shift, "0")


def to_string(value: Value) -> str:
    """The ``string()`` of a value."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (float, int)):
        return format_number(value)
    if isinstance(value, list):
        return string_value(value[0]) if value else ""
    return value.text()


def text_to_number(text: str, zone: tzinfo) -> float:
    """The number of a text; dates and dateTimes give days since the epoch (ODK XForms)."""
    found = NUMBER.match(text)
    if found is not None:
        return float(found[1])
    return days_of_text(text.strip(), zone)


def to_number(value: Value, zone: tzinfo) -> float:
    """The ``number()`` of a value."""
    if isinstance(value, str):
        return text_to_number(value, zone)
    if isinstance(value, (float, int)):
        return float(value)
    if isinstance(value, list):
        return text_to_number(string_value(value[0]), zone) if value else math.nan
    return value.days()


def to_boolean(value: Value) -> bool:
    """The ``boolean()`` of a value."""
    if isinstance(value, bool):
        return value
    if isinstance(value, (float, int)):
        return value != 0 and not math.isnan(value)
    if isinstance(value, Moment):
        return True
    return len(value) > 0


def first_in_order(nodes: list[Node]) -> list[Node]:
    """A node-set in document order without doubles."""
    return in_document_order(nodes)
