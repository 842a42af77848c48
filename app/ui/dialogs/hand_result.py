"""Handing the result over: who took it, what they are to the owner, and by which sign."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from app.services.desk import Desk
from app.ui.dialogs.writing import WritingDialog
from app.ui.session import Session
from app.ui.widgets.labelled import labelled
from app.ui.widgets.layout import flow
from app.ui.widgets.options import RadioOption, chosen_of, one_of
from app.ui.widgets.text import Text

if TYPE_CHECKING:
    from app.services.hand_over_result import Means

translate = QCoreApplication.translate


class HandResultDialog(WritingDialog):
    """Records who took the result."""

    def __init__(self, parent: QWidget, session: Session, dossier: str, owner: str) -> None:
        heading = translate("HandResultDialog", "Hand the result over")
        super().__init__(parent, session, heading, yes=translate("HandResultDialog", "&Record it"), picture="hand")
        self._dossier = dossier
        self.taker, self.relation, self.witness = QLineEdit(owner), QLineEdit(), QLineEdit()
        self.means: dict[Means, RadioOption] = one_of(
            self,
            (
                ("signature", self.tr("Signed on the slip")),
                ("thumb", self.tr("Thumb in ink, before a witness")),
                ("spoken", self.tr("Said only")),
            ),
            "signature",
        )
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
        means = chosen_of(self.means)
        self.write(partial(_hand, self._dossier, self.taker.text(), means, self.relation.text(), self.witness.text()))

    def on_refused(self, error: Exception) -> None:
        """With the keyboard where the missing name goes."""
        super().on_refused(error)
        wanted = {"consent-witness": self.witness, "taker-missing": self.taker}.get(getattr(error, "code", ""))
        if wanted is not None:
            wanted.setFocus()


def _hand(dossier: str, taker: str, means: Means, relation: str, witness: str, desk: Desk) -> object:
    from app.services.hand_over_result import hand_over  # noqa: PLC0415 - when somebody takes a result

    return hand_over(desk, dossier, taker, means, relation=relation, witness=witness)
