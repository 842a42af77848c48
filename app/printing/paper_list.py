"""The list of papers to bring, with a box to tick each, and of those that data replaces."""

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.printing import flow, lettering, marks
from app.printing.columns import Item, uncertain
from app.printing.flow import Piece
from app.printing.look import Density, Look
from app.printing.paper import millimetres
from forms.sheet_values import PaperLine, PaperState

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from app.printing.lettering import Style


def to_bring(papers: Sequence[PaperLine], look: Look, width: float) -> tuple[Item, ...]:
    """Papers to bring with a box to tick each: ticked where the paper is there already."""
    mixed = any(line.state in (PaperState.HAVE, PaperState.LATER) for line in papers)
    return tuple(_paper(line, look, width, mixed=mixed) for line in papers if line.state != PaperState.NOT_NEEDED)


def not_needed(papers: Sequence[PaperLine], look: Look, width: float) -> tuple[Item, ...]:
    """Papers that data replaces, with the data's name."""
    return tuple(_bulleted(line, look, width) for line in papers if line.state == PaperState.NOT_NEEDED)


def needful(papers: Sequence[PaperLine]) -> tuple[PaperLine, ...]:
    """Papers without words that a crowded sheet can spare: whose data replaces one, and how to get what is there."""
    return tuple(_spared(paper) for paper in papers)


def _spared(paper: PaperLine) -> PaperLine:
    if paper.state == PaperState.NOT_NEEDED:
        return dataclasses.replace(paper, data="")
    return dataclasses.replace(paper, note="") if paper.printed_here or paper.state == PaperState.HAVE else paper


def _paper(line: PaperLine, look: Look, width: float, *, mixed: bool) -> Item:
    side = look.body.size * 1.12
    room = width - _indent(look)
    counts = " · ".join(word for word in (_counts(line), _state_words(line, mixed=mixed)) if word)
    behind = _fits_behind(line.name, counts, look.strong, look, room)
    pieces = [
        *_named(line.name, _Said(counts, look.strong, behind), look, room),
        *(flow.text(line.note, look.small, room) if line.note else ()),
        *uncertain(look, line.uncertain),
    ]

    def mark(canvas: "Canvas", x: float, y: float) -> None:
        ticked = line.state == PaperState.HAVE
        marks.box(canvas, x + 1, y - (look.body.leading - side) / 2, side, ticked=ticked)

    return _with_mark(pieces, _indent(look), mark)


def _bulleted(line: PaperLine, look: Look, width: float) -> Item:
    room = width - _indent(look)
    behind = _fits_behind(line.name, line.data, look.small, look, room)
    pieces = [
        *_named(line.name, _Said(line.data, look.small, behind), look, room),
        *(flow.text(line.note, look.small, room) if line.note else ()),
        *uncertain(look, line.uncertain),
    ]

    def mark(canvas: "Canvas", x: float, y: float) -> None:
        marks.rule(canvas, x + 2, y - look.body.leading / 2, look.body.size * 0.9, thickness=2)

    return _with_mark(pieces, _indent(look), mark)


def _indent(look: Look) -> float:
    """Where the words begin behind a box or a dash."""
    return look.body.size * 1.12 + millimetres(4)


@dataclass(frozen=True)
class _Said:
    """What is said about a paper, and whether it stands behind its name or below it."""

    words: str
    style: "Style"
    behind: bool


def _behind(last: str, look: Look) -> float:
    """Where words begin that stand behind a name's last line."""
    return look.body.width(f"{last}   ")


def _fits_behind(name: str, more: str, style: "Style", look: Look, width: float) -> bool:
    """Whether what is said about a paper may stand behind its name: in tight print, where the line has room."""
    last = lettering.wrap(name, look.body, width)[-1]
    return look.density == Density.TIGHT and _behind(last, look) + style.width(more) <= width


def _named(name: str, said: _Said, look: Look, width: float) -> Item:
    """A paper's name and what is said about it."""
    lines = lettering.wrap(name, look.body, width)
    *above, last = (flow.line_piece(line, look.body) for line in lines)
    if not said.behind:
        return (*above, last, *(flow.text(said.words, said.style, width) if said.words else ()))
    offset = _behind(lines[-1], look)

    def draw(canvas: "Canvas", x: float, y: float) -> None:
        last.draw(canvas, x, y)
        lettering.put(canvas, lettering.clean(said.words), said.style, x + offset, _level(y, look.body, said.style))

    return (*above, Piece(look.body.leading, draw))


def _level(y: float, style: "Style", other: "Style") -> float:
    """Where a line box of another style begins so that both texts stand on one base line."""
    return y - style.baseline + other.baseline


def _with_mark(pieces: Sequence[Piece], indent: float, mark: flow.Draw) -> Item:
    """An item with a mark on the left of its first line."""
    first, *rest = (flow.beside(((indent, piece),)) for piece in pieces)

    def draw(canvas: "Canvas", x: float, y: float) -> None:
        mark(canvas, x, y)
        first.draw(canvas, x, y)

    return (Piece(first.height, draw), *rest)


def _counts(line: PaperLine) -> str:
    counts = [f"{line.originals} bản chính" if line.originals else "", f"{line.copies} bản sao" if line.copies else ""]
    return " và ".join(count for count in counts if count)


def _state_words(line: PaperLine, *, mixed: bool) -> str:
    if line.state == PaperState.LATER:
        return f"Bổ sung sau, chậm nhất {line.later_on}" if line.later_on else "Bổ sung sau"
    if line.state == PaperState.HAVE:
        return "Đã có"
    if line.printed_here:
        return "Máy in ra"
    return "Còn thiếu" if mixed else ""
