"""Setting this machine up by a code: shown what it would set, done once the keeper's letters were compared."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QLineEdit, QVBoxLayout, QWidget

from app.imaging import read_codes
from app.services.desk import Desk
from app.ui.dialogs.asking_server import AskingServerDialog
from app.ui.session import Session
from app.ui.widgets.buttons import Button
from app.ui.widgets.layout import clear, column, flow, row
from app.ui.widgets.text import Text
from forms import codes
from forms.refusal import Refusal
from sync import setup_code
from sync.ports import Binding
from sync.setup_code import Setup

translate = QCoreApplication.translate


class SetUpDialog(AskingServerDialog):
    """Scan or open the code, compare, confirm."""

    def __init__(self, parent: QWidget, session: Session) -> None:
        super().__init__(
            parent,
            session,
            translate("SetUpDialog", "Set this machine up by a code"),
            yes=translate("SetUpDialog", "&Set it up"),
        )
        self.setup: Setup | None = None
        self.code, self.letters = QLineEdit(), QLineEdit()
        self.code.setAccessibleName(self.tr("The code, scanned"))
        self.code.textChanged.connect(self._on_text)
        self.code.returnPressed.connect(self._on_read)
        self.letters.setAccessibleName(self.tr("Letters on the keeper's screen"))
        self.letters.returnPressed.connect(self.on_yes)
        self._shown = QVBoxLayout()
        picture = Button(self.tr("From a &picture…"), self._on_picture, picture="picture")
        self._confirm = QWidget()
        lines = column(
            self._shown,
            Text(self.tr("Letters on the keeper's screen (compare them, then type them here)"), "strong"),
            self.letters,
        )
        self._confirm.setLayout(lines)
        self.body.add(
            Text(self.tr("The keeper made the code on their own machine. Scan it here, or open its picture.")),
            self.code,
            flow(picture),
            self.running,
            self.notice,
            self._confirm,
        )
        self._confirm.setVisible(False)
        self.yes.setEnabled(False)
        self.code.setFocus()

    def read_file(self, file: Path) -> None:
        """Read the code from a picture or PDF."""
        self.notice.say(self.tr("Reading…"), "info")
        self._session.lanes.table.run(partial(_code_in, file), self._on_found, self.refuse, keeper=self)

    def take(self, text: str) -> None:
        """A code that was scanned elsewhere already."""
        self.code.setText(text)
        self._on_found(text)

    def on_yes(self) -> None:
        """Do it; the enrolment asks the server, so it goes by the network's lane."""
        desk = self._session.desk
        if desk is None or self.setup is None:
            return
        job = partial(_apply, desk, self.setup, self.letters.text())
        self.ask_server(job, self.tr("This machine is set up and enrolled with {name}."))

    def _on_text(self, text: str) -> None:
        if self.setup is not None and not text:
            self._forget()

    def _on_read(self) -> None:
        self._on_found(self.code.text())

    def _on_found(self, text: str) -> None:
        self._forget()
        try:
            self.setup = setup_code.read(text)
        except Refusal as why:
            self.refuse(why)
            return
        self.notice.say("")
        for label, value in (
            (self.tr("Server"), self.setup.url),
            (self.tr("Help point"), self.setup.point),
            (self.tr("Telephone"), self.setup.hotline),
        ):
            if value:
                line = row(Text(label, "soft"), Text(value, "strong"))
                line.setStretch(1, 1)
                self._shown.addLayout(line)
        self._confirm.setVisible(True)
        self.yes.setEnabled(True)
        self.letters.setFocus()

    def _forget(self) -> None:
        self.setup = None
        clear(self._shown)
        self._confirm.setVisible(False)
        self.yes.setEnabled(False)

    def _on_picture(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Picture of the code"), "", self.tr("Pictures and PDF (*.png *.jpg *.jpeg *.pdf)")
        )
        if name:
            self.read_file(Path(name))

    def refuse(self, error: Exception) -> None:
        """Say why; other letters than the maker's are told as what they are."""
        if isinstance(error, Refusal) and error.code == "not-confirmed":
            self.rest()
            wrong = self.tr("These are not the letters of the code's maker. Nothing was set; ask your keeper.")
            self.notice.say(wrong, "warn")
        else:
            super().refuse(error)

    def rest(self) -> None:
        """Nobody waits any more; without a code there is nothing to agree to."""
        super().rest()
        self.yes.setEnabled(self.setup is not None)


def _code_in(file: Path) -> str:
    """The set-up code in a picture; the first code where none is one, so that its refusal can be told."""
    try:
        texts = read_codes(file.read_bytes())
    except OSError as why:
        raise Refusal("no-file", f"The picture cannot be read: {why.strerror}.") from why
    return next((text for text in texts if codes.kind_of(text) == "setup"), texts[0])


def _apply(desk: Desk, setup: Setup, letters: str) -> Binding:
    from app.services import set_up_machine  # noqa: PLC0415 - requests, only when it is needed

    return set_up_machine.apply(desk, setup, letters)
