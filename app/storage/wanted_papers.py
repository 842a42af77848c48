"""Which encrypted papers the rows of a database name, and whose they are."""

from sqlalchemy import Connection, select

from app.storage.tables.dossiers import papers
from app.storage.tables.outbox import submission_segments, submissions


def wanted_papers(connection: Connection) -> dict[str, str]:
    """Segment name -> dossier id, over attached papers and frozen submissions."""
    attached = select(papers.c.segment, papers.c.dossier_id).where(papers.c.segment.is_not(None))
    frozen = select(submission_segments.c.segment, submissions.c.dossier_id).join(submissions)
    return {row.segment: row.dossier_id for row in connection.execute(attached.union(frozen))}
