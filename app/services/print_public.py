"""Papers that speak of procedures and of nobody: posters, leaflets, the loudspeaker's words, the point's lists."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app import printing
from app.printing import ToPrint
from app.services.desk import Shelf
from app.services.fill_dossier import Draft
from forms.dossier_facts import Helper
from forms.guidance import build_guidance
from forms.other_papers import (
    build_online_list,
    build_reference,
)
from forms.procedure import Procedure
from forms.public_words import build_overview, build_poster, loudspeaker
from forms.refusal import Refusal
from forms.sheet_values import Slip
from forms.voice_script import build_voice_script


class PublicKind(StrEnum):
    """What speaks of procedures and of nobody."""

    POSTER = "poster"
    LEAFLET = "leaflet"
    INFOGRAPHIC = "infographic"
    ONLINE_LIST = "online-list"
    REFERENCE = "reference"
    VOICE_SCRIPT = "voice-script"


@dataclass(frozen=True)
class Wall:
    """A poster's title over several procedures in everyday words, for whom it is, and on which paper it is printed.

    ``a3`` enlarges it; ``a5`` puts it, or the slips of :func:`public`, two to a side of A4 as a hand-out.
    """

    title: str = "Việc của ông/bà"
    audience: str = ""
    a3: bool = False
    a5: bool = False


PRACTICE_WORDS = "(TẬP LÀM: không đọc lên loa.)"
ZALO_DPI = 130
"""A picture of some 1,070 x 1,520 pixels: large enough to read on a telephone, small enough to send on a thin line."""


def public(
    shelf: Shelf,
    kind: PublicKind,
    codes: Sequence[str] = (),
    wall: Wall = Wall(),
    helper: Helper | None = None,
    *,
    practice: bool = False,
) -> bytes:
    """A paper that speaks of nobody.

    Args:
        shelf: the catalogue.
        kind: which paper.
        codes: of one procedure, or of several under one title (a life event).
        wall: what a poster needs beside the procedures.
        helper: whose point and number stand on it.
        practice: these come from a practice vault; on the desk of one they are marked anyhow.

    Raises:
        Refusal: ``nothing-to-print`` without a procedure where one is needed, ``unknown-procedure``,
            ``letter-not-in-font``.
    """
    papers = _public_papers(shelf, kind, codes, wall, helper or Helper())
    return printing.together(papers, practice=practice or shelf.practice)


def _public_papers(shelf: Shelf, kind: PublicKind, codes: Sequence[str], wall: Wall, team: Helper) -> Iterable[ToPrint]:
    if kind is PublicKind.ONLINE_LIST:
        says = build_online_list(shelf.catalogue.all(), today=shelf.today())
        return [ToPrint(says, folded=wall.a5)]
    if kind is PublicKind.REFERENCE:
        return [ToPrint(page, folded=wall.a5) for page in build_reference()]
    wanted = _procedures(shelf, codes)
    if kind is PublicKind.VOICE_SCRIPT:
        return [ToPrint(_voice_script(shelf, each, team), folded=wall.a5) for each in wanted]
    if kind is PublicKind.LEAFLET:
        return (_leaflet(shelf, each, team) for each in wanted)
    if len(wanted) > 1 and kind is PublicKind.POSTER:
        whole = build_overview(wall.title, wanted, helper=team, audience=wall.audience, today=shelf.today())
        return [ToPrint(whole, a3=wall.a3, folded=wall.a5)]
    pictures = kind is PublicKind.INFOGRAPHIC
    posters = [
        build_poster(each, today=shelf.today(), helper=team, audience=wall.audience, pictures=pictures)
        for each in wanted
    ]
    return [ToPrint(each, a3=wall.a3, folded=wall.a5) for each in posters]


def _voice_script(shelf: Shelf, procedure: Procedure, team: Helper) -> Slip:
    draft = Draft.unkept(shelf, procedure.code)
    return build_voice_script(procedure.code, procedure.title, draft.questions(), helper=team)


def loudspeaker_text(
    shelf: Shelf, codes: Sequence[str], *, title: str = "", helper: Helper | None = None, practice: bool = False
) -> str:
    """The words for the loudspeaker, those of practice marked so; Refusals as :func:`public`."""
    words = loudspeaker(_procedures(shelf, codes), today=shelf.today(), helper=helper or Helper(), title=title)
    return f"{PRACTICE_WORDS}\n\n{words}" if practice or shelf.practice else words


def _procedures(shelf: Shelf, codes: Sequence[str]) -> list[Procedure]:
    if not codes:
        raise Refusal("nothing-to-print", "Say which procedure to print: --procedure CODE.")
    return [shelf.catalogue.get(code) for code in codes]


def _leaflet(shelf: Shelf, procedure: Procedure, helper: Helper) -> ToPrint:
    route = next(iter(procedure.routes))
    return ToPrint(build_guidance(procedure, today=shelf.today(), route=route, helper=helper), folded=True)
