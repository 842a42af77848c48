"""Signature places of a form: room for ink, for a thumb, and for the name of who read the form out."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.printing import flow, lettering
from app.printing.flow import Block, Piece
from app.printing.fonts import Face
from app.printing.form_blocks import centred_line
from app.printing.form_fields import field
from app.printing.form_setting import Setting
from app.printing.lettering import Style
from app.printing.paper import millimetres
from forms import declaration as form

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

MOST_ACROSS = 3
GUTTER = millimetres(4)
MOST_REACH = 1.2
INK = millimetres(24)
THUMB_WIDTH, THUMB_HEIGHT = millimetres(25), millimetres(30)
THUMB_LABEL = Style(Face.SERIF_ITALIC, 10, 12)
THUMB_WORDS = "(điểm chỉ)"


def signatures(block: form.Signatures, setting: Setting, width: float, *, corner: float = 0.0) -> Block:
    """Places side by side, at most three in a row; one alone stands on the right, as the forms have it.

    Args:
        block: the places.
        setting: line heights.
        width: of all, in points.
        corner: height kept free below the leftmost place of the last row, for what stands in the page's corner.
    """
    places = block.places
    across = 2 if len(places) in (2, 4) else min(MOST_ACROSS, max(len(places), 2))
    column = (width - GUTTER * (across - 1)) / across
    rows: list[Piece] = []
    for start in range(0, len(places), across):
        group = places[start : start + across]
        drawn = _group(group, setting, column)
        free = across - len(group)
        parts = [((free + number) * (column + GUTTER), piece) for number, piece in enumerate(drawn)]
        if start + across >= len(places):
            leftmost = [drawn[0]] if not free else []
            parts.append((0.0, flow.room(sum(piece.height for piece in leftmost) + corner)))
        rows += [flow.room(millimetres(4)), flow.beside(parts)] if rows else [flow.beside(parts)]
    return Block((flow.stack(rows),), before=setting.gap + 4)


def _group(places: Sequence[form.Signature], setting: Setting, width: float) -> list[Piece]:
    """Places of one row, their captions on one height."""
    text = Style(Face.SERIF_ITALIC, 13, 16)
    caption = Style(Face.SERIF_BOLD, 13, 16)
    parts = [
        (
            _dated(place.place_and_date, text, width),
            [*_lines(place.caption, caption, width), *_lines(place.note, text, width)],
        )
        for place in places
    ]
    above = max(sum(piece.height for piece in dated) for dated, _named in parts)
    pieces = []
    for place, (dated, named) in zip(places, parts, strict=True):
        missing = above - sum(piece.height for piece in dated)
        pieces.append(flow.stack([flow.room(missing), *dated, *named, *_ink(place, setting, width)]))
    return pieces


def _dated(words: str, style: Style, width: float) -> list[Piece]:
    """Place and date, which may reach a little over the column's left edge rather than break."""
    line = lettering.clean(words)
    if not width < style.width(line) <= width * MOST_REACH:
        return _lines(words, style, width)
    return [Piece(style.leading, lambda canvas, x, y: lettering.put_right(canvas, line, style, x + width, y))]


def _lines(words: str, style: Style, width: float) -> list[Piece]:
    return [centred_line(line, style, width) for line in lettering.wrap(words, style, width)] if words else []


def _ink(place: form.Signature, setting: Setting, width: float) -> list[Piece]:
    """Room for the signature, or a dashed frame as large as a thumb; below it who read the form out."""
    room = _thumb(width) if place.thumb else flow.room(INK)
    if not place.reader:
        return [room]
    return [room, flow.room(millimetres(2)), *field(form.Field(place.reader, ""), setting, width)]


def _thumb(width: float) -> Piece:
    def draw(canvas: "Canvas", x: float, y: float) -> None:
        left = x + (width - THUMB_WIDTH) / 2
        canvas.saveState()
        canvas.setStrokeGray(0.45)
        canvas.setLineWidth(0.6)
        canvas.setDash([3, 2.5])
        canvas.rect(left, y - 4 - THUMB_HEIGHT, THUMB_WIDTH, THUMB_HEIGHT, stroke=1, fill=0)
        canvas.restoreState()
        lettering.put_centred(canvas, THUMB_WORDS, THUMB_LABEL, x + width / 2, y - 4 - THUMB_HEIGHT + 13)

    return Piece(THUMB_HEIGHT + 6, draw)
