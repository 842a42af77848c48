"""The questions on the filling page: made once, shown anew, and where the keyboard goes from each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from app.services.views import SectionView
from app.ui.fields.field import Field, NoteField
from app.ui.fill_view import SHEET, FillView, block_of, takes_card
from app.ui.tokens import SPACE
from app.ui.widgets.person_strip import PersonStrip
from app.ui.widgets.text import Text
from forms.questions import QuestionView

if TYPE_CHECKING:
    from app.ui.pages.fill import FillPage


class FillQuestions(QObject):
    """What stands in the column of one page of a form."""

    def __init__(self, page: FillPage) -> None:
        super().__init__(page)
        self._page = page

    def forget(self) -> None:
        """No question stands there."""
        self._place([])

    def show(self, view: FillView) -> None:
        """Every question of the view in the order of the form, with what belongs above it."""
        wanted: list[tuple[str, QWidget]] = []
        shown_block = ""
        tables = {each.ref: each for each in view.lists}
        places = {each.province: each for each in view.places}
        heads = {each.questions[0]: each for each in view.pages if each.questions and view.section.ref == SHEET}
        for question in view.questions:
            if question.ref in heads:
                wanted.append(self._head(heads[question.ref]))
            started = [ref for ref in tables if question.ref.startswith(ref + "[")]
            wanted += [(f"list {ref}", self._page.rows.table(tables.pop(ref))) for ref in started]
            if not self._page.rows.is_shown(question.ref, view):
                continue
            if not question.relevant or question.severity:
                continue  # a warning is told at "Tiếp" and on the check list, never while typing
            block = block_of(view.blocks, question.ref)
            if block is not None and block.ref != shown_block and takes_card(view, block):
                wanted.append(self._page.persons.strip(block))
                shown_block = block.ref
            if question.ref in places:
                wanted.append(self._page.places.strip(places[question.ref]))
            wanted.append((question.ref, self._field(question)))
        wanted += [(f"list {ref}", self._page.rows.table(each)) for ref, each in tables.items()]
        self._place(wanted)

    def _head(self, page: SectionView) -> tuple[str, QWidget]:
        """The head of a part on the sheet."""
        key = f"head {page.ref}"
        if key not in self._page.column.widgets:
            head = Text(page.label, "part")
            head.setContentsMargins(0, SPACE.base, 0, SPACE.tight)  # it belongs to what follows
            self._page.column.put(key, head)
        return key, self._page.column.widgets[key]

    def _place(self, wanted: Sequence[tuple[str, QWidget]]) -> None:
        sheet = self._page.hand is not None and self._page.hand.sheet
        self._page.column.lines.setSpacing(0 if sheet else SPACE.wide)
        self._page.column.place(wanted)

    def _field(self, question: QuestionView) -> QWidget:
        known = self._page.column.widgets.get(question.ref)
        if isinstance(known, Field | NoteField):
            known.show_view(self._with_unstored(question))
            return known
        made: QWidget
        if question.type == "note":
            made = NoteField(question)
        else:
            dense = self._page.hand is not None and self._page.hand.sheet
            made = Field(self._with_unstored(question), dense=dense, cover=self._page.session.shown)
            made.answered.connect(self._page.store)
            made.went_on.connect(self._on_went_on)
            made.grown.connect(self._on_grown)
        self._page.column.put(question.ref, made)
        return made

    def _with_unstored(self, question: QuestionView) -> QuestionView:
        """Wrong input is kept for mending: it stands in the field though the form could not take it."""
        typed = self._page.hand.unstored.get(question.ref) if self._page.hand is not None else None
        return question if typed is None else replace(question, value=typed.text, origin="typed")

    def focus_first(self, wanted: str) -> None:
        """The question that was jumped to, or the card's button, or the first question without an answer."""
        target = self._page.column.widgets.get(wanted)
        if isinstance(target, Field):
            self.focus(target)
            if self._page.mends and target.is_known and not target.view.readonly:
                target.open_to_mend()
            return
        first = next(iter(self._page.column.in_order()), None)
        if isinstance(first, PersonStrip) and first.scan.isVisible():
            first.scan.setFocus()
            return
        open_ = [field for field in self._page.column.fields_in_order() if not field.view.readonly]
        empty = [field for field in open_ if not field.view.value]
        wanting = [field for field in empty if field.view.required]
        self.focus(next(iter([*wanting, *empty, *open_]), None))

    def focus(self, field: Field | None) -> None:
        """Put the keyboard into a question, all of it in sight; without one, on "Tiếp"."""
        if field is None:
            self._page.next.setFocus()
            return
        field.take_focus()
        QTimer.singleShot(0, self, partial(self._show_whole, field.ref))  # messages on the page may have moved it

    def _on_went_on(self, ref: str) -> None:
        """Enter: the next field that wants typing; after the last the next page, or "Tiếp" where a list may go on."""
        order = self._page.column.fields_in_order()
        refs = [field.ref for field in order]
        after = order[refs.index(ref) + 1 :] if ref in refs else []
        field = next((field for field in after if not field.view.readonly and not field.is_known), None)
        if field is None and self._page.view is not None and not self._page.view.lists:
            self._page.go_on()
        else:
            self.focus(field)

    def _on_grown(self, ref: str) -> None:
        """Show the whole list that opened, once the page has made room for it."""
        QTimer.singleShot(0, self, partial(self._show_whole, ref))

    def _show_whole(self, ref: str) -> None:
        self._page.column.show_whole(ref, self._page.body, self._page.body.paper)
