"""Invented people who need each of the forms: what their helper scans and types, and what paper must say then."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

TODAY = (datetime.now(UTC) + timedelta(hours=7)).date()
GRANDMOTHER = "001140009876||Nguyễn Thị Ệ|12041940|Nữ|Tổ 5, Ngọc Lâm, Long Biên, Hà Nội|10052021"
DAUGHTER = "001165004321||Nguyễn Thị Phương Thảo|02091965|Nữ|Thôn 3, Xã Thạch Thất, Hà Nội|15082025||||"
MOTHER = "001195001234|012345678|H'Hen Niê|05031995|Nữ|Liên Quan, Thạch Thất, Hà Nội|15092024||||"
FATHER = "001093005678||Trần Văn Đô|20111993|Nam|Thôn 3, Xã Thạch Thất, Hà Nội|15082025||||"
LONG_NAME = "Công Tằng Tôn Nữ Hoàng Thị Phương Uyên Khuê"
OFFICE = {"/data/office/office_province": "01", "/data/office/office_commune": "09955"}
AT_OFFICE = {**OFFICE, "/data/office/result_delivery": "office"}


def ago(days: int) -> str:
    """A day before today, ISO."""
    return (TODAY - timedelta(days=days)).isoformat()


def vietnamese(iso: str) -> str:
    """12/04/1940."""
    return "/".join(reversed(iso.split("-")))


@dataclass(frozen=True)
class Story:
    """One invented matter.

    Attributes:
        cards: (block, QR text) in the order scanned.
        answers: all that is typed; refs as the command line takes them.
        case: the ids of the card's cases that it must lead to.
        says: what the printed declaration must contain.
        warns: codes of the warnings that stand at the end, and are accepted.
    """

    code: str
    name: str
    answers: Mapping[str, str]
    cards: tuple[tuple[str, str], ...] = ()
    case: str = ""
    says: tuple[str, ...] = ()
    warns: tuple[str, ...] = ()


def place(prefix: str, province: str = "01", commune: str = "09955", hamlet: str = "") -> dict[str, str]:
    """The answers for a present address; the prefix is group and name, ``home/owner``."""
    known = {"province": province, "commune": commune, "hamlet": hamlet}
    return {f"/data/{prefix}_{part}": text for part, text in known.items() if text}
