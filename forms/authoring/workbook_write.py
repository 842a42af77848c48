"""A procedure or a shared form as one workbook for a person with a table program; every cell is text."""

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from forms.authoring.layout_cells import rows_of
from forms.authoring.sheets import read_sheets
from forms.authoring.workbook_words import (
    ALIAS,
    ALTERNATIVE,
    ANSWERED,
    BLOCK_HEADINGS,
    CARD,
    CARD_HEADINGS,
    CASE,
    CASE_COLUMNS,
    CASE_TIME,
    CASES,
    CHANGE_COLUMNS,
    CHANGES,
    CODE,
    DEADLINE,
    DECIDED_BY,
    DECLARATION,
    FACTS,
    FORM_NAME,
    FORM_SHEETS,
    ITEM,
    MARK,
    MARKS,
    NO,
    NOTE,
    OFFICE,
    OFFICES,
    PAPER_COLUMNS,
    PAPERS,
    PICTOGRAMS,
    ROUTE,
    ROUTE_FACTS,
    ROUTES,
    RULE_COLUMNS,
    RULES,
    SHARED,
    SINGLE,
    SOURCE,
    STEP,
    TEXT,
    TIME,
    WAY,
    WORD_COLUMNS,
    WORDS,
    YES,
    Column,
    said,
)
from forms.refusal import Refusal

Table = tuple[Sequence[str], Sequence[Sequence[str]]]
_NARROW, _WIDE = 14, 60
_ALWAYS = datetime(2000, 1, 1)  # noqa: DTZ001 - a table program knows no zones
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
_WIDE_HEADINGS = frozenset(
    (TEXT, SOURCE, NOTE, "Tên giấy", "Tên", "Lời báo", "Cách sửa", "Giá trị", "Từ bà con gọi", "Ghi gì")
)


def parts_of(folder: Path) -> dict[str, Path]:
    """The files of one folder by name."""
    return {path.name: path for path in sorted(folder.iterdir()) if path.is_file()}


def write(parts: Mapping[str, Path], target: Path) -> None:
    """Write the workbook of a pack's files (of a procedure with a card, or of a form in ``_forms/<name>``).

    Raises:
        Refusal: ``no-file`` when the folder holds neither; ``bad-output``.
    """
    save(dict(tables_of(parts)), target)


def save(tables: Mapping[str, Table], target: Path, finish: Callable[[Any, Sequence[str]], None] | None = None) -> None:
    """Write sheets of text cells (``bad-output``); ``finish`` may add to a sheet what is no text."""
    from openpyxl import Workbook  # type: ignore[import-untyped]  # noqa: PLC0415 - heavy, and publishes no types

    book = Workbook()
    book.remove(book.active)
    for name, (headings, rows) in tables.items():
        page = book.create_sheet(name)
        page.freeze_panes = "A2"
        for row in (headings, *rows):
            page.append([None] * len(row))
            _put(page, page.max_row if row is not headings else 1, row, is_heading=row is headings)
        for number, heading in enumerate(headings, 1):
            width = _WIDE if heading in _WIDE_HEADINGS else _NARROW
            page.column_dimensions[page.cell(1, number).column_letter].width = width
        if finish is not None:
            finish(page, headings)
    book.properties.created = book.properties.modified = _ALWAYS
    content = io.BytesIO()
    book.save(content)
    try:
        target.write_bytes(_of_one_day(content.getvalue()))
    except OSError as error:
        raise Refusal("bad-output", f"{target} cannot be written: {error.strerror}.", file=str(target)) from error


def _of_one_day(content: bytes) -> bytes:
    """The same workbook with the same bytes whenever it is written: no entry of it tells the time."""
    fresh = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as made, zipfile.ZipFile(fresh, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in made.infolist():
            said = made.read(entry)
            if entry.filename == "docProps/core.xml":
                said = _MODIFIED.sub(rb"\g<1>2000-01-01T00:00:00Z\g<2>", said)
            told = zipfile.ZipInfo(entry.filename, _ALWAYS.timetuple()[:6])
            told.compress_type, told.create_system, told.external_attr = zipfile.ZIP_DEFLATED, 3, 0o600 << 16
            target.writestr(told, said)
    return fresh.getvalue()


def _put(page: Any, number: int, row: Sequence[str], *, is_heading: bool) -> None:  # noqa: ANN401 - openpyxl has no types
    from openpyxl.styles import Alignment, Font  # type: ignore[import-untyped]  # noqa: PLC0415 - heavy, and publishes no types

    for column, text in enumerate(row, 1):
        cell = page.cell(number, column)
        if text:
            cell.value, cell.data_type = text, "s"
        cell.number_format = "@"
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        if is_heading:
            cell.font = Font(bold=True)


def tables_of(parts: Mapping[str, Path]) -> Iterator[tuple[str, Table]]:
    """The sheets of a pack's files by name: headings and rows of text."""
    own = parts.get("form.md")
    if "card.json" not in parts and own is None:
        raise Refusal("no-file", "There is no card and no form to make a workbook of.")
    shared, card = _json(parts, "form.json"), _json(parts, "card.json")
    rows = [*_card_rows(card)] if card else [_row(ITEM_=FORM_NAME, TEXT_=own.parent.name if own else "")]
    if shared:
        rows += [_row(ITEM_=SHARED, TEXT_=shared["form"])]
        rows += [_row(ITEM_=ANSWERED, CODE_=ref, TEXT_=text) for ref, text in shared.get("answers", {}).items()]
    yield CARD, (CARD_HEADINGS, rows)
    if card:
        yield CASES, _case_table(card["cases"])
        yield PAPERS, _table(PAPER_COLUMNS, card["papers"])
    yield from _form_tables(own)
    layout = _json(parts, "declaration.json")
    yield DECLARATION, (BLOCK_HEADINGS, list(rows_of(layout)) if layout else [])
    if card:
        yield WORDS, _word_table(card)
        yield RULES, _table(RULE_COLUMNS, card.get("return_rules", ()))
    yield CHANGES, _table(CHANGE_COLUMNS, _json(parts, "changes.json").get("changes", ()))


def _form_tables(form: Path | None) -> Iterator[tuple[str, Table]]:
    if form is None:
        return
    sheets = read_sheets(form.read_bytes(), ".md")
    for name in FORM_SHEETS:
        if sheet := sheets.get(name):
            width = len(sheet.header)
            yield name, (sheet.header, [(*row.cells, *[""] * (width - len(row.cells)))[:width] for row in sheet.rows])


def _card_rows(card: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    for item, (key, _) in SINGLE.items():
        value = card.get(key)
        words = MARKS if key in ("effective_mark", "certainty") else None
        yield _row(ITEM_=item, TEXT_=_flag(value) if isinstance(value, bool) else said(value or "", words))
    office = card["office"]
    yield _fact(OFFICE, {**office, "text": office["name"]}, CODE_=said(office["kind"], OFFICES))
    yield from (_fact(item, fact) for item, key in FACTS.items() for fact in card[key])
    if deadline := card["deadline"]:
        days = {"CODE_": str(deadline["days"]), "NOTE_": deadline["counted_from"]} if "days" in deadline else {}
        yield _fact(DEADLINE, deadline, **days)
    if card["decided_by"]:
        yield _fact(DECIDED_BY, card["decided_by"])
    for route, way in card["routes"].items():
        yield from _route_rows(said(route, ROUTES), way)
    for step in card["steps"]:
        told = ", ".join(said(route, ROUTES) for route in step.get("routes", ()))
        yield _row(ITEM_=STEP, CODE_=said(step["pictogram"], PICTOGRAMS), ROUTE_=told, TEXT_=step["text"])
    for other in card["alternatives"]:
        mark = said(other["mark"], MARKS)
        yield _row(ITEM_=ALTERNATIVE, CODE_=other["code"], TEXT_=other["name"], MARK_=mark, NOTE_=other["note"])
    for old in card["aliases"]:
        yield _row(ITEM_=ALIAS, CODE_=old["code"], TEXT_=old["note"], MARK_=said(old["mark"], MARKS))


def _route_rows(route: str, way: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    days = "" if way["working_days"] is None else str(way["working_days"])
    yield _row(ITEM_=WAY, CODE_=days, ROUTE_=route, TEXT_=_flag(way["cutoff_15h"]), MARK_=said(way["mark"], MARKS))
    yield _fact(TIME, way["time"], ROUTE_=route)
    for item, key in ROUTE_FACTS.items():
        yield from (_fact(item, fact, ROUTE_=route) for fact in way.get(key, ()))


def _fact(item: str, fact: Mapping[str, Any], **more: str) -> tuple[str, ...]:
    mark, cases = said(fact["mark"], MARKS), ", ".join(fact.get("cases", ()))
    return _row(ITEM_=item, TEXT_=fact["text"], MARK_=mark, SOURCE_=fact.get("source", ""), CASE_=cases, **more)


def _row(**cells: str) -> tuple[str, ...]:
    names = {"ITEM_": ITEM, "CODE_": CODE, "ROUTE_": ROUTE, "TEXT_": TEXT} | {
        "MARK_": MARK,
        "SOURCE_": SOURCE,
        "CASE_": CASE,
        "NOTE_": NOTE,
    }
    by_heading = {names[name]: text for name, text in cells.items()}
    return tuple(by_heading.get(heading, "") for heading in CARD_HEADINGS)


def _case_table(cases: Iterable[Mapping[str, Any]]) -> Table:
    columns = (*CASE_COLUMNS, *CASE_TIME)
    rows = [(*_cells(CASE_COLUMNS, case), *_cells(CASE_TIME, case.get("time") or {})) for case in cases]
    return tuple(column.heading for column in columns), list(rows)


def _word_table(card: Mapping[str, Any]) -> Table:
    longest = max(len(card["words"]), len(card["other_words"]))
    columns = [[*card[column.key], *[""] * (longest - len(card[column.key]))] for column in WORD_COLUMNS]
    return tuple(column.heading for column in WORD_COLUMNS), [*zip(*columns, strict=True)]


def _table(columns: Sequence[Column], rows: Iterable[Mapping[str, Any]]) -> Table:
    return tuple(column.heading for column in columns), [_cells(columns, row) for row in rows]


def _cells(columns: Sequence[Column], row: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(_cell(column, row.get(column.key)) for column in columns)


def _cell(column: Column, value: Any) -> str:  # noqa: ANN401 - JSON has no better type
    if value is None:
        return ""
    if isinstance(value, bool):
        return _flag(value)
    if column.form == "list":
        return ", ".join(said(one, column.words) for one in value)
    if column.form == "pairs":
        return "; ".join(f"{key} = {text}" for key, text in value.items())
    return said(str(value), column.words)


def _flag(value: object) -> str:
    return YES if value else NO


def _json(parts: Mapping[str, Path], name: str) -> dict[str, Any]:
    """The values of a file, empty where there is none."""
    if name not in parts:
        return {}
    found: dict[str, Any] = json.loads(parts[name].read_text(encoding="utf-8"))
    return found
