"""Our own slips: the preparation slip and the consent slip, with boxes to tick and places for ink."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.printing import flow, fonts, furniture, lettering, marks, paper
from app.printing.flow import Block, Piece
from app.printing.furniture import FRAME, Item, Section
from app.printing.look import Look
from app.printing.paper import millimetres
from forms.guidance import Slip

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

KIND = "HỒ SƠ LÀNG"


def slip(slip: Slip, *, large: bool = False) -> bytes:
    """See :func:`app.printing.slip`."""
    fonts.check_letters(_texts(slip), fonts.SHEET)
    looks = ((Look(large, tight), split) for tight, split in ((False, False), (True, False), (True, True)))
    pages, frame = furniture.best([(_blocks(slip, look, split=split), FRAME) for look, split in looks])

    def around(canvas: "Canvas", page: int, count: int) -> None:
        furniture.foot(canvas, Look(large), page, count)

    return paper.draw(slip.title, pages, frame, around, practice=slip.practice)


def _blocks(slip: Slip, look: Look, *, split: bool) -> list[Block]:
    width = FRAME.width
    opening: list[Piece] = [*furniture.head(KIND, slip.our_code, slip.title, look, width)]
    if slip.status_banner:
        opening += [flow.room(millimetres(2.5)), furniture.banner(slip.status_banner, look, width)]
    return [
        Block(tuple(opening)),
        *(Block(item, before=look.item_gap) for item in furniture.sentences(slip.intro, look, width)),
        *(Block(furniture.labelled(label, value, look, width), before=look.item_gap) for label, value in slip.facts),
        *(Block(_tick(words, look, width, ticked=ticked), before=look.item_gap) for words, ticked in slip.ticks),
        *furniture.sections(_papers(slip, look), look, split=split),
        *(Block(item, before=look.item_gap) for item in furniture.sentences(slip.notes, look, width)),
        *_signatures(slip.signatures, look, width),
        *furniture.codes(slip.codes, look),
    ]


def _papers(slip: Slip, look: Look) -> tuple[Section, ...]:
    width = furniture.columns(look).text
    return (
        Section("Giấy tờ", furniture.to_bring(slip.bring, look, width)),
        Section("Không cần nộp – xã tự tra cứu", furniture.not_needed(slip.bring, look, width)),
    )


def _tick(words: str, look: Look, width: float, *, ticked: bool) -> Item:
    side = look.body.size * 1.12
    indent = side + millimetres(4)
    first, *rest = flow.text(words, look.body, width, indent=indent)

    def draw(canvas: "Canvas", x: float, y: float) -> None:
        marks.box(canvas, x + 1, y - (look.body.leading - side) / 2, side, ticked=ticked)
        first.draw(canvas, x, y)

    return (Piece(first.height, draw), *rest)


def _signatures(captions: tuple[str, ...], look: Look, width: float) -> list[Block]:
    """Places for ink, two beside one another: a frame high enough for a thumb, then a line for the name."""
    gutter = millimetres(8)
    across = 1 if len(captions) == 1 else 2
    half = (width - gutter) / 2
    blocks = []
    for start in range(0, len(captions), across):
        places = [_place(caption, look, half) for caption in captions[start : start + across]]
        parts = [(number * (half + gutter), place) for number, place in enumerate(places)]
        blocks.append(Block((flow.beside(parts),), before=look.section_gap))
    return blocks


def _place(caption: str, look: Look, width: float) -> Piece:
    lines = flow.text(caption, look.strong, width)
    top = sum(line.height for line in lines) + millimetres(1)
    ink = millimetres(30)
    name = look.small.leading + millimetres(4)

    def draw(canvas: "Canvas", x: float, y: float) -> None:
        flow.draw_stack(canvas, lines, x, y)
        canvas.saveState()
        canvas.setLineWidth(0.8)
        canvas.rect(x, y - top - ink, width, ink, stroke=1, fill=0)
        canvas.restoreState()
        label = "Họ và tên:"
        lettering.put(canvas, label, look.small, x, y - top - ink - millimetres(4))
        taken = look.small.width(f"{label} ")
        base = y - top - ink - millimetres(4) - look.small.baseline
        marks.leader(canvas, x + taken, base, width - taken)

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
