"""Where a sheet of paper lies in a photograph: its four corners, found by its light on a darker ground."""

from collections.abc import Iterable, Iterator
from math import hypot

from PIL import Image, ImageFilter

from app.imaging.page_values import WHOLE, Corners, Point

_SIDE = 240
"""Pixels of the longer side that the sheet is looked for in."""
_LEAST_SHARE = 0.2
"""Of the picture: what is smaller is a reflection or a cup."""
_LEAST_FILLED = 0.85
"""Of the four corners' own area: a sheet fills it; a face or a window on the table does not."""


def find(picture: Image.Image) -> Corners:
    """The corners of the largest bright sheet, or those of the picture where none can be told with certainty."""
    small = picture.convert("L")
    small.thumbnail((_SIDE, _SIDE))
    small = small.filter(ImageFilter.GaussianBlur(2))
    least = _threshold(small.histogram())
    bright = [value >= least for value in small.tobytes()]
    sheet = _largest(bright, small.width, small.height)
    if len(sheet) < _LEAST_SHARE * len(bright):
        return WHOLE
    corners = _extremes(sheet, small.width)
    if len(sheet) < _LEAST_FILLED * _area(corners):
        return WHOLE
    wide, high = max(small.width - 1, 1), max(small.height - 1, 1)
    upper_left, upper_right, lower_right, lower_left = ((x / wide, y / high) for x, y in corners)
    return upper_left, upper_right, lower_right, lower_left


def in_order(points: Iterable[Point]) -> Corners:
    """Four points anywhere as corners: upper left, upper right, lower right, lower left."""
    found = list(points)
    upper_left = min(found, key=lambda point: point[0] + point[1])
    lower_right = max(found, key=lambda point: point[0] + point[1])
    rest = [point for point in found if point not in (upper_left, lower_right)] or [upper_left, lower_right]
    upper_right = max(rest, key=lambda point: point[0] - point[1])
    lower_left = min(rest, key=lambda point: point[0] - point[1])
    return upper_left, upper_right, lower_right, lower_left


def sides(corners: Corners, width: int, height: int) -> tuple[int, int]:
    """The pixels of the longer upper or lower, and of the longer left or right side, 1 at the least."""
    at = [(x * width, y * height) for x, y in corners]

    def apart(one: int, other: int) -> float:
        return hypot(at[one][0] - at[other][0], at[one][1] - at[other][1])

    return max(round(max(apart(0, 1), apart(3, 2))), 1), max(round(max(apart(0, 3), apart(1, 2))), 1)


def _threshold(counts: list[int]) -> int:
    """The grey level that parts dark from bright best (Otsu: the largest variance between the two)."""
    total = sum(counts)
    weighted = sum(level * count for level, count in enumerate(counts))
    best, chosen = -1.0, 128
    below, sum_below = 0, 0
    for level, count in enumerate(counts):
        below += count
        sum_below += level * count
        above = total - below
        if not below or not above:
            continue
        apart = sum_below / below - (weighted - sum_below) / above
        between = below * above * apart * apart
        if between > best:
            best, chosen = between, level + 1
    return chosen


def _largest(bright: list[bool], width: int, height: int) -> list[int]:
    """The places of the largest region of bright pixels that touch."""
    waiting = bright[:]
    best: list[int] = []
    for start in range(len(waiting)):
        if waiting[start]:
            found = _region(waiting, start, width, height)
            if len(found) > len(best):
                best = found
    return best


def _region(waiting: list[bool], start: int, width: int, height: int) -> list[int]:
    waiting[start] = False
    found = [start]
    for place in found:  # grows while it is walked
        for beside in _beside(place, width, height):
            if waiting[beside]:
                waiting[beside] = False
                found.append(beside)
    return found


def _beside(place: int, width: int, height: int) -> Iterator[int]:
    row, column = divmod(place, width)
    if column:
        yield place - 1
    if column + 1 < width:
        yield place + 1
    if row:
        yield place - width
    if row + 1 < height:
        yield place + width


def _extremes(sheet: list[int], width: int) -> Corners:
    points = [(float(place % width), float(place // width)) for place in sheet]
    return (
        min(points, key=lambda point: point[0] + point[1]),
        max(points, key=lambda point: point[0] - point[1]),
        max(points, key=lambda point: point[0] + point[1]),
        min(points, key=lambda point: point[0] - point[1]),
    )


def _area(corners: Corners) -> float:
    """Of the four-sided figure (the shoelace formula)."""
    turned = (*corners[1:], corners[0])
    return abs(sum(x * other_y - other_x * y for (x, y), (other_x, other_y) in zip(corners, turned, strict=True))) / 2
