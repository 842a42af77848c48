"""Finding a procedure in the villager's own words, and its card; no vault is opened for either."""

from dataclasses import dataclass

from app.paths import cache_folder
from app.services.desk import Shelf
from forms.catalogue import Catalogue, Fact, Procedure
from forms.life_events import LifeEvent, events
from forms.search import Answer, Match, find_answers, nearest, open_index
from forms.search import answer as answer_of
from forms.search import find as search
from forms.wording import fold

HELP_DESK = Fact("18001096", "sourced", "facts/domain.md 1.6")
"""The help desk of the national portal; the call costs nothing."""


@dataclass(frozen=True)
class Suggestions:
    """All that is told after a villager's words.

    Attributes:
        procedures: what fits, best first; empty when nothing does.
        answers: questions and answers that fit.
        events: life events of which the words speak: a few questions lead on from there.
        nearest: when nothing fits, what comes nearest.
        call: whom to call then: the commune's own number where its pack is installed, else the portal's help desk.
    """

    procedures: tuple[Match, ...]
    answers: tuple[Answer, ...]
    events: tuple[LifeEvent, ...]
    nearest: tuple[Match, ...]
    call: str


def find(catalogue: Catalogue, words: str, limit: int = 3) -> list[Match]:
    """The procedures that fit, best first, then answers where there is room left; empty when nothing fits."""
    found = search(catalogue, words, limit, cache_folder())
    return found + find_answers(catalogue, words, limit - len(found), cache_folder())


def suggest(shelf: Shelf, words: str, limit: int = 3) -> Suggestions:
    """What fits, and what to do where nothing does."""
    catalogue, cache = shelf.catalogue, cache_folder()
    found = tuple(search(catalogue, words, limit, cache))
    answers = tuple(answer_of(match.code) for match in find_answers(catalogue, words, 1, cache))
    return Suggestions(
        found,
        answers,
        tuple(life for life in events() if _speaks_of(words, life))[:1],
        () if found or answers else tuple(nearest(catalogue, words, 3, cache)),
        whom_to_call(shelf),
    )


def make_ready(catalogue: Catalogue) -> None:
    """Make the index of the words now, so that the next search need not: after packs were installed."""
    open_index(catalogue, cache_folder())


def whom_to_call(shelf: Shelf) -> str:
    """The commune's own number where its pack is installed, else the help desk of the national portal."""
    local = shelf.catalogue.only_local
    return local.hotline if local is not None and local.hotline else HELP_DESK.text


def show(catalogue: Catalogue, code: str) -> Procedure:
    """The procedure's card; an old code leads to the present one (``Refusal`` ``unknown-procedure``)."""
    return catalogue.get(code)


def _speaks_of(words: str, life: LifeEvent) -> bool:
    said = f" {fold(words)} "
    return any(f" {fold(phrase)} " in said for phrase in life.words)
