"""What guidance sheets and slips share above and below their text: head, banner, foot, and the ways to lay them out."""

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.printing import flow, lettering, marks, paper, pictograms
from app.printing.columns import FRAME, Item
from app.printing.flow import Block, Piece
from app.printing.look import FINE, Density, Look
from app.printing.paper import Frame, millimetres

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from app.printing.lettering import Style

REST = 0.25
"""A last page less full than this is a mere rest."""

TWO_SIDES = 2
"""Pages of one sheet of paper; of what takes more, every way is tried."""

CLOSEST = 2
"""The last ways of :func:`ways`, sections whole and split: which of them takes fewer pages nobody can tell before."""

FILLED = 0.75
"""A page before the last one less full than this has a hole at its foot."""

FOLD_FROM, FOLD_LENGTH = millimetres(6), millimetres(4)

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
        *flow.text(title, _fitting(title, look.title, width), width),
    ]


def _fitting(title: str, style: "Style", width: float) -> "Style":
    """A little smaller where that saves a title or banner a line; in large print still above 18 pt."""
    smaller = dataclasses.replace(style, size=style.size * 0.88, leading=style.leading * 0.88)
    saves = len(lettering.wrap(title, smaller, width)) < len(lettering.wrap(title, style, width))
    return smaller if saves else style


def banner(words: str, look: Look, width: float, *, filed: bool = False) -> Piece:
    """Where the dossier stands: a thick frame with a black end, as plain on a bad copy as on the first print.

    A warning sign stands in it until the dossier is ``filed``.
    """
    picture = "done" if filed else "warning"
    end = millimetres(18)
    pad = millimetres(2.6)
    room = width - end - 2 * millimetres(4)
    lines = flow.text(words, _fitting(words, look.banner, room), room)
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
        pictograms.put(canvas, picture, x + (end - side) / 2, y - (height - side) / 2, side, white=True)
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


def to_write_on(labels: Sequence[str], look: Look, width: float) -> Piece:
    """Labels on one line, each with a leader; the first leader is twice as long as the others."""
    style = look.body
    shares = [2.0, *[1.0] * (len(labels) - 1)]
    room = (width - sum(style.width(f"{label} ") for label in labels)) / sum(shares)

    def draw(canvas: "Canvas", x: float, y: float) -> None:
        for label, share in zip(labels, shares, strict=True):
            lettering.put(canvas, label, style, x, y)
            x += style.width(f"{label} ")
            marks.leader(canvas, x, y - style.baseline - 2, room * share - 4)
            x += room * share

    return Piece(style.leading * 1.15, draw)


def foot(
    canvas: "Canvas", look: Look, frame: Frame, numbers: tuple[int, int], note: str = "", *, folded: bool = True
) -> None:
    """The line at the foot of every page; ``numbers``: of the page from 0, and how many; ``folded``: fold marks."""
    page, pages = numbers
    if folded:
        _fold_marks(canvas)
    style: Style = look.small
    right = paper.WIDTH - FRAME.right
    top = frame.bottom - millimetres(3)
    marks.rule(canvas, FRAME.left, top, right - FRAME.left, thickness=0.6)
    lettering.put(canvas, FOOT_LINE, style, FRAME.left, top - 2)
    if pages > 1:
        lettering.put_right(canvas, f"Trang {page + 1}/{pages}", look.small_strong, right, top - 2)
    if note:
        lettering.put(canvas, note, style, FRAME.left, top - 2 - style.leading * 0.94)


def _fold_marks(canvas: "Canvas") -> None:
    """Where the sheet is folded to A5: a short line at both edges, as far out as any printer prints."""
    for x in (FOLD_FROM, paper.WIDTH - FOLD_FROM - FOLD_LENGTH):
        marks.rule(canvas, x, paper.HEIGHT / 2, FOLD_LENGTH, thickness=0.5, gray=0.35)


@dataclass(frozen=True)
class Way:
    """One way to lay out a sheet: its look, whether sections may be split, whether it says only the needful."""

    look: Look
    split: bool = False
    brief: bool = False


def ways(*, large: bool, fine: float = FINE) -> tuple[Way, ...]:
    """The ways to lay out a sheet, the most generous first; saying less comes after standing closer."""
    found: list[Way] = []
    for brief in (False, True):
        found += [Way(Look(large, density, fine), brief=brief) for density in Density]
        found.append(Way(Look(large, Density.TIGHT, fine), split=True, brief=brief))
    return tuple(found)


def best(lay: Callable[[Way], list[Block]], choices: Sequence[Way], frame: Frame) -> list[list[flow.Placed]]:
    """Lay out in one way after another until as few pages are needed as in the closest one, and all are filled well.

    That is the first that leaves no page half empty and whose last page is no mere rest; where none is so even, the
    first of those that need the fewest pages. ``choices``: the most generous first.
    """
    closest = [flow.paginate(lay(way), frame.height) for way in choices[-CLOSEST:]]
    enough = min(map(len, closest))
    laid: list[list[list[flow.Placed]]] = []
    for way in choices[:-CLOSEST]:
        pages = flow.paginate(lay(way), frame.height)
        if len(pages) == 1 or (len(pages) <= enough <= TWO_SIDES and _even(pages, frame)):
            return pages
        laid.append(pages)
    laid += closest
    fewest = min(len(pages) for pages in laid)
    fitting = [pages for pages in laid if len(pages) == fewest]
    return next((pages for pages in fitting if _even(pages, frame)), fitting[0])


def _even(pages: Sequence[Sequence[flow.Placed]], frame: Frame) -> bool:
    """Whether the pages are filled well, the last one more than a little."""
    shares = [flow.used(page) / frame.height(number) for number, page in enumerate(pages)]
    return all(share >= FILLED for share in shares[:-1]) and shares[-1] >= REST
