"""What fits the villager's words on the first page: an answer, procedures, life events, or that nothing does."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.find_procedure import Suggestions
from app.ui import words
from app.ui.session import Session
from app.ui.tokens import SPACE
from app.ui.widgets.layout import Card, clear, flow
from app.ui.widgets.rows import LinkRow
from app.ui.widgets.text import Badge, Text
from forms.life_events import LifeEvent
from forms.procedure import Fact
from forms.search import Answer, Match


class HomeResults(QWidget):
    """What fits the words, with the words that matched; or the honest sentence that nothing does."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._rows: list[LinkRow] = []
        self._fits = False
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(SPACE.small)

    def show_found(self, asked: str, found: Suggestions) -> None:
        """Show the answer to what was asked, what fits, best first, and the way by questions."""
        clear(self._lines)
        self._rows = [self._row(match) for match in found.procedures]
        self._rows += [self._event(life) for life in found.events]
        self._fits = bool(self._rows)
        if not found.procedures and not found.answers:
            self._lines.addWidget(self._nothing(asked, found.call))
        for answer in found.answers:
            self._lines.addWidget(self._answer(answer))
        if found.told:
            self._lines.addWidget(self._told(Text(found.procedures[0].name, "strong"), found.told))
        for line in self._rows:
            self._lines.addWidget(line)
        if found.nearest:
            self._lines.addWidget(Text(self.tr("What comes nearest, perhaps:"), "soft"))
        for match in found.nearest:
            self._rows.append(self._row(match))
            self._lines.addWidget(self._rows[-1])
        self._lines.addStretch(1)

    def open_first(self) -> None:
        """Enter in the search box means the best one; what only comes near is looked at first."""
        if self._rows and self._fits:
            self._rows[0].pressed.emit()
        else:
            self.take_focus()

    def take_focus(self) -> None:
        """Arrow down from the search box."""
        if self._rows:
            self._rows[0].setFocus()

    def _row(self, match: Match) -> LinkRow:
        badge = (
            (self.tr("Form here"), "draft", "good") if match.has_form else (self.tr("Guidance only"), "bulb", "calm")
        )
        row = LinkRow(match.name, icon="paper", badge=badge)
        details = [self.tr("Code {code}").format(code=match.code)]
        if match.matched:
            details.insert(0, self.tr("Matches: {words}").format(words=", ".join(match.matched)))
        row.add_words(Text(" · ".join(details), "small"))
        row.pressed.connect(partial(self._session.go, "procedure", code=match.code))
        return row

    def _event(self, life: LifeEvent) -> LinkRow:
        row = LinkRow(life.title, self.tr("A few short questions lead to the right procedures."), icon="question")
        row.pressed.connect(partial(self._session.go, "events", name=life.name))
        return row

    def _answer(self, answer: Answer) -> QWidget:
        card = self._told(Text(answer.question, "strong"), answer.told_on(words.today()))
        checked = self.tr("Checked on {day}").format(day=words.short_day(answer.checked_on))
        card.column.addWidget(Text(checked, "small"))
        return card

    def _told(self, head: Text, facts: Iterable[Fact]) -> Card:
        card = Card(head)
        for fact in facts:
            card.column.addWidget(Text(words.to_dial(fact.text)))
            if fact.uncertain:
                card.column.addWidget(flow(Badge(self.tr("Not certain – ask the commune first"), "question", "warn")))
        return card

    def _nothing(self, asked: str, call: str) -> QWidget:
        return Card(
            Text(self.tr("This matter was not found"), "heading"),
            Text(self.tr("Nothing in the catalogue fits “{words}”.").format(words=asked)),
            Text(self.tr("Try other words, shorter ones, as the villager says them.")),
            Text(self.tr("Number to call: {number}").format(number=words.to_dial(call)), "strong"),
        )
