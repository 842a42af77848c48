"""Finding a procedure in the villager's own words, and its card; no vault is opened for either."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.paths import cache_folder
from app.services.desk import Shelf
from forms.catalogue import Catalogue
from forms.dossier import Route
from forms.life_events import LifeEvent, events
from forms.onlooker import NOBODY, OnLooker
from forms.procedure import Fact, Procedure
from forms.search import Answer, Match, about_the_first, aspects, find_answers, nearest, open_index, ready_index
from forms.search import answer as answer_of
from forms.search import find as search
from forms.wording import fold

HELP_DESK = Fact("18001096", "sourced", "facts/domain.md 1.6")
"""The help desk of the national portal; the call costs nothing."""
_WAYS = {Route.VNEID: "khi tự nộp bằng VNeID", Route.POST: "khi gửi bưu điện"}
_BESIDE_AN_ANSWER = 0.7
"""Of the first procedure's score: what else is shown when a question about that procedure is answered."""


@dataclass(frozen=True)
class Suggestions:
    """All that is told after a villager's words.

    Attributes:
        procedures: what fits, best first; empty when nothing does.
        answers: questions and answers that fit.
        told: else what the first one's card says of its fee, time or place, where the words ask for that.
        events: life events of which the words speak: a few questions lead on from there.
        nearest: when nothing fits, what comes nearest.
        call: whom to call then: the commune's own number where its pack is installed, else the portal's help desk.
    """

    procedures: tuple[Match, ...]
    answers: tuple[Answer, ...]
    events: tuple[LifeEvent, ...]
    nearest: tuple[Match, ...]
    call: str
    told: tuple[Fact, ...] = ()


def find(catalogue: Catalogue, words: str, limit: int = 3) -> list[Match]:
    """The procedures that fit, best first; empty when nothing fits.

    An answer to what was asked has its place within the limit: straight behind the procedure that it is about,
    else before what explains less of the question than it does.
    """
    return _together(*_search(catalogue, words, limit), limit)


def suggest(shelf: Shelf, words: str, limit: int = 3) -> Suggestions:
    """What fits, and what to do where nothing does."""
    found, answers = _search(shelf.catalogue, words, limit)
    nothing = () if found or answers else tuple(nearest(shelf.catalogue, words, 3, cache_folder()))
    return Suggestions(
        tuple(found),
        tuple(answer_of(match.code) for match in answers),
        tuple(life for life in events(shelf.catalogue) if _speaks_of(words, life))[:1],
        nothing,
        whom_to_call(shelf),
        _told_of(shelf, found[0].code, words) if found and not answers else (),
    )


def _told_of(shelf: Shelf, code: str, words: str) -> tuple[Fact, ...]:
    """What the card says for the first way of filing, and the fee of the others where it is another."""
    procedure, asked = shelf.catalogue.get(code), aspects(words)
    first = next(iter(procedure.routes))
    fees = {route: procedure.fee_on(route, shelf.today()) for route in procedure.routes}
    told: list[Fact] = []
    if "fee" in asked:
        told += _labelled("Lệ phí", fees[first])
        for route, way in _WAYS.items():
            told += _labelled(f"Lệ phí {way}", [fact for fact in fees.get(route, ()) if fact not in fees[first]])
    if "time" in asked:
        told += _labelled("Thời gian", (procedure.routes[first].time,))
    if "place" in asked:
        told += _labelled("Nơi nộp", procedure.routes[first].where)
    return tuple(told)


def _labelled(label: str, facts: Iterable[Fact]) -> list[Fact]:
    return [fact if fact.text.startswith("Lệ phí") else replace(fact, text=f"{label}: {fact.text}") for fact in facts]


def _search(catalogue: Catalogue, words: str, limit: int) -> tuple[list[Match], list[Match]]:
    """What fits, and the one answer; beside an answer about the first procedure what is far behind it stays away."""
    found = search(catalogue, words, limit, cache_folder())
    answers = find_answers(catalogue, words, 1, cache_folder()) or about_the_first(found, words)
    if answers and found and found[0].code in answer_of(answers[0].code).codes:
        found = [match for match in found if match.score >= found[0].score * _BESIDE_AN_ANSWER]
    return found, answers


def _together(found: list[Match], answers: list[Match], limit: int) -> list[Match]:
    for one in answers if limit > 1 or not found else ():
        about = answer_of(one.code).codes
        last = max((at for at, match in enumerate(found) if match.code in about), default=-1)
        better = sum(match.score > one.score for match in found)
        place = min(last + 1 if last >= 0 else better, limit - 1)
        found = [*found[:place], one, *found[place:]]
    return found[:limit]


def is_ready(catalogue: Catalogue) -> bool:
    """Whether a search answers at once: False where the index must be made first, after its file was lost."""
    return ready_index(catalogue, cache_folder()) is not None


def make_ready(catalogue: Catalogue, looker: OnLooker = NOBODY) -> None:
    """Make the index of the words now, so that the next search need not: packs were installed, or its file was lost.

    Told as ``open_index`` says; NotNow ``stopped``.
    """
    open_index(catalogue, cache_folder(), looker)


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
