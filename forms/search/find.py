"""The ranking: how much of what was said each card explains, weighed by how telling each word is."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import log
from pathlib import Path

from forms.catalogue import Catalogue, plain_code
from forms.search.index import SKIPPED, Entry, Index, MatchKind, Phrase, open_index
from forms.search.mending import read
from forms.search.speech import FILLERS, GAP, LONGEST, Word, plains

_CODE = re.compile(r"(?<![0-9.])[0-9]\.[0-9]{4,6}(?:\.[0-9A-Z]+)*(?![0-9])")
_WIDEST_GAP = 6
_LITTLE_WORDS = 2
"""So many of ``SKIPPED`` may stand between two words of a phrase."""
_FILLER = 0.2
_UNKNOWN = 0.7
"""Weights of a word that says little, and of one that no card has (a word that few cards have weighs up to 1)."""
_BESIDE, _ALONE = 0.6, 0.3
"""How much of a word is explained by a card that has it beside the same neighbour, or at all; in a phrase all of it."""
_OTHER_MARKS = 0.4
_MISLED, _MISLED_BY_A_WORD = 0.3, 0.5
"""What is left of a match when another matter is named as well; a word alone ("tiền") is said of many matters."""
_THRESHOLD, _THRESHOLD_OF_LOOSE_WORDS = 0.18, 0.305
_THRESHOLD_OF_MISLED = 0.4
_SURE = 0.6
"""A match by a whole phrase that explains so much is not disturbed by matches of loose words."""
_FAR_BEHIND, _FAR_BEHIND_THE_UNSURE = 0.5, 0.3
"""Of the best score: what stays below it is not shown; behind a first that may be wrong more is."""
_CLOSE_BEHIND_THE_SURE = 0.7
"""Of the best score: loose words that explain so much of what was said are shown beside a whole phrase, too."""


@dataclass(frozen=True)
class Match:
    """One procedure that fits, or (kind ``answer``) one of the questions and answers.

    Attributes:
        name: the card's title in plain words; ``official`` the name by law.
        kind: a procedure found by its code, by its official name, or by the words people use; or an answer.
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
class Asked:
    """A query as the index reads it, with the weight of each word."""

    words: tuple[Word, ...]
    weights: tuple[float, ...]

    @cached_property
    def spoken(self) -> tuple[str, ...]:
        """The words without marks."""
        return plains(self.words)

    @cached_property
    def plain(self) -> frozenset[str]:
        """Which words there are."""
        return frozenset(self.spoken)


@dataclass(frozen=True)
class Fit:
    """How well one card fits: 0 to 1, by which of its phrases, and how much it explains, whatever speaks against it."""

    entry: Entry
    score: float
    hits: tuple[Phrase, ...]
    words: tuple[str, ...]
    explained: float

    @property
    def is_good(self) -> bool:
        """Whether it is worth showing; one that another matter speaks against must explain more of what was said."""
        if self.score < self.explained:
            return bool(self.hits) and self.explained >= _THRESHOLD_OF_MISLED
        return self.score >= (_THRESHOLD if self.hits else _THRESHOLD_OF_LOOSE_WORDS)


def find(catalogue: Catalogue, words: str, limit: int = 3, cache: Path | None = None) -> list[Match]:
    """The procedures that fit a villager's words, best first; an empty list when nothing does.

    Args:
        catalogue: the packs.
        words: what was said, or a code.
        limit: how many at most.
        cache: a folder where the index of the packs is kept from one start to the next.
    """
    index = open_index(catalogue, cache)
    by_code = list(_by_code(catalogue, index, words))
    if by_code:
        return by_code[:limit]
    return [_match(catalogue, fit) for fit in _shown(_fits(index, words))[:limit]]


def nearest(catalogue: Catalogue, words: str, limit: int = 3, cache: Path | None = None) -> list[Match]:
    """What comes nearest when nothing fits: worth asking about, never an answer."""
    return [_match(catalogue, fit) for fit in _fits(open_index(catalogue, cache), words)[:limit]]


def _shown(fits: Sequence[Fit]) -> list[Fit]:
    """Those worth showing, in the same order: few behind a sure first, more behind one that may be wrong."""
    good = [fit for fit in fits if fit.is_good]
    best = good[0].score if good else 0.0
    if max((fit.score for fit in good if fit.hits), default=0.0) >= _SURE:
        return [fit for fit in good if fit.score >= best * (_FAR_BEHIND if fit.hits else _CLOSE_BEHIND_THE_SURE)]
    return [fit for fit in fits if fit.score >= best * _FAR_BEHIND_THE_UNSURE] if good else []


def _fits(index: Index, words: str) -> list[Fit]:
    asked = asked_of(words, index)
    if not asked.words:
        return []
    found = (fit_of(entry, asked) for entry in index.candidates(asked.spoken))
    return sorted((fit for fit in found if fit), key=lambda fit: (-fit.score, fit.entry.code))


def asked_of(words: str, index: Index, also: AbstractSet[str] = frozenset()) -> Asked:
    """A query as the index reads it; ``also`` as for :func:`forms.search.mending.read`."""
    spoken = read(words, index, also)
    return Asked(spoken, _weights(spoken, index))


def _by_code(catalogue: Catalogue, index: Index, words: str) -> Iterator[Match]:
    for code in _CODE.findall(words[:LONGEST].upper()):
        plain = plain_code(code)
        told = index.code(plain)
        entry = index.named(told.present) if told else None
        if told and entry:
            why = f"{plain} → {told.present}: {told.note}" if told.note else plain
            form = catalogue.has_form(entry.code)
            yield Match(entry.code, entry.title, "code", 1.0, (why,), form, entry.name)


def _weights(words: Sequence[Word], index: Index) -> tuple[float, ...]:
    counts = index.counts(word.plain for word in words)
    return tuple(_weight(word.plain, counts.get(word.plain, 0), index.size) for word in words)


def _weight(word: str, cards: int, size: int) -> float:
    if word in FILLERS:
        return _FILLER
    if not cards:
        return _UNKNOWN
    return 0.5 + 0.5 * log((size + 1) / cards) / log(size + 1)


def _match(catalogue: Catalogue, fit: Fit) -> Match:
    entry = fit.entry
    best = sorted(fit.hits, key=lambda phrase: (-len(phrase.words), phrase.text))
    matched = tuple(dict.fromkeys(phrase.text for phrase in best[:3])) or fit.words
    kind = best[0].kind if best else "words"
    return Match(
        entry.code, entry.title, kind, round(fit.score, 3), matched, catalogue.has_form(entry.code), entry.name
    )


def fit_of(entry: Entry, asked: Asked) -> Fit | None:
    """How well an entry fits what was asked; None when it shares no phrase and not two words with it."""
    taken = {phrase: _places(phrase, asked.words) for phrase in entry.phrases if phrase.needs <= asked.plain}
    hits = tuple(phrase for phrase, places in taken.items() if places and _tells(places, asked))
    explained = _loosely_explained(entry, asked)
    loose = tuple(asked.words[place].text or asked.words[place].plain for place in sorted(explained))
    for phrase in hits:
        for place, word in taken[phrase].items():
            explained[place] = max(explained.get(place, 0.0), _likeness(asked.words[place], {word.marked}))
    score = sum(asked.weights[place] * much for place, much in explained.items()) / sum(asked.weights)
    if not score or (not hits and len(explained) < 2):
        return None
    against = [other for other in entry.others if _misleads(other, hits, asked)]
    left = min((_MISLED if len(other.needs) > 1 else _MISLED_BY_A_WORD for other in against), default=1.0)
    return Fit(entry, score * left, hits, loose, score)


def _tells(places: dict[int, Word], asked: Asked) -> bool:
    """A phrase of little words alone ("có con") tells nothing unless it is all that was said."""
    telling = sum(asked.weights[place] for place in places)
    return telling > 2.5 * _FILLER or telling >= 0.7 * sum(asked.weights)


def _loosely_explained(entry: Entry, asked: Asked) -> dict[int, float]:
    """Place of the query -> how much of it is explained by words of the card outside any whole phrase."""
    forms = entry.forms
    kept = [place for place, word in enumerate(asked.spoken) if word not in SKIPPED]
    paired = {
        place
        for one, two in pairwise(kept)
        if f"{asked.spoken[one]} {asked.spoken[two]}" in entry.pairs
        for place in (one, two)
    }
    return {
        place: (_BESIDE if place in paired else _ALONE) * _likeness(word, forms[word.plain])
        for place, word in enumerate(asked.words)
        if word.plain in forms and (place in paired or word.plain not in FILLERS)
    }


def _likeness(word: Word, known: AbstractSet[str]) -> float:
    """1 when the marks agree or nobody knows them, less when a word is another one with its marks on."""
    if not word.marked or "" in known or word.marked in known or word.marked == word.plain:
        return 1.0
    return _OTHER_MARKS


def _misleads(other: Phrase, hits: Sequence[Phrase], asked: Asked) -> bool:
    """Whether another matter is named; inside a longer phrase of this one it misleads nobody."""
    if not other.needs <= asked.plain or not _places(other, asked.words):
        return False
    return not any(len(hit.words) > len(other.words) and _places(other, hit.words) for hit in hits)


def _places(phrase: Phrase, asked: Sequence[Word]) -> dict[int, Word]:
    """The places of the query that a phrase takes with the phrase's word at each; empty when it does not stand there.

    Its words follow each other but for little words, and but for the gap where it has one.
    """
    taken: dict[int, Word] = {}
    for start in range(len(asked)) if phrase.words else ():
        taken.update(_from(start, phrase.words, asked))
    return taken


def _from(start: int, phrase: Sequence[Word], asked: Sequence[Word]) -> dict[int, Word]:
    taken: dict[int, Word] = {}
    at, open_gap = start, False
    for word in phrase:
        if word.plain == GAP:
            open_gap = True
            continue
        found = _next(word, at, asked, _WIDEST_GAP if open_gap else _LITTLE_WORDS if taken else 0, anything=open_gap)
        if found is None:
            return {}
        taken[found] = word
        at, open_gap = found + 1, False
    return taken


def _next(word: Word, at: int, asked: Sequence[Word], widest: int, *, anything: bool) -> int | None:
    for place in range(at, min(at + widest + 1, len(asked))):
        if asked[place].plain == word.plain:
            return place
        if not anything and asked[place].plain not in SKIPPED:
            return None
    return None
