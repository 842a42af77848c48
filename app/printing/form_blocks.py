"""The plain blocks of an official form: headings, running text, values on leaders, boxes, check boxes."""

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import TYPE_CHECKING, assert_never

from app.printing import flow, lettering, marks
from app.printing.flow import Piece
from app.printing.fonts import Face
from app.printing.lettering import Style
from app.printing.paper import millimetres
from forms import declaration as form

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

SIZE = 13.0
NOTE_SIZE = 11.0
INDENT = millimetres(10)
LEAST_BLANK = millimetres(20)
"""Room to write by hand behind a label; where less is left the leader starts on a line of its own."""

BOX_ROOM = (4.0, 3.0, 1.5)
"""Room above and below a row of boxes together, by closeness."""

BOX = millimetres(6.2)
BOX_HEIGHT = millimetres(7)

PlainBlock = (
    form.Motto
    | form.FormNumber
    | form.Title
    | form.Addressee
    | form.Heading
    | form.Paragraph
    | form.Field
    | form.FieldRow
    | form.Boxes
    | form.Checks
    | form.Gap
    | form.Notes
)


class Closeness(IntEnum):
    """How close a form's lines stand; closer only where that saves a page."""

    ROOMY = 0
    TIGHT = 1
    PRINTED = 2
    """For a form that is filled in already: little room for a hand, yet more than single spacing."""


@dataclass(frozen=True)
class Setting:
    """Line heights of a form: roomy enough to be filled by hand, or closer."""

    closeness: Closeness = Closeness.ROOMY

    @property
    def tight(self) -> bool:
        """Whether room is saved."""
        return self.closeness > Closeness.ROOMY

    def _style(self, face: Face, size: float = SIZE) -> Style:
        return Style(face, size, size * (1.55, 1.4, 1.28)[self.closeness])

    @cached_property
    def body(self) -> Style:
        """The form's words and the values."""
        return self._style(Face.SERIF)

    @cached_property
    def bold(self) -> Style:
        """Headings and captions."""
        return self._style(Face.SERIF_BOLD)

    @cached_property
    def italic(self) -> Style:
        """Notes, place and date."""
        return self._style(Face.SERIF_ITALIC)

    @cached_property
    def text(self) -> Style:
        """Running text, which nobody writes into."""
        return Style(Face.SERIF, SIZE, SIZE * (1.2 if self.tight else 1.35))

    @cached_property
    def title(self) -> Style:
        """The form's name."""
        return Style(Face.SERIF_BOLD, 14, 18)

    @property
    def leader_drop(self) -> float:
        """How far below the text its leader runs: clear of the dot under a letter, above the next line's marks."""
        return (4.2, 4.2, 3.2)[self.closeness]

    @property
    def gap(self) -> float:
        """Between two blocks, in points."""
        return (2.5, 1.2, 0.6)[self.closeness]


def laid(block: PlainBlock, setting: Setting, width: float) -> tuple[tuple[Piece, ...], float]:
    """A block's pieces and the room above it, in points."""
    match block:
        case form.Addressee() | form.Field() | form.FieldRow() | form.Boxes() | form.Checks():
            return _filled(block, setting, width), setting.gap
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


def _filled(
    block: form.Addressee | form.Field | form.FieldRow | form.Boxes | form.Checks, setting: Setting, width: float
) -> tuple[Piece, ...]:
    """A block that takes a value."""
    match block:
        case form.Addressee():
            inset = millimetres(14)
            lines = field(form.Field(block.label, block.value), setting, width - 2 * inset)
            return (
                flow.room(2),
                *(flow.beside(((inset, line),)) for line in lines),
                flow.room(1.5 if setting.tight else 4),
            )
        case form.Field():
            return field(block, setting, width)
        case form.FieldRow():
            return _row(block, setting, width)
        case form.Boxes():
            return _boxes(block, setting, width)
        case form.Checks():
            return _checks(block, setting, width)
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


def field(block: form.Field, setting: Setting, width: float) -> tuple[Piece, ...]:
    """A label and its value on dotted leaders; at least ``block.lines`` of them, more where the value needs more.

    Spaces before the label move the whole field in, as forms set what belongs to the line above.
    """
    style = setting.body
    inset = style.width(" ") * _spaces_before(block.label)
    if inset:
        inner = field(form.Field(block.label.lstrip(" "), block.value, block.lines), setting, width - inset)
        return tuple(flow.beside(((inset, piece),)) for piece in inner)
    *above, beside = lettering.wrap(block.label, style, width)
    start = style.width(f"{beside} ") if beside else 0.0
    if width - start < LEAST_BLANK:
        above, beside, start = [*above, beside], "", 0.0
    values = lettering.wrap(block.value, style, width, width - start)
    values += [""] * (block.lines - len(values))
    pieces = [flow.line_piece(line, style) for line in above]
    pieces.append(_on_leader(beside, values[0], setting, start, width))
    pieces += [_on_leader("", value, setting, 0.0, width) for value in values[1:]]
    return tuple(pieces)


def _spaces_before(label: str) -> int:
    return len(label) - len(label.lstrip(" "))


def _on_leader(label: str, value: str, setting: Setting, start: float, width: float) -> Piece:
    style = setting.body

    def draw(canvas: "Canvas", x: float, y: float) -> None:
        marks.leader(canvas, x + start, y - style.baseline - setting.leader_drop, width - start)
        # The space is drawn too: who takes the text out again finds label and value apart.
        lettering.put(canvas, f"{label} " if label and value else label, style, x, y)
        lettering.put(canvas, value, style, x + start + (2 if value else 0), y)

    return Piece(style.leading, draw)


def _row(block: form.FieldRow, setting: Setting, width: float) -> tuple[Piece, ...]:
    """Short fields on one line as far as they fit, the rest on the next; what is left over lengthens their leaders."""
    style = setting.body
    inset = style.width(" ") * _spaces_before(block.fields[0].label) if block.fields else 0.0
    if inset:
        # What belongs to the line above is moved in as a whole, also where it takes a second line.
        first, *others = block.fields
        bare = form.FieldRow((dataclasses.replace(first, label=first.label.lstrip(" ")), *others))
        return tuple(flow.beside(((inset, piece),)) for piece in _row(bare, setting, width - inset))
    gutter = 6.0
    lines: list[list[tuple[form.Field, float]]] = [[]]
    for part in block.fields:
        needed = style.width(f"{part.label} ") + max(style.width(part.value) + 6, LEAST_BLANK)
        taken = sum(other + gutter for _field, other in lines[-1])
        if lines[-1] and taken + needed > width:
            lines.append([])
        lines[-1].append((part, needed))
    pieces: list[Piece] = []
    for line in lines:
        if len(line) == 1:
            pieces += field(line[0][0], setting, width)
            continue
        spare = (width - sum(needed for _field, needed in line) - gutter * (len(line) - 1)) / len(line)
        pieces.append(_row_line([(part, needed + spare) for part, needed in line], setting, gutter))
    return tuple(pieces)


def _row_line(parts: Sequence[tuple[form.Field, float]], setting: Setting, gutter: float) -> Piece:
    placed: list[tuple[float, Piece]] = []
    offset = 0.0
    for part, taken in parts:
        placed.append((offset, flow.stack(field(form.Field(part.label, part.value), setting, taken))))
        offset += taken + gutter
    return flow.beside(placed)


def _boxes(block: form.Boxes, setting: Setting, width: float) -> tuple[Piece, ...]:
    """A label and one box a character; a value longer than the form's boxes gets more boxes, nothing is cut off."""
    style = setting.body
    value = lettering.clean(block.value).replace(" ", "")
    count = max(block.count, len(value))
    across = min(count, int(width // BOX))
    rows = [value[start : start + across].ljust(min(across, count - start)) for start in range(0, count, across)]
    *above, beside = lettering.wrap(block.label, style, width)
    start = style.width(f"{beside}  ")
    if start + across * BOX > width:
        above, beside, start = [*above, beside], "", 0.0
    pieces = [flow.line_piece(line, style) for line in above]
    pieces += [_box_row(beside if not number else "", row, setting, start) for number, row in enumerate(rows)]
    return tuple(pieces)


def _box_row(label: str, letters: str, setting: Setting, start: float) -> Piece:
    style, room = setting.body, BOX_ROOM[setting.closeness]
    height = BOX_HEIGHT + room

    def draw(canvas: "Canvas", x: float, y: float) -> None:
        lettering.put(canvas, label, style, x, y - (height - style.leading) / 2)
        canvas.saveState()
        canvas.setLineWidth(0.7)
        for number in range(len(letters)):
            canvas.rect(x + start + number * BOX, y - room / 2 - BOX_HEIGHT, BOX, BOX_HEIGHT, stroke=1, fill=0)
        canvas.restoreState()
        for number, letter in enumerate(letters):
            centre = x + start + (number + 0.5) * BOX
            lettering.put_centred(canvas, letter.strip(), style, centre, y - (height - style.leading) / 2)

    return Piece(height, draw)


def _checks(block: form.Checks, setting: Setting, width: float) -> tuple[Piece, ...]:
    """Options with their boxes behind the label as far as they fit; one too long for a line stands alone and wraps."""
    style = setting.body
    indent = style.size + 5
    lines: list[list[tuple[float, tuple[Piece, ...]]]] = [[]]
    *above, beside = lettering.wrap(block.label, style, width) if block.label else [""]
    taken = style.width(beside) + 10 if beside else 0.0
    if beside:
        lines[-1].append((0.0, (flow.line_piece(beside, style),)))
    options = [indent + style.width(words) + 14 for words, _ticked in block.options]
    if taken + sum(options) - 14 > width >= millimetres(5) + sum(options) - 14:
        # All of them fit the next line: better than some of them behind the label.
        lines.append([])
        taken = millimetres(5)
    for words, ticked in block.options:
        needed = indent + style.width(words)
        if taken + needed > width:
            lines.append([])
            taken = millimetres(5) if block.label else 0.0
        lines[-1].append((taken, _option(words, style, width - taken, ticked=ticked)))
        taken += needed + 14
    pieces = [flow.line_piece(line, style) for line in above]
    for line in lines:
        pieces += _side_by_side(line)
    return tuple(pieces)


def _side_by_side(parts: Sequence[tuple[float, tuple[Piece, ...]]]) -> tuple[Piece, ...]:
    """Parts of one line; a part alone keeps its lines apart, so that a very long one can go over pages."""
    if len(parts) == 1:
        offset, pieces = parts[0]
        return tuple(flow.beside(((offset, piece),)) for piece in pieces)
    return (flow.beside([(offset, flow.stack(pieces)) for offset, pieces in parts]),) if parts else ()


def _option(words: str, style: Style, width: float, *, ticked: bool) -> tuple[Piece, ...]:
    side = style.size * 0.85
    first, *rest = flow.text(words, style, width, indent=style.size + 5)

    def draw(canvas: "Canvas", x: float, y: float) -> None:
        marks.box(canvas, x + 1, y - style.baseline + side * 0.86, side, ticked=ticked, line=0.9)
        first.draw(canvas, x, y)

    return (Piece(first.height, draw), *rest)
