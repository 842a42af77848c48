"""Papers whose copies are to be certified: pages, copies and the fee, for the preparation slip.

Source: facts/domain.md 1.5, F11. There is no declaration for this: the slip is our own, names nobody, is kept nowhere.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from forms.refusal import Refusal
from forms.sheet_values import Grid, Line
from forms.wording import money

_FEES = Path(__file__).parent / "data" / "copy_fees.json"
EMPTY_ROWS = 6
"""Rows to fill in with a pen, where nothing was counted yet."""
MOST_PAGES = 10_000
MOST_COPIES = 1_000
MOST_NAME = 200

_HEADERS = ("TT", "Giấy tờ", "Số trang", "Số bản", "Bản chính", "Lệ phí (đồng)")
_WIDTHS = (0.7, 3.5, 1.3, 1.2, 2.0, 2.2)
_ASK = "hỏi xã"


@dataclass(frozen=True)
class CopyLine:
    """One paper: printed sides, copies wanted, whether its original is there, and whether that is spoiled.

    ``spoiled``: erased, torn, secret or unlawful: such an original may not be used for certification (NĐ 23/2015,
    article 22; the facts mark it as known).
    """

    name: str
    pages: int
    copies: int
    original: bool = True
    spoiled: bool = False

    @property
    def possible(self) -> bool:
        """Whether a copy of it can be certified."""
        return self.original and not self.spoiled


@dataclass(frozen=True)
class FeeScale:
    """What one certified copy costs, in đồng: for each of the first pages, for each further one, and at most."""

    first_pages: int
    first_fee: int
    further_fee: int
    most: int

    def fee(self, line: CopyLine) -> int:
        """The fee of all copies of a paper (facts/domain.md 1.4); nothing for one that cannot be certified."""
        if not line.possible:
            return 0
        first = min(line.pages, self.first_pages)
        one = first * self.first_fee + (line.pages - first) * self.further_fee
        return min(one, self.most) * line.copies


@cache
def fee_scale(procedure: str) -> FeeScale | None:
    """The scale of a procedure that certifies copies; None for every other one."""
    known = json.loads(_FEES.read_text(encoding="utf-8")).get(procedure)
    return FeeScale(*(known[name] for name in ("first_pages", "first_fee", "further_fee", "most"))) if known else None


def read_lines(value: Any) -> tuple[CopyLine, ...]:  # noqa: ANN401 - JSON that somebody wrote
    """What somebody counted: ``[{"name", "pages", "copies", "original": true, "spoiled": false}]``.

    Raises:
        Refusal: ``bad-copies`` naming the line and what is wrong with it.
    """
    if not isinstance(value, list) or not value:
        raise _bad('give a list: [{"name": …, "pages": …, "copies": …}]')
    return tuple(_line(number, each) for number, each in enumerate(value, 1))


def _line(number: int, value: object) -> CopyLine:
    if not isinstance(value, dict) or not value.keys() <= {"name", "pages", "copies", "original", "spoiled"}:
        raise _bad(f"line {number} must hold name, pages, copies, original and spoiled, and nothing else")
    name = value.get("name")
    if not isinstance(name, str) or not name.strip() or len(name) > MOST_NAME:
        raise _bad(f"line {number} needs the paper's name, of at most {MOST_NAME} letters")
    for field, most in (("pages", MOST_PAGES), ("copies", MOST_COPIES)):
        count = value.get(field)
        if type(count) is not int or not 1 <= count <= most:
            raise _bad(f"line {number}: {field} must be a number from 1 to {most}")
    for field in ("original", "spoiled"):
        if not isinstance(value.get(field, False), bool):
            raise _bad(f"line {number}: {field} must be true or false")
    return CopyLine(
        name.strip(), value["pages"], value["copies"], value.get("original", True), value.get("spoiled", False)
    )


def _bad(why: str) -> Refusal:
    return Refusal("bad-copies", f"The papers to be copied cannot be read: {why}.")


def table(lines: Sequence[CopyLine], scale: FeeScale, *, certain: bool) -> Grid:
    """The table; empty rows without lines; no sum of money where the scale is not ``certain``."""
    if not lines:
        return Grid(_HEADERS, _WIDTHS, (), least=EMPTY_ROWS)
    rows = [
        (str(number), line.name, str(line.pages), str(line.copies), _original(line), _fee(line, scale, certain=certain))
        for number, line in enumerate(lines, 1)
    ]
    return Grid(_HEADERS, _WIDTHS, tuple(rows))


def total(lines: Sequence[CopyLine], scale: FeeScale, *, certain: bool) -> tuple[str, str]:
    """Label and words of the whole fee."""
    copies = sum(line.copies for line in lines if line.possible)
    whole = money(sum(map(scale.fee, lines))) if certain else _ASK
    return ("Tổng lệ phí", f"{whole}, cho {copies} bản")


def _original(line: CopyLine) -> str:
    if not line.original:
        return "Không có"
    return "Hỏng, không dùng được" if line.spoiled else "Có"


def _fee(line: CopyLine, scale: FeeScale, *, certain: bool) -> str:
    if not line.possible:
        return "không làm được"
    return f"{scale.fee(line):,}".replace(",", ".") if certain else _ASK


def reminders(lines: Sequence[CopyLine]) -> Iterator[Line]:
    """What must not be forgotten; first what cannot be done as it stands."""
    if any(not line.original for line in lines):
        yield Line("Không có bản chính thì không chứng thực được: về lấy bản chính.")
    yield Line("Mang bản chính theo. Cần mấy bản thì phô tô bấy nhiêu.")
    yield Line("Việc này không gửi bưu điện được.")
    yield Line("Bản chính bị tẩy xóa, rách, có dấu mật hay trái luật thì không chứng thực được.")
    yield Line("Lệ phí trả ở xã, lấy biên lai.")
