"""What table programs do to codes, numbers, days and letters: recognised cell by cell, with the repair that is likely.

A repair is offered, never made silently: a workbook with damage is not built before its keeper has looked.
"""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from forms.authoring.old_fonts import unicode_of

Kind = Literal["text", "code", "day", "count", "phone", "commune", "digits", "number"]
"""What a column holds; ``digits`` a row of digits such as an account, ``number`` a value that may well be one."""
_CODE = re.compile(r"[0-9]\.[0-9]{4,6}")
_SPOILT_CODE = re.compile(r"[0-9][.,][0-9]{1,6}")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
_SERIAL_FIRST, _SERIAL_LAST = 20000, 80000
"""Days since 30/12/1899 that are of our time (1954 to 2119)."""
_SURE_DIGITS = 15
"""A table program keeps so many digits of a number."""


@dataclass(frozen=True)
class Mended:
    """A cell's text as it should be, and in Vietnamese what was wrong with it ("" for nothing).

    ``sure`` False: nobody can know what stood there, and the text is only what is left.
    """

    text: str
    wrong: str = ""
    sure: bool = True


def mended(value: object, kind: Kind, codes: Collection[str] = ()) -> Mended:
    """What a cell of a column of this kind should say.

    Args:
        value: as the table program kept it: None, a text, a number, a day.
        kind: what its column holds.
        codes: the procedures' codes that are known, to find the one that became a number.
    """
    if value is None or isinstance(value, bool):
        return Mended({None: "", True: "có", False: "không"}[value])
    if isinstance(value, datetime | date):
        return _from_day(value, kind)
    if isinstance(value, int | float):
        return _from_number(value, kind, codes)
    return _from_text(str(value), kind, codes)


def _from_text(value: str, kind: Kind, codes: Collection[str]) -> Mended:
    text = value.replace("\u00a0", " ").strip()
    composed = unicodedata.normalize("NFC", text)
    old = unicode_of(composed)
    if old is not None:
        return Mended(old, "Chữ gõ bằng phông cũ (TCVN3 hoặc VNI).")
    wrong = "Chữ có dấu rời, không phải Unicode dựng sẵn." if composed != text else ""
    if kind == "code" and _SPOILT_CODE.fullmatch(composed) and composed not in codes:
        return _code(composed, codes, was_text=True)
    if kind == "day":
        return Mended(_iso(composed), wrong)
    if kind in ("phone", "commune"):
        return _zeros(re.sub(r"[ .()\-]", "", composed), kind)
    return Mended(composed, wrong)


def _from_number(value: float, kind: Kind, codes: Collection[str]) -> Mended:
    text = str(int(value)) if float(value).is_integer() and abs(value) < 10**_SURE_DIGITS else repr(value)
    if kind in ("count", "number"):
        return Mended(text)
    if kind == "code":
        return _code(text, codes, was_text=False)
    if kind in ("day", "phone", "commune"):
        return _from_serial(value, text) if kind == "day" else _zeros(text, kind)
    if len(text) > _SURE_DIGITS or "e" in text.lower():
        return Mended(text, "Excel đã đổi thành số và có thể đã mất chữ số cuối; gõ lại từ bản gốc.", sure=False)
    if kind == "digits":
        return Mended(text, "Excel đã đổi thành số; số 0 ở đầu có thể đã mất. So lại với bản gốc.", sure=False)
    return Mended(text, "Excel đã đổi chữ thành số.")


def _from_day(value: date, kind: Kind) -> Mended:
    if kind == "day":
        return Mended(f"{value:%Y-%m-%d}")
    if kind in ("code", "phone", "commune", "digits", "count"):
        return Mended("", "Excel đã đổi thành ngày; gõ lại từ bản gốc.", sure=False)
    return Mended(f"{value:%d/%m/%Y}", "Excel đã đổi chữ thành ngày; ngày và tháng có thể đã bị đảo.", sure=False)


def _from_serial(value: float, text: str) -> Mended:
    if not _SERIAL_FIRST <= value <= _SERIAL_LAST:
        return Mended(text, "Đây không phải là một ngày.", sure=False)
    day = date(1899, 12, 30) + timedelta(days=int(value))
    return Mended(day.isoformat(), "Excel đã đổi ngày thành số.")


def _code(text: str, codes: Collection[str], *, was_text: bool) -> Mended:
    """The code that became this number: 2.000200 is read as 2.0002."""
    written, text = text, text.replace(",", ".")
    fitting = [code for code in codes if _CODE.fullmatch(code) and float(code) == float(text)]
    if len(fitting) == 1:
        wrong = "" if was_text and fitting[0] == written else "Mã thủ tục bị đổi thành số, mất số 0 ở cuối."
        return Mended(fitting[0], wrong)
    if was_text and _CODE.fullmatch(written):
        return Mended(text)
    if "." not in text:
        return Mended(text, "Đây không phải là mã thủ tục, như 2.000200.", sure=False)
    whole, _, rest = text.partition(".")
    return Mended(f"{whole}.{rest:0<6}", "Mã thủ tục bị đổi thành số, mất số 0 ở cuối.", sure=False)


def _zeros(text: str, kind: Kind) -> Mended:
    if kind == "commune" and text.isdigit() and len(text) < 5:
        return Mended(text.zfill(5), "Mã xã mất số 0 ở đầu.")
    if kind == "phone" and re.fullmatch(r"[2-9][0-9]{8,9}", text) and not text.startswith("1800"):
        return Mended(f"0{text}", "Số điện thoại mất số 0 ở đầu.")
    return Mended(text)


def _iso(text: str) -> str:
    """A day as people write it, in ISO; another text stays as it is, for the check to speak of."""
    found = _DAY_FIRST.fullmatch(text)
    if found is None:
        return text
    try:
        return date(int(found[3]), int(found[2]), int(found[1])).isoformat()
    except ValueError:
        return text
