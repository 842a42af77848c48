"""Beside the national portal: values in its order with a button to copy each, papers, ticks, and the office's number.

The citizen logs in alone, on a telephone or in a browser that everybody sees. Here is no field for a log-in, a one-time
code or a password, and there never will be.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.services import bridge, today
from app.services.bridge import Bridge, PortalValue, Stage
from app.storage.records import OfficeReport
from app.ui.change_bus import Changed
from app.ui.pages.page import Page
from app.ui.session import Session
from app.ui.tokens import SPACE
from app.ui.widgets.buttons import Button
from app.ui.widgets.columns import Columns
from app.ui.widgets.layout import Card, Rule, clear, column, flow
from app.ui.widgets.options import CheckOption
from app.ui.widgets.text import Badge, Notice, Text
from forms.papers import PaperView

_PAPER = "paper:"
"""Before the name of a paper, where a tick is one of a paper."""


class BridgePage(Page):
    """One dossier after another; F4 copies the next value that is not ticked off."""

    shows: ClassVar[Changed] = Changed(drafts=True, events=True)

    def __init__(self, session: Session) -> None:
        super().__init__(session, width=SPACE.broad)
        self.view: Bridge | None = None
        self._dossier = ""
        self.rows: dict[str, _ValueRow] = {}
        self._title = Text("", "title")
        self._under = Text("", "strong")  # whose values these are, among ten that look alike
        self._columns = Columns(shares=(3, 2))
        self._steps, self._papers, self._filing = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self.number = QLineEdit()
        self._build()
        QShortcut(QKeySequence("F4"), self, self.copy_next)
        QShortcut(QKeySequence("Ctrl+PgDown"), self, self.go_next)
        session.preferred.connect(self._on_preferred)

    def open(self, **where: Any) -> None:  # noqa: ANN401 - dossier
        """Show a dossier that goes by the citizen's own log-in."""
        self.end_visit()
        self._dossier = str(where["dossier"])
        self.view = None
        self.reload()

    def reload(self) -> None:
        """Ask the vault again."""
        if self._dossier:
            self.session.ask(partial(bridge.bridge, dossier_id=self._dossier), self._on_view, keeper=self.visit)

    def copy(self, value: PortalValue) -> None:
        """Copy one value for a minute, kept out of clipboard histories, and tick it off."""
        self.session.clipboard.put(value.text)
        self.session.say(
            self.tr("Copied: {label}. In a minute it is gone from the clipboard.").format(label=value.label)
        )
        row = self.rows.get(value.ref)
        if row is not None and not row.tick.isChecked():
            row.tick.setChecked(True)

    def copy_next(self) -> None:
        """Copy the first value that is not ticked off."""
        for row in self.rows.values():
            if not row.tick.isChecked():
                self.copy(row.value)
                self.body.ensureWidgetVisible(row)
                return
        if self.view is not None and self.view.number:
            self.next.setFocus()  # it is filed: no line for the number is left
            return
        self.session.say(self.tr("All values were copied. Now the papers, then the number that the portal shows."))
        if isValid(self.number) and self.number.isVisible():  # it went with its card where none is asked for
            self.number.setFocus()
            self.body.ensureWidgetVisible(self.number)

    def tick(self, what: str, done: bool) -> None:  # noqa: FBT001 - Qt gives it by place
        """Remember a tick in the vault, and for whenever the values are shown anew."""
        if self.view is not None:
            self.view = _ticked(self.view, what, done=done)
        job = partial(bridge.tick, dossier_id=self._dossier, what=what, done=done)
        self.session.ask(job, None, self._on_not_ticked, keeper=self.visit)

    def _on_not_ticked(self, error: Exception) -> None:
        """What is ticked is what stands in the vault."""
        self.session.tell(error)
        self.view = None
        self.reload()

    def go_next(self) -> None:
        """The next dossier that waits to be filed this way."""
        self.session.ask(today.beside_portal, self._on_waiting, keeper=self)

    def _build(self) -> None:
        warning = self.tr(
            "The villager logs in alone, on their own telephone. Never ask for the password or the code that comes by "
            "message, and never type them for anybody."
        )
        self.next_value = Button(self.tr("&Copy the next value"), self.copy_next, kind="primary", picture="copy")
        self.next_value.setToolTip("F4")
        head = column(self._title, self._under, spacing=SPACE.hair)
        self.body.add(head, Notice("warn", warning), self._columns)
        self.body.column.addStretch(1)
        self._columns.left.addLayout(self._steps)
        self._columns.right.addLayout(self._filing)
        self._columns.right.addLayout(self._papers)
        self.next = Button(self.tr("&Next dossier"), self.go_next, picture="next")
        self.next.setToolTip("Ctrl+PgDown")
        self.put_bar(
            Button(self.tr("&Back"), self.session.go_back, kind="quiet", picture="back"),
            None,
            self.next,
            self.next_value,
        )

    def _on_view(self, view: Bridge) -> None:
        if view == self.view:
            return
        before, self.view = self.view, view
        self._title.setText(view.title)
        code = self.tr("Code on the portal: {code}").format(code=view.code)
        self._under.setText(" · ".join(filter(None, (view.owner, code))))
        if before is None or before.values != view.values:
            self._show_values(view)
        if before is None or (before.number, before.is_final) != (view.number, view.is_final):
            self._show_filing(view)  # else a number that is just being typed would go
        if before is None or (before.papers, before.ticked_papers) != (view.papers, view.ticked_papers):
            self._show_papers(view)
        if before is None:
            self.body.to_top()
            self.next_value.setFocus()

    def _on_preferred(self) -> None:
        """Numbers are covered, or no longer."""
        if self.view is not None:
            self._show_values(self.view)

    def _show_values(self, view: Bridge) -> None:
        clear(self._steps)
        self.rows = {}
        for stage in Stage:
            of_stage = [value for value in view.values if value.stage is stage]
            if not of_stage:
                continue
            card = Card(Text(self._stage_words(stage), "heading"))
            for at, value in enumerate(of_stage):
                if at:
                    card.column.addWidget(Rule())
                self.rows[value.ref] = _ValueRow(value, self)
                card.column.addWidget(self.rows[value.ref])
            self._steps.addWidget(card)

    def _stage_words(self, stage: Stage) -> str:
        return {
            Stage.OFFICE: self.tr("1. Where it is handed in"),
            Stage.OWNER: self.tr("2. The owner of the dossier"),
            Stage.FILER: self.tr("3. Who hands it in"),
            Stage.DECLARATION: self.tr("4. The declaration"),
            Stage.RESULT: self.tr("6. How the result comes"),
        }[stage]

    def _show_papers(self, view: Bridge) -> None:
        clear(self._papers)
        card = Card(Text(self.tr("5. The papers, in their order"), "heading"))
        for paper in view.papers:
            card.column.addWidget(self._paper(view, paper))
        look = partial(self.session.go, "papers", dossier=view.dossier_id)
        card.column.addWidget(flow(Button(self.tr("Look at the papers"), look, picture="paper")))
        self._papers.addWidget(card)

    def _paper(self, view: Bridge, paper: PaperView) -> QWidget:
        if paper.replaced_by_data:
            return flow(Badge(self.tr("Need not be handed in"), "done", "good"), Text(paper.name, "small"))
        option = CheckOption(paper.name)
        option.setChecked(paper.paper in view.ticked_papers)
        option.toggled.connect(partial(self.tick, f"{_PAPER}{paper.paper}"))
        return option

    def _show_filing(self, view: Bridge) -> None:
        clear(self._filing)
        card = Card(Text(self.tr("The office's number"), "heading"))
        if view.number:
            card.column.addWidget(flow(Badge(view.number, "stamp", "good")))
            card.column.addWidget(Text(self.tr("Filed at the commune. The next dossier may come."), "soft"))
        elif not view.is_final:
            card.column.addWidget(
                Text(self.tr("Finalize the dossier first; then the number can be written down here."))
            )
            again = partial(self.session.go, "fill", dossier=view.dossier_id)
            card.column.addWidget(flow(Button(self.tr("Go on filling in"), again, picture="draft")))
        else:
            self._add_number(card)
        self._filing.addWidget(card)

    def _add_number(self, card: Card) -> None:
        """A new line each time, for the old one went with its card."""
        self.number = QLineEdit()
        self.number.setAccessibleName(self.tr("Number that the portal shows"))
        self.number.returnPressed.connect(self._on_number)
        card.column.addWidget(Text(self.tr("When the portal shows the dossier's number, write it down here."), "soft"))
        card.column.addWidget(self.number)
        self.write = Button(self.tr("&Write the number down"), self._on_number, picture="stamp")
        card.column.addWidget(flow(self.write))

    def _on_number(self) -> None:
        if not self.write.isEnabled():
            return  # it is being written down
        self.write.setEnabled(False)
        job = partial(bridge.filed_on_portal, dossier_id=self._dossier, number=self.number.text())
        self.session.ask(job, self._on_filed, self._on_not_filed, keeper=self)

    def _on_not_filed(self, error: Exception) -> None:
        self.write.setEnabled(True)
        self.session.tell(error)

    def _on_filed(self, report: OfficeReport) -> None:
        self.session.publish(self, events=True)
        self.session.say(self.tr("Written down: {number}. The dossier is filed.").format(number=report.number))
        self.reload()
        self.next.setFocus()

    def _on_waiting(self, ids: list[str]) -> None:
        """The one behind this one, or the first of those that wait."""
        here = ids.index(self._dossier) if self._dossier in ids else -1
        others = [*ids[here + 1 :], *ids[: max(here, 0)]]
        if others:
            self.session.go("bridge", dossier=others[0])
        else:
            self.session.say(self.tr("No other dossier waits to be filed this way."))


def _ticked(view: Bridge, what: str, *, done: bool) -> Bridge:
    """The view with one value or one paper ticked, or no longer."""
    if what.startswith(_PAPER):
        paper = {what.removeprefix(_PAPER)}
        papers = view.ticked_papers | paper if done else view.ticked_papers - paper
        return replace(view, ticked_papers=papers)
    values = tuple(replace(value, ticked=done) if value.ref == what else value for value in view.values)
    return replace(view, values=values)


class _ValueRow(QWidget):
    """One value: ticked or not, its label, its words, and the button that copies them."""

    def __init__(self, value: PortalValue, page: BridgePage) -> None:
        super().__init__()
        self.value = value
        self.tick = CheckOption("")
        self.tick.setChecked(value.ticked)
        self.tick.setFixedSize(SPACE.target + 6, SPACE.target)
        self.tick.setAccessibleName(self.tr("Copied: {label}").format(label=value.label))
        self.tick.toggled.connect(partial(page.tick, value.ref))
        self.copy = Button(self.tr("Copy"), partial(page.copy, value), picture="copy")
        self.copy.setAccessibleName(self.tr("Copy: {label}").format(label=value.label))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(value.label, "small"))
        words.addWidget(Text(page.session.shown(value.text) if value.names_somebody else value.text, "lead"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE.small)
        line.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addLayout(words, 1)
        line.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignVCenter)
