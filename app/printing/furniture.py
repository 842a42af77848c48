"""The parts that guidance sheets and slips share: head, banner, sections, papers to bring, codes, foot."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.printing import flow, lettering, marks, paper, pictograms, symbols
from app.printing.flow import Block, Piece
from app.printing.look import Density, Look
from app.printing.paper import Frame, millimetres
from forms.guidance import CodeBox, Line, PaperLine, PaperState

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from app.printing.lettering import Style

FRAME = Frame(left=millimetres(17), right=millimetres(17), top=millimetres(13), bottom=millimetres(19))
FOOT_LINE = "Tài liệu hướng dẫn – không phải giấy tờ hành chính"
UNCERTAIN = "Chưa chắc – hỏi xã trước"
CODE_SIDE = millimetres(30)

Item = tuple[Piece, ...]
"""One item of a section, as lines from the left edge of its column."""


@dataclass(frozen=True)
class Section:
    """A label in the left column and its items in the right one."""

    label: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Columns:
    """The sheet's two columns: labels and codes on the left, what they say on the right; points."""

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


COLUMN_GAP = millimetres(5)
MOST_WHOLE = millimetres(110)
"""A section higher than this may break between its items: kept whole it would leave half a page empty."""


def columns(look: Look) -> Columns:
    """The columns for a size of print."""
    label = millimetres(43 if look.large else 37)
    return Columns(label, FRAME.width - label - COLUMN_GAP)


def sections(parts: Sequence[Section], look: Look, *, split: bool) -> list[Block]:
    """Sections as blocks, empty ones left out; whole, or with ``split`` such as may break between their items."""
    blocks: list[Block] = []
    for part in parts:
        if not part.items:
            continue
        label, whole = _label(part.label, look), spaced(part.items, look.item_gap)
        short = label.height - sum(piece.height for piece in whole)
        if short > 0 or not (split or sum(piece.height for piece in whole) > MOST_WHOLE):
            blocks.append(
                Block(_labelled_pieces(label, (*whole, flow.room(max(short, 0))), look), before=look.section_gap)
            )
            continue
        first, *rest = part.items
        while sum(piece.height for piece in first) < label.height and rest:
            first = (*first, flow.room(look.item_gap), *rest.pop(0))
        blocks.append(Block(_labelled_pieces(label, first, look), before=look.section_gap))
        blocks += [Block(_shifted(item, columns(look).start), before=look.item_gap) for item in rest]
    return blocks


def _labelled_pieces(label: Piece, pieces: Sequence[Piece], look: Look) -> tuple[Piece, ...]:
    """Pieces in the right column; the first one draws the rule above the section and the label beside it."""
    above = millimetres(1.6)
    wide = columns(look)
    first, *rest = _shifted(pieces, wide.start)

    def draw(canvas: "Canvas", x: float, y: float) -> None:
        marks.rule(canvas, x, y, wide.width, thickness=0.6)
        marks.rule(canvas, x, y - 1.2, wide.label, thickness=3)
        label.draw(canvas, x, y - above)
        first.draw(canvas, x, y - above)

    return (Piece(above + first.height, draw), *rest)


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
    """Sentences one under the other, an uncertain one with its tag below it."""
    return tuple((*flow.text(line.text, look.body, width), *uncertain(look, line.uncertain)) for line in lines)


def uncertain(look: Look, wanted: bool, indent: float = 0.0) -> Item:  # noqa: FBT001 - a field of the value, handed on
    """The tag beside what the facts mark uncertain, or nothing."""
    if not wanted:
        return ()
    style = look.small_strong
    height = style.size * 1.42 + 4
    return (
        Piece(
            height,
            lambda canvas, x, y: marks.tag(canvas, UNCERTAIN, style, x + indent, y - (height - style.leading) / 2),
        ),
    )


def to_bring(papers: Sequence[PaperLine], look: Look, width: float) -> tuple[Item, ...]:
    """Papers to bring with a box to tick each: ticked where the paper is there already."""
    mixed = any(line.state in (PaperState.HAVE, PaperState.LATER) for line in papers)
    return tuple(_paper(line, look, width, mixed=mixed) for line in papers if line.state != PaperState.NOT_NEEDED)


def not_needed(papers: Sequence[PaperLine], look: Look, width: float) -> tuple[Item, ...]:
    """Papers that data replaces, with the data's name."""
    return tuple(_bulleted(line, look, width) for line in papers if line.state == PaperState.NOT_NEEDED)


def _paper(line: PaperLine, look: Look, width: float, *, mixed: bool) -> Item:
    side = look.body.size * 1.12
    indent = side + millimetres(4)
    words = [word for word in (_counts(line), _state_words(line.state, mixed=mixed)) if word]
    pieces = [
        *flow.text(line.name, look.body, width, indent=indent),
        *(flow.text(" · ".join(words), look.strong, width, indent=indent) if words else ()),
        *(flow.text(line.note, look.small, width, indent=indent) if line.note else ()),
        *uncertain(look, line.uncertain, indent),
    ]
    return _with_mark(
        pieces,
        lambda canvas, x, y: marks.box(
            canvas, x + 1, y - (look.body.leading - side) / 2, side, ticked=line.state == PaperState.HAVE
        ),
    )


def _bulleted(line: PaperLine, look: Look, width: float) -> Item:
    indent = look.body.size * 1.12 + millimetres(4)
    pieces = [
        *flow.text(line.name, look.body, width, indent=indent),
        *(flow.text(line.note, look.small, width, indent=indent) if line.note else ()),
        *uncertain(look, line.uncertain, indent),
    ]
    dash = look.body.size * 0.9
    return _with_mark(
        pieces, lambda canvas, x, y: marks.rule(canvas, x + 2, y - look.body.leading / 2, dash, thickness=2)
    )


def _with_mark(pieces: Sequence[Piece], mark: flow.Draw) -> Item:
    """An item whose first line has a mark on its left."""
    first, *rest = pieces

    def draw(canvas: "Canvas", x: float, y: float) -> None:
        mark(canvas, x, y)
        first.draw(canvas, x, y)

    return (Piece(first.height, draw), *rest)


def _counts(line: PaperLine) -> str:
    counts = [f"{line.originals} bản chính" if line.originals else "", f"{line.copies} bản sao" if line.copies else ""]
    return " và ".join(count for count in counts if count)


def _state_words(state: PaperState, *, mixed: bool) -> str:
    if state == PaperState.LATER:
        return "Bổ sung sau"
    if state == PaperState.HAVE:
        return "Đã có"
    return "Còn thiếu" if mixed else ""


def head(kind: str, our_code: str, title: str, look: Look, width: float) -> list[Piece]:
    """The sheet's kind and code on one line over a thick rule, then its title."""

    def top_line(canvas: "Canvas", x: float, y: float) -> None:
        lettering.put(canvas, kind, look.small_strong, x, y)
        if our_code:
            lettering.put_right(canvas, f"Mã phiếu: {our_code}", look.small_strong, x + width, y)
        marks.rule(canvas, x, y - look.small.leading - 3, width, thickness=2)

    return [
        Piece(look.small.leading + millimetres(4.2), top_line),
        *flow.text(title, look.title, width),
    ]


def banner(words: str, look: Look, width: float) -> Piece:
    """Where the dossier stands: a thick frame with a black end, as plain on a bad copy as on the first print."""
    end = millimetres(18)
    pad = millimetres(2.6)
    lines = flow.text(words, look.banner, width - end - 2 * millimetres(4))
    text_height = sum(line.height for line in lines)
    height = max(text_height + 2 * pad, millimetres(15))

    def draw(canvas: "Canvas", x: float, y: float) -> None:
        canvas.saveState()
        canvas.setLineWidth(2.2)
        canvas.rect(x + 1.1, y - height + 1.1, width - 2.2, height - 2.2, stroke=1, fill=0)
        canvas.setFillGray(0)
        canvas.rect(x, y - height, end, height, stroke=0, fill=1)
        canvas.restoreState()
        side = millimetres(10)
        pictograms.put(canvas, "warning", x + (end - side) / 2, y - (height - side) / 2, side, white=True)
        flow.draw_stack(canvas, lines, x + end + millimetres(4), y - (height - text_height) / 2)

    return Piece(height, draw)


def labelled(label: str, value: str, look: Look, width: float) -> Item:
    """A label and behind it its value in bold, wrapping under the label."""
    label_width = look.body.width(f"{label}: ")
    first, *rest = lettering.wrap(value, look.strong, width, width - label_width)

    def draw(canvas: "Canvas", x: float, y: float) -> None:
        lettering.put(canvas, f"{label}:", look.body, x, y)
        lettering.put(canvas, first, look.strong, x + label_width, y)

    return (Piece(look.body.leading, draw), *(flow.line_piece(line, look.strong) for line in rest))


Coded = tuple[CodeBox, symbols.Symbol]
"""A code with its modules worked out: once for a sheet, however often it is laid out."""


def coded(boxes: Sequence[CodeBox]) -> list[Coded]:
    """Work out the modules of a sheet's codes."""
    return [(box, symbols.symbol(box.payload, CODE_SIDE)) for box in boxes]


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
    address = flow.text(box.address, look.small, width - start)
    words = flow.stack((*named, flow.room(3), *address))
    if words.height > made.outer - 2 * made.quiet:
        words = flow.stack((flow.room(made.quiet), words))
    # The quiet zone's left part lies in the margin: the dark modules line up with the labels.
    square = Piece(made.outer, lambda canvas, x, y: symbols.put(canvas, made, x - made.quiet, y))
    return flow.beside(((0.0, square), (start, words)), middle=True)


def foot(canvas: "Canvas", look: Look, frame: Frame, numbers: tuple[int, int], note: str = "") -> None:
    """The line at the foot of every page; ``numbers``: of the page, from 0, and how many there are."""
    page, pages = numbers
    style: Style = look.small
    right = paper.WIDTH - FRAME.right
    top = frame.bottom - millimetres(3)
    marks.rule(canvas, FRAME.left, top, right - FRAME.left, thickness=0.6)
    lettering.put(canvas, FOOT_LINE, style, FRAME.left, top - 2)
    if pages > 1:
        lettering.put_right(canvas, f"Trang {page + 1}/{pages}", look.small_strong, right, top - 2)
    if note:
        lettering.put(canvas, note, style, FRAME.left, top - 2 - style.leading * 0.94)


def ways(*, large: bool) -> Iterator[tuple[Look, bool]]:
    """The ways to lay out a sheet, the most generous first: look, and whether sections may be split."""
    for density in Density:
        yield Look(large, density), False
    yield Look(large, Density.TIGHT), True


def best(layouts: Iterable[list[Block]], frame: Frame) -> list[list[flow.Placed]]:
    """Lay out one after another until one fits a single page; else the first of those that need the fewest pages."""
    laid: list[list[list[flow.Placed]]] = []
    for blocks in layouts:
        laid.append(flow.paginate(blocks, frame.height))
        if len(laid[-1]) == 1:
            break
    return min(laid, key=len)
