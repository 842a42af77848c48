"""Codes in a camera's frames: plain grey dots, so no file of anybody's is decoded and no child is needed."""

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from app.imaging import limits
from forms.refusal import NotNow

PATIENCE = 600
"""Frames without any code after which a person is told; half a minute of a webcam."""


@dataclass(frozen=True)
class Frame:
    """One picture of a camera: ``width`` times ``height`` bytes, 0 black to 255 white, row by row from the top.

    ``rgb`` holds the same dots in colour, three bytes each: for eyes, and for a page that is photographed.
    """

    width: int
    height: int
    grey: bytes
    rgb: bytes = b""


class Camera(Protocol):
    """Where frames come from: a webcam, or what one recorded."""

    def frames(self) -> Iterator[Frame]:
        """The frames, until the camera is closed or the recording ends.

        Raises:
            NotNow: ``camera-lost`` when it was pulled out, ``camera-silent`` when it shows nothing.
        """

    def close(self) -> None:
        """End the frames, from any thread; the camera's light goes out."""


class Recording:
    """A camera that plays pictures."""

    def __init__(self, pictures: Iterable[bytes]) -> None:
        """``pictures`` are our own PNG or JPEG files, in their order."""
        self._pictures = list(pictures)
        self._is_closed = False

    def frames(self) -> Iterator[Frame]:
        """Each picture once."""
        from PIL import Image  # noqa: PLC0415 - a recording is for tests and the guide

        for content in self._pictures:
            if self._is_closed:
                return
            with Image.open(io.BytesIO(content)) as picture:
                grey, colour = picture.convert("L"), picture.convert("RGB")
            yield Frame(grey.width, grey.height, grey.tobytes(), colour.tobytes())

    def close(self) -> None:
        """No further picture."""
        self._is_closed = True


def codes_in(frame: Frame) -> list[str]:
    """The texts of the codes in one frame, from the top down; none is nothing to be told of.

    Raises:
        Refusal: ``too-large``, ``unreadable-image`` for a frame whose bytes do not fit its size.
    """
    limits.check_pixels(frame.width, frame.height)
    if len(frame.grey) != frame.width * frame.height:
        raise limits.unreadable("the camera sent half a frame")
    from PIL import Image  # noqa: PLC0415 - Pillow loads when a camera is first used

    from app.imaging.reading import decoded  # noqa: PLC0415 - zxing-cpp loads when a camera is first used

    return decoded(Image.frombytes("L", (frame.width, frame.height), frame.grey))


def watch(camera: Camera, *, patience: int = PATIENCE) -> Iterator[str]:
    """Each text once, as the camera sees it.

    Raises:
        NotNow: ``no-code-in-sight`` after so many frames in which nothing new was seen.
    """
    seen: set[str] = set()
    empty = 0
    for frame in camera.frames():
        found: Sequence[str] = [text for text in codes_in(frame) if text not in seen]
        empty = 0 if found else empty + 1
        seen.update(found)
        yield from found
        if empty >= patience:
            raise NotNow(
                "no-code-in-sight", "The camera sees no code: hold the paper flat and near, in good light, then again."
            )
