"""An address line cut into its parts, each with its kind of unit and its bare name, however it was written."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from forms.names import name_key, tidy
from forms.wording import fold

LONGEST = 400
"""Letters of the longest address that is read; a card's is far shorter."""

_MOST_WORDS = 20
_LEVELS = {
    "tinh": "province",
    "huyen": "district",
    "huyen dao": "district",
    "quan": "district",
    "thi xa": "district",
    "thi tran": "commune",
    "xa": "commune",
    "phuong": "commune",
    "dac khu": "commune",
}
_SHORT = {"tp": "thanh pho", "tx": "thi xa", "tt": "thi tran", "h": "huyen", "q": "quan", "p": "phuong", "x": "xa"}
_WRITTEN = re.compile(
    r"^(tỉnh|thành phố|huyện đảo|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu)\s+(?=\S)", re.IGNORECASE
)
_PLAIN = re.compile(r"^(tinh|thanh pho|huyen dao|huyen|quan|thi xa|thi tran|xa|phuong|dac khu)\s+(?=\S)")
_ABBREVIATED = re.compile(
    r"^(?:(t)\.\s?(p)\.\s?|(tp|tx|tt)(?:\.\s?|\s+)|(h|q|p|x)\.\s?|(q|p)\s?(?=\d))(?=\S)", re.IGNORECASE
)
_BEFORE_UNIT = re.compile(
    r"(?<=[^\s,])(?<!\bthị)\s+"
    r"(?=(?:tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu)\s+[^\s,]|(?:tp|tx|tt|h|q|p|x)\.\s?[^\s,])",
    re.IGNORECASE,
)
_DASHED = re.compile(r"(Bà Rịa|Phan Rang|Thừa Thiên|BR|TT)\s*[-–]\s*(Vũng Tàu|Tháp Chàm|Huế|VT)(?!\w)", re.IGNORECASE)
_COUNTRY = re.compile(r"[\s,;.–-]+(?:việt\s?nam|vietnam|viet nam|vn)[\s.]*$", re.IGNORECASE)
"""Stands behind the province on papers for abroad and in what map programs give."""
_SIGNS = str.maketrans({"-": " ", "–": " ", "’": None, "'": None})
_I_FOR_Y = re.compile(r"(?<=[bcdghklmnprstvxu])y\b")
"""Quí Sơn and Quý Sơn, Mĩ Đức and Mỹ Đức are one name in two spellings."""


@dataclass(frozen=True)
class Part:
    """One part: as written, its kind folded ("" when none stands there), and its bare name.

    Attributes:
        plains: the folded names it can mean; two where "xa Dung" may be Xã Dung or the name Xa Dung.
    """

    text: str
    kind: str
    name: str
    plains: tuple[str, ...]

    @property
    def plain(self) -> str:
        """The first reading of the folded name."""
        return self.plains[0]

    @property
    def level(self) -> str:
        """``province``, ``district``, ``commune``, or "" when the kind does not tell."""
        return _LEVELS.get(self.kind, "")

    @property
    def key(self) -> str:
        """The bare name with its tones, wherever they are placed."""
        return name_key(_numbered(self.name))


@lru_cache(maxsize=1_000)
def part(text: str) -> Part:
    """Read one part of an address."""
    text = tidy(text).strip(" .;")
    if found := _WRITTEN.match(text):
        name = text[found.end() :]
        return Part(text, fold(found.group(1)), name, (_plain(name),))
    if found := _ABBREVIATED.match(text):
        name = text[found.end() :]
        short = "".join(group for group in found.groups() if group).casefold()
        return Part(text, _SHORT[short], name, (_plain(name), _plain(text)))
    whole = _plain(text)
    if found := _PLAIN.match(whole):
        return Part(text, "", text, (whole, whole[found.end() :]))
    return Part(text, "", text, (whole,))


def split_address(text: str) -> tuple[Part, ...]:
    """The parts from house to province: cut at commas, else at dashes; before unit words where commas are missing."""
    line = _DASHED.sub(r"\1 \2", _COUNTRY.sub("", tidy(text[:LONGEST]).replace(";", ",")))
    if "," not in line:
        line = re.sub(r"\s+[-–]\s+", ", ", line)
    if line.count(",") < 2:
        line = _BEFORE_UNIT.sub(", ", line)
    return tuple(part(piece) for piece in line.split(",") if piece.strip(" ."))


def unseparated(text: str) -> Iterator[tuple[Part, ...]]:
    """An address without any comma, divided in every way that names of one to four words allow, old kind first."""
    words = _COUNTRY.sub("", tidy(text[:LONGEST])).split()
    if not 3 <= len(words) <= _MOST_WORDS:
        return
    short, long = range(1, 5), range(4, 0, -1)
    for cuts in (*product(long, short, short), *product(long, short)):
        if sum(cuts) <= len(words):
            yield tuple(part(piece) for piece in _cut(words, cuts))


def _cut(words: Sequence[str], sizes: Sequence[int]) -> Iterator[str]:
    """What stands before (perhaps nothing), then pieces of the given numbers of words, the last one at the end."""
    start = len(words) - sum(sizes)
    yield " ".join(words[:start])
    for size in sizes:
        yield " ".join(words[start : start + size])
        start += size


def _plain(name: str) -> str:
    bare = fold(name).translate(_SIGNS).replace("  ", " ")
    return _numbered(_I_FOR_Y.sub("i", bare))


def _numbered(name: str) -> str:
    """Wards with a number compare without leading zeros: 01 is 1."""
    return str(int(name)) if name.isdigit() and name.isascii() else " ".join(name.split())
