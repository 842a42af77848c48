"""A form's table: rows that grow with their words, headers again on each page."""

import dataclasses
from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.printing import lettering
from app.printing.flow import Block, Piece
from app.printing.fonts import Face
from app.printing.form_setting import Setting
from app.printing.lettering import Style
from app.printing.paper import millimetres
from forms import declaration as form
from forms.sheet_values import Grid

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

PAD = millimetres(1.4)
LEAST_ROW = millimetres(8)
LINE = 0.6
MOST_LINES = 12
"""A cell of more lines continues in a further piece of the same row, so that no row is higher than a page."""

NUMBER_HEADERS = frozenset({"TT", "STT"})


def table(block: form.Table, setting: Setting, width: float) -> Block:
    """Lay out a table; ``block.least`` rows are drawn even where there are fewer."""
    styles = (Style(Face.SERIF, 12, 15 if setting.tight else 16.5), Style(Face.SERIF_BOLD, 12, 15))
    return dataclasses.replace(laid(block, styles, width), before=setting.gap + 3)


def laid(block: form.Table | Grid, styles: tuple[Style, Style], width: float) -> Block:
    """Lay out a table with a style for its rows and one for its headers."""
    body, bold = styles
    count = len(block.headers)
    rows = [_cells(row, count) for row in block.rows]
    rows += [("",) * count] * (block.least - len(rows))
    shared = [width * share / sum(block.widths) for share in block.widths]
    widths = _roomy(shared, _longest_words(block.headers, rows, styles))
    centred = [header.strip().upper() in NUMBER_HEADERS for header in block.headers]
    header = _rows(block.headers, widths, bold, [True] * count)
    pieces = [piece for row in rows for piece in _rows(row, widths, body, centred)]
    return Block((*header, *pieces), whole=False, repeated=header[0])


def _longest_words(headers: Sequence[str], rows: Sequence[Sequence[str]], styles: tuple[Style, Style]) -> list[float]:
    """What each column needs so that no word in it is broken."""
    body, bold = styles
    return [
        2 * PAD
        + max(
            [bold.width(word) for word in header.split()]
            + [body.width(word) for word in {word for row in rows for word in row[number].split()}],
            default=0.0,
        )
        for number, header in enumerate(headers)
    ]


def _roomy(shared: Sequence[float], needed: Sequence[float]) -> list[float]:
    """Widths as they were shared out, but for columns too narrow for a word: these get it from the others' spare room.

    Where all the words together do not fit, the shares stand and words are broken.
    """
    lacking = sum(max(need - have, 0.0) for have, need in zip(shared, needed, strict=True))
    spare = sum(max(have - need, 0.0) for have, need in zip(shared, needed, strict=True))
    if lacking > spare:
        return list(shared)
    given = lacking / spare if spare else 0.0
    return [need if have < need else have - (have - need) * given for have, need in zip(shared, needed, strict=True)]


def _cells(row: Sequence[str], count: int) -> tuple[str, ...]:
    """As many cells as there are headers; surplus words join the last cell, nothing is dropped."""
    filled = (*row, *("",) * (count - len(row)))
    return (*filled[: count - 1], " ".join(filled[count - 1 :]))


def _rows(cells: Sequence[str], widths: Sequence[float], style: Style, centred: Sequence[bool]) -> list[Piece]:
    """One row as a piece, or several where a cell has very many lines."""
    wrapped = [lettering.wrap(cell, style, width - 2 * PAD) for cell, width in zip(cells, widths, strict=True)]
    longest = max(len(lines) for lines in wrapped)
    starts = range(0, longest, MOST_LINES)
    return [
        _piece(
            [lines[start : start + MOST_LINES] for lines in wrapped],
            widths,
            style,
            centred,
            edges=(start == 0, start + MOST_LINES >= longest),
        )
        for start in starts
    ]


def _piece(
    cells: Sequence[Sequence[str]],
    widths: Sequence[float],
    style: Style,
    centred: Sequence[bool],
    *,
    edges: tuple[bool, bool],
) -> Piece:
    """One part of a row; ``edges`` tells whether the row begins and ends here."""
    height = max(max(len(lines) for lines in cells) * style.leading + 2 * PAD, LEAST_ROW)

    def draw(canvas: "Canvas", x: float, y: float) -> None:
        _frame(canvas, x, y, widths, height, edges)
        for lines, width, middle in zip(cells, widths, centred, strict=True):
            top = y - PAD if len(lines) * style.leading + 2 * PAD > LEAST_ROW else y - (LEAST_ROW - style.leading) / 2
            for line in lines:
                if middle:
                    lettering.put_centred(canvas, line, style, x + width / 2, top)
                else:
                    lettering.put(canvas, line, style, x + PAD, top)
                top -= style.leading
            x += width

    return Piece(height, draw)


def _frame(
    canvas: "Canvas", x: float, y: float, widths: Sequence[float], height: float, edges: tuple[bool, bool]
) -> None:
    canvas.saveState()
    canvas.setLineWidth(LINE)
    right = x + sum(widths)
    if edges[0]:
        canvas.line(x, y, right, y)
    if edges[1]:
        canvas.line(x, y - height, right, y - height)
    for width in (0.0, *widths):
        x += width
        canvas.line(x, y, x, y - height)
    canvas.restoreState()
