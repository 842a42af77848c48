"""How large a stranger's picture or PDF may be before it is put aside unread."""

from forms.refusal import Refusal

MOST_BYTES = 48 * 2**20
MOST_PIXELS = 64_000_000
"""A telephone's large picture; in grey it takes 64 MB."""

MOST_PAGES = 40


def check_bytes(data: bytes) -> None:
    """Refuse a file of too many bytes."""
    if len(data) > MOST_BYTES:
        raise too_large("bytes", len(data), MOST_BYTES)


def check_pixels(width: int, height: int) -> None:
    """Refuse a picture of too many pixels; sizes in pixels."""
    if width * height > MOST_PIXELS:
        raise too_large("pixels", width * height, MOST_PIXELS)


def check_pages(pages: int) -> None:
    """Refuse a document of too many pages."""
    if pages > MOST_PAGES:
        raise too_large("pages", pages, MOST_PAGES)


def too_large(what: str, found: int, most: int) -> Refusal:
    """The refusal that names what there is too much of."""
    return Refusal(
        "too-large",
        f"This file has {found:,} {what}; at most {most:,} are read. "
        "Take a smaller picture, or only the page with the code.",
        what=what,
        found=str(found),
        most=str(most),
    )


HEIF_BRANDS = frozenset({b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1", b"avif"})
"""Kinds of file that telephones write and few programs read (ISO/IEC 23008-12, and AV1 in the same box)."""


def no_picture(data: bytes, wanted: str) -> Refusal:
    """The refusal of what is not even a picture of another kind; a telephone's HEIC has a way out of its own."""
    if data[4:8] == b"ftyp" and data[8:12] in HEIF_BRANDS:
        return Refusal(
            "heic-picture",
            "This picture is HEIC, which portals do not take: set the telephone's camera to JPEG (Most Compatible), "
            "then take it again.",
        )
    return unreadable(f"it is {wanted}")


def unreadable(reason: str) -> Refusal:
    """The refusal of a file that is no picture, or a damaged one."""
    return Refusal("unreadable-image", f"This file cannot be read as a picture or PDF: {reason}.", reason=reason)
