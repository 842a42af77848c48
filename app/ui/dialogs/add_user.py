"""Letting another person in: name, role, and a passphrase that the machine suggests and they may change later."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QWidget

from app.services import manage_users, new_passphrase
from app.services.desk import Desk
from app.storage.vault import KdfCost, UserSlot
from app.ui import role_words
from app.ui.dialogs.dialog import Dialog
from app.ui.session import Session
from app.ui.widgets.buttons import Button
from app.ui.widgets.labelled import labelled
from app.ui.widgets.layout import flow
from app.ui.widgets.options import RadioOption
from app.ui.widgets.text import Text

translate = QCoreApplication.translate


class AddUserDialog(Dialog):
    """Name, role, passphrase.

    Signals:
        added: another user may open the vault.
    """

    added = Signal()

    def __init__(self, parent: QWidget, session: Session) -> None:
        super().__init__(
            parent,
            translate("AddUserDialog", "Add a user"),
            yes=translate("AddUserDialog", "&Add"),
            no=translate("AddUserDialog", "Close"),
            picture="plus",
        )
        self._session = session
        self.name, self.words = QLineEdit(), QLineEdit(new_passphrase.suggest())
        self.roles: dict[str, RadioOption] = {}
        group = QButtonGroup(self)
        for name in ("helper", "officer", "keeper"):
            option = RadioOption(role_words.role(name))
            group.addButton(option)
            self.roles[name] = option
        self.roles["helper"].setChecked(True)
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
        role = next(name for name, option in self.roles.items() if option.isChecked())
        job = partial(_add, self.name.text(), self.words.text(), role, self._session.cost)
        self.yes.setEnabled(False)
        self.notice.say(self.tr("Making the key…"), "info")
        self._session.ask(job, self._on_added, self._on_refused, keeper=self)

    def _on_other(self) -> None:
        self.words.setText(new_passphrase.suggest())

    def _on_added(self, slot: UserSlot) -> None:
        self._session.say(self.tr("{name} can open this machine now.").format(name=slot.name))
        self.added.emit()
        self.accept()

    def _on_refused(self, error: Exception) -> None:
        self.yes.setEnabled(True)
        self.notice.tell(error)


def _add(name: str, words: str, role: str, cost: KdfCost | None, desk: Desk) -> UserSlot:
    return manage_users.add(desk, name, words, role, cost=cost)
