"""Repairing a damaged vault: what can be saved goes into a new one, and what cannot is said in numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLineEdit

from app.ui.long_work import LongWork
from app.ui.pages.page import Page, title
from app.ui.session import Session
from app.ui.widgets.buttons import Button
from app.ui.widgets.hero import Hero
from app.ui.widgets.labelled import labelled
from app.ui.widgets.layout import Card, flow
from app.ui.widgets.passphrase import PassphraseField
from app.ui.widgets.text import Notice, Text

if TYPE_CHECKING:
    from app.storage.records import RepairReport
    from forms.onlooker import OnLooker


class RepairPage(Page):
    """The keeper's name and passphrase, then the numbers."""

    needs_desk = False

    def __init__(self, session: Session) -> None:
        super().__init__(session, width=620)
        self.put_side(Hero())
        self.body.stand_lower(480)
        self.name = QLineEdit()
        self.passphrase = PassphraseField(self.tr("Passphrase"))
        self.work = LongWork(session, self)
        self.notice = Notice("warn")
        self.numbers = Text("", "strong")
        self._card = Card(Text(self.tr("What came of it"), "heading"), self.numbers)
        self.go_on = Button(self.tr("&Save what can be saved"), self.submit, kind="big-primary", picture="shield")
        self.unlock = Button(self.tr("&Unlock it"), self._on_unlock, kind="big-primary", picture="unlock")
        self.body.add(
            title(self.tr("Repair the vault"), self.tr("A backup is better, where a good one is at hand.")),
            Text(
                self.tr(
                    "Everything that can still be read goes into a new vault in the same place. The damaged one is "
                    "kept aside for 30 days. Nothing is guessed: what cannot be read is counted."
                )
            ),
            labelled(self.tr("&Name of a keeper"), self.name),
            labelled(self.tr("&Passphrase"), self.passphrase.line, self.passphrase),
            self.work.running,
            self.notice,
            self._card,
            self.go_on,
            self.unlock,
            flow(Button(self.tr("&Back"), self._on_unlock, kind="quiet", picture="back")),
        )
        self.body.column.addStretch(1)

    def open(self, **where: Any) -> None:  # noqa: ANN401, ARG002 - no place
        """Ready for the passphrase."""
        self.name.setText(self.session.user)
        self.notice.say("")
        self._card.setVisible(False)
        self.go_on.setVisible(True)
        self.unlock.setVisible(False)
        (self.passphrase if self.name.text() else self.name).setFocus()

    def leave(self) -> None:
        """No passphrase stays in a field."""
        self.passphrase.clear()

    def submit(self) -> None:
        """Repair on the database lane."""
        session, user, words = self.session, self.name.text().strip(), self.passphrase.text

        def repair(looker: OnLooker) -> RepairReport:
            from app.services import restore_vault  # noqa: PLC0415 - off the window's thread

            session.before_opening()
            return restore_vault.repair(session.folder, user, words, clock=session.clock, looker=looker)

        self.notice.say("")
        self.go_on.setEnabled(False)
        self.work.begin(
            repair,
            self._on_done,
            self._on_refused,
            words=self.tr("Reading every record and every paper…"),
            lane=session.lanes.vault,
            surely=frozenset({"restore-opened"}),
        )

    def _on_done(self, report: RepairReport) -> None:
        self.leave()
        self.go_on.setEnabled(True)
        self.go_on.setVisible(False)
        said = self.tr(
            "Saved: {saved} records, {papers} papers. Lost: {lost} records, {papers_lost} papers, {log} entries not "
            "yet written into the file. Set aside: {aside}."
        )
        self.numbers.setText(
            said.format(
                saved=sum(report.saved.values()),
                papers=report.papers_saved,
                lost=sum(report.lost.values()),
                papers_lost=report.papers_lost,
                log=report.log_lost,
                aside=report.set_aside,
            )
        )
        self._card.setVisible(True)
        self.notice.say(
            self.tr("Everything was saved.") if report.is_whole else self.tr("Some of it is lost: see the numbers."),
            "good" if report.is_whole else "warn",
        )
        self.unlock.setVisible(True)
        self.unlock.setFocus()

    def _on_refused(self, error: Exception) -> None:
        self.go_on.setEnabled(True)
        self.notice.tell(error)

    def _on_unlock(self) -> None:
        self.session.go("unlock")
