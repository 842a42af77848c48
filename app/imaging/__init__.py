"""Pictures and codes: PDF pages to PNG, two-dimensional codes read from images."""

# Pillow, pdfium and zxing-cpp are loaded when a picture is first made or read, never at program start.
# ruff: noqa: PLC0415

from __future__ import annotations

from collections.abc import Sequence

from app.imaging.page_values import AS_IT_IS, MOST_BYTES_A_PAGE, PaperSize, Pixels, Preview, Straightened, Wish
from forms.onlooker import NOBODY, OnLooker


def pages_png(pdf: bytes, *, dpi: int = 100) -> list[bytes]:
    """Render each page of a PDF as a PNG.

    Args:
        pdf: the document.
        dpi: dots per inch, 20 to 600.

    Raises:
        Refusal: ``unreadable-image`` (no PDF, a damaged or locked one), ``too-large`` (bytes, pages, a page's pixels).
    """
    from app.imaging import rendering

    return rendering.pages_png(pdf, dpi=dpi)


def pages_shown(pdf: bytes, *, dpi: int, looker: OnLooker = NOBODY) -> list[Pixels]:
    """As :func:`pages_png`, for a screen: points as they are, neither packed nor unpacked on the way.

    Raises:
        Refusal: as :func:`pages_png`.
        NotNow: ``stopped`` by the looker, who is told the stage ``pages``.
    """
    from app.imaging import rendering

    return rendering.pages_shown(pdf, dpi=dpi, looker=looker)


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has; Refusals ``unreadable-image``, ``too-large`` (bytes only: our batches may be long)."""
    from app.imaging import rendering

    return rendering.page_count(pdf)


def page_sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of each page of one of our papers, in points; Refusals as :func:`page_count`."""
    from app.imaging import rendering

    return rendering.page_sizes(pdf)


def read_codes(data: bytes) -> list[str]:
    """Read the two-dimensional codes in a PNG, a JPEG or a PDF of anybody's, in a child process with limits.

    Returns:
        The text of each code, page by page, from the top down; the same text once.

    Raises:
        Refusal: ``no-code-found``, ``unreadable-image``, ``too-large``, ``picture-too-slow``, ``no-child``.
    """
    from app.imaging import confined

    return confined.read_codes(data)


def look_over(data: bytes) -> tuple[int, tuple[str, ...]]:
    """Whether an officer can read a PNG, a JPEG or a PDF of anybody's, told by a child process with limits.

    Returns:
        The pages, and the faults among ``small``, ``dark``, ``empty``, ``blurred``.

    Raises:
        Refusal: ``unreadable-image``, ``too-large``, ``picture-too-slow``, ``no-child``.
    """
    from app.imaging import confined

    return confined.look_over(data)


def read_own_codes(data: bytes) -> list[str]:
    """As :func:`read_codes`, in this process: only for what this program has just drawn itself."""
    from app.imaging import reading

    return reading.read_codes(data)


def preview(data: bytes) -> Preview:
    """A photograph of a paper as it came, small, and where the sheet lies in it, made by a child process with limits.

    Raises:
        Refusal: as :func:`straighten`.
    """
    from app.imaging import confined

    return confined.preview(data)


def straighten(data: bytes, wish: Wish = AS_IT_IS, *, most_bytes: int = MOST_BYTES_A_PAGE) -> Straightened:
    """Make a photograph of a paper a page, in a child process with limits.

    Args:
        data: a PNG or JPEG; what a camera notes about place, time and owner is left behind.
        wish: corners, turn, colours, size of the paper.
        most_bytes: the page is made poorer until it fits, but never so coarse that it could not be read; one that does
            not fit even so comes larger, and its length tells.

    Raises:
        Refusal: ``unreadable-image``, ``too-large``, ``picture-too-slow``, ``no-child``.
    """
    from app.imaging import confined

    return confined.straighten(data, wish, most_bytes)


def one_pdf(pages: Sequence[tuple[Straightened, PaperSize]]) -> bytes:
    """Put straightened pages together in their order, each as large as its paper; their JPEGs go in as they are.

    Raises:
        Refusal: ``nothing-to-print`` without any page, ``too-large`` for too many.
    """
    from app.imaging import page_pdf

    return page_pdf.one_pdf(pages)
