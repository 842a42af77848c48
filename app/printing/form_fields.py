"""The blocks of an official form that take a value: on dotted leaders, in boxes for each letter, in boxes to tick."""

import dataclasses
from collections.abc import Sequence
from typing import TYPE_CHECKING, assert_never

from app.printing import flow, lettering, marks
from app.printing.flow import Piece
from app.printing.form_setting import Setting
from app.printing.lettering import Style
from app.printing.paper import millimetres
from forms import declaration as form

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

LEAST_BLANK = millimetres(20)
"""Room to write by hand behind a label; where less is left the leader starts on a line of its own."""

BOX_ROOM = (4.0, 3.0, 1.5)
"""Room above and below a row of boxes together, by closeness."""

BOX = millimetres(6.2)
BOX_HEIGHT = millimetres(7)

FilledBlock = form.Addressee | form.Field | form.FieldRow | form.Boxes | form.Checks


def filled(block: FilledBlock, setting: Setting, width: float) -> tuple[Piece, ...]:
    """A block's pieces."""
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
