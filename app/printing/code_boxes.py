"""Codes on our sheets, each with what it is for and the same address in clear text."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.printing import flow, symbols
from app.printing.columns import columns
from app.printing.flow import Block, Piece
from app.printing.look import Density, Look
from app.printing.paper import millimetres
from forms.sheet_values import CodeBox

if TYPE_CHECKING:
    from app.printing.lettering import Style

CODE_SIDE = millimetres(30)

BOOKLET_SIDE = millimetres(37)
"""On a page that is printed at seven tenths: still more than 25 mm on paper."""

Coded = tuple[CodeBox, symbols.Symbol]
"""A code with its modules worked out: once for a sheet, however often it is laid out."""


def coded(boxes: Sequence[CodeBox], side: float = CODE_SIDE) -> list[Coded]:
    """Work out the modules of a sheet's codes; ``side`` in points, larger where the sheet is printed smaller."""
    return [(box, symbols.symbol(box.payload, side)) for box in boxes]


def codes(boxes: Sequence[Coded], look: Look) -> list[Block]:
    """Codes in the left column, each with caption and address on its right; two side by side where that is lower."""
    if not boxes:
        return []
    wide = columns(look)
    under = [_code(box, look, wide.start, wide.width, look.strong) for box in boxes]
    pairs = (
        [_pair(boxes[start : start + 2], look) for start in range(0, len(boxes), 2)]
        if look.density > Density.ROOMY
        else under
    )
    lower = min(under, pairs, key=lambda pieces: sum(piece.height for piece in pieces))
    first, *rest = lower
    return [Block((first,), before=look.section_gap), *(Block((piece,)) for piece in rest)]


def upright(boxed: Coded, look: Look, width: float) -> Piece:
    """A code with its words below it, for a narrow column."""
    box, made = boxed
    square = Piece(made.side, lambda canvas, x, y: symbols.put(canvas, made, x - made.quiet, y + made.quiet))
    caption = flow.text(box.caption, look.small_strong, width)
    return flow.stack((square, flow.room(made.quiet), *caption, *flow.text(box.address, look.address, width)))


def _pair(boxes: Sequence[Coded], look: Look) -> Piece:
    gutter = millimetres(8)
    half = (columns(look).width - gutter) / 2
    cells = [_code(box, look, 0.0, half, look.small_strong) for box in boxes]
    return flow.beside([(number * (half + gutter), cell) for number, cell in enumerate(cells)])


def _code(boxed: Coded, look: Look, start: float, width: float, caption: "Style") -> Piece:
    """A code and its words from ``start`` on, or further right where the code is wide."""
    box, made = boxed
    start = max(start, made.side + made.quiet + millimetres(1))
    named = flow.text(box.caption, caption, width - start)
    address = flow.text(box.address, look.address, width - start)
    words = flow.stack((*named, flow.room(3), *address))
    if words.height > made.outer - 2 * made.quiet:
        words = flow.stack((flow.room(made.quiet), words))
    # The quiet zone's left part lies in the margin: the dark modules line up with the labels.
    square = Piece(made.outer, lambda canvas, x, y: symbols.put(canvas, made, x - made.quiet, y))
    return flow.beside(((0.0, square), (start, words)), middle=words.height <= made.outer)
