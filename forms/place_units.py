"""The 34 provinces and 3,321 communes of today and the units before July 2025, each found by its code or its name.

Tables and their sources: ``forms/data/NOTICE`` and facts/domain.md 5. Full names are not unique, so a place is always
its code.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from forms.place_tables import Index, Rows
from forms.refusal import Refusal
from forms.wording import first_upper, fold

PROVINCES_URL = "jr://file-csv/provinces.csv"
COMMUNES_URL = "jr://file-csv/communes.csv"


@dataclass(frozen=True)
class Province:
    """One of today's 34 provincial units."""

    code: str
    full_name: str
    name: str


@dataclass(frozen=True)
class Commune:
    """One of today's 3,321 commune-level units; ``full_name`` with its kind: "Xã Thạch Thất"."""

    code: str
    province: str
    full_name: str
    name: str


@dataclass(frozen=True)
class OldCommune:
    """A unit as it was before 2025-07-01, and today's units it went into (the default first)."""

    code: str
    commune: str
    district: str
    province: str
    became: tuple[str, ...]

    def label(self) -> str:
        """``Thị trấn Liên Quan, Huyện Thạch Thất, Thành phố Hà Nội``."""
        return ", ".join(name for name in (self.commune, self.district, self.province) if name)


class Units:
    """The tables with what finds a unit in them."""

    def __init__(self, provinces: Rows, communes: Rows, old: Rows) -> None:
        self._rows, self._old_rows = communes, old
        self._provinces = {code: Province(code, full_name, name) for code, full_name, name in provinces}
        self._by_code = Index((code, number) for number, (code, *_) in enumerate(communes))
        self._by_province = Index((province, number) for number, (_, province, *_) in enumerate(communes))

    def provinces(self) -> tuple[Province, ...]:
        """Today's provinces in the order of their codes."""
        return tuple(self._provinces.values())

    def province(self, code: str) -> Province:
        """A province by its code; Refusal ``unknown-province``."""
        if code not in self._provinces:
            raise Refusal("unknown-province", f"No province has the code {code!r}; give two digits such as 01.")
        return self._provinces[code]

    def communes(self, province: str) -> tuple[Commune, ...]:
        """The communes of a province by its code."""
        return tuple(self._commune_at(row) for row in self._by_province.rows(self.province(province).code))

    def commune(self, code: str) -> Commune:
        """A commune by its code; Refusal ``unknown-commune``."""
        for row in self._by_code.rows(code):
            return self._commune_at(row)
        raise Refusal("unknown-commune", f"No commune has the code {code!r}; give five digits such as 09955.")

    def label(self, commune: str) -> str:
        """``Xã Thạch Thất, Thành phố Hà Nội`` for a commune's code."""
        unit = self.commune(commune)
        return f"{unit.full_name}, {self._provinces[unit.province].full_name}"

    def search(self, words: str, province: str = "", limit: int = 20) -> tuple[Commune, ...]:
        """Communes whose name starts with, then holds, the words; without marks; of one province or of all."""
        wanted = fold(words)
        pool = self.communes(province) if province else tuple(self._all_communes())
        keyed = [(fold(commune.full_name), fold(commune.name), commune) for commune in pool]
        found = [(not name.startswith(wanted), name, unit.code, unit) for full, name, unit in keyed if wanted in full]
        return tuple(entry[3] for entry in sorted(found)[:limit])

    def before_the_merger(self) -> Iterator[OldCommune]:
        """Every unit as it was before July 2025, in no order."""
        return (unit for unit in self._all_old() if unit.commune)

    def csv_attachments(self) -> dict[str, bytes]:
        """The two lists as CSV (name,label[,province]) under the URLs by which our forms name them."""
        return dict(self._attachments)

    @cached_property
    def _attachments(self) -> dict[str, bytes]:
        provinces = [("name", "label"), *((unit.code, unit.full_name) for unit in self._provinces.values())]
        communes = [
            ("name", "label", "province"),
            *((unit.code, unit.full_name, unit.province) for unit in self._all_communes()),
        ]
        return {PROVINCES_URL: _csv(provinces), COMMUNES_URL: _csv(communes)}

    def _all_communes(self) -> Iterator[Commune]:
        return map(self._commune_at, range(len(self._rows)))

    def _commune_at(self, row: int) -> Commune:
        code, province, full_name, name = self._rows.row(row)
        return Commune(code, province, first_upper(full_name), name)

    def _all_old(self) -> Iterator[OldCommune]:
        return map(self._old_at, range(len(self._old_rows)))

    def _old_at(self, row: int) -> OldCommune:
        code, commune, district, province, became = self._old_rows.row(row)
        return OldCommune(code, commune, district, province, tuple(became.split("|")))

    def _province_of(self, commune: str) -> Province:
        return self._provinces[self.commune(commune).province]


def _csv(rows: Iterable[Sequence[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()
