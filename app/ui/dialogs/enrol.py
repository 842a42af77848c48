"""Enrolling this machine with a gateway: its address and the code on the keeper's sheet."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.dialogs.asking_server import AskingServerDialog
from app.ui.session import Session
from app.ui.widgets.labelled import labelled
from app.ui.widgets.text import Text
from sync.ports import Binding

translate = QCoreApplication.translate


class EnrolDialog(AskingServerDialog):
    """Address and code."""

    def __init__(self, parent: QWidget, session: Session) -> None:
        super().__init__(
            parent,
            session,
            translate("EnrolDialog", "Enrol this machine"),
            yes=translate("EnrolDialog", "&Enrol"),
        )
        self.url, self.code = QLineEdit(), QLineEdit()
        self.url.setPlaceholderText("https://…")
        self.body.add(
            Text(self.tr("Both stand on the sheet that the commune or the keeper gave.")),
            labelled(self.tr("&Address of the server"), self.url),
            labelled(self.tr("&Code"), self.code),
            self.running,
            self.notice,
        )
        self.code.returnPressed.connect(self.on_yes)
        self.url.setFocus()

    def on_yes(self) -> None:
        """Ask the gateway."""
        desk = self._session.desk
        url, code = self.url.text().strip(), self.code.text().strip()
        if desk is None or not url or not code:
            self.notice.say(self.tr("Please type both the address and the code."))
            return

        def ask() -> Binding:
            from app.services.enroll_laptop import enroll_laptop  # noqa: PLC0415 - requests, only when it is needed

            return enroll_laptop(desk, url, code)

        self.ask_server(ask, self.tr("This machine is enrolled with {name}."))


def enrol(session: Session, parent: QWidget) -> EnrolDialog:
    """Show the dialog."""
    dialog = EnrolDialog(parent, session)
    dialog.open()
    return dialog
