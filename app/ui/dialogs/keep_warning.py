"""Why a warning is right as it is: one of the usual reasons, or the helper's own words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QWidget

from app.services.keep_warnings import LONGEST
from app.ui.dialogs.dialog import Dialog
from app.ui.widgets.options import RadioOption
from app.ui.widgets.text import Text
from forms.dossier import Problem

translate = QCoreApplication.translate


class KeepWarningDialog(Dialog):
    """Asks for the reason; the first and most usual one is chosen already.

    Signals:
        kept: the reason in words.
    """

    kept = Signal(str)

    def __init__(self, parent: QWidget, problem: Problem) -> None:
        super().__init__(
            parent,
            translate("KeepWarningDialog", "It is right as it is"),
            yes=translate("KeepWarningDialog", "&Keep it so"),
            no=translate("KeepWarningDialog", "Close"),
        )
        self.body.add(Text(problem.message), Text(self.tr("How do you know?"), "heading"))
        self.reasons = [
            RadioOption(self.tr("Asked again: the villager says that it is right")),
            RadioOption(self.tr("It stands so on a paper that was shown")),
            RadioOption(self.tr("The office said that it may stay so")),
            RadioOption(self.tr("For another reason, in a few words:")),
        ]
        group = QButtonGroup(self)
        for option in self.reasons:
            group.addButton(option)
            self.body.add(option)
        self.words = QLineEdit()
        self.words.setAccessibleName(self.tr("The reason in a few words"))
        self.words.setMaxLength(LONGEST)
        self.words.setProperty("vietnamese", True)
        self.words.textEdited.connect(self._on_words)
        self.words.returnPressed.connect(self.on_yes)
        self.body.add(self.words, self.notice)
        self.reasons[0].setChecked(True)
        self.yes.setDefault(True)
        self.reasons[0].setFocus()

    def on_yes(self) -> None:
        """Tell the reason chosen."""
        own = self.reasons[-1].isChecked()
        chosen = next(option for option in self.reasons if option.isChecked())
        reason = self.words.text().strip() if own else chosen.text()
        if not reason:
            self.notice.say(self.tr("Say in a few words why, or choose another reason."), "info")
            self.words.setFocus()
            return
        self.kept.emit(reason)
        self.accept()

    def _on_words(self) -> None:
        self.reasons[-1].setChecked(True)
