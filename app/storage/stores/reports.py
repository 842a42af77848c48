"""The office's acceptance as a person recorded it from paper, telephone or portal; append-only."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import insert, select

from app.storage.moments import date_or_none, moment_of, stamp
from app.storage.records import OfficeReport
from app.storage.stores import dossier_words
from app.storage.tables.office import office_reports
from app.storage.transaction import Transaction


class Reports:
    """Writer: services."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    def add(self, report: OfficeReport) -> None:
        """Append one report and make its number findable."""
        self._tx.key(report.dossier_id)
        self._tx.connection.execute(
            insert(office_reports),
            {
                "dossier_id": report.dossier_id,
                "office_number": report.number,
                "received_on": report.received_on.isoformat(),
                "due_on": report.due_on.isoformat() if report.due_on else None,
                "source": report.source,
                "recorded_by": report.recorded_by,
                "recorded_at": stamp(report.recorded_at),
            },
        )
        dossier_words.refresh(self._tx.connection, report.dossier_id)

    def list(self, dossier_id: str) -> list[OfficeReport]:
        """All reports of a dossier, oldest first; the last one counts."""
        query = (
            select(office_reports).where(office_reports.c.dossier_id == dossier_id).order_by(office_reports.c.number)
        )
        return [report_of(row._asdict()) for row in self._tx.connection.execute(query)]


def report_of(row: Mapping[str, Any], prefix: str = "") -> OfficeReport:
    """The value of a row that holds the columns of ``office_reports``, each name after ``prefix``."""
    fields = {name.removeprefix(prefix): value for name, value in row.items() if name.startswith(prefix)}
    return OfficeReport(
        dossier_id=fields["dossier_id"],
        number=fields["office_number"],
        received_on=date.fromisoformat(fields["received_on"]),
        due_on=date_or_none(fields["due_on"]),
        source=fields["source"],
        recorded_by=fields["recorded_by"],
        recorded_at=moment_of(fields["recorded_at"]),
    )
