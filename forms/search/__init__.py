"""From a villager's own words to procedures: no marks needed, three dialects, keys of a typing method left unconverted.

Each card lists what people call the matter (``words``) and what sounds alike but is another matter (``other_words``).
A whole phrase of a card counts most; words that stand beside each other in a card count less; single common words do
not make a match: "nothing fits" is an answer, too.
"""

from forms.search.answers import PREFIX, Answer, about_the_first, all_answers, answer, find_answers
from forms.search.asking import aspects
from forms.search.entries import MatchKind
from forms.search.find import Match, find, nearest
from forms.search.index import open_index, ready_index

__all__ = [
    "PREFIX",
    "Answer",
    "Match",
    "MatchKind",
    "about_the_first",
    "all_answers",
    "answer",
    "aspects",
    "find",
    "find_answers",
    "nearest",
    "open_index",
    "ready_index",
]
