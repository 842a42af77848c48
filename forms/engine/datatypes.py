"""What each bind type stores for a text that a person or a program gives (XForms 1.1 section 5, ODK XForms data types)."""

from __future__ import annotations

import re

from forms.engine import dates
from forms.engine.errors import FormError
from forms.engine.limits import MAX_TEXT_LENGTH

INTEGER = re.compile(r"[+-]?\d+$")
DECIMAL = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$")
MAX_DIGITS = 30
FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff￾￿]")
ALIASES = {"integer": "int", "xsd:string": "string", "xsd:int": "int", "select1": "string", "select": "string"}


def bare_type(name: str) -> str:
    """The type's name without its prefix, ``int`` for ``integer``."""
    bare = name.rpartition(":")[2]
    return ALIASES.get(bare, bare) or "string"


def stored(text: str, type_name: str, ref: str) -> str:
    """The text as the instance stores it.

    Raises:
        FormError: (code ``bad-value``) the text cannot be a value of the type.
    """
    if len(text) > MAX_TEXT_LENGTH:
        raise _bad(ref, f"is longer than {MAX_TEXT_LENGTH} characters")
    if FORBIDDEN.search(text):
        raise _bad(ref, "holds a character that XML cannot store")
    if text == "":
        return ""
    check = CHECKS.get(type_name)
    return text if check is None else check(text.strip(), ref)


def _bad(ref: str, why: str) -> FormError:
    return FormError(f"The value for {ref} {why}", code="bad-value", ref=ref)


def _integer(text: str, ref: str) -> str:
    if not INTEGER.match(text) or len(text) > MAX_DIGITS:
        raise _bad(ref, "is not a whole number")
    return str(int(text))


def _decimal(text: str, ref: str) -> str:
    if not DECIMAL.match(text) or len(text) > 2 * MAX_DIGITS:
        raise _bad(ref, "is not a number")
    return text


def _date(text: str, ref: str) -> str:
    if not dates.is_date(text[:10]) or not (len(text) == 10 or text[10] == "T"):
        raise _bad(ref, "is not a day of the calendar (YYYY-MM-DD)")
    return text[:10]


CHECKS = {"int": _integer, "decimal": _decimal, "date": _date}


def calculated(text: str, type_name: str) -> str:
    """The text that a calculation or an action stores: as it came where it fits no rule of its type."""
    if type_name == "int" and text in {"NaN", "Infinity", "-Infinity"}:
        return ""
    return text
