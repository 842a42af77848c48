"""What dossiers came back for at this point: the keeper writes, mends and strikes; everybody is warned by it."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from app.services import return_reasons
from app.services.desk import Desk
from app.services.return_reasons import LocalReason
from app.services.roles import Act, may
from app.ui import words
from app.ui.dialogs.confirm import ConfirmDialog
from app.ui.dialogs.return_reason import ReturnReasonDialog
from app.ui.pages.page import Page, title
from app.ui.session import Session
from app.ui.tokens import SPACE
from app.ui.widgets.buttons import Button
from app.ui.widgets.layout import Card, clear, flow
from app.ui.widgets.text import Badge, Text

_Listed = list[tuple[LocalReason, str]]


class ReturnReasonsPage(Page):
    """The local list of reasons for a return, newest first."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.editors: dict[int, Button] = {}
        self.removers: dict[int, Button] = {}
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SPACE.base)
        self.add = Button(self.tr("&Add a reason…"), self._on_add, kind="primary", picture="plus")
        self.body.add(
            title(
                self.tr("Why dossiers came back here"),
                self.tr("Before a dossier is finalized the helper is asked about these. Never a name or a number."),
            ),
            self._lines,
        )
        self.body.column.addStretch(1)
        self.put_bar(Button(self.tr("&Back"), session.go_back, kind="quiet", picture="back"), None, self.add)

    def open(self, **where: Any) -> None:  # noqa: ANN401, ARG002 - no place
        """Show the list."""
        self.reload()
        self.add.setFocus()

    def reload(self) -> None:
        """Ask the vault again."""
        self.session.ask(_listed, self._on_listed, keeper=self)

    def _on_listed(self, found: _Listed) -> None:
        desk = self.session.desk
        may_change = desk is not None and may(desk.vault.role, Act.SETTINGS)
        clear(self._lines)
        self.editors, self.removers = {}, {}
        for reason, procedure in reversed(found):
            self._lines.addWidget(self._reason(reason, procedure, may_change=may_change))
        if not found:
            self._lines.addWidget(Card(Text(self.tr("Nothing has come back yet, or nobody wrote it down."), "soft")))

    def _reason(self, reason: LocalReason, procedure: str, *, may_change: bool) -> Card:
        card = Card(
            Text(reason.message, "heading"),
            flow(Badge(procedure or self.tr("Every procedure"), "paper"), Badge(words.day(reason.day), "calendar")),
        )
        if reason.fix:
            card.column.addWidget(Text(self.tr("What to do: {fix}").format(fix=reason.fix)))
        if may_change:
            edit = Button(self.tr("Change…"), partial(self._on_edit, reason), kind="quiet", picture="pencil")
            edit.setAccessibleName(self.tr("Change: {reason}").format(reason=reason.message))
            remove = Button(self.tr("Strike out…"), partial(self._on_remove, reason), kind="quiet", picture="trash")
            remove.setAccessibleName(self.tr("Strike out: {reason}").format(reason=reason.message))
            self.editors[reason.number], self.removers[reason.number] = edit, remove
            card.column.addWidget(flow(edit, remove))
        return card

    def _on_add(self) -> None:
        self._ask(ReturnReasonDialog(self, self.session))

    def _on_edit(self, reason: LocalReason) -> None:
        self._ask(ReturnReasonDialog(self, self.session, reason=reason))

    def _ask(self, dialog: ReturnReasonDialog) -> None:
        dialog.accepted.connect(self.reload)
        dialog.open()

    def _on_remove(self, reason: LocalReason) -> None:
        dialog = ConfirmDialog(
            self,
            self.tr("Strike this reason out?"),
            reason.message,
            yes=self.tr("&Strike it out"),
            no=self.tr("&Leave it"),
        )
        dialog.accepted.connect(partial(self._on_remove_agreed, reason.number))
        dialog.open()

    def _on_remove_agreed(self, number: int) -> None:
        self.session.ask(partial(_remove, number), self._on_listed, keeper=self)


def _listed(desk: Desk) -> _Listed:
    titles = {one.code: one.title for one in desk.catalogue.all()}
    return [(one, titles.get(one.procedure, one.procedure)) for one in return_reasons.local_reasons(desk)]


def _remove(number: int, desk: Desk) -> _Listed:
    return_reasons.remove_reason(desk, number)
    return _listed(desk)
