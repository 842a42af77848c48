"""From a villager's own words to procedures: no marks needed, three dialects, keys of a typing method left unconverted.

Each card lists what people call the matter (``words``) and what sounds alike but is another matter (``other_words``).
A query fits a card through whole phrases of these, never through single common words: "nothing fits" is an answer, too.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from forms.catalogue import Catalogue, Procedure, plain_code
from forms.wording import fold

MatchKind = Literal["code", "name", "words"]

_LONGEST = 200
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


def find(catalogue: Catalogue, words: str, limit: int = 3) -> list[Match]:
    """The procedures that fit a villager's words, best first; an empty list when nothing does."""
    by_code = list(_by_code(catalogue, words))
    if by_code:
        return by_code[:limit]
    entries = _entries(catalogue)
    asked = _read(words, _vocabulary(entries))
    matches = [match for entry in entries if (match := _match(entry, asked))]
    return sorted(matches, key=lambda match: (-match.score, match.code))[:limit]


def _by_code(catalogue: Catalogue, words: str) -> Iterator[Match]:
    known = {procedure.code: procedure for procedure in catalogue.all()}
    for code in _CODE.findall(words[:_LONGEST].upper()):
        plain = plain_code(code)
        change = catalogue.successor(plain)
        procedure = known.get(change.code if change else plain)
        if procedure:
            said = (f"{plain} → {change.code}: {change.note}",) if change else (plain,)
            yield Match(procedure.code, procedure.title, "code", 1.0, said, procedure.has_form, procedure.name)


@lru_cache(maxsize=4)
def _entries(catalogue: Catalogue) -> tuple[_Entry, ...]:
    return tuple(_entry(procedure) for procedure in catalogue.all())


def _entry(procedure: Procedure) -> _Entry:
    phrases = [_phrase(procedure.name, "name"), _phrase(procedure.title, "name")]
    phrases += [_phrase(text, "words") for text in procedure.words]
    return _Entry(procedure, tuple(phrases), tuple(_phrase(text, "words") for text in procedure.other_words))


def _phrase(text: str, kind: MatchKind) -> _Phrase:
    words = [word for part in text.split("…") for word in (*_same_words(_WORD.findall(fold(part))), GAP)]
    return _Phrase(text, tuple(words[:-1]), kind)


def _same_words(words: Sequence[str]) -> list[str]:
    return [part for word in words for part in _SAME.get(word, word).split()]


@lru_cache(maxsize=4)
def _vocabulary(entries: tuple[_Entry, ...]) -> frozenset[str]:
    phrases = (phrase for entry in entries for phrase in (*entry.phrases, *entry.others))
    return frozenset(word for phrase in phrases for word in phrase.words) | _FILLERS


def _read(text: str, vocabulary: frozenset[str]) -> tuple[str, ...]:
    """The query's folded words; one that nobody knows is tried as unconverted Telex or VNI, then as a slip."""
    words = _WORD.findall(fold(text[:_LONGEST]))
    mended = [word if word in vocabulary else _mended(word, vocabulary) for word in _same_words(words)]
    return tuple(_same_words(mended))


def _mended(word: str, vocabulary: frozenset[str]) -> str:
    for candidate in (_VNI_MARK.sub("", word), *_untelexed(word)):
        if candidate in vocabulary:
            return candidate
    slips = [known for known in vocabulary if len(known) > 3 and _one_slip(word, known)] if len(word) > 4 else []
    return min(slips, default=word)


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


def _match(entry: _Entry, asked: tuple[str, ...]) -> Match | None:
    hits = [phrase for phrase in entry.phrases if _stands_in(phrase.words, asked)]
    misled = [phrase for phrase in entry.others if _stands_in(phrase.words, asked)]
    if not hits or any(not _inside_a_hit(other, hits) for other in misled):
        return None
    explained = {place for phrase in hits for place in _places(phrase.words, asked)}
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
