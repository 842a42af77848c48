"""Words that nobody knows, mended: keys of Telex or VNI left unconverted, a slip of the finger, a space left out."""

import string
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from forms.search.index import Index
from forms.search.speech import LONGEST, Word, in_common_words, known_sayings, plain_word, words_of

_SHORT = 4
"""Letters; a word of so few is a slip of another only where its neighbour agrees."""
_JOINED = 6
_LONGEST_WORD = 24
"""Letters; what is longer is no slip of anything, and thousands of guesses would be looked up for it."""
_TELEX_PAIRS = (("dd", "d"), ("aa", "a"), ("ee", "e"), ("oo", "o"), ("aw", "a"), ("ow", "o"), ("uw", "u"), ("w", "u"))


def read(text: str, index: Index, also: AbstractSet[str] = frozenset()) -> tuple[Word, ...]:
    """The words of a query in the words of the cards; ``also`` are known beside these and need no mending."""
    words = words_of(text[:LONGEST])
    known = index.counts(word.plain for word in words).keys() | known_sayings() | also
    mended: list[Word] = []
    for at, word in enumerate(words):
        beside = [near.plain for near in words[max(0, at - 1) : at] + words[at + 1 : at + 2]]
        mended += [word] if word.plain in known or not _is_letters(word) else _mended(word, beside, index)
    return in_common_words(mended)


def _is_letters(word: Word) -> bool:
    return any(letter in string.ascii_lowercase for letter in word.plain)


def _mended(word: Word, beside: Sequence[str], index: Index) -> Sequence[Word]:
    typed = list(dict.fromkeys(map(plain_word, _untyped(word.plain))))
    known = index.counts(typed)
    found = next((candidate for candidate in typed if candidate in known), "")
    if found:
        return [Word(found)]
    if len(word.plain) > _LONGEST_WORD:
        return [word]
    slips = index.counts(_slips(word.plain))
    near = _beside(slips, word.plain, beside, index)
    if near:
        return [Word(max(near, key=lambda slip: (near[slip], slip)))]
    joined = _joined(word.plain, index)
    if joined:
        return joined
    if len(word.plain) > _SHORT and slips:
        return [Word(max(slips, key=lambda slip: (slip[0] == word.plain[0], slips[slip], slip)))]
    return [word]


def _beside(slips: dict[str, int], word: str, beside: Sequence[str], index: Index) -> dict[str, int]:
    """Those of the slips that stand in some card beside a neighbour of the word; very short words tell nothing."""
    if len(word) < _SHORT - 1:
        return {}
    agreed = index.pairs(pair for slip in slips for near in beside for pair in (f"{near} {slip}", f"{slip} {near}"))
    return {
        slip: count
        for slip, count in slips.items()
        if any(f"{near} {slip}" in agreed or f"{slip} {near}" in agreed for near in beside)
    }


def _untyped(word: str) -> Iterator[str]:
    """``ddawng`` -> dang, ``sinhx`` -> sinh, ``d9a8ng`` -> dang; a tone's key may stand inside (``tieesn``)."""
    yield "".join(letter for letter in word if not letter.isdigit())
    plain = word
    for keys, letter in _TELEX_PAIRS:
        plain = plain.replace(keys, letter)
    for candidate in (plain, word):
        yield candidate
        yield from (candidate[:at] + candidate[at + 1 :] for at, key in enumerate(candidate) if at and key in "sfrxj")


def _slips(word: str) -> set[str]:
    """Every word that is one letter added, left out or changed, or two neighbours exchanged, away."""
    letters = string.ascii_lowercase
    cut = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    left_out = {a + b[1:] for a, b in cut if b}
    changed = {a + letter + b[1:] for a, b in cut if b for letter in letters}
    added = {a + letter + b for a, b in cut for letter in letters}
    exchanged = {a + b[1] + b[0] + b[2:] for a, b in cut if len(b) > 1}
    return (left_out | changed | added | exchanged) - {word, ""}


def _joined(word: str, index: Index) -> Sequence[Word]:
    """``khaisinh`` is two words that some card says one after the other."""
    if len(word) < _JOINED:
        return ()
    cuts = [f"{word[:at]} {word[at:]}" for at in range(2, len(word) - 1)]
    known = sorted(index.pairs(cuts))
    return [Word(part) for part in known[0].split()] if known else ()
