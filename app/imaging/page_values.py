"""What a photographed page is asked to become and what became of it; plain values, no Pillow."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

Point = tuple[float, float]
Corners = tuple[Point, Point, Point, Point]
"""Upper left, upper right, lower right, lower left, as shares of the picture's width and height, 0 to 1."""

WHOLE: Corners = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))

MOST_BYTES_A_PAGE = 300_000
"""What the portal takes for a page (product.md row 43)."""
LEAST_DPI = 150
"""Below it nobody calls a page readable."""


@dataclass(frozen=True)
class Pixels:
    """A picture as a screen takes it: a line is ``stride`` bytes, a point blue, green, red; from the top down."""

    width: int
    height: int
    stride: int
    bgr: bytes


class Look(StrEnum):
    """What becomes of the colours."""

    COLOUR = "colour"
    GREY = "grey"
    BLACK_WHITE = "black-white"


class PaperSize(StrEnum):
    """How large the paper itself is; only with it can dots per inch be told."""

    A4 = "a4"
    A5 = "a5"
    A3 = "a3"
    CARD = "card"


INCHES = {
    PaperSize.A4: (8.27, 11.69),
    PaperSize.A5: (5.83, 8.27),
    PaperSize.A3: (11.69, 16.54),
    PaperSize.CARD: (2.13, 3.37),
}
"""Short and long side (ISO 216; ISO/IEC 7810 ID-1)."""


@dataclass(frozen=True)
class Wish:
    """How a photograph is to become a page; ``turn`` in quarters to the right, after it was straightened."""

    corners: Corners = WHOLE
    turn: int = 0
    look: Look = Look.GREY
    size: PaperSize = PaperSize.A4

    def as_json(self) -> dict[str, Any]:
        """For the process that makes the page."""
        return {"corners": self.corners, "turn": self.turn, "look": self.look.value, "size": self.size.value}

    @classmethod
    def of_json(cls, said: dict[str, Any]) -> "Wish":
        """What :meth:`as_json` said."""
        one, two, three, four = ((float(x), float(y)) for x, y in said["corners"])
        return cls((one, two, three, four), int(said["turn"]), Look(said["look"]), PaperSize(said["size"]))


AS_IT_IS = Wish()
"""Not cut, not turned, in grey, from a sheet of A4."""


@dataclass(frozen=True)
class Straightened:
    """A page: a JPEG, its size in pixels, and the dots per inch that the photograph really has of it."""

    jpeg: bytes
    width: int
    height: int
    dpi: int

    @property
    def is_readable(self) -> bool:
        """Whether its resolution is enough to be called readable."""
        return self.dpi >= LEAST_DPI


@dataclass(frozen=True)
class Preview:
    """A photograph as it came, small (JPEG), and where its sheet seems to lie."""

    jpeg: bytes
    corners: Corners


def dots_per_inch(width: int, height: int, size: PaperSize) -> int:
    """The resolution of a page of that size; where width and height differ, the poorer one."""
    short, long = INCHES[size]
    return round(min(min(width, height) / short, max(width, height) / long))
