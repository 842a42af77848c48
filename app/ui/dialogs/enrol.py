"""Enrolling this machine with a gateway: its address and the code on the keeper's sheet.

Who waits for a server that says nothing is free at once: the question ends by its own time, and an answer that still
comes counts, for the server has used the code up by then; it gives the same answer to the same machine again.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget
from shiboken6 import isValid

from app.ui.dialogs.dialog import Dialog
from app.ui.session import Session
from app.ui.widgets.running import Running
from app.ui.widgets.text import Text
from sync.ports import Binding

translate = QCoreApplication.translate


class EnrolDialog(Dialog):
    """Address and code; the answer comes on the network lane, also after somebody stopped waiting for it."""

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
            self.body.add(name, field)
        self.code.returnPressed.connect(self.on_yes)
        self.running = Running(self._on_stop)
        self._asked = 0
        self.body.add(self.running, self.notice)
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

        self._asked += 1
        self.yes.setEnabled(False)
        self.notice.say("")
        self.running.show_work(self.tr("Asking the server…"))
        # The session hears of it where the dialog is closed meanwhile: a binding that was written must not go untold.
        refused = partial(_refused, self, self._asked)
        self._session.lanes.network.run(ask, partial(_bound, self, self._session), refused, keeper=self._session)

    def hears(self, asked: int) -> bool:
        """Whether this question is the one that somebody waits for."""
        return asked == self._asked and not self.yes.isEnabled()

    def refuse(self, error: Exception) -> None:
        """Say why, with everything that was typed still there."""
        self._rest()
        self.notice.tell(error)

    def _on_stop(self) -> None:
        self._rest()
        self.notice.say(
            self.tr(
                "No longer waiting for the server. If it still answers, this machine is enrolled and that is said; "
                "the same code may be sent again."
            ),
            "info",
        )

    def _rest(self) -> None:
        self.running.rest()
        self.yes.setEnabled(True)


def _bound(dialog: EnrolDialog, session: Session, binding: Binding) -> None:
    session.post.kind = ""
    session.post.changed.emit()
    session.publish(session, network=True)
    session.say(translate("EnrolDialog", "This machine is enrolled with {name}.").format(name=binding.gateway_name))
    if isValid(dialog):
        dialog.accept()


def _refused(dialog: EnrolDialog, asked: int, error: Exception) -> None:
    """Only to who still waits: what nobody waits for any more changed nothing."""
    if isValid(dialog) and dialog.hears(asked):
        dialog.refuse(error)


def enrol(session: Session, parent: QWidget) -> EnrolDialog:
    """Show the dialog."""
    dialog = EnrolDialog(parent, session)
    dialog.open()
    return dialog
