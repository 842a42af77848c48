"""Filling in, one section a page: each answer is on the disk before the page says so, and nothing nags while typing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from app.services.views import SectionView
from app.ui import words
from app.ui.change_bus import Changed
from app.ui.errors import is_of_the_machine, tell
from app.ui.fields.field import Field
from app.ui.fill_aloud import KEY as ALOUD
from app.ui.fill_aloud import FillAloud
from app.ui.fill_column import FillColumn
from app.ui.fill_head import FillHead
from app.ui.fill_persons import FillPersons
from app.ui.fill_places import FillPlaces
from app.ui.fill_problems import FillProblems
from app.ui.fill_questions import FillQuestions
from app.ui.fill_rows import FillRows
from app.ui.fill_steps import FillSteps
from app.ui.fill_view import SHEET, FillView, answer, look, problems_of
from app.ui.hand import Hand, Unstored
from app.ui.open_already import OpenAlready
from app.ui.pages.page import Page
from app.ui.session import Session
from app.ui.tokens import SPACE
from app.ui.widgets.buttons import Button
from app.ui.widgets.layout import Card
from app.ui.widgets.steps import Steps
from app.ui.widgets.text import Text


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
        self.aloud = FillAloud(self)
        self.head = FillHead(self)
        self.problems = FillProblems(self)
        self.questions = FillQuestions(self)
        self._wanted = ""
        self._return_to = ""
        self.column.lines.setSpacing(SPACE.wide)
        session.preferred.connect(self.look_again)
        self._build()

    @property
    def mends(self) -> bool:
        """Whether somebody came to set one answer right, from the check list or the reading back."""
        return bool(self._return_to)

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
        if self.hand is not None and self.hand is not self.session.hand:  # what it showed is not open any more
            self.hand, self.view = None, None
            self.questions.forget()
        self.session.with_hand(dossier, partial(self._on_hand, section), keeper=self)

    def where_now(self, where: dict[str, Any]) -> dict[str, Any]:
        """The same part of the form."""
        return {**where, "section": self.hand.section, "question": ""} if self.hand is not None else where

    def leave(self) -> None:
        """Take what is being typed, and write the draft's whole state once."""
        self.aloud.stop()
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
        if self.view is None:  # it could not be opened
            self.session.go("home")
            return
        before = self._neighbour(-1)
        if before is None or self._return_to:
            self.session.go(self._return_to or "home", **self._way_back())
        else:
            self._show(before.ref)

    def go_to_dossier(self) -> None:
        """What can be done with the dossier besides filling it in: seen by others, put aside, consent ended, erased."""
        if self.hand is not None and self.hand.kept:
            self.session.go("dossier", dossier=self.hand.id)

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
        self.questions.forget()
        self._show(self.hand.section)

    def _build(self) -> None:
        self.already = OpenAlready(self.session)
        self.already.answered.connect(partial(self.questions.focus_first, ""))
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
            (ALOUD, self.aloud.say),
            ("Ctrl+Z", self.steps.undo.click),
            ("Ctrl+Y", self.steps.redo.click),
            ("Ctrl+Shift+Z", self.steps.redo.click),
        ):
            QShortcut(QKeySequence(keys), self, slot)

    def _on_hand(self, section: str, hand: Hand) -> None:
        self.hand = hand
        self.questions.forget()
        self.rows.forget()
        self.places.forget()
        self.view = None
        self.persons.forget()
        self.head.about.setVisible(hand.kept)
        self._say_kept(hand)
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
        opened, other = self.view is None, self.view is None or self.view.section.ref != view.section.ref
        self.view = view
        if self.hand is not None and view.section.ref != SHEET:
            self.hand.section = view.section.ref
        self.head.show(view, self.hand.title if self.hand is not None else "")
        self.next.setText(self._next_words())
        self.steps.show(view)
        self.questions.show(view)
        if opened:
            self._take_up()
        if other:
            self.already.look(self.hand.id if self.hand is not None else "")
            self.body.to_top()
            QTimer.singleShot(0, self, self._focus_first)

    def _focus_first(self) -> None:
        wanted, self._wanted = self._wanted, ""
        self.questions.focus_first(wanted)

    def focus_field(self, field: Field | None) -> None:
        """Put the keyboard into a question, all of it in sight; without one, on "Tiếp"."""
        self.questions.focus(field)

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

    def store(self, ref: str, text: str) -> None:
        """Write an answer; what the page shows follows from what is on the disk."""
        if self.hand is None or self.view is None:
            return
        hand = self.hand
        hand.read_back = False
        if ref in hand.unstored:  # this is newer than what waits to be tried again
            hand.unstored[ref] = replace(hand.unstored[ref], try_again=False)
        job = partial(answer, hand, self.view.section.ref, ref, text, dict(self.rows.chosen))
        typed = partial(Unstored, self.fields[ref].view.label if ref in self.fields else ref, text)
        stored, failed = partial(self._on_stored, hand, ref), partial(self._on_not_stored, hand, ref, typed)
        # What came of it counts although a lock may take this page before: the session hears of it.
        self.session.lanes.vault.run(job, stored, failed, keeper=self.session)

    def _on_stored(self, hand: Hand, ref: str, view: FillView) -> None:
        hand.unstored.pop(ref, None)
        if not isValid(self):
            return
        self.session.publish(self, drafts=True)
        if hand is not self.hand:  # another dossier lies on the page by now; forms share the names of their questions
            return
        if ref in self.fields:
            self.fields[ref].show_problem("")
        if self.view is not None and view.section.ref == self.view.section.ref:
            self._on_view(view)
        self._say_saved(view.at)
        self._try_again()

    def _on_not_stored(self, hand: Hand, ref: str, typed: Callable[[str, bool], Unstored], error: Exception) -> None:
        """The form cannot take this text: it stays in the field and is told at "Tiếp", not while typing.

        What the machine cannot write is told at once: it is nobody's typing, and every further answer would be lost.
        """
        hand.unstored[ref] = typed(tell(error).what, is_of_the_machine(error))
        if isValid(self):
            self.saved.show_text(self.tr("One answer could not be taken yet"))
        if is_of_the_machine(error):
            self.session.tell(error)

    def _try_again(self) -> None:
        """Write what only the machine kept from being written; asked once, what fails again says so again."""
        if self.hand is None:
            return
        for ref, one in [(ref, one) for ref, one in self.hand.unstored.items() if one.try_again]:
            self.store(ref, one.text)

    def _take_up(self) -> None:
        """What could not be taken before this was opened: wrong input with its reason, and the rest tried again."""
        for ref, one in self.hand.unstored.items() if self.hand is not None else ():
            if ref in self.fields and not one.try_again:
                self.fields[ref].show_problem(one.why)
        self._try_again()

    def _say_kept(self, hand: Hand) -> None:
        """What is known of a draft before anything is written."""
        if hand.unstored:
            self.saved.show_text(self.tr("One answer could not be taken yet"))
        else:
            self.saved.show_text("" if hand.kept else self.tr("Not kept: only in memory"))

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

    def _next_words(self) -> str:
        """Where "Tiếp" leads."""
        if self._return_to == "read_back":
            return self.tr("&Next: read back")
        last = self._return_to or self._neighbour(1) is None
        return self.tr("&Next: check") if last else self.tr("&Next")

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

    def look_after(self, said: str, then: Callable[[], None] | None = None) -> None:
        """Answers came from elsewhere than the keyboard: say it, show them, and go where the next is done."""
        if self.hand is None or self.view is None:
            return
        self.session.say(said)
        self.already.look(self.hand.id)
        self.hand.read_back, self.hand.steps = False, None
        self.session.publish(self, drafts=True)
        job = partial(look, self.hand, self.view.section.ref, "", dict(self.rows.chosen))
        self.session.lanes.vault.run(job, partial(self._after_scan, then), keeper=self)

    def _after_scan(self, then: Callable[[], None] | None, view: FillView) -> None:
        self._on_view(view)
        self._say_saved(view.at)
        if then is not None:
            then()
            return
        self.focus_field(next((field for field in self.column.fields_in_order() if not field.view.value), None))


def _focused() -> QWidget:
    return QApplication.focusWidget() or QWidget()
