"""Looking for a commune by a few letters of any of its names: today's, or of the units before July 2025."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from forms.place_units import OldCommune
from forms.places import Places
from forms.wording import fold

_LONGEST_KIND = len(" thi tran")


@dataclass(frozen=True)
class NamedPlace:
    """One of today's communes as it was found.

    Attributes:
        commune: today's code.
        province: the code of its province.
        label: ``Xã Đồng Văn, Tỉnh Tuyên Quang``.
        was: the old unit by whose name it was found, "" where today's name was meant.
        hamlet: what stood before the unit in a whole address: house, street, hamlet.
    """

    commune: str
    province: str
    label: str
    was: str = ""
    hamlet: str = ""


def named_place(places: Places, commune: str, was: str = "", hamlet: str = "") -> NamedPlace:
    """The place of a commune's code."""
    return NamedPlace(commune, places.commune(commune).province, places.label(commune), was, hamlet)


class PlaceNames:
    """All names folded for one search box: about 13,000 short lines, let go with the box."""

    def __init__(self, places: Places) -> None:
        self._places = places
        new = ((one.code, places.label(one.code)) for each in places.provinces() for one in places.communes(each.code))
        self._new = [(" " + fold(label), code) for code, label in new]
        self._old = [(" " + fold(unit.label()), unit) for unit in places.before_the_merger()]

    def find(self, words: str, limit: int = 30) -> tuple[NamedPlace, ...]:
        """The communes that a whole address means, then those of which every word typed begins a word of a name.

        Each commune once: names that begin with what was typed stand first, then those that hold it in one piece; of
        the same rank today's before old ones.
        """
        wanted = fold(words).replace(",", " ").split()
        if not wanted:
            return ()
        told: dict[str, NamedPlace] = {}
        for one in chain(self._meant(words), self._named(wanted)):
            told.setdefault(one.commune, one)
            if len(told) == limit:
                break
        return tuple(told.values())

    def _meant(self, words: str) -> Iterator[NamedPlace]:
        match = self._places.resolve(words)
        was = match.old.label() if match.old else ""
        for unit in (match.new, *match.candidates):
            if unit is not None:
                yield named_place(self._places, unit.code, was, match.rest)

    def _named(self, wanted: Sequence[str]) -> Iterator[NamedPlace]:
        held: list[tuple[int, int, str, str | OldCommune]]
        held = [(_rank(name, wanted), 0, name, code) for name, code in self._new if _holds(name, wanted)]
        held += [(_rank(name, wanted), 1, name, unit) for name, unit in self._old if _holds(name, wanted)]
        for _, _, _, one in sorted(held, key=lambda entry: entry[:3]):
            codes, was = ((one,), "") if isinstance(one, str) else (one.became, one.label())
            yield from (named_place(self._places, code, was) for code in codes)


def _holds(name: str, wanted: Sequence[str]) -> bool:
    return all(f" {word}" in name for word in wanted)


def _rank(name: str, wanted: Sequence[str]) -> int:
    """0 where the unit's own name, with its kind or without, begins with the words; 1 where a name holds them whole."""
    said = " " + " ".join(wanted)
    if said not in name:
        return 2
    return 0 if name.startswith(said) or name.find(said) <= _LONGEST_KIND else 1
