"""What each bind type stores for a text that a person or a program gives (XForms 1.1 section 5).

Standard: ODK XForms, section "Data Types".
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from datetime import UTC, date

from forms.engine import dates
from forms.engine.errors import FormError
from forms.engine.geopoints import geopoint, geoshape, geotrace
from forms.engine.limits import MAX_TEXT_LENGTH

INTEGER = re.compile(r"[+-]?\d+$", re.ASCII)
DECIMAL = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$", re.ASCII)
FULL_TIME = re.compile(r"\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$", re.ASCII)
FULL_DATE_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$", re.ASCII)
EPOCH_DAY = date(1970, 1, 1)
MAX_DIGITS = 30
FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff￾￿]")
ALIASES = {"integer": "int", "xsd:string": "string", "xsd:int": "int", "select1": "string", "select": "string"}


def bare_type(name: str) -> str:
    """The type's name without its prefix, ``int`` for ``integer``."""
    bare = name.rpartition(":")[2]
    return ALIASES.get(bare, bare) or "string"


def stored(text: str, type_name: str, ref: str) -> str:
    """The text as the instance stores it.

    A time or dateTime that is none is stored blank, as ODK's web engine does and its recorded cases ask. Who asks
    people for one says so first, by ``refuse_impossible``.

    Raises:
        FormError: (code ``bad-value``) the text cannot be a value of the type.
    """
    if type_name in BLANK_WHEN_IMPOSSIBLE:
        _refuse_unstorable(text, ref)
        return typed(text, type_name)
    return refuse_impossible(text, type_name, ref)


def is_no_number(text: str, type_name: str) -> bool:
    """Whether a question for a number is given words: ODK's engines pass them over and keep the answer that stands."""
    given = text.strip()
    return type_name in NUMBERS and given != "" and not DECIMAL.match(given) and not FORBIDDEN.search(text)


def refuse_impossible(text: str, type_name: str, ref: str) -> str:
    """The text as a value of its type, whatever the type.

    Raises:
        FormError: (code ``bad-value``) it cannot be one; the sentence says why.
    """
    _refuse_unstorable(text, ref)
    if text == "":
        return ""
    check = CHECKS.get(type_name)
    return typed(text, type_name) if check is None else check(text.strip(), ref)


def _refuse_unstorable(text: str, ref: str) -> None:
    if len(text) > MAX_TEXT_LENGTH:
        raise _bad(ref, f"is longer than {MAX_TEXT_LENGTH} characters")
    if FORBIDDEN.search(text):
        raise _bad(ref, "holds a character that XML cannot store")


def _bad(ref: str, why: str) -> FormError:
    return FormError(f"The value for {ref} {why}", code="bad-value", ref=ref)


def _integer(text: str, ref: str) -> str:
    if not INTEGER.match(text) or len(text) > MAX_DIGITS:
        raise _bad(ref, "is not a whole number")
    return str(int(text))


def _decimal(text: str, ref: str) -> str:
    if not DECIMAL.match(text) or len(text) > 2 * MAX_DIGITS or math.isinf(float(text)):
        raise _bad(ref, "is not a number")
    return text


def _date(text: str, ref: str) -> str:
    if not dates.is_date(text[:10]) or not (len(text) == 10 or text[10] == "T"):
        raise _bad(ref, "is not a day of the calendar (YYYY-MM-DD)")
    return text[:10]


def _shaped(type_name: str, why: str) -> Callable[[str, str], str]:
    def check(text: str, ref: str) -> str:
        kept = typed(text, type_name)
        if kept == "":
            raise _bad(ref, why)
        return kept

    return check


NUMBERS = frozenset({"int", "decimal"})
BLANK_WHEN_IMPOSSIBLE = frozenset({"time", "dateTime"})
CHECKS = {
    "int": _integer,
    "decimal": _decimal,
    "date": _date,
    "time": _shaped("time", "is not a time of day (hh:mm:ss, then the offset)"),
    "dateTime": _shaped("dateTime", "is not a moment (YYYY-MM-DDThh:mm:ss, then the offset)"),
    "geopoint": _shaped("geopoint", "is not a point (latitude longitude altitude accuracy)"),
    "geotrace": _shaped("geotrace", "is not a line of points"),
    "geoshape": _shaped("geoshape", "is not a closed line of points"),
}


def typed(text: str, type_name: str) -> str:
    """The text that a default, a calculation or an action stores: shaped by its type, blank where it cannot be."""
    if text in {"NaN", "Invalid Date"}:
        return ""
    shape = SHAPES.get(type_name)
    return text if shape is None or text == "" else shape(text.strip())


def _typed_integer(text: str) -> str:
    if not DECIMAL.match(text) or len(text) > MAX_DIGITS or math.isinf(float(text)):
        return ""
    return str(int(float(text))) if not INTEGER.match(text) else str(int(text))


def _typed_decimal(text: str) -> str:
    return text if DECIMAL.match(text) else ""


def _typed_date(text: str) -> str:
    if dates.is_date(text[:10]) and (len(text) == 10 or dates.parse(text, UTC) is not None):
        return text[:10]
    return ""


def _typed_date_time(text: str) -> str:
    return text if FULL_DATE_TIME.match(text) and dates.parse(text, UTC) is not None else ""


def _typed_time(text: str) -> str:
    return text if FULL_TIME.match(text) and dates.parse_time(text, UTC, EPOCH_DAY) is not None else ""


SHAPES = {
    "int": _typed_integer,
    "decimal": _typed_decimal,
    "date": _typed_date,
    "dateTime": _typed_date_time,
    "time": _typed_time,
    "geopoint": geopoint,
    "geotrace": geotrace,
    "geoshape": geoshape,
}
