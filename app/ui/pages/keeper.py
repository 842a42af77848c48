"""The keeper's area: one door to users, backups, checking, retention, persons and what stands aside."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from app.services.roles import Act, may
from app.ui.pages.page import Page, title
from app.ui.session import Session
from app.ui.tokens import SPACE
from app.ui.widgets.buttons import Button
from app.ui.widgets.layout import clear
from app.ui.widgets.rows import LinkRow
from app.ui.widgets.text import Text

_SET_UP = "set_up"
"""The door to a dialog; the others lead to pages."""


class KeeperPage(Page):
    """Shows what the role of who is at the desk includes, and says whom to ask for the rest."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.doors: dict[str, LinkRow] = {}
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SPACE.small)
        self.body.add(
            title(self.tr("Vault and users"), self.tr("What the keeper of this machine, or an officer, looks after.")),
            self._lines,
        )
        self.body.column.addStretch(1)
        self.put_bar(Button(self.tr("&Back"), session.go_back, kind="quiet", picture="back"))

    def open(self, **where: Any) -> None:  # noqa: ANN401, ARG002 - no place
        """Show the doors that this user may open."""
        desk = self.session.desk
        role = desk.vault.role if desk is not None else ""
        clear(self._lines)
        self.doors = {}
        for page, act, words, under, icon in self._all():
            if act is None or may(role, act):
                self.doors[page] = LinkRow(words, under, icon=icon)
                self.doors[page].pressed.connect(partial(self._go, page))
                self._lines.addWidget(self.doors[page])
        if not may(role, Act.USERS):
            self._lines.addWidget(Text(self.tr("For the rest ask the keeper of this machine."), "soft"))
        next(iter(self.doors.values())).setFocus()

    def _go(self, door: str) -> None:
        if door != _SET_UP:
            self.session.go(door)
            return
        from app.ui.dialogs.give_set_up import GiveSetUpDialog  # noqa: PLC0415 - once for each machine

        GiveSetUpDialog(self, self.session).open()

    def _all(self) -> tuple[tuple[str, Act | None, str, str, str], ...]:
        return (
            (
                "users",
                None,
                self.tr("Users"),
                self.tr("Who opens this machine, their roles, passphrase, PIN"),
                "people",
            ),
            ("backups", Act.BACKUP, self.tr("Backups"), self.tr("To another disk or stick, and restoring"), "saved"),
            ("vault_check", Act.REPAIR, self.tr("Check and repair"), self.tr("Whether everything is whole"), "shield"),
            (
                "retention",
                Act.RETENTION,
                self.tr("How long dossiers are kept"),
                self.tr("Whose time is over, and erasing them"),
                "calendar",
            ),
            (
                "persons",
                Act.PERSONS,
                self.tr("Persons on this machine"),
                self.tr("The register, a person's own data, erasing, whom to tell after a loss"),
                "person",
            ),
            (
                "packs",
                None,
                self.tr("Content packs"),
                self.tr("Newer cards and forms, the commune's own numbers, who signed them"),
                "paper",
            ),
            (
                _SET_UP,
                Act.SETTINGS,
                self.tr("A set-up code for another machine"),
                self.tr("Server, help point and enrolment on one sheet that the new machine scans"),
                "key",
            ),
            (
                "authoring",
                Act.SETTINGS,
                self.tr("Write a content pack"),
                self.tr("A workbook, what is to be mended in it, how it will look, and the pack of it"),
                "pencil",
            ),
            (
                "return_reasons",
                None,
                self.tr("Why dossiers came back here"),
                self.tr("What the helper is asked about before a dossier is finalized"),
                "return",
            ),
            (
                "aside",
                None,
                self.tr("Set aside"),
                self.tr("What could not be read or sent, and bringing it back"),
                "aside",
            ),
        )
