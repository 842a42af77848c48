"""The two columns of our sheets: what a block is about on the left, what it says on the right."""

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.printing import flow, lettering, marks
from app.printing.flow import Block, Piece
from app.printing.look import FINE, NORMAL_BODY, Look
from app.printing.paper import Frame, millimetres
from forms.sheet_values import Line

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from app.printing.lettering import Style

FRAME = Frame(left=millimetres(17), right=millimetres(17), top=millimetres(13), bottom=millimetres(19))
UNCERTAIN = "Chưa chắc – hỏi xã trước"
CONTINUED = "(tiếp)"
TAG_SIDES = 12.0
"""What the frame of a tag adds to its words, in points."""
COLUMN_GAP = millimetres(5)
RULE_GAP = millimetres(1.6)
MOST_WHOLE = millimetres(110)
"""A section higher than this may break between its items: kept whole it would leave half a page empty."""
MOST_ITEM = millimetres(60)
"""An item higher than this may break between its lines."""

Item = tuple[Piece, ...]
"""One item of a section, as lines from the left edge of its column."""


@dataclass(frozen=True)
class Section:
    """A label in the left column and its items in the right one; ``wide`` items stand below it, over both."""

    label: str
    items: tuple[Item, ...]
    wide: bool = False


@dataclass(frozen=True)
class Columns:
    """Widths in points: labels and codes on the left, what they say on the right."""

    label: float
    text: float

    @property
    def width(self) -> float:
        """Of both and the room between them."""
        return self.label + COLUMN_GAP + self.text

    @property
    def start(self) -> float:
        """Where the right column begins."""
        return self.label + COLUMN_GAP


def columns(look: Look) -> Columns:
    """The columns for a size of print."""
    label = millimetres(43 if look.large else 37)
    return Columns(label, FRAME.width - label - COLUMN_GAP)


def sections(parts: Sequence[Section], look: Look, *, split: bool) -> list[Block]:
    """Sections as blocks, empty ones left out; whole, or with ``split`` such as may break between their items."""
    return [_section(part, look, split=split) for part in parts if part.items]


def height(part: Section, look: Look) -> float:
    """What a section takes on one page, without the room above it; points."""
    return _section(part, look, split=False).height


def _section(part: Section, look: Look, *, split: bool) -> Block:
    if part.wide:
        return _wide(part, look, split=split)
    label, whole = _label(part.label, look), spaced(part.items, look.item_gap)
    height = _height(whole)
    if height <= label.height or not (split or height > MOST_WHOLE):
        filled = (*whole, flow.room(max(label.height - height, 0.0)))
        return Block(_labelled(label, filled, look), before=look.section_gap)
    first, *rest = part.items
    while _height(first) < label.height and rest:
        first = (*first, flow.room(look.item_gap), *rest.pop(0))
    pieces = [*_kept(first)]
    for item in rest:
        pieces += [flow.room(look.item_gap), *_kept(item)]
    again = _again(part.label, look)
    return Block(_labelled(label, pieces, look), before=look.section_gap, whole=False, repeated=again)


def _wide(part: Section, look: Look, *, split: bool) -> Block:
    whole = spaced(part.items, look.item_gap)
    head = _headed(lettering.clean(part.label), look, look.label)
    first, *rest = whole
    pieces = (flow.stack((head, flow.room(look.label.leading), first)), *rest)
    torn = split or _height(whole) > MOST_WHOLE
    again = flow.stack((_again(part.label, look), flow.room(look.small_strong.leading)))
    return Block(pieces, before=look.section_gap, whole=not torn, repeated=again)


def _kept(item: Item) -> Item:
    """An item as one piece, unless it is so high that it must be torn."""
    return (flow.stack(item),) if _height(item) <= MOST_ITEM else item


def _height(pieces: Sequence[Piece]) -> float:
    return sum(piece.height for piece in pieces)


def _labelled(label: Piece, pieces: Sequence[Piece], look: Look) -> tuple[Piece, ...]:
    """Pieces in the right column; the first one draws the rule above the section and the label beside it."""
    wide = columns(look)
    first, *rest = _shifted(pieces, wide.start)

    def draw(canvas: "Canvas", x: float, y: float) -> None:
        marks.rule(canvas, x, y, wide.width, thickness=0.6)
        marks.rule(canvas, x, y - 1.2, wide.label, thickness=3)
        label.draw(canvas, x, y - RULE_GAP)
        first.draw(canvas, x, y - RULE_GAP)

    return (Piece(RULE_GAP + first.height, draw), *rest)


def _again(label: str, look: Look) -> Piece:
    """The rule and a small label above the rest of a section on the next page; one line, as little may follow."""
    words, room = f"{lettering.clean(label)} {CONTINUED}", columns(look).label
    # A folded leaflet's fine print is as small as any may be.
    smaller = [dataclasses.replace(look, fine=FINE).small_strong] if look.fine <= NORMAL_BODY else []
    styles = (look.small_strong, *smaller)
    fitting = next((style for style in styles if style.width(words) <= room), None)
    return _headed(words, look, fitting) if fitting else _headed(CONTINUED, look, look.small_strong)


def _headed(words: str, look: Look, style: "Style") -> Piece:
    wide = columns(look)

    def draw(canvas: "Canvas", x: float, y: float) -> None:
        marks.rule(canvas, x, y, wide.width, thickness=0.6)
        marks.rule(canvas, x, y - 1.2, wide.label, thickness=3)
        lettering.put(canvas, words, style, x, y - RULE_GAP)

    return Piece(RULE_GAP, draw)


def _shifted(pieces: Sequence[Piece], by: float) -> tuple[Piece, ...]:
    return tuple(flow.beside(((by, piece),)) for piece in pieces)


def _label(words: str, look: Look) -> Piece:
    lines = flow.text(words, look.label, columns(look).label)
    # The label's first line stands on the base line of the text beside it.
    drop = look.body.baseline - look.label.baseline
    return flow.stack((flow.room(drop), *lines))


def spaced(items: Sequence[Item], gap: float) -> Item:
    """Items under one another with room between them."""
    pieces: list[Piece] = []
    for item in items:
        pieces += [flow.room(gap), *item] if pieces else item
    return tuple(pieces)


def sentences(lines: Sequence[Line], look: Look, width: float) -> tuple[Item, ...]:
    """Sentences one under the other, an uncertain one with its tag behind it, or below it where there is no room."""
    return tuple(_sentence(line, look, width) for line in lines)


def _sentence(line: Line, look: Look, width: float) -> Item:
    if not line.uncertain:
        return flow.text(line.text, look.body, width)
    lines = lettering.wrap(line.text, look.body, width)
    start = look.body.width(f"{lines[-1]}  ")
    if start + look.small_strong.width(UNCERTAIN) + TAG_SIDES > width:
        return (*flow.text(line.text, look.body, width), *uncertain(look, wanted=True))
    *above, last = (flow.line_piece(each, look.body) for each in lines)
    style = look.small_strong

    def draw(canvas: "Canvas", x: float, y: float) -> None:
        last.draw(canvas, x, y)
        top = y - (look.body.leading - style.leading) / 2
        marks.tag(canvas, UNCERTAIN, style, x + start, top, height=style.size * 1.22)

    return (*above, Piece(last.height, draw))


def uncertain(look: Look, wanted: bool) -> Item:  # noqa: FBT001 - a field of the value, handed on
    """The tag beside what the facts mark uncertain, or nothing."""
    if not wanted:
        return ()
    style = look.small_strong
    height = style.size * 1.42 + 4
    return (
        Piece(
            height,
            lambda canvas, x, y: marks.tag(canvas, UNCERTAIN, style, x, y - (height - style.leading) / 2),
        ),
    )
