"""What was said, as words to compare: marks set aside but remembered, dialects and short forms made one."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from forms.wording import fold

LONGEST = 200
"""Letters of a query that are read."""
SPOKEN = Path(__file__).parent.parent / "data" / "spoken_words.tsv"
GAP = "…"
"""In a card's phrase: up to six other words may stand here ("tiền … già")."""
FILLERS = frozenset(
    (
        *("toi", "tui", "minh", "con", "chau", "em", "anh", "chi", "ong", "ba", "bo", "cha", "tia", "thay", "me", "ma"),
        *("bam", "u", "noi", "ngoai", "cu", "on", "co", "chu", "bac", "di", "cau", "mo", "o", "vo", "chong", "nha"),
        *("muon", "can", "xin", "lam", "dau", "the", "nao", "gi", "sao", "thi", "la", "va", "cho", "duoc", "khong"),
        *("a", "nhe", "voi", "hoi", "ve", "cai", "cua", "nay", "kia", "giay", "thu", "tuc", "to", "ho", "so", "dang"),
        *("ki", "ra", "len", "xuong", "moi", "gio", "roi", "da", "thoi", "bao", "nhieu", "phai", "vay"),
        *("bi", "hom", "qua", "nay", "mai", "xa", "nguoi", "may", "mot", "hai", "trong", "luon", "nua", "di", "khi"),
        *("ai", "vua", "hoac", "nhu", "theo", "tai", "tu", "den", "nhung", "cac", "thuoc", "viec", "lai", "luc"),
        *("bac", "thim", "duong", "be", "thang", "lon", "nho", "dua"),
    )
)
"""Words that say little about the matter; they count little for or against a match."""
_WORD = re.compile(r"[0-9a-z]+")
_SPOKEN_WORD = re.compile(r"[^\W_]+")
_I_FOR_Y = re.compile(r"(?<=[bcdghklmnprstvx])y$|(?<=^qu)y$")
_TONES = "\u0300\u0301\u0303\u0309\u0323"


@dataclass(frozen=True)
class Word:
    """One word: ``plain`` without marks and with i for y, as the index has it; ``marked`` with its marks in one order.

    ``marked`` is "" where nobody knows which marks were meant (a text typed without any); ``text`` is as written.
    """

    plain: str
    marked: str = ""
    text: str = field(default="", compare=False)


def plain_word(word: str) -> str:
    """Folded, and ``ky`` as ``ki``: both spellings are right."""
    return _I_FOR_Y.sub("i", fold(word))


def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text; without a single mark in it no word's marks are known."""
    spoken = _SPOKEN_WORD.findall(unicodedata.normalize("NFC", text).casefold())
    bare = text.isascii()
    return tuple(Word(word.plain, text=raw) if bare else word for raw in spoken for word in _words_in(raw))


@lru_cache(maxsize=20_000)
def _words_in(raw: str) -> tuple[Word, ...]:
    marked = _in_one_order(raw)
    return tuple(Word(_I_FOR_Y.sub("i", part), marked, raw) for part in _WORD.findall(fold(raw)))


def said(text: str) -> tuple[Word, ...]:
    """The words of a text after the list of dialects, kin and short forms."""
    return in_common_words(words_of(text))


def in_common_words(words: Sequence[Word]) -> tuple[Word, ...]:
    """Each phrase of the list replaced by what it means, the longest first."""
    book = _book()
    made: list[Word] = []
    at = 0
    while at < len(words):
        length, means = _told(words, at, book)
        made += means
        at += length
    return tuple(made)


def _told(words: Sequence[Word], at: int, book: Mapping[str, Sequence["_Saying"]]) -> tuple[int, Sequence[Word]]:
    for saying in book.get(words[at].plain, ()):
        heard = words[at : at + len(saying.heard)]
        if len(heard) == len(saying.heard) and all(map(saying.sounds, heard, saying.heard)):
            return len(saying.heard), saying.means
    return 1, (words[at],)


@dataclass(frozen=True)
class _Saying:
    heard: tuple[Word, ...]
    means: tuple[Word, ...]
    without_marks: bool

    def sounds(self, word: Word, listed: Word) -> bool:
        """Whether a word may be this one of the list; without marks only where the list says that it is enough."""
        if word.plain != listed.plain:
            return False
        if not word.marked:
            return self.without_marks
        return word.marked == listed.marked or (self.without_marks and word.marked == listed.plain)


@lru_cache(maxsize=1)
def _book() -> Mapping[str, Sequence[_Saying]]:
    """First word -> what may begin with it, the longest first."""
    rows = SPOKEN.read_text(encoding="utf-8").splitlines()[1:]
    sayings: dict[str, list[_Saying]] = {}
    for row in rows:
        heard, means, plain, _kind = row.split("\t")
        listed = tuple(_listed(heard))
        sayings.setdefault(listed[0].plain, []).append(_Saying(listed, tuple(_listed(means)), plain == "yes"))
    return {first: sorted(each, key=lambda one: -len(one.heard)) for first, each in sayings.items()}


@lru_cache(maxsize=1)
def known_sayings() -> frozenset[str]:
    """The plain words of everything that the list knows."""
    return FILLERS | {word.plain for sayings in _book().values() for one in sayings for word in one.heard}


def _listed(text: str) -> Iterator[Word]:
    for word in text.split():
        yield Word(plain_word(word), _in_one_order(word.casefold()), word)


def _in_one_order(word: str) -> str:
    """Old and new places of the tone are one: ``hòa`` and ``hoà`` give the same."""
    letters = unicodedata.normalize("NFD", word)
    tone = "".join(letter for letter in letters if letter in _TONES)
    base = _I_FOR_Y.sub("i", "".join(letter for letter in letters if letter not in _TONES))
    return base + tone


def plains(words: Iterable[Word]) -> tuple[str, ...]:
    """Only what the index compares."""
    return tuple(word.plain for word in words)
