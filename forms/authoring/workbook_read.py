"""A workbook of a person with a table program, read cell by cell: what it says, where, and what the program spoilt."""

import io
import re
import unicodedata
import zipfile
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from forms.authoring.excel_damage import Kind, Mended, mended
from forms.authoring.lost_zeros import shown_with_zeros, with_zeros
from forms.refusal import Refusal

LARGEST = 10 * 1024 * 1024
LARGEST_UNPACKED = 100 * 1024 * 1024


def read_file(file: Path) -> bytes:
    """A workbook's bytes, never more than one may have; Refusal ``no-file``, ``bad-workbook``."""
    try:
        with file.open("rb") as source:
            content = source.read(LARGEST + 1)
    except OSError as error:
        raise Refusal("no-file", f"{file} cannot be read: {error.strerror}.", file=str(file)) from error
    if len(content) > LARGEST:
        raise Refusal("bad-workbook", f"{file.name} is larger than a workbook of ours ever is.", file=file.name)
    return content


MOST_ROWS, MOST_COLUMNS = 20_000, 100
_NO_ZEROS = "Excel đã đổi thành số, mất số 0 ở đầu."
_DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


@dataclass(frozen=True)
class Problem:
    """One thing to mend in a workbook, in Vietnamese.

    Attributes:
        sheet, cell: where, as a table program shows it (``D7``; only a row's number where the whole row is meant).
        message: what is wrong.
        repair: what ``--repair`` would write there; None when nobody can know.
    """

    sheet: str
    cell: str
    message: str
    repair: str | None = None

    def __str__(self) -> str:
        place = f"Trang “{self.sheet}”" + (f", ô {self.cell}" if self.cell else "")
        mend = f" Có thể sửa thành “{self.repair}”." if self.repair is not None else ""
        return f"{place}: {self.message}{mend}"


@dataclass
class Line:
    """One row that says something: its number in the sheet, and its cells' mended text by heading."""

    sheet: str
    number: int
    cells: dict[str, str]
    letters: dict[str, str]
    numbers: set[str] = field(default_factory=set)
    """Headings under which the cell holds a whole number, not a text."""

    def __getitem__(self, heading: str) -> str:
        return self.cells.get(heading, "")

    def where(self, heading: str = "") -> str:
        """The cell under a heading as a table program shows it."""
        return f"{self.letters.get(heading, '')}{self.number}"


@dataclass
class Page:
    """One sheet: its headings and its rows."""

    name: str
    headings: tuple[str, ...] = ()
    lines: list[Line] = field(default_factory=list)


@dataclass
class Book:
    """A workbook: its sheets by name, and what the table program did to its cells."""

    pages: dict[str, Page]
    damage: list[Problem]

    def page(self, name: str) -> Page:
        """A sheet by its name, however it is capitalised or composed; an empty one where it is missing."""
        return self.pages.get(_same(name), Page(name))


KindOf = Any
"""``(sheet, heading, first cell of the row) -> Kind``."""


def read(content: bytes, kind_of: KindOf, codes: Collection[str] = ()) -> Book:
    """The sheets of a workbook.

    Args:
        content: of an .xlsx file.
        kind_of: what a column holds; may depend on the first cell of the row.
        codes: the procedures' codes that are known.

    Raises:
        Refusal: ``bad-workbook``: no workbook, damaged, with entities, or larger than one is.
    """
    pages, damage = {}, []
    for sheet in _opened(content).worksheets:
        page, found = _page(sheet, kind_of, codes)
        pages[_same(sheet.title)] = page
        damage += found
    return Book(pages, damage)


def repaired(content: bytes, book: Book, target: Path) -> int:
    """Save a copy with every sure repair made; returns how many cells changed. The original is not touched."""
    whole, count = _opened(content), 0
    for one in book.damage:
        if one.repair is not None:
            cell = whole[one.sheet][one.cell]
            cell.value, cell.data_type, cell.number_format = one.repair, "s", "@"
            count += 1
    try:
        whole.save(target)
    except OSError as error:
        raise Refusal("bad-output", f"{target} cannot be written: {error.strerror}.", file=str(target)) from error
    return count


def _opened(content: bytes) -> Any:  # noqa: ANN401 - openpyxl publishes no types
    from openpyxl import load_workbook  # type: ignore[import-untyped]  # noqa: PLC0415 - heavy, and publishes no types

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as shell:
            entries = shell.infolist()
            is_large = len(content) > LARGEST or sum(one.file_size for one in entries) > LARGEST_UNPACKED
            if is_large or any(_DECLARES.search(shell.read(one)) for one in entries if one.filename.endswith(".xml")):
                raise _bad()
        return load_workbook(io.BytesIO(content))
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, OSError, EOFError, NotImplementedError) as error:
        raise _bad() from error
    except RuntimeError as error:
        raise _bad() from error


def _bad() -> Refusal:
    return Refusal(
        "bad-workbook",
        "This is no workbook that can be read (.xlsx of at most 10 MB); save it anew in its own program.",
    )


def _page(sheet: Any, kind_of: KindOf, codes: Collection[str]) -> tuple[Page, list[Problem]]:  # noqa: ANN401 - openpyxl has no types
    page = Page(sheet.title)
    damage: list[Problem] = []
    if sheet.max_row > MOST_ROWS or sheet.max_column > MOST_COLUMNS:
        return page, [Problem(sheet.title, "", f"Trang có hơn {MOST_ROWS} hàng hoặc {MOST_COLUMNS} cột.")]
    rows = sheet.iter_rows()
    letters: dict[str, str] = {}
    for cells in rows:
        if not page.headings:
            if any(cell.value is not None for cell in cells):
                page.headings = tuple(_heading(cell.value) for cell in cells)
                letters = {name: cell.column_letter for name, cell in zip(page.headings, cells, strict=True) if name}
            continue
        line = Line(sheet.title, cells[0].row, {}, letters)
        damage += _fill(line, page.headings, cells, kind_of, codes)
        if any(line.cells.values()):
            page.lines.append(line)
    return page, [*damage, *_lost_zeros(page)]


def _lost_zeros(page: Page) -> Iterator[Problem]:
    """The values of a form's choices that were codes such as 0012."""
    if page.name != "choices":
        return
    values = [(line["list_name"], line["name"], "name" in line.numbers) for line in page.lines]
    for place, text in with_zeros(values):
        line = page.lines[place]
        line.cells["name"] = text
        yield Problem(line.sheet, line.where("name"), _NO_ZEROS, text)


def _fill(
    line: Line, headings: Sequence[str], cells: Sequence[Any], kind_of: KindOf, codes: Collection[str]
) -> Iterator[Problem]:
    first = str(cells[0].value or "").strip()
    for heading, cell in zip(headings, cells, strict=True):
        if cell.data_type in ("f", "e"):
            yield Problem(line.sheet, cell.coordinate, "Ô có công thức hoặc lỗi của Excel; hãy dán giá trị vào.")
            continue
        kind: Kind = kind_of(line.sheet, heading, first)
        shown = shown_with_zeros(cell.value, cell.number_format)
        value = Mended(shown, _NO_ZEROS) if shown and kind != "count" else mended(cell.value, kind, codes)
        if isinstance(cell.value, int) and not value.wrong:
            line.numbers.add(heading)
        if heading:
            line.cells[heading] = value.text
        if value.wrong:
            yield Problem(line.sheet, cell.coordinate, value.wrong, value.text if value.sure else None)


def _heading(value: object) -> str:
    return unicodedata.normalize("NFC", " ".join(str(value or "").split()))


def _same(name: str) -> str:
    return unicodedata.normalize("NFC", name).strip().casefold()
