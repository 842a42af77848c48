"""Our own slips: the preparation slip and the consent slip, with boxes to tick and places for ink."""

import dataclasses
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from app.printing import code_boxes, columns, flow, fonts, form_table, furniture, lettering, marks, paper_list
from app.printing.code_boxes import Coded
from app.printing.columns import FRAME, Item, Section
from app.printing.flow import Block, Piece
from app.printing.fonts import Face
from app.printing.furniture import Way
from app.printing.look import BOOKLET_FINE, FINE, Density, Look
from app.printing.paper import Laid, Size, millimetres
from forms.sheet_values import Ink, Line, PaperLine, PaperState, Slip

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

KIND = "HỒ SƠ LÀNG"
TO_WRITE = re.compile(r"\.{5,}")
"""Room for a pen in a sentence: drawn as a leader to the end of the line, however wide that is."""
TWO_LINES = 40
"""Dots from which a long label gets two lines below it."""
MOST_LABELS = 0.62
"""Of a line's width, so that enough is left to write on."""
GUTTER = millimetres(8)
"""Between what stands side by side."""

SLIP_FRAME = dataclasses.replace(FRAME, bottom=millimetres(15))
"""The foot of a slip has one line only."""


def lay(slip: Slip, *, large: bool = False, size: Size = Size.A4) -> Laid:
    """See :func:`app.printing.slip`."""
    fonts.check_letters(_texts(slip), fonts.SHEET)
    booklet = size is Size.BOOKLET
    codes = code_boxes.coded(slip.codes, code_boxes.BOOKLET_SIDE if booklet else code_boxes.CODE_SIDE)
    fine = BOOKLET_FINE if booklet else FINE
    with lettering.remembering():
        ways = furniture.ways(large=large, fine=fine)
        pages = furniture.best(lambda way: _blocks(slip, codes, way), ways, SLIP_FRAME)

    def around(canvas: "Canvas", page: int, count: int) -> None:
        furniture.foot(canvas, Look(large, fine=fine), SLIP_FRAME, (page, count), folded=not booklet)

    return Laid(slip.title, pages, SLIP_FRAME, around, Face.SANS, slip.practice, size, slip.our_code)


def _blocks(slip: Slip, codes: Sequence[Coded], way: Way) -> list[Block]:
    look, width = way.look, FRAME.width
    # In normal print one page is worth the list of what need not come along; large print has two pages anyhow.
    bring = _needful(slip.bring) if way.brief and not look.large else slip.bring
    opening: list[Piece] = [*furniture.head(KIND, slip.our_code, slip.title, look, width)]
    if slip.status_banner:
        opening += [flow.room(millimetres(2.5)), furniture.banner(slip.status_banner, look, width, filed=slip.filed)]
    return [
        Block(tuple(opening)),
        *_apart(columns.sentences(slip.intro, look, width), look),
        *_ruled(_facts(slip.facts, look), look),
        *_ruled([_tick(words, look, width, ticked=ticked) for words, ticked in slip.ticks], look),
        *columns.sections(_papers(bring, slip.not_needed_label, look), look, split=way.split),
        *columns.sections(_told(slip, look), look, split=way.split),
        *_grids(slip, look, width),
        *_bound(_apart(columns.sentences(slip.notes, look, width), look)),
        *_closing(slip, codes, look, width),
    ]


def _told(slip: Slip, look: Look) -> tuple[Section, ...]:
    width = columns.columns(look).text
    return tuple(
        Section(label, tuple(item for line in lines for item in _sentence(line, look, width)))
        for label, lines in slip.sections
    )


def _sentence(line: Line, look: Look, width: float) -> tuple[Item, ...]:
    """A sentence, or with room to write on: short labels share a line, below a long one a line or two stand."""
    labels = [part.strip() for part in TO_WRITE.split(line.text)]
    if len(labels) == 1:
        return columns.sentences([line], look, width)
    shown = labels if labels[-1] else labels[:-1]
    if sum(look.body.width(f"{label} ") for label in shown) <= width * MOST_LABELS:
        return ((furniture.to_write_on(shown, look, width),),)
    leaders = 2 if len(line.text) - len(line.text.rstrip(".")) >= TWO_LINES else 1
    return ((*flow.text(shown[0], look.body, width), *[_leader(look, width)] * leaders),)


def _grids(slip: Slip, look: Look, width: float) -> list[Block]:
    """Tables, each below its heading."""
    blocks: list[Block] = []
    for heading, grid in slip.grids:
        if heading:
            blocks.append(Block(flow.text(heading, look.strong, width), before=look.section_gap, with_next=True))
        laid = form_table.laid(grid, (look.small, look.small_strong), width)
        laid = dataclasses.replace(laid, before=millimetres(1.5) if heading else look.section_gap)
        *whole, last = laid.pieces
        # The last row stays with what follows: nobody signs a page that says nothing.
        follows = Block((last,), repeated=laid.repeated, continues=True, with_next=True)
        blocks += [dataclasses.replace(laid, pieces=tuple(whole)), follows] if len(whole) > 1 else [laid]
    return blocks


def _closing(slip: Slip, codes: Sequence[Coded], look: Look, width: float) -> list[Block]:
    """Places for ink and the codes; one code stands beside two places, where it takes no height of its own."""
    if len(codes) != 1 or len(slip.signatures) != 2:
        return [*_signatures(slip.signatures, look, width), *code_boxes.codes(codes, look)]
    column = millimetres(60 if look.large else 48)
    start = width - column
    (places,) = _signatures(slip.signatures, look, start - GUTTER)
    beside = flow.beside([(0.0, flow.stack(places.pieces)), (start, code_boxes.upright(codes[0], look, column))])
    return [Block((beside,), before=look.section_gap)]


def _apart(items: Sequence[Item], look: Look) -> list[Block]:
    """Paragraphs with more room above the first one."""
    gaps = [look.section_gap, *[look.item_gap] * len(items)]
    return [Block(item, before=gap) for item, gap in zip(items, gaps, strict=False)]


def _bound(blocks: list[Block]) -> list[Block]:
    """The last of them stays with what follows: nobody signs a page that says nothing."""
    return [*blocks[:-1], *(dataclasses.replace(block, with_next=True) for block in blocks[-1:])]


def _ruled(items: Sequence[Item], look: Look) -> list[Block]:
    """Rows between hairlines, as in a table without columns; the list begins and ends with a stronger rule."""
    pad = flow.room(look.item_gap / 2 + (1.4 if look.density == Density.TIGHT else 2))
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


def _facts(facts: Sequence[tuple[str, str]], look: Look) -> list[Item]:
    """Facts with their labels above them; two short ones share a row."""
    half = (FRAME.width - GUTTER) / 2
    rows: list[Item] = []
    waiting: Piece | None = None
    for label, value in facts:
        if len(flow.text(value, look.strong, half)) > 1:
            rows += [(waiting,)] if waiting is not None else []
            rows.append(_fact(label, value, look, FRAME.width))
            waiting = None
            continue
        cell = flow.stack(_fact(label, value, look, half))
        if waiting is None:
            waiting = cell
            continue
        rows.append((flow.beside([(0.0, waiting), (half + GUTTER, cell)]),))
        waiting = None
    return [*rows, (waiting,)] if waiting is not None else rows


def _fact(label: str, value: str, look: Look, width: float) -> Item:
    """A small label and below it its value in bold, or a leader to write on."""
    below = flow.text(value, look.strong, width) if value else (_leader(look, width),)
    return (*flow.text(label, look.small, width), *below)


def _leader(look: Look, width: float) -> Piece:
    style = look.body
    return Piece(style.leading * 1.15, lambda canvas, x, y: marks.leader(canvas, x, y - style.baseline - 2, width))


def _needful(bring: Sequence[PaperLine]) -> tuple[PaperLine, ...]:
    """Only papers that go along; what data replaces stands on the guidance sheet too."""
    return paper_list.needful([paper for paper in bring if paper.state != PaperState.NOT_NEEDED])


def _papers(bring: Sequence[PaperLine], not_needed: str, look: Look) -> tuple[Section, ...]:
    width = columns.columns(look).text
    return (
        Section("Giấy tờ", paper_list.to_bring(bring, look, width)),
        Section(not_needed, paper_list.not_needed(bring, look, width)),
    )


def _tick(words: str, look: Look, width: float, *, ticked: bool) -> Item:
    side = look.body.size * 1.12
    indent = side + millimetres(4)
    first, *rest = flow.text(words, look.body, width, indent=indent)

    def draw(canvas: "Canvas", x: float, y: float) -> None:
        marks.box(canvas, x + 1, y - (look.body.leading - side) / 2, side, ticked=ticked)
        first.draw(canvas, x, y)

    return (Piece(first.height, draw), *rest)


def _signatures(places: Sequence[Ink], look: Look, width: float) -> list[Block]:
    """Places for ink, two or three beside one another: a frame high enough for a thumb, then the name or its line."""
    across = 3 if len(places) == 3 else 2
    gutter = GUTTER if across == 2 else millimetres(5)
    one = (width - gutter * (across - 1)) / across
    blocks = []
    for start in range(0, len(places), across):
        row = places[start : start + across]
        named = [flow.text(place.caption, look.strong, one) for place in row]
        above = max(sum(line.height for line in lines) for lines in named)
        drawn = [_place(place, lines, above, look, one) for place, lines in zip(row, named, strict=True)]
        parts = [(number * (one + gutter), piece) for number, piece in enumerate(drawn)]
        blocks.append(Block((flow.beside(parts),), before=look.section_gap))
    return blocks


def _place(place: Ink, caption: Sequence[Piece], above: float, look: Look, width: float) -> Piece:
    """One place; ``above`` is the room that the captions of its row take, so that the frames stand on one height."""
    return flow.stack((_framed(caption, above, look, width), flow.room(millimetres(1.5)), *_name(place, look, width)))


def _framed(caption: Sequence[Piece], above: float, look: Look, width: float) -> Piece:
    top = above + millimetres(1)
    ink = millimetres(26 if look.density == Density.TIGHT else 30)

    def draw(canvas: "Canvas", x: float, y: float) -> None:
        flow.draw_stack(canvas, caption, x, y - above + sum(line.height for line in caption))
        canvas.saveState()
        canvas.setLineWidth(0.8)
        canvas.rect(x, y - top - ink, width, ink, stroke=1, fill=0)
        canvas.restoreState()

    return Piece(top + ink, draw)


def _name(place: Ink, look: Look, width: float) -> Item:
    """The name under a place where it is known, else a line to write it on."""
    label = "Họ và tên:"
    if place.name:
        return (*flow.text(label, look.small, width), *flow.text(place.name, look.small_strong, width))

    def draw(canvas: "Canvas", x: float, y: float) -> None:
        lettering.put(canvas, label, look.small, x, y)
        line = y - look.small.leading
        marks.leader(canvas, x, line - look.small.baseline - 2, width)

    return (Piece(2 * look.small.leading + millimetres(1), draw),)


def _texts(slip: Slip) -> Iterator[str]:
    """Everything on the slip that somebody wrote."""
    yield from (slip.title, slip.status_banner, slip.our_code)
    for place in slip.signatures:
        yield from (place.caption, place.name)
    yield from (line.text for line in (*slip.intro, *slip.notes))
    for label, value in slip.facts:
        yield from (label, value)
    yield from (words for words, _ticked in slip.ticks)
    for bring in slip.bring:
        yield from (bring.name, bring.note)
    for box in slip.codes:
        yield from (box.caption, box.address)
    for label, lines in slip.sections:
        yield from (label, *(line.text for line in lines))
    for heading, grid in slip.grids:
        yield from (heading, *grid.headers)
        for row in grid.rows:
            yield from row
