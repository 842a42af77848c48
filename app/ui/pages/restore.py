"""Restoring a vault from its backup: pick it, prove who one is, wait, and hear what is asked about first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QButtonGroup, QFileDialog, QLineEdit, QWidget

from app.paths import holds_a_vault
from app.ui.long_work import LongWork
from app.ui.pages.page import Page, title
from app.ui.session import Session
from app.ui.tokens import SPACE
from app.ui.widgets.buttons import Button
from app.ui.widgets.hero import Hero
from app.ui.widgets.labelled import labelled
from app.ui.widgets.layout import column, flow
from app.ui.widgets.options import CheckOption, RadioOption
from app.ui.widgets.passphrase import PassphraseField
from app.ui.widgets.text import Notice, Text

if TYPE_CHECKING:
    from app.services.restore_vault import RestoredVault
    from forms.onlooker import OnLooker


class RestorePage(Page):
    """From the first start, from the recovery page, or from the backups page after the vault was shut."""

    needs_desk = False

    def __init__(self, session: Session) -> None:
        super().__init__(session, width=620)
        self.put_side(Hero())
        self.body.stand_lower(740)
        self.source, self.name, self.code = QLineEdit(), QLineEdit(), QLineEdit()
        self.passphrase = PassphraseField(self.tr("Passphrase"))
        self.by_code = RadioOption(self.tr("With the recovery code"))
        self.by_words = RadioOption(self.tr("With the passphrase of the backup's time"))
        group = QButtonGroup(self)
        for option in (self.by_code, self.by_words):
            group.addButton(option)
        self.by_code.setChecked(True)
        self.replace = CheckOption(self.tr("A vault lies here: put it aside for 30 days"))
        self.work = LongWork(session, self)
        self.notice = Notice("warn")
        self.go_on = Button(self.tr("&Restore"), self.submit, kind="big-primary", picture="undo")
        self.unlock = Button(self.tr("&Unlock it"), self._on_unlock, kind="big-primary", picture="unlock")
        self._build()

    def open(self, **where: Any) -> None:  # noqa: ANN401, ARG002 - no place
        """Ready for the file."""
        folder = self.session.folder
        self.replace.setVisible(holds_a_vault(folder))
        self.replace.setChecked(False)
        self.name.setText(self.session.user)
        self.notice.say("")
        self.go_on.setVisible(True)
        self.unlock.setVisible(False)
        self.source.setFocus()

    def leave(self) -> None:
        """No code and no passphrase stays in a field."""
        self.code.clear()
        self.passphrase.clear()

    def submit(self) -> None:
        """Restore on the database lane."""
        session = self.session
        source, user, words = Path(self.source.text().strip()), self.name.text().strip(), self.passphrase.text
        code = self.code.text().strip() if self.by_code.isChecked() else ""
        replace = self.replace.isChecked()
        if not self.source.text().strip():
            self.notice.say(self.tr("Choose the backup first."), "warn")
            return

        def restore(looker: OnLooker) -> RestoredVault:
            from app.services import restore_vault  # noqa: PLC0415 - off the window's thread
            from app.storage import vault  # noqa: PLC0415 - off the window's thread

            session.before_opening()
            way: vault.WayIn = vault.ByRecoveryCode(code, user, words) if code else vault.ByPassphrase(user, words)
            return restore_vault.restore(
                source, session.folder, way, replace=replace, clock=session.clock, looker=looker
            )

        self.notice.say("")
        self.go_on.setEnabled(False)
        self.work.begin(
            restore,
            self._on_restored,
            self._on_refused,
            words=self.tr("Copying the backup…"),
            lane=session.lanes.vault,
            surely=frozenset({"restore-opened"}),
        )

    def _build(self) -> None:
        self._code = QWidget()
        self._code.setLayout(labelled(self.tr("Recovery &code (from the paper that is kept elsewhere)"), self.code))
        self._words = Text("", "strong")
        self._words.setBuddy(self.passphrase.line)
        self.by_code.toggled.connect(self._on_way)
        file = Button(self.tr("&File…"), self._on_file, picture="paper")
        folder = Button(self.tr("F&older or stick…"), self._on_folder, picture="folder")
        self.body.add(
            title(self.tr("Restore from a backup"), self.tr("Trying is safe: a wrong code changes nothing.")),
            labelled(self.tr("&Backup"), self.source),
            flow(file, folder),
            flow(self.by_code, self.by_words),
            self._code,
            labelled(self.tr("Your &name"), self.name),
            column(self._words, self.passphrase, spacing=SPACE.tight),
            self.replace,
            self.work.running,
            self.notice,
            self.go_on,
            self.unlock,
            flow(Button(self.tr("B&ack"), self._on_back, kind="quiet", picture="back")),
        )
        self.body.column.addStretch(1)
        self._on_way()

    def _on_way(self) -> None:
        with_code = self.by_code.isChecked()
        self._code.setVisible(with_code)
        self._words.setText(self.tr("New &passphrase") if with_code else self.tr("&Passphrase"))

    def _on_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Backup in one file"))
        if chosen:
            self.source.setText(chosen)

    def _on_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Folder with backups"))
        if chosen:
            self.source.setText(chosen)

    def _on_restored(self, done: RestoredVault) -> None:
        self.go_on.setEnabled(True)
        self.go_on.setVisible(False)
        self.leave()
        self.session.user = done.user
        said = self.tr(
            "Restored. This is a new machine to the server: enrol it again. {count} unfinished dossiers are asked "
            "about first, before anything is sent."
        )
        self.notice.say(said.format(count=done.asked_first), "good")
        self.unlock.setVisible(True)
        self.unlock.setFocus()

    def _on_refused(self, error: Exception) -> None:
        self.go_on.setEnabled(True)
        self.notice.tell(error)

    def _on_unlock(self) -> None:
        self.session.go("unlock")

    def _on_back(self) -> None:
        folder = self.session.folder
        self.session.go("unlock" if holds_a_vault(folder) else "first_start")
