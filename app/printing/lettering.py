"""Setting text: breaking it into lines that fit, and drawing a line where its box says."""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.printing import fonts, shaping
from app.printing.fonts import Face

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas


WIDOW = 6
"""Letters of a word that must not be alone on a paragraph's last line."""


FEW = 4
"""Letters of a broken address that do not stand on a line alone."""

LEAST_PART = 0.4
"""Share of a line that an address must fill before it breaks after a sign."""


@dataclass(frozen=True)
class Style:
    """A face at a size, with the height of one line; all in points."""

    face: Face
    size: float
    leading: float

    def width(self, text: str) -> float:
        """Width of one line of text in points."""
        return fonts.width(text, self.face, self.size)

    @property
    def baseline(self) -> float:
        """How far below the top of its line box the text stands, so that small letters sit in the middle of the box."""
        return self.leading / 2 + self.size * 0.33


_COUNTED = re.compile(r"[0-9] |\(mã ")
_MAY_BREAK = re.compile(r"(?<!\(mã)(?:(?<![0-9]) | (?![0-9]{3,4}(?![0-9])|(?:đồng|bản|chính|sao)\b))")
"""Not a space within "0912 345 678", "8.000 đồng", "1 bản", "(mã 1.001193)"."""


def clean(text: str) -> str:
    """The text as it is drawn: NFC, tabs as spaces, one kind of line end."""
    return unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")


_known: ContextVar[dict[tuple[object, ...], list[str]] | None] = ContextVar("wrapped", default=None)


@contextmanager
def remembering() -> Iterator[None]:
    """Within this, a text that was broken into lines once is not measured again; afterwards nothing of it is left.

    A sheet is laid out in several ways, most of which differ in line height alone.
    """
    token = _known.set({})
    try:
        yield
    finally:
        _known.reset(token)


def wrap(text: str, style: Style, width: float, first: float | None = None) -> list[str]:
    """Break a text into lines.

    Args:
        text: may hold line ends of its own.
        style: what it will be set in.
        width: of every line, in points.
        first: width of the first line where it is another one; a first word that does not fit leaves it empty.

    Returns:
        At least one line; a word wider than a whole line is broken between letters, nothing is dropped.
    """
    known = _known.get()
    if known is None:
        return _wrapped(text, style, width, first)
    key = (text, style.face, style.size, width, first)
    if key not in known:
        known[key] = _wrapped(text, style, width, first)
    return [*known[key]]


def _wrapped(text: str, style: Style, width: float, first: float | None) -> list[str]:
    lines: list[str] = []
    room = width if first is None else first
    space = style.width(" ")
    for paragraph in clean(text).split("\n"):
        line, taken = "", 0.0
        for word in _words(paragraph):
            if not word:
                continue
            wide = style.width(word)
            joined = taken + space + wide if line else wide
            if joined <= room:
                line, taken = (f"{line} {word}" if line else word), joined
                continue
            if line or room < width:
                lines.append(line)
                room = width
            *full, line = _broken(word, style, width) if wide > width else [word]
            taken = style.width(line)
            lines.extend(full)
        lines.append(line)
        _settle_widow(lines)
        room = width
    return lines


def _words(paragraph: str) -> list[str]:
    """What a line may be broken between: not within a telephone number, nor between a number and what it counts."""
    return _MAY_BREAK.split(paragraph) if _COUNTED.search(paragraph) else paragraph.split(" ")


def _settle_widow(lines: list[str]) -> None:
    """A last line of one short word takes the word before it along."""
    if len(lines) < 2 or len(lines[-1]) > WIDOW or " " in lines[-1]:
        return
    *kept, moved = _words(lines[-2])
    if len(kept) > 1:
        lines[-2:] = [" ".join(kept), f"{moved} {lines[-1]}"]


def _broken(word: str, style: Style, width: float) -> list[str]:
    """One word in pieces that fit: after a sign where an address may break, else between letters."""
    pieces: list[str] = []
    while style.width(word) > width and len(word) > 1:
        cut = _fitting(word, style, width)
        while cut < len(word) and unicodedata.combining(word[cut]) and cut > 1:
            cut -= 1
        cut = _after_sign(word, cut)
        pieces.append(word[:cut])
        word = word[cut:]
    return _balanced([*pieces, word], style, width)


def _balanced(pieces: list[str], style: Style, width: float) -> list[str]:
    """A rest of few letters shares the line before it: who types an address by hand overlooks a single one."""
    if len(pieces) < 2 or len(pieces[-1]) >= FEW or not pieces[-2].isalnum():
        return pieces
    both = pieces[-2] + pieces[-1]
    middle = (len(both) + 1) // 2
    halves = [both[:middle], both[middle:]]
    return [*pieces[:-2], *halves] if all(style.width(half) <= width for half in halves) else pieces


def _fitting(word: str, style: Style, width: float) -> int:
    """How many letters of a word fit, one at least."""
    taken = style.width(word[0])
    for number, letter in enumerate(word[1:], 1):
        taken += style.width(letter)
        if taken > width:
            return number
    return len(word)


def _after_sign(word: str, cut: int) -> int:
    """Where an address breaks: after one of its parts, else at a hyphen or dot, else where the line is full."""
    for signs in ("/?&=#", ".-_"):
        after = max(word.rfind(sign, 0, cut) + 1 for sign in signs)
        if after > cut * LEAST_PART:
            return after
    return cut


def put(canvas: "Canvas", text: str, style: Style, x: float, top: float, *, stretch: float = 0.0) -> None:
    """Draw one line with its box's upper left corner at ``x``, ``top``; ``stretch`` widens each space (points)."""
    if not text:
        return
    if shaping.marked(text):
        _put_marked(canvas, text, style, (x, top - style.baseline), stretch)
    else:
        _put_run(canvas, text, style, (x, top - style.baseline), stretch)


def _put_run(canvas: "Canvas", text: str, style: Style, at: tuple[float, float], stretch: float) -> None:
    """Draw letters on a base line."""
    words = canvas.beginText(*at)
    words.setFont(fonts.ready(style.face), style.size, style.leading)
    if stretch:
        words.setWordSpace(stretch)
    words.textOut(text)
    if stretch:
        words.setWordSpace(0)
    canvas.drawText(words)


def _put_marked(canvas: "Canvas", text: str, style: Style, at: tuple[float, float], stretch: float) -> None:
    """Draw a line some of whose letters carry marks of their own, each read out as the letter that it is."""
    em = style.size / 1000
    spaces = 0
    for run in shaping.runs(text, style.face, fonts.widths(style.face)):
        if run.shaped:
            canvas.addLiteral(f"/Span <</ActualText <FEFF{run.said.encode('utf-16-be').hex()}>>> BDC")
        for letters, x, y in run.parts:
            _put_run(canvas, letters, style, (at[0] + x * em + spaces * stretch, at[1] + y * em), stretch)
        if run.shaped:
            canvas.addLiteral("EMC")
        spaces += run.said.count(" ")


def put_centred(canvas: "Canvas", text: str, style: Style, centre: float, top: float) -> None:
    """Draw one line with the middle of its box at ``centre``."""
    put(canvas, text, style, centre - style.width(text) / 2, top)


def put_right(canvas: "Canvas", text: str, style: Style, right: float, top: float) -> None:
    """Draw one line that ends at ``right``."""
    put(canvas, text, style, right - style.width(text), top)
