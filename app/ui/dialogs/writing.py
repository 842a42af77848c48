"""A dialog that writes one thing into the vault: pressed once, told why not, closed when it stands there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from app.services.desk import Desk
from app.ui.dialogs.dialog import Dialog
from app.ui.session import Session


class WritingDialog(Dialog):
    """What all of them do with the vault's answer; what was typed stays until it is a good one.

    Signals:
        recorded: it stands in the vault.
    """

    recorded = Signal()

    def __init__(self, parent: QWidget, session: Session, heading: str, *, yes: str, picture: str = "check") -> None:
        close = QCoreApplication.translate("WritingDialog", "Close")
        super().__init__(parent, heading, yes=yes, no=close, picture=picture)
        self.session = session

    def write(self, job: Callable[[Desk], object]) -> None:
        """Let the vault's lane do it."""
        self.yes.setEnabled(False)
        self.session.ask(job, self.on_recorded, self.on_refused, keeper=self)

    def on_recorded(self, _done: object) -> None:
        """It is done."""
        self.recorded.emit()
        self.accept()

    def on_refused(self, error: Exception) -> None:
        """Say what is missing, and let it be tried again."""
        self.yes.setEnabled(True)
        self.notice.tell(error)
