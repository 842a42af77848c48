"""From a villager's own words to procedures: no marks needed, three dialects, keys of a typing method left unconverted.

Each card lists what people call the matter (``words``) and what sounds alike but is another matter (``other_words``).
A query fits a card through whole phrases of these, never through single common words: "nothing fits" is an answer, too.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from forms.catalogue import Catalogue, Procedure, plain_code
from forms.wording import fold

MatchKind = Literal["code", "name", "words"]

_LONGEST = 200
_SHORT = 3
"""Letters; among words of so few every second one is a slip of another."""
_CODE = re.compile(r"(?<![0-9.])[0-9]\.[0-9]{4,6}(?:\.[0-9A-Z]+)*(?![0-9])")
_WORD = re.compile(r"[0-9a-z]+")
_VNI_MARK = re.compile(r"(?<=[a-z])[0-9]+(?=[a-z]|$)")
_TELEX_TONE = re.compile(r"[sfrxj]$")
_SAME = {"sanh": "sinh", "vo": "vao", "linh": "lanh", "dk": "dang ky", "ks": "khai sinh", "gks": "giay khai sinh"}
"""Folded words of dialects and short forms -> the word our cards use."""
_TELEX_PAIRS = (("dd", "d"), ("aa", "a"), ("ee", "e"), ("oo", "o"), ("aw", "a"), ("ow", "o"), ("uw", "u"), ("w", "u"))
_FILLERS = frozenset(
    (
        *("toi", "tui", "minh", "con", "chau", "em", "anh", "chi", "ong", "ba", "bo", "cha", "tia", "thay", "me", "ma"),
        *("bam", "u", "noi", "ngoai", "cu", "on", "co", "chu", "bac", "di", "cau", "mo", "o", "vo", "chong", "nha"),
        *("muon", "can", "xin", "lam", "dau", "the", "nao", "gi", "sao", "thi", "la", "va", "cho", "duoc", "khong"),
        *("a", "nhe", "voi", "hoi", "ve", "cai", "cua", "nay", "kia", "giay", "thu", "tuc", "to", "ho", "so", "dang"),
        *("ky", "ra", "len", "xuong", "moi", "gio", "roi", "da", "thoi"),
    )
)
"""Words that say little about the matter; they count little against a match."""
_THRESHOLD = 0.3
GAP = "…"
"""In a card's phrase: up to six other words may stand here ("tiền … già")."""
_WIDEST_GAP = 6


@dataclass(frozen=True)
class Match:
    """One procedure that fits.

    Attributes:
        name: the card's title in plain words; ``official`` the name by law.
        kind: found by its code, by its official name, or by the words people use.
        score: 0 to 1, how much of what was said the match explains.
        matched: the phrases that matched, as the card writes them.
    """

    code: str
    name: str
    kind: MatchKind
    score: float
    matched: tuple[str, ...]
    has_form: bool
    official: str = ""


@dataclass(frozen=True)
class _Phrase:
    """A phrase of a card: as written, and its folded words."""

    text: str
    words: tuple[str, ...]
    kind: MatchKind


@dataclass(frozen=True, eq=False)
class _Entry:
    """One card's phrases; ``others`` name other matters."""

    procedure: Procedure
    phrases: tuple[_Phrase, ...]
    others: tuple[_Phrase, ...]


_Words = tuple[str, ...]
_Standing = Mapping[_Words, AbstractSet[int]]
"""The phrases that stand in a query -> the places of the query that they take."""


@dataclass(frozen=True, eq=False)
class _Index:
    """All cards, turned round, so that a query touches only cards of which it says a whole phrase.

    Attributes:
        bearers: a phrase's folded words -> the cards that have it.
        under: a word -> the phrases kept under it. Each phrase is kept once, under its rarest word: where the phrase
            stands, that word stands.
        vocabulary: every word that somebody knows; near: the long ones by first letter and length, to look for slips.
    """

    bearers: Mapping[_Words, Sequence[_Entry]]
    under: Mapping[str, Sequence[_Words]]
    vocabulary: frozenset[str]
    near: Mapping[tuple[str, int], Sequence[str]]

    def standing(self, asked: _Words) -> _Standing:
        """Every phrase that stands in the query."""
        told = {phrase: _places(phrase, asked) for word in {*asked} for phrase in self.under.get(word, ())}
        return {phrase: places for phrase, places in told.items() if places}


def find(catalogue: Catalogue, words: str, limit: int = 3) -> list[Match]:
    """The procedures that fit a villager's words, best first; an empty list when nothing does."""
    by_code = list(_by_code(catalogue, words))
    if by_code:
        return by_code[:limit]
    index = _index(catalogue)
    asked = _read(words, index)
    standing = index.standing(asked)
    entries = dict.fromkeys(entry for phrase in standing for entry in index.bearers[phrase])
    matches = [match for entry in entries if (match := _match(entry, asked, standing))]
    return sorted(matches, key=lambda match: (-match.score, match.code))[:limit]


def _by_code(catalogue: Catalogue, words: str) -> Iterator[Match]:
    said = _CODE.findall(words[:_LONGEST].upper())
    known = {procedure.code: procedure for procedure in catalogue.all()} if said else {}
    for code in said:
        plain = plain_code(code)
        change = catalogue.successor(plain)
        procedure = known.get(change.code if change else plain)
        if procedure:
            told = (f"{plain} → {change.code}: {change.note}",) if change else (plain,)
            yield Match(procedure.code, procedure.title, "code", 1.0, told, procedure.has_form, procedure.name)


@lru_cache(maxsize=4)
def _index(catalogue: Catalogue) -> _Index:
    entries = [_entry(procedure) for procedure in catalogue.all()]
    bearers: dict[_Words, list[_Entry]] = {}
    for entry in entries:
        for words in dict.fromkeys(phrase.words for phrase in entry.phrases):
            bearers.setdefault(words, []).append(entry)
    how_often = Counter(word for words in bearers for word in words)
    under: dict[str, list[_Words]] = {}
    for words in bearers:
        spoken = [word for word in words if word != GAP]
        if spoken:
            under.setdefault(min(spoken, key=how_often.__getitem__), []).append(words)
    others = {phrase.words for entry in entries for phrase in entry.others}
    vocabulary = _FILLERS.union(*bearers, *others)
    near: dict[tuple[str, int], list[str]] = {}
    for word in sorted(vocabulary):
        if len(word) > _SHORT:
            near.setdefault((word[0], len(word)), []).append(word)
    return _Index(bearers, under, vocabulary, near)


def _entry(procedure: Procedure) -> _Entry:
    phrases = [_phrase(procedure.name, "name"), _phrase(procedure.title, "name")]
    phrases += [_phrase(text, "words") for text in procedure.words]
    return _Entry(procedure, tuple(phrases), tuple(_phrase(text, "words") for text in procedure.other_words))


def _phrase(text: str, kind: MatchKind) -> _Phrase:
    words = [word for part in text.split("…") for word in (*_same_words(_WORD.findall(fold(part))), GAP)]
    return _Phrase(text, tuple(words[:-1]), kind)


def _same_words(words: Sequence[str]) -> list[str]:
    return [part for word in words for part in _SAME.get(word, word).split()]


def _read(text: str, index: _Index) -> _Words:
    """The query's folded words; one that nobody knows is tried as unconverted Telex or VNI, then as a slip."""
    words = _WORD.findall(fold(text[:_LONGEST]))
    mended = [word if word in index.vocabulary else _mended(word, index) for word in _same_words(words)]
    return tuple(_same_words(mended))


def _mended(word: str, index: _Index) -> str:
    for candidate in (_VNI_MARK.sub("", word), *_untelexed(word)):
        if candidate in index.vocabulary:
            return candidate
    if len(word) <= _SHORT + 1:
        return word
    alike = (known for length in (-1, 0, 1) for known in index.near.get((word[0], len(word) + length), ()))
    return min((known for known in alike if _one_slip(word, known)), default=word)


def _untelexed(word: str) -> Iterator[str]:
    """``ddawng`` -> dang, ``sinhx`` -> sinh, ``giaays`` -> giay; a tone's key may stand inside (``tieesn``)."""
    plain = word
    for keys, letter in _TELEX_PAIRS:
        plain = plain.replace(keys, letter)
    for candidate in (plain, word):
        yield candidate
        yield _TELEX_TONE.sub("", candidate)
        yield from (candidate[:at] + candidate[at + 1 :] for at, key in enumerate(candidate) if at and key in "sfrxj")


def _one_slip(word: str, known: str) -> bool:
    """Whether one letter was added, left out or changed, or two neighbours were exchanged."""
    if word[0] != known[0] or abs(len(word) - len(known)) > 1:
        return False
    at = next((place for place, pair in enumerate(zip(word, known, strict=False)) if pair[0] != pair[1]), None)
    if at is None:
        return True
    added = word[at + 1 :] == known[at:]
    left_out = word[at:] == known[at + 1 :]
    changed = word[at + 1 :] == known[at + 1 :]
    exchanged = word[at + 1 : at + 2] + word[at] + word[at + 2 :] == known[at:]
    return added or left_out or changed or exchanged


def _match(entry: _Entry, asked: _Words, standing: _Standing) -> Match | None:
    hits = [phrase for phrase in entry.phrases if phrase.words in standing]
    misled = [phrase for phrase in entry.others if _stands_in(phrase.words, asked)]
    if not hits or any(not _inside_a_hit(other, hits) for other in misled):
        return None
    explained = {place for phrase in hits for place in standing[phrase.words]}
    weights = [0.25 if word in _FILLERS else 1.0 for word in asked]
    score = sum(weights[place] for place in explained) / sum(weights)
    if score < _THRESHOLD:
        return None
    best = sorted(hits, key=lambda phrase: (-len(phrase.words), phrase.text))
    matched = tuple(phrase.text for phrase in best[:3])
    procedure = entry.procedure
    return Match(
        procedure.code, procedure.title, best[0].kind, round(score, 3), matched, procedure.has_form, procedure.name
    )


def _places(phrase: Sequence[str], asked: Sequence[str]) -> set[int]:
    """The places of the query that a phrase takes, standing in it in order and without gaps but where it says so."""
    return {place for start in range(len(asked)) for place in _from(start, phrase, asked)}


def _from(start: int, phrase: Sequence[str], asked: Sequence[str]) -> tuple[int, ...]:
    """The places taken when the phrase begins at one place; none when it does not stand there."""
    taken: list[int] = []
    at, widest = start, 0
    for word in phrase:
        if word == GAP:
            widest = _WIDEST_GAP
            continue
        found = next((place for place in range(at, min(at + widest + 1, len(asked))) if asked[place] == word), None)
        if found is None:
            return ()
        taken.append(found)
        at, widest = found + 1, 0
    return tuple(taken)


def _stands_in(phrase: Sequence[str], asked: Sequence[str]) -> bool:
    return bool(phrase) and bool(_places(phrase, asked))


def _inside_a_hit(other: _Phrase, hits: Sequence[_Phrase]) -> bool:
    """A word of another matter inside a longer phrase of this one misleads nobody."""
    return any(len(hit.words) > len(other.words) and _stands_in(other.words, hit.words) for hit in hits)
