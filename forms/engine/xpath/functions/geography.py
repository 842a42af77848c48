"""Functions over points on the earth: distance, area, geofence (ODK XForms, geographic functions)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise, starmap

from forms.engine.tree import string_value
from forms.engine.xpath.functions.registry import function
from forms.engine.xpath.values import Value, to_string

EARTH_RADIUS = 6_378_100.0  # metres, as both ODK engines take it
Point = tuple[float, float]


@function("distance", "a*", "number")
def distance(*values: Value) -> float:
    """The length in metres of the way through all points."""
    points = _points(values)
    if points is None or not _on_earth(points):
        return math.nan
    return round(math.fsum(starmap(_between, pairwise(points))), 2)


@function("area", "a", "number")
def area(value: Value) -> float:
    """The area in square metres inside a line of points."""
    points = _points([value])
    if points is None:
        return math.nan
    if len(points) < 3:
        return 0.0
    if not _on_earth(points):
        return math.nan
    total = 0.0
    for (lat1, lon1), (lat2, lon2) in zip(points, [*points[1:], points[0]], strict=True):
        total += math.radians(lon2 - lon1) * (2 + math.sin(math.radians(lat1)) + math.sin(math.radians(lat2)))
    return round(abs(total) * EARTH_RADIUS**2 / 2, 2)


@function("geofence", "a a", "boolean")
def geofence(point: Value, shape: Value) -> bool:
    """Whether a point lies inside a shape."""
    here, corners = _points([point]), _points([shape])
    if not here or not corners:
        return False
    (lat, lon), inside = here[0], False
    for (lat1, lon1), (lat2, lon2) in zip(corners, [*corners[1:], corners[0]], strict=True):
        if (lon1 > lon) != (lon2 > lon) and lat < (lat2 - lat1) * (lon - lon1) / (lon2 - lon1) + lat1:
            inside = not inside
    return inside


def _points(values: Sequence[Value]) -> list[Point] | None:
    """All points of texts such as ``lat lon alt accuracy; …``; ``None`` if one of them is no point."""
    texts = [text for value in values for text in _texts(value)]
    found: list[Point] = []
    for part in ";".join(texts).split(";"):
        numbers = part.split()
        if not numbers:
            continue
        try:
            found.append((float(numbers[0]), float(numbers[1])))
        except (ValueError, IndexError):
            return None
    return found or None


def _on_earth(points: list[Point]) -> bool:
    return all(abs(lat) <= 90 and abs(lon) <= 180 for lat, lon in points)


def _texts(value: Value) -> list[str]:
    return [string_value(node) for node in value] if isinstance(value, list) else [to_string(value)]


def _between(a: Point, b: Point) -> float:
    lat1, lat2 = math.radians(a[0]), math.radians(b[0])
    half = (
        math.sin((lat2 - lat1) / 2) ** 2
        + math.cos(lat1) * math.cos(lat2) * math.sin(math.radians(b[1] - a[1]) / 2) ** 2
    )
    return 2 * EARTH_RADIUS * math.asin(math.sqrt(half))
