"""Recording the commune's receipt ("Ghi giấy tiếp nhận"): its number, the day received, the day due, and from where."""

from __future__ import annotations

from functools import partial
from typing import Literal

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QWidget

from app.services import record_filing
from app.services.desk import Desk
from app.storage.records import OfficeReport
from app.ui import words
from app.ui.dialogs.dialog import Dialog
from app.ui.session import Session
from app.ui.tokens import SPACE
from app.ui.widgets.labelled import labelled
from app.ui.widgets.layout import flow, row
from app.ui.widgets.options import RadioOption
from app.ui.widgets.text import Text
from forms.dates import PartialDate
from forms.refusal import Refusal

translate = QCoreApplication.translate
Source = Literal["paper", "phone", "portal"]


class RecordFilingDialog(Dialog):
    """Records that the office accepted a dossier.

    Signals:
        recorded: the report is in the vault.
    """

    recorded = Signal()

    def __init__(self, parent: QWidget, session: Session, dossier: str) -> None:
        super().__init__(
            parent,
            translate("RecordFilingDialog", "Record the receipt of the commune"),
            yes=translate("RecordFilingDialog", "&Record it"),
            no=translate("RecordFilingDialog", "Close"),
            picture="stamp",
        )
        self._session, self._dossier = session, dossier
        self.number, self.received, self.due = QLineEdit(), QLineEdit(), QLineEdit()
        self.sources: dict[Source, RadioOption] = {}
        self._build()

    def on_yes(self) -> None:
        """Write it down, or say what is missing."""
        try:
            received = PartialDate.parse(self.received.text())
            due = PartialDate.parse(self.due.text()) if self.due.text().strip() else None
            if received.precision != "day" or (due is not None and due.precision != "day"):
                raise Refusal("bad-date", "The whole day is needed.")  # noqa: TRY301 - the same way out as a bad date
        except Refusal as why:
            self._on_refused(why)
            return
        source = next(name for name, option in self.sources.items() if option.isChecked())
        job = partial(_file, self._dossier, self.number.text(), received, due, source)
        self.yes.setEnabled(False)
        self._session.ask(job, self._on_recorded, self._on_refused, keeper=self)

    def _build(self) -> None:
        self.body.add(Text(self.tr("The paper is issued by the office alone; the program only records it.")))
        today = words.short_day(words.now().date())
        self.received.setPlaceholderText(self.tr("for instance {sample}").format(sample=today))
        self.body.add(
            labelled(self.tr("&Number of the dossier (given by the commune)"), self.number),
            row(
                labelled(self.tr("Day &received"), self.received),
                labelled(self.tr("Day &due (when it stands on the paper)"), self.due),
                spacing=SPACE.base,
            ),
        )
        group = QButtonGroup(self)
        source: Source
        for source, label in (
            ("paper", self.tr("From the paper")),
            ("phone", self.tr("By telephone")),
            ("portal", self.tr("From the portal")),
        ):
            option = RadioOption(label)
            group.addButton(option)
            self.sources[source] = option
        self.sources["paper"].setChecked(True)
        self.body.add(Text(self.tr("How is it known?"), "strong"), flow(*self.sources.values()), self.notice)
        self.number.setFocus()

    def _on_recorded(self, _report: OfficeReport) -> None:
        self.recorded.emit()
        self.accept()

    def _on_refused(self, error: Exception) -> None:
        self.yes.setEnabled(True)
        self.notice.tell(error)


def _file(
    dossier: str, number: str, received: PartialDate, due: PartialDate | None, source: Source, desk: Desk
) -> OfficeReport:
    return record_filing.file(
        desk, dossier, number, received.earliest(), source, due.earliest() if due is not None else None
    )
