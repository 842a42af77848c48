"""An official form on paper: Times metrics, margins of NĐ 30/2020/NĐ-CP annex I (facts/domain.md 8.1)."""

import dataclasses
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from app.printing import (
    flow,
    fonts,
    form_blocks,
    form_signatures,
    form_table,
    lettering,
    paper,
    symbols,
)
from app.printing.flow import Block, Piece
from app.printing.fonts import Face
from app.printing.form_setting import Closeness, Setting
from app.printing.lettering import Style
from app.printing.paper import Frame, Laid, millimetres
from forms import codes
from forms import declaration as form

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

FRAME = Frame(left=millimetres(30), right=millimetres(17), top=millimetres(20), bottom=millimetres(20))
PAGE_NUMBER = Style(Face.SERIF, 13, 15)
COVER = Style(Face.SERIF_ITALIC, 11, 13.5)
FOOT = Style(Face.SERIF, 10, 12)
FOOT_BOLD = Style(Face.SERIF_BOLD, 11, 14)
EDGE = millimetres(6)
"""Nearer to the paper's edge no printer is sure to print."""

CODE_SIDE = millimetres(25)
CODE_BOTTOM = millimetres(6)
"""The office's code reaches into the foot margin, down to what any printer still prints."""

CODE_WORDS = "Dành cho nơi nhận hồ sơ: quét để biết tờ khai có khớp với hồ sơ đã lưu không."

LEAST_USED = 0.6
"""How full a page must stay when the section that would begin at its foot goes overleaf as a whole."""


def lay(decl: form.Declaration) -> Laid:
    """See :func:`app.printing.declaration`."""
    fonts.check_letters(_texts(decl), fonts.FORM)
    code = symbols.symbol(decl.office_copy_code, CODE_SIDE) if decl.office_copy_code else None
    cover = _cover(decl.cover_lines)
    pages = _pages(decl, cover, code)

    def around(canvas: "Canvas", page: int, count: int) -> None:
        if page == 0 and _in_margin(cover):
            cover.draw(canvas, FRAME.left, paper.HEIGHT - EDGE)
        if page > 0:
            lettering.put_centred(canvas, str(page + 1), PAGE_NUMBER, paper.WIDTH / 2, paper.HEIGHT - millimetres(10))
        if page < count - 1 or code is None:
            _our_code(canvas, decl.our_code)
        else:
            _office_foot(canvas, decl, code)

    return Laid(decl.name, pages, FRAME, around, Face.SERIF, decl.practice, mark=decl.our_code)


def _pages(decl: form.Declaration, cover: Piece, code: symbols.Symbol | None) -> list[list[flow.Placed]]:
    """The roomiest way that needs the fewest pages; a form to fill in by hand keeps room to write."""
    ways = [Setting(closeness) for closeness in Closeness if closeness < Closeness.PRINTED or _filled_in(decl)]
    laid = [(way, flow.paginate(_blocks(decl, way, cover, code), FRAME.height)) for way in ways]
    setting, pages = min(laid, key=lambda one: len(one[1]))
    return _balanced(pages, _blocks(decl, setting, cover, code))


def _balanced(pages: list[list[flow.Placed]], blocks: Sequence[Block]) -> list[list[flow.Placed]]:
    """The pages, turned where a section begins when that costs no page and leaves none half empty before it."""
    if len(pages) < 2:
        return pages
    for number in range(len(blocks) - 1, 0, -1):
        if not blocks[number].opens:
            continue
        turned = dataclasses.replace(blocks[number], new_page=True)
        again = flow.paginate([*blocks[:number], turned, *blocks[number + 1 :]], FRAME.height)
        if len(again) == len(pages) and all(flow.used(page) >= LEAST_USED * FRAME.height(0) for page in again[:-1]):
            return again
    return pages


def _filled_in(decl: form.Declaration) -> bool:
    """Whether anything stands on the form's leaders or in its tables."""
    for block in _flat(decl.blocks):
        match block:
            case form.Field() | form.Boxes() if block.value:
                return True
            case form.FieldRow() if any(field.value for field in block.fields):
                return True
            case form.Table() if any(map(any, block.rows)):
                return True
    return False


def _flat(blocks: Sequence[form.Block]) -> Iterator[form.Block]:
    """The blocks, those that stand together one by one."""
    for block in blocks:
        if isinstance(block, form.Together):
            yield from _flat(block.blocks)
        else:
            yield block


def _blocks(decl: form.Declaration, setting: Setting, cover: Piece, code: symbols.Symbol | None) -> list[Block]:
    """The form's blocks; room is kept for what of the code rises above the foot margin, in the left corner."""
    risen = max(CODE_BOTTOM + code.outer - FRAME.bottom, 0.0) if code is not None else 0.0
    blocks = [] if _in_margin(cover) else [Block((cover, flow.room(millimetres(3))))]
    blocks += _laid_out(decl.blocks, setting, risen)
    if decl.blocks and not isinstance(_last(decl.blocks), form.Signatures) and risen:
        blocks[-1] = dataclasses.replace(blocks[-1], with_next=True)
        blocks.append(Block((flow.room(risen),)))
    return blocks


def _last(blocks: Sequence[form.Block]) -> form.Block | None:
    """The last thing that is drawn."""
    flat = list(_flat(blocks))
    return flat[-1] if flat else None


def _laid_out(rows: Sequence[form.Block], setting: Setting, risen: float) -> list[Block]:
    """Blocks in their order; ``risen`` is the height kept free beside signatures that end the form."""
    blocks: list[Block] = []
    turned = False
    for number, block in enumerate(rows):
        last = number == len(rows) - 1
        if isinstance(block, form.PageBreak):
            turned = True
            continue
        following = None if last else rows[number + 1]
        made = _one(block, following, setting, risen if last else 0.0)
        if made and turned:
            made[0], turned = dataclasses.replace(made[0], new_page=True), False
        blocks += made
    return blocks


def _one(block: form.Block, following: form.Block | None, setting: Setting, risen: float) -> list[Block]:
    """One block laid out; those that stand together are chained, and none of them is torn."""
    if isinstance(block, form.Together):
        inner = _laid_out(block.blocks, setting, risen)
        chained = [dataclasses.replace(each, with_next=True, whole=True) for each in inner[:-1]]
        return [*chained, *(dataclasses.replace(each, whole=True) for each in inner[-1:])]
    if isinstance(block, form.Signatures):
        return [form_signatures.signatures(block, setting, FRAME.width, corner=risen)]
    if isinstance(block, form.PageBreak):
        return []
    opens = isinstance(block, form.Heading)
    keep = opens or isinstance(following, form.Signatures)
    return [dataclasses.replace(_laid(block, setting, with_next=keep), opens=opens)]


def _laid(block: form_blocks.PlainBlock | form.Table, setting: Setting, *, with_next: bool) -> Block:
    if isinstance(block, form.Table):
        return form_table.table(block, setting, FRAME.width)
    pieces, before = form_blocks.laid(block, setting, FRAME.width)
    return Block(pieces, before=before, with_next=with_next)


def _cover(lines: Sequence[str]) -> Piece:
    """What we must say about the form, in a grey frame above it, so that nobody takes it for the form's own words."""
    if not lines:
        return flow.room(0.0)
    pad = millimetres(1.4)
    pieces = flow.text(" ".join(lines), COVER, FRAME.width - 2 * pad)
    height = sum(piece.height for piece in pieces) + 2 * pad

    def draw(canvas: "Canvas", x: float, y: float) -> None:
        canvas.saveState()
        canvas.setStrokeGray(0.55)
        canvas.setLineWidth(0.6)
        canvas.rect(x, y - height, FRAME.width, height, stroke=1, fill=0)
        canvas.setFillGray(0.3)
        flow.draw_stack(canvas, pieces, x + pad, y - pad)
        canvas.restoreState()

    return Piece(height, draw)


def _in_margin(cover: Piece) -> bool:
    """Whether our words above the form find room in the head margin, where they take none from the form."""
    return cover.height <= FRAME.top - EDGE


def _our_code(canvas: "Canvas", our_code: str) -> None:
    """Our own code, small in the foot: a page that got loose finds home."""
    if our_code:
        lettering.put(canvas, f"Mã phiếu: {our_code}", FOOT, FRAME.left, millimetres(11))


def _office_foot(canvas: "Canvas", decl: form.Declaration, code: symbols.Symbol) -> None:
    """The check code in the left corner of the last page's foot; on its right what it is, and its first letters.

    Nobody types 176 letters: who cannot scan compares the beginning of the digest with the one on the screen.
    """
    symbols.put(canvas, code, FRAME.left - code.quiet, CODE_BOTTOM + code.outer)
    x = FRAME.left + code.side + code.quiet + millimetres(1)
    room = paper.WIDTH - FRAME.right - x
    told = [
        *((line, FOOT_BOLD) for line in lettering.wrap(_compared(decl), FOOT_BOLD, room)),
        *((line, FOOT) for line in lettering.wrap(CODE_WORDS, FOOT, room)),
    ]
    y = CODE_BOTTOM + code.quiet + sum(style.leading for _line, style in told)
    for line, style in told:
        lettering.put(canvas, line, style, x, y)
        y -= style.leading


def _compared(decl: form.Declaration) -> str:
    """Revision and beginning of the digest in groups of four, as ``scan`` and the receiving server show them."""
    read = codes.CheckCode.decode(decl.office_copy_code)
    letters = read.digest16[:8].hex()
    groups = " ".join(letters[start : start + 4] for start in range(0, len(letters), 4))
    ours = f"Mã phiếu: {decl.our_code} · " if decl.our_code else ""
    return f"{ours}Mã đối chiếu: {groups} (lần {read.revision})"


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
