"""One workbook a procedure: everything of its pack is built from it, and it is made again from the pack unchanged."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from forms.authoring.checking import check as check_form
from forms.authoring.conversion import convert_sheets
from forms.authoring.inclusion import markdown
from forms.authoring.layout_cells import BadCellError, layout_of
from forms.authoring.sheets import Row, Sheet
from forms.authoring.vietnamese import sentence
from forms.authoring.where import where_in, where_of_finding
from forms.authoring.workbook_card import CardReader, kind_of
from forms.authoring.workbook_read import Book, Problem, read, repaired
from forms.authoring.workbook_template import left_over
from forms.authoring.workbook_words import BLOCK_HEADINGS, DECLARATION, FORM_SHEETS
from forms.catalogue import Catalogue
from forms.refusal import Refusal

__all__ = ["Built", "Problem", "build", "repair"]


@dataclass(frozen=True)
class Built:
    """What a workbook becomes: its folder (``1.004873``, ``_forms/ct01``), the files in it, what is to be mended."""

    folder: str
    files: dict[str, bytes]
    problems: tuple[Problem, ...]


def build(content: bytes, known: Catalogue | None = None) -> Built:
    """The pack's files out of a workbook; with problems the files are what could be made of it.

    Args:
        content: of the .xlsx file.
        known: whose codes are tried where one became a number; the shipped packs' by default.

    Raises:
        Refusal: ``bad-workbook``.
    """
    book = _read(content, known)
    reader = CardReader(book)
    spoilt = {(one.sheet, one.cell) for one in book.damage}
    problems = [*book.damage, *(one for one in reader.checked() if (one.sheet, one.cell) not in spoilt)]
    folder = f"_forms/{reader.form_name}" if reader.form_name else str(reader.card.get("code", ""))
    files: dict[str, bytes] = {}
    if reader.card:
        files["card.json"] = _json(reader.card)
    if reader.form_json:
        files["form.json"] = _json(reader.form_json)
    problems += left_over(book)
    problems += _form(book, files)
    problems += _layout(book, files)
    if reader.changes:
        files["changes.json"] = _json({"changes": reader.changes})
    return Built(folder, files, tuple(problems))


def repair(content: bytes, target: Path, known: Catalogue | None = None) -> int:
    """Save a mended copy of a workbook; returns how many cells were mended."""
    return repaired(content, _read(content, known), target)


def _read(content: bytes, known: Catalogue | None) -> Book:
    return read(content, kind_of, tuple(one.code for one in (known or Catalogue.load()).all()))


def _form(book: Book, files: dict[str, bytes]) -> Iterator[Problem]:
    """The form's text and what pyxform makes of it."""
    sheets = {name: sheet for name in FORM_SHEETS if (sheet := _sheet(book, name)).rows}
    if "survey" not in sheets:
        return
    files["form.md"] = markdown(sheets).encode()
    try:
        xml = convert_sheets("form", sheets).xml
    except Refusal as why:
        where = where_in(why.facts)
        place = where.cell or (str(where.row) if where.row else "")
        yield Problem(where.sheet or "survey", place, sentence(str(why)))
        return
    files["form.xml"] = xml
    for one in check_form(xml):
        where = where_of_finding(f"{one.place}: {one.message}", sheets)
        yield Problem(where.sheet or "survey", where.cell or str(where.row or ""), sentence(one.message))


def _sheet(book: Book, name: str) -> Sheet:
    page = book.page(name)
    rows = [Row(line.number, 0, tuple(line[heading] for heading in page.headings)) for line in page.lines]
    return Sheet(name, 0, page.headings, rows)


def _layout(book: Book, files: dict[str, bytes]) -> Iterator[Problem]:
    lines = book.page(DECLARATION).lines
    if not lines:
        return
    try:
        files["declaration.json"] = _json(layout_of([{name: line[name] for name in BLOCK_HEADINGS} for line in lines]))
    except BadCellError as bad:
        line = lines[bad.row]
        said = "Bậc phải là số, không nhảy quá một bậc." if bad.heading == "Bậc" else "Giá trị viết không đúng."
        yield Problem(DECLARATION, line.where(bad.heading), said)


def _json(value: Any) -> bytes:  # noqa: ANN401 - JSON has no better type
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
