"""Backups: where they go, when the last one was made and looked over, one now, one to a file; and restoring."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QVBoxLayout

from app.services import keep_backups
from app.services.desk import Desk
from app.services.keep_backups import BackupState
from app.storage.records import BackupReport
from app.ui import words
from app.ui.dialogs.confirm import ConfirmDialog
from app.ui.long_work import LongWork, was_stopped
from app.ui.pages.page import Page, title
from app.ui.session import Session
from app.ui.tokens import SPACE
from app.ui.widgets.buttons import Button
from app.ui.widgets.layout import Card, clear, flow
from app.ui.widgets.text import Notice, Text
from forms.onlooker import OnLooker

_SHOWN = 6
"""Copies that are listed; the older ones are thinned by day, week and month."""


class BackupsPage(Page):
    """A copy beside the vault helps against mistakes; only one elsewhere helps against a thief and a broken disk."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.notice = Notice("info")
        self.work = LongWork(session, self)
        self._place, self._last = Notice("warn"), Text()
        self._copies = QVBoxLayout()
        self._copies.setSpacing(SPACE.hair)
        self.now = Button(self.tr("&Back up now"), self._on_now, kind="primary", picture="saved")
        self.choose = Button(self.tr("Choose a &disk or stick…"), self._on_choose, picture="folder")
        self.file = Button(self.tr("Into one &file…"), self._on_file, picture="paper")
        self.restore = Button(self.tr("&Restore from a backup…"), self._on_restore, kind="danger", picture="undo")
        self.body.add(
            title(self.tr("Backups"), self.tr("Sealed like the vault: who finds the stick can read nothing.")),
            Card(self._place, self._last, flow(self.choose, self.file), self.work.running, self.notice),
            Card(Text(self.tr("Copies that this machine knows of"), "heading"), self._copies),
            Card(
                Text(self.tr("Restore"), "heading"),
                Text(
                    self.tr(
                        "The vault of the backup takes the place of this one, which is kept aside for 30 days. What is "
                        "unfinished in it is asked about at the server before anything is sent."
                    )
                ),
                flow(self.restore),
            ),
        )
        self.body.column.addStretch(1)
        self.put_bar(Button(self.tr("&Back"), session.go_back, kind="quiet", picture="back"), None, self.now)

    def open(self, **where: Any) -> None:  # noqa: ANN401, ARG002 - no place
        """Show how backups stand; a backup that is under way goes on."""
        if not self.work.under_way:
            self.notice.say("")
        self.reload()
        self.now.setFocus()

    def reload(self) -> None:
        """Ask the vault again."""
        self.session.ask(keep_backups.state, self._on_state, keeper=self)

    def back_up_to(self, place: Path) -> None:
        """From now on backups go there; the first is made at once."""
        self._begin(partial(_choose, place))

    def back_up_into(self, file: Path) -> None:
        """One backup with all papers in one file."""
        self._begin(partial(_file, file))

    def _on_state(self, state: BackupState) -> None:
        if state.place is None:
            here = self.tr("Backups lie beside the vault on this machine only: choose a disk or stick.")
            self._place.say(here, "warn")
        elif state.is_there:
            self._place.say(self.tr("Backups go to {place}").format(place=state.place), "good")
        else:
            away = self.tr("Backups should go to {place}, which is not plugged in now.")
            self._place.say(away.format(place=state.place), "warn")
        newest = state.copies[0] if state.copies else None
        self._last.setText(
            self.tr("Last backup, opened and looked over: {time}").format(time=words.when(newest.made_at))
            if newest is not None
            else self.tr("No backup was made yet.")
        )
        clear(self._copies)
        if not state.copies:
            self._copies.addWidget(Text(self.tr("None yet."), "soft"))
        for copy in state.copies[:_SHOWN]:
            self._copies.addWidget(Text(f"{words.when(copy.made_at)} · {copy.place}", "small"))

    def _on_now(self) -> None:
        self._begin(keep_backups.back_up_now)

    def _on_choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Folder for backups, on another disk or a stick"))
        if chosen:
            self.back_up_to(Path(chosen))

    def _on_file(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Backup in one file"), "ho-so-lang.hslbackup")
        if chosen:
            self.back_up_into(Path(chosen))

    def _begin(self, work: Any) -> None:  # noqa: ANN401 - a job for the desk
        self.notice.say("")
        self._enable(on=False)
        words = self.tr("Copying, then opening the copy to look it over…")
        self.work.ask(work, self._on_done, self._on_failed, words=words)

    def _on_done(self, report: BackupReport) -> None:
        self._enable(on=True)
        said = self.tr("Backed up to {place} and looked over.").format(place=report.copy.place)
        self.notice.say(said, "good")
        if not self.isVisible():
            self.session.say(said)
        if report.missing_papers:
            said = self.tr("{count} attached papers are missing in the vault itself: check it.")
            self.notice.say(said.format(count=report.missing_papers), "warn")
        self.reload()

    def _on_failed(self, error: Exception) -> None:
        self._enable(on=True)
        if was_stopped(error):
            self.notice.say(self.tr("Stopped: no new copy was made, and the ones of before are as they were."), "warn")
        else:
            self.session.tell(error)

    def _enable(self, *, on: bool) -> None:
        for button in (self.now, self.choose, self.file, self.restore):
            button.setEnabled(on)

    def _on_restore(self) -> None:
        dialog = ConfirmDialog(
            self,
            self.tr("Restore from a backup?"),
            self.tr("The screen is locked, then the backup is chosen. The present vault is kept aside for 30 days."),
            yes=self.tr("&Go on"),
            no=self.tr("&Leave it"),
        )
        dialog.accepted.connect(self._on_restore_agreed)
        dialog.open()

    def _on_restore_agreed(self) -> None:
        session = self.session
        session.shut_asked.emit()
        session.go("restore")


def _choose(place: Path, desk: Desk, looker: OnLooker) -> BackupReport:
    return keep_backups.choose_place(desk, place, looker)


def _file(file: Path, desk: Desk, looker: OnLooker) -> BackupReport:
    return keep_backups.back_up_to_file(desk, file, looker)
