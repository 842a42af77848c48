"""What to do when the vault cannot be opened: in words, with the way by the recovery code."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.errors import tell
from app.ui.pages.page import Page
from app.ui.session import Session
from app.ui.tokens import SPACE
from app.ui.widgets.buttons import Button
from app.ui.widgets.hero import Hero
from app.ui.widgets.labelled import labelled
from app.ui.widgets.layout import Card, flow
from app.ui.widgets.passphrase import PassphraseField
from app.ui.widgets.text import Notice, Text


class RecoveryPage(Page):
    """What happened, what is safe, what to do; and a new passphrase by the recovery code."""

    needs_desk = False

    def __init__(self, session: Session) -> None:
        super().__init__(session, width=560)
        self.put_side(Hero())
        self.body.stand_lower(660)
        self._what, self._safe, self._do = Text("", "strong"), Text(), Text()
        self.name, self.code = QLineEdit(), QLineEdit()
        self.passphrase = PassphraseField(self.tr("New passphrase"))
        self.notice = Notice("warn")
        self._recover = Button(self.tr("Open with the &code"), self.submit, kind="primary", picture="key")
        self.code.returnPressed.connect(self.passphrase.setFocus)
        self.name.returnPressed.connect(self.passphrase.setFocus)
        self.passphrase.entered.connect(self._recover.click)
        self._card = self._code_card()
        self._again = Button("", self._on_again, picture="refresh")
        restore = Button(self.tr("&Restore from a backup…"), self._on_restore, picture="undo")
        self._repair = Button(self.tr("Re&pair…"), self._on_repair, picture="shield")
        self.body.add(
            SPACE.small,
            Text(self.tr("The vault cannot be opened"), "title"),
            Card(self._what, self._safe, self._do),
            self._card,
            flow(self._again, restore, self._repair),
        )

    def open(self, **where: Any) -> None:  # noqa: ANN401 - code
        """Explain one reason (the code of a refusal, or ``forgotten``)."""
        code = str(where.get("code", "forgotten"))
        what, safe, do = self._words(code)
        self._what.setText(what)
        self._safe.setText(safe)
        self._do.setText(do)
        self._card.setVisible(code == "forgotten")
        self._again.setText(self.tr("&Type the passphrase after all") if code == "forgotten" else self.tr("&Try again"))
        self._repair.setVisible(code in ("damaged", "disk-error"))
        self.name.setText(self.session.user)
        self.notice.say("")
        self.code.setFocus()

    def submit(self) -> None:
        """Open the vault with the recovery code and set the new passphrase."""
        folder, clock = self.session.folder, self.session.clock
        code, user, words = self.code.text().strip(), self.name.text().strip(), self.passphrase.text
        session = self.session

        def recover() -> object:
            from app.services import unlock_vault  # noqa: PLC0415 - after the first paint, off the window's thread

            session.before_opening()
            return unlock_vault.recover(folder, code, user, words, clock)

        self._recover.setEnabled(False)
        self.notice.say(self.tr("Opening with the recovery code; this takes some seconds…"), "info")
        self.session.lanes.vault.run(recover, self._on_recovered, self._on_refused, keeper=self)

    def _on_restore(self) -> None:
        self.session.go("restore")

    def _on_repair(self) -> None:
        self.session.go("repair")

    def _code_card(self) -> Card:
        return Card(
            labelled(self.tr("Recovery code (from the paper that is kept elsewhere)"), self.code),
            labelled(self.tr("Your name"), self.name),
            labelled(self.tr("New passphrase"), self.passphrase.line, self.passphrase),
            Text(self.tr("Four words or twelve letters at the least."), "small"),
            self.notice,
            self._recover,
        )

    def _words(self, code: str) -> tuple[str, str, str]:
        safe = self.tr("The dossiers on this machine stay as they are; nothing was changed or deleted.")
        known = {
            "forgotten": (
                self.tr("The passphrase was forgotten."),
                safe,
                self.tr("Take the paper with the recovery code, type the code here and choose a new passphrase."),
            ),
            "damaged": (
                self.tr("The file that holds the dossiers is damaged or incomplete."),
                self.tr("The program has not touched it any further."),
                self.tr(
                    "Do not delete anything. Restart the machine once; if it stays so, call the keeper of the machine."
                ),
            ),
            "newer-version": (
                self.tr("The dossiers were written by a newer version of this program."),
                safe,
                self.tr("Install the newer version, or use the machine that has it."),
            ),
            "not-writable": (
                self.tr("This user may not write into the folder of the dossiers."),
                safe,
                self.tr("Log in as the user who set the program up, or ask the keeper of the machine."),
            ),
            "disk-full": (
                self.tr("The disk is full."),
                safe,
                self.tr("Make room on the disk (videos, old downloads), then try again."),
            ),
            "no-vault": (
                self.tr("There is no vault of dossiers in the folder."),
                safe,
                self.tr("Look whether the stick or the disk with the dossiers is plugged in, then try again."),
            ),
        }
        return known.get(code, (tell(RuntimeError()).what, safe, tell(RuntimeError()).do))

    def _on_recovered(self, desk: Any) -> None:  # noqa: ANN401 - Desk, whose module is not imported here
        self._recover.setEnabled(True)
        self.code.clear()
        self.passphrase.clear()
        self.session.open_with(desk)

    def _on_refused(self, error: Exception) -> None:
        self._recover.setEnabled(True)
        self.notice.tell(error)
        self._wrong(error).setFocus()

    def _wrong(self, error: Exception) -> QWidget:
        """The line to mend; the button lost the keyboard while it could not be pressed."""
        lines = {"weak-passphrase": self.passphrase, "unknown-user": self.name}
        return lines.get(getattr(error, "code", ""), self.code)

    def _on_again(self) -> None:
        self.session.go("unlock")
