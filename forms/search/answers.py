"""Questions that are asked beside every procedure (fees, deadlines, papers, OTP), with their answers from the facts.

They stand in ``forms/data/questions_and_answers.json``, each with its mark of certainty, source and dates.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from forms.catalogue import Catalogue
from forms.procedure import Fact, Mark
from forms.refusal import Refusal
from forms.search.asking import aspects
from forms.search.entries import Entry, phrases_of
from forms.search.find import Match, asked_of, fit_of
from forms.search.index import open_index

ANSWERS = Path(__file__).parent.parent / "data" / "questions_and_answers.json"
PREFIX = "answer-"
"""Before an answer's id where a procedure's code could stand."""
_THRESHOLD = 0.5
"""Answers are told when they explain half of what was said: they stand beside procedures and must not crowd them."""
_FEE = f"{PREFIX}fee-"
"""How the codes of the answers about fees begin."""
_SUM = re.compile(r"[0-9][0-9.]* ?đồng")


@dataclass(frozen=True)
class Answer:
    """One question with its answer, in daily words.

    Attributes:
        code: ``answer-`` and its id.
        words: what villagers say when they ask it.
        lines: the answer in sentences.
        review_on: after this day no sum of money of it is stated.
        codes: the procedures that it is about.
    """

    code: str
    question: str
    words: tuple[str, ...]
    lines: tuple[str, ...]
    mark: Mark
    source: str
    checked_on: date
    review_on: date
    codes: tuple[str, ...]

    def told_on(self, today: date) -> tuple[Fact, ...]:
        """The sentences that may be said on a day."""
        if today <= self.review_on:
            return tuple(Fact(line, self.mark, self.source) for line in self.lines)
        kept = [Fact(line, "uncertain", self.source) for line in self.lines if not _SUM.search(line)]
        lost = len(kept) < len(self.lines)
        return (*kept, *([Fact("Số tiền có thể đã đổi: hỏi nơi nhận hồ sơ.", "uncertain")] if lost else []))

    def as_json(self, today: date) -> dict[str, Any]:
        """``{code, question, answer, mark, source, checked_on, review_on, codes}`` as it may be said on a day."""
        told = self.told_on(today)
        return {
            "code": self.code,
            "question": self.question,
            "answer": [fact.text for fact in told],
            "mark": told[0].mark if told else self.mark,
            "source": self.source,
            "checked_on": self.checked_on.isoformat(),
            "review_on": self.review_on.isoformat(),
            "codes": list(self.codes),
        }


@lru_cache(maxsize=1)
def all_answers() -> tuple[Answer, ...]:
    """Every question with its answer."""
    return tuple(map(_answer, json.loads(ANSWERS.read_text(encoding="utf-8"))["answers"]))


def answer(code: str) -> Answer:
    """An answer by its code; Refusal ``unknown-answer``."""
    for one in all_answers():
        if one.code == code:
            return one
    raise Refusal("unknown-answer", f"There is no answer {code!r}; look with 'hosolang find WORDS'.", answer=code)


def find_answers(catalogue: Catalogue, words: str, limit: int = 1, cache: Path | None = None) -> list[Match]:
    """The answers that fit a villager's words, best first, as matches of the kind ``answer``."""
    entries = _entries()
    asked = asked_of(words, open_index(catalogue, cache), frozenset(word for one in entries for word in one.words()))
    if not asked.words:
        return []
    fits = [fit for entry in entries if (fit := fit_of(entry, asked)) and fit.hits and fit.score >= _THRESHOLD]
    fits.sort(key=lambda fit: (-fit.score, fit.entry.code))
    return [
        Match(
            fit.entry.code,
            fit.entry.title,
            "answer",
            round(fit.score, 3),
            tuple(dict.fromkeys(phrase.text for phrase in fit.hits[:3])),
            has_form=False,
        )
        for fit in fits[:limit]
    ]


def about_the_first(found: Sequence[Match], words: str) -> list[Match]:
    """The answer about the fee of the procedure found first, when the words ask what it costs."""
    if not found or "fee" not in aspects(words):
        return []
    first = found[0]
    fitting = [one for one in all_answers() if first.code in one.codes and one.code.startswith(_FEE)]
    return [Match(one.code, one.question, "answer", first.score, first.matched, has_form=False) for one in fitting[:1]]


@lru_cache(maxsize=1)
def _entries() -> tuple[Entry, ...]:
    return tuple(
        Entry.of(one.code, one.question, phrases_of([one.question, *one.words], "answer")) for one in all_answers()
    )


def _answer(row: Mapping[str, Any]) -> Answer:
    return Answer(
        PREFIX + row["id"],
        row["question"],
        tuple(row["words"]),
        tuple(row["answer"]),
        row["mark"],
        row["source"],
        date.fromisoformat(row["checked_on"]),
        date.fromisoformat(row["review_on"]),
        tuple(row["codes"]),
    )
