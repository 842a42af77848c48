"""Where in an XLSForm an error stands: from what pyxform or the engine says of it to sheet, row, column and cell."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from forms.authoring.sheets import HEADER_ROW, Row, Sheet

_ROW = re.compile(r"\[row : (\d+)\]\s*")
_SHEET = re.compile(r"[Oo]n the '(\w+)' sheet,?\s*|for sheet: '(\w+)'|named '?(survey|choices|settings|entities)\b")
_COLUMN = re.compile(r"the '([^']+)' (?:value|column)")
_QUOTED = re.compile(r"'([^']+)'|\[([^\]:]+)\]|\"([^\"]+)\"")
_REF = re.compile(r"\(at (/[^)\s]+)\)|^(/\S+):")
_EXPRESSION = re.compile(r"the expression ('(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")")
_VARIABLE = re.compile(r"\$\{[^}]*\}")
EXPRESSIONS = ("relevant", "constraint", "calculation", "required", "readonly", "choice_filter", "repeat_count",
               "default", "trigger", "label", "hint", "constraint_message", "required_message")  # fmt: skip
NAMELESS = re.compile(r"no name|has no label|name missing", re.IGNORECASE)
IN_TYPE = re.compile(r"question type|no type|should be a choices sheet|choices sheet:|list name not|unmatched", re.I)


@dataclass(frozen=True)
class Where:
    """A place in a form's sheets; what is not known is empty or 0. ``cell`` is what a table program shows: ``D7``."""

    sheet: str = ""
    row: int = 0
    column: str = ""
    cell: str = ""
    line: int = 0

    def english(self) -> str:
        """``sheet survey, row 7, column relevant (D7)``; empty if nothing is known."""
        parts = [
            f"line {self.line}" if self.line else "",
            f"sheet {self.sheet}" if self.sheet else "",
            f"row {self.row}" if self.row else "",
            f"column {self.column}" if self.column else "",
        ]
        said = ", ".join(part for part in parts if part)
        return f"{said} ({self.cell})" if self.cell and not self.line else said

    def vietnamese(self) -> str:
        """The same for authors who read Vietnamese."""
        parts = [
            f"dòng {self.line} của tệp" if self.line else "",
            f"trang tính {self.sheet}" if self.sheet else "",
            f"hàng {self.row}" if self.row else "",
            f"cột {self.column}" if self.column else "",
        ]
        said = ", ".join(part for part in parts if part)
        return f"{said} (ô {self.cell})" if self.cell and not self.line else said

    def facts(self) -> dict[str, str]:
        """What is known, as facts of a refusal."""
        known = {"sheet": self.sheet, "column": self.column, "cell": self.cell}
        numbers = {"row": self.row, "line": self.line}
        return {name: text for name, text in known.items() if text} | {
            name: str(number) for name, number in numbers.items() if number
        }


NOWHERE = Where()


def where_in(facts: Mapping[str, str]) -> Where:
    """The place that the facts of a refusal name (:meth:`Where.facts` the other way round)."""
    row, line = int(facts.get("row", "0")), int(facts.get("line", "0"))
    return Where(
        sheet=facts.get("sheet", ""),
        row=row,
        column=facts.get("column", ""),
        cell=facts.get("cell", ""),
        line=line,
    )


def where_of(message: str, sheets: Mapping[str, Sheet]) -> Where:
    """The place that a message of pyxform speaks of, as far as its words or the cells tell."""
    numbered, named, column = _ROW.search(message), _SHEET.search(message), _column(message)
    sheet = sheets.get(next((one for one in (named.groups() if named else ()) if one), "survey").lower())
    if sheet is None:
        return Where(row=int(numbered[1])) if numbered else Where()
    if numbered:
        number = int(numbered[1])
        if number == HEADER_ROW:
            return Where(sheet.name, number, column)
        row = next((one for one in sheet.rows if one.number == number), None)
        return Where(sheet.name, number, column) if row is None else place(sheet, row, column)
    return _by_content(message, sheets)


def where_of_finding(text: str, sheets: Mapping[str, Sheet]) -> Where:
    """The place that a sentence of the engine speaks of: a ref's question, and the cell that holds the expression."""
    survey, ref = sheets.get("survey"), _REF.search(text)
    if survey is None or ref is None:
        return Where()
    name = re.sub(r"\[\d+\]$", "", (ref[1] or ref[2]).rpartition("/")[2])
    row = next((one for one in survey.rows if survey.cell(one, "name") == name), None)
    if row is None:
        return Where()
    written = _EXPRESSION.search(text)
    expression = written[1][1:-1].replace("\\'", "'") if written else ""
    column = next(
        (one for one in _filled(survey, row) if expression and _became(survey.cell(row, one), expression)), ""
    )
    return place(survey, row, column)


def place(sheet: Sheet, row: Row, column: str) -> Where:
    """The place of one cell, or of a row without a column."""
    letter = sheet.letter(column)
    return Where(sheet.name, row.number, column, f"{letter}{row.number}" if letter else "", row.line)


def _column(message: str) -> str:
    named = _COLUMN.search(_SHEET.sub("", message))
    if named is not None and named[1] not in {"survey", "choices"}:
        return named[1]
    if re.search(r"no label", message):
        return "label"
    if NAMELESS.search(message):
        return "name"
    return "type" if IN_TYPE.search(message) else ""


def _by_content(message: str, sheets: Mapping[str, Sheet]) -> Where:
    """The first cell that holds, whole or as one of its words, something that the message quotes."""
    column = _column(message)
    for quoted in (next(group for group in found.groups() if group) for found in _QUOTED.finditer(message)):
        for sheet in sheets.values():
            for row, header in _cells(sheet):
                if _names(sheet.cell(row, header), header, quoted):
                    return place(sheet, row, column if column in sheet.header else header)
    survey = sheets.get("survey")
    if survey is not None and "choices sheet" in message:
        asking = next((one for one in survey.rows if survey.cell(one, "type").startswith("select")), None)
        if asking is not None:
            return place(survey, asking, "type")
    return Where()


def _names(text: str, header: str, quoted: str) -> bool:
    """Whether a cell is what is quoted, or a type that has it among its words."""
    return text == quoted or (header == "type" and quoted in text.split())


def _cells(sheet: Sheet) -> Iterator[tuple[Row, str]]:
    for row in sheet.rows:
        for header in sheet.header:
            if header:
                yield row, header


def _filled(sheet: Sheet, row: Row) -> list[str]:
    """The columns of a row that hold something, those of expressions first."""
    first = [one for one in sheet.header if one.partition("::")[0] in EXPRESSIONS]
    return [one for one in (*first, *sheet.header) if one and sheet.cell(row, one)]


def _became(cell: str, expression: str) -> bool:
    """Whether a cell can have become an expression, whatever its ``${name}`` became."""
    pieces = [re.escape("".join(piece.split())) for piece in _VARIABLE.split(cell)]
    return bool("".join(pieces)) and re.fullmatch(r".+?".join(pieces), "".join(expression.split())) is not None
