"""By when a paper comes that is not here yet ("Bổ sung sau"): the day stands on the list and the villager's sheet."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from app.services import attach_paper
from app.ui import words
from app.ui.dialogs.writing import WritingDialog
from app.ui.session import Session
from app.ui.widgets.labelled import labelled
from app.ui.widgets.text import Text
from forms.dates import PartialDate
from forms.refusal import Refusal
from forms.sheet_values import PaperState

translate = QCoreApplication.translate


class PaperLaterDialog(WritingDialog):
    """One day, or none; closed without a word the paper stays "later" without a day."""

    def __init__(self, parent: QWidget, session: Session, dossier: str, paper: str, name: str) -> None:
        heading = translate("PaperLaterDialog", "By when does it come?")
        yes = translate("PaperLaterDialog", "&Write it down")
        super().__init__(parent, session, heading, yes=yes, picture="calendar")
        self._dossier, self._paper = dossier, paper
        self.day = QLineEdit()
        today = words.short_day(words.today())
        self.day.setPlaceholderText(self.tr("for instance {sample}").format(sample=today))
        self.body.add(
            Text(name, "strong"),
            labelled(self.tr("&Day (may stay empty)"), self.day),
            Text(self.tr("It stands on the guidance sheet, so that the family knows."), "small"),
            self.notice,
        )
        self.day.returnPressed.connect(self.on_yes)
        self.day.setFocus()

    def on_yes(self) -> None:
        """Write the day down; without one nothing is left to do."""
        if not self.day.text().strip():
            self.accept()
            return
        try:
            day = PartialDate.parse(self.day.text())
            if day.precision != "day":
                raise Refusal("bad-date", "The whole day is needed.")  # noqa: TRY301 - the same way out as a bad date
        except Refusal as why:
            self.on_refused(why)
            return
        later, on = PaperState.LATER, day.earliest()
        say = partial(attach_paper.say, dossier_id=self._dossier, paper=self._paper, state=later, later_on=on)
        self.write(say)
