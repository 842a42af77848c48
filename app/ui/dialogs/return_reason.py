"""Writing down why a dossier came back, for the next one of its kind."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from app.services import return_reasons
from app.services.desk import Desk
from app.services.return_reasons import LONGEST, LocalReason
from app.ui.dialogs.writing import WritingDialog
from app.ui.session import Session
from app.ui.widgets.labelled import labelled
from app.ui.widgets.layout import flow
from app.ui.widgets.options import CheckOption
from app.ui.widgets.text import Text

translate = QCoreApplication.translate


class ReturnReasonDialog(WritingDialog):
    """A new reason, of a returned dossier (``dossier``) or for every procedure; or one that is mended (``reason``)."""

    def __init__(
        self, parent: QWidget, session: Session, *, dossier: str = "", reason: LocalReason | None = None
    ) -> None:
        heading = translate("ReturnReasonDialog", "Why did it come back?")
        super().__init__(parent, session, heading, yes=translate("ReturnReasonDialog", "&Write it down"))
        self._dossier, self._reason = dossier, reason
        self.message, self.fix = QLineEdit(), QLineEdit()
        for field in (self.message, self.fix):
            field.setMaxLength(LONGEST)
            field.setProperty("vietnamese", True)
        if reason is not None:
            self.message.setText(reason.message)
            self.fix.setText(reason.fix)
        self.every = CheckOption(self.tr("It may happen with every procedure"))
        self.every.setChecked(not dossier)
        self.every.setVisible(bool(dossier))
        self.body.add(
            labelled(self.tr("What was &wrong, in one sentence"), self.message),
            labelled(self.tr("What to &do about it"), self.fix),
            flow(self.every),
            Text(self.tr("It is shown with the next dossiers: leave names, numbers and addresses out of it."), "small"),
            self.notice,
        )
        self.message.setFocus()

    def on_yes(self) -> None:
        """Keep it, or say why not."""
        said = (self.message.text(), self.fix.text())
        dossier = "" if self.every.isChecked() else self._dossier
        self.write(partial(_keep, self._reason, dossier, said))

    def on_recorded(self, done: object) -> None:
        """Say what it is good for."""
        self.session.say(self.tr("Written down. The next dossiers are checked for it."))
        super().on_recorded(done)


def _keep(reason: LocalReason | None, dossier: str, said: tuple[str, str], desk: Desk) -> LocalReason:
    if reason is not None:
        return return_reasons.change_reason(desk, reason.number, *said)
    return return_reasons.learn_from(desk, dossier, *said) if dossier else return_reasons.add_reason(desk, "", *said)
