"""Tables of places held as the bytes of their files: 13,000 units take 1.5 MB, as objects of Python they took 14."""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from forms.address_parts import Part, part

_Unit = TypeVar("_Unit")


class Rows:
    """The rows of one of our tab-separated files, heading aside; a row is taken apart when it is asked for."""

    def __init__(self, content: bytes) -> None:
        """``content``: UTF-8, a line feed after every row."""
        self._content = content
        self._starts = array("I", _after_each_line(content))

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        return map(self.row, range(len(self)))

    def row(self, number: int) -> tuple[str, ...]:
        """The cells of a row, counted from 0."""
        line = self._content[self._starts[number] : self._starts[number + 1]]
        return tuple(line.rstrip(b"\r\n").decode().split("\t"))  # a checkout on Windows may end its lines in two


class Index:
    """Numbers of rows under names: the names stand sorted in one run of bytes, and are found by halving."""

    def __init__(self, named: Iterable[tuple[str, int]]) -> None:
        """Rows of one name keep their order."""
        pairs = sorted((name.encode(), row) for name, row in named)
        starts = [0]
        for name, _ in pairs:
            starts.append(starts[-1] + len(name))
        self._names = b"".join(name for name, _ in pairs)
        self._starts = array("I", starts)
        self._rows = array("H", (row for _, row in pairs))

    def rows(self, name: str) -> Sequence[int]:
        """The rows under a name; none where nothing has it."""
        wanted = name.encode()
        first = bisect_left(range(len(self._rows)), wanted, key=self._name)
        last = first
        while last < len(self._rows) and self._name(last) == wanted:
            last += 1
        return self._rows[first:last]

    def _name(self, at: int) -> bytes:
        return self._names[self._starts[at] : self._starts[at + 1]]


class Register(Generic[_Unit]):
    """Units filed by what one of their names says without marks and kind; made anew whenever they are found."""

    def __init__(
        self, units: Iterable[tuple[int, _Unit]], unit: Callable[[int], _Unit], name: Callable[[_Unit], str]
    ) -> None:
        """``units`` with their numbers; ``unit`` makes the one of a number, ``name`` says what it is filed by."""
        self._unit = unit
        self._name = name
        self._index = Index((part(name(one)).plain, number) for number, one in units if name(one))

    def under(self, plain: str) -> list[_Unit]:
        """Units of that plain name, in the order of their numbers."""
        return [self._unit(row) for row in self._index.rows(plain)]

    def closest(self, piece: Part) -> list[_Unit]:
        """Units of that name: those with the same tones before those without, of the same kind before others."""
        found = [(part(self._name(unit)), unit) for plain in piece.plains for unit in self.under(plain)]
        found = [entry for entry in found if entry[0].key == piece.key] or found
        found = [entry for entry in found if entry[0].kind == piece.kind] or found
        return [unit for _piece, unit in found]


def _after_each_line(content: bytes) -> Iterator[int]:
    at = content.find(b"\n")
    while at >= 0:
        yield at + 1
        at = content.find(b"\n", at + 1)
