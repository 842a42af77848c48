"""Making the code that sets another machine up: what it says is asked here, and it leaves as a sheet of paper."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from app import printing
from app.services.describe_point import LONGEST, Point, point
from app.services.desk import Desk
from app.ui.dialogs.dialog import Dialog
from app.ui.dialogs.show_pdf import ShowPdfDialog
from app.ui.session import Session
from app.ui.widgets.labelled import labelled
from app.ui.widgets.text import Text
from sync.setup_code import LONGEST as LONGEST_MEMBER

translate = QCoreApplication.translate


class _Here(NamedTuple):
    """What this machine can say beforehand: its server, its help point, and the letters that are compared."""

    url: str
    point: Point
    letters: str


class GiveSetUpDialog(Dialog):
    """The enrolment code comes from the commune, one for each machine; the rest stands here already."""

    def __init__(self, parent: QWidget, session: Session) -> None:
        super().__init__(
            parent,
            translate("GiveSetUpDialog", "A set-up code for another machine"),
            yes=translate("GiveSetUpDialog", "&Make the sheet"),
            no=translate("GiveSetUpDialog", "Close"),
            picture="key",
        )
        self._session, self._page = session, parent
        self.code, self.url, self.name, self.hotline = QLineEdit(), QLineEdit(), QLineEdit(), QLineEdit()
        self.url.setPlaceholderText("https://…")
        self.name.setProperty("vietnamese", True)
        for line in (self.name, self.hotline):
            line.setMaxLength(LONGEST)
        self.url.setMaxLength(LONGEST_MEMBER)
        self.letters = Text("", "lead")
        self.body.add(
            Text(
                self.tr(
                    "The commune gives one enrolment code for each machine. The sheet holds it together with what "
                    "stands below; the new machine scans it after its vault was made."
                )
            ),
            labelled(self.tr("&Enrolment code for that machine"), self.code),
            labelled(self.tr("&Address of the server"), self.url),
            labelled(self.tr("&Name of the help point there"), self.name),
            labelled(self.tr("&Telephone there"), self.hotline),
            Text(self.tr("Letters of this machine; the new one asks to compare them:")),
            self.letters,
            self.notice,
        )
        session.ask(_here, self._on_here, keeper=self)
        self.code.setFocus()

    def on_yes(self) -> None:
        """Sign it and draw the sheet; what is wrong with the code or the address is told here."""
        if not self.code.text().strip():
            self.notice.say(self.tr("Please type the enrolment code that the commune gave."))
            self.code.setFocus()
            return
        self.yes.setEnabled(False)
        said = Point(self.name.text(), self.hotline.text())
        job = partial(_sheet, self.code.text().strip(), self.url.text().strip(), said)
        self._session.ask(job, self._on_sheet, self._on_refused, keeper=self)

    def _on_here(self, here: _Here) -> None:
        self.url.setText(here.url)
        self.name.setText(here.point.name)
        self.hotline.setText(here.point.hotline)
        self.letters.setText(here.letters)

    def _on_sheet(self, sheet: bytes) -> None:
        self.accept()
        heading = translate("GiveSetUpDialog", "A set-up code for another machine")
        ShowPdfDialog(self._page, self._session, heading, lambda _desk: sheet).open()

    def _on_refused(self, error: Exception) -> None:
        self.yes.setEnabled(True)
        self.notice.tell(error)


def _here(desk: Desk) -> _Here:
    from app.services import set_up_machine  # noqa: PLC0415 - requests, only when it is needed

    with desk.vault.read() as unit:
        binding = unit.binding.get()
    letters = set_up_machine.keeper_words(desk.vault.device.device_id)
    return _Here(binding.url if binding is not None else "", point(desk), letters)


def _sheet(code: str, url: str, said: Point, desk: Desk) -> bytes:
    from app.services import set_up_machine  # noqa: PLC0415 - requests, only when it is needed

    text = set_up_machine.make(desk, code, url=url or None, point=said.name, hotline=said.hotline)
    return printing.code_page(set_up_machine.page(desk, text))
