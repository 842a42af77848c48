"""A camera's live picture in a page or a dialog: which camera, like a mirror or not, and calm words where none is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from app.ui.camera import CameraName, picture_of
from app.ui.camera_watch import CameraWatch
from app.ui.session import Session
from app.ui.tokens import SPACE
from app.ui.widgets.buttons import Button
from app.ui.widgets.fitted_picture import FittedPicture
from app.ui.widgets.layout import flow
from app.ui.widgets.text import Notice


class CameraView(QWidget):
    """Off and hidden until :meth:`switch_on`.

    Signals:
        seen: the text of a code that came into sight; once each.
        taken: a whole picture that was asked for.
        turned: it was switched on (True) or off.
    """

    seen = Signal(str)
    taken = Signal(object)
    turned = Signal(bool)

    def __init__(self, session: Session, *, reads: bool, fine: bool = False, high: int = 260) -> None:
        """``reads`` looks for codes; ``fine`` takes sharp pictures, and offers to take one."""
        super().__init__()
        self._session, self._reads, self._fine = session, reads, fine
        self._source = session.camera_source
        self._watch: CameraWatch | None = None
        self._names: Sequence[CameraName] = ()
        self._wanted = False
        self.picture = FittedPicture(high=high)
        self.picture.setAccessibleName(self.tr("What the camera sees"))
        self.choice = QComboBox()
        self.choice.setAccessibleName(self.tr("Which camera"))
        self.choice.activated.connect(self._on_chosen)
        self.mirror = Button(self.tr("Like a &mirror"), self._on_mirror, kind="segment")
        self.mirror.setCheckable(True)
        self.mirror.setChecked(not fine)  # a card is held before the laptop, a paper lies under the camera
        self.take = Button(self.tr("Take the &picture"), self._on_take, kind="primary", picture="picture")
        if not fine:
            self.take.hide()
        self.off = Button(self.tr("Switch the camera off"), self.switch_off, kind="quiet", picture="close")
        self.notice = Notice("info")
        self._row = flow(self.take, self.choice, self.mirror, self.off)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(SPACE.small)
        for part in (self.notice, self.picture, self._row):
            lines.addWidget(part)
        self.setVisible(False)
        session.closing.connect(self.switch_off)

    @property
    def is_on(self) -> bool:
        """Whether a camera is looked through."""
        return self._watch is not None

    def switch_on(self) -> None:
        """Show the picture of a camera; where there is none, say so."""
        if self._wanted:
            return
        self._wanted = True
        self.setVisible(True)
        self._show_parts(live=False)
        self.notice.say(self.tr("Switching the camera on…"), "info")
        self._session.lanes.camera.run(self._source.load, self._on_loaded, self._on_refused, keeper=self)

    def switch_off(self) -> None:
        """Off; the place it took is free again."""
        was_wanted, self._wanted = self._wanted, False
        self._stop()
        self.setVisible(False)
        if was_wanted:
            self.turned.emit(False)

    def _stop(self) -> None:
        watch, self._watch = self._watch, None
        if watch is not None:
            watch.stop()
        self.picture.show_image(QImage())

    def _on_loaded(self, _nothing: object) -> None:
        if not self._wanted:
            return
        try:
            self._names = self._source.names()
        except RuntimeError as why:  # a sound or video service of the system that is not there
            self._on_refused(why)
            return
        self.choice.clear()
        self.choice.addItems([each.name for each in self._names])
        if self._names:
            self._begin(self._names[0].key)
            self.turned.emit(True)
        else:
            self._show_parts(live=False)
            self.notice.say(
                self.tr(
                    "This machine shows no camera. Plug a webcam in and press again, or take another way: a reader, a "
                    "file, the clipboard."
                ),
                "info",
            )
            self._wanted = False

    def _begin(self, key: str) -> None:
        self._stop()
        try:
            camera = self._source.open(key, fine=self._fine)
        except Exception as why:  # noqa: BLE001 - whatever a driver does is told in words, the page goes on
            self._on_refused(why)
            return
        watch = CameraWatch(camera, mirrored=self.mirror.isChecked(), reads=self._reads)
        watch.picture.connect(self._on_picture)
        watch.seen.connect(self._on_seen)
        watch.ended.connect(partial(self._on_ended, watch))
        self._watch = watch
        self._show_parts(live=True)
        self.notice.say("")
        watch.start(self._session.lanes.camera)

    def _show_parts(self, *, live: bool) -> None:
        self.picture.setVisible(live)
        self._row.setVisible(live)
        self.choice.setVisible(len(self._names) > 1)

    def _on_picture(self, picture: QImage) -> None:
        if self._watch is not None:
            self.picture.show_image(picture)
            self._watch.was_shown()

    def _on_seen(self, text: str) -> None:
        if self._watch is not None:
            self.seen.emit(text)

    def _on_take(self) -> None:
        frame = self._watch.last if self._watch is not None else None
        if frame is not None:
            self.taken.emit(picture_of(frame))

    def _on_chosen(self, at: int) -> None:
        self._begin(self._names[at].key)

    def _on_mirror(self) -> None:
        if self._watch is not None:
            self._watch.mirrored = self.mirror.isChecked()

    def _on_ended(self, watch: CameraWatch, why: Exception | None) -> None:
        if watch is not self._watch:
            return
        self._watch = None
        if why is not None:
            self._on_refused(why)
        else:
            self._wanted = False

    def _on_refused(self, why: Exception) -> None:
        self._wanted = False
        self._show_parts(live=False)
        self.notice.tell(why)
        self.setVisible(True)
        self.turned.emit(False)
