"""Giving a user another role; their passphrase stays as it is."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from app.services import manage_users
from app.services.desk import Desk
from app.storage.vault import UserSlot
from app.ui import role_words
from app.ui.dialogs.dialog import Dialog
from app.ui.session import Session
from app.ui.widgets.layout import flow
from app.ui.widgets.options import RadioOption
from app.ui.widgets.text import Text

translate = QCoreApplication.translate


class RoleDialog(Dialog):
    """One of the three.

    Signals:
        changed: the user has the role chosen.
    """

    changed = Signal()

    def __init__(self, parent: QWidget, session: Session, name: str, role: str) -> None:
        super().__init__(
            parent,
            translate("RoleDialog", "Role of {name}").format(name=name),
            yes=translate("RoleDialog", "&Give this role"),
            no=translate("RoleDialog", "Close"),
        )
        self._session, self._name = session, name
        self.roles: dict[str, RadioOption] = {}
        group = QButtonGroup(self)
        for each in ("helper", "officer", "keeper"):
            option = RadioOption(role_words.role(each))
            option.setChecked(each == role)
            group.addButton(option)
            self.roles[each] = option
        self.body.add(flow(*self.roles.values()), Text(role_words.explained(), "small"), self.notice)
        self.roles[role].setFocus()

    def on_yes(self) -> None:
        """Change it, or say why not."""
        role = next(name for name, option in self.roles.items() if option.isChecked())
        self.yes.setEnabled(False)
        self._session.ask(partial(_change, self._name, role), self._on_changed, self._on_refused, keeper=self)

    def _on_changed(self, _slot: UserSlot) -> None:
        self.changed.emit()
        self.accept()

    def _on_refused(self, error: Exception) -> None:
        self.yes.setEnabled(True)
        self.notice.tell(error)


def _change(name: str, role: str, desk: Desk) -> UserSlot:
    return manage_users.change_role(desk, name, role)
