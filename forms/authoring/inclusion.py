"""Shared parts of forms, written once in ``forms/blocks`` and put in where a form's survey says ``include NAME``.

The including row's own cells are the block's parameters: ``{name}`` in a block is the row's name, ``{label}`` its
label (in an English column the English one), ``{required}`` its required cell, and so on for every column. A block may
include further blocks. Choice lists that the survey asks for and the form itself lacks come from ``blocks/lists.md``.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from forms.authoring.sheets import Row, Sheet, read_sheets
from forms.refusal import Refusal

BLOCKS = Path(__file__).parents[1] / "blocks"
_INCLUDE = re.compile(r"include ([a-z][a-z0-9_]*)")
_PARAMETER = re.compile(r"(?<!\$)\{([a-z_]+)\}")
_ASKS = re.compile(r"(?:select_one|select_multiple|rank) ([a-z][a-z0-9_]*)(?: |$)")
_DEEPEST = 4
_LISTS = "lists"
Cells = dict[str, str]


def includes(sheets: Mapping[str, Sheet]) -> bool:
    """Whether a form's survey takes in shared blocks."""
    return any(_included(_cells(sheet, row)) for sheet, row in _rows(sheets, "survey"))


def expanded(sheets: Mapping[str, Sheet]) -> dict[str, Sheet]:
    """The sheets of a form with its blocks put in; a row that came from a block keeps the place of its include row.

    Raises:
        Refusal: ``form-error`` for a block that does not exist or blocks that include each other without end.
    """
    survey, places = sheets["survey"], []
    table: list[Cells] = []
    for sheet, row in _rows(sheets, "survey"):
        for cells in _put_in(_cells(sheet, row), _DEEPEST):
            table.append(cells)
            places.append((row.number, row.line))
    result = dict(sheets) | {"survey": _sheet(survey, table, places)}
    shared = _missing_choices(result)
    if shared:
        result["choices"] = _with_choices(sheets.get("choices"), shared)
    return result


def markdown(sheets: Mapping[str, Sheet]) -> str:
    """Sheets as the Markdown tables that pyxform reads."""
    return "\n".join(line for sheet in sheets.values() for line in (*_lines(sheet), ""))


def _lines(sheet: Sheet) -> Iterator[str]:
    yield f"| {sheet.name} |"
    for cells in (sheet.header, *(row.cells for row in sheet.rows)):
        yield " | ".join(("|", *(" ".join(cell.replace("|", r"\|").split()) for cell in cells), "|")).strip()


def _put_in(cells: Cells, depth: int) -> Iterator[Cells]:
    block = _included(cells)
    if not block:
        yield cells
        return
    if not depth:
        raise Refusal("form-error", f"Blocks include each other without end at {block!r}; look into forms/blocks.")
    for sheet, row in _rows(_block(block), "survey"):
        own = {column: _filled(text, column, cells) for column, text in _cells(sheet, row).items()}
        yield from _put_in({column: text for column, text in own.items() if text}, depth - 1)


def _filled(text: str, column: str, cells: Cells) -> str:
    """A cell of a block with the including row's cells in place of its parameters."""
    _, translated, language = column.partition("::")

    def parameter(found: re.Match[str]) -> str:
        here = (f"{found[1]}::{language}" if translated else "", found[1], f"bind::hsl:{found[1]}")
        return next((cells[name] for name in here if name in cells), "")

    return " ".join(_PARAMETER.sub(parameter, text).split()) if _PARAMETER.search(text) else text


def _included(cells: Cells) -> str:
    found = _INCLUDE.fullmatch(cells.get("type", ""))
    return found[1] if found else ""


def _block(name: str) -> dict[str, Sheet]:
    path = BLOCKS / f"{name}.md"
    if not path.is_file():
        known = ", ".join(sorted(each.stem for each in BLOCKS.glob("*.md")))
        raise Refusal("form-error", f"There is no block {name!r} to include; there are: {known}.")
    return read_sheets(path.read_bytes(), ".md")


def _missing_choices(sheets: Mapping[str, Sheet]) -> list[Cells]:
    """The rows of the shared lists that the survey asks for and the form does not have, in the shared file's order."""
    asked = {found[1] for sheet, row in _rows(sheets, "survey") if (found := _ASKS.match(sheet.cell(row, "type")))}
    own = {sheet.cell(row, "list_name") for sheet, row in _rows(sheets, "choices")}
    rows = (_cells(sheet, row) for sheet, row in _rows(_block(_LISTS), "choices"))
    return [cells for cells in rows if cells["list_name"] in asked - own]


def _with_choices(own: Sheet | None, shared: list[Cells]) -> Sheet:
    sheet = own or Sheet("choices", offset=1)
    table = [_cells(sheet, row) for row in sheet.rows]
    places = [(row.number, row.line) for row in sheet.rows]
    return _sheet(sheet, table + shared, places + [(0, 0)] * len(shared))


def _sheet(model: Sheet, table: list[Cells], places: list[tuple[int, int]]) -> Sheet:
    """A table as a sheet: the model's columns first, then those that the blocks brought."""
    columns = dict.fromkeys((*model.header, *(column for cells in table for column in cells)))
    header = tuple(column for column in columns if column)
    rows = [
        Row(number, line, tuple(cells.get(column, "") for column in header))
        for cells, (number, line) in zip(table, places, strict=True)
    ]
    return Sheet(model.name, model.offset, header, rows)


def _rows(sheets: Mapping[str, Sheet], name: str) -> Iterator[tuple[Sheet, Row]]:
    sheet = sheets.get(name)
    yield from ((sheet, row) for row in sheet.rows) if sheet else ()


def _cells(sheet: Sheet, row: Row) -> Cells:
    """What stands in a row, by column."""
    return {column: text for column in sheet.header if column and (text := sheet.cell(row, column))}
