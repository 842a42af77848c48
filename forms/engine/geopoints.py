"""How points, traces and shapes are stored (ODK XForms, geopoint, geotrace, geoshape).

Standard: ODK XForms, section "Data Types".
"""

from __future__ import annotations

import re

NUMBER = re.compile(r"-?\d+(?:\.\d+)?$", re.ASCII)


def geopoint(text: str) -> str:
    """``latitude longitude altitude accuracy`` with all four numbers; blank if it is no point on the earth."""
    numbers = text.split()
    if not 2 <= len(numbers) <= 4 or not all(NUMBER.match(one) for one in numbers):
        return ""
    if abs(float(numbers[0])) > 90 or abs(float(numbers[1])) > 180:
        return ""
    padded = numbers + ["0"] * (4 - len(numbers))
    return " ".join(one if "." in one else f"{one}.0" for one in padded)


def geotrace(text: str) -> str:
    """At least two points; blank if one of them is none."""
    points = _points(text)
    return ";".join(points) if len(points) >= 2 else ""


def geoshape(text: str) -> str:
    """At least three points of which the last is the first; blank otherwise."""
    points = _points(text)
    return ";".join(points) if len(points) >= 3 and points[0] == points[-1] else ""


def _points(text: str) -> list[str]:
    points = [geopoint(part) for part in text.split(";") if part.strip()]
    return points if all(points) else []
