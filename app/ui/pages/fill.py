"""Filling in, one section a page: each answer is on the disk before the page says so, and nothing nags while typing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from app.services.views import SectionView
from app.ui import words
from app.ui.change_bus import Changed
from app.ui.errors import is_of_the_machine, tell
from app.ui.fields.field import Field, NoteField
from app.ui.fill_column import FillColumn
from app.ui.fill_head import FillHead
from app.ui.fill_persons import FillPersons
from app.ui.fill_places import FillPlaces
from app.ui.fill_problems import FillProblems
from app.ui.fill_rows import FillRows
from app.ui.fill_steps import FillSteps
from app.ui.fill_view import SHEET, FillView, answer, block_of, look, problems_of, takes_card
from app.ui.hand import Hand, Unstored
from app.ui.open_already import OpenAlready
from app.ui.pages.page import Page
from app.ui.session import Session
from app.ui.tokens import SPACE
from app.ui.widgets.buttons import Button
from app.ui.widgets.layout import Card
from app.ui.widgets.person_strip import PersonStrip
from app.ui.widgets.steps import Steps
from app.ui.widgets.text import Text
from forms.questions import QuestionView


class FillPage(Page):
    """The form, a section at a time."""

    shows: ClassVar[Changed] = Changed()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.hand: Hand | None = None
        self.view: FillView | None = None
        self.column = FillColumn()
        self.rows = FillRows(self)
        self.steps = FillSteps(self)
        self.places = FillPlaces(self)
        self.persons = FillPersons(self)
        self.head = FillHead(self)
        self.problems = FillProblems(self)
        self._wanted = ""
        self._return_to = ""
        self.column.lines.setSpacing(SPACE.wide)
        session.preferred.connect(self.look_again)
        self._build()

    @property
    def fields(self) -> dict[str, Field]:
        """The questions on the page, by their refs."""
        return self.column.fields

    def open(self, **where: Any) -> None:  # noqa: ANN401 - dossier, section, question, return_to
        """Go on with a draft, at a section or at one question of it."""
        dossier = str(where.get("dossier", ""))
        self._wanted = str(where.get("question", ""))
        self._return_to = str(where.get("return_to", ""))
        section = str(where.get("section", ""))
        self.session.with_hand(dossier, partial(self._on_hand, section), keeper=self)

    def where_now(self, where: dict[str, Any]) -> dict[str, Any]:
        """The same part of the form."""
        return {**where, "section": self.hand.section, "question": ""} if self.hand is not None else where

    def leave(self) -> None:
        """Take what is being typed, and write the draft's whole state once."""
        self.commit()
        if self.hand is not None and self.hand.kept:
            self.session.lanes.vault.run(self.hand.draft.snapshot, keeper=self.session)

    def commit(self) -> None:
        """Take what is being typed, a word that is still composed included."""
        QGuiApplication.inputMethod().commit()
        for field in self.fields.values():
            field.control.commit()

    def go_on(self) -> None:
        """Next: the page's own problems first, then the next section; pressed again it goes on all the same."""
        self.commit()
        if self.hand is None or self.view is None:
            return
        self._try_again()
        job = partial(problems_of, self.hand, self.view.section)
        self.session.lanes.vault.run(job, self.problems.look, keeper=self)

    def go_back(self) -> None:
        """Back: the section before; nothing is lost."""
        self.commit()
        if self.view is None:
            return
        before = self._neighbour(-1)
        if before is None or self._return_to:
            self.session.go(self._return_to or "home", **self._way_back())
        else:
            self._show(before.ref)

    def turn_view(self) -> None:
        """From one part at a time to the whole sheet, or back: the same answers, the same question."""
        self.commit()
        if self.hand is None or self.view is None:
            return
        order, top = self.column.fields_in_order(), self.body.verticalScrollBar().value()
        here = next((field for field in order if field.isAncestorOf(_focused())), None)
        here = here or next((field for field in order if field.y() >= top), None)
        self._wanted = here.ref if here is not None else ""
        self.hand.sheet = not self.hand.sheet
        self._forget_fields()
        self._show(self.hand.section)

    def _build(self) -> None:
        self.already = OpenAlready(self.session)
        self._sheet = Card(self.column.lines)
        self._sheet.column.setContentsMargins(SPACE.wide, SPACE.base + 4, SPACE.wide, SPACE.base + 4)
        self.saved = Text("", "soft")
        self.next = Button(self.tr("&Next"), self.go_on, kind="primary", picture="next")
        self.back = Button(self.tr("&Back"), self.go_back, kind="quiet", picture="back")
        self.next.setToolTip("Ctrl+Enter")
        self.back.setToolTip("Ctrl+Backspace")
        self.put_head(Steps("fill"), self.already)  # not in the body, where a scanned card scrolls it out of sight
        self.body.add(*self.head.parts(), self.problems.notice, self.problems.later_row, self._sheet)
        self.body.column.addStretch(1)
        self.put_bar(self.back, self.steps.undo, self.steps.redo, None, self.saved, None, self.next)
        self.saved.setWordWrap(False)
        self.saved.setVisible(False)
        for keys, slot in (
            ("Ctrl+Return", self.go_on),
            ("Ctrl+Enter", self.go_on),
            ("Ctrl+Backspace", self.go_back),
            ("Ctrl+M", self.turn_view),
            ("Ctrl+Z", self.steps.undo.click),
            ("Ctrl+Y", self.steps.redo.click),
            ("Ctrl+Shift+Z", self.steps.redo.click),
        ):
            QShortcut(QKeySequence(keys), self, slot)

    def _on_hand(self, section: str, hand: Hand) -> None:
        self.hand = hand
        self._forget_fields()
        self.rows.forget()
        self.places.forget()
        self.view = None
        self.persons.forget()
        self.saved.show_text("" if hand.kept else self.tr("Not kept: only in memory"))
        self._show(section or hand.section)

    def _show(self, section: str) -> None:
        if self.hand is None:
            return
        self.problems.forget()
        self.session.say("")
        section = SHEET if self.hand.sheet else section
        job = partial(look, self.hand, section, self._wanted, self.rows.chosen_for(self._wanted))
        self.session.lanes.vault.run(job, self._on_view, keeper=self)

    def _on_view(self, view: FillView) -> None:
        other = self.view is None or self.view.section.ref != view.section.ref
        self.view = view
        if self.hand is not None and view.section.ref != SHEET:
            self.hand.section = view.section.ref
        self.head.show(view, self.hand.title if self.hand is not None else "")
        last = self._return_to or self._neighbour(1) is None
        self.next.setText(self.tr("&Next: check") if last else self.tr("&Next"))
        self.steps.show(view)
        self._show_fields(view)
        if other:
            self.already.look(self.hand.id if self.hand is not None else "")
            self.body.to_top()
            QTimer.singleShot(0, self, self._focus_first)

    def _show_fields(self, view: FillView) -> None:
        wanted: list[tuple[str, QWidget]] = []
        shown_block = ""
        tables = {each.ref: each for each in view.lists}
        places = {each.province: each for each in view.places}
        heads = {each.questions[0]: each for each in view.pages if each.questions and view.section.ref == SHEET}
        for question in view.questions:
            if question.ref in heads:
                wanted.append(self._head(heads[question.ref]))
            started = [ref for ref in tables if question.ref.startswith(ref + "[")]
            wanted += [(f"list {ref}", self.rows.table(tables.pop(ref))) for ref in started]
            if not self.rows.is_shown(question.ref, view):
                continue
            if not question.relevant or question.severity:
                continue  # a warning is told at "Tiếp" and on the check list, never while typing
            block = block_of(view.blocks, question.ref)
            if block is not None and block.ref != shown_block and takes_card(view, block):
                wanted.append(self.persons.strip(block))
                shown_block = block.ref
            if question.ref in places:
                wanted.append(self.places.strip(places[question.ref]))
            wanted.append((question.ref, self._field(question)))
        wanted += [(f"list {ref}", self.rows.table(each)) for ref, each in tables.items()]
        self._place(wanted)

    def _head(self, page: SectionView) -> tuple[str, QWidget]:
        """The head of a part on the sheet."""
        key = f"head {page.ref}"
        if key not in self.column.widgets:
            head = Text(page.label, "part")
            head.setContentsMargins(0, SPACE.base, 0, SPACE.tight)  # it belongs to what follows
            self.column.put(key, head)
        return key, self.column.widgets[key]

    def jump_to(self, ref: str) -> None:
        """Show a question of this part that is not in sight: another row of a list."""
        if self.view is not None:
            self._wanted = ref
            self._show(self.view.section.ref)

    def look_again(self) -> None:
        """Show the page as the draft stands now."""
        if self.hand is not None and self.view is not None:
            job = partial(look, self.hand, self.view.section.ref, "", dict(self.rows.chosen))
            self.session.lanes.vault.run(job, self._on_view, keeper=self)

    def show_changed(self, view: FillView) -> None:
        """Rows were changed and are on the disk: show them, and let the lists elsewhere know."""
        self._on_view(view)
        self._say_saved(view.at)
        self.session.say("")
        self.session.publish(self, drafts=True)

    def _place(self, wanted: Sequence[tuple[str, QWidget]]) -> None:
        sheet = self.hand is not None and self.hand.sheet
        self.column.lines.setSpacing(0 if sheet else SPACE.wide)
        self.column.place(wanted)

    def _field(self, question: QuestionView) -> QWidget:
        known = self.column.widgets.get(question.ref)
        if isinstance(known, Field | NoteField):
            known.show_view(self._with_unstored(question))
            return known
        made: QWidget
        if question.type == "note":
            made = NoteField(question)
        else:
            dense = self.hand is not None and self.hand.sheet
            made = Field(self._with_unstored(question), dense=dense, cover=self.session.shown)
            made.answered.connect(self._on_answered)
            made.went_on.connect(self._on_went_on)
            made.grown.connect(self._on_grown)
        self.column.put(question.ref, made)
        return made

    def _with_unstored(self, question: QuestionView) -> QuestionView:
        """Wrong input is kept for mending: it stands in the field though the form could not take it."""
        typed = self.hand.unstored.get(question.ref) if self.hand is not None else None
        return question if typed is None else replace(question, value=typed.text, origin="typed")

    def _focus_first(self) -> None:
        """The question that was jumped to, or the card's button, or the first question without an answer."""
        wanted, self._wanted = self._wanted, ""
        target = self.column.widgets.get(wanted)
        if isinstance(target, Field):
            self.focus_field(target)
            return
        first = next(iter(self.column.in_order()), None)
        if isinstance(first, PersonStrip) and first.scan.isVisible():
            first.scan.setFocus()
            return
        open_ = [field for field in self.column.fields_in_order() if not field.view.readonly]
        empty = [field for field in open_ if not field.view.value]
        wanting = [field for field in empty if field.view.required]
        self.focus_field(next(iter([*wanting, *empty, *open_]), None))

    def focus_field(self, field: Field | None) -> None:
        """Put the keyboard into a question, all of it in sight; without one, on "Tiếp"."""
        if field is None:
            self.next.setFocus()
            return
        field.take_focus()
        QTimer.singleShot(0, self, partial(self._show_whole, field.ref))  # messages on the page may have moved it

    def _on_went_on(self, ref: str) -> None:
        """Enter: the next field that wants typing; after the last the next page, or "Tiếp" where a list may go on."""
        order = self.column.fields_in_order()
        refs = [field.ref for field in order]
        after = order[refs.index(ref) + 1 :] if ref in refs else []
        field = next((field for field in after if not field.view.readonly and not field.is_known), None)
        if field is None and self.view is not None and not self.view.lists:
            self.go_on()
        else:
            self.focus_field(field)

    def _on_grown(self, ref: str) -> None:
        """Show the whole list that opened, once the page has made room for it."""
        QTimer.singleShot(0, self, partial(self._show_whole, ref))

    def _show_whole(self, ref: str) -> None:
        self.column.show_whole(ref, self.body, self.body.paper)

    def _on_answered(self, ref: str, text: str) -> None:
        if self.hand is None or self.view is None:
            return
        self.hand.read_back = False
        job = partial(answer, self.hand, self.view.section.ref, ref, text, dict(self.rows.chosen))
        self.session.lanes.vault.run(job, self._on_stored(ref), partial(self._on_not_stored, ref, text), keeper=self)

    def _on_stored(self, ref: str) -> partial[None]:
        return partial(self._after_answer, ref)

    def _after_answer(self, ref: str, view: FillView) -> None:
        if self.hand is None:
            return
        self.hand.unstored.pop(ref, None)
        if ref in self.fields:
            self.fields[ref].show_problem("")
        if self.view is not None and view.section.ref == self.view.section.ref:
            self._on_view(view)
        self._say_saved(view.at)
        self.session.publish(self, drafts=True)
        self._try_again()

    def _on_not_stored(self, ref: str, text: str, error: Exception) -> None:
        """The form cannot take this text: it stays in the field and is told at "Tiếp", not while typing.

        What the machine cannot write is told at once: it is nobody's typing, and every further answer would be lost.
        """
        if self.hand is not None:
            label = self.fields[ref].view.label if ref in self.fields else ref
            self.hand.unstored[ref] = Unstored(label, text, tell(error).what, is_of_the_machine(error))
        self.saved.show_text(self.tr("One answer could not be taken yet"))
        if is_of_the_machine(error):
            self.session.tell(error)

    def _try_again(self) -> None:
        """Write what only the machine kept from being written."""
        if self.hand is None:
            return
        for ref, one in [(ref, one) for ref, one in self.hand.unstored.items() if one.try_again]:
            self.hand.unstored[ref] = replace(one, try_again=False)  # asked once; what fails again says so again
            self._on_answered(ref, one.text)

    def _say_saved(self, at: datetime) -> None:
        if self.hand is not None and not self.hand.kept:
            self.saved.show_text(self.tr("Not kept: only in memory"))
        elif self.hand is not None and self.hand.unstored:
            self.saved.show_text(self.tr("One answer could not be taken yet"))
        else:
            self.saved.show_text(self.tr("Written to this machine, {time}").format(time=words.clock_time(at)))

    def to_next(self) -> None:
        """The next part, or back to where this one was opened from."""
        after = self._neighbour(1)
        if self._return_to:
            self.session.go(self._return_to, **self._way_back())
        elif after is None:
            self.session.go("check", **self._way_back())
        else:
            self._show(after.ref)

    def _neighbour(self, step: int) -> SectionView | None:
        if self.view is None:
            return None
        shown = self.view.pages
        if self.view.section.ref == SHEET:
            return None
        at = next((at for at, each in enumerate(shown) if each.ref == self.view.section.ref), 0) + step
        return shown[at] if 0 <= at < len(shown) else None

    def _way_back(self) -> dict[str, str]:
        return {"dossier": self.hand.id} if self.hand is not None and self._return_to != "home" else {}

    def look_after(self, said: str) -> None:
        """Answers came from elsewhere than the keyboard: say it, and show them."""
        if self.hand is None or self.view is None:
            return
        self.session.say(said)
        self.already.look(self.hand.id)
        self.hand.read_back, self.hand.steps = False, None
        self.session.publish(self, drafts=True)
        job = partial(look, self.hand, self.view.section.ref, "", dict(self.rows.chosen))
        self.session.lanes.vault.run(job, self._after_scan, keeper=self)

    def _after_scan(self, view: FillView) -> None:
        self._on_view(view)
        self._say_saved(view.at)
        self.focus_field(next((field for field in self.column.fields_in_order() if not field.view.value), None))

    def _forget_fields(self) -> None:
        self._place([])


def _focused() -> QWidget:
    return QApplication.focusWidget() or QWidget()
