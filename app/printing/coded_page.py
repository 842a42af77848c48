"""A page of large codes, two side by side, with what they are for and what they hold in clear beside them."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from app.printing import flow, fonts, furniture, lettering, symbols
from app.printing.columns import FRAME
from app.printing.flow import Block, Piece
from app.printing.fonts import Face
from app.printing.look import Density, Look
from app.printing.paper import Laid, millimetres
from app.printing.slips import KIND, SLIP_FRAME
from forms.code_page import CodePage

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

LOOK = Look(density=Density.MEDIUM)
MOST_BESIDE = 2


def lay(page: CodePage) -> Laid:
    """See :func:`app.printing.code_page`."""
    fonts.check_letters(_texts(page), fonts.SHEET)
    made = [(code.caption, symbols.widest(code.payload)) for code in page.codes]
    with lettering.remembering():
        pages = flow.paginate(_blocks(page, made), SLIP_FRAME.height)

    def around(canvas: "Canvas", number: int, count: int) -> None:
        furniture.foot(canvas, LOOK, SLIP_FRAME, (number, count))

    return Laid(page.title, pages, SLIP_FRAME, around, Face.SANS, page.practice, mark=page.our_code)


def _blocks(page: CodePage, made: Sequence[tuple[str, symbols.Symbol]]) -> list[Block]:
    width = FRAME.width
    facts = [Block(tuple(furniture.labelled(*fact, LOOK, width)), before=LOOK.item_gap) for fact in page.facts]
    rows = list(zip_longest(*[iter(made)] * MOST_BESIDE))
    return [
        Block(tuple(furniture.head(KIND, page.our_code, page.title, LOOK, width))),
        *(
            [Block((furniture.banner(page.status_banner, LOOK, width),), before=LOOK.item_gap)]
            if page.status_banner
            else []
        ),
        *[Block(flow.text(line, LOOK.body, width), before=LOOK.item_gap) for line in page.intro],
        *facts,
        *[Block((_row([one for one in row if one], width),), before=LOOK.section_gap) for row in rows],
        *[Block(flow.text(line, LOOK.body, width), before=LOOK.item_gap) for line in page.notes],
    ]


def _row(codes: Sequence[tuple[str, symbols.Symbol]], width: float) -> Piece:
    """Codes in columns of the same width, each with its caption above it."""
    column = width / MOST_BESIDE
    return flow.beside([(number * column, _captioned(*code)) for number, code in enumerate(codes)])


def _captioned(caption: str, made: symbols.Symbol) -> Piece:
    """The caption stands over the dark modules, and nothing in their quiet zone."""
    square = Piece(made.outer, lambda canvas, x, y: symbols.put(canvas, made, x - made.quiet, y))
    return flow.stack((flow.line_piece(caption, LOOK.strong), square, flow.room(millimetres(1))))


def _texts(page: CodePage) -> Iterator[str]:
    yield from (page.title, page.our_code, page.status_banner, *page.intro, *page.notes)
    for fact in page.facts:
        yield from fact
    for code in page.codes:
        yield code.caption
