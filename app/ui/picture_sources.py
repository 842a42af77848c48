"""The ways in which pictures come: files, a telephone, a watched folder, the clipboard, the camera, the mouse."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QLayout, QWidget

from app.ui.dropped import local_files
from app.ui.session import Session
from app.ui.watched_folder import WatchedFolder, telephone_folders
from app.ui.widgets.buttons import Button
from app.ui.widgets.camera_view import CameraView
from app.ui.widgets.layout import flow
from app.ui.widgets.text import Text


class PictureSources(QObject):
    """The buttons of all ways, the camera's picture, and what is said of a watched folder.

    Signals:
        files_came: a list of paths; they were not read yet.
        picture_came: a picture that stands in memory.
        said: words for the helper, and their tone.
    """

    files_came = Signal(object)
    picture_came = Signal(object)
    said = Signal(str, str)

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session, self._page = session, page
        self.folder = WatchedFolder(session, self)
        self.folder.found.connect(self._on_new_picture)
        self.folder.lost.connect(self._on_folder_lost)
        self.files = Button(self.tr("&From a file…"), self._on_files, kind="primary", picture="folder")
        self.telephone = Button(self.tr("From the &telephone…"), self._on_telephone, picture="phone")
        self.watch = Button(self.tr("&Watch a folder…"), self._on_watch, picture="eye")
        self.clip = Button(self.tr("From the &clipboard"), self.paste, picture="copy")
        self.clip.setToolTip("Ctrl+V")
        self.webcam = Button(self.tr("By web&cam"), self._on_webcam, picture="picture")
        self.webcam.setCheckable(True)
        self._watched = Text("", "small")
        self.camera = CameraView(session, reads=False, fine=True, high=380)
        self.camera.taken.connect(self.picture_came)
        self.camera.turned.connect(self.webcam.setChecked)

    def parts(self) -> tuple[QWidget | QLayout, ...]:
        """From top to bottom."""
        ways = flow(self.files, self.telephone, self.watch, self.clip, self.webcam)
        return ways, self._watched, self.camera

    def stop(self) -> None:
        """Nothing comes by itself any more."""
        self.folder.stop()
        self.camera.switch_off()

    def settle(self) -> None:
        """A picture came: that there is no camera is no news any more."""
        if not self.camera.is_on:
            self.camera.switch_off()

    def paste(self) -> None:
        """Take what the clipboard holds: a picture, or files."""
        content: QMimeData | None = QGuiApplication.clipboard().mimeData()
        files = local_files(content)
        if files:
            self.files_came.emit(files)
        elif content is not None and content.hasImage():
            self.picture_came.emit(QGuiApplication.clipboard().image())
        else:
            self.said.emit(self.tr("There is no picture in the clipboard."), "warn")

    def take(self, content: QMimeData) -> None:
        """Take what was dropped: files, or a picture."""
        files = local_files(content)
        if files:
            self.files_came.emit(files)
        elif content.hasImage():
            self.picture_came.emit(QImage(content.imageData()))

    def _on_files(self) -> None:
        self._ask_files("")

    def _ask_files(self, folder: str) -> None:
        names, _ = QFileDialog.getOpenFileNames(
            self._page,
            self.tr("Pictures or PDF of the paper"),
            folder,
            self.tr("Pictures and PDF (*.png *.jpg *.jpeg *.pdf)"),
        )
        self.files_came.emit([Path(name) for name in names])

    def _on_telephone(self) -> None:
        self._session.lanes.table.run(telephone_folders, self._on_telephones, keeper=self)

    def _on_telephones(self, folders: list[Path]) -> None:
        if folders:
            self._ask_files(str(folders[0]))
            return
        none = self.tr(
            "No telephone or card shows itself. Plug the cable in and choose “Transfer files” on it, or "
            "put its card into the reader; then press again. Else copy the pictures and take “From a file”."
        )
        self.said.emit(none, "warn")

    def _on_watch(self) -> None:
        folder = QFileDialog.getExistingDirectory(self._page, self.tr("Folder into which the pictures come"))
        if folder:
            self.folder.watch(Path(folder))
            self._watched.setText(self.tr("Watching a folder: each new picture appears here by itself."))

    def _on_webcam(self) -> None:
        if self.webcam.isChecked():
            self.camera.switch_on()
        else:
            self.camera.switch_off()

    def _on_new_picture(self, file: Path) -> None:
        self.files_came.emit([file])

    def _on_folder_lost(self) -> None:
        self._watched.setText("")
        gone = self.tr("The folder is gone: was the cable or card pulled out? What came stays.")
        self.said.emit(gone, "warn")
