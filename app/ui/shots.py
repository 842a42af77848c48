"""Photographs on their way to become pages of one paper: held in memory alone, in their order."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage

from app import imaging
from app.imaging.page_values import Corners, PaperSize, Straightened, Wish

THUMB = 150
"""Pixels of a thumbnail's longer side; the larger view has 900."""
VIEW = 900


@dataclass(frozen=True)
class Prepared:
    """A page as it would be written, with a picture of it for the screen."""

    page: Straightened
    view: QImage
    found: Corners | None = None
    before: QImage | None = None


@dataclass
class Shot:
    """One photograph: as it came, how it is to become a page, and the page (None while it is being made)."""

    data: bytes = field(repr=False)
    wish: Wish = field(default_factory=Wish)
    before: QImage = field(default_factory=QImage)
    found: Corners | None = None
    page: Straightened | None = None
    view: QImage = field(default_factory=QImage)


def prepared_first(data: bytes) -> Prepared:
    """On a lane: find the sheet, and make the page with the corners found."""
    seen = imaging.preview(data)
    page = imaging.straighten(data, Wish(seen.corners))
    return Prepared(page, _view(page), seen.corners, QImage.fromData(seen.jpeg))


def prepared_again(data: bytes, wish: Wish) -> Prepared:
    """On a lane: the page by another wish."""
    page = imaging.straighten(data, wish)
    return Prepared(page, _view(page))


def finished(shots: list[tuple[bytes, Wish, Straightened | None]]) -> list[tuple[Straightened, PaperSize]]:
    """On a lane: all pages; those that were not made yet are made now."""
    return [(page or imaging.straighten(data, wish), wish.size) for data, wish, page in shots]


def turned(wish: Wish, quarters: int) -> Wish:
    """The wish with some quarters more to the right."""
    return replace(wish, turn=(wish.turn + quarters) % 4)


def png_of(picture: QImage) -> bytes:
    """A picture of the clipboard as bytes; on a lane, for it takes its time."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]  # the binding's types know a format as bytes alone
    return bytes(content.data())


def _view(page: Straightened) -> QImage:
    from PySide6.QtCore import Qt  # noqa: PLC0415 - its enums are made when pictures are shown

    picture = QImage.fromData(page.jpeg)
    return picture.scaled(VIEW, VIEW, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
