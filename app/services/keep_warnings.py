"""Warnings that were asked about and stand ("Vẫn đúng như vậy"), each with its reason, in the journal."""

from app.services.desk import Desk
from app.storage.vault import Unit
from forms.refusal import Refusal

LONGEST = 300
"""Letters of a reason; the details of the journal are no place for a story."""


def keep(desk: Desk, dossier_id: str, code: str, reason: str) -> None:
    """Remember that a warning stands, and why; finalizing takes it as accepted.

    Raises:
        Refusal: ``no-reason`` for an empty one, ``unknown-dossier``.
    """
    said = " ".join(reason.split())[:LONGEST]
    if not said:
        raise Refusal("no-reason", f"Say in a few words why {code} is right as it is.")
    with desk.vault.write() as unit:
        unit.journal.append("warning-kept", dossier_id, {"code": code, "reason": said}, dossier_id)


def look_again(desk: Desk, dossier_id: str, code: str) -> None:
    """The warning is open again (``unknown-dossier``)."""
    with desk.vault.write() as unit:
        unit.journal.append("warning-open", dossier_id, {"code": code}, dossier_id)


def kept(desk: Desk, dossier_id: str) -> dict[str, str]:
    """The reason by the code of each warning that stands now."""
    with desk.vault.read() as unit:
        return kept_in(unit, dossier_id)


def kept_in(unit: Unit, dossier_id: str) -> dict[str, str]:
    """:func:`kept` inside somebody's transaction."""
    found: dict[str, str] = {}
    for entry in unit.journal.entries(dossier_id):
        code = str(entry.details.get("code", ""))
        if entry.kind == "warning-kept":
            found[code] = str(entry.details.get("reason", ""))
        elif entry.kind == "warning-open":
            found.pop(code, None)
    return found
