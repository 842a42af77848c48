"""Giving a user another role; their passphrase stays as it is."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.services import manage_users
from app.ui import role_words
from app.ui.dialogs.writing import WritingDialog
from app.ui.session import Session
from app.ui.widgets.layout import flow
from app.ui.widgets.options import chosen_of, one_of
from app.ui.widgets.text import Text

translate = QCoreApplication.translate


class RoleDialog(WritingDialog):
    """One of the three."""

    def __init__(self, parent: QWidget, session: Session, name: str, role: str) -> None:
        heading = translate("RoleDialog", "Role of {name}").format(name=name)
        super().__init__(parent, session, heading, yes=translate("RoleDialog", "&Give this role"))
        self._name = name
        self.roles = one_of(self, ((each, role_words.role(each)) for each in role_words.ROLES), role)
        self.body.add(flow(*self.roles.values()), Text(role_words.explained(), "small"), self.notice)
        self.roles[role].setFocus()

    def on_yes(self) -> None:
        """Change it, or say why not."""
        self.write(partial(manage_users.change_role, name=self._name, role=chosen_of(self.roles)))
