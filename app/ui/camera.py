"""Webcams behind the port of ``app.imaging.frames``: Qt's, brought in when somebody first looks through one."""

# QtMultimedia brings a video library of some 40 MB; whoever never uses a camera never loads it.
# ruff: noqa: PLC0415

from __future__ import annotations

from collections.abc import Iterator, Sequence
from threading import Condition
from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from app.imaging.frames import Camera, Frame
from forms.refusal import NotNow, Refusal

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QCamera, QCameraDevice, QCameraFormat, QVideoFrame

PATIENCE = 8.0
"""Seconds that a camera may take to show its first picture, or the next one."""
FOR_CODES = 1280
"""Pixels of the longer side of what is searched for codes; more only makes it slow."""
_WORST_FPS = 5


class CameraName(NamedTuple):
    """A camera of this machine; ``key`` names it to Qt, ``name`` to people."""

    key: str
    name: str


class CameraSource(Protocol):
    """The cameras there are, and the way to open one; called on the window's thread."""

    def load(self) -> None:
        """Bring what cameras need; takes a moment, so it may be called on a lane first.

        Raises:
            Refusal: ``no-camera-part`` when this machine lacks a library for it.
        """

    def names(self) -> Sequence[CameraName]:
        """The cameras that are plugged in now, the system's own choice first."""

    def open(self, key: str, *, fine: bool = False) -> Camera:
        """Switch a camera on; ``fine`` takes its sharpest picture, for a page and not for codes.

        Raises:
            NotNow: ``no-camera`` when it is not there any more.
        """


class Webcams:
    """The real ones."""

    def load(self) -> None:
        """See :class:`CameraSource`."""
        try:
            import PySide6.QtMultimedia  # noqa: F401 - loading it is the point
        except ImportError as why:
            raise Refusal(
                "no-camera-part",
                "The camera cannot be used: a system library for it is missing (on Linux: libpulse). "
                "A reader, a file or the clipboard do as well.",
            ) from why

    def names(self) -> list[CameraName]:
        """See :class:`CameraSource`."""
        return [CameraName(bytes(each.id().data()).decode(errors="replace"), each.description()) for each in _devices()]

    def open(self, key: str, *, fine: bool = False) -> WebCamera:
        """See :class:`CameraSource`."""
        for each in _devices():
            if bytes(each.id().data()).decode(errors="replace") == key:
                return WebCamera(each, fine=fine)
        raise NotNow("no-camera", "This camera is not plugged in any more; plug it in, or choose another way.")


class WebCamera(QObject):
    """One camera that is on; what it shows is kept in one place, where only the newest picture stands.

    Made and closed on the window's thread; :meth:`frames` is gone through on a lane.
    """

    def __init__(self, device: QCameraDevice | None, *, fine: bool = False) -> None:
        """Without a device nothing is switched on: pictures come into :attr:`sink` from elsewhere."""
        from PySide6.QtMultimedia import QCamera, QMediaCaptureSession, QVideoSink

        super().__init__()
        self._fine = fine
        self._there = Condition()
        self._newest: QVideoFrame | None = None
        self._is_closed = False
        self._why: NotNow | None = None
        self._session = QMediaCaptureSession(self)
        self.sink = QVideoSink(self)
        self.sink.videoFrameChanged.connect(self._on_frame)
        self._session.setVideoSink(self.sink)
        self._camera: QCamera | None = None
        if device is not None:
            self._camera = QCamera(device, self)
            wanted = best_format(device.videoFormats(), fine=fine)
            if wanted is not None:
                self._camera.setCameraFormat(wanted)
            self._camera.errorOccurred.connect(self._on_error)
            self._session.setCamera(self._camera)
            self._camera.start()

    def frames(self) -> Iterator[Frame]:
        """The newest picture whenever one is wanted; those that came meanwhile are left out."""
        while (shown := self._next()) is not None:
            found = seen(shown.toImage(), None if self._fine else FOR_CODES)
            if found is not None:
                yield found
        if self._why is not None:
            raise self._why

    def close(self) -> None:
        """Switch it off."""
        if self._camera is not None:
            self._camera.stop()
        self._end(None)

    def _next(self) -> QVideoFrame | None:
        with self._there:
            came = self._there.wait_for(lambda: self._newest is not None or self._is_closed, PATIENCE)
            if not came:
                self._why = NotNow(
                    "camera-silent", "The camera shows nothing; another program may be using it. Close that, try again."
                )
            shown, self._newest = self._newest, None
            return None if self._is_closed else shown

    def _on_frame(self, frame: QVideoFrame) -> None:
        with self._there:
            self._newest = frame
            self._there.notify()

    def _on_error(self, error: QCamera.Error, _words: str) -> None:
        from PySide6.QtMultimedia import QCamera

        if error != QCamera.Error.NoError:
            self._end(NotNow("camera-lost", "The camera stopped: is it plugged in, and free? Then try again."))

    def _end(self, why: NotNow | None) -> None:
        with self._there:
            if not self._is_closed:
                self._is_closed, self._why = True, why
            self._there.notify()


def seen(picture: QImage, most: int | None) -> Frame | None:
    """A camera's picture as a frame, at most ``most`` pixels long; None for one that cannot be read."""
    from PySide6.QtCore import Qt

    if picture.isNull():
        return None
    if most is not None and max(picture.width(), picture.height()) > most:
        picture = picture.scaled(most, most, Qt.AspectRatioMode.KeepAspectRatio)
    width, height = picture.width() // 4 * 4, picture.height()  # rows without filling bytes, whatever the format
    picture = picture.copy(0, 0, width, height)
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    colour = picture.convertToFormat(QImage.Format.Format_RGB888)
    return Frame(width, height, bytes(grey.constBits()), bytes(colour.constBits()))


def picture_of(frame: Frame) -> QImage:
    """A frame for the screen, in its colours where it has them."""
    if frame.rgb:
        return QImage(frame.rgb, frame.width, frame.height, 3 * frame.width, QImage.Format.Format_RGB888).copy()
    return QImage(frame.grey, frame.width, frame.height, frame.width, QImage.Format.Format_Grayscale8).copy()


def best_format(formats: Sequence[QCameraFormat], *, fine: bool) -> QCameraFormat | None:
    """For a page the sharpest; for codes the one nearest to what is searched, and rather quick than sharp."""
    usable = [each for each in formats if each.maxFrameRate() >= _WORST_FPS] or list(formats)
    if fine:
        return max(usable, key=_dots, default=None)
    return min(
        usable, key=lambda each: (abs(each.resolution().width() - FOR_CODES), -each.maxFrameRate()), default=None
    )


def _dots(one: QCameraFormat) -> int:
    return one.resolution().width() * one.resolution().height()


def _devices() -> list[QCameraDevice]:
    from PySide6.QtMultimedia import QMediaDevices

    preferred = QMediaDevices.defaultVideoInput()
    return sorted(QMediaDevices.videoInputs(), key=lambda each: each != preferred)
