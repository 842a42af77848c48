"""Lists of dossiers, and one dossier whole: projections over what is stored, never a state of their own."""

from app.services.desk import Desk
from app.services.timeline import timeline
from app.services.views import DossierView
from app.services.wait_for_result import awaited_by
from app.storage.records import DossierPage
from forms.refusal import Refusal


def page(
    desk: Desk, *, state: str | None = None, find: str | None = None, limit: int = 50, after: str | None = None
) -> DossierPage:
    """One page of the list, newest first; ``after`` is the cursor of the page before (``bad-limit``)."""
    if not 1 <= limit <= 1000:
        raise Refusal("bad-limit", "A page of the list has 1 to 1000 dossiers.")
    with desk.vault.read() as unit:
        return unit.dossiers.page(state=state, find=find, limit=limit, after=after)


def whole(desk: Desk, dossier_id: str) -> DossierView:
    """One dossier with its consent, papers, filings, the office's acts, and its story in order of time."""
    with desk.vault.read() as unit:
        record = unit.dossiers.get(dossier_id)
        submission = unit.submissions.latest(dossier_id)
        outbox = unit.outbox.row(submission.id) if submission is not None else None
        filings = tuple(unit.reports.list(dossier_id))
        events = tuple(unit.events.list(dossier_id))
        journal = tuple(unit.journal.entries(dossier_id))
        return DossierView(
            row=unit.dossiers.row(dossier_id),
            procedure_name=desk.catalogue.get(record.procedure).name,
            outbox=outbox,
            consents=tuple(unit.consents.history(dossier_id)),
            papers=tuple(unit.papers.list(dossier_id)),
            filings=filings,
            events=events,
            journal=journal,
            timeline=timeline(journal, events, filings),
            results=tuple(unit.results.list(dossier_id)),
            handovers=tuple(unit.results.handovers(dossier_id)),
            waits_for=tuple(unit.dossiers.rows(awaited_by(desk, unit, outbox)).values()),
            followed=tuple(unit.follow_ups.list(dossier_id)),
        )
