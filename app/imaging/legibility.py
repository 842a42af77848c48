"""Can an officer read it: pages counted, and pages that are too small, too dark, empty or blurred named."""

from collections.abc import Iterator
from statistics import fmean

from PIL import Image, ImageFilter, ImageStat

from app.imaging import limits, reading, rendering

SMALLEST_SIDE = 1000
"""Pixels of the longer side: an A4 page below it has under 85 dots per inch, and print of ten points falls apart."""
LARGEST_SIDE = 1600
"""Pixels to which a picture is brought before its sharpness is measured."""
DARKEST = 50
FAINTEST = 40
"""Grey levels (0 to 255): the mean of a page, and between its darkest and its lightest hundredth."""
SOFTEST = 0.02
"""Spread of the second derivative over the contrast. Our own sheets have 0.13 to 0.16 at 150 dots per inch; with a blur
of three pixels 0.017 to 0.018, where print of fourteen points can just no longer be read."""
_PDF_DPI = 100
_SECOND_DERIVATIVE = ImageFilter.Kernel((3, 3), (0, 1, 0, 1, -4, 1, 0, 1, 0), scale=1, offset=128)


def looked_over(data: bytes) -> list[str]:
    """The number of pages, then the faults: ``small``, ``dark``, ``empty``, ``blurred``; each once.

    Raises:
        Refusal: ``unreadable-image``, ``too-large``.
    """
    limits.check_bytes(data)
    if data[:1024].lstrip().startswith(b"%PDF-"):
        with rendering.opened(data) as document:
            pages = len(document)
            pictures = [rendering.rendered(document, number, _PDF_DPI, grey=True) for number in range(pages)]
        found = [fault for picture in pictures for fault in _faults(picture) if fault != "small"]
    else:
        pages, found = 1, [*_faults(reading.picture_of(data))]
    return [str(pages), *dict.fromkeys(found)]


def _faults(picture: Image.Image) -> Iterator[str]:
    if max(picture.size) < SMALLEST_SIDE:
        yield "small"
    picture = picture.copy()
    picture.thumbnail((LARGEST_SIDE, LARGEST_SIDE))
    if fmean(ImageStat.Stat(picture).mean) < DARKEST:
        yield "dark"
    contrast = _contrast(picture)
    if contrast < FAINTEST:
        yield "empty"
    elif _spread(picture) / contrast < SOFTEST:
        yield "blurred"


def _contrast(picture: Image.Image) -> int:
    """Grey levels between the darkest and the lightest hundredth of the pixels."""
    counts = picture.histogram()
    most = sum(counts) / 100
    return max(0, 255 - _first(reversed(counts), most) - _first(counts, most))


def _first(counts: "Iterator[int] | list[int]", most: float) -> int:
    seen = 0
    for level, count in enumerate(counts):
        seen += count
        if seen > most:
            return level
    return 255


def _spread(picture: Image.Image) -> float:
    """How much neighbours differ; the filter leaves the outermost pixels as they are, so they are cut off."""
    edges = picture.filter(_SECOND_DERIVATIVE).crop((2, 2, max(3, picture.width - 2), max(3, picture.height - 2)))
    return float(ImageStat.Stat(edges).stddev[0])
