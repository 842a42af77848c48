"""What the filling page shows of a draft, worked out on the database lane: one section, its lists, its questions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.services.place_questions import PlaceQuestion, place_questions
from app.services.views import BlockView, SectionView
from app.ui import lists, words
from app.ui.hand import Hand
from app.ui.lists import ListView
from forms.dossier import Problem, Severity
from forms.person_blocks import OFFICE
from forms.questions import QuestionView

SHEET = "*"
"""In the place of a section's ref: all of the form on one page."""

FIRST = "first"
"""In the place of a section's ref: the first page, whatever is answered."""


@dataclass(frozen=True)
class FillView:
    """One section of the form in its present state."""

    sections: tuple[SectionView, ...]
    section: SectionView
    questions: tuple[QuestionView, ...]
    blocks: tuple[BlockView, ...]
    lists: tuple[ListView, ...]
    pages: tuple[SectionView, ...]
    at: datetime
    steps: tuple[bool, bool] = (False, False)
    places: tuple[PlaceQuestion, ...] = ()


def look(hand: Hand, section_ref: str, question: str, rows: Mapping[str, int]) -> FillView:
    """A section of the draft, the one that holds ``question``, or the first that wants something; of lists ``rows``."""
    draft = hand.draft
    sections = draft.sections()
    refs = lists.list_refs(draft.instance)
    pages = tuple(
        each
        for each in sections
        if each.relevant and (each.questions or any(lists.is_in(ref, each.ref, ()) for ref in refs))
    )
    section = _whole(sections, pages) if section_ref == SHEET else None
    section = section or next((each for each in pages if question and question in each.questions), None)
    section = section or next((each for each in pages if each.ref == section_ref), None)
    if section is None and not section_ref:  # a draft taken up again: where something is still to be answered
        section = next((each for each in pages if each.errors), pages[-1])  # or the step to the check
    section = section or pages[0]
    blocks = draft.blocks()
    here = tuple(
        lists.look_at(draft, ref, section.questions, blocks)
        for ref in refs
        if section.ref == SHEET or lists.is_in(ref, section.ref, section.questions)
    )
    if hand.steps is None:
        hand.steps = draft.can_undo()
    asked = draft.questions(_asked(section, here, rows))
    places = place_questions(draft.instance, [question.ref for question in asked])
    return FillView(sections, section, asked, blocks, here, pages, words.now(), hand.steps, places)


def _whole(sections: Sequence[SectionView], pages: Sequence[SectionView]) -> SectionView:
    """All pages as one."""
    return SectionView(
        ref=SHEET,
        label="",
        relevant=True,
        questions=tuple(ref for each in pages for ref in each.questions),
        asked=sum(each.asked for each in sections),
        answered=sum(each.answered for each in sections),
        errors=sum(each.errors for each in pages),
        warnings=sum(each.warnings for each in pages),
    )


def _asked(section: SectionView, here: Sequence[ListView], rows: Mapping[str, int]) -> list[str]:
    """The questions outside lists, and those of the rows that are chosen: 200 rows need not be worked out each time."""
    hidden: set[str] = set()
    for each in here:
        chosen = max(0, min(rows.get(each.ref, 0), len(each.rows) - 1))
        hidden.update(ref for at, row in enumerate(each.rows) if at != chosen for ref in row.questions)
    return [ref for ref in section.questions if ref not in hidden]


def last_row(hand: Hand, list_ref: str) -> int:
    """The number, from 0, of a list's last row."""
    return hand.draft.instance.count(list_ref) - 1


def answer(hand: Hand, section_ref: str, ref: str, text: str, rows: Mapping[str, int]) -> FillView:
    """Write one answer; what comes back is the section as it stands after the disk has it."""
    hand.draft.answer({ref: text or None})
    hand.steps = (True, False)
    return look(hand, section_ref, "", rows)


def problems_of(hand: Hand, section: SectionView) -> list[Problem]:
    """What must be mended on one page."""
    inside = set(section.questions)
    return [each for each in hand.draft.problems() if each.ref in inside and each.severity is Severity.ERROR]


def block_of(blocks: Iterable[BlockView], ref: str) -> BlockView | None:
    """The person's block that a question stands in."""
    holding = [block for block in blocks if block.role != OFFICE and ref.startswith(block.ref + "/")]
    return max(holding, key=lambda block: len(block.ref), default=None)


def takes_card(view: FillView, block: BlockView) -> bool:
    """A newborn has no card: only a block that asks for a personal number can be scanned."""
    return any(each.fact == "number" and each.ref.startswith(block.ref + "/") for each in view.questions)
