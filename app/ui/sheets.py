"""Every paper that the window shows and prints: which there are for what, their words, and how each is drawn."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.printing import together
from app.services import print_lists, print_other, print_public, print_sheets
from app.services.desk import Desk
from app.services.print_lists import ListKind
from app.services.print_public import PublicKind, Wall
from app.services.print_sheets import SheetKind, Way
from app.services.sheet_facts import team_of
from app.ui.hand import Hand
from forms.certified_copies import CopyLine
from forms.dossier import Route
from forms.life_events import event as life_event

REPORT = "report"
BADGE = "badge"

OF_DOSSIER = (
    SheetKind.GUIDANCE,
    SheetKind.DECLARATION,
    SheetKind.PREPARATION,
    SheetKind.CONSENT,
    ListKind.HANDOVER,
    ListKind.RECIPIENT,
)
OF_MEMORY = (SheetKind.GUIDANCE, SheetKind.DECLARATION, SheetKind.PREPARATION, SheetKind.CONSENT)
"""Of a draft that is not kept: nothing that leads back to it."""
OF_BUNDLE = (ListKind.HANDOVER, ListKind.RECIPIENT)
OF_PROCEDURE = (
    SheetKind.GUIDANCE,
    SheetKind.BLANK,
    SheetKind.CONSENT,
    PublicKind.POSTER,
    PublicKind.LEAFLET,
    PublicKind.INFOGRAPHIC,
    PublicKind.VOICE_SCRIPT,
)
OF_FORMLESS = (
    SheetKind.GUIDANCE,
    SheetKind.PREPARATION,
    SheetKind.CONSENT,
    PublicKind.POSTER,
    PublicKind.LEAFLET,
    PublicKind.INFOGRAPHIC,
)
"""Of a procedure without a form of ours: what to get together is ticked by hand."""
OF_EVENT = (PublicKind.POSTER, PublicKind.LEAFLET, PublicKind.INFOGRAPHIC)
OF_POINT = (ListKind.TODO, REPORT, PublicKind.ONLINE_LIST, PublicKind.REFERENCE)
"""Of nobody and no procedure: what the help point itself needs."""
EVERY = tuple(dict.fromkeys((*OF_DOSSIER, *OF_PROCEDURE, *OF_FORMLESS, *OF_POINT, BADGE)))
_ONE_SIZE = frozenset(
    {
        SheetKind.DECLARATION,
        SheetKind.BLANK,
        PublicKind.POSTER,
        PublicKind.INFOGRAPHIC,
        PublicKind.LEAFLET,
        PublicKind.ONLINE_LIST,
        PublicKind.REFERENCE,
        PublicKind.VOICE_SCRIPT,
        REPORT,
        BADGE,
    }
)
_NOT_FOLDED = frozenset({SheetKind.DECLARATION, SheetKind.BLANK, PublicKind.LEAFLET, REPORT, BADGE})
"""The State's forms keep their size; a leaflet is folded anyhow."""
_ON_WALLS = frozenset({PublicKind.POSTER, PublicKind.INFOGRAPHIC})


@dataclass(frozen=True)
class About:
    """Of what a paper speaks, and how it is printed.

    Attributes:
        dossier, procedure, route: a dossier, or a procedure and the way of filing that was looked at.
        event: name of a life event.
        bundle: several dossiers together.
        badge: the file that the commune signed.
        copies: papers to be certified.
        has_form: whether the procedure has a form of ours.
        large, a5, a3: large print, folded to A5, a poster enlarged to A3.
        audience: for whom a poster is, in words.
        month: of the report, YYYY-MM; "" is the present one.
    """

    dossier: str = ""
    procedure: str = ""
    route: Route | None = None
    large: bool = False
    event: str = ""
    bundle: tuple[str, ...] = ()
    badge: bytes = b""
    copies: tuple[CopyLine, ...] = ()
    has_form: bool = True
    a5: bool = False
    a3: bool = False
    audience: str = ""
    month: str = ""


def kinds_of(about: About, hand: Hand | None) -> tuple[str, ...]:
    """The papers that there are."""
    if hand is not None and not hand.kept:
        return OF_MEMORY
    if about.copies:
        return (SheetKind.PREPARATION,)
    if about.procedure:
        return OF_PROCEDURE if about.has_form else OF_FORMLESS
    known = ((about.dossier, OF_DOSSIER), (about.event, OF_EVENT), (about.bundle, OF_BUNDLE), (about.badge, (BADGE,)))
    return next((kinds for what, kinds in known if what), OF_POINT)


def has_large(kind: str) -> bool:
    """Whether it can be drawn in large print; the State's forms and posters have their one size."""
    return kind not in _ONE_SIZE


def has_a5(kind: str) -> bool:
    """Whether it can be folded to A5."""
    return kind not in _NOT_FOLDED


def is_on_walls(kind: str) -> bool:
    """Whether it hangs on a wall: then it may be A3, and is for somebody."""
    return kind in _ON_WALLS


def word(kind: str) -> str:
    """What helpers call it."""
    translate = QCoreApplication.translate
    return {
        SheetKind.GUIDANCE: translate("Sheets", "Guidance sheet"),
        SheetKind.DECLARATION: translate("Sheets", "Declaration"),
        SheetKind.PREPARATION: translate("Sheets", "Preparation slip"),
        SheetKind.CONSENT: translate("Sheets", "Consent slip"),
        SheetKind.BLANK: translate("Sheets", "Blank declaration"),
        ListKind.HANDOVER: translate("Sheets", "Handover list"),
        ListKind.RECIPIENT: translate("Sheets", "Post slip"),
        ListKind.TODO: translate("Sheets", "What is to do"),
        PublicKind.POSTER: translate("Sheets", "Poster"),
        PublicKind.LEAFLET: translate("Sheets", "Leaflet"),
        PublicKind.INFOGRAPHIC: translate("Sheets", "Picture sheet"),
        PublicKind.ONLINE_LIST: translate("Sheets", "What can be done online"),
        PublicKind.REFERENCE: translate("Sheets", "Pages to copy by hand"),
        PublicKind.VOICE_SCRIPT: translate("Sheets", "Words to record"),
        REPORT: translate("Sheets", "Report of the month"),
        BADGE: translate("Sheets", "Helper's badge"),
    }[kind]


def draw(desk: Desk, kind: str, about: About, hand: Hand | None) -> bytes:
    """One paper as PDF, in memory; Refusals as those of the services."""
    if kind in tuple(SheetKind):
        return _sheet(desk, SheetKind(kind), about, hand)
    if kind in tuple(ListKind):
        whose = about.bundle or ((about.dossier,) if about.dossier else ())
        return print_lists.listed(desk, ListKind(kind), whose, large=about.large, folded=about.a5)
    if kind == REPORT:
        return print_other.report(desk, about.month or None)
    if kind == BADGE:
        return print_other.badge(desk, about.badge)
    codes, title = codes_of(desk, about)
    wall = Wall(title or Wall.title, about.audience, about.a3 and not about.a5, about.a5)
    return print_public.public(desk, PublicKind(kind), codes, wall=wall, helper=team_of(desk))


def codes_of(desk: Desk, about: About) -> tuple[list[str], str]:
    """The procedures of a public paper, and the title over them."""
    if about.event:
        chosen = life_event(about.event, desk.catalogue)
        return list(chosen.codes), chosen.title
    return ([about.procedure] if about.procedure else []), ""


def loudspeaker(desk: Desk, about: About) -> str:
    """What the loudspeaker says of the same."""
    codes, title = codes_of(desk, about)
    return print_public.loudspeaker_text(desk, codes, title=title, helper=team_of(desk))


def _sheet(desk: Desk, kind: SheetKind, about: About, hand: Hand | None) -> bytes:
    way = Way(about.large, about.a5)
    if hand is not None and not hand.kept:
        return print_sheets.sheet_unkept(desk, kind, hand.draft, large=about.large, folded=about.a5)
    if about.dossier:
        return print_sheets.sheet(desk, kind, [about.dossier], large=about.large, folded=about.a5)
    paper = print_sheets.of_procedure(desk, kind, about.procedure, about.route, way, copies=about.copies)
    return together([paper], practice=desk.practice)
