"""Invented people to practise on, and the practice vault that is filled with them.

Nothing here is anybody: the numbers fit their holders' sex and year of birth and belong to no issued card that we know
of, the family names say "sample" (Mẫu), and every page and paper of a practice vault carries the word "Tập làm".
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from app.services.desk import Desk

USER = "Tập làm"
PASSPHRASE = "tập làm hồ sơ làng"  # noqa: S105 - practice opens for everybody; it holds invented people only

PENSIONER_CARD = (
    "001140000019||Nguyễn Thị Ệ|1940|Nữ|Tổ 5, Thị trấn Liên Quan, Huyện Thạch Thất, Thành phố Hà Nội|01062022"
)
"""Born "1940", no day and no month; an address of before the merger."""

MOTHER_CARD = "001198000027||Lò Thị Mẫu|12031998|Nữ|Thôn 3, Xã Thạch Thất, Thành phố Hà Nội|15082025"
FATHER_CARD = "001095000031||Vì Văn Mẫu|05091995|Nam|Thôn 3, Xã Thạch Thất, Thành phố Hà Nội|15082025"
