"""Every paper that the window shows and prints: which there are for what, their words, and how each is drawn."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.services import print_other, print_sheets
from app.services.desk import Desk
from app.services.print_other import ListKind, PublicKind
from app.services.print_sheets import SheetKind
from app.ui.hand import Hand
from forms.dossier import Route

REPORT = "report"

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
OF_PROCEDURE = (
    SheetKind.GUIDANCE,
    SheetKind.BLANK,
    PublicKind.POSTER,
    PublicKind.LEAFLET,
    PublicKind.INFOGRAPHIC,
)
OF_POINT = (ListKind.TODO, REPORT, PublicKind.ONLINE_LIST, PublicKind.REFERENCE)
"""Of nobody and no procedure: what the help point itself needs."""
_ONE_SIZE = frozenset(
    {SheetKind.DECLARATION, SheetKind.BLANK, PublicKind.POSTER, PublicKind.INFOGRAPHIC, PublicKind.LEAFLET, REPORT}
)


@dataclass(frozen=True)
class About:
    """Of what a paper speaks: a dossier, a procedure and the way of filing that was looked at, or the help point."""

    dossier: str = ""
    procedure: str = ""
    route: Route | None = None
    large: bool = False


def kinds_of(about: About, hand: Hand | None) -> tuple[str, ...]:
    """The papers that there are."""
    if hand is not None and not hand.kept:
        return OF_MEMORY
    if about.dossier:
        return OF_DOSSIER
    return OF_PROCEDURE if about.procedure else OF_POINT


def has_large(kind: str) -> bool:
    """Whether it can be drawn in large print; the State's forms and posters have their one size."""
    return kind not in _ONE_SIZE and kind not in (PublicKind.ONLINE_LIST, PublicKind.REFERENCE)


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
        REPORT: translate("Sheets", "Report of the month"),
    }[kind]


def draw(desk: Desk, kind: str, about: About, hand: Hand | None) -> bytes:
    """One paper as PDF, in memory; Refusals as those of the services."""
    if kind in tuple(SheetKind):
        return _sheet(desk, SheetKind(kind), about, hand)
    if kind in tuple(ListKind):
        return print_other.listed(desk, ListKind(kind), [about.dossier] if about.dossier else [], large=about.large)
    if kind == REPORT:
        return print_other.report(desk)
    codes = [about.procedure] if about.procedure else []
    return print_other.public(desk, PublicKind(kind), codes)


def _sheet(desk: Desk, kind: SheetKind, about: About, hand: Hand | None) -> bytes:
    if hand is not None and not hand.kept:
        return print_sheets.sheet_unkept(desk, kind, hand.draft, large=about.large)
    if about.dossier:
        return print_sheets.sheet(desk, kind, [about.dossier], large=about.large)
    return print_sheets.sheet(desk, kind, procedure=about.procedure, route=about.route, large=about.large)
