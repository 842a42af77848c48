"""Sending by stick: dossiers go out sealed to the server, others' are carried unopened, receipts come home."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from app.services.carry import RefusedBundle
from app.services.desk import Desk
from app.services.export_bundle import Exported
from app.services.take_in_bundle import TakenIn
from app.ui import run_words
from app.ui.dialogs.dialog import Dialog
from app.ui.long_work import LongWork, was_stopped
from app.ui.session import Session
from app.ui.widgets.buttons import Button
from app.ui.widgets.layout import flow
from app.ui.widgets.text import Text
from forms.onlooker import OnLooker

translate = QCoreApplication.translate

_SHOWN = 3
"""Refused bundles that fit on the page; the command ``carried`` tells of all."""


class StickDialog(Dialog):
    """Two buttons and what came of them; both work on the database lane."""

    def __init__(self, parent: QWidget, session: Session) -> None:
        close = translate("StickDialog", "Close")
        super().__init__(
            parent, translate("StickDialog", "By stick, where there is no signal"), yes=close, no=close, kind="plain"
        )
        self._session = session
        self.no.setVisible(False)
        self.out = Button(self.tr("&Write to the stick…"), self._on_out, kind="primary", picture="send")
        self.take = Button(self.tr("&Take in from the stick…"), self._on_in, picture="saved")
        self.work = LongWork(session, self)
        self.body.add(
            Text(
                self.tr(
                    "Dossiers are sealed to the server: who carries the stick cannot read them. Any machine of a help "
                    "point with a network takes them in, sends them, and writes the receipts to the same stick."
                )
            ),
            flow(self.out, self.take),
            self.work.running,
            self.notice,
        )
        self.out.setFocus()

    def write_to(self, folder: Path) -> None:
        """Write what waits, and receipts for others."""
        self._begin()
        words = self.tr("Writing to the stick…")
        orphaned = partial(_closed, self._session, _stopped_out())
        self.work.ask(partial(_export, folder), self._on_written, self._on_not_written, words=words, orphaned=orphaned)

    def take_from(self, folder: Path) -> None:
        """Take in what others wrote, and our own receipts."""
        self._begin()
        words = self.tr("Reading the stick…")
        orphaned = partial(_closed, self._session, _stopped_in())
        self.work.ask(partial(_take_in, folder), self._on_taken, self._on_not_taken, words=words, orphaned=orphaned)

    def reject(self) -> None:
        """Closing is stopping."""
        self.work.stop()
        super().reject()

    def _on_out(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("The stick's folder"))
        if chosen:
            self.write_to(Path(chosen))

    def _on_in(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("The stick's folder"))
        if chosen:
            self.take_from(Path(chosen))

    def _begin(self) -> None:
        self.notice.say("")
        self._enable(on=False)

    def _enable(self, *, on: bool) -> None:
        for button in (self.out, self.take, self.yes):
            button.setEnabled(on)

    def _on_written(self, done: Exported) -> None:
        self._end()
        said = self.tr("Nothing waits to be written.")
        if done.files:
            said = self.tr(
                "On the stick: {dossiers} dossiers, {papers} papers ({size}), {receipts} receipts for other machines. "
                "Eject the stick before pulling it out."
            ).format(
                dossiers=done.dossiers,
                papers=done.papers,
                size=run_words.size(done.bytes),
                receipts=done.receipts_for_others,
            )
        tone = "good" if done.files else "info"
        self.notice.say(_with_refused(said, done.refused), "warn" if done.refused else tone)

    def _on_taken(self, done: TakenIn) -> None:
        self._end()
        said = self.tr(
            "Taken in: {bundles} bundles of other machines ({known} known already). {delivered} dossiers of this "
            "machine are proved to have arrived."
        ).format(bundles=done.bundles, known=done.known, delivered=done.delivered)
        if done.own:
            said += " " + self.tr("This machine's own bundle is there: take it to a machine that has a network.")
        self.notice.say(_with_refused(said, done.refused), "warn" if done.refused else "good")

    def _end(self) -> None:
        self._enable(on=True)
        self._session.publish(self, outbox=True, events=True)

    def _on_not_written(self, error: Exception) -> None:
        if was_stopped(error):
            self._end()
            self.notice.say(_stopped_out(), "warn")
        else:
            self._on_refused(error)

    def _on_not_taken(self, error: Exception) -> None:
        if was_stopped(error):
            self._end()
            self.notice.say(_stopped_in(), "warn")
        else:
            self._on_refused(error)

    def _on_refused(self, error: Exception) -> None:
        self._enable(on=True)
        self.notice.tell(error)


def _stopped_out() -> str:
    return translate(
        "StickDialog",
        "Stopped: nothing new is on the stick. The server is asked about these dossiers first; then they go by "
        "themselves, or by a stick.",
    )


def _stopped_in() -> str:
    return translate("StickDialog", "Stopped. What was read is kept; take the same stick in again for the rest.")


def _closed(session: Session, stopped: str, found: object) -> None:
    """The dialog was closed in the middle: what became of it is told all the same, unless by a lock."""
    if session.desk is None:
        return
    session.publish(session, outbox=True, events=True)
    if isinstance(found, Exception) and was_stopped(found):
        session.say(stopped)
    elif isinstance(found, Exception):
        session.tell(found)


def _with_refused(said: str, refused: tuple[RefusedBundle, ...]) -> str:
    """What was said, and the newest bundles that the server will never take: whose each is, why, and what to do."""
    return " ".join([said, *dict.fromkeys(_refused(one) for one in refused[:_SHOWN])])


def _refused(one: RefusedBundle) -> str:
    why = {
        "not-a-bundle": translate("StickDialog", "it holds no dossiers of this program."),
        "not-for-us": translate("StickDialog", "it is sealed to another server. Take it to a machine of that one."),
        "bundle-damaged": translate("StickDialog", "it is damaged or was cut off. Write it to the stick once more."),
        "file-unreadable": translate("StickDialog", "it was damaged on the way. Write it to the stick once more."),
        "too-large": translate("StickDialog", "it is too large. Write it in several parts."),
        "unknown-author": translate("StickDialog", "the machine that wrote it is not enrolled. Ask the commune."),
        "author-revoked": translate("StickDialog", "the machine that wrote it was shut out. Ask the commune."),
    }.get(one.code, translate("StickDialog", "it cannot be used there. Write it to the stick once more."))
    if one.is_own:
        return translate("StickDialog", "The server did not take this machine's bundle: {why}").format(why=why)
    machine = one.machine or translate("StickDialog", "that is not named")
    return translate("StickDialog", "The server did not take the bundle of the machine {machine}: {why}").format(
        machine=machine, why=why
    )


def _export(folder: Path, desk: Desk, looker: OnLooker) -> Exported:
    from app.services import export_bundle  # noqa: PLC0415 - cryptography, off the window's thread

    return export_bundle.export(desk, folder, looker)


def _take_in(folder: Path, desk: Desk, looker: OnLooker) -> TakenIn:
    from app.services import take_in_bundle  # noqa: PLC0415 - cryptography, off the window's thread

    return take_in_bundle.take_in(desk, folder, looker)
