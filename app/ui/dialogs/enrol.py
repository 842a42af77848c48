"""Enrolling this machine with a gateway: its address and the code on the keeper's sheet."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.dialogs.dialog import Dialog
from app.ui.session import Session
from app.ui.widgets.text import Text
from sync.ports import Binding

translate = QCoreApplication.translate


class EnrolDialog(Dialog):
    """Address and code; the answer comes on the network lane."""

    def __init__(self, parent: QWidget, session: Session) -> None:
        super().__init__(
            parent,
            translate("EnrolDialog", "Enrol this machine"),
            yes=translate("EnrolDialog", "&Enrol"),
            no=translate("EnrolDialog", "Close"),
            picture="key",
        )
        self._session = session
        self.url, self.code = QLineEdit(), QLineEdit()
        self.url.setPlaceholderText("https://…")
        self.body.add(Text(self.tr("Both stand on the sheet that the commune or the keeper gave.")))
        for label, field in ((self.tr("&Address of the server"), self.url), (self.tr("&Code"), self.code)):
            name = Text(label, "strong")
            name.setBuddy(field)
            field.setAccessibleName(label.replace("&", ""))
            field.returnPressed.connect(self.on_yes)
            self.body.add(name, field)
        self.body.add(self.notice)
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

        self.yes.setEnabled(False)
        self.notice.say(self.tr("Asking the server…"), "info")
        self._session.lanes.network.run(ask, self._on_bound, self._on_refused, keeper=self)

    def _on_bound(self, binding: Binding) -> None:
        self._session.post.kind = ""
        self._session.post.changed.emit()
        self._session.publish(self, network=True)
        self._session.say(self.tr("This machine is enrolled with {name}.").format(name=binding.gateway_name))
        self.accept()

    def _on_refused(self, error: Exception) -> None:
        self.yes.setEnabled(True)
        self.notice.tell(error)


def enrol(session: Session, parent: QWidget) -> EnrolDialog:
    """Show the dialog."""
    dialog = EnrolDialog(parent, session)
    dialog.open()
    return dialog
