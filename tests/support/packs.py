"""Signed packs of the tests' own root: keys, lists of signers, and files that a national or local signer made."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from forms.authoring.pack_folder import SecretKey, new_key
from forms.catalogue import PACKS
from forms.pack_file import Label, Signers, built, signers_list
from forms.trust import Level

DAY = date(2026, 11, 21)
COMMUNE, PROVINCE, OTHER_COMMUNE = "09955", "01", "00004"
"""Xã Thạch Thất of Hà Nội, and a ward of the same province."""


def a_key(level: Level, unit: str = "", name: str = "") -> SecretKey:
    """A key in use for two years around the tests' day."""
    return new_key(name or f"khóa {level}", level, unit, date(2026, 1, 1), date(2027, 12, 31))


class Office:
    """A root with a national, a provincial and a commune's signer, and what they sign."""

    def __init__(self) -> None:
        self.root = a_key("root")
        self.national = a_key("national", name="Bộ phận thẻ")
        self.province = a_key("province", PROVINCE, "Hà Nội")
        self.commune = a_key("commune", COMMUNE, "Xã Thạch Thất")
        self.signers = self.list_of(1)

    def list_of(self, number: int, *keys: SecretKey) -> Signers:
        """A list of signers of the root."""
        named = keys or (self.national, self.province, self.commune)
        return signers_list([one.key for one in named], number, DAY, self.root.secret)

    def pack(
        self,
        files: Mapping[str, bytes],
        version: str = "2026.12.1",
        by: SecretKey | None = None,
        signers: Signers | None = None,
        name: str = "thu",
    ) -> bytes:
        """A signed pack."""
        signer = by or self.national
        return built(files, Label(name, "Gói thử", version, DAY), signer.key, signer.secret, signers or self.signers)


def a_card(code: str, checked_on: str = "2026-12-01", **changed: Any) -> bytes:
    """The shipped card of a procedure, checked later, with some of its values changed."""
    card = json.loads((PACKS / code / "card.json").read_text(encoding="utf-8"))
    card |= {"checked_on": checked_on, "review_on": "2027-12-31"} | changed
    return json.dumps(card, ensure_ascii=False).encode()


def local(unit: str = COMMUNE, **changed: Any) -> bytes:
    """A commune's own data, invented."""
    said = {
        "unit": unit,
        "office": "Trung tâm Phục vụ hành chính công (số liệu bịa để thử)",
        "address": "Nhà văn hóa thôn Thử",
        "hours": "7 giờ 30 đến 16 giờ 30",
        "hotline": "0240000001",
        "complaint": "0240000002",
        "fees": [
            {
                "procedure": "1.004873",
                "route": "desk",
                "text": "Thử nghiệm: 0 đồng",
                "source": "quyết định bịa để thử",
                "read_on": "2026-11-20",
            }
        ],
        "badges": [{"number": "HT-01", "first_day": "2026-01-01", "last_day": "2026-12-31"}],
        "account": None,
        "source": "số liệu bịa để thử",
        "read_on": "2026-11-20",
    }
    return json.dumps(said | changed, ensure_ascii=False).encode()


def put(folder: Path, files: Mapping[str, bytes]) -> Path:
    """The files in a folder."""
    for path, content in files.items():
        target = folder.joinpath(*path.split("/"))
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return folder
