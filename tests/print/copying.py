"""What a black-and-white printer and an old photocopier make of a page."""

import io
import random

from PIL import Image, ImageFilter

from app import imaging

PRINTER_DPI = 300
SPECKS = 1500
"""Specks of dust and toner on one copied page."""


def printed(pdf: bytes) -> list[Image.Image]:
    """The pages as a 300 dpi printer puts them on paper: black dots or none."""
    pages = [Image.open(io.BytesIO(page)).convert("L") for page in imaging.pages_png(pdf, dpi=PRINTER_DPI)]
    return [_black_or_white(page, 128) for page in pages]


def photocopied(page: Image.Image) -> Image.Image:
    """A copy: laid on askew, a little smaller, blurred, with specks, and too dark."""
    askew = page.rotate(1.3, resample=Image.Resampling.BICUBIC, fillcolor=255)
    smaller = askew.resize((int(page.width * 0.96), int(page.height * 0.96)), Image.Resampling.BILINEAR)
    blurred = smaller.filter(ImageFilter.GaussianBlur(1.3))
    dust = random.Random(1940)  # noqa: S311 - the same dust in every run, no secret
    for _ in range(SPECKS):
        x, y = dust.randrange(blurred.width - 3), dust.randrange(blurred.height - 3)
        blurred.paste(dust.choice((0, 255)), (x, y, x + 3, y + 2))
    return _black_or_white(blurred, 150)


def png(page: Image.Image) -> bytes:
    """A page as a file, as a scanner hands it over."""
    out = io.BytesIO()
    page.save(out, "PNG")
    return out.getvalue()


def _black_or_white(page: Image.Image, edge: int) -> Image.Image:
    return page.point(lambda grey: 255 if grey >= edge else 0)
