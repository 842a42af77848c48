"""Marks above and below letters, placed as the font's own rules say, for names that no single letter of Unicode holds.

Vietnamese needs none of this: each of its letters is one code point in NFC. ``Ê̆`` of Ê Đê names is two, and without
shaping the breve would lie on the circumflex. HarfBuzz asks the font where a mark belongs; where the font does not
say (Liberation Serif has no such rules) the mark stands over the middle of its letter, clear of what is there already.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from app.printing.fonts import FOLDER, Face

if TYPE_CHECKING:
    import uharfbuzz

CLEARANCE = 0.04
"""Room between a letter and a mark that the font leaves to us, in shares of the size."""


_MARKED = re.compile("(.[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+)")
"""A letter and the combining marks behind it (the four blocks of them in Unicode)."""

BELOW = 220
"""The class of marks that stand below their letter (Unicode, canonical combining classes)."""

Placed = tuple[str, float, float]
"""A letter or mark and where it is drawn, in thousandths of the size."""


@dataclass(frozen=True)
class Run:
    """Letters that are drawn and read together.

    Attributes:
        said: what they are read as.
        parts: what is drawn and where, from the line's beginning: plain letters as one, or a letter and its marks.
    """

    said: str
    parts: tuple[Placed, ...]

    @property
    def shaped(self) -> bool:
        """Whether it is a letter with marks."""
        return len(self.parts) > 1


def marked(text: str) -> bool:
    """Whether a text holds marks that are letters of their own in NFC."""
    return not text.isascii() and _MARKED.search(text) is not None


def runs(text: str, face: Face, widths: Mapping[str, float]) -> list[Run]:
    """A line as runs; ``widths`` of letters in thousandths of the size."""
    found: list[Run] = []
    place = 0.0
    for cluster in filter(None, _MARKED.split(text)):
        if _MARKED.fullmatch(cluster):
            found.append(Run(cluster, tuple((each, place + x, y) for each, x, y in _placed(cluster, face))))
            place += widths[cluster[0]]
        else:
            found.append(Run(cluster, ((cluster, place, 0.0),)))
            place += sum(map(widths.__getitem__, cluster))
    return found


@cache
def _font(face: Face) -> tuple["uharfbuzz.Font", float]:
    """HarfBuzz's font and what turns its units into thousandths."""
    import uharfbuzz  # noqa: PLC0415 - most papers hold no such name

    opened = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(FOLDER / f"{face.value}.ttf")))
    return uharfbuzz.Font(opened), 1000 / opened.upem


def _placed(cluster: str, face: Face) -> list[Placed]:
    """A letter and its marks with their places, in thousandths of the size."""
    import uharfbuzz  # noqa: PLC0415 - most papers hold no such name

    font, scale = _font(face)
    buffer = uharfbuzz.Buffer()
    buffer.cluster_level = uharfbuzz.BufferClusterLevel.CHARACTERS
    buffer.add_str(cluster)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer, {"kern": False, "liga": False, "ccmp": False})
    glyphs = [info.codepoint for info in buffer.glyph_infos]
    letters = [cluster[info.cluster] for info in buffer.glyph_infos]
    told = [(place.x_offset, place.y_offset) for place in buffer.glyph_positions]
    pen = float(buffer.glyph_positions[0].x_advance)
    if any(map(any, told[1:])):
        starts = [0.0, *[pen] * (len(letters) - 1)]
        return [
            (letter, (start + x) * scale, y * scale)
            for letter, start, (x, y) in zip(letters, starts, told, strict=True)
        ]
    return _stacked(glyphs, letters, font, scale)


def _stacked(glyphs: list[int], letters: list[str], font: "uharfbuzz.Font", scale: float) -> list[Placed]:
    """Marks over (or under) the middle of their letter, one above the other."""
    base = font.get_glyph_extents(glyphs[0])
    middle = base.x_bearing + base.width / 2
    top, bottom = base.y_bearing, base.y_bearing + base.height
    gap = CLEARANCE * 1000 / scale
    placed = [(letters[0], 0.0, 0.0)]
    for glyph, letter in zip(glyphs[1:], letters[1:], strict=True):
        box = font.get_glyph_extents(glyph)
        x = middle - box.x_bearing - box.width / 2
        if unicodedata.combining(letter) == BELOW:
            y = min(bottom - gap - box.y_bearing, 0.0)
            bottom = y + box.y_bearing + box.height
        else:
            y = max(top + gap - (box.y_bearing + box.height), 0.0) if top else 0.0
            top = y + box.y_bearing
        placed.append((letter, x * scale, y * scale))
    return placed
