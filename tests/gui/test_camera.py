"""The camera's port: a recording and the real one, fed with pictures, answer the same questions alike."""

import io
from collections.abc import Iterator

import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from app.imaging.frames import Camera, Frame, Recording, codes_in
from app.printing.symbols import symbol
from app.ui.camera import FOR_CODES, PATIENCE, WebCamera, Webcams, picture_of
from forms.refusal import NotNow
from tests.support import degrading

video_library_talks = pytest.mark.qt_log_ignore("FFmpeg|RHI|Couldn't (load|resolve)|[Pp]ulse", "propagateSizeHints")

CODE = "HSD1:11ABCD:6BFW W6K$O3N"


def png(size: tuple[int, int]) -> bytes:
    """A code on red ground."""
    ground = Image.new("RGB", size, (200, 30, 30))
    ground.paste(degrading.printed(symbol(CODE, 40), 300), (40, 40))
    out = io.BytesIO()
    ground.save(out, "PNG")
    return out.getvalue()


class Player:
    """Shows the real camera one picture each time it asks for the next."""

    def __init__(self, pictures: list[bytes]) -> None:
        self._camera, self._pictures = WebCamera(None), list(pictures)

    def frames(self) -> Iterator[Frame]:
        frames = self._camera.frames()
        for content in self._pictures:
            self._show(content)
            yield next(frames)

    def close(self) -> None:
        self._camera.close()

    def _show(self, content: bytes) -> None:
        from PySide6.QtGui import QImage
        from PySide6.QtMultimedia import QVideoFrame

        self._camera.sink.setVideoFrame(QVideoFrame(QImage.fromData(content)))


@pytest.fixture(params=["recording", "webcam"])
def camera(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[Camera]:  # noqa: ARG001 - Qt runs
    pictures = [png((1283, 721)), png((640, 700))]
    if request.param == "recording":
        yield Recording(pictures)
        return
    pytest.importorskip("PySide6.QtMultimedia", exc_type=ImportError)
    made = Player(pictures)
    yield made
    made.close()


@video_library_talks
def test_frames_are_whole_in_their_colours_and_their_codes_are_read(camera: Camera) -> None:
    frames = list(camera.frames())
    assert len(frames) == 2
    for frame in frames:
        assert (len(frame.grey), len(frame.rgb)) == (frame.width * frame.height, 3 * frame.width * frame.height)
        assert codes_in(frame) == [CODE]
        corner = picture_of(frame).pixelColor(5, frame.height - 5)
        assert corner.red() > 150 > corner.green()


@video_library_talks
def test_a_closed_camera_shows_nothing_more(camera: Camera) -> None:
    frames = camera.frames()
    next(frames)
    camera.close()
    camera.close()
    if isinstance(camera, Recording):
        assert list(frames) == []


@video_library_talks
def test_only_the_newest_picture_is_looked_at_and_never_more_than_is_needed(qtbot: QtBot) -> None:  # noqa: ARG001
    pytest.importorskip("PySide6.QtMultimedia", exc_type=ImportError)
    player = Player([])
    for size in ((640, 480), (3000, 1500)):
        player._show(png(size))
    frame = next(player._camera.frames())
    assert (frame.width, frame.height) == (FOR_CODES, FOR_CODES // 2)
    player.close()


@video_library_talks
def test_a_camera_that_shows_nothing_is_told_of(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001
    pytest.importorskip("PySide6.QtMultimedia", exc_type=ImportError)
    assert PATIENCE > 1
    monkeypatch.setattr("app.ui.camera.PATIENCE", 0.0)
    made = WebCamera(None)
    with pytest.raises(NotNow) as told:
        list(made.frames())
    assert told.value.code == "camera-silent"


@video_library_talks
def test_the_real_cameras_are_asked_for_without_a_fault(qtbot: QtBot) -> None:  # noqa: ARG001
    pytest.importorskip("PySide6.QtMultimedia", exc_type=ImportError)
    source = Webcams()
    source.load()
    assert list(source.names()) is not None
    with pytest.raises(NotNow):
        source.open("there is none of this name")
