"""An official form on paper: Times metrics, margins of NĐ 30/2020/NĐ-CP annex I (facts/domain.md 8.1)."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from app.printing import (
    flow,
    fonts,
    form_blocks,
    form_signatures,
    form_table,
    furniture,
    lettering,
    marks,
    paper,
    symbols,
)
from app.printing.flow import Block, Piece
from app.printing.fonts import Face
from app.printing.form_blocks import Setting
from app.printing.lettering import Style
from app.printing.paper import Frame, millimetres
from forms import declaration as form

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

FRAME = Frame(left=millimetres(30), right=millimetres(17), top=millimetres(20), bottom=millimetres(20))
PAGE_NUMBER = Style(Face.SERIF, 13, 15)
COVER = Style(Face.SERIF_ITALIC, 11, 13.5)
FOOT = Style(Face.SERIF, 9, 10.8)
CODE_SIDE = millimetres(25)
CODE_BOTTOM = millimetres(7)
"""The office's code reaches into the foot margin, down to what any printer still prints."""


def declaration(decl: form.Declaration) -> bytes:
    """See :func:`app.printing.declaration`."""
    fonts.check_letters(_texts(decl), fonts.FORM)
    code = symbols.symbol(decl.office_copy_code, CODE_SIDE) if decl.office_copy_code else None
    pages = furniture.best((_blocks(decl, Setting(tight=tight), code) for tight in (False, True)), FRAME)

    def around(canvas: "Canvas", page: int, count: int) -> None:
        if page > 0:
            lettering.put_centred(canvas, str(page + 1), PAGE_NUMBER, paper.WIDTH / 2, paper.HEIGHT - millimetres(10))
        if page < count - 1 or code is None:
            _our_code(canvas, decl.our_code)
        else:
            _office_foot(canvas, decl, code)

    return paper.draw(decl.name, pages, FRAME, around, face=Face.SERIF, practice=decl.practice)


def _blocks(decl: form.Declaration, setting: Setting, code: symbols.Symbol | None) -> list[Block]:
    blocks = [*_cover(decl.cover_lines)]
    for number, block in enumerate(decl.blocks):
        following = decl.blocks[number + 1] if number + 1 < len(decl.blocks) else None
        keep = isinstance(block, form.Heading) or isinstance(following, form.Signatures)
        blocks.append(_laid(block, setting, with_next=keep or (code is not None and following is None)))
    if code is not None:
        # Room for what of the code rises above the foot margin; its drawing belongs to the page, not to the text.
        risen = CODE_BOTTOM + code.outer - FRAME.bottom
        blocks.append(Block((flow.room(max(risen, 0.0)),)))
    return blocks


def _laid(block: form.Block, setting: Setting, *, with_next: bool) -> Block:
    if isinstance(block, form.Table):
        return form_table.table(block, setting, FRAME.width)
    if isinstance(block, form.Signatures):
        return form_signatures.signatures(block, setting, FRAME.width, with_next=with_next)
    pieces, before = form_blocks.laid(block, setting, FRAME.width)
    return Block(pieces, before=before, with_next=with_next)


def _cover(lines: Sequence[str]) -> list[Block]:
    """What we must say about the form, in a grey frame above it, so that nobody takes it for the form's own words."""
    if not lines:
        return []
    pad = millimetres(1.6)
    pieces = [piece for line in lines for piece in flow.text(line, COVER, FRAME.width - 2 * pad)]
    height = sum(piece.height for piece in pieces) + 2 * pad

    def draw(canvas: "Canvas", x: float, y: float) -> None:
        canvas.saveState()
        canvas.setStrokeGray(0.55)
        canvas.setLineWidth(0.6)
        canvas.rect(x, y - height, FRAME.width, height, stroke=1, fill=0)
        canvas.setFillGray(0.3)
        flow.draw_stack(canvas, pieces, x + pad, y - pad)
        canvas.restoreState()

    return [Block((Piece(height + millimetres(3), draw),))]


def _our_code(canvas: "Canvas", our_code: str) -> None:
    """Our own code, small in the foot: a page that got loose finds home."""
    if our_code:
        lettering.put(canvas, f"Mã phiếu: {our_code}", FOOT, FRAME.left, millimetres(11))


def _office_foot(canvas: "Canvas", decl: form.Declaration, code: symbols.Symbol) -> None:
    """The check code on the right of the last page's foot, and what it is on its left."""
    right = paper.WIDTH - FRAME.right + code.quiet
    top = CODE_BOTTOM + code.outer
    symbols.put(canvas, code, right - code.outer, top)
    room = right - code.outer - FRAME.left
    words = "Mã đối chiếu dành cho nơi nhận hồ sơ: quét để biết tờ khai này có khớp với hồ sơ đã lưu hay không."
    lines = [
        *(lettering.wrap(f"Mã phiếu: {decl.our_code}", FOOT, room) if decl.our_code else ()),
        *lettering.wrap(words, FOOT, room),
        *lettering.wrap(decl.office_copy_code, FOOT, room),
    ]
    y = CODE_BOTTOM + code.quiet + len(lines) * FOOT.leading
    marks.rule(canvas, FRAME.left, y + 3, room, thickness=0.5, gray=0.55)
    for line in lines:
        lettering.put(canvas, line, FOOT, FRAME.left, y)
        y -= FOOT.leading


def _texts(decl: form.Declaration) -> Iterator[str]:
    """Everything on the form that somebody wrote."""
    yield from (decl.name, decl.our_code, *decl.cover_lines)
    for block in decl.blocks:
        yield from _written(block)


def _written(block: object) -> Iterator[str]:
    """The texts of a block, whatever its kind."""
    if isinstance(block, str):
        yield block
    elif isinstance(block, tuple):
        for part in block:
            yield from _written(part)
    elif hasattr(block, "__dataclass_fields__"):
        for name in block.__dataclass_fields__:
            yield from _written(getattr(block, name))
