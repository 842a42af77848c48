"""What follows an erasure: which copies it could not reach, and its certificate to print or to save."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.ui import paper_out
from app.ui.dialogs.dialog import Dialog
from app.ui.session import Session
from app.ui.widgets.buttons import Button
from app.ui.widgets.layout import flow
from app.ui.widgets.text import Text

if TYPE_CHECKING:
    from app.services.desk import Desk
    from app.services.erase_dossiers import Erased

translate = QCoreApplication.translate


class Done(NamedTuple):
    """An erasure and its certificate (PDF)."""

    erased: Erased
    pdf: bytes


def done(desk: Desk, erased: Erased) -> Done:
    """Draw the certificate (on the database lane)."""
    from app.services.erase_dossiers import certificate_pdf  # noqa: PLC0415 - it brings the printing room

    return Done(erased, certificate_pdf(desk, erased))


class CertificateDialog(Dialog):
    """Says what was reached and what was not; the certificate is for the person."""

    def __init__(self, parent: QWidget, session: Session, found: Done) -> None:
        close = translate("CertificateDialog", "Close")
        super().__init__(parent, translate("CertificateDialog", "Erased"), yes=close, no=close)
        self.no.setVisible(False)
        self._session, self._found = session, found
        certificate = found.erased.certificate
        self.body.add(
            Text(
                self.tr("{count} dossiers and {papers} papers are gone, also from {copies} backups.").format(
                    count=len(certificate.dossier_ids),
                    papers=certificate.papers,
                    copies=len(certificate.copies_cleaned),
                )
            )
        )
        for copy in certificate.copies_not_reached:
            said = self.tr("Not reached: {place}. It is cleaned when it is plugged in again.")
            self.body.add(Text(said.format(place=copy.place), "ink_warn"))
        self.print = Button(self.tr("&Print the certificate…"), self._on_print, kind="primary", picture="printer")
        self.save = Button(self.tr("&Save it as PDF…"), self._on_save, picture="saved")
        self.body.add(flow(self.print, self.save))

    def _on_print(self) -> None:
        paper_out.print_pdf(self._session, self, self._found.pdf)

    def _on_save(self) -> None:
        paper_out.save_pdf(self._session, self, self._found.pdf, "phieu-da-xoa")


def tell(session: Session, parent: QWidget, found: Done) -> CertificateDialog:
    """Show it."""
    dialog = CertificateDialog(parent, session, found)
    dialog.open()
    return dialog
