"""The papers beside a dossier's own: the month's report, a helper's badge, and all papers of a session in one."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app import printing
from app.printing import ToPrint
from app.services.desk import Desk
from app.services.monthly_report import figures, report_slip
from app.services.pay_fee import signed_by_office
from app.services.print_sheets import SheetKind, Way, of_dossier
from forms.badges import badge_of
from forms.local_data import LocalData
from forms.onlooker import NOBODY, OnLooker
from forms.other_papers import (
    Badge,
    build_badge,
)
from forms.refusal import Refusal


def report(desk: Desk, month: str | None = None) -> bytes:
    """The page of one month's counts; Refusals as ``monthly_report.figures``."""
    return printing.slip(report_slip(desk, figures(desk, month)))


def in_use(shown: Badge, known: LocalData | None) -> Badge:
    """The badge with the days that the commune's installed pack gives its number; where it lists badges, no others.

    Raises:
        Refusal: ``badge-not-valid`` for a number that the pack does not list.
    """
    if known is None or not known.badges:
        return shown
    days = next((one for one in known.badges if one.number == shown.number), None)
    if days is None:
        raise Refusal("badge-not-valid", f"The commune's pack does not list the badge {shown.number or '–'}.")
    first, last = max(shown.valid_from, days.first_day), min(shown.valid_to, days.last_day)
    return replace(shown, valid_from=first, valid_to=last)


def badge(desk: Desk, content: bytes) -> bytes:
    """A helper's badge from the file that the commune signed.

    Raises:
        Refusal: ``unsigned``, ``untrusted-key``, ``wrong-signature``, ``bad-pack``, ``other-unit``,
            ``badge-not-valid``.
    """
    signed = signed_by_office(desk, content)
    known = desk.catalogue.local(str(signed.statement.get("unit")))
    shown = build_badge(in_use(badge_of(signed), known), today=desk.today())
    return printing.together([ToPrint(shown)], practice=desk.practice)


def batch(
    desk: Desk,
    kinds: Sequence[SheetKind],
    dossier_ids: Sequence[str],
    *,
    looker: OnLooker = NOBODY,
    large: bool = False,
) -> bytes:
    """The papers of a village session in one PDF, dossier by dossier.

    Args:
        desk: the vault.
        kinds: the papers of each dossier, in this order.
        dossier_ids: whose.
        looker: told of the dossiers as the stage ``drawing``, and asked between two of them.
        large: large print.

    Raises:
        Refusal: those of ``print_sheets.sheet``.
        NotNow: ``stopped``: nothing is printed then.
    """
    way = Way(large)

    def papers() -> Iterator[ToPrint]:
        for number, dossier_id in enumerate(dossier_ids):
            looker.at("drawing", number, len(dossier_ids))
            for kind in kinds:
                yield from of_dossier(desk, kind, dossier_id, way)

    pdf = printing.together(papers(), practice=desk.practice)
    looker.at("drawing", len(dossier_ids), len(dossier_ids))
    return pdf
