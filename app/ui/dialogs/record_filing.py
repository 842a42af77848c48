"""Recording the commune's receipt ("Ghi giấy tiếp nhận"): its number, the day received, the day due, and from where."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Literal

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from app.services import record_filing
from app.ui import words
from app.ui.dialogs.writing import WritingDialog
from app.ui.session import Session
from app.ui.tokens import SPACE
from app.ui.widgets.labelled import labelled
from app.ui.widgets.layout import flow, row
from app.ui.widgets.options import RadioOption, chosen_of, one_of
from app.ui.widgets.text import Text
from forms.dates import PartialDate
from forms.refusal import Refusal

translate = QCoreApplication.translate
Source = Literal["paper", "phone", "portal"]


class RecordFilingDialog(WritingDialog):
    """Records that the office accepted a dossier."""

    def __init__(self, parent: QWidget, session: Session, dossier: str) -> None:
        heading = translate("RecordFilingDialog", "Record the receipt of the commune")
        super().__init__(parent, session, heading, yes=translate("RecordFilingDialog", "&Record it"), picture="stamp")
        self._dossier = dossier
        self.number, self.received, self.due = QLineEdit(), QLineEdit(), QLineEdit()
        self.sources: dict[Source, RadioOption] = one_of(
            self,
            (
                ("paper", self.tr("From the paper")),
                ("phone", self.tr("By telephone")),
                ("portal", self.tr("From the portal")),
            ),
            "paper",
        )
        self._build()

    def on_yes(self) -> None:
        """Write it down, or say what is missing."""
        received, due = _whole_day(self.received.text()), _whole_day(self.due.text())
        if received is None or (due is None and self.due.text().strip()):
            self._want_day(self.received if received is None else self.due)
            return
        self.write(
            partial(
                record_filing.file,
                dossier_id=self._dossier,
                number=self.number.text(),
                received_on=received,
                source=chosen_of(self.sources),
                due_on=due,
            )
        )

    def _want_day(self, line: QLineEdit) -> None:
        sample = words.short_day(words.today())
        said = self.tr("{line}: write the day, the month and the year, for instance {sample}.")
        self.notice.say(said.format(line=line.accessibleName(), sample=sample), "warn")
        line.setFocus()
        line.selectAll()

    def _build(self) -> None:
        self.body.add(Text(self.tr("The paper is issued by the office alone; the program only records it.")))
        today = words.short_day(words.today())
        self.received.setPlaceholderText(self.tr("for instance {sample}").format(sample=today))
        self.body.add(
            labelled(self.tr("&Number of the dossier (given by the commune)"), self.number),
            row(
                labelled(self.tr("Day &received"), self.received),
                labelled(self.tr("Day &due (when it stands on the paper)"), self.due),
                spacing=SPACE.base,
            ),
        )
        self.body.add(Text(self.tr("How is it known?"), "strong"), flow(*self.sources.values()), self.notice)
        self.number.setFocus()


def _whole_day(text: str) -> date | None:
    """What was typed, where it is a day of the calendar; a month or a year alone is none."""
    try:
        day = PartialDate.parse(text)
    except Refusal:
        return None
    return day.earliest() if day.precision == "day" else None
