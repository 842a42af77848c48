"""The list of all dossiers: find by name, narrow by state, newest first."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QVBoxLayout

from app.services import today
from app.services.desk import Desk
from app.services.today import DossierLine, DossierLines
from app.ui import words
from app.ui.change_bus import Changed
from app.ui.pages.page import Page
from app.ui.session import Session
from app.ui.tokens import SPACE
from app.ui.widgets.buttons import Button
from app.ui.widgets.layout import Card, clear, flow
from app.ui.widgets.rows import LinkRow
from app.ui.widgets.text import Badge, Text
from forms.dossier import DossierState

_PAUSE = 200


class DossiersPage(Page):
    """Find a dossier and go to it."""

    shows: ClassVar[Changed] = Changed(drafts=True, outbox=True, events=True)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._state, self._after = "", ""
        self._first: DossierLines | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.reload)
        self.name = QLineEdit()
        self.name.setProperty("vietnamese", True)
        self.name.setPlaceholderText(self.tr("name of the person"))
        self.name.setAccessibleName(self.tr("Find a dossier by name"))
        self.name.textChanged.connect(self._on_typed)
        self._states: dict[str, Button] = {}
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SPACE.small)
        self.more = Button(self.tr("Show &more"), self._on_more, picture="down")
        go = partial(session.go, "print_room")
        self.session_print = Button(self.tr("Other papers, and all of today…"), go, kind="quiet", picture="printer")
        self.body.add(
            Text(self.tr("Dossiers"), "title"),
            self.name,
            self._filter(),
            self._lines,
            flow(self.more, self.session_print),
        )
        self.body.column.addStretch(1)

    def open(self, **where: Any) -> None:  # noqa: ANN401 - state, find
        """Show all, one state, or those of a name."""
        self._state = str(where.get("state", ""))
        self.name.setText(str(where.get("find", "")))
        for state, button in self._states.items():
            button.setChecked(state == self._state)
        self.name.setFocus()
        self.reload()

    def come_back(self, **where: Any) -> None:  # noqa: ANN401 - as it was opened
        """The same name and the same choice as when a dossier was opened from here."""
        self.open(**{**where, "state": self._state, "find": self.name.text()})

    def reload(self) -> None:
        """Ask for the first page of the list again."""
        self._pause.stop()
        self._ask("")

    def _filter(self) -> Any:  # noqa: ANN401 - a wrapping row
        group = QButtonGroup(self)
        for state, words_ in (
            ("", self.tr("All")),
            ("draft", self.tr("In the making")),
            ("not_filed", self.tr("Not filed")),
            ("filed", self.tr("Filed at the commune")),
            ("returned", self.tr("Returned")),
            ("withdrawn", self.tr("Withdrawn")),
        ):
            button = Button(words_, partial(self._on_state, state), kind="segment")
            button.setCheckable(True)
            group.addButton(button)
            self._states[state] = button
        return flow(*self._states.values())

    def _ask(self, after: str) -> None:
        job = partial(_page, self._state, self.name.text().strip(), after)
        self.session.ask(job, partial(self._on_page, after), keeper=self)

    def _on_typed(self) -> None:
        self._pause.start()

    def _on_state(self, state: str) -> None:
        self._state = state
        self.reload()

    def _on_more(self) -> None:
        self._ask(self._after)

    def _on_page(self, after: str, page: DossierLines) -> None:
        if not after and page == self._first:
            return  # nothing moves under the keyboard when nothing changed
        self._first = None if after else page
        if not after:
            clear(self._lines)
        for line in page.lines:
            self._lines.addWidget(self._row(line))
        if not page.lines and not after:
            self._lines.addWidget(self._nothing())
        self._after = page.after or ""
        self.more.setVisible(bool(page.after))

    def _nothing(self) -> Card:
        """No line is there; where none was looked for, how the first one begins."""
        card = Card(Text(self.tr("No dossier here."), "soft"))
        if not self._state and not self.name.text().strip():
            card.column.addWidget(
                Text(self.tr("A dossier begins on the first page: type what the villager needs to get done."))
            )
            first = Button(self.tr("To the &first page"), partial(self.session.go, "home"), picture="home")
            card.column.addWidget(flow(first))
        return card

    def _row(self, line: DossierLine) -> LinkRow:
        row = line.row
        badge = words.dossier_state(row.state)
        if row.state is DossierState.FINALIZED and row.outbox is not None:
            badge = words.outbox_state(row.outbox)
        under = " · ".join((line.procedure or self.tr("Private dossier"), words.when(row.updated)))
        made = LinkRow(row.owner or self.tr("No name yet"), under, badge=badge)
        if row.portal_status is not None:
            made.add_words(Badge(*words.portal_status(row.portal_status)))
        elif row.filing is not None:
            made.add_words(Badge(self.tr("Filed: {number}").format(number=row.filing.number), "stamp", "good"))
        elif row.state is DossierState.FINALIZED and not row.filed:
            made.add_words(Text(words.not_filed(), "ink_warn"))
        target = "fill" if row.state is DossierState.DRAFT else "dossier"
        made.pressed.connect(partial(self.session.go, target, dossier=row.id))
        return made


def _page(state: str, find: str, after: str, desk: Desk) -> DossierLines:
    return today.dossiers(desk, state=state or None, find=find or None, after=after or None)
