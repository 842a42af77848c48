"""Handing the result over: who took it, what they are to the owner, and by which sign."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QWidget

from app.services.desk import Desk
from app.ui.dialogs.dialog import Dialog
from app.ui.session import Session
from app.ui.widgets.labelled import labelled
from app.ui.widgets.layout import flow
from app.ui.widgets.options import RadioOption
from app.ui.widgets.text import Text

if TYPE_CHECKING:
    from app.services.hand_over_result import Means

translate = QCoreApplication.translate


class HandResultDialog(Dialog):
    """Records who took the result.

    Signals:
        recorded: it stands in the vault.
    """

    recorded = Signal()

    def __init__(self, parent: QWidget, session: Session, dossier: str, owner: str) -> None:
        super().__init__(
            parent,
            translate("HandResultDialog", "Hand the result over"),
            yes=translate("HandResultDialog", "&Record it"),
            no=translate("HandResultDialog", "Close"),
            picture="hand",
        )
        self._session, self._dossier = session, dossier
        self.taker, self.relation, self.witness = QLineEdit(owner), QLineEdit(), QLineEdit()
        self.means: dict[Means, RadioOption] = {}
        group = QButtonGroup(self)
        means: Means
        for means, label in (
            ("signature", self.tr("Signed on the slip")),
            ("thumb", self.tr("Thumb in ink, before a witness")),
            ("spoken", self.tr("Said only")),
        ):
            option = RadioOption(label)
            group.addButton(option)
            self.means[means] = option
        self.means["signature"].setChecked(True)
        self._seen = QWidget()
        self._seen.setLayout(labelled(self.tr("&Witness"), self.witness))
        self._seen.setVisible(False)
        self.means["thumb"].toggled.connect(self._seen.setVisible)
        self.body.add(
            labelled(self.tr("Who &takes it"), self.taker),
            labelled(self.tr("What they are to the o&wner (empty: the owner)"), self.relation),
            Text(self.tr("How is it known that they have it?"), "strong"),
            flow(*self.means.values()),
            self._seen,
            self.notice,
        )
        self.taker.setFocus()

    def on_yes(self) -> None:
        """Write it down, or say what is missing."""
        means = next(name for name, option in self.means.items() if option.isChecked())
        job = partial(_hand, self._dossier, self.taker.text(), means, self.relation.text(), self.witness.text())
        self.yes.setEnabled(False)
        self._session.ask(job, self._on_recorded, self._on_refused, keeper=self)

    def _on_recorded(self, _done: object) -> None:
        self.recorded.emit()
        self.accept()

    def _on_refused(self, error: Exception) -> None:
        self.yes.setEnabled(True)
        self.notice.tell(error)


def _hand(dossier: str, taker: str, means: Means, relation: str, witness: str, desk: Desk) -> object:
    from app.services.hand_over_result import hand_over  # noqa: PLC0415 - when somebody takes a result

    return hand_over(desk, dossier, taker, means, relation=relation, witness=witness)
