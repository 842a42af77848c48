"""Checking the vault: its file, records, papers and journal, here and against what the server keeps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from app.services import journal_head
from app.storage.records import Finding
from app.ui import finding_words, words
from app.ui.long_work import LongWork, was_stopped
from app.ui.pages.page import Page, title
from app.ui.session import Session
from app.ui.tokens import SPACE
from app.ui.widgets.buttons import Button
from app.ui.widgets.layout import Card, clear, flow
from app.ui.widgets.text import Notice, Text


class VaultCheckPage(Page):
    """One button; what it found, in words and numbers; the way to repair."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.notice = Notice("info")
        self.work = LongWork(session, self)
        self.check = Button(self.tr("&Check everything now"), self._on_check, kind="primary", picture="shield")
        self.repair = Button(self.tr("&Repair…"), self._on_repair, kind="danger", picture="settings")
        self._found = QVBoxLayout()
        self._found.setSpacing(SPACE.small)
        self.body.add(
            title(self.tr("Check and repair")),
            Card(
                Text(
                    self.tr("Reads every record and every paper, and compares the journal with what the server keeps.")
                ),
                self.work.running,
                self.notice,
                self._found,
                flow(self.check),
            ),
            Card(
                Text(self.tr("Repair"), "heading"),
                Text(
                    self.tr(
                        "Only when something is damaged and no good backup is at hand. The vault is shut, what can be "
                        "read goes into a new one, and the damaged one is kept aside for 30 days."
                    )
                ),
                flow(self.repair),
            ),
        )
        self.body.column.addStretch(1)
        self.put_bar(Button(self.tr("&Back"), session.go_back, kind="quiet", picture="back"))

    def open(self, **where: Any) -> None:  # noqa: ANN401, ARG002 - no place
        """Ready to check; a check that is under way goes on, and what it found last stays."""
        self.check.setFocus()

    def _on_check(self) -> None:
        self.check.setEnabled(False)
        self.notice.say("")
        clear(self._found)
        begun = self.tr("Reading every record and every paper…")
        self.work.ask(journal_head.check, self._on_findings, self._on_failed, words=begun)

    def _on_findings(self, findings: Sequence[Finding]) -> None:
        self.check.setEnabled(True)
        if not findings:
            said = self.tr("Everything is whole ({time}).").format(time=words.when(words.now()))
            self.notice.say(said, "good")
            if not self.isVisible():
                self.session.say(said)
            return
        self.notice.say(self.tr("{count} things are not right.").format(count=len(findings)), "bad")
        for said, count in finding_words.counted(findings):
            self._found.addWidget(Text(f"{said} ({count})"))

    def _on_failed(self, error: Exception) -> None:
        self.check.setEnabled(True)
        if was_stopped(error):
            self.notice.say(self.tr("Stopped before the end: what was not read yet is not checked."), "warn")
        else:
            self.session.tell(error)

    def _on_repair(self) -> None:
        session = self.session
        session.shut_asked.emit()
        session.go("repair")
