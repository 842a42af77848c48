"""The lists of a form (household members, children): their rows as values for a table, and what is done with a row."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.services.fill_dossier import Draft
from app.services.masking import NUMBERS
from app.services.views import BlockView
from app.ui.fields.field import words_of
from forms.person_blocks import holds_a_card
from forms.questions import QuestionView

if TYPE_CHECKING:
    from forms.engine import Instance

COLUMNS = 5
"""What a table shows of a row; the rest stands below it when the row is chosen."""

_OF_ONE_PERSON = frozenset({"name", "number", "old_number"})
"""Facts that two rows never share: a doubled row leaves them empty."""


@dataclass(frozen=True)
class RowView:
    """One row: its ref, the refs of its questions, and the words of its first answers."""

    ref: str
    questions: tuple[str, ...]
    cells: tuple[str, ...]
    block: BlockView | None = None


@dataclass(frozen=True)
class ListView:
    """One list as it stands; ``fixed`` means that the form itself decides how many rows there are.

    ``numbers``: the places of the columns that hold numbers of persons, which others may not read.
    ``takes_cards``: a row holds a person whose card can be scanned; an empty list says so, too.
    """

    ref: str
    columns: tuple[str, ...]
    rows: tuple[RowView, ...]
    fixed: bool
    numbers: frozenset[int] = frozenset()
    takes_cards: bool = False

    def with_numbers(self, shown: Callable[[str], str]) -> ListView:
        """The list as the screen may show it."""

        def cells(row: RowView) -> tuple[str, ...]:
            return tuple(shown(cell) if at in self.numbers else cell for at, cell in enumerate(row.cells))

        return replace(self, rows=tuple(replace(row, cells=cells(row)) for row in self.rows))


@dataclass(frozen=True)
class Removed:
    """A row that was taken away, so that it can come back."""

    list_ref: str
    answers: tuple[tuple[str, str], ...]


def list_refs(instance: Instance) -> tuple[str, ...]:
    """The refs of all lists that are asked for now, those inside a row of another list included."""
    return tuple(ref for ref in instance.ranges() if _is_asked(instance, ref))


def _is_asked(instance: Instance, list_ref: str) -> bool:
    """Whether the form wants this list as its answers stand; of an empty list it cannot be told, so it is shown."""
    return not instance.count(list_ref) or instance.relevant(f"{list_ref}[1]")


def is_in(list_ref: str, section_ref: str, questions: Sequence[str]) -> bool:
    """Whether a list stands on a page of the form."""
    if section_ref and (list_ref == section_ref or list_ref.startswith(section_ref + "/")):
        return True
    return any(ref.startswith(list_ref + "[") for ref in questions)


def look_at(draft: Draft, list_ref: str, questions: Sequence[str], blocks: Sequence[BlockView]) -> ListView:
    """A list with its rows; ``questions`` are those of its page."""
    instance = draft.instance
    count = instance.count(list_ref)
    inside: dict[int, list[str]] = {at + 1: [] for at in range(count)}
    for ref in questions:
        if ref.startswith(list_ref + "["):
            inside[int(ref[len(list_ref) + 1 : ref.index("]", len(list_ref))])].append(ref)
    views = _columns(draft, inside.get(1, ()))
    names = {name: view.label for name, view in views.items()}
    known: dict[tuple[str, str], str] = {}
    rows = []
    for at, refs in inside.items():
        ref = f"{list_ref}[{at}]"
        cells = tuple(_cell(draft, f"{ref}/{name}", name, known) for name in names)
        rows.append(RowView(ref, tuple(refs), cells, _block(blocks, ref)))
    numbers = frozenset(at for at, view in enumerate(views.values()) if view.fact in NUMBERS)
    fixed, takes_cards = instance.fixed(list_ref), holds_a_card(instance, list_ref)
    return ListView(list_ref, tuple(names.values()), tuple(rows), fixed, numbers, takes_cards)


def _columns(draft: Draft, refs: Sequence[str]) -> Mapping[str, QuestionView]:
    """The first questions by their name inside the row; inner lists have a table of their own."""
    row_ends = {ref: ref.rindex("]") + 2 for ref in refs if "]" in ref}
    first = min(row_ends.values(), default=0)
    plain = [ref for ref in refs if row_ends.get(ref) == first]
    views = [view for view in draft.questions(plain) if view.type != "note"]
    return {view.ref[first:]: view for view in views[:COLUMNS]}


def _cell(draft: Draft, ref: str, name: str, known: dict[tuple[str, str], str]) -> str:
    """The words of an answer; the same code has the same words in a whole column."""
    instance = draft.instance
    try:
        value = instance.value(ref) if instance.relevant(ref) else ""
    except KeyError:
        return ""
    if value and (name, value) not in known:
        known[name, value] = next((words_of(view) for view in draft.questions([ref])), value)
    return known.get((name, value), "")


def _block(blocks: Sequence[BlockView], row: str) -> BlockView | None:
    return next((block for block in blocks if block.ref == row or block.ref.startswith(row + "/")), None)


def remove_row(draft: Draft, row: str) -> Removed:
    """Take a row away, and remember what it said."""
    answers = tuple((ref[len(row) :], view.value) for ref, view in _answers(draft, row).items())
    draft.remove_row(row)
    return Removed(row[: row.rindex("[")], answers)


def bring_back(draft: Draft, removed: Removed) -> str:
    """Put a row that was taken away at the end of its list; returns its ref."""
    return _append(draft, removed.list_ref, dict(removed.answers))


def double_row(draft: Draft, row: str) -> str:
    """A new row with the answers of ``row``, but for what only one person can have; returns its ref."""
    same = {
        ref[len(row) :]: view.value for ref, view in _answers(draft, row).items() if view.fact not in _OF_ONE_PERSON
    }
    return _append(draft, row[: row.rindex("[")], same)


def _answers(draft: Draft, row: str) -> dict[str, QuestionView]:
    refs = [ref for ref in draft.instance.refs() if ref.startswith(row + "/")]
    return {
        view.ref: view
        for view in draft.questions(refs)
        if view.value and view.relevant and not view.readonly and view.type not in ("note", "upload")
    }


def _append(draft: Draft, list_ref: str, answers: Mapping[str, str]) -> str:
    row = f"{list_ref}[{draft.instance.count(list_ref) + 1}]"
    if answers:
        draft.answer({row + name: text for name, text in answers.items()})
    else:
        draft.add_row(list_ref)
    return row
