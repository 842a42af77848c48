"""A second dossier for the same person and the same procedure: told with the open one, and never refused.

Twins share a filer and not an owner; what one case holds was begun together on purpose. Somebody may need a second one
for good reason: the reason is kept, and nothing is told of it again.
"""

from app.services.desk import Desk
from app.services.follow_up import tidy
from app.storage.records import DossierRecord, DossierRow
from app.storage.vault import Unit
from forms.dossier import ENDS, DossierState
from forms.refusal import Refusal

AGAIN = "begun-again"
"""Kind of the journal's entry: a person said that a second one is right, and why."""


def open_already(desk: Desk, dossier_id: str) -> tuple[DossierRow, ...]:
    """Other open dossiers of the same owner and procedure that the user may see, the newest first.

    The owner is who the card's number says, or, where one of both has no number, who bears the same name.

    Raises:
        Refusal: ``unknown-dossier``.
    """
    with desk.vault.read() as unit:
        record = unit.dossiers.get(dossier_id)
        if any(entry.kind == AGAIN for entry in unit.journal.entries(dossier_id)):
            return ()
        asked = {text for text in (record.owner_number, record.owner) if text}
        found = {one for text in asked for one in unit.persons.dossiers_of(text)} - {dossier_id}
        rows = unit.dossiers.rows(found).values() if found else ()
        same = [row for row in rows if _is_same(unit, record, row)]
    return tuple(sorted(same, key=lambda row: row.created, reverse=True))


def begin_again(desk: Desk, dossier_id: str, reason: str) -> None:
    """A second one is right; the reason stays with it, and it is not asked again.

    Raises:
        Refusal: ``words-missing``, ``unknown-dossier``.
    """
    said = tidy(reason)
    if not said:
        raise Refusal("words-missing", "Say why a second dossier is right: --again WORDS.")
    with desk.vault.write() as unit:
        unit.dossiers.get(dossier_id)
        unit.journal.append(AGAIN, dossier_id, {"reason": said, "by": desk.vault.user}, dossier_id)


def _is_same(unit: Unit, record: DossierRecord, row: DossierRow) -> bool:
    if row.procedure != record.procedure or row.case == record.case_id or not _is_open(unit, row):
        return False
    number = unit.dossiers.get(row.id).owner_number
    if number and record.owner_number:
        return number == record.owner_number
    return bool(record.owner) and record.owner.casefold().split() == row.owner.casefold().split()


def _is_open(unit: Unit, row: DossierRow) -> bool:
    if row.state is DossierState.WITHDRAWN or row.portal_status in ENDS:
        return False
    return not unit.results.handovers(row.id)
