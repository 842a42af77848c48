"""What one card says of itself, kept as text: its phrases, those of other matters, how its words are written."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Literal

from forms.search.speech import GAP, Word, plains, said

MatchKind = Literal["code", "name", "words", "answer"]

_PART = "\x1e"
"""Between the parts of what a card says of itself; no text of a card holds it."""
_KINDS: Mapping[str, MatchKind] = {"code": "code", "name": "name", "words": "words", "answer": "answer"}
SKIPPED = frozenset(
    (
        *("toi", "tui", "minh", "em", "chau", "nha", "moi", "vua", "bi", "thi", "la", "cua", "sap", "da", "roi"),
        *("duoc", "cai", "xin", "muon", "lam", "di", "cho", "vao", "o", "ve", "ra"),
    )
)
"""Little words that may stand between the words of a phrase: "bố tôi mới mất" says "bố mất"."""
_DIED = re.compile(r"(?<=\w )mất$")


@dataclass(frozen=True, eq=False)
class Phrase:
    """A phrase of a card: as written, and its words (``GAP`` stands for words left open)."""

    text: str
    words: tuple[Word, ...]
    kind: MatchKind

    @cached_property
    def needs(self) -> frozenset[str]:
        """The words without which it does not stand in a text."""
        return frozenset(plains(self.words)) - {GAP}


class Entry:
    """What one card says of itself, kept as text: only the phrases that may stand in a query are ever made of it.

    A search looks at a hundred cards of a hundred phrases each; making objects of all of them took half a second.
    """

    def __init__(self, code: str, title: str, name: str, spoken: str) -> None:
        self.code, self.title, self.name = code, title, name
        phrases, self._phrases, others, self._others, self._forms, self._pairs = spoken.split(_PART)
        self._plains, self._other_plains = phrases.split("\n"), others.split("\n")

    @classmethod
    def of(cls, code: str, title: str, phrases: Sequence[Phrase]) -> "Entry":
        """One that no file holds."""
        return cls(code, title, title, spoken_text(phrases, ()))

    def phrases_in(self, words: AbstractSet[str]) -> list[Phrase]:
        """Those of its phrases whose every word is among these."""
        return _made_of(self._plains, self._phrases, words)

    def others_in(self, words: AbstractSet[str]) -> list[Phrase]:
        """Phrases that name other matters, whose every word is among these."""
        return _made_of(self._other_plains, self._others, words)

    def marks(self, word: str) -> AbstractSet[str]:
        """The ways a plain word stands here with marks on; none when it does not stand here."""
        at = self._forms.find(f" {word}:")
        if at < 0:
            return frozenset()
        start = at + len(word) + 2
        return frozenset(self._forms[start : self._forms.index(" ", start)].split(","))

    def has_pair(self, pair: str) -> bool:
        """Whether two words stand side by side in some phrase."""
        return f"\n{pair}\n" in self._pairs

    def words(self) -> Iterator[str]:
        """Every plain word."""
        yield from (form.split(":")[0] for form in self._forms.split())


def _made_of(plain: Sequence[str], rows: str, words: AbstractSet[str]) -> list[Phrase]:
    heard = frozenset((*words, GAP))
    fitting = [at for at, each in enumerate(plain) if each and heard.issuperset(each.split())]
    if not fitting:
        return []
    lines = rows.split("\n")
    return [_phrase(lines[at]) for at in fitting]


def spoken_text(phrases: Sequence[Phrase], others: Sequence[Phrase]) -> str:
    """What :class:`Entry` reads: phrases and phrases of other matters, the marks of each word, all neighbours."""
    forms: dict[str, set[str]] = {}
    for phrase in phrases:
        for word in phrase.words:
            forms.setdefault(word.plain, set()).add(word.marked)
    pairs = sorted({pair for phrase in phrases for pair in neighbours(plains(phrase.words))})
    return _PART.join(
        (
            *(
                part
                for each in (phrases, others)
                for part in ("\n".join(map(_plain, each)), "\n".join(map(_row, each)))
            ),
            "".join(f" {word}:{','.join(sorted(marks))}" for word, marks in sorted(forms.items()) if word != GAP) + " ",
            "\n" + "".join(f"{pair}\n" for pair in pairs),
        )
    )


def phrases_of(texts: Iterable[str], kind: MatchKind) -> list[Phrase]:
    """Texts as the index compares them; of whom a card says "mất" at the end, people also say "chết"."""
    return [
        Phrase(text, _words(spoken), kind)
        for text in (" ".join(text.split()) for text in texts)
        for spoken in dict.fromkeys((text, _DIED.sub("chết", text)))
    ]


def _words(text: str) -> tuple[Word, ...]:
    parts = [word for part in text.split("…") for word in (*said(part), Word(GAP))]
    return tuple(parts[:-1])


def beginning(words: Sequence[Word]) -> tuple[str, ...]:
    """The words before the first gap, without those that may stand between any two."""
    spoken = plains(words)
    return tuple(telling(spoken[: spoken.index(GAP)] if GAP in spoken else spoken))


def telling(words: Sequence[str]) -> Sequence[str]:
    """The words without those that may stand between any two, unless there are no others."""
    return [word for word in words if word not in SKIPPED] or words


def neighbours(words: Sequence[str]) -> list[str]:
    """Each two words side by side, with what may stand between them left out."""
    kept = [word for word in words if word not in SKIPPED]
    return [f"{one} {two}" for one, two in pairwise(kept) if GAP not in (one, two)]


def _plain(phrase: Phrase) -> str:
    return " ".join(plains(phrase.words))


def _row(phrase: Phrase) -> str:
    return f"{phrase.text}\t{phrase.kind}\t{' '.join(f'{word.plain}/{word.marked}' for word in phrase.words)}"


def _phrase(row: str) -> Phrase:
    text, kind, words = row.split("\t")
    return Phrase(text, tuple(Word(*word.split("/", 1)) for word in words.split()), _KINDS[kind])
