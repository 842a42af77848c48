"""Letting another person in: name, role, and a passphrase that the machine suggests and they may change later."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from app.services import manage_users, new_passphrase
from app.storage.vault import UserSlot
from app.ui import role_words
from app.ui.dialogs.writing import WritingDialog
from app.ui.session import Session
from app.ui.widgets.buttons import Button
from app.ui.widgets.labelled import labelled
from app.ui.widgets.layout import flow
from app.ui.widgets.options import chosen_of, one_of
from app.ui.widgets.text import Text

translate = QCoreApplication.translate


class AddUserDialog(WritingDialog):
    """Name, role, passphrase."""

    def __init__(self, parent: QWidget, session: Session) -> None:
        heading = translate("AddUserDialog", "Add a user")
        super().__init__(parent, session, heading, yes=translate("AddUserDialog", "&Add"), picture="plus")
        self.name, self.words = QLineEdit(), QLineEdit(new_passphrase.suggest())
        self.roles = one_of(self, ((each, role_words.role(each)) for each in role_words.ROLES), "helper")
        other = Button(self.tr("Suggest &another"), self._on_other, kind="quiet", picture="refresh")
        self.body.add(
            labelled(self.tr("&Name"), self.name),
            Text(self.tr("Role"), "strong"),
            flow(*self.roles.values()),
            labelled(self.tr("&Passphrase"), self.words),
            flow(other),
            Text(
                self.tr(
                    "Let them write it down and keep it, or type one of their own here now. They can change it later; "
                    "nobody else needs to know it."
                ),
                "small",
            ),
            self.notice,
        )
        self.name.setFocus()

    def on_yes(self) -> None:
        """Let them in."""
        self.notice.say(self.tr("Making the key…"), "info")
        self.write(
            partial(
                manage_users.add,
                name=self.name.text(),
                words=self.words.text(),
                role=chosen_of(self.roles),
                cost=self.session.cost,
            )
        )

    def _on_other(self) -> None:
        self.words.setText(new_passphrase.suggest())

    def on_recorded(self, done: object) -> None:
        """The new user is there."""
        if isinstance(done, UserSlot):
            self.session.say(self.tr("{name} can open this machine now.").format(name=done.name))
        super().on_recorded(done)
