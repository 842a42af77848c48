"""Asking the server to take this machine in: told while it goes on, and no reason for anybody to wait.

Who waits for a server that says nothing is free at once: the question ends by its own time, and an answer that still
comes counts, for the server has used the code up by then; it gives the same answer to the same machine again.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.ui.dialogs.dialog import Dialog
from app.ui.session import Session
from app.ui.widgets.running import Running
from sync.ports import Binding

translate = QCoreApplication.translate


class AskingServerDialog(Dialog):
    """The answer comes on the network lane, also after somebody stopped waiting for it."""

    def __init__(self, parent: QWidget, session: Session, heading: str, *, yes: str) -> None:
        close = translate("AskingServerDialog", "Close")
        super().__init__(parent, heading, yes=yes, no=close, picture="key")
        self._session = session
        self.running = Running(self._on_stop)
        self.running.setParent(self)  # until it has its place
        self._asked, self._waits = 0, False

    def ask_server(self, ask: Callable[[], Binding], said: str) -> None:
        """Ask on the lane; ``said`` is told of the binding, with the place {name} for the server's."""
        if self._waits:
            return  # Enter was pressed once more
        self._asked, self._waits = self._asked + 1, True
        self.yes.setEnabled(False)
        self.notice.say("")
        self.running.show_work(translate("AskingServerDialog", "Asking the server…"))
        # The session hears of it where the dialog is closed meanwhile: a binding that was written must not go untold.
        refused, bound = partial(_refused, self, self._asked), partial(_bound, self, self._session, said)
        self._session.lanes.network.run(ask, bound, refused, keeper=self._session)

    def hears(self, asked: int) -> bool:
        """Whether this question is the one that somebody waits for."""
        return asked == self._asked and self._waits

    def refuse(self, error: Exception) -> None:
        """Say why, with everything that was typed still there."""
        self.rest()
        self.notice.tell(error)

    def rest(self) -> None:
        """Nobody waits any more."""
        self._waits = False
        self.running.rest()
        self.yes.setEnabled(True)

    def _on_stop(self) -> None:
        self.rest()
        said = translate(
            "AskingServerDialog",
            "No longer waiting for the server. If it still answers, this machine is enrolled and that is said; "
            "the same code may be sent again.",
        )
        self.notice.say(said, "info")


def _bound(dialog: AskingServerDialog, session: Session, said: str, binding: Binding) -> None:
    session.post.kind = ""
    session.post.changed.emit()
    session.publish(session, network=True)
    session.say(said.format(name=binding.gateway_name))
    if isValid(dialog):
        dialog.accept()


def _refused(dialog: AskingServerDialog, asked: int, error: Exception) -> None:
    """Only to who still waits: what nobody waits for any more changed nothing."""
    if isValid(dialog) and dialog.hears(asked):
        dialog.refuse(error)
