"""A dossier's story in order of time, from what happened on this laptop and at the office."""

from collections.abc import Iterable

from app.services.views import TimelineEntry
from app.storage.records import JournalEntry, OfficeReport, PortalEvent

TICK = "portal-tick"
"""A value or paper ticked off beside the portal, or the tick taken back (``app.services.bridge``)."""


def timeline(
    journal: Iterable[JournalEntry], events: Iterable[PortalEvent], filings: Iterable[OfficeReport]
) -> tuple[TimelineEntry, ...]:
    """Oldest first. Left out are ``filed`` of the journal, where the report itself tells more, and single ticks."""
    told = [
        *(TimelineEntry(entry.at, "journal", entry.kind) for entry in journal if entry.kind not in ("filed", TICK)),
        *(TimelineEntry(event.at, "portal", event.kind, event.note, event.status) for event in events),
        *(TimelineEntry(report.recorded_at, "filing", report.number, report.source) for report in filings),
    ]
    return tuple(sorted(told, key=lambda entry: entry.at))
