"""Posters and picture sheets: one side, as large as the words allow, readable from two steps away and on a bad copy."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.printing import flow, fonts, furniture, lettering, marks, pictograms, symbols
from app.printing.columns import FRAME, UNCERTAIN
from app.printing.flow import Block, Piece
from app.printing.fonts import Face
from app.printing.lettering import Style
from app.printing.look import Look
from app.printing.paper import Laid, Size, millimetres
from forms.sheet_values import Line, Poster, Step

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

SCALES = (1.25, 1.1, 1.0, 0.9, 0.8, 0.72, 0.64)
"""Sizes that are tried one after another until everything stands on one side; the last is 14 pt on A4."""
BODY = 22.0
CODE_SIDE = millimetres(34)
STRIP = millimetres(2)


@dataclass(frozen=True)
class _Size:
    """Styles at one scale."""

    scale: float

    def style(self, face: Face, size: float, leading: float = 1.32) -> Style:
        """A face at a size of the largest poster, brought to this scale."""
        return Style(face, size * self.scale, size * self.scale * leading)


def lay(value: Poster, *, size: Size = Size.A4) -> Laid:
    """See :func:`app.printing.poster`."""
    fonts.check_letters(_texts(value), fonts.SHEET)
    code = symbols.symbol(value.codes[0].payload, CODE_SIDE) if value.codes else None
    strip = _strip(value, code)
    room = FRAME.height(0) - strip.height - STRIP
    with lettering.remembering():
        laid = [flow.paginate(_blocks(value, _Size(scale)), lambda _page: room) for scale in SCALES]
    pages = next((pages for pages in laid if len(pages) == 1), laid[-1])

    def around(canvas: "Canvas", page: int, count: int) -> None:
        furniture.foot(canvas, Look(), FRAME, (page, count), value.note, folded=False)
        strip.draw(canvas, FRAME.left, FRAME.bottom + strip.height)

    return Laid(value.title, pages, FRAME, around, Face.SANS, size=size, twice=size is Size.BOOKLET)


def _blocks(value: Poster, size: _Size) -> list[Block]:
    width = FRAME.width
    title = size.style(Face.SANS_BOLD, 44, 1.2)
    head = [*flow.text(value.title, title, width)]
    if value.audience:
        head += [flow.room(4), *flow.text(f"Dành cho: {value.audience}", size.style(Face.SANS_BOLD, BODY), width)]
    head += [flow.room(4), *flow.text(value.official, Style(Face.SANS, 14, 18), width), flow.room(6), _rule(width)]
    blocks = [Block(tuple(head))]
    blocks += [_told(label, lines, size, width) for label, lines in value.blocks]
    blocks += [_step(number, step, size, width) for number, step in enumerate(value.steps, 1)]
    return blocks


def _rule(width: float) -> Piece:
    return Piece(3.0, lambda canvas, x, y: marks.rule(canvas, x, y - 1.5, width, thickness=3))


def _told(label: str, lines: Sequence[Line], size: _Size, width: float) -> Block:
    """A label in white on black, and its sentences below."""
    body, pad = size.style(Face.SANS, BODY), millimetres(3) * size.scale
    pieces = [_banded(label, size.style(Face.SANS_BOLD, BODY, 1.45), width), flow.room(pad)]
    for line in lines:
        words = f"{line.text} ({UNCERTAIN})" if line.uncertain else line.text
        pieces += [
            _dash(body),
            *(flow.beside(((body.size * 1.1, piece),)) for piece in flow.text(words, body, width - body.size * 1.1)),
        ]
    return Block(tuple(pieces), before=millimetres(4.5) * size.scale)


def _dash(style: Style) -> Piece:
    """The mark before a sentence; it takes no height of its own."""
    side = style.size * 0.34
    return Piece(0.0, lambda canvas, x, y: marks.rule(canvas, x + 1, y - style.leading / 2, side, thickness=side))


def _banded(words: str, style: Style, width: float) -> Piece:
    lines = lettering.wrap(words, style, width - 2 * style.size * 0.5)
    height = style.leading * len(lines)

    def draw(canvas: "Canvas", x: float, y: float) -> None:
        canvas.saveState()
        canvas.setFillGray(0)
        canvas.rect(x, y - height, width, height, stroke=0, fill=1)
        canvas.setFillGray(1)
        for number, line in enumerate(lines):
            lettering.put(canvas, line, style, x + style.size * 0.5, y - number * style.leading)
        canvas.restoreState()

    return Piece(height, draw)


def _step(number: int, step: Step, size: _Size, width: float) -> Block:
    """A large picture with its number, and the sentence beside it."""
    style, strong = size.style(Face.SANS, BODY * 1.1), size.style(Face.SANS_BOLD, BODY * 1.6)
    side, gap = millimetres(24) * size.scale, millimetres(5)
    indent = strong.width("0. ") + side + gap
    name = step.pictogram if pictograms.known(step.pictogram) else "done"
    parts = (
        (0.0, Piece(strong.leading, lambda canvas, x, y: lettering.put(canvas, f"{number}.", strong, x, y))),
        (strong.width("0. "), Piece(side, lambda canvas, x, y: pictograms.put(canvas, name, x, y, side))),
        (indent, flow.stack(flow.text(step.text, style, width - indent))),
    )
    return Block((flow.beside(parts, middle=True),), before=millimetres(6) * size.scale)


def _strip(value: Poster, code: symbols.Symbol | None) -> Piece:
    """Whom to call and the code, in a frame at the foot."""
    pad, width = millimetres(3), FRAME.width
    beside = code.outer + pad if code is not None else 0.0
    inner = width - 2 * pad - beside
    call, strong = Style(Face.SANS_BOLD, 34, 40), Style(Face.SANS_BOLD, 15, 20)
    small = Style(Face.SANS, 12, 15)
    words = [*flow.text("Cần giúp, xin gọi:", strong, inner), *flow.text(value.call, call, inner)]
    words += flow.text(value.free, strong, inner)
    if value.codes:
        words += flow.text(f"{value.codes[0].caption}: {value.codes[0].address}", small, inner)
    text = flow.stack(words)
    height = max(text.height, code.outer if code is not None else 0.0) + 2 * pad

    def draw(canvas: "Canvas", x: float, y: float) -> None:
        canvas.saveState()
        canvas.setLineWidth(2)
        canvas.rect(x + 1, y - height + 1, width - 2, height - 2, stroke=1, fill=0)
        canvas.restoreState()
        text.draw(canvas, x + pad, y - (height - text.height) / 2)
        if code is not None:
            symbols.put(canvas, code, x + width - pad - code.outer, y - (height - code.outer) / 2)

    return Piece(height, draw)


def _texts(value: Poster) -> Iterator[str]:
    yield from (value.title, value.audience, value.official, value.call, value.free, value.note)
    for label, lines in value.blocks:
        yield from (label, *(line.text for line in lines))
    yield from (step.text for step in value.steps)
    for box in value.codes:
        yield from (box.caption, box.address)
