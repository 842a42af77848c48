"""Our own small pictures for the steps, drawn from lines so that they stay sharp and survive a photocopy."""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

# Each picture lives in a square of 100 units, y upwards. A stroke is a path in the letters of SVG (M L C Z, absolute);
# "*" before it fills the path with black, "o" with white, "=" draws it as it is.
_PICTURES = {
    "fill": (
        "=M 18 8 L 18 92 L 56 92 L 74 74 L 74 58 M 74 26 L 74 8 L 18 8",
        "=M 56 92 L 56 74 L 74 74",
        "=M 30 60 L 52 60 M 30 44 L 46 44 M 30 28 L 40 28",
        "*M 48 20 L 52 36 L 84 68 L 96 56 L 64 24 Z",
    ),
    "sign": (
        "=M 8 14 L 92 14",
        "=M 10 32 C 20 60 32 62 28 40 C 26 28 36 26 42 38 C 46 48 52 44 50 34",
        "*M 54 26 L 58 44 L 84 88 L 98 80 L 72 36 Z",
    ),
    "bring": (
        "=M 34 56 L 34 94 L 70 94 L 70 56",
        "=M 43 80 L 61 80 M 43 67 L 61 67",
        "oM 6 8 L 6 62 L 34 62 L 44 52 L 94 52 L 94 8 Z",
        "=M 36 30 L 64 30 M 52 42 L 66 30 L 52 18",
    ),
    "wait": (
        "=M 50 92 C 73 92 92 73 92 50 C 92 27 73 8 50 8 C 27 8 8 27 8 50 C 8 73 27 92 50 92 Z",
        "=M 50 74 L 50 50 L 68 38",
    ),
    "collect": (
        "=M 26 92 L 26 42 M 74 42 L 74 92 L 26 92",
        "=M 38 68 L 47 58 L 63 78",
        "=M 6 34 L 20 34 C 28 34 30 42 40 42 L 58 42 C 66 42 66 30 58 30 L 44 30",
        "=M 66 34 L 86 46 C 94 50 98 42 92 37 L 66 16 C 62 12 58 10 52 10 L 6 10",
    ),
    "phone": (
        "*M 20 94 C 9 90 6 80 8 68 C 14 38 38 14 68 8 C 80 6 90 12 94 20 L 78 38 L 62 32 C 46 40 40 46 32 62 L 38 78 Z",
        "=M 60 90 C 76 88 88 76 90 60",
        "=M 58 74 C 66 72 72 66 74 58",
    ),
    "home": (
        "=M 6 50 L 50 90 L 94 50",
        "=M 20 54 L 20 10 L 80 10 L 80 54",
        "=M 42 10 L 42 38 L 58 38 L 58 10",
    ),
    "mobile": (
        "=M 28 94 L 72 94 L 72 6 L 28 6 Z",
        "=M 44 16 L 56 16",
        "=M 38 56 L 47 46 L 63 68",
    ),
    "post": (
        "=M 6 80 L 94 80 L 94 20 L 6 20 Z",
        "=M 6 80 L 50 46 L 94 80",
    ),
    "pay": (
        "=M 6 82 L 80 82 L 80 40 L 6 40 Z",
        "=M 43 72 C 51 72 54 66 54 61 C 54 56 51 50 43 50 C 35 50 32 56 32 61 C 32 66 35 72 43 72 Z",
        "=M 20 28 L 94 28 L 94 66",
        "=M 34 14 L 94 14",
    ),
    "police": (
        "=M 50 94 L 88 80 L 88 50 C 88 28 70 14 50 6 C 30 14 12 28 12 50 L 12 80 Z",
        "*M 50 72 L 56 57 L 72 57 L 59 47 L 64 31 L 50 41 L 36 31 L 41 47 L 28 57 L 44 57 Z",
    ),
    "photograph": (
        "=M 6 74 L 28 74 L 36 88 L 64 88 L 72 74 L 94 74 L 94 16 L 6 16 Z",
        "=M 50 64 C 62 64 69 55 69 45 C 69 35 62 26 50 26 C 38 26 31 35 31 45 C 31 55 38 64 50 64 Z",
    ),
    "copy": (
        "=M 14 92 L 60 92 L 60 80 M 26 24 L 14 24 L 14 92",
        "oM 36 76 L 86 76 L 86 8 L 36 8 Z",
        "=M 48 58 L 74 58 M 48 42 L 74 42 M 48 26 L 64 26",
    ),
    "meet": (
        "=M 28 92 C 35 92 39 87 39 81 C 39 75 35 70 28 70 C 21 70 17 75 17 81 C 17 87 21 92 28 92 Z",
        "=M 72 92 C 79 92 83 87 83 81 C 83 75 79 70 72 70 C 65 70 61 75 61 81 C 61 87 65 92 72 92 Z",
        "=M 10 40 L 10 52 C 10 58 16 60 28 60 C 40 60 46 58 46 52 L 46 40",
        "=M 54 40 L 54 52 C 54 58 60 60 72 60 C 84 60 90 58 90 52 L 90 40",
        "=M 6 30 L 94 30 M 18 30 L 18 8 M 82 30 L 82 8",
    ),
    "done": (
        "=M 50 92 C 73 92 92 73 92 50 C 92 27 73 8 50 8 C 27 8 8 27 8 50 C 8 73 27 92 50 92 Z",
        "=M 30 50 L 45 34 L 72 66",
    ),
    "warning": (
        "=M 50 92 L 96 10 L 4 10 Z",
        "=M 50 64 L 50 40",
        "*M 50 30 C 54 30 56 27 56 24.5 C 56 21 54 19 50 19 C 46 19 44 21 44 24.5 C 44 27 46 30 50 30 Z",
    ),
}


def known(name: str) -> bool:
    """Whether there is a picture of this name."""
    return name in _PICTURES


def put(canvas: "Canvas", name: str, x: float, top: float, side: float, *, white: bool = False) -> None:
    """Draw a picture into the square whose upper left corner is ``x``, ``top``; ``white`` for a black ground."""
    canvas.saveState()
    canvas.transform(side / 100, 0, 0, side / 100, x, top - side)
    canvas.addLiteral(_drawn(name, white=white))
    canvas.restoreState()


@cache
def _drawn(name: str, *, white: bool) -> str:
    """A picture in the words of PDF: width and ends of its lines, their grey, and each stroke."""
    ink, ground = (1, 0) if white else (0, 1)
    strokes = (f"{ground if stroke[0] == 'o' else ink} g {_traced(stroke)}" for stroke in _PICTURES[name])
    return "\n".join((f"7 w 1 J 1 j {ink} G", *strokes))


def _traced(stroke: str) -> str:
    """One path, stroked, and filled unless its first letter is "="."""
    words = stroke[1:].split()
    said: list[str] = []
    position = 0
    while position < len(words):
        count, operator = {"M": (2, "m"), "L": (2, "l"), "C": (6, "c"), "Z": (0, "h")}[words[position]]
        said += [*words[position + 1 : position + 1 + count], operator]
        position += 1 + count
    return " ".join((*said, "S" if stroke[0] == "=" else "B*"))
