"""Sums of money that stand in a form's own words, after the day until which they were checked: no longer stated."""

import re
from dataclasses import replace
from typing import Literal

from forms.dossier import Problem
from forms.questions import QuestionView

_SUM = re.compile(r"[1-9][0-9.,]* ?(?:đồng|đ\b)")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_HEDGE = {
    "vi": "Số tiền có thể đã đổi: hỏi nơi nhận hồ sơ.",
    "en": "The sum may have changed: ask the office.",
}
Language = Literal["vi", "en"]


def without_sums(text: str, language: Language = "vi") -> str:
    """The sentences of a text that name no sum, and one that says whom to ask in the place of the others."""
    sentences = _SENTENCE_END.split(text)
    kept = [one for one in sentences if not _SUM.search(one)]
    return text if len(kept) == len(sentences) else " ".join([*kept, _HEDGE[language]])


def aged_question(view: QuestionView, language: Language = "vi") -> QuestionView:
    """A question whose label and hint state no sum; what somebody answered stays."""
    return replace(view, label=without_sums(view.label, language), hint=without_sums(view.hint, language))


def aged_problem(problem: Problem, language: Language = "vi") -> Problem:
    """A problem whose sentences state no sum."""
    return replace(
        problem,
        label=without_sums(problem.label, language),
        message=without_sums(problem.message, language),
        fix=without_sums(problem.fix, language),
    )
