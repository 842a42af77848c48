"""Erasing: told as it goes, never half done, and followed by its certificate, also where the screen was locked."""

# An override says what its base says, and keeps Qt's case.
# ruff: noqa: N802

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from app.ui import paper_out
from app.ui.dialogs.dialog import Dialog
from app.ui.long_work import LongWork
from app.ui.session import Session
from app.ui.widgets.buttons import Button
from app.ui.widgets.layout import flow
from app.ui.widgets.text import Text

if TYPE_CHECKING:
    from app.services.desk import Desk
    from app.services.erase_dossiers import Erased
    from app.storage.records import ErasureCertificate
    from forms.onlooker import OnLooker

translate = QCoreApplication.translate


class Done(NamedTuple):
    """An erasure and its certificate (PDF)."""

    erased: Erased
    pdf: bytes


class Erasing(LongWork):
    """One erasure of a page or a dialog; it is held by whoever asks for it."""

    gives_once = True

    def __init__(self, session: Session, keeper: QObject) -> None:
        why = translate("Erasing", "It cannot be stopped half way: what is half erased could not be certified.")
        super().__init__(session, keeper, why=why)

    def erase(
        self,
        work: Callable[[Desk, OnLooker], Erased],
        done: Callable[[Done], None],
        failed: Callable[[Exception], None],
        *,
        asker: QWidget,
    ) -> None:
        """Erase; ``done`` gets the certificate, and the window of ``asker`` shows it itself once ``asker`` is gone."""
        words = translate("Erasing", "Erasing, here and in the backups…")

        def erased(found: Done) -> None:
            _forget(self._session, found)
            done(found)

        orphaned = partial(_tell_later, self._session, _main_window(asker), self._session.user)
        self.ask(partial(_certified, work), erased, failed, words=words, orphaned=orphaned)


def _certified(work: Callable[[Desk, OnLooker], Erased], desk: Desk, looker: OnLooker) -> Done:
    """Erase and draw the certificate, on the lane for long work."""
    from app.services.erase_dossiers import certificate_pdf  # noqa: PLC0415 - it brings the printing room

    erased = work(desk, looker)
    looker.told("certificate", 0, 0)
    return Done(erased, certificate_pdf(desk, erased))


def _forget(session: Session, found: Done) -> None:
    session.gone.emit(found.erased.certificate.dossier_ids)


def _main_window(asker: QWidget) -> QWidget:
    """A dialog is a window, too, and dies with the lock."""
    while (parent := asker.parentWidget()) is not None:
        asker = parent
    return asker


def _tell_later(session: Session, window: QWidget, user: str, found: Done | Exception) -> None:
    """The screen was locked meanwhile: the same helper hears of it after unlocking."""
    if isinstance(found, Exception):
        say = partial(session.tell, found)
    else:
        _forget(session, found)
        say = partial(_publish_and_tell, session, window, found)
    if session.desk is not None:
        say()  # unlocked already, by a PIN, before the erasure was through
    else:
        _AfterUnlocking(window, session, user, say)


def _publish_and_tell(session: Session, window: QWidget, found: Done) -> None:
    session.publish(window, drafts=True, outbox=True, events=True)
    tell(session, window, found)


class _AfterUnlocking(QObject):
    """Says something once, when this helper is at the desk again; it goes with its window."""

    def __init__(self, window: QWidget, session: Session, user: str, say: Callable[[], object]) -> None:
        super().__init__(window)
        self._session, self._user, self._say = session, user, say
        session.opened.connect(self._on_opened)

    def _on_opened(self) -> None:
        if self._session.user == self._user:
            self._session.opened.disconnect(self._on_opened)
            self._say()
            self.deleteLater()


class CertificateDialog(Dialog):
    """Says what was reached and what was not; the certificate is for the person."""

    def __init__(self, parent: QWidget, session: Session, found: Done) -> None:
        close = translate("CertificateDialog", "Close")
        super().__init__(parent, translate("CertificateDialog", "Erased"), yes=close, no=close, kind="plain")
        self.no.setVisible(False)
        self._session, self._found = session, found
        self._may_go = False
        certificate = found.erased.certificate
        self.body.add(Text(self._gone_words(certificate)))
        for copy in certificate.copies_not_reached:
            said = self.tr("Not reached: {place}. It is cleaned when it is plugged in again.")
            self.body.add(Text(said.format(place=copy.place), "ink_warn"))
        self.print = Button(self.tr("&Print the certificate…"), self._on_print, kind="primary", picture="printer")
        self.save = Button(self.tr("&Save it as PDF…"), self._on_save, picture="saved")
        self.body.add(flow(self.print, self.save), self.notice)
        self.print.setFocus()

    def _gone_words(self, certificate: ErasureCertificate) -> str:
        """Only what there was; nobody is told of no papers in no backups."""
        count, papers, copies = len(certificate.dossier_ids), certificate.papers, len(certificate.copies_cleaned)
        said = (
            self.tr("{count} dossiers and {papers} papers are gone.")
            if papers
            else self.tr("{count} dossiers are gone.")
        )
        also = self.tr("They are gone from {copies} backups too.") if copies else ""
        return f"{said} {also}".strip().format(count=count, papers=papers, copies=copies)

    def on_yes(self) -> None:
        """Close; the first time only where the certificate was printed or saved, for it is never made again."""
        self.reject()

    def reject(self) -> None:
        """As :meth:`on_yes`."""
        if self._may_go:
            super().reject()
            return
        self._may_go = True
        self.notice.say(
            self.tr(
                "The certificate was neither printed nor saved, and it cannot be made again. Close once more to go."
            )
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        """The lock takes every dialog away at once; the same helper finds this one after unlocking."""
        if not event.spontaneous() and not self._may_go:
            self._may_go = True
            session, window = self._session, _main_window(self)
            _AfterUnlocking(window, session, session.user, partial(tell, session, window, self._found))
        super().closeEvent(event)

    def _on_print(self) -> None:
        self._may_go = True
        paper_out.print_pdf(self._session, self, self._found.pdf)

    def _on_save(self) -> None:
        self._may_go = True
        paper_out.save_pdf(self._session, self, self._found.pdf, "phieu-da-xoa")


def tell(session: Session, parent: QWidget, found: Done) -> CertificateDialog:
    """Show it."""
    dialog = CertificateDialog(parent, session, found)
    dialog.open()
    return dialog
