"""Numbers, dates and sums in Vietnamese words, and the folding under which search and lists compare."""

import unicodedata
from datetime import date

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SCALES = ("", "nghìn", "triệu")
_BILLION = 1_000_000_000
_MONTHS = ("một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai")
_STROKED = str.maketrans({"đ": "d", "Đ": "D", "ƀ": "b", "Ƀ": "B"})
WORDS_FROM = 1_000_000
"""Sums above this many đồng are also written in words (facts/domain.md 10.2)."""


def fold(text: str) -> str:
    """Lower case without any mark, đ as d, single spaces; for searching and finding, never for showing."""
    parts = unicodedata.normalize("NFD", text.translate(_STROKED))
    return " ".join("".join(part for part in parts if not unicodedata.combining(part)).casefold().split())


def number_words(number: int) -> str:
    """A whole number from 0 in words: 105 is "một trăm linh năm", 2026 is "hai nghìn không trăm hai mươi sáu"."""
    if number < 0:
        raise ValueError("number_words takes no negative number")
    billions, rest = divmod(number, _BILLION)
    words = [f"{number_words(billions)} tỷ"] if billions else []
    for place in (2, 1, 0):
        group = rest // 1000**place % 1000
        if group:
            words += [_three(group, full=bool(words)), _SCALES[place]]
    return " ".join(word for word in words if word) or _DIGITS[0]


def _three(number: int, *, full: bool) -> str:
    """Up to 999 in words; ``full`` says "không trăm" when a higher group stands before."""
    hundreds, rest = divmod(number, 100)
    tens, units = divmod(rest, 10)
    words = [f"{_DIGITS[hundreds]} trăm"] if hundreds or full else []
    if tens == 0:
        if units:
            words += ["linh", _DIGITS[units]] if words else [_DIGITS[units]]
        return " ".join(words)
    words.append("mười" if tens == 1 else f"{_DIGITS[tens]} mươi")
    if units:
        words.append(_unit(tens, units))
    return " ".join(words)


def _unit(tens: int, units: int) -> str:
    """The last digit after a ten: mươi mốt, mươi tư, mười lăm."""
    if units == 5:
        return "lăm"
    if tens > 1 and units in (1, 4):
        return "mốt" if units == 1 else "tư"
    return _DIGITS[units]


def date_words(day: date) -> str:
    """``Ngày mười hai tháng tư năm một nghìn chín trăm bốn mươi``, as civil-status forms write a date in words."""
    return f"Ngày {number_words(day.day)} tháng {_MONTHS[day.month - 1]} năm {number_words(day.year)}"


def money(dong: int) -> str:
    """``540.000 đồng``; above a million also in words in brackets."""
    figures = f"{dong:,}".replace(",", ".") + " đồng"
    return f"{figures} ({number_words(dong)} đồng)" if dong > WORDS_FROM else figures


def first_upper(text: str) -> str:
    """The text with its first letter as a capital, the rest untouched."""
    return text[:1].upper() + text[1:]
