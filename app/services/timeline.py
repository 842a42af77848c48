"""A dossier's story in order of time, from what happened on this laptop and at the office."""

from collections.abc import Iterable

from app.services.views import TimelineEntry
from app.storage.records import JournalEntry, OfficeReport, PortalEvent


def timeline(
    journal: Iterable[JournalEntry], events: Iterable[PortalEvent], filings: Iterable[OfficeReport]
) -> tuple[TimelineEntry, ...]:
    """Oldest first. ``filed`` of the journal is left out where the report itself tells more."""
    told = [
        *(TimelineEntry(entry.at, "journal", entry.kind) for entry in journal if entry.kind != "filed"),
        *(TimelineEntry(event.at, "portal", event.kind, event.note, event.status) for event in events),
        *(TimelineEntry(report.recorded_at, "filing", report.number, report.source) for report in filings),
    ]
    return tuple(sorted(told, key=lambda entry: entry.at))
