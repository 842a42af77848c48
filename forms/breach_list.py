"""Whom to tell after a laptop, a disk or a stick was lost: a list on paper, or as a table, for who keeps the machine.

It holds what is needed to find a person and no more: never what a dossier is about (facts/domain.md section 9).
"""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from forms.sheet_values import Grid, Ink, Line, Slip

TITLE = "Danh sách người cần báo khi lộ dữ liệu"
_COLUMNS = ("TT", "Họ và tên", "Số giấy tờ (các số cuối)", "Điện thoại", "Số hồ sơ", "Đã báo (ngày, ai báo)")
_WIDTHS = (0.7, 3.3, 2.1, 2.1, 1.1, 2.7)
_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a table program would reckon instead of showing."""


@dataclass(frozen=True)
class Affected:
    """One person: ``number`` covered but for its end, ``phone`` where the register knows one, how many dossiers."""

    name: str
    number: str
    phone: str
    dossiers: int


@dataclass(frozen=True)
class Breach:
    """All that may be in other hands when the whole machine is.

    Attributes:
        people: by name.
        dossiers: how many there are; ``sensitive`` those of matters such as health, poverty or a bank account.
        papers: pictures and files of papers, among them those of identity cards.
    """

    people: tuple[Affected, ...]
    dossiers: int
    sensitive: int
    papers: int


def build_breach_list(found: Breach, *, today: date, point: str, keeper: str, practice: bool = False) -> Slip:
    """The list to be printed, with room for what only people know of the loss."""
    rows = tuple(
        (str(number), one.name, one.number, one.phone, str(one.dossiers), "")
        for number, one in enumerate(found.people, 1)
    )
    return Slip(
        title=TITLE,
        status_banner="",
        intro=(
            Line(
                "Báo cho đơn vị kiểm soát dữ liệu (thường là UBND xã) ngay khi biết; nơi đó báo Bộ Công an (A05) trong "
                "72 giờ kể từ khi phát hiện.",
                uncertain=True,
            ),
            Line("Báo từng người dưới đây khi việc lộ có thể gây hại cho họ."),
            Line("Nội dung báo: lúc nào, ở đâu, loại dữ liệu nào, có thể gây hại gì, đã làm gì."),
        ),
        facts=(
            ("Ngày lập danh sách", f"{today:%d/%m/%Y}"),
            ("Điểm hỗ trợ", point),
            ("Số người", str(len(found.people))),
            ("Số hồ sơ", str(found.dossiers)),
            ("Trong đó về việc riêng tư", str(found.sensitive)),
            ("Ảnh và tệp giấy tờ", str(found.papers)),
            ("Lộ lúc nào, ở đâu", ""),
            ("Phát hiện lúc nào", ""),
            ("Đã làm gì", ""),
        ),
        ticks=(),
        bring=(),
        signatures=(Ink("Người giữ máy", keeper),),
        notes=(
            Line("Két hồ sơ được mã hóa: máy đã khóa thì ai không có mật khẩu cũng không đọc được. Nói rõ khi báo."),
            Line("Tờ này có tên người: cất riêng, báo xong thì xé nhỏ hoặc đốt."),
        ),
        our_code="",
        codes=(),
        practice=practice,
        grids=(("", Grid(_COLUMNS, _WIDTHS, rows)),) if rows else (),
    )


def table(people: Sequence[Affected]) -> bytes:
    """The same people as CSV in UTF-8 with the mark by which table programs know it; no cell is a formula."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for number, one in enumerate(people, 1):
        writer.writerow([number, _plain(one.name), _plain(one.number), _plain(one.phone), one.dossiers, ""])
    return text.getvalue().encode("utf-8-sig")


def _plain(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_A_FORMULA) else cell
