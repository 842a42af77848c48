"""A whole province's local data from one sheet with a row per commune: offices, telephones, fees, badges, accounts."""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from forms.authoring.excel_damage import Kind, mended
from forms.authoring.workbook_read import Line, Page, Problem, read, repaired
from forms.authoring.workbook_template import EXAMPLE
from forms.authoring.workbook_words import ROUTES, meant
from forms.authoring.workbook_write import save
from forms.local_data import PHONE
from forms.place_units import Commune
from forms.places import Places
from forms.refusal import Refusal
from forms.wording import fold

UNIT, NAME = "Mã xã", "Tên xã"
_TEXTS: Mapping[str, str] = {
    "Nơi nhận": "office",
    "Địa chỉ": "address",
    "Giờ tiếp dân": "hours",
    "Số gọi hỏi": "hotline",
    "Số phản ánh": "complaint",
    "Nguồn": "source",
}
_PHONES = ("Số gọi hỏi", "Số phản ánh")
_READ_ON, _BADGES = "Ngày xem", "Thẻ người hỗ trợ"
_ACCOUNT: Mapping[str, str] = {
    "Mã ngân hàng": "bank",
    "Số tài khoản": "account",
    "Chủ tài khoản": "holder",
    "Tài khoản từ ngày": "first_day",
    "Tài khoản đến ngày": "last_day",
}
_FEE = re.compile(r"Lệ phí ([0-9]\.[0-9]{4,6})(?: (\D.*))?")
_BADGE = re.compile(r"([^:;]+): *([0-9./-]+) *(?:–|đến) *([0-9./-]+)")
HEADINGS = (UNIT, NAME, *_TEXTS, _READ_ON, _BADGES, *_ACCOUNT)
"""The columns; fees have one each, "Lệ phí 1.004873" or "Lệ phí 1.004873 tại xã"."""


@dataclass(frozen=True)
class Province:
    """What a sheet holds: each commune's data by its code, and what is to be mended."""

    communes: dict[str, dict[str, Any]]
    problems: tuple[Problem, ...]

    @property
    def files(self) -> dict[str, bytes]:
        """Each commune's data as its pack holds it, by path."""
        return {
            f"local/{unit}.json": json.dumps(data, ensure_ascii=False, indent=1).encode()
            for unit, data in self.communes.items()
        }


def read_province(file: Path, province: str) -> Province:
    """The local data of a province's (or one commune's) sheet.

    Args:
        file: .xlsx, or .csv in UTF-8.
        province: the code of the province that all rows lie in.

    Raises:
        Refusal: ``no-file``, ``bad-workbook``, ``unknown-province``.
    """
    page, damage = _page(file)
    problems = [*damage, *_strange(page)]
    communes: dict[str, dict[str, Any]] = {}
    for line in page.lines:
        unit, wrong = _commune(line, province)
        problems += wrong
        if unit is None:
            continue
        if unit.code in communes:
            problems.append(Problem(page.name, line.where(UNIT), f"Xã {unit.code} đứng ở hai hàng."))
        data, wrong = _data(line, unit)
        problems += wrong
        communes[unit.code] = data
    if not page.lines and not problems:
        problems.append(Problem(page.name, "", "Trang không có hàng nào."))
    return Province(communes, tuple(problems))


def is_province(content: bytes) -> bool:
    """Whether a workbook is a sheet of communes rather than a procedure's (``bad-workbook``)."""
    first = next(iter(read(content, _kind).pages.values()), None)
    return first is not None and {UNIT, NAME} & set(first.headings) != set()


def province_of(file: Path) -> str:
    """The province that the first known commune of a sheet lies in, "" where none is known."""
    places = Places.load()
    page, _ = _page(file)
    for line in page.lines:
        try:
            return places.commune(line[UNIT]).province
        except Refusal:
            continue
    return ""


def repair_sheet(file: Path, target: Path) -> int:
    """Save a mended copy of a workbook; returns how many cells were mended (a .csv has nothing to repair in place)."""
    content = _bytes(file)
    return repaired(content, read(content, _kind), target)


def province_template(target: Path) -> None:
    """Write an empty sheet of communes with one invented row, which no check lets through (``bad-output``)."""
    fee = "Lệ phí 1.004873 tại xã"
    told = {
        UNIT: "99999",
        NAME: f"{EXAMPLE} Xã Bịa",
        **dict.fromkeys((*_TEXTS, fee), f"{EXAMPLE} gõ vào đây"),
        **dict.fromkeys(_PHONES, "0240000001"),
        "Nguồn": f"{EXAMPLE} văn bản nào của xã",
        _READ_ON: "2026-01-01",
        _BADGES: "HT-01: 01/01/2026 – 31/12/2026",
    }
    headings = (*HEADINGS, fee)
    save({"Các xã": (headings, [tuple(told.get(one, "") for one in headings)])}, target)


def _page(file: Path) -> tuple[Page, list[Problem]]:
    if file.suffix.lower() == ".csv":
        return _csv_page(file)
    book = read(_bytes(file), _kind)
    first = next(iter(book.pages.values()), Page(file.name))
    return first, [one for one in book.damage if one.sheet == first.name]


def _csv_page(file: Path) -> tuple[Page, list[Problem]]:
    try:
        rows = [*csv.reader(io.StringIO(_bytes(file).decode("utf-8-sig"), newline=""), strict=True)]
    except (ValueError, csv.Error) as error:
        raise Refusal("bad-workbook", f"{file.name} is no CSV in UTF-8; save it so.", file=file.name) from error
    page, damage = Page(file.name, tuple(" ".join(one.split()) for one in rows[0]) if rows else ()), []
    letters = {heading: chr(ord("A") + place) for place, heading in enumerate(page.headings) if place < 26}
    for number, row in enumerate(rows[1:], 2):
        line = Line(page.name, number, {}, letters)
        for heading, text in zip(page.headings, row, strict=False):
            value = mended(text, _kind(page.name, heading, ""))
            line.cells[heading] = value.text
            if value.wrong:
                damage.append(Problem(page.name, line.where(heading), value.wrong, value.text if value.sure else None))
        if any(line.cells.values()):
            page.lines.append(line)
    return page, damage


def _kind(sheet: str, heading: str, first: str) -> Kind:  # noqa: ARG001 - the shape that the reader of workbooks asks for
    if heading == UNIT:
        return "commune"
    if heading in _PHONES:
        return "phone"
    if heading in (_READ_ON, "Tài khoản từ ngày", "Tài khoản đến ngày"):
        return "day"
    return "digits" if heading in ("Số tài khoản", "Mã ngân hàng") else "text"


def _strange(page: Page) -> Iterator[Problem]:
    for heading in page.headings:
        if heading and heading not in HEADINGS and _fee_column(heading) is None:
            yield Problem(page.name, "", f"Không có cột “{heading}”.")
    for heading in ("Nguồn", _READ_ON):
        if heading not in page.headings:
            yield Problem(page.name, "", f"Thiếu cột “{heading}”: số liệu nào cũng phải có nguồn và ngày xem.")


def _commune(line: Line, province: str) -> tuple[Commune | None, list[Problem]]:
    """The commune of a row: by its code, which must fit its name, or by a name that only one commune has."""
    places = Places.load()
    here = places.communes(province)
    said, name = line[UNIT], fold(line[NAME])
    if said:
        found = next((one for one in here if one.code == said), None)
        if found is None:
            return None, [Problem(line.sheet, line.where(UNIT), f"Không có xã mã {said} trong tỉnh này.")]
        if name and name not in (fold(found.name), fold(found.full_name)):
            text = f"Mã {said} là {found.full_name}, không phải “{line[NAME]}”."
            return None, [Problem(line.sheet, line.where(NAME), text)]
        return found, []
    fitting = [one for one in here if name in (fold(one.name), fold(one.full_name))]
    if len(fitting) == 1:
        return fitting[0], []
    listed = "; ".join(f"{one.code} {one.full_name}" for one in fitting)
    text = f"Nhiều xã cùng tên, hãy ghi mã xã: {listed}." if fitting else f"Không có xã “{line[NAME]}” trong tỉnh này."
    return None, [Problem(line.sheet, line.where(NAME), text)]


def _data(line: Line, unit: Commune) -> tuple[dict[str, Any], list[Problem]]:
    problems: list[Problem] = []
    bad_phones = [one for one in _PHONES if line[one] and not PHONE.fullmatch(line[one])]
    problems += [Problem(line.sheet, line.where(one), "Đây không phải là số điện thoại.") for one in bad_phones]
    empty = [one for one in ("Nguồn", _READ_ON) if not line[one]]
    problems += [Problem(line.sheet, line.where(one), "Ô này không được để trống.") for one in empty]
    if line[_READ_ON] and not _is_day(line[_READ_ON]):
        problems.append(Problem(line.sheet, line.where(_READ_ON), "Ngày phải viết như 21/11/2026."))
    badges, wrong = _badges(line)
    account, more = _account(line)
    fees = [*_fees(line)]
    data = {
        "unit": unit.code,
        **{key: line[heading] for heading, key in _TEXTS.items()},
        "fees": fees,
        "badges": badges,
        "account": account,
        "read_on": line[_READ_ON],
    }
    return data, [*problems, *wrong, *more]


def _fees(line: Line) -> Iterator[dict[str, str]]:
    for heading, text in line.cells.items():
        column = _fee_column(heading)
        if column is not None and text:
            code, route = column
            told = {"procedure": code, "route": route, "text": text}
            yield told | {"source": line["Nguồn"], "read_on": line[_READ_ON]}


def _fee_column(heading: str) -> tuple[str, str] | None:
    found = _FEE.fullmatch(heading)
    if found is None:
        return None
    route = meant(found[2], ROUTES) if found[2] else ""
    return (found[1], route) if not route or route in ROUTES else None


def _badges(line: Line) -> tuple[list[dict[str, str]], list[Problem]]:
    badges: list[dict[str, str]] = []
    for one in filter(None, (part.strip() for part in line[_BADGES].split(";"))):
        found = _BADGE.fullmatch(one)
        days = [mended(day, "day").text for day in found.groups()[1:]] if found else []
        if found is None or not all(map(_is_day, days)):
            text = "Viết dạng: số thẻ: 01/01/2026 – 31/12/2026; cách nhau bằng dấu chấm phẩy."
            return [], [Problem(line.sheet, line.where(_BADGES), text)]
        badges.append({"number": found[1].strip(), "first_day": days[0], "last_day": days[1]})
    return badges, []


def _account(line: Line) -> tuple[dict[str, str] | None, list[Problem]]:
    given = {key: line[heading] for heading, key in _ACCOUNT.items()}
    if not any(given.values()):
        return None, []
    missing: Sequence[str] = [heading for heading, key in _ACCOUNT.items() if not given[key]]
    problems = [Problem(line.sheet, line.where(one), "Tài khoản phải ghi đủ các cột.") for one in missing]
    return given, problems


def _is_day(text: str) -> bool:
    return re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text) is not None


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise Refusal("no-file", f"{file} cannot be read: {error.strerror}.", file=str(file)) from error
