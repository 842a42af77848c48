"""One dossier erased for good: what is destroyed, what remains and where, and the certificate; never by one press."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui import erasing
from app.ui.dialogs.dialog import Dialog
from app.ui.session import Session
from app.ui.tokens import SPACE
from app.ui.widgets.options import CheckOption
from app.ui.widgets.text import Text, bullet

if TYPE_CHECKING:
    from app.services.before_erasing import ToErase
    from app.services.desk import Desk
    from app.services.erase_dossiers import Erased
    from forms.onlooker import OnLooker

translate = QCoreApplication.translate


class EraseDossierDialog(Dialog):
    """First it only counts; the button comes to life when somebody says that it was read.

    Signals:
        erased: the dossier is gone.
    """

    erased = Signal()

    def __init__(self, parent: QWidget, session: Session, dossier: str) -> None:
        super().__init__(
            parent,
            translate("EraseDossierDialog", "Erase this dossier for good?"),
            yes=translate("EraseDossierDialog", "&Erase it now"),
            no=translate("EraseDossierDialog", "&Leave it"),
            picture="trash",
            kind="danger",
        )
        self._session, self._dossier = session, dossier
        self._said = QWidget()
        self._lines = QVBoxLayout(self._said)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(SPACE.tight)
        self.sure = CheckOption(self.tr("I have read this: it is gone for good, and nobody can bring it back"))
        self.sure.toggled.connect(self.yes.setEnabled)
        self.work = erasing.Erasing(session, self)
        self.body.add(self._said, self.sure, self.work.running, self.notice)
        self.yes.setEnabled(False)
        self.sure.setVisible(False)
        self.no.setFocus()
        session.ask(partial(_look, dossier), self._on_looked, self._on_refused, keeper=self)

    def on_yes(self) -> None:
        """Erase it."""
        for button in (self.yes, self.no):
            button.setEnabled(False)
        for widget in (self._said, self.sure):  # what it does now is not to be looked for below what was read
            widget.setVisible(False)
        self.notice.say("")
        self.work.erase(partial(_erase, self._dossier), self._on_erased, self._on_refused, asker=self)

    def _on_looked(self, found: ToErase) -> None:
        self._say("strong", f"{found.owner or self.tr('No name yet')} · {found.procedure}")
        self._say("soft", self.tr("Slip {code}").format(code=found.public_code))
        self._say("heading", self.tr("What is destroyed"))
        for line in self._destroyed(found):
            self._lines.addWidget(bullet(line))
        self._say("heading", self.tr("What remains"))
        for line in self._remains(found):
            self._lines.addWidget(bullet(line))
        if found.on_its_way:
            self.notice.say(
                self.tr(
                    "It is on its way to the server: withdraw it first, or send and wait for the answer. Until then it "
                    "cannot be erased."
                ),
                "warn",
            )
        self.sure.setVisible(not found.on_its_way)

    def _say(self, role: str, words: str) -> None:
        self._lines.addWidget(Text(words, role))

    def _destroyed(self, found: ToErase) -> list[str]:
        lines = [
            self.tr("All answers, their history, the consents and the notes, and the dossier's own key"),
        ]
        if found.papers:
            lines.append(self.tr("{count} attached papers").format(count=found.papers))
        if found.results:
            lines.append(self.tr("{count} results of the office that were kept here").format(count=found.results))
        if found.versions:
            lines.append(self.tr("{count} versions frozen to be sent").format(count=found.versions))
        if found.copies:
            lines.append(self.tr("The same in {count} backups in reach").format(count=found.copies))
        lines.append(self.tr("What the register knows of these persons from this dossier alone"))
        return lines

    def _remains(self, found: ToErase) -> list[str]:
        lines = []
        if found.at_office:
            lines.append(
                self.tr("The office has the dossier: its own copy stays there. Who wants that erased asks it.")
            )
        elif found.at_server:
            lines.append(self.tr("The commune's server has the dossier: that copy stays there. Ask the commune."))
        if found.away:
            places = ", ".join(dict.fromkeys(copy.place for copy in found.away))
            lines.append(
                self.tr(
                    "{count} backups that are not plugged in now ({places}): they are cleaned at the next backup there"
                ).format(count=len(found.away), places=places)
            )
        if found.is_counted:
            lines.append(self.tr("A figure without a name in the reports, as the villager agreed"))
        lines.append(self.tr("One line in the journal: the dossier's number, when and by whom it was erased"))
        lines.append(self.tr("Papers that were printed or saved outside this program"))
        return lines

    def _on_erased(self, done: erasing.Done) -> None:
        parent = self.parentWidget()
        self.erased.emit()
        self.accept()
        if parent is not None:
            erasing.tell(self._session, parent.window(), done)

    def _on_refused(self, error: Exception) -> None:
        self.no.setEnabled(True)
        self._said.setVisible(True)
        self.sure.setVisible(self._lines.count() > 0)
        self.sure.setChecked(False)
        self.notice.tell(error)


def _look(dossier: str, desk: Desk) -> ToErase:
    from app.services import before_erasing  # noqa: PLC0415 - off the window's thread

    return before_erasing.look(desk, dossier)


def _erase(dossier: str, desk: Desk, looker: OnLooker) -> Erased:
    from app.services import erase_dossiers  # noqa: PLC0415 - off the window's thread

    return erase_dossiers.erase(desk, [dossier], looker=looker)
