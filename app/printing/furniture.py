"""What guidance sheets and slips share above and below their text: head, banner, foot, and the ways to lay them out."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from app.printing import flow, lettering, marks, paper, pictograms
from app.printing.columns import FRAME, Item
from app.printing.flow import Block, Piece
from app.printing.look import Density, Look
from app.printing.paper import Frame, millimetres

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from app.printing.lettering import Style

FOOT_LINE = "Tài liệu hướng dẫn – không phải giấy tờ hành chính"


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
        lettering.put(canvas, f"{label}: ", look.body, x, y)
        lettering.put(canvas, first, look.strong, x + label_width, y)

    return (Piece(look.body.leading, draw), *(flow.line_piece(line, look.strong) for line in rest))


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
