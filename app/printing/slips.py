"""Our own slips: the preparation slip and the consent slip, with boxes to tick and places for ink."""

import dataclasses
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from app.printing import code_boxes, columns, flow, fonts, furniture, lettering, marks, paper, paper_list
from app.printing.code_boxes import Coded
from app.printing.columns import FRAME, Item, Section
from app.printing.flow import Block, Piece
from app.printing.fonts import Face
from app.printing.look import Density, Look
from app.printing.paper import millimetres
from forms.sheet_values import Slip

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

KIND = "HỒ SƠ LÀNG"
SLIP_FRAME = dataclasses.replace(FRAME, bottom=millimetres(15))
"""The foot of a slip has one line only."""


def slip(slip: Slip, *, large: bool = False) -> bytes:
    """See :func:`app.printing.slip`."""
    fonts.check_letters(_texts(slip), fonts.SHEET)
    codes = code_boxes.coded(slip.codes)
    ways = furniture.ways(large=large)
    pages = furniture.best((_blocks(slip, codes, way, split=split) for way, split in ways), SLIP_FRAME)

    def around(canvas: "Canvas", page: int, count: int) -> None:
        furniture.foot(canvas, Look(large), SLIP_FRAME, (page, count))

    return paper.draw(slip.title, pages, SLIP_FRAME, around, face=Face.SANS, practice=slip.practice)


def _blocks(slip: Slip, codes: Sequence[Coded], look: Look, *, split: bool) -> list[Block]:
    width = FRAME.width
    opening: list[Piece] = [*furniture.head(KIND, slip.our_code, slip.title, look, width)]
    if slip.status_banner:
        opening += [flow.room(millimetres(2.5)), furniture.banner(slip.status_banner, look, width)]
    return [
        Block(tuple(opening)),
        *_apart(columns.sentences(slip.intro, look, width), look),
        *_ruled([_fact(label, value, look) for label, value in slip.facts], look),
        *_ruled([_tick(words, look, width, ticked=ticked) for words, ticked in slip.ticks], look),
        *columns.sections(_papers(slip, look), look, split=split),
        *_bound(_apart(columns.sentences(slip.notes, look, width), look)),
        *_signatures(slip.signatures, look, width),
        *code_boxes.codes(codes, look),
    ]


def _apart(items: Sequence[Item], look: Look) -> list[Block]:
    """Paragraphs with more room above the first one."""
    gaps = [look.section_gap, *[look.item_gap] * len(items)]
    return [Block(item, before=gap) for item, gap in zip(items, gaps, strict=False)]


def _bound(blocks: list[Block]) -> list[Block]:
    """The last of them stays with what follows: nobody signs a page that says nothing."""
    return [*blocks[:-1], *(dataclasses.replace(block, with_next=True) for block in blocks[-1:])]


def _ruled(items: Sequence[Item], look: Look) -> list[Block]:
    """Rows between hairlines, as in a table without columns; the list begins and ends with a stronger rule."""
    pad = flow.room(look.item_gap / 2 + 2)
    last = len(items) - 1
    return [
        Block(
            (_rule(1.2 if number == 0 else 0.4), pad, *item, pad, *((_rule(1.2),) if number == last else ())),
            before=look.section_gap if number == 0 else 0.0,
        )
        for number, item in enumerate(items)
    ]


def _rule(thickness: float) -> Piece:
    return Piece(0.0, lambda canvas, x, y: marks.rule(canvas, x, y, FRAME.width, thickness=thickness))


def _fact(label: str, value: str, look: Look) -> Item:
    """A label on the left, its value in bold on the right, or a leader to write on."""
    wide = columns.columns(look)
    name = flow.stack(flow.text(label, look.body, wide.label + millimetres(2)))
    first, *rest = flow.text(value, look.strong, wide.text) if value else (_leader(look, wide.text),)

    def draw(canvas: "Canvas", x: float, y: float) -> None:
        # The whole label first: read out, it comes before the whole value.
        name.draw(canvas, x, y)
        first.draw(canvas, x + wide.start, y)

    below = name.height - first.height - sum(piece.height for piece in rest)
    shifted = (flow.beside(((wide.start, piece),)) for piece in rest)
    return (Piece(first.height, draw), *shifted, flow.room(max(below, 0.0)))


def _leader(look: Look, width: float) -> Piece:
    style = look.body
    return Piece(style.leading, lambda canvas, x, y: marks.leader(canvas, x, y - style.baseline - 2, width))


def _papers(slip: Slip, look: Look) -> tuple[Section, ...]:
    width = columns.columns(look).text
    return (
        Section("Giấy tờ", paper_list.to_bring(slip.bring, look, width)),
        Section("Không cần nộp – xã tự tra cứu", paper_list.not_needed(slip.bring, look, width)),
    )


def _tick(words: str, look: Look, width: float, *, ticked: bool) -> Item:
    side = look.body.size * 1.12
    indent = side + millimetres(4)
    first, *rest = flow.text(words, look.body, width, indent=indent)

    def draw(canvas: "Canvas", x: float, y: float) -> None:
        marks.box(canvas, x + 1, y - (look.body.leading - side) / 2, side, ticked=ticked)
        first.draw(canvas, x, y)

    return (Piece(first.height, draw), *rest)


def _signatures(captions: Sequence[str], look: Look, width: float) -> list[Block]:
    """Places for ink, two or three beside one another: a frame high enough for a thumb, then a line for the name."""
    across = 3 if len(captions) == 3 else 2
    gutter = millimetres(8 if across == 2 else 5)
    one = (width - gutter * (across - 1)) / across
    blocks = []
    for start in range(0, len(captions), across):
        named = [flow.text(caption, look.strong, one) for caption in captions[start : start + across]]
        above = max(sum(line.height for line in lines) for lines in named)
        parts = [(number * (one + gutter), _place(lines, above, look, one)) for number, lines in enumerate(named)]
        blocks.append(Block((flow.beside(parts),), before=look.section_gap))
    return blocks


def _place(caption: Sequence[Piece], above: float, look: Look, width: float) -> Piece:
    """One place; ``above`` is the room that the captions of its row take, so that the frames stand on one height."""
    top = above + millimetres(1)
    ink = millimetres(26 if look.density == Density.TIGHT else 30)
    name = look.small.leading + millimetres(4)

    def draw(canvas: "Canvas", x: float, y: float) -> None:
        flow.draw_stack(canvas, caption, x, y - above + sum(line.height for line in caption))
        canvas.saveState()
        canvas.setLineWidth(0.8)
        canvas.rect(x, y - top - ink, width, ink, stroke=1, fill=0)
        canvas.restoreState()
        label = "Họ và tên:"
        line = y - top - ink - millimetres(4)
        lettering.put(canvas, label, look.small, x, line)
        taken = look.small.width(f"{label} ")
        marks.leader(canvas, x + taken, line - look.small.baseline - 2, width - taken)

    return Piece(top + ink + name, draw)


def _texts(slip: Slip) -> Iterator[str]:
    """Everything on the slip that somebody wrote."""
    yield from (slip.title, slip.status_banner, slip.our_code, *slip.signatures)
    yield from (line.text for line in (*slip.intro, *slip.notes))
    for label, value in slip.facts:
        yield from (label, value)
    yield from (words for words, _ticked in slip.ticks)
    for bring in slip.bring:
        yield from (bring.name, bring.note)
    for box in slip.codes:
        yield from (box.caption, box.address)
