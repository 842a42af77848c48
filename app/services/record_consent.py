"""Consent before the first scan or answer: what the villager agreed to, purpose by purpose, and who read it out."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from app.services import change_course
from app.services.desk import Desk, Shelf
from forms import consent_text
from forms.dossier import Consent, ConsentMeans, Purpose
from forms.follow_up import Tell
from forms.refusal import Refusal

if TYPE_CHECKING:
    from app.storage.vault import Unit

COVERS_DOSSIER = frozenset({Purpose.PREPARE, Purpose.KEEP})
"""What a kept dossier needs the villager's word for, until it has left."""


def given(
    shelf: Shelf,
    purposes: Collection[Purpose],
    read_by: str,
    means: ConsentMeans = ConsentMeans.SPOKEN,
    witness: str | None = None,
) -> Consent:
    """One act of consent, now, to the present text.

    Raises:
        Refusal: ``consent-reader`` without a reader's name; ``consent-witness`` for a thumb without a named witness.
    """
    if not read_by.strip():
        raise Refusal("consent-reader", "Say who read the consent text out: --read-by NAME.")
    if means is ConsentMeans.THUMB and not (witness or "").strip():
        raise Refusal("consent-witness", "A thumb on the slip needs a named witness: --witness NAME.")
    return Consent(
        purposes=frozenset(purposes),
        read_by=read_by.strip(),
        means=means,
        text_version=consent_text.CURRENT.version,
        given_at=shelf.clock.now(),
        witness=(witness or "").strip() or None,
    )


def record(desk: Desk, dossier_id: str, consent: Consent) -> bool:
    """Add what the villager now agrees to; the newest act counts, the older ones stay on record.

    Without preparing and keeping nothing more is sent: a submission that has not left is taken back, and one whose
    arrival is not known yet goes no second time. The dossier itself stays as it is.

    The gateway has no message for it, and withdrawing the dossier is something else: who wants the State's answer may
    want it without us. So the office hears of it from a person, which is a task until it is ticked off.

    Returns:
        Whether the office must be told, because the gateway or the office has or may have the dossier.
    """
    ended = not consent.purposes >= COVERS_DOSSIER
    with desk.vault.write() as unit:
        unit.dossiers.get(dossier_id)
        unit.consents.add(dossier_id, consent)
        unit.journal.append(
            "consent-ended" if ended else "consent",
            dossier_id,
            {"purposes": sorted(consent.purposes), "means": consent.means},
            dossier_id,
        )
        if ended:
            unit.register.leave(dossier_id)
            change_course.ask_back(unit, dossier_id)
            if change_course.may_be_elsewhere(unit, dossier_id):
                change_course.must_hear(desk, unit, dossier_id, Tell.CONSENT_ENDED)
    if not ended:
        return False
    change_course.carry_out(desk)
    return change_course.was_delivered(desk, dossier_id)


def require_prepare(consent: Consent) -> None:
    """Nothing is scanned, typed or printed about a person who did not agree to it (``consent-missing``)."""
    if Purpose.PREPARE not in consent.purposes:
        raise no_consent()


def no_consent() -> Refusal:
    """The refusal of everything before the villager agreed to it."""
    return Refusal(
        "consent-missing", "Nothing is prepared without consent: read the text out and give --consent prepare."
    )


def require_kept(unit: Unit, dossier_id: str) -> Consent:
    """The newest consent of a kept dossier, which must still cover preparing and keeping.

    Raises:
        Refusal: ``consent-missing`` or ``consent-withdrawn``.
    """
    return require_keeping(unit.consents.latest(dossier_id), dossier_id)


def require_keeping(consent: Consent | None, dossier_id: str) -> Consent:
    """The same for a consent that was read already."""
    if consent is None or not consent.purposes >= COVERS_DOSSIER:
        raise Refusal(
            "consent-withdrawn",
            f"{dossier_id}: the villager no longer agrees to preparing and keeping this dossier, so it stays as it is; "
            "record a new consent first.",
            dossier=dossier_id,
        )
    return consent
