"""Looking through a camera on its own lane: small pictures for the window, and the codes that come into sight."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage, QTransform

from app.imaging.frames import Camera, Frame, codes_in
from app.ui.background import Lane
from app.ui.camera import picture_of

SHOWN = 640
"""Pixels of the longer side of what the window shows; made on the lane, so that the window only draws."""


class CameraWatch(QObject):
    """One look, from switching on to switching off.

    Attributes:
        last: the newest picture, whole.
        mirrored: whether the window shows it as a mirror does; codes are read from the picture as it is.

    Signals:
        picture: a small picture to show; the next one comes after :meth:`was_shown`.
        seen: the text of a code, once each.
        ended: it is over; the exception that ended it, or None.
    """

    picture = Signal(object)
    seen = Signal(str)
    ended = Signal(object)

    def __init__(self, camera: Camera, *, mirrored: bool, reads: bool) -> None:
        super().__init__()
        self.last: Frame | None = None
        self.mirrored = mirrored
        self._camera = camera
        self._reads = reads
        self._waits = False
        self._known: set[str] = set()

    def start(self, lane: Lane) -> None:
        """Begin, on the lane."""
        lane.run(self._look, partial(self._on_end, None), self._on_end, keeper=self)

    def stop(self) -> None:
        """Switch the camera off."""
        self._camera.close()

    def was_shown(self) -> None:
        """The window has drawn what it got: a slow one gets fewer pictures, never older ones."""
        self._waits = False

    def _look(self) -> None:
        for frame in self._camera.frames():
            self.last = frame
            if not self._waits:
                self._waits = True
                self.picture.emit(self._small(frame))
            if self._reads:
                self._read(frame)

    def _read(self, frame: Frame) -> None:
        for text in codes_in(frame):
            if text not in self._known:
                self._known.add(text)
                self.seen.emit(text)

    def _small(self, frame: Frame) -> QImage:
        small = picture_of(frame).scaled(SHOWN, SHOWN, Qt.AspectRatioMode.KeepAspectRatio)
        return small.transformed(QTransform.fromScale(-1, 1)) if self.mirrored else small

    def _on_end(self, why: Exception | None, *_nothing: object) -> None:
        self.ended.emit(why)
