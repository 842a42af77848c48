"""Matters that people ask at the hamlet's table and that no card of the commune is about (``data/elsewhere.tsv``).

The list only says what a phrase means when it is said; it never says who would handle the matter.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from forms.search.speech import Word, said, words_of

_LIST = Path(__file__).parent.parent / "data" / "elsewhere.tsv"


def named_elsewhere(words: Sequence[Word]) -> tuple[frozenset[int], ...]:
    """The places of the query that each phrase of the list takes, the longest phrase at every place."""
    book, found, at = _book(), [], 0
    while at < len(words):
        length = next((len(phrase) for phrase in book.get(words[at].plain, ()) if _stands(phrase, words, at)), 0)
        if length:
            found.append(frozenset(range(at, at + length)))
        at += max(1, length)
    return tuple(found)


def words_elsewhere(text: str) -> frozenset[str]:
    """The plain words of the phrases of the list that stand in a text: no slips of other words."""
    words = words_of(text)
    return frozenset(words[place].plain for part in named_elsewhere(words) for place in part)


def _stands(phrase: Sequence[Word], words: Sequence[Word], at: int) -> bool:
    heard = words[at : at + len(phrase)]
    return len(heard) == len(phrase) and all(map(_same, heard, phrase))


def _same(heard: Word, listed: Word) -> bool:
    """With its marks where they are known: "thuê đất" is no "thuế đất"."""
    return heard.plain == listed.plain and heard.marked in ("", heard.plain, listed.marked)


@lru_cache(maxsize=1)
def _book() -> Mapping[str, Sequence[tuple[Word, ...]]]:
    """First word -> the phrases that begin with it, the longest first."""
    book: dict[str, list[tuple[Word, ...]]] = {}
    for row in _LIST.read_text(encoding="utf-8").splitlines()[1:]:
        phrase = said(row.split("\t")[0])
        book.setdefault(phrase[0].plain, []).append(phrase)
    return {first: sorted(phrases, key=len, reverse=True) for first, phrases in book.items()}
