"""Every way in which a code comes here: reader, serial line, webcam, picture, PDF, clipboard, dragged onto it."""

# An override says what its base says, and keeps Qt's case.
# ruff: noqa: D102, N802

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QLineEdit, QMenu, QVBoxLayout, QWidget

from app.imaging import limits, read_codes, serial_reader
from app.services.repair_scan import repaired
from app.ui.dialogs.dialog import Dialog
from app.ui.dropped import local_files
from app.ui.serial_port import PortName, SerialLine
from app.ui.serial_port import names as port_names
from app.ui.session import Session
from app.ui.shots import png_of
from app.ui.typing.ahead import CODES
from app.ui.typing.reader import ReaderKeys
from app.ui.widgets.buttons import Button
from app.ui.widgets.camera_view import CameraView
from app.ui.widgets.layout import flow
from app.ui.widgets.text import Text
from forms import mrz
from forms.key_burst import damage
from forms.refusal import NotNow, Refusal

translate = QCoreApplication.translate  # by name: ``tr`` would look in each dialog that is made of this one


class ScanDialog(Dialog):
    """What is scanned goes to :meth:`take`; what cannot be read is told here, and the next try may come at once.

    Signals:
        heard: a reader on a serial line sent a text (emitted from its lane).
    """

    heard = Signal(str)

    def __init__(self, parent: QWidget, session: Session, heading: str, *, yes: str, no: str) -> None:
        super().__init__(parent, heading, yes=yes, no=no, picture="scan")
        self._session = session
        self.text = QLineEdit()
        self.text.setProperty(CODES, True)
        self.keys = ReaderKeys(self.text)
        self.camera = CameraView(session, reads=True, high=190)
        self._line: SerialLine | None = None
        self._ports: list[PortName] = []
        self.heard.connect(self._on_heard)
        self.finished.connect(self._on_finished)
        self.setAcceptDrops(True)

    def take(self, texts: list[str]) -> None:
        """What was scanned, of one picture or one key of the reader; a dialog overrides this."""
        raise NotImplementedError

    def on_yes(self) -> None:
        """Take what stands in the line."""
        text = self.text.text()
        missing = mrz.signs_missing(text) if mrz.looks_like_mrz(text) else 0
        if missing:
            self.notice.say(
                translate("ScanDialog", "The lines are not whole yet; signs that are missing: {count}").format(
                    count=missing
                ),
                "info",
            )
        elif text.strip():
            self.take([self._mended(text)])
        else:
            self.notice.say(self._nothing_words(), "info")
            self.text.setFocus()

    def read_file(self, file: Path) -> None:
        """Read the codes of a picture or PDF, which is decoded in a confined process."""
        self._fetch(partial(codes_in_file, file))

    def paste(self) -> None:
        """Take what the clipboard holds: a file, a picture, or a text."""
        content: QMimeData | None = QGuiApplication.clipboard().mimeData()
        if content is not None:
            self._take_mime(content, QGuiApplication.clipboard().image)

    def refuse(self, error: Exception) -> None:
        """Tell why nothing came of it; the line is ready for the next try."""
        self.yes.setEnabled(True)
        spoilt = self.keys.is_spoilt or bool(damage(self.text.text()))
        self.notice.tell(
            Refusal("input-method", "An input method changed what the scanner typed.") if spoilt else error
        )
        self.text.selectAll()
        if not self.camera.is_on:
            self.text.setFocus()

    def put_ways(self, how: str) -> None:
        """Put the words, the line and the ways into the dialog's body."""
        self.text.setAccessibleName(translate("ScanDialog", "Text of the code"))
        self.text.setPlaceholderText(translate("ScanDialog", "the reader writes here by itself"))
        self.text.returnPressed.connect(self.on_yes)
        self.text.installEventFilter(self)
        self.webcam = Button(translate("ScanDialog", "&Webcam"), self._on_webcam, picture="eye")
        self.webcam.setCheckable(True)
        self.serial = Button(translate("ScanDialog", "Reader on a &line"), self._on_serial, picture="signal")
        self.serial.setVisible(False)
        self.ways = flow(
            self.webcam,
            Button(translate("ScanDialog", "&Paste"), self.paste, picture="copy"),
            Button(translate("ScanDialog", "&Picture or PDF…"), self._on_file, picture="picture"),
            self.serial,
        )
        self.how = Text(how)
        self.camera.seen.connect(self._on_seen)
        self.camera.turned.connect(self._on_turned)
        self.said = QVBoxLayout()
        self.body.add(self.how, self.text, self.notice)
        self.body.column.addLayout(self.said)  # above the ways, so that it is in sight on a small screen too
        self.body.add(self.camera, self.ways)
        self.text.setFocus()
        self._session.lanes.vault.run(port_names, self._on_ports, keeper=self)

    def hide_ways(self) -> None:
        """Something else is asked now."""
        self.camera.switch_off()
        for part in (self.how, self.text, self.ways):
            part.setVisible(False)

    def _nothing_words(self) -> str:
        return translate("ScanDialog", "Scan with the reader or the webcam, or choose a picture.")

    def _mended(self, text: str) -> str:
        """What the reader meant, where an input method changed it and only one reading is right."""
        mended = repaired(text)
        if mended is None:
            return text
        self.keys.is_spoilt = False
        self.text.setText(mended)
        self.notice.say(
            translate("ScanDialog", "The Vietnamese typing had changed the code; it was put right and proved."), "good"
        )
        return mended

    def _fetch(self, read: Callable[[], list[str]]) -> None:
        self.yes.setEnabled(False)
        self.notice.say(translate("ScanDialog", "Reading…"), "info")
        self._session.lanes.table.run(read, self._on_fetched, self.refuse, keeper=self)

    def _on_fetched(self, texts: list[str]) -> None:
        self.yes.setEnabled(True)
        self.take(texts)

    def _on_seen(self, text: str) -> None:
        self.take([text])

    def _on_webcam(self) -> None:
        if self.webcam.isChecked():
            self.camera.switch_on()
        else:
            self.camera.switch_off()
            self.text.setFocus()

    def _on_turned(self, is_on: bool) -> None:  # noqa: FBT001 - what the signal gives
        self.webcam.setChecked(is_on)
        self.how.setVisible(not is_on and self.text.isVisible())

    def _on_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self,
            translate("ScanDialog", "A picture of the code"),
            "",
            translate("ScanDialog", "Pictures and PDF (*.png *.jpg *.jpeg *.pdf)"),
        )
        if name:
            self.read_file(Path(name))

    def _on_ports(self, ports: list[PortName]) -> None:
        self.serial.setVisible(bool(ports))
        if len(ports) > 1:
            menu = QMenu(self.serial)
            for port in ports:
                menu.addAction(port.name, partial(self._listen, port.key))
            self.serial.setMenu(menu)
        self._ports = ports

    def _on_serial(self) -> None:
        if len(self._ports) == 1:
            self._listen(self._ports[0].key)

    def _listen(self, port: str) -> None:
        """Wait for the reader on a line until the dialog closes."""
        self._stop_listening()
        self._line = line = SerialLine()
        self.notice.say(translate("ScanDialog", "Listening to the reader: press its key over the code."), "info")
        self._session.lanes.serial.run(partial(self._hear, port, line), None, self._on_deaf, keeper=self)

    def _hear(self, port: str, line: SerialLine) -> None:
        """On the serial lane."""
        while not line.is_over:
            try:
                self.heard.emit(serial_reader.read(port, open_port=line.opened))
            except NotNow:  # nobody scanned for half a minute
                continue

    def _on_heard(self, text: str) -> None:
        if self._line is not None:
            self.take([text])

    def _on_deaf(self, error: Exception) -> None:
        self._line = None
        self.refuse(error)

    def _stop_listening(self) -> None:
        if self._line is not None:
            self._line.stop()
            self._line = None

    def _on_finished(self) -> None:
        self.camera.switch_off()
        self._stop_listening()

    def _take_mime(self, content: QMimeData, picture: Callable[[], QImage]) -> None:
        files = local_files(content)
        if files:
            self.read_file(files[0])
        elif content.hasImage():
            self._fetch(partial(codes_in_picture, picture()))
        elif content.text().strip():
            self.text.setText(content.text())
            self.on_yes()
        else:
            self.notice.say(translate("ScanDialog", "The clipboard holds neither a picture nor a text."), "info")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A picture or a file is pasted although the line, which takes only text, has the keyboard."""
        if isinstance(watched, QLineEdit):
            return self._has_pasted(event)
        return super().eventFilter(watched, event)

    def _has_pasted(self, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        content: QMimeData | None = QGuiApplication.clipboard().mimeData()
        is_more = content is not None and (content.hasImage() or content.hasUrls())
        if not (is_more and event.matches(QKeySequence.StandardKey.Paste)):
            return False
        self.paste()
        return True

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        content = event.mimeData()
        if content.hasUrls() or content.hasImage() or content.hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        content = event.mimeData()
        self._take_mime(content, lambda: QImage(content.imageData()))
        event.acceptProposedAction()


def codes_in_file(file: Path) -> list[str]:
    """The texts of the codes in a picture or PDF (on the lane)."""
    try:
        if file.stat().st_size > limits.MOST_BYTES:
            raise limits.too_large("bytes", file.stat().st_size, limits.MOST_BYTES)
        content = file.read_bytes()
    except OSError as why:
        raise Refusal("no-file", f"{file.name} cannot be read: {why.strerror}.", file=file.name) from why
    return read_codes(content)


def codes_in_picture(picture: QImage) -> list[str]:
    """The texts of the codes in a picture that stands in memory (on the lane); Qt decoded it, a child reads it."""
    return read_codes(png_of(picture))
