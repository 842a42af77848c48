"""Where someone lives: what an address, old or new and however it was written, means among the communes of today.

The tables are read on first use and held as :mod:`forms.place_tables` says.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from pathlib import Path

from forms.address_parts import Part, part, split_address, unseparated
from forms.place_tables import Register, Rows
from forms.place_units import Commune, OldCommune, Province, Units
from forms.wording import fold

_DATA = Path(__file__).with_name("data")
_SHORT_PROVINCES = {
    "tphcm": "ho chi minh",
    "hcm": "ho chi minh",
    "sai gon": "ho chi minh",
    "hn": "ha noi",
    "thua thien hue": "hue",
    "tt hue": "hue",
    "brvt": "ba ria vung tau",
    "br vt": "ba ria vung tau",
    "vung tau": "ba ria vung tau",
    "dac lac": "dak lak",
    "dac nong": "dak nong",
}


@dataclass(frozen=True)
class PlaceMatch:
    """What an address means today.

    Attributes:
        new: today's commune when there is only one answer.
        candidates: today's communes to ask about when an old one was divided or a name fits several.
        old: the old unit that the address names, when it is of before the merger.
        rest: what stands before the commune: house, street, hamlet.
        province: today's province, also when no commune was found.
    """

    new: Commune | None
    candidates: tuple[Commune, ...]
    old: OldCommune | None
    rest: str = ""
    province: Province | None = None

    @property
    def question(self) -> str:
        """What to ask the villager when there are several answers, with the hamlet as they named it; "" otherwise.

        Which hamlet went to which commune stands in no table of ours: only those who live there know.
        """
        if self.new is not None or len(self.candidates) < 2:
            return ""
        told = [one.full_name for one in self.candidates]
        if len(set(told)) < len(told):
            told = [Places.load().label(one.code) for one in self.candidates]
        names = " hay ".join(told)
        if self.old is None:
            alike = len({fold(one.name) for one in self.candidates}) == 1
            why = f"Có {len(told)} nơi cùng tên" if alike else f"Địa chỉ này có thể thuộc {len(told)} nơi"
            return f"{why}. Nhà mình thuộc nơi nào: {names}?"
        home = f"{self.rest}, {self.old.commune}" if self.rest else self.old.commune
        return f"{home} (cũ) đã chia về {len(self.candidates)} xã. Nhà mình nay thuộc xã nào: {names}?"


class Places(Units):
    """The units, and what an address means by them; build it with :meth:`load`."""

    def __init__(self, provinces: Rows, communes: Rows, old: Rows) -> None:
        super().__init__(provinces, communes, old)
        full_name, commune, district = attrgetter("full_name"), attrgetter("commune"), attrgetter("district")
        self._new = Register(enumerate(self._all_communes()), self._commune_at, full_name)
        self._old = Register(enumerate(self._all_old()), self._old_at, commune)
        self._old_districts = Register(enumerate(self._all_old()), self._old_at, district)
        self._old_provinces: dict[str, Province] = {}
        for unit in self._all_old():
            plain = part(unit.province).plain
            if plain not in self._old_provinces:
                self._old_provinces[plain] = self._province_of(unit.became[0])
        self._new_provinces = {part(province.full_name).plain: province for province in self._provinces.values()}
        named = (*self._old_provinces, *self._new_provinces, *_SHORT_PROVINCES)
        self._joined_provinces = {name.replace(" ", ""): _SHORT_PROVINCES.get(name, name) for name in named}

    @staticmethod
    @cache
    def load() -> "Places":
        """The packaged tables; read once."""
        names = ("provinces.tsv", "communes.tsv", "communes_before_2025.tsv")
        return Places(*(Rows((_DATA / name).read_bytes()) for name in names))

    def resolve(self, text: str) -> PlaceMatch:
        """Today's commune for an address old or new, in any spelling of tones; divided ones come back as candidates."""
        parts = split_address(text)
        match = self._resolve(parts)
        if match.new or match.candidates:
            return match
        if len(parts) > 2 and not self._province_name(parts[-1]):
            match = self._resolve_beyond(parts) or match
        if match.new or match.candidates or "," in text:
            return match
        return next(filter(None, map(self._resolve_named, unseparated(text))), match)

    def _resolve_named(self, parts: tuple[Part, ...]) -> PlaceMatch | None:
        """The match of a guessed division: every part after the first is a unit's name, the last one a province's."""
        match = self._resolve(parts) if self._province_name(parts[-1]) else None
        return match if match and (match.new or match.candidates) and match.rest == parts[0].text else None

    def _resolve_beyond(self, parts: Sequence[Part]) -> PlaceMatch | None:
        """The old commune and district before a last part that names no province: one of before 1997, or a slip."""
        units = self._three_level(parts[:-1], "")
        return self._answer(units, parts[:-3], "") if units else None

    def _resolve(self, parts: tuple[Part, ...]) -> PlaceMatch:
        province = self._province_name(parts[-1]) if parts else ""
        doubled = len(parts) > 2 and province != "" and self._is_doubled(parts[-2], parts[-1], province)
        readings = _readings(parts, doubled=doubled, named=bool(province))
        finders = (
            (2, self._three_level),
            (2, self._either_way),
            (1, self._two_level),
            (2, self._under_an_older_district),
            (1, self._old_without_district),
        )
        for taken, find in finders:
            for rest in readings:
                if len(rest) >= taken and (match := find(rest, province)):
                    return self._answer(match, rest[:-taken], province)
        return self._answer([], readings[0] if readings else (), province)

    def names_old_district(self, text: str) -> bool:
        """Whether an address is of the old three-level kind."""
        parts = split_address(text)
        if any(piece.level == "district" or piece.kind == "thi tran" for piece in parts):
            return True
        match = self.resolve(text)
        return bool(match.old and part(match.old.district).plain in {piece.plain for piece in parts[:-1]})

    def _province_today(self, plain: str) -> Province | None:
        """Today's province for the plain name of an old one or of one of today's."""
        return self._old_provinces.get(plain) or self._new_provinces.get(plain)

    def _province_name(self, piece: Part) -> str:
        """The plain name of a province, old or of today, that a part names; empty when it names none."""
        if piece.plains[-1] in _SHORT_PROVINCES:
            return _SHORT_PROVINCES[piece.plains[-1]]
        if piece.level in ("commune", "district"):
            return ""
        for name in piece.plains:
            known = _SHORT_PROVINCES.get(name, name)
            if known in self._old_provinces or known in self._new_provinces:
                return known
        return self._joined_provinces.get(piece.plain.replace(" ", ""), "")

    def _is_doubled(self, before: Part, last: Part, province: str) -> bool:
        """Whether the part before the province's names it again: "Hà Nội, Hà Nội", "thành phố Huế, Thừa Thiên Huế"."""
        return bool({*before.plains} & {*last.plains}) or self._province_name(before) == province

    def _three_level(self, parts: Sequence[Part], province: str) -> list[OldCommune | Commune]:
        """Old units by commune and district."""
        units = [
            unit
            for unit in self._old.closest(parts[-2])
            if parts[-1].level in ("", "district")
            and parts[-2].level in ("", "commune")
            and parts[-2].kind != "thanh pho"
            and part(unit.district).plain in parts[-1].plains
            and province in ("", part(unit.province).plain)
        ]
        return list(units)

    def _under_an_older_district(self, parts: Sequence[Part], province: str) -> list[OldCommune | Commune]:
        """Old units of that name in the province: their district was another before 2025 ("Quận 2", TP.HCM).

        Of several only where no district of that name was left.
        """
        if not province or parts[-2].level == "district":
            return []
        if parts[-1].level != "commune" and (split := self._after_the_split(parts, province)):
            return list(split)
        named = [unit for unit in self._old.closest(parts[-2]) if part(unit.province).plain == province]
        return list(named) if len(named) == 1 or not self._old_districts.closest(parts[-1]) else []

    def _two_level(self, parts: Sequence[Part], province: str) -> list[OldCommune | Commune]:
        """Today's communes by their own name."""
        if (
            parts[-1].level == "district"
            or parts[-1].kind == "thanh pho"
            or (len(parts) > 1 and parts[-2].level == "commune")
        ):
            return []
        wanted = self._new_provinces[province].code if province in self._new_provinces else ""
        if province and not wanted:
            return []
        units = [unit for unit in self._new.closest(parts[-1]) if wanted in ("", unit.province)]
        return list(units) if units and not self._is_old_kind(parts[-1], units[0], province) else []

    def _either_way(self, parts: Sequence[Part], province: str) -> list[OldCommune | Commune]:
        """Today's commune, and old ones of a district that had split before 2025: "Minh Khai, Từ Liêm".

        Where the parts do not say what they are, "Từ Liêm" is today's Phường Từ Liêm as well as the district that
        became Bắc Từ Liêm and Nam Từ Liêm; nobody but the villager knows which.
        """
        if parts[-1].kind or parts[-2].kind:
            return []
        olds = self._after_the_split(parts, province)
        today = self._two_level(parts, province) if olds else []
        return [*today, *olds] if today else []

    def _after_the_split(self, parts: Sequence[Part], province: str) -> list[OldCommune]:
        """Old units of that name, of whatever kind since, in the districts that one of the name given was split into.

        Xã Minh Khai of Huyện Từ Liêm was Phường Minh Khai of Quận Bắc Từ Liêm from 2013 on.
        """
        ends = tuple(f" {plain}" for plain in parts[-1].plains)
        named = [unit for plain in parts[-2].plains for unit in self._old.under(plain)]
        held = [unit for unit in named if part(unit.district).plain.endswith(ends)]
        return [unit for unit in held if province in ("", part(unit.province).plain)]

    def _is_old_kind(self, piece: Part, unit: Commune, province: str) -> bool:
        """Whether an old unit is meant: "Phường X" is not today's Xã X where a phường X was."""
        if not piece.kind or piece.kind == part(unit.full_name).kind:
            return False
        olds = [old for old in self._old.closest(piece) if part(old.commune).kind == piece.kind]
        return any(province in ("", part(old.province).plain) for old in olds)

    def _old_without_district(self, parts: Sequence[Part], province: str) -> list[OldCommune | Commune]:
        """Old units by commune alone, or all units of a district that stands alone."""
        is_district = parts[-1].level == "district" or parts[-1].kind == "thanh pho"
        index = self._old_districts if is_district else self._old
        beside_commune = len(parts) > 1 and parts[-2].level == "commune"
        units = [] if beside_commune else index.closest(parts[-1])
        units = units or self._old_districts.closest(parts[-1])
        return [unit for unit in units if province in ("", part(unit.province).plain)]

    def _answer(self, units: list[OldCommune | Commune], rest: Sequence[Part], province: str) -> PlaceMatch:
        codes = dict.fromkeys(code for unit in units for code in _codes(unit))
        communes = [self.commune(code) for code in codes]
        provinces = {unit.province for unit in communes}
        olds = [unit for unit in units if isinstance(unit, OldCommune)]
        single = len(communes) == 1
        return PlaceMatch(
            communes[0] if single else None,
            () if single else tuple(communes),
            olds[0] if len(olds) == len(units) == 1 else None,
            ", ".join(piece.text for piece in rest),
            self._provinces[provinces.pop()] if len(provinces) == 1 else self._province_today(province),
        )


def _codes(unit: OldCommune | Commune) -> tuple[str, ...]:
    return unit.became if isinstance(unit, OldCommune) else (unit.code,)


def _readings(parts: Sequence[Part], *, doubled: bool, named: bool) -> list[Sequence[Part]]:
    """The address without its province; a second time without the part before it, in case the province is doubled."""
    if not named:
        return [parts] if parts else []
    readings = [parts[:-1]]
    if doubled:
        readings.append(parts[:-2])
    return readings
