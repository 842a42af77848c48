"""Pieces of a page, stacked into blocks, and blocks laid on pages without tearing what belongs together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.printing import lettering
from app.printing.lettering import Style

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

Draw = Callable[["Canvas", float, float], None]


@dataclass(frozen=True)
class Piece:
    """Something of a fixed height that draws itself from its upper left corner; points."""

    height: float
    draw: Draw


@dataclass(frozen=True)
class Block:
    """Pieces under one another.

    Attributes:
        pieces: top to bottom.
        before: room above, left out at the top of a page.
        with_next: never the last block of a page.
        whole: on one page as long as one page can hold it; otherwise it may break between any two pieces.
        repeated: drawn again above the rest where the block continues on another page (a table's headers).
        continues: goes on from the block before; what is ``repeated`` stands above it too where it begins a page.
        opens: begins a section, a good place to turn the page.
        new_page: begins a page.
    """

    pieces: tuple[Piece, ...]
    before: float = 0.0
    with_next: bool = False
    whole: bool = True
    repeated: Piece | None = None
    continues: bool = False
    opens: bool = False
    new_page: bool = False

    @property
    def height(self) -> float:
        """Without the room above."""
        return sum(piece.height for piece in self.pieces)


Placed = tuple[float, Piece]
"""A piece and how far below the top of its page's frame it starts."""


def text(content: str, style: Style, width: float, *, indent: float = 0.0) -> tuple[Piece, ...]:
    """A left-aligned paragraph, one piece a line; ``indent`` shifts all lines."""
    return tuple(line_piece(line, style, indent) for line in lettering.wrap(content, style, width - indent))


def line_piece(line: str, style: Style, indent: float = 0.0) -> Piece:
    """One line of text as a piece."""
    return Piece(style.leading, lambda canvas, x, y: lettering.put(canvas, line, style, x + indent, y))


def room(height: float) -> Piece:
    """Empty height."""
    return Piece(height, lambda _canvas, _x, _y: None)


def stack(pieces: Sequence[Piece]) -> Piece:
    """Pieces under one another as one that is never torn."""
    return Piece(sum(piece.height for piece in pieces), lambda canvas, x, y: draw_stack(canvas, pieces, x, y))


def draw_stack(canvas: "Canvas", pieces: Sequence[Piece], x: float, y: float) -> None:
    """Draw pieces under one another from ``x``, ``y`` downwards."""
    for piece in pieces:
        piece.draw(canvas, x, y)
        y -= piece.height


def beside(parts: Sequence[tuple[float, Piece]], *, middle: bool = False) -> Piece:
    """Pieces at their offsets from the left, as high as the highest; ``middle`` centres the lower ones."""
    height = max(piece.height for _offset, piece in parts)

    def draw(canvas: "Canvas", x: float, y: float) -> None:
        for offset, piece in parts:
            drop = (height - piece.height) / 2 if middle else 0.0
            piece.draw(canvas, x + offset, y - drop)

    return Piece(height, draw)


def used(page: Sequence[Placed]) -> float:
    """How far down a page is filled, in points."""
    return page[-1][0] + page[-1][1].height if page else 0.0


def paginate(blocks: Sequence[Block], frame: Callable[[int], float]) -> list[list[Placed]]:
    """Lay blocks on pages.

    Args:
        blocks: top to bottom.
        frame: height that page 0, 1, … offers, in points.

    Returns:
        The pieces of each page; at least one page. A piece higher than a page stands alone and is drawn past its foot:
        callers make pieces of lines, which never are.
    """
    layout = _Layout(frame)
    for group in _groups(blocks):
        layout.add(group)
    return layout.pages


def _groups(blocks: Sequence[Block]) -> list[list[Block]]:
    """Blocks in the chains that ``with_next`` makes."""
    groups: list[list[Block]] = [[]]
    for block in blocks:
        groups[-1].append(block)
        if not block.with_next:
            groups.append([])
    return [group for group in groups if group]


class _Layout:
    """The pages so far and how much of the last one is used."""

    def __init__(self, frame: Callable[[int], float]) -> None:
        self.frame = frame
        self.pages: list[list[Placed]] = [[]]
        self.used = 0.0

    @property
    def left(self) -> float:
        return self.frame(len(self.pages) - 1) - self.used

    def add(self, group: list[Block]) -> None:
        needed = sum(self._start(block) for block in group[:-1]) + self._start(group[-1])
        if self.pages[-1] and (group[0].new_page or (needed > self.left and self._fits_next(group))):
            self._turn()
        for block in group:
            self._add_block(block)

    def _start(self, block: Block) -> float:
        """What of a block must stand on the page where its chain begins; what no page holds whole begins at once."""
        if block.whole and block.height <= self.frame(len(self.pages)):
            return block.before + block.height
        return block.before + sum(piece.height for piece in block.pieces[:2])

    def _fits_next(self, group: list[Block]) -> bool:
        needed = sum(self._start(block) for block in group) - group[0].before
        return needed <= self.frame(len(self.pages)) or needed > self.left + self.frame(len(self.pages))

    def _turn(self) -> None:
        self.pages.append([])
        self.used = 0.0

    def _add_block(self, block: Block) -> None:
        if self.pages[-1]:
            self.used += block.before
            if block.whole and block.height > self.left and block.height <= self.frame(len(self.pages)):
                self._turn()
        if block.continues and block.repeated is not None and not self.pages[-1]:
            self._put(block.repeated)
        for number, piece in enumerate(block.pieces):
            if piece.height > self.left + 0.01 and self.pages[-1]:
                self._turn()
                if block.repeated is not None and number > 0:
                    self._put(block.repeated)
            self._put(piece)

    def _put(self, piece: Piece) -> None:
        self.pages[-1].append((self.used, piece))
        self.used += piece.height
