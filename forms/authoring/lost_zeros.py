"""Zeros at the front that a table program dropped, where the cell's look or its neighbours tell: 0011, 12, 0013."""

import re
from collections.abc import Iterator, Sequence

_SHOWN = re.compile(r"0{2,}")
_DIGITS = re.compile(r"[0-9]+")


def shown_with_zeros(value: object, number_format: str) -> str:
    """What a number looks like in a cell that only shows zeros at its front, "" where the cell shows none."""
    if isinstance(value, bool) or not isinstance(value, int) or value < 0 or not _SHOWN.fullmatch(number_format):
        return ""
    told = str(value).zfill(len(number_format))
    return told if told.startswith("0") else ""


def with_zeros(values: Sequence[tuple[str, str, bool]]) -> Iterator[tuple[int, str]]:
    """Place and mended text of each value that lost its zeros.

    Args:
        values: list that it belongs to, text, whether its cell holds a number. A number is mended where the texts of
            its list are digits of one width and one of them begins with 0.
    """
    kept: dict[str, list[str]] = {}
    for name, text, is_number in values:
        if text and not is_number:
            kept.setdefault(name, []).append(text)
    widths = {name: len(texts[0]) for name, texts in kept.items() if _is_code(texts)}
    for place, (name, text, is_number) in enumerate(values):
        if is_number and _DIGITS.fullmatch(text) and len(text) < widths.get(name, 0):
            yield place, text.zfill(widths[name])


def _is_code(texts: Sequence[str]) -> bool:
    alike = len({len(one) for one in texts}) == 1 and all(map(_DIGITS.fullmatch, texts))
    return alike and any(one.startswith("0") for one in texts)
