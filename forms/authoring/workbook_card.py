"""From the rows of a workbook to the values of a card, each remembered with its cell so that an error can name it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from forms.authoring.card_faults import in_vietnamese
from forms.authoring.card_model import CardModel
from forms.authoring.excel_damage import Kind
from forms.authoring.workbook_read import Book, Line, Page, Problem
from forms.authoring.workbook_words import (
    ALIAS,
    ALTERNATIVE,
    ANSWERED,
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
    OPTIONAL_DAYS,
    PAPER_COLUMNS,
    PAPERS,
    PICTOGRAMS,
    REQUIRED_KEYS,
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
    meant,
)

Place = tuple[str, str]
"""Sheet and cell."""
_TABLES: Mapping[str, Sequence[Column]] = {
    CASES: (*CASE_COLUMNS, *CASE_TIME),
    PAPERS: PAPER_COLUMNS,
    RULES: RULE_COLUMNS,
    WORDS: WORD_COLUMNS,
    CHANGES: CHANGE_COLUMNS,
}


def kind_of(sheet: str, heading: str, item: str) -> Kind:
    """What a column of a procedure's workbook holds (for ``workbook_read.read``)."""
    if sheet in FORM_SHEETS:
        return "number"
    if sheet == CARD:
        return _kind_in_card(heading, item)
    if sheet in _TABLES:
        return next((column.kind for column in _TABLES[sheet] if column.heading == heading), "text")
    return "number"


def _kind_in_card(heading: str, item: str) -> Kind:
    if heading == TEXT and item in SINGLE:
        return SINGLE[item][1]
    if heading == CODE and item in (ALTERNATIVE, ALIAS):
        return "code"
    return "count" if heading == CODE and item in (WAY, DEADLINE) else "text"


class CardReader:
    """Reads the card's sheets once; ``card`` are the values, ``problems`` what no value could be made of."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._places: dict[tuple[str | int, ...], Place] = {}
        self.problems: list[Problem] = []
        self.card: dict[str, Any] = {}
        self.form_json: dict[str, Any] = {}
        self.form_name = ""
        self._read()

    @property
    def changes(self) -> list[dict[str, str]]:
        """The rows of "Thay đổi"."""
        page = self._book.page(CHANGES)
        return [{"on": line["Ngày"], "text": line["Thay đổi"]} for line in page.lines]

    def checked(self) -> list[Problem]:
        """What is wrong with the card, by sheet and cell; empty when it is sound."""
        if self.problems or not self.card:
            return self.problems
        try:
            CardModel.model_validate(self.card)
        except ValidationError as error:
            return [self._problem(one["loc"], one["type"], one["msg"], one.get("ctx", {})) for one in error.errors()]
        return []

    def place_of(self, *path: str | int) -> Place:
        """Sheet and cell of a value of the card, or of the nearest thing that holds it."""
        for length in range(len(path), 0, -1):
            if found := self._places.get(tuple(path[:length])):
                return found
        return (CARD, "")

    def _problem(self, path: tuple[str | int, ...], kind: str, message: str, context: Mapping[str, Any]) -> Problem:
        sheet, cell = self.place_of(*path)
        return Problem(sheet, cell, in_vietnamese(path, kind, message, context))

    def _read(self) -> None:
        page = self._book.page(CARD)
        missing = [name for name in (ITEM, TEXT) if name not in page.headings]
        if missing:
            self.problems.append(Problem(CARD, "", f"Thiếu trang hoặc thiếu cột “{missing[0]}”."))
            return
        self.problems += _strange_headings(page, CARD_HEADINGS)
        by_item: dict[str, list[Line]] = {}
        for line in page.lines:
            by_item.setdefault(line[ITEM], []).append(line)
        known = {*SINGLE, *FACTS, *ROUTE_FACTS, DEADLINE, DECIDED_BY, OFFICE, WAY, TIME, STEP, ALTERNATIVE, ALIAS}
        for item in by_item.keys() - known - {SHARED, ANSWERED, FORM_NAME}:
            where = by_item[item][0].where(ITEM)
            self.problems.append(Problem(CARD, where, f"Không có mục “{item}”." if item else "Hàng này thiếu tên mục."))
        self._form_names(by_item)
        if self.form_name:
            return
        self._singles(by_item)
        self._fact_lists(by_item)
        self._ways(by_item)
        self._small_tables(by_item)
        self.card["cases"] = [*self._cases()]
        self.card["papers"] = self._table(PAPERS, PAPER_COLUMNS, "papers")
        if rules := self._table(RULES, RULE_COLUMNS, "return_rules"):
            self.card["return_rules"] = rules
        for column in WORD_COLUMNS:
            words = [line for line in self._book.page(WORDS).lines if line[column.heading]]
            self.card[column.key] = [line[column.heading] for line in words]
            for number, line in enumerate(words):
                self._places[column.key, number] = (WORDS, line.where(column.heading))

    def _form_names(self, by_item: Mapping[str, list[Line]]) -> None:
        self.form_name = next((line[TEXT] for line in by_item.get(FORM_NAME, ())), "")
        if shared := next((line[TEXT] for line in by_item.get(SHARED, ())), ""):
            answers = {line[CODE]: line[TEXT] for line in by_item.get(ANSWERED, ())}
            self.form_json = {"form": shared} | ({"answers": answers} if answers else {})

    def _singles(self, by_item: Mapping[str, list[Line]]) -> None:
        for item, (key, _) in SINGLE.items():
            lines = by_item.get(item, [])
            if len(lines) > 1:
                self.problems.append(Problem(CARD, lines[1].where(ITEM), f"Mục “{item}” chỉ có một hàng."))
            if not lines:
                continue
            line = lines[0]
            self._places[(key,)] = (CARD, line.where(TEXT))
            text = line[TEXT]
            if key == "sensitive":
                self.card[key] = self._flag(line, TEXT)
            elif key in OPTIONAL_DAYS:
                self.card[key] = text or None
            else:
                self.card[key] = meant(text, MARKS) if key in ("effective_mark", "certainty") else text

    def _fact_lists(self, by_item: Mapping[str, list[Line]]) -> None:
        for item, key in FACTS.items():
            lines = by_item.get(item, [])
            self.card[key] = [self._fact(line, (key, number)) for number, line in enumerate(lines)]
        for item, key in ((DEADLINE, "deadline"), (DECIDED_BY, "decided_by")):
            line = next(iter(by_item.get(item, ())), None)
            self.card[key] = None if line is None else self._fact(line, (key,))
            if line is not None and item == DEADLINE and line[CODE]:
                self.card[key] |= {"days": self._count(line, CODE), "counted_from": line[NOTE]}
        if line := next(iter(by_item.get(OFFICE, ())), None):
            fact = self._fact(line, ("office",))
            kind = meant(line[CODE], OFFICES)
            self.card["office"] = {"kind": kind, "name": fact["text"], "mark": fact["mark"], "source": line[SOURCE]}
            self._places["office", "kind"] = (CARD, line.where(CODE))
            self._places["office", "name"] = (CARD, line.where(TEXT))

    def _ways(self, by_item: Mapping[str, list[Line]]) -> None:
        ways: dict[str, dict[str, Any]] = {}
        for line in by_item.get(WAY, ()):
            route = meant(line[ROUTE], ROUTES)
            self._places["routes", route] = (CARD, line.where(ROUTE))
            self._places["routes", route, "mark"] = (CARD, line.where(MARK))
            ways[route] = {
                **{key: [] for key in ROUTE_FACTS.values()},
                "working_days": self._count(line, CODE) if line[CODE] else None,
                "cutoff_15h": self._flag(line, TEXT),
                "mark": meant(line[MARK], MARKS),
            }
        for item in (TIME, *ROUTE_FACTS):
            for line in by_item.get(item, ()):
                route = meant(line[ROUTE], ROUTES)
                if route not in ways:
                    text = f"Không có hàng “{WAY}” nào cho “{line[ROUTE]}”."
                    self.problems.append(Problem(CARD, line.where(ROUTE), text))
                elif item == TIME:
                    ways[route]["time"] = self._fact(line, ("routes", route, "time"))
                else:
                    key = ROUTE_FACTS[item]
                    path = ("routes", route, key, len(ways[route][key]))
                    ways[route][key].append(self._fact(line, path))
        self.card["routes"] = ways

    def _small_tables(self, by_item: Mapping[str, list[Line]]) -> None:
        self.card["steps"] = []
        for number, line in enumerate(by_item.get(STEP, ())):
            self._places["steps", number] = (CARD, line.where(TEXT))
            self._places["steps", number, "pictogram"] = (CARD, line.where(CODE))
            self._places["steps", number, "routes"] = (CARD, line.where(ROUTE))
            routes = [meant(one, ROUTES) for one in _listed(line[ROUTE])]
            step = {"pictogram": meant(line[CODE], PICTOGRAMS), "text": line[TEXT]}
            self.card["steps"].append(step | ({"routes": routes} if routes else {}))
        for item, key in ((ALTERNATIVE, "alternatives"), (ALIAS, "aliases")):
            self.card[key] = []
            for number, line in enumerate(by_item.get(item, ())):
                self._places[key, number] = (CARD, line.where(CODE))
                row = {"code": line[CODE], "mark": meant(line[MARK], MARKS)}
                told = {"note": line[TEXT]} if item == ALIAS else {"name": line[TEXT], "note": line[NOTE]}
                self.card[key].append(row | told)

    def _cases(self) -> Iterator[dict[str, Any]]:
        for number, line in enumerate(self._book.page(CASES).lines):
            case = self._line(line, CASE_COLUMNS, ("cases", number))
            time = self._line(line, CASE_TIME, ("cases", number, "time"))
            yield case | ({"time": time} if line[CASE_TIME[0].heading] else {})

    def _table(self, name: str, columns: Sequence[Column], key: str) -> list[dict[str, Any]]:
        page = self._book.page(name)
        self.problems += _strange_headings(page, [column.heading for column in columns])
        return [self._line(line, columns, (key, number)) for number, line in enumerate(page.lines)]

    def _line(self, line: Line, columns: Sequence[Column], path: tuple[str | int, ...]) -> dict[str, Any]:
        self._places[path] = (line.sheet, line.where(columns[0].heading))
        row: dict[str, Any] = {}
        for column in columns:
            self._places[(*path, column.key)] = (line.sheet, line.where(column.heading))
            value = self._value(line, column)
            if value or column.key in REQUIRED_KEYS:
                row[column.key] = value
        return row

    def _value(self, line: Line, column: Column) -> Any:  # noqa: ANN401 - JSON has no better type
        text = line[column.heading]
        if column.form == "flag":
            return self._flag(line, column.heading) if text or column.key in REQUIRED_KEYS else False
        if column.form == "count":
            return self._count(line, column.heading)
        if column.form == "list":
            return [meant(one, column.words) for one in _listed(text)]
        if column.form == "pairs":
            return self._pairs(line, column.heading)
        return meant(text, column.words)

    def _fact(self, line: Line, path: tuple[str | int, ...]) -> dict[str, Any]:
        self._places[path] = (line.sheet, line.where(TEXT))
        for key, heading in (("mark", MARK), ("source", SOURCE), ("cases", CASE), ("text", TEXT)):
            self._places[(*path, key)] = (line.sheet, line.where(heading))
        fact: dict[str, Any] = {"text": line[TEXT], "mark": meant(line[MARK], MARKS)}
        if line[SOURCE]:
            fact["source"] = line[SOURCE]
        if line[CASE]:
            fact["cases"] = _listed(line[CASE])
        return fact

    def _flag(self, line: Line, heading: str) -> bool:
        text = line[heading].casefold()
        if text not in (YES, NO):
            self.problems.append(Problem(line.sheet, line.where(heading), f"Phải ghi “{YES}” hoặc “{NO}”."))
        return text == YES

    def _count(self, line: Line, heading: str) -> int:
        text = line[heading]
        if text.isascii() and text.isdigit():
            return int(text)
        self.problems.append(Problem(line.sheet, line.where(heading), "Phải là một số, không có chữ."))
        return 0

    def _pairs(self, line: Line, heading: str) -> dict[str, str]:
        found: dict[str, str] = {}
        for pair in filter(None, (one.strip() for one in line[heading].split(";"))):
            key, equals, text = (one.strip() for one in pair.partition("="))
            if not equals or not key:
                self.problems.append(
                    Problem(line.sheet, line.where(heading), "Viết dạng: tên = giá trị; tên = giá trị.")
                )
                continue
            found[key] = text
        return found


def _listed(text: str) -> list[str]:
    return [one.strip() for one in text.split(",") if one.strip()]


def _strange_headings(page: Page, known: Sequence[str]) -> Iterator[Problem]:
    for heading in page.headings:
        if heading and heading not in known:
            yield Problem(page.name, "", f"Không có cột “{heading}”. Các cột: {', '.join(known)}.")
