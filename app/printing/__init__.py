"""Paper: guidance sheets, slips and declarations as PDF bytes, from memory."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

# reportlab costs a tenth of a second: each face imports its own room when it is first used, never at program start.
# ruff: noqa: PLC0415

if TYPE_CHECKING:
    from forms.code_page import CodePage
    from forms.declaration import Declaration
    from forms.sheet_values import GuidanceSheet, Poster, Slip


def guidance(sheet: "GuidanceSheet", *, large: bool = False) -> bytes:
    """Draw the villager's A4 sheet.

    Args:
        sheet: what it says.
        large: body of 18 pt instead of 14 pt.

    Returns:
        The PDF; the same sheet gives the same bytes.

    Raises:
        Refusal: ``letter-not-in-font``, ``code-too-big``.
    """
    from app.printing import guidance_sheet as room

    return room.guidance(sheet, large=large)


def slip(slip: "Slip", *, large: bool = False) -> bytes:
    """Draw a preparation or consent slip; arguments, result and refusals as in :func:`guidance`."""
    from app.printing import slips as room

    return room.slip(slip, large=large)


def declaration(decl: "Declaration") -> bytes:
    """Draw an official form with its values (or blank, where the values are empty); refusals as in :func:`guidance`."""
    from app.printing import official_form as room

    return room.declaration(decl)


def code_page(page: "CodePage") -> bytes:
    """Draw a page of codes; refusals as in :func:`guidance`, and ``code-too-big``."""
    from app.printing import coded_page as room

    return room.code_page(page)


def poster(value: "Poster", *, a3: bool = False) -> bytes:
    """Draw a poster or picture sheet on one side of A4, or enlarged to A3; refusals as in :func:`guidance`."""
    from app.printing import paper
    from app.printing import posters as room

    return room.poster(value, size=paper.Size.A3 if a3 else paper.Size.A4)


def leaflet(sheet: "GuidanceSheet") -> bytes:
    """Draw a guidance sheet in large print as a booklet: two pages on each side of A4, folded once to A5.

    What is 18 pt on A4 is 12.7 pt on A5. Refusals as in :func:`guidance`.
    """
    from app.printing import guidance_sheet as room
    from app.printing import paper

    return room.guidance(sheet, large=True, size=paper.Size.BOOKLET)


def several(pdfs: Sequence[bytes]) -> bytes:
    """Put our PDFs one after another into one; title and language are the first one's.

    Raises:
        Refusal: ``nothing-to-print`` for an empty sequence.
    """
    from app.printing import merging

    return merging.several(pdfs)


def check_letters(texts: Iterable[str]) -> None:
    """Refuse texts with a letter that our fonts cannot draw, before anything is printed; nothing is ever replaced.

    Raises:
        Refusal: ``letter-not-in-font``; its fact ``letters`` names the code points ("U+1780 U+1781"), never the text.
    """
    from app.printing import fonts

    fonts.check_letters(texts, (*fonts.SHEET, *fonts.FORM))
