"""The cells of an XLSForm with the places where an author finds them: sheet, row, column, and line of a text file.

pyxform counts rows but not columns, and in a text file not lines; so the cells are read once more, plainly.
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

HEADER_ROW = 1
_CELL_END = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True)
class Row:
    """One row: ``number`` counts from 1, the header's; ``line`` is the file's own line, 0 in a workbook."""

    number: int
    line: int
    cells: tuple[str, ...]


@dataclass
class Sheet:
    """One sheet; ``offset`` is how many columns stand before the first one (the sheet's name, in text files)."""

    name: str
    offset: int = 0
    header: tuple[str, ...] = ()
    rows: list[Row] = field(default_factory=list)

    def cell(self, row: Row, column: str) -> str:
        """The text in a row under a header, empty if there is none."""
        place = self.header.index(column) if column in self.header else len(row.cells)
        return row.cells[place] if place < len(row.cells) else ""

    def letter(self, column: str) -> str:
        """The column's letter as a table program shows it, empty if the sheet has no such column."""
        if column not in self.header:
            return ""
        number, letters = self.header.index(column) + self.offset, ""
        while number >= 0:
            letters = chr(ord("A") + number % 26) + letters
            number = number // 26 - 1
        return letters


def read_sheets(source: bytes, kind: str) -> dict[str, Sheet]:
    """The sheets of a form by name; empty where this reader cannot read what pyxform perhaps can."""
    try:
        if kind in {".xlsx", ".xlsm"}:
            return _workbook(source)
        text = source.decode("utf-8-sig")
        return _text(_markdown_rows(text) if kind == ".md" else _csv_rows(text)) if kind in {".md", ".csv"} else {}
    except (ValueError, KeyError, OSError, csv.Error):
        return {}


def _workbook(source: bytes) -> dict[str, Sheet]:
    from zipfile import BadZipFile  # noqa: PLC0415 - with the next line: only authors need it

    from openpyxl import load_workbook  # type: ignore[import-untyped]  # noqa: PLC0415 - heavy, and publishes no types

    try:
        book = load_workbook(io.BytesIO(source), read_only=True, data_only=True)
    except BadZipFile as error:
        raise ValueError(str(error)) from error
    found: dict[str, Sheet] = {}
    for page in book.worksheets:
        sheet = found[page.title.lower()] = Sheet(page.title)
        for number, values in enumerate(page.iter_rows(values_only=True), HEADER_ROW):
            cells = tuple("" if value is None else str(value).strip() for value in values)
            if number == HEADER_ROW:
                sheet.header = cells
            else:
                sheet.rows.append(Row(number, 0, cells))
    return found


def _text(rows: Iterator[tuple[int, list[str]]]) -> dict[str, Sheet]:
    """Sheets of a text file: a name in the first column begins one, its next row with cells is the header."""
    found: dict[str, Sheet] = {}
    sheet: Sheet | None = None
    for line, cells in rows:
        if cells and cells[0]:
            sheet = found[cells[0].lower()] = Sheet(cells[0], offset=1)
        rest = tuple(cells[1:])
        if sheet is None or not any(rest):
            continue
        if not sheet.header:
            sheet.header = rest
        else:
            sheet.rows.append(Row(len(sheet.rows) + HEADER_ROW + 1, line, rest))
    return found


def _csv_rows(text: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""))
    for cells in reader:
        yield reader.line_num, [cell.strip() for cell in cells]


def _markdown_rows(text: str) -> Iterator[tuple[int, list[str]]]:
    for line, written in enumerate(text.splitlines(), 1):
        bare = written.strip()
        if not bare.startswith("|") or set(bare) <= set("|-: "):
            continue
        cells = _CELL_END.split(bare[1:].removesuffix("|"))
        yield line, [cell.strip().replace(r"\|", "|") for cell in cells]
