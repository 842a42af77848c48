"""The ranking: how much of what was said each card explains, weighed by how telling each word is."""

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import log
from pathlib import Path

from forms.catalogue import Catalogue
from forms.procedure import plain_code
from forms.search.asking import asked_about
from forms.search.elsewhere import named_elsewhere, words_elsewhere
from forms.search.entries import SKIPPED, Entry, MatchKind, Phrase
from forms.search.index import Index, open_index
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
_MISLED, _MISLED_BY_A_WORD, _MISLED_BY_LESS = 0.3, 0.5, 0.6
"""What is left of a match when another matter is named as well; a word alone ("tiền") is said of many matters, and a
longer phrase with a gap ("thẻ bảo hiểm … sai") outweighs a shorter one of another matter ("em bé")."""
_THRESHOLD, _THRESHOLD_OF_LOOSE_WORDS = 0.18, 0.305
_THRESHOLD_OF_MISLED = 0.4
_UNTOUCHED_BY_LOOSE_WORDS = 0.25
"""Loose words that leave more than this of what was said untouched are a guess ("giấy phép" of something else)..."""
_MUCH = 1.2
"""...unless they explain so much of a long sentence (weights of words)."""
_NEAR = 0.15
"""What explains less than this of what was said is not even near."""
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
    """A query as the index reads it, with the weight of each word, and the places that tell of no card alone."""

    words: tuple[Word, ...]
    weights: tuple[float, ...]
    elsewhere: tuple[frozenset[int], ...] = ()

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
    """How well one card fits: 0 to 1, by which of its phrases, and how much it explains, whatever speaks against it.

    ``untouched`` is the share of what was said of which the card has not a word; ``weight`` sums what it explains.
    """

    entry: Entry
    score: float
    hits: tuple[Phrase, ...]
    words: tuple[str, ...]
    explained: float
    untouched: float
    weight: float

    @property
    def is_good(self) -> bool:
        """Whether it is worth showing; one that another matter speaks against must explain more of what was said."""
        if self.score < self.explained:
            return bool(self.hits) and self.explained >= _THRESHOLD_OF_MISLED
        if self.hits:
            return self.score >= _THRESHOLD
        few = self.untouched > _UNTOUCHED_BY_LOOSE_WORDS and self.weight < _MUCH
        return self.score >= _THRESHOLD_OF_LOOSE_WORDS and not few


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
    index = open_index(catalogue, cache)
    fits = [fit for fit in _ranked(index, asked_of(words, index)) if fit.score >= _NEAR]
    return [_match(catalogue, fit) for fit in fits[:limit]]


def _shown(fits: Sequence[Fit]) -> list[Fit]:
    """Those worth showing, in the same order: few behind a sure first, more behind one that may be wrong."""
    good = [fit for fit in fits if fit.is_good]
    best = good[0].score if good else 0.0
    if max((fit.score for fit in good if fit.hits), default=0.0) >= _SURE:
        return [fit for fit in good if fit.score >= best * (_FAR_BEHIND if fit.hits else _CLOSE_BEHIND_THE_SURE)]
    return [fit for fit in fits if fit.score >= best * _FAR_BEHIND_THE_UNSURE] if good else []


def _fits(index: Index, words: str) -> list[Fit]:
    return _ranked(index, _about_the_matter(asked_of(words, index)))


def _ranked(index: Index, asked: Asked) -> list[Fit]:
    if not asked.words:
        return []
    found = (fit_of(entry, asked) for entry in index.candidates(asked.spoken))
    return sorted((fit for fit in found if fit), key=lambda fit: (-fit.score, fit.entry.code))


def _about_the_matter(asked: Asked) -> Asked:
    """Words that only ask how much, how long or where weigh nothing, unless little else was said.

    What no card is about ("bằng lái") is told as well: of it only a longer phrase of a card may speak.
    """
    silent = asked_about(asked.spoken)
    weights = tuple(0.0 if place in silent else weight for place, weight in enumerate(asked.weights))
    if max(weights, default=0.0) <= _FILLER:
        weights = asked.weights
        silent = {}
    asking = tuple(frozenset(at for at in silent if silent[at] == aspect) for aspect in {*silent.values()})
    return Asked(asked.words, weights, (*named_elsewhere(asked.words), *asking))


def asked_of(words: str, index: Index, also: AbstractSet[str] = frozenset()) -> Asked:
    """A query as the index reads it; ``also`` as for :func:`forms.search.mending.read`."""
    spoken = read(words, index, also | words_elsewhere(words[:LONGEST]))
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
    taken = {phrase: _places(phrase, asked.words) for phrase in entry.phrases_in(asked.plain)}
    hits = tuple(phrase for phrase, places in taken.items() if places and _tells(places, asked))
    hits = tuple(phrase for phrase in hits if _is_meant(taken[phrase], asked))
    explained = _loosely_explained(entry, asked)
    loose = tuple(asked.words[place].text or asked.words[place].plain for place in sorted(explained))
    for phrase in hits:
        for place, word in taken[phrase].items():
            explained[place] = max(explained.get(place, 0.0), _likeness(asked.words[place], {word.marked}))
    beside = _said_beside(hits, taken, asked)
    whole = sum(weight for place, weight in enumerate(asked.weights) if place not in beside)
    score = sum(asked.weights[place] * much for place, much in explained.items()) / whole
    if not score or (not hits and len(explained) < 2):
        return None
    against = [other for other in entry.others_in(asked.plain) if _misleads(other, hits, asked)]
    untouched = sum(weight for place, weight in enumerate(asked.weights) if place not in {*explained, *beside})
    left = min((_left(other, hits) for other in against), default=1.0)
    return Fit(entry, score * left, hits, loose, score, untouched / whole, score * whole)


def _tells(places: dict[int, Word], asked: Asked) -> bool:
    """A phrase of little words alone ("có con") tells nothing unless it is all that was said."""
    telling = sum(asked.weights[place] for place in places)
    return telling > 2.5 * _FILLER or telling >= 0.7 * sum(asked.weights)


def _left(other: Phrase, hits: Sequence[Phrase]) -> float:
    """A phrase with a gap names a thing and what befell it, one without may be the thing alone ("tiệm tạp hóa")."""
    if any(len(hit.needs) > len(other.needs) for hit in hits if Word(GAP) in hit.words):
        return _MISLED_BY_LESS
    return _MISLED if len(other.needs) > 1 else _MISLED_BY_A_WORD


def _is_meant(places: Mapping[int, Word], asked: Asked) -> bool:
    """A phrase that shares a word with a matter of others is meant only when it says all of that."""
    return all(
        part.isdisjoint(places)
        or (part < places.keys())
        or (
            part == places.keys() and all(_likeness(asked.words[at], {word.marked}) == 1 for at, word in places.items())
        )
        for part in asked.elsewhere
    )


def _said_beside(hits: Sequence[Phrase], taken: Mapping[Phrase, Mapping[int, Word]], asked: Asked) -> frozenset[int]:
    """Where a phrase of the card stands, a matter of others beside it is what the paper is for ("để vay vốn")."""
    places = {place for phrase in hits for place in taken[phrase]}
    return frozenset[int]().union(*(part for part in asked.elsewhere if hits and part.isdisjoint(places)))


def _loosely_explained(entry: Entry, asked: Asked) -> dict[int, float]:
    """Place of the query -> how much of it is explained by words of the card outside any whole phrase."""
    others = frozenset[int]().union(*asked.elsewhere)
    kept = [place for place, word in enumerate(asked.spoken) if word not in SKIPPED]
    paired = {
        place
        for one, two in pairwise(kept)
        if entry.has_pair(f"{asked.spoken[one]} {asked.spoken[two]}")
        for place in (one, two)
    }
    return {
        place: (_BESIDE if place in paired else _ALONE) * _likeness(word, marks)
        for place, word in enumerate(asked.words)
        if place not in others and (place in paired or word.plain not in FILLERS) and (marks := entry.marks(word.plain))
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
