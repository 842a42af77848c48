"""Enrolment for many laptops at once: names from a table, one printed sheet for each."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from app import printing
from forms.dates import VIETNAM
from forms.refusal import Refusal
from forms.sheet_values import CodeBox, Line, Slip
from sync.encoding import read_stamp

MOST = 2000
COLUMNS = {"name", "unit"}
WRITE_HERE = "https://" + "." * 60


def read_table(file: Path) -> list[tuple[str, str]]:
    """The laptops of a CSV table with the columns ``name`` and ``unit``, as (name, unit).

    Raises:
        Refusal: ``bad-table``, with the line that is wrong: every laptop has a name and a unit.
    """
    try:
        with file.open(encoding="utf-8-sig", newline="") as source:
            reader = csv.DictReader(source)
            if not set(reader.fieldnames or ()) >= COLUMNS:
                raise Refusal("bad-table", "The table's first line must name the columns name and unit.")
            rows = [(reader.line_num, (row["name"] or "").strip(), (row["unit"] or "").strip()) for row in reader]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise Refusal("bad-table", f"{file.name} cannot be read; it must be a CSV table in UTF-8.") from error
    rows = [row for row in rows if row[1] or row[2]]
    for number, name, unit in rows:
        if not (name and unit):
            lacking = "unit" if name else "name"
            raise Refusal("bad-table", f"Line {number} of the table has no {lacking}.", line=str(number))
    if not 0 < len(rows) <= MOST:
        raise Refusal("bad-table", f"The table must name one to {MOST} laptops.")
    return [(name, unit) for _, name, unit in rows]


def sheet(made: Mapping[str, Any], url: str) -> Slip:
    """What one laptop's sheet says; ``made`` is one of ``sync.gateway.office.enroll_many``.

    Without an address there is room to write it by hand, and no code to scan, for that would be half of what it needs.
    """
    until = read_stamp(str(made["expires_at"])).astimezone(VIETNAM)
    return Slip(
        title="Phiếu nối máy với máy chủ",
        status_banner="",
        intro=(
            Line("Trên máy này, mở Hồ Sơ Làng, chọn “Nối máy này với máy chủ”, rồi gõ địa chỉ và mã dưới đây."),
            Line("Mã chỉ dùng cho một máy. Không đưa phiếu này cho người khác, không chụp ảnh, không gửi qua mạng."),
        ),
        facts=(
            ("Máy", str(made["name"])),
            ("Đơn vị", str(made["unit"])),
            ("Địa chỉ máy chủ", url or WRITE_HERE),
            ("Mã nối máy", str(made["code"])),
            ("Dùng được đến", f"{until:%H:%M} ngày {until:%d/%m/%Y}"),
        ),
        ticks=(),
        bring=(),
        signatures=(),
        notes=(Line("Nối xong thì hủy phiếu này."),),
        our_code="",
        codes=(CodeBox("enrolment", "Mã nối máy", f"{url}#{made['code']}", url),) if url else (),
    )


def pdf(made: Sequence[Mapping[str, Any]], url: str) -> bytes:
    """One sheet for each laptop, in one PDF."""
    return printing.together(printing.ToPrint(sheet(one, url)) for one in made)
