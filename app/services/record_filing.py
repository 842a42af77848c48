"""Recording that the office accepted a dossier: delivered is not filed, only the office's own number is."""

from collections.abc import Iterable
from datetime import date
from typing import Literal

from app.services.desk import Desk
from app.storage.records import OfficeReport
from forms import office_number
from forms.dossier import DossierState
from forms.refusal import Refusal

Source = Literal["paper", "phone", "portal"]


def file(
    desk: Desk, dossier_id: str, number: str, received_on: date, source: Source, due_on: date | None = None
) -> OfficeReport:
    """Record the office's number, the day it received the dossier and, where its slip names one, the day due.

    Raises:
        Refusal: ``bad-office-number``, ``bad-date`` (received in the future, due before received), ``not-finalized``.
    """
    kept = office_number.tidy(number)
    if received_on > desk.today():
        raise Refusal("bad-date", f"The office cannot have received it on {received_on}: that day is still to come.")
    if due_on is not None and due_on < received_on:
        raise Refusal("bad-date", f"The day due, {due_on}, lies before the day received, {received_on}.")
    with desk.vault.write() as unit:
        record = unit.dossiers.get(dossier_id)
        if unit.submissions.latest(dossier_id) is None or record.state is DossierState.WITHDRAWN:
            raise Refusal("not-finalized", f"{dossier_id} is not finalized; the office cannot have it yet.")
        report = OfficeReport(dossier_id, kept, received_on, due_on, source, desk.vault.user, desk.clock.now())
        unit.reports.add(report)
        unit.dossiers.update(dossier_id, updated_at=report.recorded_at)
        unit.journal.append("filed", dossier_id, {"source": source, "received_on": str(received_on)}, dossier_id)
    return report


def filed_among(desk: Desk, dossier_ids: Iterable[str]) -> frozenset[str]:
    """Those of the dossiers that the office has: nobody may read of them that they were not handed in."""
    with desk.vault.read() as unit:
        rows = unit.dossiers.rows(list(dossier_ids))
    return frozenset(found for found, row in rows.items() if row.filed)
