"""Paper: guidance sheets, slips and declarations as PDF bytes, from memory."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

# reportlab costs a tenth of a second: each face imports its own room when it is first used, never at program start.
# ruff: noqa: PLC0415

if TYPE_CHECKING:
    from app.printing.paper import Laid
    from forms.code_page import CodePage
    from forms.declaration import Declaration
    from forms.sheet_values import GuidanceSheet, Poster, Slip


@dataclass(frozen=True)
class ToPrint:
    """One paper and how it is printed.

    Attributes:
        says: what stands on it.
        large: body of 18 pt instead of 14 pt; declarations, code pages and posters keep their own size.
        folded: as a booklet, two pages on each side of A4, folded once to A5; guidance sheets and slips are then set
            in large print, which is 12.7 pt on A5.
        a3: a poster enlarged to A3.
    """

    says: "GuidanceSheet | Slip | Declaration | CodePage | Poster"
    large: bool = False
    folded: bool = False
    a3: bool = False


def together(papers: Iterable[ToPrint], *, practice: bool = False) -> bytes:
    """Draw papers one after another into one PDF, each with its bookmark; title and language are the first one's.

    ``practice`` puts the practice word on every page, whatever the paper itself says of it.

    The papers may come from a generator: each is drawn before the next is asked for. The same papers give the same
    bytes.

    Raises:
        Refusal: ``nothing-to-print`` without a paper, ``letter-not-in-font``, ``code-too-big``; ``not-folded`` for a
            form or codes that must keep their size.
    """
    from app.printing import paper

    return paper.pdf((_laid(each) for each in papers), practice=practice)


def guidance(sheet: "GuidanceSheet", *, large: bool = False) -> bytes:
    """Draw the villager's A4 sheet; result and refusals as in :func:`together`."""
    return together([ToPrint(sheet, large=large)])


def slip(slip: "Slip", *, large: bool = False) -> bytes:
    """Draw a preparation or consent slip; result and refusals as in :func:`together`."""
    return together([ToPrint(slip, large=large)])


def declaration(decl: "Declaration") -> bytes:
    """Draw an official form with its values (or blank, where the values are empty); refusals as in :func:`together`."""
    return together([ToPrint(decl)])


def code_page(page: "CodePage") -> bytes:
    """Draw a page of codes; refusals as in :func:`together`."""
    return together([ToPrint(page)])


def poster(value: "Poster", *, a3: bool = False) -> bytes:
    """Draw a poster or picture sheet on one side of A4, or enlarged to A3; refusals as in :func:`together`."""
    return together([ToPrint(value, a3=a3)])


def leaflet(sheet: "GuidanceSheet") -> bytes:
    """Draw a guidance sheet as a booklet that is folded to A5; refusals as in :func:`together`."""
    return together([ToPrint(sheet, folded=True)])


def _laid(one: ToPrint) -> "Laid":
    """Lay out one paper; a refusal in a long batch names the paper by our code, never by a person."""
    from forms.refusal import Refusal

    try:
        return _lay(one)
    except Refusal as why:
        our_code = getattr(one.says, "our_code", "")
        if not our_code:
            raise
        raise Refusal(why.code, f"{our_code}: {why}", **why.facts, our_code=our_code) from why


def _lay(one: ToPrint) -> "Laid":
    from app.printing import coded_page, guidance_sheet, official_form, posters, slips
    from app.printing.paper import Size
    from forms.code_page import CodePage
    from forms.refusal import Refusal
    from forms.sheet_values import GuidanceSheet, Poster, Slip

    size = Size.BOOKLET if one.folded else Size.A3 if one.a3 else Size.A4
    match one.says:
        case GuidanceSheet():
            return guidance_sheet.lay(one.says, large=one.large or one.folded, size=size)
        case Slip():
            return slips.lay(one.says, large=one.large or one.folded, size=size)
        case Poster():
            return posters.lay(one.says, size=size)
        case _ if one.folded:
            raise Refusal("not-folded", "Official forms and pages of codes keep their size; print them on A4.")
        case CodePage():
            return coded_page.lay(one.says)
        case _:
            return official_form.lay(one.says)


def check_letters(texts: Iterable[str], *, forms: bool = True) -> None:
    """Refuse texts with a letter that our fonts cannot draw, before anything is printed; nothing is ever replaced.

    Args:
        texts: what is to be printed.
        forms: whether official forms will hold it, or our own papers alone.

    Raises:
        Refusal: ``letter-not-in-font``; its fact ``letters`` names the code points ("U+1780 U+1781"), never the text.
    """
    from app.printing import fonts

    fonts.check_letters(texts, (*fonts.SHEET, *(fonts.FORM if forms else ())))
