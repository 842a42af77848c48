"""Which encrypted papers the rows of a database name, and whose they are."""

from sqlalchemy import Connection, inspect, select, union

from app.storage.tables.dossiers import papers
from app.storage.tables.office import follow_ups, result_papers
from app.storage.tables.outbox import submission_segments, submissions


def wanted_papers(connection: Connection) -> dict[str, str]:
    """Segment name -> dossier id, over papers, frozen submissions, results and receipts, also in an earlier schema."""
    attached = select(papers.c.segment, papers.c.dossier_id).where(papers.c.segment.is_not(None))
    frozen = select(submission_segments.c.segment, submissions.c.dossier_id).join(submissions)
    selects = [attached, frozen]
    known = inspect(connection)
    if known.has_table(result_papers.name):
        selects.append(select(result_papers.c.segment, result_papers.c.dossier_id))
    if known.has_table(follow_ups.name):
        pictured = select(follow_ups.c.segment, follow_ups.c.dossier_id).where(follow_ups.c.segment.is_not(None))
        selects.append(pictured)
    return {row.segment: row.dossier_id for row in connection.execute(union(*selects))}
