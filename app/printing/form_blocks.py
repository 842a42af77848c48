"""The plain blocks of an official form, and the words of its own: headings, running text, notes."""

from typing import TYPE_CHECKING, assert_never

from app.printing import flow, lettering, marks
from app.printing.flow import Piece
from app.printing.fonts import Face
from app.printing.form_fields import FilledBlock, filled
from app.printing.form_setting import SIZE, Setting
from app.printing.lettering import Style
from app.printing.paper import millimetres
from forms import declaration as form

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

NOTE_SIZE = 11.0
INDENT = millimetres(10)
PlainBlock = (
    FilledBlock | form.Motto | form.FormNumber | form.Title | form.Heading | form.Paragraph | form.Gap | form.Notes
)


def laid(block: PlainBlock, setting: Setting, width: float) -> tuple[tuple[Piece, ...], float]:
    """A block's pieces and the room above it, in points."""
    match block:
        case form.Addressee() | form.Field() | form.FieldRow() | form.Boxes() | form.Checks():
            return filled(block, setting, width), setting.gap
        case form.Title() | form.Heading() | form.Paragraph():
            return _worded(block, setting, width), setting.gap + 3
        case form.Motto():
            return _motto(block, width), 0.0
        case form.FormNumber():
            return (_right(block.text, Style(Face.SERIF_BOLD, SIZE, 16), width),), 0.0
        case form.Gap():
            return (flow.room(millimetres(block.millimetres)),), 0.0
        case form.Notes():
            return _notes(block, width), setting.gap + 4
        case _:
            assert_never(block)


def _worded(block: form.Title | form.Heading | form.Paragraph, setting: Setting, width: float) -> tuple[Piece, ...]:
    """The form's own words."""
    match block:
        case form.Title():
            under = _centred(block.under, setting.text, width) if block.under else ()
            return (*_centred(block.text, setting.title, width), *under)
        case form.Heading():
            return flow.text(block.text, setting.bold, width)
        case form.Paragraph():
            style = Style(Face.SERIF_ITALIC if block.italic else Face.SERIF, SIZE, setting.text.leading)
            return _paragraph(block.text, style, width)
        case _:
            assert_never(block)


def _motto(block: form.Motto, width: float) -> tuple[Piece, ...]:
    """The national heading: caps 13 bold, then 14 bold with a rule of the text's length below it."""
    upper, lower = Style(Face.SERIF_BOLD, 13, 16), Style(Face.SERIF_BOLD, 14, 17)
    nation, words = (lettering.clean(line) for line in block.lines)

    def draw(canvas: "Canvas", x: float, y: float) -> None:
        lettering.put_centred(canvas, nation, upper, x + width / 2, y)
        lettering.put_centred(canvas, words, lower, x + width / 2, y - upper.leading)
        length = lower.width(words)
        marks.rule(canvas, x + (width - length) / 2, y - upper.leading - lower.leading - 2, length, thickness=0.8)

    return (Piece(upper.leading + lower.leading + 6, draw),)


def _notes(block: form.Notes, width: float) -> tuple[Piece, ...]:
    """Small print of the form itself, below a short rule as under a page's text."""
    bold, plain = Style(Face.SERIF_BOLD, NOTE_SIZE, NOTE_SIZE * 1.22), Style(Face.SERIF, NOTE_SIZE, NOTE_SIZE * 1.22)
    short = millimetres(50)
    ruled = Piece(5.0, lambda canvas, x, y: marks.rule(canvas, x, y - 2, short, thickness=0.5))
    title = flow.text(block.title, bold, width) if block.title else ()
    return (ruled, *title, *(piece for line in block.lines for piece in flow.text(line, plain, width)))


def _right(words: str, style: Style, width: float) -> Piece:
    shown = lettering.clean(words)
    return Piece(style.leading, lambda canvas, x, y: lettering.put_right(canvas, shown, style, x + width, y))


def _centred(words: str, style: Style, width: float) -> tuple[Piece, ...]:
    return tuple(centred_line(line, style, width) for line in lettering.wrap(words, style, width))


def centred_line(line: str, style: Style, width: float) -> Piece:
    """One line in the middle of its column."""
    return Piece(style.leading, lambda canvas, x, y: lettering.put_centred(canvas, line, style, x + width / 2, y))


def _paragraph(words: str, style: Style, width: float) -> tuple[Piece, ...]:
    """Running text, justified, its first line indented; lines that end a paragraph of their own stay left-aligned."""
    pieces: list[Piece] = []
    for paragraph in lettering.clean(words).split("\n"):
        lines = lettering.wrap(paragraph, style, width, width - INDENT)
        for number, line in enumerate(lines):
            indent = INDENT if number == 0 else 0.0
            last = number == len(lines) - 1
            pieces.append(_justified(line, style, width - indent, indent, last=last))
    return tuple(pieces)


def _justified(line: str, style: Style, width: float, indent: float, *, last: bool) -> Piece:
    spaces = line.count(" ")
    stretch = 0.0 if last or not spaces else (width - style.width(line)) / spaces
    return Piece(style.leading, lambda canvas, x, y: lettering.put(canvas, line, style, x + indent, y, stretch=stretch))
