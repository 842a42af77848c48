"""A photograph of a paper becomes a page: straight, cut to its edges, evenly lit, small enough for the portal."""

import io

from PIL import Image, ImageChops, ImageFilter, ImageMath, ImageOps

from app.imaging import corners as corner_finding
from app.imaging import limits
from app.imaging.page_values import (
    AS_IT_IS,
    LEAST_DPI,
    MOST_BYTES_A_PAGE,
    WHOLE,
    Corners,
    Look,
    PaperSize,
    Preview,
    Straightened,
    Wish,
    dots_per_inch,
)
from app.imaging.unpacking import eight_bits, unpacked

MOST_DPI = 220
"""More than this only makes the file larger."""
PREVIEW_SIDE = 1100
"""Pixels of the longer side of the picture on which corners are drawn."""

_QUALITIES = (82, 72, 62, 52, 42)
_SMALLER = (1.0, 0.85, 0.7)
"""Shares of the size that are tried after one another, never below :data:`LEAST_DPI`."""


def preview(data: bytes) -> Preview:
    """A small picture of a photograph, and the corners found in it; Refusals as :func:`straighten`."""
    picture = opened(data)
    found = corner_finding.find(picture)
    picture.thumbnail((PREVIEW_SIDE, PREVIEW_SIDE))
    return Preview(_jpeg(picture, 80), found)


def straighten(data: bytes, wish: Wish = AS_IT_IS, *, most_bytes: int = MOST_BYTES_A_PAGE) -> Straightened:
    """Make the page.

    Args:
        data: a PNG or JPEG; what a camera notes about place, time and owner is left behind.
        wish: corners, turn, colours, size of the paper.
        most_bytes: the page is made poorer until it fits, but never coarser than :data:`LEAST_DPI`; one that does not
            fit even so comes larger, and its length tells.

    Raises:
        Refusal: ``unreadable-image``, ``too-large``.
    """
    page = _turned(_cut(opened(data), wish.corners), wish.turn)
    dpi = dots_per_inch(page.width, page.height, wish.size)
    page = _at_most(page, dpi, MOST_DPI)
    page = cleaned(page, wish.look)
    return _fitting(page, wish.size, dpi, most_bytes)


def opened(data: bytes) -> Image.Image:
    """The picture in colour, upright as the camera held it, and without what the camera noted."""
    limits.check_bytes(data)
    with unpacked(data, wanted="neither PNG nor JPEG") as picture:
        upright = eight_bits(ImageOps.exif_transpose(picture))
        if upright.mode in ("RGBA", "LA", "P", "PA"):
            upright = _on_white(upright.convert("RGBA"))
        return upright.convert("RGB")


def cleaned(page: Image.Image, look: Look) -> Image.Image:
    """The page without shadows: in its colours, in grey, or in black and white."""
    grey = page.convert("L")
    ground = _ground(grey)
    if look is Look.COLOUR:
        return Image.merge("RGB", [_evened(channel, ground).point(_CLEARER) for channel in page.split()])
    return _evened(grey, ground).point(_CLEARER if look is Look.GREY else _BLACK_OR_WHITE)


_CLEARER = [min(max((level - 30) * 255 // 200, 0), 255) for level in range(256)]
"""The paper's own grain becomes white and faint ink darker; a fixed curve, for a page with little ink is no other."""
_BLACK_OR_WHITE = [0 if level < 170 else 255 for level in range(256)]
"""After the ground was made white, ink of any pen lies below this."""


def _ground(grey: Image.Image) -> Image.Image:
    """The light that lies on the paper: what it would be without any ink."""
    small = grey.resize((max(grey.width // 12, 1), max(grey.height // 12, 1)), Image.Resampling.BOX)
    light = small.filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.GaussianBlur(6))
    return ImageChops.lighter(light.resize(grey.size, Image.Resampling.BILINEAR), Image.new("L", grey.size, 1))


def _evened(channel: Image.Image, ground: Image.Image) -> Image.Image:
    """Divide by the light: shadows of a hand go, ink stays."""
    even: Image.Image = ImageMath.lambda_eval(
        lambda known: known["convert"](known["min"](known["page"] * 250 / known["ground"], 255), "L"),
        page=channel,
        ground=ground,
    )
    return even


def _cut(picture: Image.Image, corners: Corners) -> Image.Image:
    """The sheet between four corners as a rectangle; nothing is made larger than it was photographed."""
    if corners == WHOLE:
        return picture
    ordered = corner_finding.in_order(corners)
    width, height = corner_finding.sides(ordered, picture.width, picture.height)
    seen = [(x * picture.width, y * picture.height) for x, y in ordered]
    wanted = [(0.0, 0.0), (float(width), 0.0), (float(width), float(height)), (0.0, float(height))]
    how = _perspective(wanted, seen)
    return picture.transform(
        (width, height), Image.Transform.PERSPECTIVE, how, Image.Resampling.BICUBIC, fillcolor="white"
    )


def _perspective(page: list[tuple[float, float]], seen: list[tuple[float, float]]) -> list[float]:
    """The eight numbers by which a place on the page becomes the place in the picture that is seen there."""
    rows = []
    for (x, y), (u, v) in zip(page, seen, strict=True):
        rows.append([x, y, 1.0, 0.0, 0.0, 0.0, -u * x, -u * y, u])
        rows.append([0.0, 0.0, 0.0, x, y, 1.0, -v * x, -v * y, v])
    return _solved(rows)


def _solved(rows: list[list[float]]) -> list[float]:
    """Equations with their right sides last, by elimination; three corners on a line have no answer."""
    count = len(rows)
    for at in range(count):
        best = max(range(at, count), key=lambda row: abs(rows[row][at]))
        rows[at], rows[best] = rows[best], rows[at]
        if abs(rows[at][at]) < 1e-9:  # nothing but rounding is left
            raise limits.unreadable("the four corners lie on one line")
        for row in range(count):
            if row != at:
                share = rows[row][at] / rows[at][at]
                rows[row] = [value - share * above for value, above in zip(rows[row], rows[at], strict=True)]
    return [rows[at][-1] / rows[at][at] for at in range(count)]


def _turned(page: Image.Image, quarters: int) -> Image.Image:
    way = {1: Image.Transpose.ROTATE_270, 2: Image.Transpose.ROTATE_180, 3: Image.Transpose.ROTATE_90}.get(quarters % 4)
    return page.transpose(way) if way is not None else page


def _at_most(page: Image.Image, dpi: int, most: int) -> Image.Image:
    if dpi <= most:
        return page
    share = most / dpi
    return page.resize(
        (max(round(page.width * share), 1), max(round(page.height * share), 1)), Image.Resampling.LANCZOS
    )


def _fitting(page: Image.Image, size: PaperSize, dpi: int, most_bytes: int) -> Straightened:
    """The best quality that fits; smaller only while the page stays readable."""
    made = b""
    smaller = page
    for share in _SMALLER:
        tried = _at_most(page, 100, round(100 * share))
        if share < 1 and dots_per_inch(tried.width, tried.height, size) < LEAST_DPI:
            break
        smaller = tried
        for quality in _QUALITIES:
            made = _jpeg(smaller, quality)
            if len(made) <= most_bytes:
                break
        if len(made) <= most_bytes:
            break
    return Straightened(
        made, smaller.width, smaller.height, min(dpi, dots_per_inch(smaller.width, smaller.height, size))
    )


def _jpeg(picture: Image.Image, quality: int) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality, optimize=True)
    return out.getvalue()


def _on_white(picture: Image.Image) -> Image.Image:
    ground = Image.new("RGB", picture.size, "white")
    ground.paste(picture.convert("RGB"), mask=picture.getchannel("A"))
    return ground
