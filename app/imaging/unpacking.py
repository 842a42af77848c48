"""A picture file becomes points: PNG or JPEG alone, no more than we can hold, and every fault in our words."""

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image, UnidentifiedImageError

from app.imaging import limits


@contextmanager
def unpacked(data: bytes, *, wanted: str) -> Iterator[Image.Image]:
    """The picture, whose size is looked at before its points are unpacked, by what the block does with it.

    Args:
        data: the file.
        wanted: what a file that is none of these was tried as: "neither PNG nor JPEG".

    Raises:
        Refusal: ``unreadable-image``, ``too-large``.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as picture:
                limits.check_pixels(*picture.size)
                yield picture
    except UnidentifiedImageError as error:
        raise limits.no_picture(data, wanted) from error
    except Image.DecompressionBombError as error:
        raise limits.too_large("pixels", limits.MOST_PIXELS + 1, limits.MOST_PIXELS) from error
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise limits.unreadable("the picture is damaged or cut off") from error


def eight_bits(picture: Image.Image) -> Image.Image:
    """Grey of 16 bits, as scanners write it, in 8: Pillow itself would make everything lighter than 255 white."""
    if not picture.mode.startswith("I"):
        return picture
    return picture.convert("I").point(lambda level: level * (1 / 256)).convert("L")
